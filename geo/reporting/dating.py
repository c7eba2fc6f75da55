"""When the event took place: the time expression that belongs to its trigger.

In order: the expression of the sentence that most likely is the event's own (`OwnDates`);
the day on which somebody spoke, which dates the speech and for what is spoken of is only a
limit; the day that the article gives the event elsewhere (`OtherDates`); and last what the
publication date allows. What is so at present is dated by the day of speaking, or of
publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from geo.model import DateInterval, Span, Status, TimeExpression, Token, When
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.other_dates import OtherDates
from geo.reporting.own_dates import OwnDates
from geo.reporting.telling import is_news, might_have_been, opens
from geo.reporting.time_links import tense_of
from geo.reporting.timeline import A_DAY, Timeline
from geo.reporting.whens import (
    OPEN_PRECISION,
    WEEK_PRECISION,
    YET_TO_COME,
    dated,
    edtf_of,
    limited,
    undated,
)

NEWS_AGE = timedelta(days=6)
"""How long before its publication news without a date may have happened: 17 of the 18 incidents of
MUC-4 with a known day that are told so lie within."""

NO_DATE = "no date in the text"

LONGEST_RUNNING = timedelta(days=366)
"""Days after publication up to which a period runs on that is ended by it: "this year" has; "the
21st century" has not. A judgement."""


class Dater:
    """Dates the events of one article from its time expressions."""

    def __init__(
        self,
        document: Document,
        times: Sequence[TimeExpression],
        triggers: Sequence[Trigger] = (),
    ) -> None:
        """Read the times of `document`, and the event words whose dates may speak for others."""
        self._document = document
        self._timeline = Timeline(document, times)
        self._own = OwnDates(document, self._timeline)
        self._other = OtherDates(document, self._timeline, self._own, triggers)

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the dated expressions that start inside `span`."""
        return self._timeline.in_span(span)

    def own_expression(self, trigger: Trigger, sentence: Span) -> Span | None:
        """Return the expression of the sentence that dates the event, None when none does."""
        found = self._own.likeliest(trigger.token, self._timeline.hung_in(sentence))
        return found.time.span if found else None

    def date(
        self, trigger: Trigger | None, mention: int | None, sentence: Span, status: Status
    ) -> When:
        """Return when the event of `trigger` (or what the mention tells of) took place."""
        here = self._timeline.hung_in(sentence)
        token = trigger.token if trigger else self._verb_over(mention)
        if token is not None and (counted := self._own.counted(token, sentence)):
            return counted
        own = self._own.of(token, mention, here)
        if own is not None:
            exact = self._other.within(trigger, own) if trigger else None
            return exact or self._closed(own, status)
        spoken = [one.time for one in here if self._timeline.dates_saying(one, trigger)]
        if token is not None and self._is_present(token, status):
            told = (
                self._other.of_kind(trigger) if trigger and opens(self._document, token) else None
            )
            return told or self._now(spoken)
        if spoken and trigger is None and token is not None and self._is_state(token):
            return self._now(spoken)  # "said on Monday that 10,000 were in"
        if spoken:
            limit = limited(spoken[0], status)
            return self._other.by_story(trigger, sentence, limit) or limit
        if status not in YET_TO_COME and trigger is not None:
            told = self._other.told(trigger, sentence)
            if told is not None:
                return told
        if status not in YET_TO_COME and (lead := self._other.by_lead(trigger, sentence)):
            return lead
        return self._published(token if trigger else None, status)

    def _verb_over(self, mention: int | None) -> int | None:
        """Return the verb that tells of a place without event: "spoke in Lima on Monday"."""
        if mention is None:
            return None
        tokens = self._document.tokens
        return next(
            (at for at in self._document.ancestors(mention) if _heads_clause(tokens[at])),
            None,
        )

    def _closed(self, when: When, status: Status) -> When:
        """Return `when` ended by publication, if it runs on and what it dates has happened."""
        between, interval = self._document.article.published_between, when.interval
        published = between.end if between else None
        if published is None or interval is None:
            return when
        if status in YET_TO_COME:
            return self._ahead(when, interval)
        start, end = interval.start, interval.end
        if start is None or start > published or (end is not None and end <= published):
            return when
        if end is not None and (end - published) > LONGEST_RUNNING:
            return when
        known = DateInterval(start, published)
        rule = f"{when.rule}; what has happened by the day of publication"
        return replace(when, interval=known, edtf=edtf_of(known), rule=rule)

    def _ahead(self, when: When, interval: DateInterval) -> When:
        """Return a date begun by publication, where what is yet to come has only an end."""
        between = self._document.article.published_between
        told = between.start if between else None
        if told is None or interval.start is not None or not interval.end or interval.end < told:
            return when
        coming = DateInterval(told, interval.end)
        rule = f"{when.rule}; yet to come when it was published"
        return replace(when, interval=coming, edtf=edtf_of(coming), rule=rule)

    def _is_present(self, token: int, status: Status) -> bool:
        """Say whether a verb tells what is so now: "controls the town"."""
        return status not in YET_TO_COME and tense_of(self._document, token) == "present"

    def _is_state(self, token: int) -> bool:
        """Say whether a verb tells how things are, which holds when it is told."""
        return self._document.tokens[token].pos == "AUX"

    def _now(self, spoken: Sequence[TimeExpression]) -> When:
        """Return the day of speaking, or of publication, for what is so at present."""
        if spoken:
            return dated(spoken[0], "what is so on the day somebody speaks of it")
        published = self._document.article.published_between
        if published is None:
            return undated()
        rule = "present tense: what is so on the day it was published"
        return self._inferred(published, A_DAY, rule)

    def _published(self, token: int | None, status: Status) -> When:
        """Return the interval that the publication date allows."""
        published = self._document.article.published_between
        if published is None or published.start is None or published.end is None:
            return undated()
        if status in YET_TO_COME and not might_have_been(self._document, token):
            later = DateInterval(published.start, None)
            return self._inferred(later, OPEN_PRECISION, f"{NO_DATE}: not before it was published")
        if token is not None and is_news(self._document, token):
            week = DateInterval(published.start - NEWS_AGE, published.end)
            rule = f"{NO_DATE}: news of the week up to its publication"
            return self._inferred(week, WEEK_PRECISION, rule)
        earlier = DateInterval(None, published.end)
        rule = f"{NO_DATE}: on or before the day it was published"
        return self._inferred(earlier, OPEN_PRECISION, rule)

    def _inferred(self, interval: DateInterval, precision: int, rule: str) -> When:
        """Return a date that follows from publication, vaguer where that is only guessed."""
        article = self._document.article
        between = article.published_between
        if article.published is None and between is not None:
            rule += f", guessed to be between {between.start} and {between.end}"
            precision = OPEN_PRECISION
        return When(interval, edtf_of(interval), precision, None, None, article.published, rule)


def _heads_clause(token: Token) -> bool:
    """Say whether a word is the verb of a clause, "be" included, and no helper of one."""
    is_helper = token.relation in ("aux", "auxpass")
    return token.pos == "VERB" or (token.pos == "AUX" and not is_helper)
