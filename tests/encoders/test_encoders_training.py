"""Training the reader of passages: examples, questions, and one step where torch is."""

import json

import pytest

from geo.encoders import TOKENIZER, open_tokenizer


@pytest.fixture
def sentences():
    pytest.importorskip("torch", reason="torch is installed for training only")
    pytest.importorskip("transformers", reason="installed for training only")
    from geo.encoders.training import sentences

    return sentences


def written(folder, *rows):
    path = folder / "examples.jsonl"
    lines = [
        json.dumps({"text": text, "labels": labels, "fold": fold}) for text, labels, fold in rows
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_question_has_the_kinds_that_its_examples_have(sentences, tmp_path):
    path = written(
        tmp_path,
        ("A storm.", {"what": "Storm"}, 0),
        ("A march.", {"what": "Protest"}, None),
        ("Peru gave tents.", {"why": "AID"}, 1),
    )
    examples = sentences.read_examples(path, open_tokenizer(TOKENIZER))
    assert sentences.questions_of(examples) == {"what": ("Protest", "Storm"), "why": ("AID",)}
    assert [one.fold for one in examples] == [0, None, 1]


def test_one_step_of_training_lowers_the_loss(sentences, tmp_path):
    import torch
    import transformers

    torch.manual_seed(1)
    config = transformers.BertConfig(
        hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    encoder = transformers.BertModel(config, add_pooling_layer=False)
    rows = [("A storm came.", {"what": "Storm"}, 0), ("They marched.", {"what": "Protest"}, 0)]
    examples = sentences.read_examples(written(tmp_path, *rows * 8), open_tokenizer(TOKENIZER))
    questions = sentences.questions_of(examples)
    network = sentences.PassageNetwork(encoder, 2)

    def loss():
        network.eval()
        with torch.no_grad():
            logits = network(*sentences.collate(examples))
        return float(sentences.loss_of(logits, examples, questions))

    before = loss()
    sentences.fit(network, examples, questions, sentences.Plan(epochs=3, batch=4))
    assert loss() < before
    assert set(sentences.answers(network, examples[0], questions)) == {"what"}
