"""Edges of a toponym."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Span
from geo.recognition.trimming import trim


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("the Gaza Strip", "Gaza Strip"),
        ("The Hague", "The Hague"),
        ("Peru's", "Peru"),
        ("Peru’s", "Peru"),
        ("U.S.", "U.S."),
        ("U.S.'s", "U.S."),
        ("Nairobi.", "Nairobi"),
        ("Nairobi),", "Nairobi"),
        ("“Lima", "Lima"),
        ("Mount St. Helens", "Mount St. Helens"),
        ("Main St.", "Main St."),
        ("Washington, D.C.", "Washington, D.C."),
        ("Paris", "Paris"),
        ("Theodore", "Theodore"),
        ("Dr. Luther King Drive", "Dr. Luther King Drive"),
    ],
)
def test_edges_that_are_no_part_of_the_name_go(surface: str, name: str) -> None:
    span = trim(surface, Span(0, len(surface)))
    assert span is not None
    assert span.of(surface) == name


@pytest.mark.parametrize("surface", ["", "...", "the ", "’’’’", "Dr. Slepian", "Dr.", "U.N."])
def test_what_is_no_place_is_nothing(surface: str) -> None:
    assert trim(surface, Span(0, len(surface))) is None


@given(text=st.text(max_size=60))
def test_trimming_never_leaves_the_span(text: str) -> None:
    span = trim(text, Span(0, len(text)))
    assert span is None or 0 <= span.start < span.end <= len(text)


def test_a_long_run_of_apostrophes_costs_no_time() -> None:
    text = "'" * 100_000 + "Lima" + "'" * 100_000
    span = trim(text, Span(0, len(text)))
    assert span is not None
    assert span.of(text) == "Lima"
