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
    "line",
    [
        "2019-05-07",
        "7 May 2019, 10:15 BST",
        "Tue 7 May 2019 10.15 BST",
        "May 7, 2019 at 10:15 a.m. EDT",
        "May 7, 2019 10:15 AM UTC Updated 2 years ago",
        "May 7, 2019 5 min read",
        "By Ann Lee | 7 May 2019",
        "By Ann Lee in Lima, Tue 7 May 2019",
        "Ann Lee — Tuesday, 7 May 2019, 10:15",
        "Source: Agency | 2019-05-07 10:15:00",
        "Published7 May 2019",
        "Published On 7 May 2019",
        "Issued on: Tuesday 07/05/2019 - 10:15",
        "PUBLISHED : 2019/05/07",
        "Published 10:15 GMT, 7 May 2019",
        "First published on Tue 7 May 2019 10.15 BST\nLast modified on Wed 8 May 2019 11.00 BST",
        "Published May 7, 2019Updated May 9, 2019",
        "7 May 2019 Updated 9 May 2019",
    ],
)
def test_the_line_under_the_headline_gives_the_day(line):
    found = publication_date(f"Rain falls on Lima\n{line}\n\nIt rained on Monday.")
    assert found is not None
    assert found[0] == date(2019, 5, 7)


@pytest.mark.parametrize(
    "head",
    [
        "1 May 2019\nIt rained.\n2 May 2019\nIt rained again.",
        "Battle of Kursk – 5 July 1943\n\nTanks met.",
        "The treaty of 7 May 2019",
        "Rain falls\nA street in Lima, 7 May 2019, after the rain\nIt rained.",
    ],
)
def test_a_chronicle_or_a_title_is_no_date_line(head):
    assert publication_date(head) is None


def test_a_date_line_in_the_future_is_none():
    assert publication_date("Rain falls on Lima\n7 May 2083\n\nIt rained.") is None


@pytest.mark.parametrize(
    "head",
    [
        "Ann Smith (Lima, Peru, 3 May 1950 – 4 June 2020) sang.",
        "Lima, Peru, 3 May 1950 – 4 June 2020\nShe sang.",
        "The accord signed in Minsk, 12 February 2015 (Minsk II), failed.",
        "Drivers met at a station in Lima for the strike of Friday, March 30, 2018 – a first.",
    ],
)
def test_days_of_lives_and_deeds_are_no_dateline(head):
    assert publication_date(head) is None


@pytest.mark.parametrize(
    "head",
    [
        "[TEXT] SAN SALVADOR (EL SALVADOR), 7 MAY 2019 (AGENCY) -- Rain fell.",
        "Rain falls\nRio de Janeiro, 7 May 2019 (ABC)\nRain fell.",
        "LIMA, 7 May 2019 — 20 people died.",
        "Île-de-France, May 7, 2019 - Rain fell.",
        "NEAR GOMA, D.R. Congo, 7 May 2019 (Agency) - Rain fell.",
    ],
)
def test_a_dateline_begins_its_line(head):
    day, rule = publication_date(head)
    assert day == date(2019, 5, 7)
    assert "dateline" in rule


@pytest.mark.parametrize(
    "text",
    [
        "GOMA, 3 March 2083 (Agency) - Rain fell.",
        "The dam opens on 3 March 2083.",
        "It was paid for in 2080; on Friday, Oct. 11, the dam broke.",
    ],
)
def test_what_lies_ahead_is_no_evidence_of_publication(text):
    assert guess_publication(text) is None


def test_a_text_that_tells_of_years_ahead_is_no_history():
    guess = guess_publication("Built in 2019, the dam opens on 3 March 2083.")
    assert guess.evidence is Evidence.LATEST_YEAR
    assert guess.interval.start == date(2018, 1, 1)


def test_a_weekday_that_contradicts_makes_a_date_line_less_sure():
    sure = guess_publication("Rain falls\nFriday, 14 July 2023\n\nIt rained.")
    less = guess_publication("Rain falls\nMonday, 14 July 2023\n\nIt rained.")
    assert sure.interval == less.interval
    assert less.confidence < sure.confidence
    assert "that day is a Fri" in less.rule


def test_a_two_digit_year_of_a_dateline_is_as_sure_as_any():
    guess = guess_publication("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.")
    assert guess.confidence > 0.95


def test_a_two_digit_year_of_a_dateline_is_told():
    day, rule = publication_date("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.")
    assert day == date(1990, 2, 4)
    assert "its year has two digits" in rule


def test_a_date_line_with_two_readings_gives_the_days_between_them():
    guess = guess_publication("Rain falls on Lima\n03/04/2019\n\nIt rained.")
    assert guess.evidence is Evidence.STATED
    assert guess.interval == DateInterval(date(2019, 3, 4), date(2019, 4, 3))
    assert "told apart" in guess.rule


@pytest.mark.parametrize(
    "line", ["Updated 7 May 2019 10:15 GMT", "UPDATED\n1:05 PM EDT, May 7, 2019"]
)
def test_the_day_of_the_last_change_ends_the_days_of_publication(line):
    guess = guess_publication(f"Rain falls on Lima\n{line}\n\nIt rained.")
    assert guess.evidence is Evidence.STATED_UPDATE
    assert guess.interval == DateInterval(date(2019, 5, 4), date(2019, 5, 7))
    assert guess.confidence < 0.9
    assert "not after it" in guess.rule


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
