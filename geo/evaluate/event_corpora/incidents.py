"""Incidents against MUC-4: is one reported with its place and its date both right?

An incident is found when something that Dateline tells of has the incident's place
and a date that agrees: a report with an event at a literal place, or an event word of
a known kind with one of its places, unless that only holds another. A place is the
incident's when it bears one of the names of the incident's innermost place. Dates
agree when, for a day or range, what was found has both ends, touches it and is no
longer than a week beyond it; for "- 06 DEC 89" (on that day or before), when it ends
no later than the day after and no earlier than a month before. An event word without
a time expression happened by the publication date. An incident without a date asks
for the place alone.

Incidents without a place do not count. An incident is *named in the text* when one of
those names stands there; the others, whose place the annotators inferred ("Salvadoran
troops"), count in the last figure only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from anyascii import anyascii

from geo.evaluate.event_corpora.figures import Figure, share
from geo.evaluate.event_corpora.reading import EventStages, Record, article_of
from geo.model import Analysis, DateInterval, PlaceRole, Resolution, Role

LONGEST = timedelta(days=7)
BEFORE = timedelta(days=31)
NEXT_DAY = timedelta(days=1)
"""How far a date may be off: see the module's first lines. Judgements."""

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_ALTERNATIVES = re.compile(r"\s+/\s+|\s+-\s+")
_KIND = re.compile(r"\s*\([^)]*\)")


def score_incidents(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return the share of incidents with place right, and with place and date right."""
    places, both, every = [], [], []
    for record in records:
        incidents = [one for one in record["incidents"] if names_of(one["location"])]
        if not incidents:
            continue
        analysis = stages.analyze(article_of(record))
        found = [_Found(analysis, one) for one in incidents]
        named = [one for one in found if one.is_named]
        places.append((sum(one.has_place for one in named), len(named)))
        both.append((sum(one.has_date for one in named), len(named)))
        every.append((sum(one.has_date for one in found), len(found)))
    return (
        share("incidents named in the text, place right", places),
        share("incidents named in the text, place and date right", both),
        share("all incidents, place and date right", every),
    )


class _Found:
    """What was found of one incident."""

    def __init__(self, analysis: Analysis, incident: Mapping[str, str]) -> None:
        names = names_of(incident["location"])
        dates = list(_dates_at(analysis, names))
        text = f" {_folded(analysis.article.text)} "
        self.is_named = any(f" {name} " in text for name in names)
        self.has_place = bool(dates)
        self.has_date = any(date_agrees(one, incident["date"]) for one in dates)


def names_of(location: str) -> frozenset[str]:
    """Return the names of the innermost place of "PERU: LIMA (CITY): ATE / VITARTE (TOWN)"."""
    innermost = location.strip().strip("-").rpartition(":")[2]
    return frozenset(
        name for part in _ALTERNATIVES.split(_KIND.sub("", innermost)) if (name := _folded(part))
    )


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", anyascii(name).casefold()))


def _dates_at(analysis: Analysis, names: frozenset[str]) -> Iterator[DateInterval | None]:
    """Yield the date of each report and event word at a place that bears one of `names`."""
    for report in analysis.reports:
        is_literal = report.resolution.toponym.role is Role.LITERAL
        if is_literal and report.what.is_of_known_kind and names & _names(report.resolution):
            yield report.when.interval
    spans = {one.toponym.span for one in analysis.resolutions if names & _names(one)}
    dates = {time.span: time.interval for time in analysis.times}
    for mention in analysis.event_mentions:
        places = {one.span for one in mention.places if one.role is not PlaceRole.CONTAINER}
        if mention.event_type is not None and places & spans:
            by_publication = DateInterval(None, analysis.article.published)
            yield dates.get(mention.time) if mention.time else by_publication


def _names(resolution: Resolution) -> frozenset[str]:
    """Return the names of a mention: as written, and in the gazetteer."""
    place = resolution.place
    written = {_folded(resolution.toponym.surface)}
    return frozenset(written | {_folded(place.name)} if place else written)


def date_agrees(interval: DateInterval | None, told: str) -> bool:
    """Say whether a report's date agrees with one of the dates of an incident."""
    alternatives = [part.strip(" ()") for part in told.split("/")]
    wanted = [part for part in alternatives if _DAY.search(part)]
    return not wanted or (interval is not None and any(_agrees(interval, part) for part in wanted))


def _agrees(interval: DateInterval, told: str) -> bool:
    days = [day for match in _DAY.finditer(told) if (day := _day(match)) is not None]
    if not days or interval.end is None:
        return False
    first, last = days[0], days[-1]
    if told.startswith("-"):
        return last - BEFORE <= interval.end <= last + NEXT_DAY
    if interval.start is None:
        return False
    is_short = interval.end - interval.start <= last - first + LONGEST
    return is_short and interval.start <= last and first <= interval.end


def _day(match: re.Match[str]) -> date | None:
    number, month, year = match.groups()
    try:
        return date(1900 + int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        return None
