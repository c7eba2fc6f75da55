"""Instants in UTC are told in the day of the place of publication, where that is known."""

from __future__ import annotations

from datetime import date

import pytest

from geo.ingest.article_making import make_article
from geo.ingest.metadata import Metadata
from geo.ingest.zones import local_day

NEW_YORK = "NEW YORK (Agency) — A dam broke today."


@pytest.mark.parametrize(
    ("written", "text", "url", "expected"),
    [
        ("2024-10-11T01:30:00+00:00", NEW_YORK, None, date(2024, 10, 10)),
        ("2024-10-11T01:30Z", "Dam breaks\nWASHINGTON, Oct. 10 (Agency) -- It fell.", None,
         date(2024, 10, 10)),
        ("2024-10-10T16:30:00Z", "TOKYO, Oct. 11 (Agency) -- It fell.", None, date(2024, 10, 11)),
        ("2024-10-10T16:30:00Z", "It fell.", "https://news.example.jp/a", date(2024, 10, 11)),
    ],
)  # fmt: skip
def test_the_zone_of_dateline_or_domain_moves_the_day(written, text, url, expected):
    found = local_day(written, text, url)
    assert found is not None
    assert found[0] == expected
    assert "UTC is" in found[1]


@pytest.mark.parametrize(
    ("written", "text", "url"),
    [
        ("2024-10-11T15:30:00Z", NEW_YORK, None),
        ("2024-10-11T01:30:00-04:00", NEW_YORK, None),
        ("2024-10-11T00:00:00Z", NEW_YORK, None),
        ("2024-10-11", NEW_YORK, None),
        ("2024-10-11T01:30:00Z", "A dam broke in New York.", None),
        ("2024-10-11T01:30:00Z", "A dam broke.", "https://news.example.com/a"),
        ("2024-10-11T01:30:00Z", "NOWHERE VILLAGE (Agency) — It fell.", None),
        ("soon", NEW_YORK, None),
    ],
)
def test_without_evidence_or_need_the_day_stays(written, text, url):
    assert local_day(written, text, url) is None


def test_the_rule_of_the_article_tells_of_the_move():
    known = [Metadata("page metadata", published="2024-10-11T01:30:00+00:00")]
    article = make_article(NEW_YORK, known, "page.html", "page.html")
    assert article.published == date(2024, 10, 10)
    assert article.published_rule == (
        "page metadata; 01:30 UTC is 2024-10-10 in America/New_York, by the dateline"
    )
