"""Expressions counted from a publication date that is only guessed to lie between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.model import DateInterval, TimeExpression
from geo.temporal import periods
from geo.temporal.vocabulary import WEEKDAY_NAMES

Tagged = Sequence[TimeExpression]


def merged(
    undated: Tagged, ends: tuple[Tagged, Tagged], between: DateInterval
) -> tuple[TimeExpression, ...]:
    """Return what was read without publication date, with the days that both `ends` allow.

    `ends` are the same expressions counted from the first and the last day of
    `between`. Where both agree, that is the answer; else the interval runs from the
    one to the other and the value names no day.
    """
    first, last = ({one.span: one for one in end} for end in ends)
    return tuple(
        _between(one, first[one.span], last[one.span], between)
        if one.span in first and one.span in last
        else one
        for one in undated
    )


def told_as_guess(found: Tagged, published: date | None) -> tuple[TimeExpression, ...]:
    """Return expressions counted from a day of publication that is guessed, saying so."""
    if published is None:
        return tuple(found)
    guessed = f"{_published(published)} (a guess)"
    return tuple(replace(one, rule=_reworded(one.rule, published, guessed)) for one in found)


def _told(one: TimeExpression, published: date | None, guessed: str) -> TimeExpression:
    """Return what was counted from the end of a guess as counted from no single day."""
    if published is None or one.anchor != published:
        return one
    return replace(one, anchor=None, rule=_reworded(one.rule, published, guessed))


def _reworded(rule: str, published: date, guessed: str) -> str:
    return rule.replace(_published(published), guessed)


def _published(day: date) -> str:
    """Return how a rule names the publication date."""
    return f"published {WEEKDAY_NAMES[day.weekday()]} {day.isoformat()}"


def _between(
    undated: TimeExpression, first: TimeExpression, last: TimeExpression, between: DateInterval
) -> TimeExpression:
    if (first.value, first.interval) == (last.value, last.interval):
        guessed = f"publication guessed to lie between {between.start} and {between.end}"
        return _told(last, between.end, guessed)
    if first.interval is None or last.interval is None:
        return undated
    interval = DateInterval(first.interval.start, last.interval.end)
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    surface = " ".join(undated.surface.split())
    rule = (
        f"'{surface}', publication guessed to lie between {between.start} and {between.end}: "
        f"as wide as that -> {start}/{end}"
    )
    return replace(
        undated,
        interval=interval,
        edtf=f"{start}/{end}",
        precision=periods.precision(interval),
        rule=rule,
    )
