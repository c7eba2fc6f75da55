"""A comparison in the address: any publisher's name survives, and what is none is one sentence."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.comparison import (
    Compared,
    Comparison,
    ComparisonKind,
    Group,
    read_comparison,
    write_comparison,
)
from geo.features.view_query import View, decode, decode_leniently, encode
from geo.model import ReportFilter

names = st.text(st.characters(codec="utf-8"), max_size=40)


@st.composite
def comparisons(draw):
    if draw(st.booleans()):
        days = draw(st.lists(st.dates(), min_size=2, max_size=2, unique=True))
        return Comparison(ComparisonKind.DAY, *(day.isoformat() for day in days))
    sides = draw(st.lists(names, min_size=2, max_size=2, unique=True))
    return Comparison(ComparisonKind.PUBLISHER, *sides)


@given(comparisons())
def test_a_comparison_reads_back_from_what_it_is_written_as(comparison):
    assert read_comparison(write_comparison(comparison)) == comparison


@given(comparisons())
def test_a_comparison_survives_the_address(comparison):
    view = View(compare=comparison)
    assert decode(parse_qsl(encode(view), keep_blank_values=True)) == view


def test_a_comparison_reads_like_english():
    papers = Comparison(ComparisonKind.PUBLISHER, "Rift Herald", "Bar | Grill 50%")
    assert write_comparison(papers) == "publisher:Rift Herald|Bar %7C Grill 50%25"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "publisher",
        "publisher:",
        "publisher:One",
        "publisher:One|Two|Three",
        "publisher:One|One",
        "week:2024-01|2024-02",
        "day:2024-06-26",
        "day:2024-06-26|soon",
        "day:2024-06-26|2024-06-31",
        "day:2024-06-26|20240626",
    ],
)
def test_what_is_no_comparison_is_one_sentence(value):
    with pytest.raises(FilterError, match=r"^“compare” [^.]+\.$"):
        read_comparison(value)
    view, problems = decode_leniently([("status", "denied"), ("compare", value)])
    assert view.compare is None
    assert view.wanted.statuses
    assert len(problems) == 1


def test_each_side_is_the_filter_with_that_publisher_alone():
    wanted = ReportFilter(text="bridge", publishers=frozenset({"Third Paper"}))
    left, right = Comparison(ComparisonKind.PUBLISHER, "", "Two").sides(wanted)
    assert left == ReportFilter(text="bridge", publishers=frozenset({""}))
    assert right == ReportFilter(text="bridge", publishers=frozenset({"Two"}))


def test_each_side_is_the_filter_with_the_articles_of_that_day_alone():
    wanted = ReportFilter(text="bridge", published_to=date(2020, 1, 1))
    left, _ = Comparison(ComparisonKind.DAY, "2024-06-26", "2024-06-27").sides(wanted)
    day = date(2024, 6, 26)
    assert left == ReportFilter(
        text="bridge", published_from=day, published_to=day, include_unpublished=False
    )


def test_the_groups_are_found_by_name():
    found = Compared((1,), (2,), (3,), (4,))
    assert [found.of(group) for group in Group] == [(1,), (2,), (3,), (4,)]
