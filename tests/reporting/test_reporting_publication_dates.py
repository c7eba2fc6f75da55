"""What the date of publication says of when an event took place."""

from datetime import date

import pytest

from geo.model import Article, DateInterval, Status, When
from geo.reporting.document import Document
from geo.reporting.publication_dates import PublicationDates

PUBLISHED = date(2024, 10, 31)


@pytest.fixture
def dates(parser):
    text = "Rain fell in Lima."
    return PublicationDates(Document(Article(text, published=PUBLISHED), parser.parse(text)))


def when(start, end):
    return When(DateInterval(start, end), "x", 1, None, None, None, "rule")


def test_what_publication_allows(dates):
    assert dates.earlier().edtf == "../2024-10-31"
    assert dates.later().edtf == "2024-10-31/.."
    assert dates.week().edtf == "2024-10-25/2024-10-31"
    assert dates.day("told now").edtf == "2024-10-31"


def test_without_publication_nothing_is_dated(parser):
    text = "Rain fell in Lima."
    dates = PublicationDates(Document(Article(text), parser.parse(text)))
    for found in (dates.earlier(), dates.later(), dates.week(), dates.day("told now")):
        assert found.interval is None


def test_a_period_that_runs_on_is_ended_by_publication(dates):
    this_year = when(date(2024, 1, 1), date(2024, 12, 31))
    assert dates.closed(this_year, Status.REPORTED).edtf == "2024-01-01/2024-10-31"
    assert dates.closed(when(date(2024, 1, 1), None), Status.REPORTED).edtf.endswith("/2024-10-31")


def test_a_century_is_not_over_at_publication(dates):
    century = when(date(2001, 1, 1), date(2100, 12, 31))
    assert dates.closed(century, Status.REPORTED) is century


def test_what_is_yet_to_come_begins_with_publication(dates):
    by_year_end = when(None, date(2024, 12, 31))
    assert dates.closed(by_year_end, Status.EXPECTED).edtf == "2024-10-31/2024-12-31"
    assert dates.closed(by_year_end, Status.REPORTED) is by_year_end
