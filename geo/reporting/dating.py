"""When the event took place: the time expression that belongs to its trigger.

In order: an expression in the trigger's own clause, one elsewhere in the
sentence that dates no act of saying, the nearest earlier sentence of the
paragraph, and last the publication date as an open interval. The day on which
somebody spoke dates the speech; for what is spoken of it is only a limit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from geo.model import DateInterval, EventType, Span, Status, TimeExpression, When
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger, event_at
from geo.reporting.lexicon import cue_lexicon, word_list

OPEN_PRECISION = 5
"""UCDP date_prec of an interval that is open at one end: a year or vaguer."""

SPEECH_WORDS = 6
"""Fewest words of a quotation that is speech; a shorter one may date what is outside ("in the
coming days"). A judgement."""

YET_TO_COME = (Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL)


class Dater:
    """Dates the events of one article from its time expressions."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self._document = document
        self._times = sorted(
            (time for time in times if time.interval is not None), key=lambda time: time.span
        )
        self._starts = [time.span.start for time in self._times]

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the dated expressions that start inside `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._times[first:last]

    def date(
        self, trigger: Trigger | None, mention: int | None, sentence: Span, status: Status
    ) -> When:
        """Return when the event of `trigger` (or what the mention tells of) took place."""
        anchor = trigger.token if trigger else mention
        here = self.in_span(sentence)
        spoken = [time for time in here if self._dates_saying(time, trigger)]
        others = [time for time in here if time not in spoken and not self._is_apart(time, anchor)]
        if anchor is not None and others:
            time = min(others, key=lambda time: self._distance(time, anchor))
            return _dated(time, self._how_near(time, anchor))
        if spoken:
            return _limited(spoken[0], status)
        earlier = self._earlier_in_paragraph(sentence)
        if earlier is not None and status not in YET_TO_COME:
            return _dated(earlier, "from the sentence before")
        return self._published(status)

    def _dates_saying(self, time: TimeExpression, trigger: Trigger | None) -> bool:
        """Say whether an expression hangs on a verb of saying that is not the event itself."""
        governor = self._governor(time)
        if governor is None or (trigger and governor == trigger.token):
            return False
        if trigger and trigger.entry.event_type == EventType.STATEMENT:
            return False
        if self._document.lemmas[governor] in cue_lexicon().saying:
            return True
        found = event_at(self._document, governor)
        return bool(trigger and found and found.entry.event_type == EventType.STATEMENT)

    def _is_apart(self, time: TimeExpression, anchor: int | None) -> bool:
        """Say whether an expression dates something else than the anchor.

        "In a recent attack" dates the attack alone; what a speaker says in
        quotation marks does not date the speaking.
        """
        if anchor is None:
            return False
        document = self._document
        governor = self._governor(time)
        if document.lemmas[anchor] in word_list("ongoing"):
            return governor != anchor
        if governor is not None and governor != anchor and document.tokens[governor].pos == "NOUN":
            return governor not in document.ancestors(anchor)
        quotation = document.quotation_at(time.span.start)
        if quotation is None:
            return False
        long_enough = len(quotation.of(document.text).split()) >= SPEECH_WORDS
        stands_in_it = quotation.start <= document.tokens[anchor].start < quotation.end
        return long_enough and not stands_in_it

    def _governor(self, time: TimeExpression) -> int | None:
        """Return the verb or event noun that an expression hangs on."""
        head = self._document.head_of(time.span)
        if head is None:
            return None
        for node in self._document.ancestors(head):
            if self._document.tokens[node].pos in ("VERB", "AUX") or event_at(self._document, node):
                return node
        return None

    def _distance(self, time: TimeExpression, anchor: int) -> tuple[int, int]:
        """Return how far an expression is from the anchor: steps in the tree, then characters."""
        document = self._document
        head = document.head_of(time.span)
        between = abs(time.span.start - document.tokens[anchor].start)
        if head is None:
            return 99, between
        above = {node: step for step, node in enumerate((anchor, *document.ancestors(anchor)))}
        for step, node in enumerate((head, *document.ancestors(head))):
            if node in above:
                return step + 2 * above[node], between
        return 99, between

    def _how_near(self, time: TimeExpression, anchor: int) -> str:
        head = self._document.head_of(time.span)
        same = head is not None and self._document.clause_of(head) == self._document.clause_of(
            anchor
        )
        return "in the same clause" if same else "in the same sentence"

    def _earlier_in_paragraph(self, sentence: Span) -> TimeExpression | None:
        """Return the last expression of the sentence before, when it is in the same paragraph."""
        document = self._document
        number = document.sentence_number(sentence.start)
        if not number:
            return None
        before = document.sentences[number - 1].span
        if not document.same_paragraph(before.end, sentence.start):
            return None
        usable = [
            time
            for time in self.in_span(before)
            if not self._dates_saying(time, None) and not self._is_ahead(time)
        ]
        return usable[-1] if usable else None

    def _is_ahead(self, time: TimeExpression) -> bool:
        """Say whether an expression begins after publication: no day of what has happened."""
        published, interval = self._document.article.published, time.interval
        start = interval.start if interval else None
        return published is not None and start is not None and start > published

    def _published(self, status: Status) -> When:
        """Return the open interval that the publication date allows."""
        published = self._document.article.published
        if published is None:
            return When(
                None, None, None, None, None, None, "no date in the text and no publication date"
            )
        if status in YET_TO_COME:
            return _open(
                DateInterval(published, None),
                published,
                "no date in the text: not before it was published",
            )
        return _open(
            DateInterval(None, published),
            published,
            "no date in the text: on or before the day it was published",
        )


def _dated(time: TimeExpression, nearness: str) -> When:
    return When(
        time.interval,
        time.edtf,
        time.precision,
        time.surface,
        time.span,
        time.anchor,
        f"{time.rule}; {nearness}",
    )


def _limited(time: TimeExpression, status: Status) -> When:
    """Return the limit that the day of speaking sets for what is spoken of."""
    assert time.interval is not None
    if status in YET_TO_COME:
        interval = DateInterval(time.interval.start, None)
        rule = f"{time.rule}; the day somebody spoke: what is spoken of was yet to come"
    else:
        interval = DateInterval(None, time.interval.end)
        rule = f"{time.rule}; the day somebody spoke: what is spoken of was on or before it"
    return When(
        interval, _open_edtf(interval), OPEN_PRECISION, time.surface, time.span, time.anchor, rule
    )


def _open(interval: DateInterval, anchor: date, rule: str) -> When:
    return When(interval, _open_edtf(interval), OPEN_PRECISION, None, None, anchor, rule)


def _open_edtf(interval: DateInterval) -> str:
    """Return the EDTF level 1 form of an interval that is open at one end."""
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    return f"{start}/{end}"
