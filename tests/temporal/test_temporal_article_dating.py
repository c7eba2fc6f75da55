"""What the text of an article adds to the publication date it came with, or sets against it."""

from dataclasses import replace
from datetime import date

import pytest

from geo.model import Article, DateInterval, Evidence, PublicationGuess
from geo.temporal import dated_by_text, without_guess_of_text

WIRE = "GOMA, Congo, Nov 20 (Agency) - Rebels entered Goma on Tuesday."
GIVEN = date(2023, 7, 14)


def guessed(first, last, evidence=Evidence.LINK, text=WIRE):
    guess = PublicationGuess(evidence, DateInterval(first, last), 0.9, "month in the link")
    return Article(text, published_rule="month in the link", published_guess=guess)


def test_a_dateline_that_contradicts_a_given_date_is_told_and_makes_it_a_guess():
    article = Article("GOMA, 14 July 2019 (Agency) - Rain fell.", published=GIVEN)
    dated = dated_by_text(article)
    assert dated.published == GIVEN
    assert dated.is_date_guessed
    assert dated.published_guess.evidence is Evidence.CONTRADICTED
    assert "contradicted by the dateline 'GOMA, 14 July 2019' -> 2019-07-14" in dated.published_rule


@pytest.mark.parametrize(
    "text",
    [
        "GOMA, 10 July 2023 (Agency) - Rain fell.",
        "Rain falls\nUpdated 14 July 2024\n\nRain fell.",
        "Normandy\n6 June 1944\n\nShips lay off the coast.",
        "Rain fell on 14 July 2019.",
        "Ann Smith (Lima, Peru, 3 May 1950 – 4 June 2020) sang.",
        "The accord signed in Minsk, 12 February 2015 (Minsk II), failed.",
        "A battle\nDate: 12 May 1990\n\nTanks met.",
    ],
)
def test_what_does_not_contradict_a_given_date_leaves_it_alone(text):
    article = Article(text, published=GIVEN)
    assert dated_by_text(article) is article


def test_a_dateline_without_year_gives_the_day_in_the_month_of_the_link():
    dated = dated_by_text(guessed(date(2012, 11, 1), date(2012, 11, 30)))
    assert dated.published == date(2012, 11, 20)
    assert dated.is_date_guessed
    assert dated.published_rule == (
        "month in the link; guessed from the dateline 'GOMA, Congo, Nov 20' -> 2012-11-20"
    )


def test_a_dateline_outside_the_month_of_the_link_does_not():
    article = guessed(date(2012, 12, 1), date(2012, 12, 31))
    assert dated_by_text(article) is article


def test_a_date_line_before_the_last_change_gives_the_day():
    text = "Rain falls\n2 May 2019\n\nIt rained."
    article = guessed(date(2019, 5, 4), date(2019, 5, 7), Evidence.UPDATED, text)
    assert dated_by_text(article).published == date(2019, 5, 2)
    later = guessed(date(2019, 4, 4), date(2019, 4, 7), Evidence.UPDATED, text)
    assert dated_by_text(later) is later


def test_what_the_text_states_is_surer_than_the_markup_of_its_page():
    text = "Rain falls\nPublished 2 May 2019\n\nIt rained."
    day = date(2021, 1, 1)
    article = replace(guessed(day, day, Evidence.MARKUP, text), published=day, is_date_guessed=True)
    dated = dated_by_text(article)
    assert dated.published == date(2019, 5, 2)
    assert dated.published_guess.evidence is Evidence.STATED
    assert "says 2021-01-01; guessed from the date of publication in" in dated.published_rule
    assert dated_by_text(dated) == dated


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (WIRE, "the dateline 'GOMA, Congo, Nov 20' names no year"),
        ("The dam broke on Friday, Oct. 11.", "'Friday, Oct. 11' falls on that weekday in "),
    ],
)
def test_why_the_year_is_unknown_is_told(text, reason):
    dated = dated_by_text(Article(text, published_rule="none given"))
    assert dated.published is None
    assert dated.published_guess is None
    assert dated.published_rule.startswith(f"none given; {reason}")


def test_the_years_that_fit_a_weekday_are_named():
    rule = dated_by_text(Article("The dam broke on Friday, Oct. 11.")).published_rule
    assert "2013, 2019" in rule
    assert "2023" not in rule


@pytest.mark.parametrize(
    "article",
    [
        Article("The dam broke on Friday, Oct. 11."),
        Article("GOMA, 14 July 2019 (Agency) - Rain fell.", published=GIVEN),
        Article("GOMA, 14 July 2083 (Agency) - Rain fell."),
        Article("Published: 30 February 2023\nIt rained."),
        guessed(date(2012, 11, 1), date(2012, 11, 30)),
    ],
)
def test_dating_twice_changes_nothing(article):
    once = dated_by_text(article)
    assert dated_by_text(once) == once
    assert dated_by_text(without_guess_of_text(once)) == once


@pytest.mark.parametrize("rule", [None, "front matter"])
def test_a_contradiction_by_the_text_can_be_lifted(rule):
    text = "GOMA, 14 July 2019 (Agency) - Rain fell."
    article = Article(text, published=GIVEN, published_rule=rule)
    assert without_guess_of_text(dated_by_text(article)) == article


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("GOMA, 3 March 2083 (Agency) - Rain.", "dateline 'GOMA, 3 March 2083' lies in the future"),
        ("GOMA, 30 February 2023 (Agency) - Rain.", "'GOMA, 30 February 2023' is not a date"),
        ("Published: 30 February 2023\nRain.", "'Published: 30 February 2023' in the text is not"),
        ("Rain\nPosted 3 March 2083\nIt rained.", "'Posted 3 March 2083' lies in the future"),
    ],
)
def test_a_stated_date_that_cannot_be_is_told(text, reason):
    dated = dated_by_text(Article(text, published_rule="none given"))
    assert dated.published is None
    assert reason in dated.published_rule


def test_only_what_the_text_told_is_forgotten():
    told = dated_by_text(
        Article("GOMA, 14 July 2019 (Agency) - Rain.", published_rule="none given")
    )
    assert told.published is not None
    forgotten = without_guess_of_text(told)
    assert (forgotten.published, forgotten.published_rule) == (None, "none given")
    by_link = guessed(date(2012, 12, 1), date(2012, 12, 31))
    assert without_guess_of_text(by_link) is by_link
