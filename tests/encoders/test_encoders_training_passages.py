"""Training the reader of passages: examples, questions, and steps where torch is."""

import json

import pytest

from geo.encoders.passages import PassageReading, cut
from geo.model import Span


@pytest.fixture
def passages():
    pytest.importorskip("torch", reason="torch is installed for training only")
    pytest.importorskip("transformers", reason="installed for training only")
    from geo.encoders.training import passages

    return passages


def example(text, labels, fold, place=None, event=None, **told):
    """Return a line of a file of examples; `place` and `event` are words of its text."""
    words = [[text.index(word), text.index(word) + len(word)] for word in text.split()]
    places = []
    if place:
        start = text.index(place)
        events = None if event is None else [text.split().index(event)]
        places = [
            {
                "start": start,
                "end": start + len(place),
                "events": events,
                "times": [],
                "labels": told,
            }
        ]
    return {"text": text, "labels": labels, "fold": fold, "words": words, "places": places}


def written(folder, *rows):
    path = folder / "examples.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def small_network(passages, columns):
    import torch
    import transformers

    torch.manual_seed(1)
    config = transformers.BertConfig(
        hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    encoder = transformers.BertModel(config, add_pooling_layer=False)
    return passages.PassageNetwork(encoder, columns.count)


ROWS = (
    example("A storm came.", {"what": "Storm"}, 0),
    example("They marched through Lima today", {}, 1, "Lima", "marched", part=["site"]),
    example("They left Cusco today", {}, 1, "Cusco", "left", part=["origin"]),
    example("They marched.", {"what": "Protest"}, None),
)


def test_a_question_has_the_kinds_that_its_examples_have(passages, tmp_path):
    examples = passages.read_examples(written(tmp_path, *ROWS))
    columns = passages.columns_of(examples)
    assert columns.questions == {"what": ("Protest", "Storm")}
    assert columns.place_questions == {"part": ("origin", "site")}
    assert [one.fold for one in examples] == [0, 1, 1, None]


def test_an_event_that_is_the_place_itself_is_not_learnt(passages, tmp_path):
    row = example("The Waterloo raged", {}, 0, "Waterloo", "Waterloo")
    (found,) = passages.read_examples(written(tmp_path, row))
    assert found.places[0].events is None


def test_training_lowers_the_loss(passages, tmp_path):
    import torch

    examples = passages.read_examples(written(tmp_path, *ROWS * 8))
    columns = passages.columns_of(examples)
    network = small_network(passages, columns)

    def loss():
        network.eval()
        with torch.no_grad():
            return float(passages.loss_of(network(*passages.collate(examples)), examples, columns))

    before = loss()
    passages.fit(network, examples, columns, passages.Plan(epochs=3, batch=4))
    assert loss() < before


def test_what_is_trained_is_what_is_read(passages, tmp_path):
    import torch

    row = ROWS[1]
    examples = passages.read_examples(written(tmp_path, row))
    columns = passages.columns_of([*examples, *passages.read_examples(written(tmp_path, *ROWS))])
    network = small_network(passages, columns).eval()
    with torch.no_grad():
        answers = network(*passages.collate(examples))
    words = [Span(*word) for word in row["words"]]
    reading = PassageReading(columns, answers[0].numpy(), cut(row["text"]), words)
    read = reading.of_place(Span(row["places"][0]["start"], row["places"][0]["end"]))
    told = read.events[1], read.times[-1], read.questions["part"]["site"]
    loss = float(passages.loss_of(answers, examples, columns))
    assert loss == pytest.approx(-sum(told), abs=1e-4)
