"""Datelines: where an article says it was written, as different houses print it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reporting.datelines import datelines


@pytest.mark.parametrize(
    "dateline",
    [
        "MIAMI (AP) — ",
        "LIMA, Peru, April 14 (Reuters) - ",
        "KYIV, Ukraine (AP) — ",
        "GENEVA – ",
        "NAIROBI, Kenya -- ",
        "Nairobi, Kenya | ",
        "Madrid, 3 Oct 2024 (EFE).- ",
        "THE HAGUE, Netherlands (AP)_ ",
    ],
)
def test_a_dateline_ends_where_the_news_begins(dateline):
    text = f"{dateline}The river rose by two metres on Friday."
    assert [span.of(text) for span in datelines(text)] == [dateline]


@pytest.mark.parametrize(
    "text",
    [
        "Lima — Peru's capital — was hit by a bomb.",
        "DPRK Foreign Minister Kim spoke on Friday.",
        "The river rose.",
        "",
    ],
)
def test_what_opens_an_article_otherwise_is_none(text):
    assert datelines(text) == ()


@given(st.text(alphabet="ABCabc .,-—|()\n12", max_size=80))
def test_datelines_lie_in_order_inside_the_text(text):
    found = datelines(text)
    assert all(one <= other for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
