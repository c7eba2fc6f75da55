"""The date that an event has from elsewhere in the article: where the same is told again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from geo.model import DateInterval, EventType, Span, TimeExpression, When
from geo.reporting.document import Document
from geo.reporting.event_offsets import offset_from
from geo.reporting.event_words import Trigger
from geo.reporting.kind_families import FORCES, INCIDENTS
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.own_dates import OwnDates, counted_on
from geo.reporting.telling import goes_on, is_apart_in_time, is_known, is_news, opens
from geo.reporting.time_links import tense_of
from geo.reporting.timeline import A_DAY, Timeline
from geo.reporting.whens import about, dated, is_ahead

MOST_NAMED = 30
"""Mentions of one noun that are searched for a day; keeps long articles linear."""

ONE_DEED = frozenset({EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
"""Event types whose words stand for one thing: "the attack" was a bombing."""

SINGLE_KINDS = frozenset({"Crime", "Arrests", "Court", "Election"})
"""Other kinds of which an article mostly tells one; troops move on many days."""

BIRTH = frozenset({"bear"})
"""Verbs, beside those of living somewhere, that tell of a life and not of the news."""

OF_STORY = "no date of its own: about the day that the story began with"

OF_SPEAKER = "no date of its own: about the day on which the article has the speaker speak"

ONLY_DAY = "no date of its own: about the one day that the article names"

FIRST_DAY = "no date of its own: about the first day that the article names"


class OtherDates:
    """Finds the day of an event that its own sentence does not date."""

    def __init__(
        self,
        document: Document,
        timeline: Timeline,
        own: OwnDates,
        triggers: Sequence[Trigger],
    ) -> None:
        self._document = document
        self._timeline = timeline
        self._own = own
        self._triggers = triggers
        self._days: dict[str, list[tuple[int, TimeExpression]]] = {}
        self._days_of_kinds: dict[str, list[When]] = {}

    def told(self, trigger: Trigger, sentence: Span) -> When | None:
        """Return the day that the article gives the event somewhere else, or None.

        In order: where its speaker speaks; where the noun is named again; what has been told of
        ("the blasts") by the day of its kind; the sentence before; the story; last its kind again.
        """
        if self._document.lemmas[trigger.token] in word_list("ongoing"):
            return None  # a war is of no day
        if said := self._by_speaker(trigger):
            return said
        again = self._named_again(trigger.token)
        if again is None and is_known(self._document, trigger.token):
            again = self.of_kind(trigger)
        return again or self._before(trigger, sentence) or self.of_kind(trigger)

    def _before(self, trigger: Trigger, sentence: Span) -> When | None:
        """Return about which day the text has come to before `sentence`."""
        if is_apart_in_time(self._document, trigger):
            return None
        earlier = self._timeline.sentence_before(sentence, trigger)
        if earlier and not (self._is_of_now(trigger) and self._timeline.is_old(earlier)):
            return dated(earlier, "from the sentence before")
        if not goes_on(self._document, trigger.token):
            return None
        if story := self._timeline.of_story(sentence):
            return about(dated(story, OF_STORY))
        return None

    def _is_of_now(self, trigger: Trigger) -> bool:
        """Say whether an event is told as of these days: a statement, or under a present verb.

        "Rebels took the port in February. Rwanda denies backing them."
        """
        document = self._document
        path = (trigger.token, *document.ancestors(trigger.token))
        verbs = [node for node in path if document.tokens[node].pos in ("VERB", "AUX")]
        is_present = bool(verbs) and tense_of(document, verbs[-1]) in ("present", "perfect")
        return is_present or trigger.entry.event_type is EventType.STATEMENT

    def by_story(self, trigger: Trigger | None, sentence: Span, limit: When) -> When | None:
        """Return about the day of the story, where what is spoken of may have been on it."""
        story = self._timeline.of_story(sentence)
        if trigger is None or story is None or story.interval is None or limit.interval is None:
            return None
        if limit.interval.start is not None or not goes_on(self._document, trigger.token):
            return None
        if is_apart_in_time(self._document, trigger):
            return None
        end, last = story.interval.end, limit.interval.end
        if end is None or last is None or end > last:
            return None
        return about(dated(story, OF_STORY))

    def by_lead(self, trigger: Trigger | None, sentence: Span) -> When | None:
        """Return about the one day that the article is about, or None."""
        if trigger is not None and (
            self._document.lemmas[trigger.token] in word_list("ongoing")
            or self._document.lemmas[trigger.token] in word_list("faring") | BIRTH
            or trigger.entry.sub_event_type == FORCES  # troops move, and are there, on many days
            or is_apart_in_time(self._document, trigger)
        ):
            return None
        if only := self._timeline.only_day():
            return about(dated(only, ONLY_DAY))
        if trigger is not None and is_news(self._document, trigger.token):
            return None  # one of three; of what opens an article otherwise six of seven are right
        first = self._timeline.lead_day(sentence)
        return about(dated(first, FIRST_DAY)) if first else None

    def counted(self, trigger: Trigger, sentence: Span) -> When | None:
        """Return the date of an event that is told by its distance to one dated elsewhere, or None.

        "The quake struck on Friday. … Jets bombed the town two days after the quake".
        """
        offset = offset_from(self._document, trigger.token)
        if offset is None:
            return None
        here = self._timeline.hung_in(sentence)
        named = next((one for one in self._triggers if one.token == offset.from_token), None)
        other = self._own.of(offset.from_token, None, here) if here else None
        other = other or self._named_again(offset.from_token)
        if other is None and named is not None and is_known(self._document, named.token):
            other = self._day_of_others(named)
        if other is None or other.interval is None or not _is_day(other):
            return None
        return counted_on(offset, other)

    def _day_of_others(self, named: Trigger) -> When | None:
        """Return the one day that other words for a happening have of their own, or None."""
        kind, days = _kind_of(named), dict[DateInterval | None, When]()
        alike = (one for one in self._triggers if kind and _kind_of(one) == kind)
        for one in [one for one in alike if one.token != named.token][:MOST_NAMED]:
            sentence = self._document.sentence_at(one.span)
            here = self._timeline.hung_in(sentence.span) if sentence else ()
            when = self._own.of(one.token, None, here)
            if when is not None and _is_day(when):
                days[when.interval] = when
        return next(iter(days.values())) if len(days) == 1 else None

    def _by_speaker(self, trigger: Trigger) -> When | None:
        """Return about the one day on which the article has the speaker of a statement speak.

        "Vega said Thursday. … , she said at a news conference in Lima": it was on Thursday.
        """
        if trigger.entry.event_type is not EventType.STATEMENT:
            return None
        document, saying = self._document, cue_lexicon().saying
        path = (trigger.token, *document.ancestors(trigger.token))
        verb = next((node for node in path if document.lemmas[node] in saying), None)
        subject = None if verb is None else document.child(verb, "nsubj")
        if subject is None or document.tokens[subject].pos != "PROPN":
            return None
        days = self._days_of_speakers.get(document.lemmas[subject], {})
        return about(dated(next(iter(days.values())), OF_SPEAKER)) if len(days) == 1 else None

    @cached_property
    def _days_of_speakers(self) -> dict[str, dict[DateInterval | None, TimeExpression]]:
        """The days on which the article says that somebody spoke, by last name."""
        document = self._document
        found: dict[str, dict[DateInterval | None, TimeExpression]] = {}
        for one in self._timeline.days():
            if one.governor is None or document.lemmas[one.governor] not in cue_lexicon().saying:
                continue
            subject = document.child(one.governor, "nsubj")
            if subject is not None and document.tokens[subject].pos == "PROPN":
                days = found.setdefault(document.lemmas[subject], {})
                days.setdefault(one.time.interval, one.time)
        return found

    def _named_again(self, token: int) -> When | None:
        """Return the one day that the article gives "the robbery" where it names it again."""
        document = self._document
        word, lemma = document.tokens[token], document.lemmas[token]
        if word.tag not in ("NN", "NNP"):
            return None
        if not is_known(self._document, token) and not document.is_headline(token):
            return None
        days = {time.interval: time for other, time in self._days_named(lemma) if other != token}
        if len(days) != 1:
            return None
        return dated(next(iter(days.values())), f"where the article names the {lemma} again")

    def within(self, trigger: Trigger, own: When) -> When | None:
        """Return the day of "last year's blasts", where one day of their kind lies in the year.

        Attacks "this year" may be many.
        """
        if own.span is None or trigger.entry.event_type not in ONE_DEED:
            return None
        start = self._document.tokens[trigger.token].start
        between = self._document.text[own.span.end : start]
        if start < own.span.end or between.strip(" '’s"):
            return None
        interval = own.interval
        if interval is None or interval.start == interval.end:
            return None
        day = self._one_day(trigger)
        is_inside = day is not None and _holds(interval, day.interval)
        return self._as_of_kind(day) if day and is_inside else None

    def of_kind(self, trigger: Trigger) -> When | None:
        """Return about the one day that the article gives happenings of that kind.

        News tells one thing: where its collision has a day in one sentence, the collision of
        the headline was on that day.
        """
        if self._document.lemmas[trigger.token] in word_list("ongoing"):
            return None
        if is_apart_in_time(self._document, trigger) or not self._may_be_among(trigger.token):
            return None
        day = self._one_day(trigger)
        return self._as_of_kind(day) if day else None

    def _one_day(self, trigger: Trigger) -> When | None:
        """Return the one day that happenings of the kind have in the article, or None."""
        kind = _kind_of(trigger)
        days = {when.interval: when for when in self._days_of(kind)} if kind else {}
        return next(iter(days.values())) if len(days) == 1 else None

    def _as_of_kind(self, day: When) -> When:
        rule = f"{day.rule}; no day of its own: about the day of what else is told of the kind"
        return about(replace(day, rule=rule))

    def _days_of(self, kind: str) -> list[When]:
        """Return the days of the article's events of a kind that have one."""
        if kind not in self._days_of_kinds:
            found: list[When] = []
            for one in [one for one in self._triggers if _kind_of(one) == kind][:MOST_NAMED]:
                sentence = self._document.sentence_at(one.span)
                if sentence is None:
                    continue
                here = self._timeline.hung_in(sentence.span)
                when = self._own.counted(one.token, sentence.span) or self._own.of(
                    one.token, None, here
                )
                if when is None or not _is_day(when):
                    continue
                if not is_ahead(when.interval, self._document.article.published_between):
                    found.append(when)
            self._days_of_kinds[kind] = found
        return self._days_of_kinds[kind]

    def _may_be_among(self, token: int) -> bool:
        """Say whether an event may be one of those told of: news, or "had also marched in"."""
        document = self._document
        if opens(self._document, token) or goes_on(self._document, token):
            return True
        beside = document.children_by(token, "advmod")
        return any(document.words[at] == "also" for at in beside)

    def _days_named(self, lemma: str) -> list[tuple[int, TimeExpression]]:
        """Return the tokens of a noun that have a day of their own in their sentence, with it."""
        if lemma not in self._days:
            document = self._document
            self._days[lemma] = found = []
            for token in self._named.get(lemma, ())[:MOST_NAMED]:
                sentence = document.sentence_at(document.span_of(token, token))
                here = self._timeline.hung_in(sentence.span) if sentence else ()
                one = self._own.likeliest(token, here)
                if one is not None and one.time.precision == A_DAY:
                    found.append((token, one.time))
        return self._days[lemma]

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        """The nouns of the article by lemma."""
        named: dict[str, list[int]] = {}
        for index, token in enumerate(self._document.tokens):
            if token.pos == "NOUN":
                named.setdefault(self._document.lemmas[index], []).append(index)
        return named


def _is_day(when: When) -> bool:
    interval = when.interval
    is_short = interval is not None and interval.start == interval.end is not None
    return is_short and when.precision == A_DAY


def _holds(outer: DateInterval, inner: DateInterval | None) -> bool:
    """Say whether one interval lies in another; open ones hold nothing."""
    if inner is None or not (outer.start and outer.end and inner.start and inner.end):
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def _kind_of(trigger: Trigger) -> str | None:
    """Return the name under which an event counts as one of a kind; None of no such kind."""
    event_type, kind = trigger.entry.event_type, trigger.entry.sub_event_type
    if event_type in ONE_DEED or kind == "Explosion":
        return "violence"
    if event_type in INCIDENTS or event_type is EventType.PROTESTS:
        return str(event_type)
    return kind if kind in SINGLE_KINDS else None
