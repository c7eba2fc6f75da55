"""Fitting the weights of event kinds, on a handful of invented texts."""

import json
from collections import Counter

import numpy as np

from geo.evaluate.event_corpora.event_types import CASE_TYPES
from geo.evaluate.kind_texts import FOLDS, WRITTEN, fold_of, read_written
from geo.evaluate.kind_texts import main as write_texts
from geo.evaluate.train_event_types import (
    LINEAR_ALONE,
    Example,
    HeldOut,
    accuracy,
    cross_validate,
    fit,
    macro_f1,
    main,
    slopes_of,
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
    assert accuracy(held_out, LINEAR_ALONE) == macro_f1(held_out, LINEAR_ALONE) == 1.0


def test_written_sentences_are_learnt_from_and_never_measured():
    written = [example("Storm", "word wind"), example("Protest", "word march")]
    held_out = cross_validate([*written, *written, *weather(0)], "sub_event")
    assert len(held_out) == 2
    assert accuracy(held_out, LINEAR_ALONE) == 1.0


def held(kind, scores, logits=None):
    said = None if logits is None else np.array(logits)
    return HeldOut(kind, ("Protest", "Storm"), np.array(scores), said)


def test_a_model_that_is_often_wrong_gets_a_gentle_slope():
    right, wrong = [held("Storm", [0.0, 1.0])] * 4, [held("Protest", [0.0, 1.0])] * 3
    assert slopes_of(right + wrong)[0] < slopes_of(right)[0]


def test_an_encoder_that_was_not_asked_does_not_count():
    assert slopes_of([held("Storm", [0.0, 1.0])])[2] == 0.0


def test_the_better_of_two_models_counts_for_more():
    doubtful = [held("Storm", [0.2, 0.0], [0.0, 3.0]), held("Protest", [0.0, 0.2], [3.0, 0.0])]
    _, beside, encoder = slopes_of(doubtful)
    assert (beside, encoder) == (0.0, 1.5)
    assert accuracy(doubtful, (1.0, beside, encoder)) == 1.0


def test_every_written_kind_is_one_that_is_measured():
    assert {kind for kind, _ in read_written(WRITTEN / "sub_events.txt")} <= CASE_TYPES.keys()
    assert len({kind for kind, _ in read_written(WRITTEN / "plover.txt")}) == 18


def test_both_heads_are_fitted_to_all_examples():
    model = fit(
        [*weather(None), *weather(None)], {"sub_event": (2.0, 1.0, 0.5), "plover": (3.0, 1.0, 0.5)}
    )
    read = model.read((Counter({"word wind": 1}), Counter(), Counter()))
    assert model.sub_events.probabilities(*read)["Storm"] > 0.5
    assert (model.plover.sharpness, model.plover.encoder) == (3.0, 0.5)


def corpora(folder):
    case, plover = folder / "case.jsonl", folder / "plover.jsonl"
    snippets = [
        {"EventSnippet": f"A typhoon tore off {number} roofs.", "SubType": "NATURAL_DISASTER"}
        for number in range(6)
    ]
    sentences = [{"text": f"Peru gave {number} tents.", "event": "AID"} for number in range(6)]
    case.write_text("\n".join(map(json.dumps, snippets)), encoding="utf-8")
    plover.write_text("\n".join(map(json.dumps, sentences)), encoding="utf-8")
    return str(case), str(plover)


def test_the_command_writes_weights_and_a_card_that_names_what_was_learnt_from(tmp_path):
    assert main([*corpora(tmp_path), "-o", str(tmp_path / "model")]) == 0
    assert "Natural disaster" in load_model(tmp_path / "model" / MODEL_PATH.name).sub_events.kinds
    assert "CASE 2021" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")


def test_an_encoder_is_given_the_same_texts_in_the_same_order(tmp_path):
    assert write_texts([*corpora(tmp_path), "-o", str(tmp_path / "examples.jsonl")]) == 0
    lines = (tmp_path / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    first, *_, last = map(json.loads, lines)
    assert first["labels"] == {"sub_event": "Natural disaster"}
    assert first["fold"] == fold_of(first["text"])
    assert (list(last["labels"]), last["fold"]) == (["plover"], None)


def test_a_text_is_always_in_the_same_fold():
    assert fold_of("A typhoon.") == fold_of("A typhoon.")
    assert 0 <= fold_of("A typhoon.") < FOLDS
