"""What is known of an article beside its text, and how an article is made of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from geo.errors import InputError
from geo.features import safe_url, well_formed
from geo.ingest.dates import NO_DATE, date_in_link, date_in_name, parse_date
from geo.ingest.zones import local_day
from geo.model import Article

_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")

LONGEST_HEADLINE = 150
"""Code points of a first line that still passes for a headline. A judgement."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one origin says of an article; None for what it does not say."""

    said_by: str
    """Who says so, in words: "manifest.csv row 3", "front matter", "page metadata"."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """The publication date as written."""
    url: str | None = None
    language: str | None = None


def make_article(text: str, known: Sequence[Metadata], origin: str, name: str) -> Article:
    """Return the article with its metadata, the first of `known` to name a field decides.

    `origin` is for messages, `name` the file name, whose date is the last
    resort. Raises InputError for a text without words.
    """
    if not text.strip():
        raise InputError("has no text: nothing to read.")
    url = safe_url(_first(known, "url"))
    published, rule = _publication(known, url, name, text)
    return Article(
        text=well_formed(text),
        title=_first(known, "title") or headline_of(text),
        publisher=_first(known, "publisher"),
        published=published,
        published_rule=rule,
        url=url,
        language=_language(_first(known, "language")),
        origin=origin,
    )


def _language(written: str | None) -> str:
    """Return the ISO 639-1 code that a tag like "en-US" begins with, "en" when it has none."""
    match = _LANGUAGE.match((written or "").lower())
    return match[0] if match else "en"


def headline_of(text: str) -> str | None:
    """Return the first line of a text when it looks like a headline, else None.

    A headline is short, does not end like a sentence, and has a text below it.
    """
    first, _, rest = text.strip().partition("\n")
    line = " ".join(well_formed(first).split())
    if not rest.strip() or len(line) > LONGEST_HEADLINE or line.endswith((".", ":", ";", ",")):
        return None
    return line or None


def _first(known: Sequence[Metadata], name: str) -> str | None:
    for origin in known:
        value = getattr(origin, name)
        if value and value.strip():
            return well_formed(" ".join(value.split()))
    return None


def _publication(
    known: Sequence[Metadata], url: str | None, name: str, text: str
) -> tuple[date | None, str]:
    """Return the publication date and the rule that found it, in words."""
    unreadable = None
    for origin in known:
        if origin.published is None or not origin.published.strip():
            continue
        day = parse_date(origin.published)
        if day is not None:
            if local := local_day(origin.published, text, url):
                return local[0], f"{origin.said_by}; {local[1]}"
            return day, origin.said_by
        unreadable = unreadable or f"{origin.published.strip()!r} in {origin.said_by} is not a date"
    if unreadable is not None:  # somebody meant another day: a guess would hide the mistake
        return None, unreadable
    if (day := date_in_link(url)) is not None:
        return day, "date in the link"
    if (day := date_in_name(PurePath(name).name)) is not None:
        return day, "date in the file name"
    return None, NO_DATE
