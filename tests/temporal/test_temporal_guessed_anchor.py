"""Relative expressions of an article whose publication date is only guessed."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import Article, DateInterval, Evidence, PublicationGuess
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger


@pytest.fixture(scope="module")
def tag():
    parser, tagger = SpacyParser(), RuleTimeTagger()

    def tag_text(text, first, last):
        guess = PublicationGuess(Evidence.WEEKDAY, DateInterval(first, last), 0.6, "a guess")
        return tagger.tag(Article(text, published_guess=guess), parser.parse(text))

    return tag_text


FIRST, LAST = date(2024, 10, 1), date(2024, 11, 30)


def test_a_relative_day_is_as_wide_as_the_guess(tag):
    (yesterday,) = tag("A dam broke yesterday.", FIRST, LAST)
    assert yesterday.interval == DateInterval(date(2024, 9, 30), date(2024, 11, 29))
    assert yesterday.precision == 5
    assert yesterday.anchor is None
    assert yesterday.value == "XXXX-XX-XX"
    assert "guessed" in yesterday.rule


def test_what_all_days_of_the_guess_agree_on_is_certain(tag):
    (year,) = tag("A dam broke last year.", FIRST, LAST)
    assert year.value == "2023"


def test_a_date_with_its_year_needs_no_guess(tag):
    (day,) = tag("A dam broke on 3 May 2019.", FIRST, LAST)
    assert day.interval == DateInterval(date(2019, 5, 3), date(2019, 5, 3))


def test_the_rule_never_tells_a_guess_as_a_fact(tag):
    (friday,) = tag("A dam broke on Friday, Oct. 11.", date(2024, 9, 10), date(2024, 11, 11))
    assert friday.interval == DateInterval(date(2024, 10, 11), date(2024, 10, 11))
    assert friday.anchor is None
    assert "publication guessed to lie between 2024-09-10 and 2024-11-11" in friday.rule
    assert "published Mon" not in friday.rule


def test_a_guess_of_one_day_is_told_in_the_rule():
    article = Article("A dam broke on Friday.", published=date(2024, 10, 15), is_date_guessed=True)
    (friday,) = RuleTimeTagger().tag(article, SpacyParser().parse(article.text))
    assert friday.interval.start == date(2024, 10, 11)
    assert "published Tue 2024-10-15 (a guess)" in friday.rule


def test_a_guess_that_is_too_wide_dates_nothing(tag):
    (thursday,) = tag("A dam broke on Thursday.", date(2015, 1, 1), date(2021, 12, 31))
    assert thursday.interval is None
    assert "no publication date" in thursday.rule
