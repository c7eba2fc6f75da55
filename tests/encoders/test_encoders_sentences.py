"""The reader of passages: its files, its answers, and what it does with hostile text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.encoders import SentenceClassifier
from geo.encoders.sentences import MOST_PIECES
from geo.reporting.kind_model import MODEL_FOLDER

CLASSIFIER = SentenceClassifier(MODEL_FOLDER)


def test_every_question_has_an_answer_for_each_of_its_kinds():
    found = CLASSIFIER.answer("Rebels shelled the town.")
    assert {question: len(kinds) for question, kinds in CLASSIFIER.questions.items()} == {
        question: len(logits) for question, logits in found.items()
    }


def test_a_flood_is_told_from_a_protest():
    kinds = CLASSIFIER.questions["sub_event"]

    def kind(text):
        return kinds[int(CLASSIFIER.answer(text)["sub_event"].argmax())]

    assert kind("Floods swept away bridges in northern Peru after days of rain.") == (
        "Natural disaster"
    )
    assert kind("Thousands marched peacefully through Nairobi to demand jobs.") == (
        "Peaceful protest"
    )


def test_the_same_passage_has_the_same_answer():
    first, second = (CLASSIFIER.answer("A court in Lima jailed two men.") for _ in range(2))
    assert all(np.array_equal(first[question], second[question]) for question in first)


def test_only_the_beginning_of_a_long_passage_is_read():
    words = "storm " * (MOST_PIECES - 2)
    found, longer = CLASSIFIER.answer(words), CLASSIFIER.answer(words + "vote " * 5000)
    assert np.array_equal(found["plover"], longer["plover"])


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_finite_answers(text):
    assert all(np.isfinite(logits).all() for logits in CLASSIFIER.answer(text).values())
