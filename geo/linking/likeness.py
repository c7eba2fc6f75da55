"""Whether two reports tell of the same thing: kind, place, date, words and numbers must agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from geo.linking.days import DayTold, are_two_days, day_told
from geo.linking.details import are_same_details, details_of
from geo.linking.kinship import (
    are_of_one_kind,
    happens_at_once,
    is_one_word,
    kin_of,
    names_it_again,
    trigger_families,
)
from geo.linking.measures import Count, counts_of, share_a_number, tell_of_two_things
from geo.linking.nearness import (
    ONE_PLACE,
    SAME_PLACE,
    is_point_like,
    nearness_of,
    unlisted_name,
)
from geo.model import DateInterval, FiledReport, Place, PlaceRole, Report, Status

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
WORDS_NAMED_AGAIN = 0.1
"""Least share of common content words (Jaccard) asked for: nothing more when kind, town and day
agree, more the vaguer the rest is. Judgements, not measured."""

ANSWER = 0.5
"""How much better a denial fits what was reported than what is only expected. A judgement."""

AHEAD = frozenset({Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL})
"""Status of what had not happened yet."""

HELD = frozenset({Status.REPORTED, Status.CONFIRMED})
"""Status of what is said to have happened."""

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
    trigger: frozenset[str]
    """Families of the event word: "deployed" and "deployment" are one."""
    counts: tuple[Count, ...]
    day: DayTold | None
    """The exact day or night that its sentence names."""
    details: frozenset[str]
    """What only this event would share, where its day is exact."""
    name: str
    """The name of a place that no gazetteer lists, else empty."""
    countries: frozenset[str]
    """Codes of the countries that such a place may lie in."""

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.filed.report


def traits_of(filed: FiledReport, countries: frozenset[str] = frozenset()) -> Traits:
    """Return the traits of a report; `countries` are those that its article tells of."""
    report = filed.report
    words = [word.casefold() for word in _WORD.findall(report.quote)]
    window, day = _window(report.when.interval), day_told(report)
    trigger = report.what.trigger.of(filed.article.text) if report.what.trigger else ""
    return Traits(
        filed,
        report.resolution.place,
        window,
        window is not None and window[1] - window[0] > LONG_INTERVAL,
        frozenset(word for word in words if word not in _COMMON),
        trigger_families(trigger),
        counts_of(filed),
        day,
        details_of(filed) if day else frozenset(),
        unlisted_name(report),
        countries,
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
    """Return how well two reports of kinds that go together fit, 0 when they tell of two things."""
    if _one_trigger(first, second):
        return 3.0 if roles_allow(first, second) else 0.0
    if first.window is None or second.window is None or not _dates_meet(first, second):
        return 0.0
    if tell_of_two_things(first.counts, second.counts, _days_between(first, second)):
        return 0.0
    if not _may_have_come_about(first, second) or on_other_days(first, second):
        return 0.0
    nearness = _nearness(first, second)
    if nearness == 0.0:
        return 0.0
    common = likeness(first.words, second.words)
    if common < _words_needed(first, second, nearness):
        return 0.0
    return nearness + common + (ANSWER if _answers(first, second) else 0.0)


def _answers(first: Traits, second: Traits) -> bool:
    """Say whether one denies what the other reports."""
    statuses = {first.report.what.status, second.report.what.status}
    return Status.DENIED in statuses and bool(statuses & HELD)


def may_be_kin(first: Traits, second: Traits) -> bool:
    """Say whether the event types of two reports go together, elsewhere than in a town only one."""
    here, there = first.report.what.event_type, second.report.what.event_type
    return here == there or (kin_of(here) == kin_of(there) and _is_exact(first, second))


def on_other_days(first: Traits, second: Traits) -> bool:
    """Say whether two texts name two days of what is over within one.

    Not when they give one telling number, or two publishers of one day so many of the same
    details, that it is one event with a day misread: one publisher, or a paper of the next day,
    who tells the same of another day tells of a series. Nor of what is still ahead in one, for
    it may be put off.
    """
    if first.day is None or second.day is None or not are_two_days(first.day, second.day):
        return False
    if not (happens_at_once(first.report) and happens_at_once(second.report)):
        return False
    if (first.report.what.status in AHEAD) != (second.report.what.status in AHEAD):
        return False
    are_two_papers = first.filed.article.publisher != second.filed.article.publisher
    are_two_papers &= not _days_between(first, second)
    is_one = are_two_papers and are_same_details(first.details, second.details)
    return not (is_one or share_a_number(first.counts, second.counts))


def is_one_name(first: Traits, second: Traits) -> bool:
    """Say whether both name one place that no gazetteer lists, in a country that both name."""
    is_named = first.name != "" and first.name == second.name
    return is_named and bool(first.countries & second.countries)


def _nearness(first: Traits, second: Traits) -> float:
    """Return how near the places are; two unlisted villages of one country are two places."""
    if is_one_name(first, second):
        return SAME_PLACE
    are_two_names = first.name != "" and second.name != "" and first.name != second.name
    return 0.0 if are_two_names else nearness_of(first.place, second.place)


def _days_between(first: Traits, second: Traits) -> int | None:
    """Return how many days after the first article the second was published, None if unknown."""
    here, there = first.filed.article.published, second.filed.article.published
    return (there - here).days if here and there else None


def _one_trigger(first: Traits, second: Traits) -> bool:
    """Say whether both reports are read from the same event word of the same article."""
    here, there = first.report, second.report
    return here.article_id == there.article_id and here.what.trigger == there.what.trigger


def roles_allow(first: Traits, second: Traits) -> bool:
    """Say whether two places of one event word belong to one event: not two sites of it."""
    if first.place is not None and second.place is not None and first.place.id == second.place.id:
        return True
    if _holds_name(first, second) or _holds_name(second, first):
        return True
    moves = {PlaceRole.ORIGIN, PlaceRole.DESTINATION}
    roles = {first.report.where.place_role, second.report.where.place_role}
    return len(roles) == 2 and bool(roles & moves)


def _holds_name(outer: Traits, inner: Traits) -> bool:
    """Say whether a country or region holds what no gazetteer lists: "Tiro in northern Chad"."""
    if outer.place is None or inner.place is not None or is_point_like(outer.place):
        return False
    return inner.name != "" and outer.place.country_code in inner.countries


def _dates_meet(first: Traits, second: Traits) -> bool:
    assert first.window is not None
    assert second.window is not None
    return (
        first.window[0] <= _shifted(second.window[1], DAY_SLACK)
        and second.window[0] <= _shifted(first.window[1], DAY_SLACK)
    )  # fmt: skip


def _may_have_come_about(first: Traits, second: Traits) -> bool:
    """Say whether one report may tell what came of that which the other expects.

    "Will be sent into combat" in a country is not what "have entered" it tells: in wide
    places expectation and outcome need the same word.
    """
    if (first.report.what.status in AHEAD) == (second.report.what.status in AHEAD):
        return True
    return _is_exact(first, second) or is_one_word(first.trigger, second.trigger)


def _is_exact(first: Traits, second: Traits) -> bool:
    """Say whether both are told of a town or a smaller place."""
    both = is_point_like(first.place) and is_point_like(second.place)
    return both or is_one_name(first, second)


def _words_needed(first: Traits, second: Traits, nearness: float) -> float:
    """Return the share of common words asked for: the more, the vaguer kind, place and date are."""
    is_same_word = is_one_word(first.trigger, second.trigger)
    needed = _words_for_kinds(first, second, is_same_word)
    if not _is_exact(first, second):
        needed = max(needed, WORDS_WIDE_PLACE if is_same_word else WORDS_WIDE_OTHER_WORD)
    if nearness < ONE_PLACE:
        needed = max(needed, WORDS_CONTAINING)
    if first.is_vague or second.is_vague:
        needed = max(needed, WORDS_VAGUE_DATE)
    if nearness >= ONE_PLACE and share_a_number(first.counts, second.counts):
        needed = min(needed, WORDS_SAME_NUMBER)
    return needed


def _words_for_kinds(first: Traits, second: Traits, is_same_word: bool) -> float:
    """Return what kinds that differ ask for: less where one names the known thing again."""
    here, there = first.report, second.report
    if here.what.event_type == there.what.event_type and (
        is_same_word or are_of_one_kind(here, there, (first.trigger, second.trigger))
    ):
        return WORDS_SAME_PLACE
    is_answer = _answers(first, second)
    is_named_again = any(
        names_it_again(one.report, one.filed.article.text, one.trigger, is_answer)
        for one in (first, second)
    )
    return WORDS_NAMED_AGAIN if is_named_again else WORDS_OTHER_KIND


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the Jaccard index of two sets; 0 for two empty ones."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0
