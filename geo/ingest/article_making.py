"""How an article is made of its text and of what is known beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.errors import InputError
from geo.features import safe_url, well_formed
from geo.ingest.metadata import Metadata
from geo.ingest.publication import publication_of
from geo.model import Article

_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")

LONGEST_HEADLINE = 150
"""Code points of a first line that still passes for a headline. A judgement."""


def make_article(text: str, known: Sequence[Metadata], origin: str, name: str) -> Article:
    """Return the article with its metadata, the first of `known` to name a field decides.

    `origin` is for messages, `name` the file name, whose date is the last
    resort. Raises InputError for a text without words.
    """
    if not text.strip():
        raise InputError("has no text: nothing to read.")
    url = safe_url(_first(known, "url"))
    publication = publication_of(known, url, name, text)
    return Article(
        text=well_formed(text),
        title=_first(known, "title") or headline_of(text),
        publisher=_first(known, "publisher"),
        published=publication.day,
        published_rule=publication.rule,
        is_date_guessed=publication.day is not None and publication.guess is not None,
        published_guess=publication.guess,
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
