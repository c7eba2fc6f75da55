"""The publication date of an article that came without one."""

from datetime import date

import pytest

from geo.temporal import publication_date


@pytest.mark.parametrize(
    ("text", "url", "file_name", "expected"),
    [
        ("GUATEMALA CITY, 4 FEB 90 (AGENCY) -- Rain fell.", None, None, date(1990, 2, 4)),
        ("NAIROBI, March 5, 2021 (Agency) — Rain fell.", None, None, date(2021, 3, 5)),
        ("Published: 7 May 2019\nRain fell.", None, None, date(2019, 5, 7)),
        ("Rain fell.", "https://example.org/2024/10/31/rain", None, date(2024, 10, 31)),
        ("Rain fell.", "https://example.org/rain-20241031", None, date(2024, 10, 31)),
        ("Rain fell.", None, "2024-10-31_rain.txt", date(2024, 10, 31)),
    ],
)
def test_the_date_is_found(text, url, file_name, expected):
    found = publication_date(text, url, file_name)
    assert found is not None
    assert found[0] == expected
    assert expected.isoformat() in found[1]


@pytest.mark.parametrize(
    ("text", "url", "file_name"),
    [
        ("Rain fell on 4 May 2019.", None, None),
        ("", "https://example.org/2024/13/45/rain", "000_ed5660.txt"),
        ("Rain fell.", "https://example.org/story/1234567", None),
    ],
)
def test_a_date_that_is_no_publication_date_is_not_taken(text, url, file_name):
    assert publication_date(text, url, file_name) is None
