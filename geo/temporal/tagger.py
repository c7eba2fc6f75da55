"""The time tagger: finds what the rules match and says what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from geo.model import Article, Parse, Span, TimeExpression, TimexType
from geo.temporal import periods
from geo.temporal.anchoring import Direction, Tense
from geo.temporal.ancient import ANCIENT_RULES
from geo.temporal.ancient_story import in_ancient_story
from geo.temporal.clock import (
    CLOCK_RULES,
    JOINT,
    is_bare,
    is_one_day,
    joined,
    morning_after,
    on_the_day,
)
from geo.temporal.comparison import COMPARISON_RULES, notice
from geo.temporal.counted import COUNTED_RULES
from geo.temporal.dates import DATE_RULES
from geo.temporal.deictic import DEICTIC_RULES
from geo.temporal.eras import ERA_RULES
from geo.temporal.extents import EXTENT_RULES
from geo.temporal.grammar import NO_ANCHOR, Context, Reading, Rule, UndatableError, dated, undated
from geo.temporal.guessed_anchor import merged, told_as_guess
from geo.temporal.holidays import HOLIDAY_RULES
from geo.temporal.openness import open_ended
from geo.temporal.periods import Period
from geo.temporal.pointed_months import POINTED_MONTH_RULES
from geo.temporal.ranges import RANGE_RULES
from geo.temporal.searching import Searcher
from geo.temporal.seasons import SEASON_RULES
from geo.temporal.vocabulary import MONTH, WEEKDAY_NAMES

MADE_BY = "dateline time grammar 3"

RULES: tuple[Rule, ...] = (
    *RANGE_RULES,
    *DATE_RULES,
    *ANCIENT_RULES,
    *ERA_RULES,
    *HOLIDAY_RULES,
    *COMPARISON_RULES,
    *DEICTIC_RULES,
    *POINTED_MONTH_RULES,
    *SEASON_RULES,
    *COUNTED_RULES,
    *EXTENT_RULES,
    *CLOCK_RULES,
)
"""All rules; of two that match the same words, the first wins."""

_SEARCHER = Searcher(RULES)


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading and the words that it reads."""

    span: Span
    reading: Reading


class RuleTimeTagger:
    """A `geo.protocols.TimeTagger` of hand-written rules for English, without state."""

    languages = frozenset({"en"})

    def tag(self, article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
        """Return the time expressions of `article.text`, in order and without overlap.

        Relative ones are counted from `article.published`; without it they keep
        type and value and have no interval. Where publication is only guessed to
        lie between two days, they have an interval as wide as that.
        """
        between = article.published_between
        if article.published is None and between and between.start and between.end:
            first, last = (_tagged(article, parse, day) for day in (between.start, between.end))
            return merged(_tagged(article, parse, None), (first, last), between)
        found = _tagged(article, parse, article.published)
        return told_as_guess(found, article.published) if article.is_date_guessed else found


def _tagged(article: Article, parse: Parse, published: date | None) -> tuple[TimeExpression, ...]:
    context = Context(article.text, published, Tense(article.text, parse))
    found = _joined(list(_read(context)), context)
    return tuple(_expression(each, context) for each in found)


def _read(context: Context) -> Iterator[_Found]:
    """Yield the readings of the leftmost longest matches, earlier rules first."""
    matches = [
        (match.start(), -match.end(), order, match)
        for order, match in _SEARCHER.matches(context.text)
    ]
    end = 0
    for start, negative_end, order, match in sorted(matches, key=lambda item: item[:3]):
        if start < end:
            continue
        try:
            reading = RULES[order].read(match, context)
        except UndatableError as error:
            reading = undated("XXXX-XX-XX", str(error))
        except (ValueError, OverflowError):
            reading = undated("XXXX-XX-XX", "no such day in the calendar")
        if reading is None:
            continue
        reading = in_ancient_story(reading, match.group(), context)
        end = -negative_end
        if reading.period and reading.period.start == reading.period.end:
            context.last_day, context.last_end = reading.period.start, end
        _follow(reading, context, match)
        if not reading.ends and not reading.parts:
            yield _Found(Span(start, end), reading)
        for span, value in reading.ends:
            yield _Found(span, replace(reading, value=value))
        for span, part in reading.parts:
            yield _Found(span, part)


def _follow(reading: Reading, context: Context, match: re.Match[str]) -> None:
    """Let `context` know how far the text has come with `reading`."""
    end = match.end()
    notice(reading, context, end)
    period = reading.period
    if period is None or period.start is None or period.end is None:
        return
    if reading.counted_from and _lies_in(context.reached, period):
        return
    if reading.type in (TimexType.DATE, TimexType.TIME) and reading.value[0].isdecimal():
        context.reached, context.reached_end = period, end
        if (is_named := _names_year(reading, match.group())) is not None:
            context.is_year_named = is_named


def _names_year(reading: Reading, words: str) -> bool | None:
    """Say whether words name their year or leave it to be inferred; None as those before them."""
    if _YEAR_NAMED.search(words) or not (reading.is_anchored or reading.counted_from):
        return True
    return False if reading.is_anchored and _MONTH.search(words) else None


_YEAR_NAMED = re.compile(r"\b(?:last|previous|years?|ago)\b", re.IGNORECASE)
"""In words that are counted from publication and leave no doubt about the year."""
_MONTH = re.compile(rf"\b(?:{MONTH})")


def _lies_in(reached: Period | None, period: Period) -> bool:
    """Return whether `period` is only a wider name for `reached`: "that year"."""
    if not (reached and reached.start and reached.end and period.start and period.end):
        return False
    return period.start <= reached.start and reached.end <= period.end


def _joined(found: list[_Found], context: Context) -> list[_Found]:
    """Return `found` with times of day joined to the day beside them."""
    result: list[_Found] = []
    for each in found:
        last = result[-1] if result else None
        if last and JOINT.fullmatch(context.text, last.span.end, each.span.start):
            both = joined(last.reading, each.reading) or joined(each.reading, last.reading)
            if both:
                result[-1] = _Found(Span(last.span.start, each.span.end), both)
                continue
        result.append(each)
    return _timed(result, context)


def _timed(found: list[_Found], context: Context) -> list[_Found]:
    """Return `found` with bare times of day put on the day that was spoken of last.

    Before any day they belong to that of publication; what is past belongs to no coming day.
    """
    result: list[_Found] = []
    published = context.published
    day = dated(periods.day(published), is_anchored=True) if published else None
    told = day
    for each in found:
        on = day
        if day and told and _is_coming(day, published) and is_bare(each.reading):
            is_past = context.tense.pointing(each.span).direction is Direction.PAST
            on = told if is_past else day
        timed = _on_its_day(each, on, context) if on else None
        result.append(_Found(each.span, timed) if timed else each)
        if is_one_day(each.reading):
            day = each.reading
            told = told if _is_coming(day, published) else day
    return result


def _on_its_day(clock: _Found, day: Reading, context: Context) -> Reading | None:
    """Return a bare time on the day told, or the morning after its evening unless told back."""
    after = morning_after(clock.reading, day)
    is_same = _is_coming(after, context.published) or context.tense.is_told_back(clock.span)
    return on_the_day(clock.reading, day if is_same else after)


def _is_coming(day: Reading, published: date | None) -> bool:
    start = day.period.start if day.period else None
    return published is not None and start is not None and start > published


def _expression(found: _Found, context: Context) -> TimeExpression:
    reading, surface = found.reading, found.span.of(context.text)
    period = reading.period
    if period and reading.type in (TimexType.DATE, TimexType.TIME) and not reading.ends:
        period = open_ended(period, reading.value, found.span, context.text)
    interval = period.interval if period else None
    return TimeExpression(
        span=found.span,
        surface=surface,
        type=reading.type,
        value=reading.value,
        interval=interval,
        edtf=period.edtf if period else None,
        precision=periods.precision(interval) if interval else None,
        anchor=context.published if reading.is_anchored else reading.counted_from,
        rule=_rule_in_words(surface, replace(reading, period=period), context.published),
        made_by=MADE_BY,
    )


def _rule_in_words(surface: str, reading: Reading, published: date | None) -> str:
    words = [f"'{' '.join(surface.split())}'"]
    if reading.is_anchored and published:
        words.append(f"published {WEEKDAY_NAMES[published.weekday()]} {published.isoformat()}")
    if reading.because and reading.because != NO_ANCHOR:
        words.append(reading.because)
    if reading.period and reading.period.note:
        words.append(reading.period.note)
    said = ", ".join(words)
    if reading.because == NO_ANCHOR:
        return f"{said}: {NO_ANCHOR}"
    return f"{said} -> {reading.period.edtf if reading.period else reading.value}"
