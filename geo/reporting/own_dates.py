"""The date that an event has of its own: an expression of its sentence, or a count from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.model import Span, When
from geo.reporting.dates_of_others import DatesOfOthers, is_verb
from geo.reporting.document import Document
from geo.reporting.event_offsets import Offset, offset_of
from geo.reporting.lexicon import word_list
from geo.reporting.publication_dates import PublicationDates
from geo.reporting.telling import is_known
from geo.reporting.time_links import Event, Hung, link_weights, tense_of
from geo.reporting.timeline import A_DAY, Timeline
from geo.reporting.whens import dated, edtf_of, itself, precision_of, since_then

COMES = "come"
"""What the news does that is counted from something: "the launch came a week after the summit"."""

_WHEN = re.compile(r",?\s+when\b")

_GAP = re.compile(r"\s+(?:in|on|at|early on|late on|early in|late in)\s+(?:the\s+)?")
"""Between a place and its own day."""

FEWEST_OF_A_LIST = 2
"""Expressions of a sentence among which places may have one each."""


def counted_on(offset: Offset, other: When) -> When:
    """Return the date that lies so far from another event's, which is known."""
    assert other.interval is not None
    interval = offset.applied(other.interval)
    rule = f"'{offset.words}' what took place on {other.edtf}: {other.rule}"
    precision = precision_of(interval)
    return When(interval, edtf_of(interval), precision, other.text, None, other.anchor, rule)


class OwnDates:
    """Finds the expression that dates an event among those of its sentence."""

    def __init__(
        self,
        document: Document,
        timeline: Timeline,
        publication: PublicationDates,
        others: DatesOfOthers,
    ) -> None:
        self._document = document
        self._timeline = timeline
        self._publication = publication
        self._others = others

    def counted(self, token: int, sentence: Span) -> When | None:
        """Return the date of an event that is told by its distance to another, or None."""
        offset = offset_of(self._document, token)
        if offset is None:
            return None
        here = self._timeline.hung_in(sentence)
        above = self._document.ancestors(offset.from_token)
        compared = (offset.from_token, *(node for node in above if is_verb(self._document, node)))
        days = (self.of(node, None, here) for node in compared)
        other = next((day for day in days if day is not None), None)
        comes = self._document.lemmas[offset.from_token] == COMES
        is_told = is_known(self._document, token) and not comes
        if other is None and not is_told and (story := self._timeline.of_story(sentence)):
            other = dated(story, "the day that the story began with")
        if other is None and self._comes_now(offset.from_token):
            other = self._publication.day("what comes after it is news of the day of publication")
        if other is None or other.interval is None or other.precision != A_DAY:
            return None
        return counted_on(offset, other)

    def _comes_now(self, token: int) -> bool:
        """Say whether a verb tells of the news itself: "the move comes a month after"."""
        is_present = tense_of(self._document, token) == "present"
        return is_present and self._document.lemmas[token] == COMES

    def of(self, token: int | None, mention: int | None, here: Sequence[Hung]) -> When | None:
        """Return the date by an expression of the sentence that is the event's own, or None."""
        if token is not None:
            found = self.beside(token, mention, here) or self.likeliest(token, here)
        elif mention is not None:
            token, found = mention, self._nearest(mention, here)
        if token is None or found is None:
            return None
        return self.dated_by(found, token, self._how_near(found, token))

    def beside(self, token: int, mention: int | None, here: Sequence[Hung]) -> Hung | None:
        """Return what dates one of several places: "took Goma in January and Bukavu in May"."""
        if mention is None or len(here) < FEWEST_OF_A_LIST:
            return None
        document, end = self._document, self._document.tokens[mention].end
        beside = (
            one
            for one in self.usable(token, here)
            if one.time.span.start > end and _GAP.fullmatch(document.text, end, one.time.span.start)
        )
        return next(beside, None)

    def dated_by(self, one: Hung, token: int | None, nearness: str) -> When:
        """Return the date that an expression gives an event, with how near it stands."""
        if token is not None and self._is_told_of_it(one, token):
            return dated(itself(one.time), nearness)
        if token is not None and self._since(one, token) is not None:
            return dated(since_then(one.time), nearness)
        return dated(one.time, nearness)

    def _since(self, one: Hung, token: int) -> int | None:
        """Return the "since" over the clause of an expression, where the event is above it.

        "It has been pushing west since it retook the capital in March".
        """
        governor = one.governor
        if governor is None or token not in self._document.ancestors(governor):
            return None
        marks = self._document.children_by(governor, "mark")
        return next((at for at in marks if self._document.words[at] == "since"), None)

    def _is_told_of_it(self, one: Hung, token: int) -> bool:
        """Say whether a clause says what happens then: "until April 26, when voters choose"."""
        document = self._document
        match = _WHEN.match(document.text, one.time.span.end)
        if match is None or document.tokens[token].start < match.end():
            return False
        word = document.tokens_in(Span(match.end() - len("when"), match.end()))
        return bool(word) and document.tokens[word[0]].head in (token, *document.ancestors(token))

    def likeliest(self, token: int, here: Sequence[Hung]) -> Hung | None:
        """Return the expression that dates the event, None when none is likely to."""
        usable = self.usable(token, here)
        if not usable:
            return None
        if (sure := self.sure(token, usable)) is not None:
            return sure
        weights, event = link_weights(), Event(self._document, token)
        scores = [weights.score(event.features(one, usable)) for one in usable]
        best = max(range(len(scores)), key=scores.__getitem__)
        return usable[best] if scores[best] >= weights.least_score else None

    def sure(self, token: int, usable: Sequence[Hung]) -> Hung | None:
        """Return the expression that by its place in the sentence dates the event, or None."""
        named = [one for one in usable if one.governor == token and self._is_before(one, token)]
        if len(named) == 1:
            return named[0]  # "the 1995 shooting"
        running = [one for one in usable if self._runs_since(one, token)]
        if running:
            return running[0]  # "have held the town since May": nothing else can be meant
        verb = self._taking_place(token)
        of_verb = [one for one in usable if verb is not None and one.governor == verb]
        return of_verb[0] if len(of_verb) == 1 else None  # "fighting went on … on Thursday"

    def usable(self, token: int, here: Sequence[Hung]) -> list[Hung]:
        """Return the expressions of the sentence that may date the event: of its telling none."""
        return [one for one in here if not self._others.have(one, token)]

    def ties(self, token: int, here: Sequence[Hung]) -> list[float]:
        """Return the log-odds with which each expression of the sentence dates the event."""
        weights, event = link_weights(), Event(self._document, token)
        return [weights.score(event.features(one, here)) for one in here]

    def _is_before(self, one: Hung, token: int) -> bool:
        """Say whether an expression stands right before the noun that it dates."""
        word = self._document.tokens[token]
        gap = self._document.text[one.time.span.end : word.start]
        return word.pos in ("NOUN", "PROPN") and not gap.strip(" '’s")

    def _taking_place(self, token: int) -> int | None:
        """Return the verb that only tells that a happening takes place: "talks were held"."""
        word = self._document.tokens[token]
        is_subject = word.pos in ("NOUN", "PROPN") and word.relation in ("nsubj", "nsubjpass")
        if not is_subject or self._document.lemmas[word.head] not in word_list("occurring"):
            return None
        return word.head

    def _runs_since(self, one: Hung, token: int) -> bool:
        """Say whether an event has gone on since an expression, or since what was then."""
        if one.preposition == "since" and one.governor == token:
            return True
        is_below = one.governor is not None and self._document.tokens[one.governor].head == token
        return is_below and self._since(one, token) is not None

    def _nearest(self, token: int, here: Sequence[Hung]) -> Hung | None:
        """Return the expression that is nearest to a place without verb, if it may date it."""
        place = Event(self._document, token)
        usable = [
            one
            for one in here
            if not self._timeline.dates_saying(one, None) and not self._is_apart(one, token)
        ]
        return min(usable, key=place.distance, default=None)

    def _is_apart(self, one: Hung, token: int) -> bool:
        """Say whether an expression dates something else: "in a recent attack" the attack alone."""
        document, governor = self._document, one.governor
        is_noun = governor is not None and document.tokens[governor].pos == "NOUN"
        is_clause = governor is not None and document.tokens[governor].relation == "relcl"
        if governor not in (None, token) and (is_noun or is_clause):
            return governor not in document.ancestors(token)
        return self._others.is_in_speech(one, token)

    def _how_near(self, one: Hung, anchor: int) -> str:
        document = self._document
        same = one.head is not None and document.clause_of(one.head) == document.clause_of(anchor)
        return "in the same clause" if same else "in the same sentence"
