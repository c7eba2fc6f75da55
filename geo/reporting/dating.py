"""When the event took place: the time expression that belongs to its trigger.

In order: the expression of the sentence that most likely is the event's own (`OwnDates`);
the day on which somebody spoke, which dates the speech and for what is spoken of is only a
limit; the day of what followed, a limit too; the day that the article gives the event
elsewhere (`OtherDates`); and last what the publication date allows (`PublicationDates`). What
is so at present is dated by the day of speaking, or of publication.
`geo.reporting.date_candidates` weighs that against other dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Span, Status, TimeExpression, Token, When
from geo.reporting.dates_of_others import DatesOfOthers
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.other_dates import OtherDates
from geo.reporting.own_dates import OwnDates
from geo.reporting.publication_dates import PublicationDates
from geo.reporting.telling import opens
from geo.reporting.time_links import Hung, tense_of
from geo.reporting.timeline import Timeline
from geo.reporting.whens import YET_TO_COME, dated, limited, preceding


class Basis(StrEnum):
    """What a rule took a date from."""

    COUNTED = "counted from another event"
    OWN = "expression of its own"
    KIND = "day of its kind"
    PRESENT = "what is so at present"
    SPEAKING = "day of speaking"
    AFTERMATH = "day of what followed"
    STORY = "day of the story"
    ELSEWHERE = "told elsewhere"
    LEAD = "one day of the article"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class RuledDate:
    """The date that the rules give an event, and what they took it from."""

    when: When
    basis: Basis


class Dater:
    """Dates the events of one article from its time expressions, by rules."""

    def __init__(
        self,
        document: Document,
        times: Sequence[TimeExpression],
        triggers: Sequence[Trigger] = (),
    ) -> None:
        """Read the times of `document`, and the event words whose dates may speak for others."""
        self._document = document
        self.timeline = Timeline(document, times)
        self.publication = PublicationDates(document)
        self._of_others = DatesOfOthers(document, self.publication)
        self.own = OwnDates(document, self.timeline, self.publication, self._of_others)
        self._other = OtherDates(document, self.timeline, self.own, triggers)

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the dated expressions that start inside `span`."""
        return self.timeline.in_span(span)

    def own_expression(self, trigger: Trigger, sentence: Span) -> Span | None:
        """Return the expression of the sentence that dates the event, None when none does."""
        found = self.own.likeliest(trigger.token, self.timeline.hung_in(sentence))
        return found.time.span if found else None

    def date(
        self, trigger: Trigger | None, mention: int | None, sentence: Span, status: Status
    ) -> RuledDate:
        """Return when the event of `trigger` (or what the mention tells of) took place."""
        here = self.timeline.hung_in(sentence)
        token = self.told_by(trigger, mention)
        if token is not None and (counted := self.own.counted(token, sentence)):
            return RuledDate(counted, Basis.COUNTED)
        if (unread := self._unread(token, sentence, here)) is not None:
            return RuledDate(unread, Basis.OWN)
        own = self.own.of(token, mention, here)
        if own is None and trigger and (counted := self._other.counted(trigger, sentence)):
            return RuledDate(counted, Basis.COUNTED)
        if own is not None:
            exact = self._other.within(trigger, own) if trigger else None
            return RuledDate(exact or self.publication.closed(own, status), Basis.OWN)
        spoken = self._spoken(token, trigger, here)
        if token is not None and self._is_present(token, status):
            told = (
                self._other.of_kind(trigger) if trigger and opens(self._document, token) else None
            )
            return RuledDate(told, Basis.KIND) if told else self._now(spoken)
        if spoken and trigger is None and token is not None and self._is_state(token):
            return self._now(spoken)  # "said on Monday that 10,000 were in"
        if spoken:
            limit = self.publication.limited_by(limited(spoken[0], status))
            story = self._other.by_story(trigger, sentence, limit)
            return RuledDate(story, Basis.STORY) if story else RuledDate(limit, Basis.SPEAKING)
        if token is not None and (before := self._by_aftermath(token, here, status)):
            story = self._other.by_story(trigger, sentence, before)
            return RuledDate(story, Basis.STORY) if story else RuledDate(before, Basis.AFTERMATH)
        return self._without_expression(trigger, token, sentence, status)

    def _unread(self, token: int | None, sentence: Span, here: Sequence[Hung]) -> When | None:
        """Return no date where an event has one of its own that names no day: "30 February".

        Another day, or that of publication, would be made up.
        """
        if token is None or any(one.governor == token for one in here):
            return None
        own = (one for one in self.timeline.unread_in(sentence) if one.governor == token)
        found = next(own, None)
        return dated(found.time, "its own day cannot be told") if found else None

    def _spoken(
        self, token: int | None, trigger: Trigger | None, here: Sequence[Hung]
    ) -> list[TimeExpression]:
        """Return the days on which somebody spoke, first those over what is spoken of."""
        saying = [one for one in here if self.timeline.dates_saying(one, trigger)]
        path = () if token is None else (token, *self._document.ancestors(token))
        return [one.time for one in sorted(saying, key=lambda one: one.governor not in path)]

    def _by_aftermath(self, token: int, here: Sequence[Hung], status: Status) -> When | None:
        """Return the limit that the day of what followed an event sets for it, or None."""
        if status in YET_TO_COME:
            return None
        days = (one.time for one in here if self._of_others.dates_aftermath(one, token))
        first = next(days, None)
        return preceding(first) if first else None

    def _without_expression(
        self, trigger: Trigger | None, token: int | None, sentence: Span, status: Status
    ) -> RuledDate:
        """Return when something was of which the sentence says no day."""
        if status not in YET_TO_COME and trigger is not None:
            told = self._other.told(trigger, sentence)
            if told is not None:
                return RuledDate(told, Basis.ELSEWHERE)
        if status not in YET_TO_COME and (lead := self._other.by_lead(trigger, sentence)):
            return RuledDate(lead, Basis.LEAD)
        published = self.publication.of(token if trigger else None, status)
        return RuledDate(published, Basis.PUBLICATION)

    def told_by(self, trigger: Trigger | None, mention: int | None) -> int | None:
        """Return the event word, or the verb over a place: "spoke in Lima on Monday"."""
        if trigger is not None:
            return trigger.token
        if mention is None:
            return None
        tokens = self._document.tokens
        return next(
            (at for at in self._document.ancestors(mention) if _heads_clause(tokens[at])),
            None,
        )

    def _is_present(self, token: int, status: Status) -> bool:
        """Say whether a verb tells what is so now: "controls the town"."""
        return status not in YET_TO_COME and tense_of(self._document, token) == "present"

    def _is_state(self, token: int) -> bool:
        """Say whether a verb tells how things are, which holds when it is told."""
        return self._document.tokens[token].pos == "AUX"

    def _now(self, spoken: Sequence[TimeExpression]) -> RuledDate:
        """Return the day of speaking, or of publication, for what is so at present."""
        when = (
            dated(spoken[0], "what is so on the day somebody speaks of it")
            if spoken
            else self.publication.day("present tense: what is so on the day it was published")
        )
        return RuledDate(when, Basis.PRESENT)


def _heads_clause(token: Token) -> bool:
    """Say whether a word is the verb of a clause, "be" included, and no helper of one."""
    is_helper = token.relation in ("aux", "auxpass")
    return token.pos == "VERB" or (token.pos == "AUX" and not is_helper)
