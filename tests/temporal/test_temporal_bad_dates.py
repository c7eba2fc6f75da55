"""Dates that cannot be, or that cannot be told: an honest interval, or none with the reason."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import Article, DateInterval
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger, guess_publication

PUBLISHED = date(2024, 10, 11)


@pytest.fixture(scope="module")
def tag():
    parser, tagger = SpacyParser(), RuleTimeTagger()
    return lambda text, published=PUBLISHED: tagger.tag(
        Article(text, published=published), parser.parse(text)
    )


@pytest.mark.parametrize(
    "words", ["30 February 2024", "Feb. 30, 2024", "February 30", "31 June 2023"]
)
def test_a_day_that_the_calendar_lacks_is_no_day(tag, words):
    found = tag(f"A dam broke on {words}.")[0]
    assert found.interval is None
    assert "no such day" in found.rule


def test_without_any_date_a_weekday_stays_undated(tag):
    (thursday,) = tag("A dam broke on Thursday.", published=None)
    assert thursday.interval is None
    assert thursday.anchor is None
    assert "no publication date" in thursday.rule
    assert guess_publication("A dam broke on Thursday.") is None


def test_a_date_in_the_future_is_kept_as_it_is_told(tag):
    (day,) = tag("The dam is to be finished on 3 May 2031.")
    assert day.interval == DateInterval(date(2031, 5, 3), date(2031, 5, 3))


def test_a_date_in_the_future_is_no_evidence_of_publication():
    assert guess_publication("The dam is to be finished by 2050.") is None


def test_a_two_digit_year_takes_the_century_of_publication(tag):
    (recent,) = tag("It broke on 3 May '19.")
    assert recent.interval.start == date(2019, 5, 3)
    (old,) = tag("It was built in May '68.")
    assert old.interval.start == date(1968, 5, 1)


def test_a_two_digit_year_without_publication_date_is_undated(tag):
    found = tag("It broke on 3 May '19.", published=None)[0]
    assert found.interval is None
    assert "two-digit year" in found.rule


def test_a_weekday_that_contradicts_its_date_is_named(tag):
    (day,) = tag("It broke on Monday, 3 May 2024.")
    assert day.interval.start == date(2024, 5, 3)
    assert "contradicts: that day is a Fri" in day.rule


def test_digits_that_can_be_read_in_two_ways_are_no_day(tag):
    (day,) = tag("It broke on 5/3/2024.")
    assert day.interval is None
    assert "told apart" in day.rule


def test_an_article_about_1943_counts_from_1943(tag):
    text = (
        "On July 10, 1943, the ships lay off the coast. On the 13th the first men landed. "
        "In August 1943 the island was theirs; in September 1943 the war moved on. "
        "In October it rained."
    )
    days = [one.interval for one in tag(text, published=None)]
    assert all(one.start.year == 1943 for one in days if one)
    assert days[-1].start == date(1943, 10, 1)
    published = [one.interval for one in tag(text)]
    assert all(one.start.year == 1943 for one in published if one)
