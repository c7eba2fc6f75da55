"""When the event took place: the time expression that belongs to its trigger.

In order: the expression of the sentence that most likely is the event's own (see
`geo.reporting.time_links`), the nearest earlier sentence of the paragraph, and last
the publication date as an open interval. The day on which somebody spoke dates the
speech; for what is spoken of it is only a limit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from geo.model import DateInterval, EventType, Span, Status, TimeExpression, When
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger, event_at
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.time_links import Event, Hung, hung, link_weights

OPEN_PRECISION = 5
"""UCDP date_prec of an interval that is open at one end: a year or vaguer."""

SPEECH_WORDS = 6
"""Fewest words of a quotation that is speech; a shorter one may date what is outside ("in the
coming days"). A judgement."""

A_DAY = 1
"""UCDP date_prec of a day, or a time of it."""

SAID = frozenset({"ccomp", "parataxis"})
"""Relations to a verb of saying of the clause that is said."""

YET_TO_COME = (Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL)


class Dater:
    """Dates the events of one article from its time expressions."""

    def __init__(self, document: Document, times: Sequence[TimeExpression]) -> None:
        self._document = document
        self._times = sorted(
            (time for time in times if time.interval is not None), key=lambda time: time.span
        )
        self._starts = [time.span.start for time in self._times]
        self._hung: dict[Span, Hung] = {}

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the dated expressions that start inside `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._times[first:last]

    def date(
        self, trigger: Trigger | None, mention: int | None, sentence: Span, status: Status
    ) -> When:
        """Return when the event of `trigger` (or what the mention tells of) took place."""
        here = [self._hung_at(time) for time in self.in_span(sentence)]
        spoken = [one for one in here if self._dates_saying(one, trigger)]
        own = self._own(trigger, mention, here)
        if own is not None:
            return own
        if spoken:
            return _limited(spoken[0].time, status)
        earlier = self._earlier_in_paragraph(sentence)
        if earlier is not None and status not in YET_TO_COME:
            return _dated(earlier, "from the sentence before")
        return self._published(status)

    def _hung_at(self, time: TimeExpression) -> Hung:
        if time.span not in self._hung:
            self._hung[time.span] = hung(self._document, time)
        return self._hung[time.span]

    def _own(
        self, trigger: Trigger | None, mention: int | None, here: Sequence[Hung]
    ) -> When | None:
        """Return the date by an expression of the sentence that is the event's own, or None."""
        if trigger is not None:
            token, found = trigger.token, self._likeliest(trigger, here)
        elif mention is not None:
            token, found = mention, self._nearest(mention, here)
        else:
            return None
        return _dated(found.time, self._how_near(found, token)) if found else None

    def _likeliest(self, trigger: Trigger, here: Sequence[Hung]) -> Hung | None:
        """Return the expression that dates the event, None when none is likely to."""
        usable = [one for one in here if not self._dates_its_telling(one, trigger)]
        if not usable:
            return None
        weights, event = link_weights(), Event(self._document, trigger.token)
        scores = [weights.score(event.features(one, usable)) for one in usable]
        best = max(range(len(scores)), key=scores.__getitem__)
        return usable[best] if scores[best] >= weights.least_score else None

    def _nearest(self, token: int, here: Sequence[Hung]) -> Hung | None:
        """Return the expression that is nearest to a place without event, if it may date it."""
        place = Event(self._document, token)
        usable = [
            one
            for one in here
            if not self._dates_saying(one, None) and not self._is_apart(one, token)
        ]
        return min(usable, key=place.distance, default=None)

    def _dates_its_telling(self, one: Hung, trigger: Trigger) -> bool:
        """Say whether an expression is the day on which somebody told of the event.

        That is certain where the event is in a clause that is what was said.
        """
        document, governor = self._document, one.governor
        if governor is None or governor == trigger.token or one.time.precision != A_DAY:
            return False
        if document.lemmas[governor] not in cue_lexicon().saying:
            return False
        path = (trigger.token, *document.ancestors(trigger.token))
        below = next((node for node in path if document.tokens[node].head == governor), None)
        return below is not None and document.tokens[below].relation in SAID

    def _dates_saying(self, one: Hung, trigger: Trigger | None) -> bool:
        """Say whether an expression hangs on a verb of saying that is not the event itself."""
        if one.governor is None or (trigger and one.governor == trigger.token):
            return False
        if trigger and trigger.entry.event_type == EventType.STATEMENT:
            return False
        if self._document.lemmas[one.governor] in cue_lexicon().saying:
            return True
        found = event_at(self._document, one.governor)
        return bool(trigger and found and found.entry.event_type == EventType.STATEMENT)

    def _is_apart(self, one: Hung, token: int) -> bool:
        """Say whether an expression dates something else than the token.

        "In a recent attack" dates the attack alone; what a speaker says in
        quotation marks does not date the speaking.
        """
        document, governor = self._document, one.governor
        if governor is not None and governor != token and document.tokens[governor].pos == "NOUN":
            return governor not in document.ancestors(token)
        quotation = document.quotation_at(one.time.span.start)
        if quotation is None:
            return False
        long_enough = len(quotation.of(document.text).split()) >= SPEECH_WORDS
        stands_in_it = quotation.start <= document.tokens[token].start < quotation.end
        return long_enough and not stands_in_it

    def _how_near(self, one: Hung, anchor: int) -> str:
        document = self._document
        same = one.head is not None and document.clause_of(one.head) == document.clause_of(anchor)
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
            if not self._dates_saying(self._hung_at(time), None) and not self._is_ahead(time)
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
