"""The publication date of an article whose metadata name none."""

from datetime import date

import pytest

from geo.model import DateInterval, Evidence, KnownEvent
from geo.temporal import guess_publication, names_in_common, publication_date
from geo.temporal.known import content_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.", date(1990, 2, 4)),
        ("NAIROBI, March 5, 2021 (Agency) — Rain fell.", date(2021, 3, 5)),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AGENCY) -- Rain fell.", date(1989, 6, 11)),
        ("Published: 7 May 2019\nRain fell.", date(2019, 5, 7)),
        ("Rain falls on Lima\nTuesday, May 7, 2019\nIt rained.", date(2019, 5, 7)),
    ],
)
def test_the_dateline_or_stamp_gives_the_day_and_the_rule_says_so(text, expected):
    found = publication_date(text)
    assert found is not None
    assert found[0] == expected
    assert expected.isoformat() in found[1]


@pytest.mark.parametrize(
    "text",
    ["Rain fell on 4 May 2019.", "", "Published: 31 February 2019\nRain fell.", "x" * 5000],
)
def test_a_date_that_is_no_publication_date_is_not_taken(text):
    assert publication_date(text) is None


def test_a_dateline_is_a_sure_guess():
    guess = guess_publication("NAIROBI, March 5, 2021 (Agency) — Rain fell.")
    assert guess is not None
    assert (guess.interval.start, guess.interval.end) == (date(2021, 3, 5), date(2021, 3, 5))
    assert guess.confidence > 0.9


def test_a_weekday_with_its_date_fixes_the_year_near_the_latest_one_named():
    guess = guess_publication("Built in 2023, the dam broke on Friday, Oct. 11. It was new.")
    assert guess is not None
    assert guess.interval.start < date(2024, 10, 11) < guess.interval.end
    assert "'Friday, Oct. 11' falls on that weekday in 2024" in guess.rule
    assert guess.confidence < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Friday, Oct. 11.",
        "It will be finished by 2050.",
        "It rained on Friday, Feb. 30.",
        "",
    ],
)
def test_without_evidence_of_the_year_nothing_is_guessed(text):
    assert guess_publication(text) is None


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Built in 1950, the dam broke on Friday, Oct. 11.", Evidence.LATEST_YEAR),
        ("It was closed last year; it opened on 3 May 2024.", Evidence.LATEST_DATE),
    ],
)
def test_the_latest_date_named_is_weak_evidence(text, evidence):
    guess = guess_publication(text)
    assert guess.evidence is evidence
    assert (guess.interval.end - guess.interval.start).days > 5 * 365
    assert guess.confidence < 0.75
    assert "tells little" in guess.rule


def test_a_history_may_be_of_any_time_after_what_it_tells():
    guess = guess_publication("On July 10, 1943, ships lay off the coast. In August they left.")
    assert guess.evidence is Evidence.HISTORY
    assert guess.interval == DateInterval(date(1943, 1, 1), None)


FLOOD = "A flood destroyed the market and three bridges of the harbour quarter in Mombasa."


def test_what_others_have_told_with_a_date_dates_an_article_that_tells_it_too():
    known = KnownEvent("Mombasa", content_words(FLOOD), date(2024, 5, 3))
    text = f"Ships could not land. {FLOOD} Traders slept outside."
    guess = guess_publication(text, [known])
    assert guess.evidence is Evidence.KNOWN_EVENT
    assert guess.interval.start == date(2024, 5, 3)
    assert "Mombasa" in guess.rule


def test_another_event_at_the_same_place_dates_nothing():
    known = KnownEvent("Mombasa", content_words(FLOOD), date(2024, 5, 3))
    assert guess_publication("A new theatre opened in Mombasa to applause.", [known]) is None


def test_names_are_those_used_most():
    text = "The mayor of Mombasa met Amina. In Mombasa, people say Amina will run; so does Otieno."
    assert set(names_in_common(text).split()) == {"Mombasa", "Amina"}
    assert names_in_common("nothing here") is None
