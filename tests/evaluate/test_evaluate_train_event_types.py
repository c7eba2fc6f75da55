"""Fitting the weights of event kinds, on a handful of invented texts."""

import json
from collections import Counter

import numpy as np

from geo.evaluate.event_corpora.event_types import CASE_TYPES
from geo.evaluate.train_event_types import (
    FOLDS,
    WRITTEN,
    Example,
    accuracy,
    cross_validate,
    fit,
    fold_of,
    macro_f1,
    main,
    read_written,
    sharpest,
)
from geo.reporting.kind_model import MODEL_PATH, load_model


def example(kind, *words, fold=None):
    return Example((Counter(words), Counter(), Counter()), fold, sub_event=kind, plover=kind)


def weather(fold):
    return [
        example("Storm", "word wind", f"word a{fold}", fold=fold),
        example("Protest", "word march", f"word b{fold}", fold=fold),
    ]


def test_what_was_learnt_is_told_in_texts_held_out():
    examples = [one for fold in range(FOLDS) for one in weather(fold)]
    held_out = cross_validate(examples, "sub_event")
    assert len(held_out) == len(examples)
    assert accuracy(held_out) == macro_f1(held_out) == 1.0


def test_written_sentences_are_learnt_from_and_never_measured():
    written = [example("Storm", "word wind"), example("Protest", "word march")]
    held_out = cross_validate([*written, *written, *weather(0)], "sub_event")
    assert len(held_out) == 2
    assert accuracy(held_out) == 1.0


def test_a_model_that_is_often_wrong_gets_a_gentle_slope():
    right = [("Storm", ("Protest", "Storm"), [0.0, 1.0])] * 4
    wrong = [("Protest", ("Protest", "Storm"), [0.0, 1.0])] * 3
    as_arrays = [(kind, kinds, np.array(s)) for kind, kinds, s in right + wrong]
    assert sharpest(as_arrays) < sharpest(as_arrays[:4])


def test_every_written_kind_is_one_that_is_measured():
    assert {kind for kind, _ in read_written(WRITTEN / "sub_events.txt")} <= CASE_TYPES.keys()
    assert len({kind for kind, _ in read_written(WRITTEN / "plover.txt")}) == 18


def test_both_heads_are_fitted_to_all_examples():
    model = fit([*weather(None), *weather(None)], {"sub_event": 2.0, "plover": 3.0})
    read = model.read((Counter({"word wind": 1}), Counter(), Counter()))
    assert model.sub_events.probabilities(*read)["Storm"] > 0.5
    assert model.plover.sharpness == 3.0


def test_the_command_writes_weights_and_a_card_that_names_the_corpora(tmp_path):
    case, plover = tmp_path / "case.jsonl", tmp_path / "plover.jsonl"
    snippets = [
        {"EventSnippet": f"A typhoon tore off {number} roofs.", "SubType": "NATURAL_DISASTER"}
        for number in range(6)
    ]
    sentences = [{"text": f"Peru gave {number} tents.", "event": "AID"} for number in range(6)]
    case.write_text("\n".join(map(json.dumps, snippets)), encoding="utf-8")
    plover.write_text("\n".join(map(json.dumps, sentences)), encoding="utf-8")
    assert main([str(case), str(plover), "-o", str(tmp_path / "model")]) == 0
    assert "Natural disaster" in load_model(tmp_path / "model" / MODEL_PATH.name).sub_events.kinds
    assert "case.jsonl" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")


def test_a_text_is_always_in_the_same_fold():
    assert fold_of("A typhoon.") == fold_of("A typhoon.")
    assert 0 <= fold_of("A typhoon.") < FOLDS
