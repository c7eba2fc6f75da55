"""Dates that cannot be right: days still to come, weekdays of other days, days of no calendar."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from geo.features.doubtful_dates import is_ahead, is_unreadable, weekday_quarrel
from geo.model import Article
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

NOON = datetime(2024, 10, 31, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rule_of():
    parser, tagger = SpacyParser(), RuleTimeTagger()

    def read(text):
        article = Article(text, published=date(2024, 10, 31))
        return " ".join(found.rule for found in tagger.tag(article, parser.parse(text)))

    return read


def test_tomorrow_is_today_further_east():
    assert not is_ahead(date(2024, 11, 1), NOON)
    assert is_ahead(date(2024, 11, 1), NOON - timedelta(hours=3))
    assert is_ahead(date(2024, 11, 2), NOON)
    assert not is_ahead(date(2024, 10, 31), NOON.astimezone(timezone(timedelta(hours=-11))))


def test_an_unknown_day_is_not_ahead():
    assert not is_ahead(None)
    assert not is_ahead(date(2024, 10, 31))
    assert is_ahead(date(9999, 12, 31))


def test_a_weekday_of_another_day_is_told(rule_of):
    told = weekday_quarrel(rule_of("A kiln burst in Delft on Friday, 19 October 2024."))
    assert told == "'Friday, 19 October 2024', but that day is a Sat"


def test_a_weekday_that_fits_is_no_quarrel(rule_of):
    assert weekday_quarrel(rule_of("A kiln burst in Delft on Saturday, 19 October 2024.")) is None


@pytest.mark.parametrize("day", ["31 April 2024", "3/4/2024"])
def test_words_that_name_no_day_or_either_of_two_are_unreadable(rule_of, day):
    assert is_unreadable(rule_of(f"A kiln burst in Delft on {day}."))


def test_words_that_name_a_day_are_readable(rule_of):
    assert not is_unreadable(rule_of("A kiln burst in Delft on 30 April 2024."))
