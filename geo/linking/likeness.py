"""Whether two reports tell of the same thing: kind, place, date, words and numbers must agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geopy.distance import great_circle

from geo.linking.measures import Count, counts_of
from geo.linking.words import family_of
from geo.model import DateInterval, FeatureClass, FiledReport, Place, PlaceRole, Report, Status

SAME_PLACE_KM = 10.0
"""Towns closer than this may be one place under two names. A judgement: the width of a city."""

DAY_SLACK = timedelta(days=1)
"""Reports of one thing may differ by a day, since nights and time zones do. A judgement."""

OPEN_END_DAYS = timedelta(days=3)
"""How far back "on or before its publication" (or forth "not before") is followed. A judgement:
news tells mostly of the last days; an unlimited interval would join everything."""

LONG_INTERVAL = timedelta(days=31)
"""A date vaguer than a month links only reports that share most of their words."""

WORDS_SAME_PLACE = 0.0
WORDS_OTHER_KIND = 0.25
WORDS_WIDE_PLACE = 0.15
WORDS_WIDE_OTHER_WORD = 0.2
WORDS_CONTAINING = 0.2
WORDS_VAGUE_DATE = 0.3
WORDS_SAME_NUMBER = 0.1
"""Least share of common content words (Jaccard) asked for: nothing more when kind, town and day
agree, more the vaguer the rest is. Judgements, not measured."""

TELLING_NUMBER = 10
"""Numbers from here on tell events apart; smaller ones agree by chance. A judgement."""

ONE_PLACE = 1.5
"""Nearness (see `nearness_of`) from which two places are one and their numbers compare: 8,000 in a
region can be part of 10,000 in its country."""

CONTRADICTION_RATIO = 5.0
"""Numbers of the same measure this far apart tell of two things; closer ones are rival claims about
one, which an event keeps side by side. A judgement."""

AHEAD = frozenset({Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL})
"""Status of what had not happened yet."""

_POINT_LIKE = frozenset({FeatureClass.SETTLEMENT, FeatureClass.FACILITY, FeatureClass.DISTRICT})
_WORD = re.compile(r"[^\W_]+")
_COMMON_WORDS = """
the a an of in on at to from by with and or for that this these those was were is are be been has
have had it its their his her they he she as after before when said says say told will would could
may than more about into over not no who which there new up out
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that say nothing about the event."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What linking needs to know of a report, worked out once."""

    filed: FiledReport
    place: Place | None
    """None only for what somebody put into an event though nobody knows where it is."""
    window: tuple[date, date] | None
    """First and last day, open ends cut short; None when undated."""
    is_vague: bool
    """Whether the date is vaguer than a month."""
    words: frozenset[str]
    trigger: str
    """Family of the event word: "deployed" and "deployment" are one."""
    counts: tuple[Count, ...]

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.filed.report


def traits_of(filed: FiledReport) -> Traits:
    """Return the traits of a report."""
    report = filed.report
    words = [word.casefold() for word in _WORD.findall(report.quote)]
    window = _window(report.when.interval)
    trigger = report.what.trigger.of(filed.article.text) if report.what.trigger else ""
    return Traits(
        filed,
        report.resolution.place,
        window,
        window is not None and window[1] - window[0] > LONG_INTERVAL,
        frozenset(word for word in words if word not in _COMMON),
        family_of(trigger.split()[0]) if trigger.split() else "",
        counts_of(filed),
    )


def _window(interval: DateInterval | None) -> tuple[date, date] | None:
    """Return the days of an interval, an open end cut to OPEN_END_DAYS."""
    if interval is None:
        return None
    start, end = interval.start, interval.end
    if start is None and end is None:
        return None
    if start is None:
        assert end is not None
        return _shifted(end, -OPEN_END_DAYS), end
    if end is None:
        return start, _shifted(start, OPEN_END_DAYS)
    return start, max(start, end)


def _shifted(day: date, by: timedelta) -> date:
    """Return `day` moved, or the calendar's own end."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def same_thing(first: Traits, second: Traits) -> float:
    """Return how well two reports of one event type fit, 0 when they tell of different things."""
    if _one_trigger(first, second):
        return 3.0 if roles_allow(first, second) else 0.0
    if first.window is None or second.window is None or not _dates_meet(first, second):
        return 0.0
    if contradict(first.counts, second.counts):
        return 0.0
    if not _may_have_come_about(first, second):
        return 0.0
    nearness = nearness_of(first.place, second.place)
    if nearness == 0.0:
        return 0.0
    common = likeness(first.words, second.words)
    return nearness + common if common >= _words_needed(first, second, nearness) else 0.0


def _one_trigger(first: Traits, second: Traits) -> bool:
    """Say whether both reports are read from the same event word of the same article."""
    here, there = first.report, second.report
    return here.article_id == there.article_id and here.what.trigger == there.what.trigger


def roles_allow(first: Traits, second: Traits) -> bool:
    """Say whether two places of one event word belong to one event: not two sites of it."""
    if first.place is not None and second.place is not None and first.place.id == second.place.id:
        return True
    moves = {PlaceRole.ORIGIN, PlaceRole.DESTINATION}
    roles = {first.report.where.place_role, second.report.where.place_role}
    return len(roles) == 2 and bool(roles & moves)


def _dates_meet(first: Traits, second: Traits) -> bool:
    assert first.window is not None
    assert second.window is not None
    return (
        first.window[0] <= _shifted(second.window[1], DAY_SLACK)
        and second.window[0] <= _shifted(first.window[1], DAY_SLACK)
    )  # fmt: skip


def nearness_of(first: Place | None, second: Place | None) -> float:
    """Return 2 for the same place, 1.5 for neighbouring towns, 1 for one in the other, else 0."""
    if first is None or second is None:
        return 0.0
    if first.id == second.id:
        return 2.0
    if first.feature in _POINT_LIKE and second.feature in _POINT_LIKE:
        apart = great_circle((first.lat, first.lon), (second.lat, second.lon)).km
        return 1.5 if apart <= SAME_PLACE_KM else 0.0
    return 1.0 if _contains(first, second) or _contains(second, first) else 0.0


def _contains(outer: Place, inner: Place) -> bool:
    """Say whether a country or region holds the other place, by their codes."""
    if outer.country_code is None or outer.country_code != inner.country_code:
        return False
    if outer.feature == FeatureClass.COUNTRY:
        return inner.feature != FeatureClass.COUNTRY
    return (
        outer.feature == FeatureClass.REGION
        and outer.region_code is not None
        and outer.region_code == inner.region_code
    )


def _may_have_come_about(first: Traits, second: Traits) -> bool:
    """Say whether one report may tell what came of that which the other expects.

    "Will be sent into combat" in a country is not what "have entered" it tells: in wide
    places expectation and outcome need the same word.
    """
    if (first.report.what.status in AHEAD) == (second.report.what.status in AHEAD):
        return True
    is_exact = _is_point_like(first.place) and _is_point_like(second.place)
    return is_exact or first.trigger == second.trigger


def _words_needed(first: Traits, second: Traits, nearness: float) -> float:
    """Return the share of common words asked for: the more, the vaguer kind, place and date are."""
    here, there = first.report.what, second.report.what
    needed = WORDS_SAME_PLACE
    if here.sub_event_type != there.sub_event_type and first.trigger != second.trigger:
        needed = max(needed, WORDS_OTHER_KIND)
    if not (_is_point_like(first.place) and _is_point_like(second.place)):
        is_one_word = first.trigger == second.trigger
        needed = max(needed, WORDS_WIDE_PLACE if is_one_word else WORDS_WIDE_OTHER_WORD)
    if nearness == 1.0:
        needed = max(needed, WORDS_CONTAINING)
    if first.is_vague or second.is_vague:
        needed = max(needed, WORDS_VAGUE_DATE)
    if nearness >= ONE_PLACE and _share_a_number(first.counts, second.counts):
        needed = min(needed, WORDS_SAME_NUMBER)
    return needed


def _share_a_number(first: Sequence[Count], second: Sequence[Count]) -> bool:
    """Say whether both count as many of the same: "8,000 troops" and "up to 8,000 soldiers"."""
    told = {(count.measure, count.stated) for count in first if count.stated >= TELLING_NUMBER}
    return any((count.measure, count.stated) in told for count in second)


def _is_point_like(place: Place | None) -> bool:
    return place is not None and place.feature in _POINT_LIKE


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the Jaccard index of two sets; 0 for two empty ones."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def contradict(first: Sequence[Count], second: Sequence[Count]) -> bool:
    """Say whether numbers of the same measure are too far apart to be about one thing."""
    for here in first:
        for there in second:
            numbers = [here.stated, there.stated]
            if (
                here.measure == there.measure
                and min(numbers) > 0
                and max(numbers) / min(numbers) > CONTRADICTION_RATIO
            ):
                return True
    return False
