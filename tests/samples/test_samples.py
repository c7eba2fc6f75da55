"""The sample dispatches keep what data/samples/README.md promises."""

import calendar
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

PROJECT_ROOT = Path(__file__).resolve().parents[2]
DISPATCHES = PROJECT_ROOT / "data" / "samples" / "dispatches.jsonl"
SHARED_ARTICLES = (
    Path(os.environ.get("DATELINE_SHARED", PROJECT_ROOT.parent / "shared")) / "articles"
)

FIELDS = {"id", "title", "publisher", "published", "text", "url"}
COPIED_WORDS = 6
"""So many words in a row, the same as in an article, count as a copied sentence."""
FARTHEST_FORECAST = timedelta(days=60)
"""No dispatch speaks of a dated event further ahead than this."""

MONTHS = tuple(calendar.month_name[1:])
WEEKDAYS = tuple(calendar.day_name)
MONTH = "|".join(rf"{month}|{month[:3]}\.|{month[:4]}\." for month in MONTHS)
DATE = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?)?"
    rf"(?:(?P<day_first>\d{{1,2}}) (?P<month_after>{MONTH})"
    rf"|(?P<month_first>{MONTH}) (?P<day_after>\d{{1,2}}))"
    r"(?!\d)(?:,? (?P<year>\d{4}))?"
)


def load_dispatches() -> list[dict[str, str | None]]:
    return [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def dispatches() -> list[dict[str, str | None]]:
    return load_dispatches()


def month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")))


def dated_days(text: str, published: date) -> Iterator[tuple[str, str | None, date]]:
    """Yield surface, weekday and day of each date; the year is that of publication if unsaid."""
    for match in DATE.finditer(text):
        month = month_number(match["month_after"] or match["month_first"])
        day = int(match["day_first"] or match["day_after"])
        yield match[0], match["weekday"], date(int(match["year"] or published.year), month, day)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return every run of COPIED_WORDS words."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[at : at + COPIED_WORDS]) for at in range(len(words) - COPIED_WORDS + 1)}


def test_there_are_enough_dispatches_by_enough_outlets(dispatches):
    outlets = Counter(dispatch["publisher"] for dispatch in dispatches)
    assert len(dispatches) >= 30
    assert len(outlets) >= 8


def test_each_has_the_fields_of_the_jsonl_reader_and_nothing_else(dispatches):
    assert all(set(dispatch) == FIELDS for dispatch in dispatches)


def test_ids_and_texts_are_unique(dispatches):
    assert len({dispatch["id"] for dispatch in dispatches}) == len(dispatches)
    assert len({dispatch["text"] for dispatch in dispatches}) == len(dispatches)


def test_they_are_in_order_of_publication(dispatches):
    days = [dispatch["published"] for dispatch in dispatches]
    assert days == sorted(days)


@pytest.mark.parametrize("dispatch", load_dispatches(), ids=lambda dispatch: dispatch["id"])
class TestEachDispatch:
    def test_is_labelled_as_a_sample_after_its_publisher(self, dispatch):
        label = f"Sample summary after the reporting of {dispatch['publisher']}"
        assert dispatch["title"].endswith(f" — {label}")

    def test_claims_no_link(self, dispatch):
        assert dispatch["url"] is None

    def test_is_short(self, dispatch):
        assert 60 <= len(dispatch["text"].split()) <= 180

    def test_quotes_nobody(self, dispatch):
        assert not re.search(r"[\"“”„«»‘「」]", dispatch["title"] + dispatch["text"])
        # An apostrophe stands inside or after a word; an opening one would start a quotation.
        assert not re.search(r"(?:^|\s)['’]", dispatch["title"] + " " + dispatch["text"])

    def test_was_published_in_the_second_half_of_2024(self, dispatch):
        assert date(2024, 6, 1) <= date.fromisoformat(dispatch["published"]) <= date(2024, 12, 31)

    def test_weekdays_agree_with_the_calendar(self, dispatch):
        published = date.fromisoformat(dispatch["published"])
        for surface, weekday, day in dated_days(dispatch["text"], published):
            assert weekday in (None, WEEKDAYS[day.weekday()]), surface

    def test_dates_are_known_or_soon_to_come(self, dispatch):
        published = date.fromisoformat(dispatch["published"])
        for surface, _, day in dated_days(dispatch["text"], published):
            assert date(1948, 1, 1) <= day <= published + FARTHEST_FORECAST, surface

    def test_copies_no_sentence_of_the_articles_it_was_checked_against(self, dispatch):
        if not SHARED_ARTICLES.is_dir():
            pytest.skip(f"no articles to compare with in {SHARED_ARTICLES}")
        paths = sorted(SHARED_ARTICLES.glob("*.txt"))
        articles = set().union(*(shingles(path.read_text(encoding="utf-8")) for path in paths))
        assert not shingles(f"{dispatch['title']} {dispatch['text']}") & articles


def test_the_date_reader_of_these_tests_can_fail():
    published = date(2024, 10, 31)
    found = list(dated_days("on Friday, 31 October and on Aug. 6, 2023", published))
    assert found == [
        ("Friday, 31 October", "Friday", date(2024, 10, 31)),
        ("Aug. 6, 2023", None, date(2023, 8, 6)),
    ]
    assert WEEKDAYS[published.weekday()] == "Thursday"
