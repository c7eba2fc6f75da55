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
from geo.written_dates import TWO_READINGS, WrittenDate, why_impossible

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
    meant another day, and a guess would hide the mistake. Nor does a page replace
    an inexact date ("March 2020") with a day outside it.
    """
    linked = date_in_link(url)
    inexact: tuple[Metadata, WrittenDate] | None = None
    damage = None
    for origin in known:
        if origin.published is None or not origin.published.strip():
            continue
        written = read_given(origin.published)
        wrong = why_impossible(written.first) if written else "is not a date"
        if written is None or wrong:
            said = f"{origin.published.strip()!r} in {origin.said_by} {wrong}"
            if inexact is None and not isinstance(origin, PageMetadata):
                return Publication(None, said)
            damage = damage or said
        elif written.doubt:
            inexact = inexact or (origin, written)
        elif inexact and not _fits(written.first, inexact[1]):
            return _contradicted(*inexact, f"{origin.said_by} says {written.first}")
        else:
            return _given(origin, written.first, linked, text, url)
    if inexact:
        return _inexact(*inexact, linked)
    return _besides(damage, _by_the_way(known, url, linked, name))


def _besides(damage: str | None, found: Publication) -> Publication:
    """Return what was found instead of a damaged date, with the damage told."""
    if damage is None:
        return found
    rule = damage if found.rule == NO_DATE else f"{damage}; {found.rule}"
    return replace(found, rule=rule, guess=found.guess and replace(found.guess, rule=rule))


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
    if linked and _fits(linked, written):
        return Publication(linked, f"date in the link, which fits {_as_written(origin)}")
    rule = f"{_as_written(origin)}: {written.doubt}"
    return _guess(*_until_today(written), Evidence.INEXACT, INEXACT_CONFIDENCE, rule)


def _contradicted(origin: Metadata, written: WrittenDate, other: str) -> Publication:
    """Return the days of an inexact date, and that another origin names a day outside them."""
    rule = f"{_as_written(origin)}: {written.doubt}, and {other}"
    days = _until_today(written)
    return _guess(*days, Evidence.CONTRADICTED, CONTRADICTED_CONFIDENCE, rule)


def _as_written(origin: Metadata) -> str:
    return f"{(origin.published or '').strip()!r} in {origin.said_by}"


def _until_today(written: WrittenDate) -> tuple[date, date]:
    return written.first, max(written.first, min(written.last, date.today()))


def _fits(day: date, written: WrittenDate) -> bool:
    """Say whether an inexact date can mean `day`: of two readings, no day between them."""
    if written.doubt == TWO_READINGS:
        return day in (written.first, written.last)
    return written.first <= day <= written.last


def _by_the_way(
    known: Sequence[Metadata], url: str | None, linked: date | None, name: str
) -> Publication:
    """Return what tells of the publication date without being it."""
    if linked is not None:
        return Publication(linked, "date in the link")
    pages = [one for one in known if isinstance(one, PageMetadata)]
    for page in pages:
        if (day := page.likely) and why_impossible(day) is None:
            return _guess(day, day, Evidence.MARKUP, MARKUP_CONFIDENCE, page.likely_by)
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
        rule = f"last changed on {changed.updated}, by the {changed.updated_by}: not after it"
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
