"""Days in words: as the page writes them, and as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import JudgementError
from geo.features.days import read_days
from geo.features.report_detail import interval_words
from geo.model import DateInterval

days = st.dates(date(1605, 1, 1), date(2199, 12, 31))


@given(days, days, st.sampled_from(["both", "first", "last", "one"]))
def test_whatever_the_page_writes_can_be_typed(one, other, ends):
    first, last = min(one, other), max(one, other)
    interval = {
        "both": DateInterval(first, last),
        "first": DateInterval(first, None),
        "last": DateInterval(None, last),
        "one": DateInterval(one, one),
    }[ends]
    assert read_days(interval_words(interval)).interval == interval


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("5 March 2025", "2025-03-05"),
        ("5 Mar 2025", "2025-03-05"),
        ("Wednesday, 5th of March 2025", "2025-03-05"),
        ("March 5, 2025", "2025-03-05"),
        ("  sept. 2024 ", "2024-09"),
        ("28–31 Oct 2024", "2024-10-28/2024-10-31"),
        ("28 Oct to 2 Nov 2024", "2024-10-28/2024-11-02"),
        ("About Wed 5 Mar 2025", "2025-03-05~"),
        ("Date unknown", None),
        ("2024-10-28/2024-10-31", "2024-10-28/2024-10-31"),
    ],
)
def test_days_in_words_mean_days(typed, edtf):
    assert read_days(typed).edtf == edtf


@pytest.mark.parametrize(
    "typed",
    [
        "30 February 2025",
        "Thu 5 Mar 2025",
        "5 March",
        "5/3/2025",
        "8 to 6 Mar 2025",
        "Wed March 2025",
        "5 March 6 2025",
        "Marble 2025",
        "to 5 Mar 2025",
    ],
)
def test_what_names_no_day_is_refused(typed):
    with pytest.raises(JudgementError, match="not a date that can be read"):
        read_days(typed)
