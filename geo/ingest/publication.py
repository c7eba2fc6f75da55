"""When an article was published, by what came with it: a sure day, a guess, or neither and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath

from geo.ingest.dates import (
    NO_DATE,
    SAME,
    date_in_link,
    date_in_name,
    month_in_link,
    read_given,
)
from geo.ingest.metadata import Metadata, PageMetadata
from geo.ingest.zones import local_day
from geo.model import DateInterval, Evidence, PublicationGuess
from geo.written_dates import WrittenDate, why_impossible

INEXACT_CONFIDENCE = 0.95
"""Of the days that an inexact date can mean. A judgement, as are the next four."""

CONTRADICTED_CONFIDENCE = 0.6
MARKUP_CONFIDENCE = 0.8
LINK_CONFIDENCE = 0.9
UPDATED_CONFIDENCE = 0.7

UPDATED_WITHIN = timedelta(days=3)
"""How long before its last change an article is taken to have come out. A judgement: news is
mended on its day or the next, or after a weekend."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication date of an article, None where it is unknown, and what told it."""

    day: date | None
    rule: str
    guess: PublicationGuess | None = None
    """What is only likely; with it, `day` is a guess."""


def publication_of(known: Sequence[Metadata], url: str | None, name: str, text: str) -> Publication:
    """Return what the metadata, the link and the file name tell, the surest first.

    A date that somebody gave and that cannot be is told and not replaced: they
    meant another day, and a guess would hide the mistake.
    """
    linked = date_in_link(url)
    inexact: Publication | None = None
    mistake = damage = None
    for origin in known:
        if origin.published is None or not origin.published.strip():
            continue
        written = read_given(origin.published)
        wrong = why_impossible(written.first) if written else "is not a date"
        if written is None or wrong:
            said = f"{origin.published.strip()!r} in {origin.said_by} {wrong}"
            damage = damage or said
            mistake = mistake or (None if isinstance(origin, PageMetadata) else said)
        elif written.doubt is None:
            return _given(origin, written.first, linked, text, url)
        else:
            inexact = inexact or _inexact(origin, written, linked)
    if inexact or mistake:
        return inexact or Publication(None, mistake or NO_DATE)
    found = _by_the_way(known, url, linked, name)
    return replace(found, rule=damage) if damage and found.rule == NO_DATE else found


def _given(
    origin: Metadata, day: date, linked: date | None, text: str, url: str | None
) -> Publication:
    contradiction = origin.contradiction if isinstance(origin, PageMetadata) else None
    if contradiction and not (linked and abs(linked - day) <= SAME):
        rule = f"{origin.said_by}, but {contradiction}"
        return _guess(day, day, Evidence.CONTRADICTED, CONTRADICTED_CONFIDENCE, rule)
    if local := local_day(origin.published or "", text, url):
        return Publication(local[0], f"{origin.said_by}; {local[1]}")
    return Publication(day, origin.said_by)


def _inexact(origin: Metadata, written: WrittenDate, linked: date | None) -> Publication:
    said = f"{(origin.published or '').strip()!r} in {origin.said_by}"
    if linked and written.first <= linked <= written.last:
        return Publication(linked, f"date in the link, which fits {said}")
    last = max(written.first, min(written.last, date.today()))
    rule = f"{said}: {written.doubt}"
    return _guess(written.first, last, Evidence.INEXACT, INEXACT_CONFIDENCE, rule)


def _by_the_way(
    known: Sequence[Metadata], url: str | None, linked: date | None, name: str
) -> Publication:
    """Return what tells of the publication date without being it."""
    if linked is not None:
        return Publication(linked, "date in the link")
    pages = [one for one in known if isinstance(one, PageMetadata)]
    for page in pages:
        if (day := page.likely) and why_impossible(day) is None:
            return _guess(day, day, Evidence.MARKUP, MARKUP_CONFIDENCE, page.said_by)
    if (day := date_in_name(PurePath(name).name)) is not None:
        return Publication(day, "date in the file name")
    return _by_month(month_in_link(url), next((page for page in pages if page.updated), None))


def _by_month(month: tuple[date, date] | None, changed: PageMetadata | None) -> Publication:
    """Return the days by the month in the link and the day of the last change."""
    last = changed.updated if changed else None
    if changed and last and (month is None or month[0] <= last <= month[1] + UPDATED_WITHIN):
        first = last - UPDATED_WITHIN
        if month is not None:
            first, last = max(first, month[0]), min(last, month[1])
        rule = f"last changed on {changed.updated}, by the {changed.said_by}: not after it"
        return _guess(first, last, Evidence.UPDATED, UPDATED_CONFIDENCE, rule)
    if month is not None:
        last = max(month[0], min(month[1], date.today()))
        return _guess(month[0], last, Evidence.LINK, LINK_CONFIDENCE, "month in the link")
    return Publication(None, NO_DATE)


def _guess(
    first: date, last: date, evidence: Evidence, confidence: float, rule: str
) -> Publication:
    guess = PublicationGuess(evidence, DateInterval(first, last), confidence, rule)
    return Publication(first if first == last else None, rule, guess)
