"""The publication date of an article whose metadata name none."""

from datetime import date

import pytest

from geo.temporal import publication_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.", date(1990, 2, 4)),
        ("NAIROBI, March 5, 2021 (Agency) — Rain fell.", date(2021, 3, 5)),
        ("Published: 7 May 2019\nRain fell.", date(2019, 5, 7)),
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
