"""The publication date of an article whose metadata name none."""

from datetime import date

import pytest

from geo.temporal import guess_publication, publication_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.", date(1990, 2, 4)),
        ("NAIROBI, March 5, 2021 (Agency) — Rain fell.", date(2021, 3, 5)),
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
        "Built in 1950, the dam broke on Friday, Oct. 11.",
        "Built in 2023, it was closed on 3 May 2024.",
        "In 2024 it rained on Friday, Feb. 30.",
        "",
    ],
)
def test_without_evidence_of_the_year_nothing_is_guessed(text):
    assert guess_publication(text) is None
