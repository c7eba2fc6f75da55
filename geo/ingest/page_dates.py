"""What a web page says of when its article was published and last changed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.ingest.dates import SAME, parse_date, read_given
from geo.written_dates import why_impossible

ODD_MARKUP = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What trafilatura and htmldate raise on metadata of another shape than theirs, such as a JSON-LD
headline that is an object."""

PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
)
"""Names of meta elements that carry the day of publication, surest first."""

DATE_METAS = (
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
"""Names of those that carry it as a rule."""

CHANGED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
"""Names of those that carry the day of the last change."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_THING = re.compile(
    r"(?:Object|Book|Comment|Event|Movie|Organization|Person|Product|Recipe|Review)$"
)
"""Types of what a page shows beside its article, with dates of their own."""

_ANY = re.compile(f"{_ARTICLE.pattern}|{_THING.pattern}")

_REVIEW = re.compile(r"Review$")
"""The one review of a page that holds no article is the article."""


@dataclass(frozen=True, slots=True)
class PageDates:
    """The dates of a page as far as it tells them."""

    written: str | None = None
    """The publication date as written, the first sound one; else a doubtful or a damaged one."""
    where: str | None = None
    """The element that says so."""
    contradiction: str | None = None
    likely: date | None = None
    updated: date | None = None
    updated_where: str | None = None
    """The element that tells of the last change."""


Written = tuple[str, str]
"""A date as written, and the element that it stands in."""


def page_dates(page: str, tree: Any, linked: Sequence[dict[str, Any]]) -> PageDates:
    """Return the dates of a page, its text and its tree; `linked` are its schema.org objects."""
    metas = _metas(tree)
    articles = list(_linked(linked, "datePublished", of_articles=True))
    stamped = _named(metas, PUBLISHED_METAS)
    pages = _linked(linked, "datePublished", of_articles=False)
    times = [
        (element.get("datetime"), "time element")
        for element in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']")
    ]
    said = [*articles, *stamped, *pages, *_named(metas, DATE_METAS), *times, *_review(linked)]
    changed = [
        *_named(metas, CHANGED_METAS),
        *_linked(linked, "dateModified", of_articles=True),
        *_linked(linked, "dateModified", of_articles=False),
    ]
    change = next(filter(_sure, changed), None)
    updated, element = (_sure(change), change[1]) if change else (None, None)
    best = next(filter(_sure, said), None) or next(filter(_may_be, said), None)
    if best is None:
        written, where = said[0] if said else (None, None)
        likely = _likely(page, tree, {updated, *_dates_of_things(linked)})
        return PageDates(written, where, None, likely, updated, element)
    against = _contradiction(best, [*articles[:1], *stamped[:1]])
    return PageDates(*best, against, None, updated, element)


def _sure(one: Written) -> date | None:
    day = parse_date(one[0])
    return day if day and why_impossible(day) is None else None


def _may_be(one: Written) -> bool:
    found = read_given(one[0])
    return found is not None and why_impossible(found.first) is None


def _contradiction(best: Written, others: Sequence[Written]) -> str | None:
    """Return what another element says that is as sure as the best, None if they agree."""
    day = _sure(best)
    if day is None or best not in others:
        return None
    for other in others:
        said = _sure(other)
        if said is not None and abs(said - day) > SAME:
            return f"{other[1]} says {said.isoformat()}"
    return None


def _metas(tree: Any) -> dict[str, str]:
    return {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): content
        for meta in reversed(tree.xpath("//meta[@content]"))
        if (content := meta.get("content")) and content.strip()
    }


def _named(metas: dict[str, str], names: Sequence[str]) -> list[Written]:
    return [(metas[name], name) for name in names if name in metas]


def _linked(items: Sequence[dict[str, Any]], field: str, *, of_articles: bool) -> Iterator[Written]:
    """Yield what schema.org objects say: the articles among them, or the pages around those."""
    for item in items:
        is_one = _is_a(_ARTICLE, item) if of_articles else not _is_a(_ANY, item)
        if is_one and (value := _first_string(item.get(field))):
            yield value, f"JSON-LD {field}"


def _review(items: Sequence[dict[str, Any]]) -> list[Written]:
    """Return the date of the only review of a page without article; several are of readers."""
    reviews = [item for item in items if _is_a(_REVIEW, item)]
    if len(reviews) != 1 or any(_is_a(_ARTICLE, item) for item in items):
        return []
    value = _first_string(reviews[0].get("datePublished"))
    return [(value, "JSON-LD datePublished")] if value else []


def _first_string(value: object) -> str | None:
    values = value if isinstance(value, list) else [value]
    return next((one for one in values if isinstance(one, str) and one.strip()), None)


def _is_a(kind: re.Pattern[str], item: dict[str, Any]) -> bool:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and kind.search(name) for name in names)


def _dates_of_things(items: Sequence[dict[str, Any]]) -> set[date]:
    """Return all days that belong to films, pictures and other things on the page."""
    things = [item for item in items if _is_a(_THING, item) and not _is_a(_ARTICLE, item)]
    values = [_first_string(value) for item in things for value in item.values()]
    return {day for value in values if value and (day := parse_date(value))}


def _likely(page: str, tree: Any, of_others: Collection[date | None]) -> date | None:
    """Return what htmldate reads from the markup, if it stands there and dates nothing else."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True)
    except ODD_MARKUP:  # the date stays unknown
        found = None
    day = parse_date(found) if found else None
    return day if day and day not in of_others and _stands_in(page, day) else None


def _stands_in(page: str, day: date) -> bool:
    """Say whether a first of the month is written in a page: htmldate makes them of months."""
    if day.day != 1:
        return True
    year, month, name = day.year, day.month, calendar.month_abbr[day.month]
    forms = (
        rf"{year}([-/.]?)0?{month}\1-?0?1(?!\d)",
        rf"(?<!\d)(?:0?1[./-]0?{month}|0?{month}[./-]0?1)[./-]{year}",
        rf"(?<!\d)0?1(?:st)?\s+(?:of\s+)?{name}\w*\.?,?\s+{year}",
        rf"{name}\w*\.?\s+0?1(?:st)?,?\s+{year}",
    )
    return any(re.search(form, page, re.IGNORECASE) for form in forms)
