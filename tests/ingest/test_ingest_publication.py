"""What metadata, links and file names together tell of the day of publication."""

from datetime import date

import pytest

from geo.ingest.metadata import Metadata, PageMetadata
from geo.ingest.publication import publication_of
from geo.model import DateInterval, Evidence

PAGE = PageMetadata("page metadata (article:published_time)", published="2023-07-14")


def by_manifest(published, url=None, *others):
    known = [Metadata("manifest.csv row 2", published=published), *others]
    return publication_of(known, url, "bridge.html", "A bridge fell.")


@pytest.mark.parametrize("day", ["05/04", "04/05"])
def test_a_link_that_fits_one_of_two_readings_tells_them_apart(day):
    found = by_manifest("04/05/23", f"https://a.example/2023/{day}/bridge")
    assert found.day == date(2023, *map(int, day.split("/")))
    assert found.guess is None


def test_a_link_between_two_readings_fits_neither():
    found = by_manifest("04/05/23", "https://a.example/2023/04/20/bridge")
    assert found.day is None
    assert found.guess.interval == DateInterval(date(2023, 4, 5), date(2023, 5, 4))


def test_a_link_within_a_month_that_was_given_names_its_day():
    assert by_manifest("April 2023", "https://a.example/2023/04/20/").day == date(2023, 4, 20)


def test_a_page_does_not_replace_a_day_that_cannot_be():
    found = by_manifest("30 February 2020", None, PAGE)
    assert (found.day, found.guess) == (None, None)
    assert found.rule == "'30 February 2020' in manifest.csv row 2 is not a date"


def test_a_page_does_not_replace_a_month_that_was_given():
    found = by_manifest("March 2020", None, PAGE)
    assert found.day is None
    assert found.guess.interval == DateInterval(date(2020, 3, 1), date(2020, 3, 31))
    assert found.guess.evidence is Evidence.CONTRADICTED
    assert found.rule.endswith("(article:published_time) says 2023-07-14")


def test_a_page_names_the_day_in_a_month_that_was_given():
    found = by_manifest("July 2023", None, PAGE)
    assert (found.day, found.guess) == (date(2023, 7, 14), None)


def test_a_week_without_its_day_is_seven_days():
    found = by_manifest("2023-W29")
    assert found.day is None
    assert found.guess.interval == DateInterval(date(2023, 7, 17), date(2023, 7, 23))


def test_damage_is_told_beside_what_took_its_place():
    damaged = PageMetadata(
        "page metadata (article:published_time)",
        published="2023-02-30",
        updated=date(2023, 7, 14),
        updated_by="page metadata (article:modified_time)",
    )
    found = publication_of([damaged], None, "bridge.html", "A bridge fell.")
    assert "'2023-02-30' in page metadata (article:published_time) is not a date" in found.rule
    assert "last changed on 2023-07-14, by the page metadata (article:modified_time)" in found.rule
    assert found.guess.rule == found.rule
