"""Compares reports with what a person says of the same mentions, field by field.

Each field is right, wrong, or not judged (None). A mention without a report is wrong in
every field that was judged. "All together" counts the literal mentions whose event was
judged in any way: role, place, event type, date, claimant and status must all be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from geopy.distance import great_circle

from geo.evaluate.event_corpora.figures import Figure, share
from geo.evaluate.gold import GoldDispatch, GoldMention, GoldPlace
from geo.model import (
    Analysis,
    Article,
    DateInterval,
    Place,
    Report,
    Role,
    When,
    Who,
)

ARTICLES = frozenset({"a", "an", "the", "of", "its", "his", "her", "their"})
"""Words that make no difference between two names of a claimant."""


class Analyzer(Protocol):
    """What is measured: `geo.pipeline.Pipeline` is one."""

    def analyze(self, article: Article) -> Analysis:
        """Return everything that is found in an article."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether each field of one mention is right; None where it was not judged."""

    found: bool
    """Whether the mention has a report at all."""
    role: bool | None
    """Literal or associative."""
    place: bool | None
    event_type: bool | None
    trigger: bool | None
    """Whether the event word is one that was annotated."""
    place_role: bool | None
    """Site, origin, destination …"""
    date: bool | None
    claimant: bool | None
    status: bool | None

    @property
    def together(self) -> bool | None:
        """Whether all that a reader of the mark is told is right; None without judged event."""
        event = (self.date, self.claimant, self.status)
        if all(field is None for field in event):
            return None
        told = (self.role, self.place, self.event_type, *event)
        return all(field is not False for field in told)


NAMES = {
    "found": "mention found",
    "role": "literal or associative",
    "place": "place",
    "event_type": "event type",
    "trigger": "event word",
    "place_role": "role of the place",
    "date": "date of the event",
    "claimant": "claimant",
    "status": "status",
}
"""Fields of a verdict in the words of the table."""


def judge_dispatches(dispatches: Sequence[GoldDispatch], analyzer: Analyzer) -> tuple[Figure, ...]:
    """Return the share of mentions that are right, for each field and all together."""
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in (*NAMES, "together")}
    for dispatch in dispatches:
        verdicts = verdicts_of(dispatch, analyzer.analyze(dispatch.article))
        for name, row in rows.items():
            judged = [value for one in verdicts if (value := getattr(one, name)) is not None]
            row.append((sum(judged), len(judged)))
    titles = {**NAMES, "together": "all together, literal mentions"}
    return tuple(share(titles[name], row) for name, row in rows.items())


def verdicts_of(dispatch: GoldDispatch, analysis: Analysis) -> list[Verdict]:
    """Return the verdict on each annotated mention of a dispatch."""
    return [
        judge(gold, _report_of(gold, analysis.reports), dispatch.article)
        for gold in dispatch.mentions
    ]


def judge(gold: GoldMention, report: Report | None, article: Article) -> Verdict:
    """Return which fields of a report are as a person says; `report` is None when missing."""
    if report is None:
        return _missing(gold)
    is_literal = gold.role is not Role.ASSOCIATIVE
    trigger = report.what.trigger.of(article.text) if report.what.trigger else None
    return Verdict(
        found=True,
        role=None if gold.role is None else report.resolution.toponym.role is gold.role,
        place=None if gold.place is None else is_place(gold.place, report.resolution.place),
        event_type=None
        if gold.event_types is None or not is_literal
        else report.what.event_type in gold.event_types,
        trigger=None if gold.triggers is None else _is_trigger(gold.triggers, trigger),
        place_role=_place_role(gold, report),
        date=None if gold.when is None else is_date(gold.when, report.when),
        claimant=None
        if gold.claimants is None
        else is_claimant(gold.claimants, report.who, article.publisher),
        status=None if gold.statuses is None else report.what.status in gold.statuses,
    )


def _place_role(gold: GoldMention, report: Report) -> bool | None:
    """Say whether the part of the place is right; what may stand for a government has none."""
    is_literal = report.resolution.toponym.role is Role.LITERAL
    if gold.place_roles is None or (gold.role is None and not is_literal):
        return None
    return report.where.place_role in gold.place_roles


def is_place(gold: GoldPlace, place: Place | None) -> bool:
    """Say whether a place is one of the entries that are right, or near enough to the point."""
    if place is None:
        return False
    if place.id in gold.ids:
        return True
    if gold.lat is None or gold.lon is None or gold.within_km is None:
        return False
    distance: float = great_circle((gold.lat, gold.lon), (place.lat, place.lon)).km
    return distance <= gold.within_km


def is_date(gold: DateInterval, when: When) -> bool:
    """Say whether a date lies within the annotated days, which may be open at one end."""
    found = when.interval
    if found is None:
        return False
    if gold.end is None:
        first, earliest = found.start, gold.start
        return first is not None and earliest is not None and first >= earliest
    if found.end is None or found.end > gold.end:
        return False
    if gold.start is None:
        return found.end == gold.end
    return found.start is not None and found.start >= gold.start


def is_claimant(gold: Iterable[str | None], who: Who, publisher: str | None) -> bool:
    """Say whether the words of an annotated claimant are all said, or said in full."""
    told = None if who.claimant in (None, publisher) else who.claimant
    return any(
        told is None if name is None else told is not None and _is_same_name(name, told)
        for name in gold
    )


def _is_same_name(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    return bool(words and others) and (words <= others or others <= words)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, without case, articles, or what makes a possessive."""
    plain = re.sub(r"['\u2019]s?\b", "", name.casefold())
    return frozenset(re.findall(r"\w+", plain)) - ARTICLES


def _is_trigger(gold: frozenset[str], trigger: str | None) -> bool:
    if trigger is None:
        return not gold
    words = set(trigger.casefold().split())
    return any(word.casefold() in words for word in gold)


def _report_of(gold: GoldMention, reports: Sequence[Report]) -> Report | None:
    return next((one for one in reports if one.resolution.toponym.span.overlaps(gold.span)), None)


def _missing(gold: GoldMention) -> Verdict:
    judged = {
        "role": gold.role,
        "place": gold.place,
        "event_type": gold.event_types,
        "trigger": gold.triggers,
        "place_role": gold.place_roles,
        "date": gold.when,
        "claimant": gold.claimants,
        "status": gold.statuses,
    }
    return Verdict(
        found=False, **{name: None if value is None else False for name, value in judged.items()}
    )
