"""Incidents against MUC-4: is one reported with its place and its date both right?

An incident is found when a report with an event, at a literal place, bears one of
the names of the incident's innermost place and a date that agrees. Dates agree
when, for a day or range, the report has both ends, touches it and is no longer
than a week beyond it; for "- 06 DEC 89" (on that day or before), when the report
ends no later than the day after and no earlier than a month before. An incident
without a date asks for the place alone. Incidents without a place do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from anyascii import anyascii

from geo.evaluate.event_corpora.figures import Figure, share
from geo.evaluate.event_corpora.reading import EventStages, Record, article_of
from geo.model import Analysis, DateInterval, EventType, Report, Role

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
    places, both = [], []
    for record in records:
        incidents = [one for one in record["incidents"] if names_of(one["location"])]
        if not incidents:
            continue
        analysis = stages.analyze(article_of(record))
        placed = [list(_at_place(analysis, one["location"])) for one in incidents]
        dated = sum(
            any(date_agrees(report.when.interval, one["date"]) for report in reports)
            for one, reports in zip(incidents, placed, strict=True)
        )
        places.append((sum(map(bool, placed)), len(incidents)))
        both.append((dated, len(incidents)))
    return (
        share("incidents, place right", places),
        share("incidents, place and date right", both),
    )


def names_of(location: str) -> frozenset[str]:
    """Return the names of the innermost place of "PERU: LIMA (CITY): ATE / VITARTE (TOWN)"."""
    innermost = location.strip().strip("-").rpartition(":")[2]
    return frozenset(
        name for part in _ALTERNATIVES.split(_KIND.sub("", innermost)) if (name := _folded(part))
    )


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", anyascii(name).casefold()))


def _at_place(analysis: Analysis, location: str) -> Iterator[Report]:
    """Yield the reports with an event at the place."""
    wanted = names_of(location)
    for report in analysis.reports:
        toponym, place = report.resolution.toponym, report.resolution.place
        if report.what.event_type is EventType.MENTION or toponym.role is not Role.LITERAL:
            continue
        if wanted & {_folded(toponym.surface), _folded(place.name if place else "")}:
            yield report


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
