"""The dated expressions of one article: where they hang, and which day the story has reached."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from geo.model import EventType, Span, TimeExpression, TimexType
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger, event_at
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.time_links import Hung, hung, tense_of
from geo.reporting.whens import OPEN_PRECISION, is_ahead

A_DAY = 1
"""UCDP date_prec of a day, or a time of it."""

DATELINE_REACH = 80
"""Code points from the start of a line within which a dateline has its day. A judgement."""

DASHES = ("--", "–", "—")
"""What ends a dateline."""

_HYPHEN = re.compile(r"\s*(?:\([^()]{2,40}\))?\s+-\s")
"""What ends one too: "LIMA, April 13 (Agency) - "."""

PRESENT = "PRESENT_REF"
"""TIMEX3 value of "now", which goes on with nothing."""

RECENT = timedelta(days=14)
"""How long before publication a day may lie that news is about. A judgement."""

_CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?|\d{4}(?=\s))"
    r"(?:\s*(?:[A-Z]{2,4}|local time|hours|hrs))?|noon|midnight|midday",
    re.IGNORECASE,
)
"""A time of day alone, which names no day that a story could go on from."""

TOLD_TENSES = frozenset({"past", "participle", "noun"})
"""Tenses of what a story goes on from; "noun" is an event noun ("Monday's attack")."""


class Timeline:
    """The time expressions of an article that have a place on the calendar, in order."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self._document = document
        self._times = sorted(
            (time for time in times if time.interval is not None), key=lambda time: time.span
        )
        self._starts = [time.span.start for time in self._times]
        self._unread = [time for time in times if _is_unread_day(time)]
        self._hung: dict[Span, Hung] = {}
        self._telling: list[TimeExpression] | None = None

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the expressions that start inside `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._times[first:last]

    def before(self, start: int, count: int) -> list[TimeExpression]:
        """Return those of the last `count` that start before `start`, the nearest first.

        Datelines among them are left out.
        """
        last = bisect_left(self._starts, start)
        found = self._times[max(0, last - count) : last]
        return [time for time in reversed(found) if not self._in_dateline(time)]

    def after(self, end: int, count: int) -> list[TimeExpression]:
        """Return those of the first `count` that start at `end` or after it, without datelines."""
        first = bisect_left(self._starts, end)
        found = self._times[first : first + count]
        return [time for time in found if not self._in_dateline(time)]

    def hung_in(self, span: Span) -> list[Hung]:
        """Return the expressions inside `span` as they hang in the parse, without datelines."""
        return [self.hung_at(time) for time in self.in_span(span) if not self._in_dateline(time)]

    def unread_in(self, span: Span) -> list[Hung]:
        """Return the expressions inside `span` that name no day that could be told."""
        return [self.hung_at(time) for time in self._unread if span.contains(time.span)]

    def hung_at(self, time: TimeExpression) -> Hung:
        """Return `time` as it hangs in the parse."""
        if time.span not in self._hung:
            self._hung[time.span] = hung(self._document, time)
        return self._hung[time.span]

    def days(self) -> list[Hung]:
        """Return the expressions of one day up to publication, as they hang in the parse."""
        return [
            self.hung_at(time)
            for time in self._times
            if time.precision == A_DAY and not self._is_ahead(time) and not self._in_dateline(time)
        ]

    def dates_saying(self, one: Hung, trigger: Trigger | None) -> bool:
        """Say whether an expression hangs on a verb of saying that is not the event itself."""
        if one.governor is None or (trigger and one.governor == trigger.token):
            return False
        if trigger and trigger.entry.event_type == EventType.STATEMENT:
            return False
        if self._document.lemmas[one.governor] in cue_lexicon().saying:
            return True
        found = event_at(self._document, one.governor)
        return bool(trigger and found and found.entry.event_type == EventType.STATEMENT)

    def sentence_before(self, sentence: Span, trigger: Trigger) -> TimeExpression | None:
        """Return the last day told in the sentence before, when it is in the same paragraph.

        A year told there is of that sentence alone.

        The day of speaking dates what is said there only when `trigger` is a statement.
        """
        document = self._document
        number = document.sentence_number(sentence.start)
        if not number:
            return None
        before = document.sentences[number - 1].span
        if not document.same_paragraph(before.end, sentence.start):
            return None
        usable = [
            one.time
            for one in self.hung_in(before)
            if not self.dates_saying(one, trigger if _is_statement(trigger) else None)
            and not self._is_ahead(one.time)
            and one.time.value != PRESENT
            and (one.time.precision or OPEN_PRECISION) < OPEN_PRECISION
            and not _CLOCK.fullmatch(one.time.surface)
        ]
        return usable[-1] if usable else None

    def is_old(self, time: TimeExpression) -> bool:
        """Say whether an expression lies further before publication than news goes back."""
        between = self._document.article.published_between
        told, last = between.end if between else None, time.interval.end if time.interval else None
        return told is not None and last is not None and told - last > RECENT

    def of_story(self, sentence: Span) -> TimeExpression | None:
        """Return the first day before `sentence` on which something is told to have happened.

        News tells the day of its matter once, at its beginning. Of the incidents of MUC-4
        with a known day that are dated so 50 of 72 are right; with the day named last
        instead of the first, eight fewer of all incidents.
        """
        first = self.first_told()
        return first if first is not None and first.span.end <= sentence.start else None

    def first_told(self) -> TimeExpression | None:
        """Return the first day of the article on which something is told to have happened."""
        return next(iter(self._told()), None)

    def only_day(self) -> TimeExpression | None:
        """Return the one recent day that the article names, on which its matter mostly was.

        Of the annotated news that says no day in the sentence, in articles that name one day,
        65 of 88 events were on it; "on or before publication" was right for 27.
        """
        return self.recent_days[0] if self.recent_count == 1 else None

    @cached_property
    def recent_count(self) -> int:
        """How many different recent days the article names."""
        return len({day.interval for day in self.recent_days})

    def lead_day(self, sentence: Span) -> TimeExpression | None:
        """Return the first recent day of the article, for what its first sentence tells."""
        number = self._document.sentence_number(sentence.start)
        return next(iter(self.recent_days), None) if number == 0 else None

    @cached_property
    def recent_days(self) -> list[TimeExpression]:
        """The days of the article that lie shortly before publication, in the order of the text."""
        between = self._document.article.published_between
        told = between.end if between else None
        return [time for time in self._times if told is not None and self._is_recent(time, told)]

    def _is_recent(self, time: TimeExpression, published: date) -> bool:
        start = time.interval.start if time.interval else None
        if start is None or time.precision != A_DAY or time.value == PRESENT:
            return False
        if _CLOCK.fullmatch(time.surface):
            return False
        return timedelta(0) <= published - start <= RECENT and not self._in_dateline(time)

    def _told(self) -> list[TimeExpression]:
        if self._telling is None:
            self._telling = [time for time in self._times if self._tells(time)]
        return self._telling

    def _tells(self, time: TimeExpression) -> bool:
        """Say whether something is told to have happened on that day."""
        if time.precision != A_DAY or self._is_ahead(time) or self._in_dateline(time):
            return False
        if _CLOCK.fullmatch(time.surface):
            return False
        one = self.hung_at(time)
        if one.governor is None or self.dates_saying(one, None):
            return False
        return tense_of(self._document, one.governor) in TOLD_TENSES

    def _is_ahead(self, time: TimeExpression) -> bool:
        """Say whether an expression begins after publication: no day of what has happened."""
        return is_ahead(time.interval, self._document.article.published_between)

    def _in_dateline(self, time: TimeExpression) -> bool:
        """Say whether an expression is the day of a dateline: "LIMA, 4 May (Agency) --"."""
        document, span = self._document, time.span
        line = document.text.rfind("\n", 0, span.start) + 1
        if span.start - line > DATELINE_REACH:
            return False
        after = document.text[span.end : span.end + DATELINE_REACH].partition("\n")[0]
        if not any(dash in after for dash in DASHES) and not _HYPHEN.match(after):
            return False
        before = document.tokens_in(Span(line, span.start))
        return all(document.tokens[at].pos not in ("VERB", "AUX") for at in before)


def _is_unread_day(time: TimeExpression) -> bool:
    """Say whether an expression names a day that is none, or cannot be told: "30 February"."""
    return time.interval is None and time.type is TimexType.DATE and "X" in time.value


def _is_statement(trigger: Trigger) -> bool:
    return trigger.entry.event_type is EventType.STATEMENT
