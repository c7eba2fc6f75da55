"""Quotations: which marks open and close one, and what stands inside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Span
from geo.reporting.quotation import inner_quotations, is_left_open, quotations


def quoted(text):
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The dam broke,” she said.", ["“The dam broke,”"]),
        ("'The dam broke,' she said. 'It was old.'", ["'The dam broke,'", "'It was old.'"]),
        ("‘We don’t know why the dam broke,’ he said.", ["‘We don’t know why the dam broke,’"]),
        ("The workers' hall and the nurses' house burned, he said.", []),
        ("It's the town's '90s bridge that the miners' union built.", []),
        (
            "“They shouted ‘run for it!’ and left,” he said.",
            ["“They shouted ‘run for it!’ and left,”"],
        ),
        (
            "‘They shouted “run for it!” and left,’ he said.",
            ["‘They shouted “run for it!” and left,’"],
        ),
    ],
)
def test_single_marks_quote_where_they_surely_are_no_apostrophes(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    ["“They shouted ‘run for it!’ and left,” he said.", "‘He cried “run now!” twice,’ she said."],
)
def test_what_is_quoted_inside_a_quotation_is_found_too(text):
    (outer,) = quotations(text)
    (inner,) = inner_quotations(text, outer)
    assert inner.of(text).strip("‘’“”") in {"run for it!", "run now!"}


def test_a_quotation_without_closing_mark_goes_on_below():
    text = "“The dam broke.\n“Nobody had warned us.”\nThe town is empty."
    first, second = quotations(text)
    assert is_left_open(text, first)
    assert not is_left_open(text, second)


def test_a_quotation_that_opens_again_in_its_line_goes_on():
    text = "“The dam broke. “Nobody had warned us.” The “free” press was told."
    assert quoted(text) == ["“The dam broke.", "“Nobody had warned us.”", "“free”"]
    first, second, _ = quotations(text)
    assert is_left_open(text, first)
    assert not is_left_open(text, second)


@given(st.text(alphabet="ab .,!\n'\"“”‘’«»", max_size=80))
def test_quotations_lie_in_order_inside_the_text_and_apart(text):
    found = quotations(text)
    assert list(found) == sorted(found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    for outer in found:
        assert all(
            Span(outer.start, outer.end).contains(one) for one in inner_quotations(text, outer)
        )
