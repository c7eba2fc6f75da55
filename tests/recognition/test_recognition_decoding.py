"""From numbers to toponyms: only well-formed ones, the best ones, in order."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.recognition.decoding import best_tags, find, spans_of
from geo.recognition.labels import COLUMNS, FOLLOWERS, FORMS, ROLES, Tag

LOGITS = arrays(
    np.float32,
    st.tuples(st.integers(0, 30), st.just(COLUMNS)),
    elements=st.floats(-8, 8, width=32),
)


def answer_for(tags: list[Tag], sureness: float = 6.0) -> np.ndarray:
    answer = np.zeros((len(tags), COLUMNS), dtype=np.float32)
    for word, tag in enumerate(tags):
        answer[word, tag] = sureness
    return answer


def test_well_formed_tags_are_read_as_they_are() -> None:
    tags = [Tag.OUTSIDE, Tag.BEGIN, Tag.INSIDE, Tag.END, Tag.SINGLE, Tag.OUTSIDE]
    assert [(each.first, each.last) for each in find(answer_for(tags))] == [(1, 3), (4, 4)]


def test_a_broken_sequence_becomes_the_nearest_well_formed_one() -> None:
    answer = answer_for([Tag.OUTSIDE, Tag.INSIDE, Tag.END, Tag.OUTSIDE])
    answer[1, Tag.BEGIN] = 5.0
    assert [(each.first, each.last) for each in find(answer)] == [(1, 2)]


def test_no_toponym_runs_over_the_beginning_of_a_paragraph() -> None:
    answer = answer_for([Tag.BEGIN, Tag.INSIDE, Tag.END])
    answer[0, Tag.SINGLE] = 1.0
    found = find(answer, paragraphs=[1])
    assert [(each.first, each.last) for each in found] == [(0, 0), (1, 2)]


def test_role_and_form_are_read_from_the_words_of_the_toponym() -> None:
    answer = answer_for([Tag.SINGLE, Tag.OUTSIDE])
    answer[0, ROLES] = (0.0, 4.0)
    answer[0, FORMS] = (4.0, 0.0)
    (found,) = find(answer)
    assert found.associative > 0.9
    assert found.adjectival < 0.1
    assert found.score > 0.9


@given(answer=LOGITS)
def test_found_toponyms_are_in_order_and_apart(answer: np.ndarray) -> None:
    found = find(answer)
    assert all(0 <= each.first <= each.last < len(answer) for each in found)
    assert all(one.last < other.first for one, other in itertools.pairwise(found))
    assert all(0.0 <= each.score <= 1.0 for each in found)


@given(answer=LOGITS)
def test_the_best_sequence_is_always_well_formed(answer: np.ndarray) -> None:
    tags = [Tag(tag) for tag in best_tags(answer[:, : len(Tag)])]
    assert all(after in FOLLOWERS[before] for before, after in itertools.pairwise(tags))
    assert len(spans_of(np.array(tags, dtype=np.int64))) == sum(
        tag in (Tag.END, Tag.SINGLE) for tag in tags
    )
