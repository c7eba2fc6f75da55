"""Training data: labels, variations and what is held out; one step of training where torch is."""

import json
import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from geo.encoders import open_tokenizer
from geo.errors import InputError
from geo.model import Form, Role
from geo.recognition.labels import Tag
from geo.recognition.recognizer import MODEL_FOLDER
from geo.recognition.training.augment import change_case, swap_names, write_document
from geo.recognition.training.corpora import (
    Document,
    Mention,
    form_by_rule,
    is_held_out,
    read_corpus,
    role_by_rule,
)
from geo.recognition.training.examples import to_examples, word_labels
from geo.recognition.training.names import Names
from geo.recognition.words import read_words

LITERAL, ASSOCIATIVE = Role.LITERAL, Role.ASSOCIATIVE


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return open_tokenizer(MODEL_FOLDER / "tokenizer.json")


@pytest.fixture
def names() -> Names:
    return Names(
        countries=("Chad",),
        capitals=("N'Djamena",),
        large_cities=("Abéché",),
        small_cities=("Mongo",),
        states=("Ohio",),
        fillings={"adjective": ("Chadian",), "day": ("Monday",)},
        ids={1: "city"},
    )


def document(text: str, *surfaces: str) -> Document:
    mentions = [
        Mention(text.index(s), text.index(s) + len(s), LITERAL, Form.NAME, 1, True)
        for s in surfaces
    ]
    return Document("one", text, "one", tuple(mentions))


def write_corpus(path: Path, **annotation: object) -> Path:
    row = {"id": "7", "text": "Rain in Lima.", "toponyms": [{"start": 8, "end": 12, **annotation}]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_classes_of_geowebnews_become_roles(tmp_path: Path) -> None:
    (read,) = read_corpus(write_corpus(tmp_path / "a.jsonl", type="Metonymic"))
    assert read.mentions == (Mention(8, 12, ASSOCIATIVE, Form.NAME),)


def test_what_is_no_toponym_is_dropped(tmp_path: Path) -> None:
    (read,) = read_corpus(write_corpus(tmp_path / "a.jsonl", type="Demonym"))
    assert read.mentions == ()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "7"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl, line 1"):
        read_corpus(path)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It rained in Lima.", "Lima", LITERAL),
        ("Lima said no.", "Lima", ASSOCIATIVE),
        ("The Lima government fell.", "Lima", ASSOCIATIVE),
        ("He likes Lima.", "Lima", None),
    ],
)
def test_roles_are_guessed_only_where_the_words_are_clear(
    text: str, name: str, role: Role | None
) -> None:
    start = text.index(name)
    assert role_by_rule(text, start, start + len(name), Form.NAME) is role


def test_forms_are_guessed_from_the_name_of_the_place() -> None:
    assert form_by_rule("Turkish", "Republic of Turkey") is Form.ADJECTIVAL
    assert form_by_rule("Turkey", "Republic of Turkey") is Form.NAME
    assert form_by_rule("Anatolia", "Republic of Turkey") is None


def test_labels_mark_first_and_last_word(tokenizer: Tokenizer) -> None:
    annotated = document("In Sumy Oblast and Lima", "Sumy Oblast", "Lima")
    labels = word_labels(read_words(annotated.text, tokenizer), annotated)
    assert labels[0].tolist() == [Tag.OUTSIDE, Tag.BEGIN, Tag.END, Tag.OUTSIDE, Tag.SINGLE]


def test_windows_hold_every_piece_once(tokenizer: Tokenizer) -> None:
    annotated = document("Rain fell on Lima. " * 40)
    examples = to_examples(annotated, tokenizer, None, length=32, offset=5)
    assert sum(len(each.pieces) - 2 for each in examples) == 5 * 40
    assert max(len(each.pieces) for each in examples) <= 32


def test_swapped_names_keep_their_mentions(names: Names) -> None:
    annotated = document("From Lima to Lima by bus", "Lima")
    changed = {swap_names(annotated, names, random.Random(seed)).text for seed in range(40)}
    assert len(changed) > 1
    for seed in range(40):
        swapped = swap_names(annotated, names, random.Random(seed))
        (mention,) = swapped.mentions
        assert swapped.text[mention.start : mention.end] in ("Lima", "Abéché", "Mongo")


def test_other_case_keeps_the_length() -> None:
    annotated = document("Straße in Lima, " * 20)
    texts = [change_case(annotated, random.Random(seed)).text for seed in range(60)]
    assert {len(text) for text in texts} == {len(annotated.text)}
    assert any(text != annotated.text for text in texts)


def test_written_sentences_know_roles_and_forms(names: Names) -> None:
    sentences = ("{adjective:a} troops entered {country:l} on {day}.",)
    written = write_document(sentences, names, random.Random(1))
    first, second = written.mentions[:2]
    assert written.text[first.start : first.end] == "Chadian"
    assert (first.role, first.form) == (ASSOCIATIVE, Form.ADJECTIVAL)
    assert (written.text[second.start : second.end], second.role) == ("Chad", LITERAL)


def test_the_same_group_is_always_held_out_or_not() -> None:
    groups = [f"publisher {number}.example" for number in range(1000)]
    held_out = [group for group in groups if is_held_out(group, 0.15)]
    assert held_out == [group for group in groups if is_held_out(group, 0.15)]
    assert 100 < len(held_out) < 200


def test_one_step_of_training_lowers_the_loss(tokenizer: Tokenizer) -> None:
    torch = pytest.importorskip("torch", reason="torch is installed for training only")
    transformers = pytest.importorskip("transformers", reason="installed for training only")
    from geo.recognition.training.fit import Plan, collate, fit, loss_of
    from geo.recognition.training.network import ToponymNetwork

    torch.manual_seed(1)
    config = transformers.BertConfig(
        hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    network = ToponymNetwork(transformers.BertModel(config, add_pooling_layer=False))
    examples = to_examples(document("It rained in Lima.", "Lima"), tokenizer, None, length=32)
    batch = collate(examples)

    def loss() -> float:
        return float(loss_of(network(*batch[:4]), batch[4:]))

    before = loss()
    fit(network, lambda _: examples * 8, Plan(epochs=2, batch=4), lambda _: None)
    assert loss() < before
