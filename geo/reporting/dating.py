"""When the event took place: the time expression that belongs to its trigger.

In order: the expression of the sentence that most likely is the event's own (see
`geo.reporting.time_links`); the day on which somebody spoke, which dates the speech and
for what is spoken of is only a limit; the one day that the article gives the same noun
elsewhere; the sentence before, in the same paragraph; the day of the story; and last what
the publication date allows. What is so at present is
dated by the day of speaking, or of publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from geo.model import DateInterval, EventType, Span, Status, TimeExpression, Token, When
from geo.reporting.document import Document
from geo.reporting.event_offsets import offset_of
from geo.reporting.event_words import Trigger
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.time_links import Event, Hung, link_weights, tense_of
from geo.reporting.timeline import A_DAY, Timeline

FEW_DAYS_PRECISION = 2
"""UCDP date_prec of a few days."""

KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
"""Determiners of a happening that has been told of."""

WEEK_PRECISION = 3
"""UCDP date_prec of a week."""

OPEN_PRECISION = 5
"""UCDP date_prec of an interval that is open at one end: a year or vaguer."""

NEWS_AGE = timedelta(days=6)
"""How long before its publication news without a date may have happened: 17 of the 18 incidents of
MUC-4 with a known day that are told so lie within."""

MOST_NAMED = 30
"""Mentions of one noun that are searched for a day; keeps long articles linear."""

NO_DATE = "no date in the text"

HOLDING = frozenset({"hold", "stage", "launch", "carry", "conduct", "organize", "organise"})
"""Verbs that only say that their object happened."""

SAID = frozenset({"ccomp", "parataxis"})
"""Relations to a verb of saying of the clause that is said."""

SPREAD_OVER_TIME = frozenset({"ever", "long", "always", "never", "often", "since"})
"""Words beside a verb whose act is of no week: "since he took office"."""

NEWS_TENSES = frozenset({"past", "perfect", "participle"})
"""Tenses of what news tells as news."""

SPEECH_WORDS = 6
"""Fewest words of a quotation that is speech; a shorter one may date what is outside ("in the
coming days"). A judgement."""

LONGEST_RUNNING = timedelta(days=366)
"""Days after publication up to which a period runs on that is ended by it: "this year" has; "the
21st century" has not. A judgement."""

YET_TO_COME = (Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL)


INCIDENTS = frozenset(
    {
        EventType.BATTLES,
        EventType.EXPLOSIONS,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.RIOTS,
        EventType.PROTESTS,
        EventType.DISASTER,
    }
)
"""Event types whose kinds go by many words in one article: a crash, a collision, a wreck."""


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
        self._triggers = triggers
        self._days: dict[str, list[tuple[int, TimeExpression]]] = {}
        self._days_of_kinds: dict[str, list[When]] = {}

    def in_span(self, span: Span) -> list[TimeExpression]:
        """Return the dated expressions that start inside `span`."""
        return self._timeline.in_span(span)

    def own_expression(self, trigger: Trigger, sentence: Span) -> Span | None:
        """Return the expression of the sentence that dates the event, None when none does."""
        found = self._likeliest(trigger.token, self._timeline.hung_in(sentence))
        return found.time.span if found else None

    def date(
        self, trigger: Trigger | None, mention: int | None, sentence: Span, status: Status
    ) -> When:
        """Return when the event of `trigger` (or what the mention tells of) took place."""
        here = self._timeline.hung_in(sentence)
        token = trigger.token if trigger else self._verb_over(mention)
        if token is not None and (counted := self._counted(token, sentence)):
            return counted
        own = self._own(token, mention, here)
        if own is not None:
            return self._closed(own, status)
        spoken = [one.time for one in here if self._timeline.dates_saying(one, trigger)]
        if token is not None and self._is_present(token, status):
            told = self._told_of_its_kind(trigger) if trigger and self._opens(token) else None
            return told or self._now(spoken)
        if spoken and trigger is None and token is not None and self._is_state(token):
            return self._now(spoken)  # "said on Monday that 10,000 were in"
        if spoken:
            limit = _limited(spoken[0], status)
            return self._by_story(trigger, sentence, limit) or limit
        if status not in YET_TO_COME and trigger is not None:
            told = (
                self._told_elsewhere(trigger.token)
                or self._told_before(trigger, sentence)
                or self._told_of_its_kind(trigger)
            )
            if told is not None:
                return told
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

    def _counted(self, token: int, sentence: Span) -> When | None:
        """Return the date of an event that is told by its distance to another, or None."""
        offset = offset_of(self._document, token)
        if offset is None:
            return None
        here = self._timeline.hung_in(sentence)
        above = self._document.ancestors(offset.from_token)
        compared = (offset.from_token, *(node for node in above if self._is_verb(node)))
        days = (self._own(node, None, here) for node in compared)
        other = next((day for day in days if day is not None), None)
        if other is None and (story := self._timeline.of_story(sentence)):
            other = _dated(story, "the day that the story began with")
        if other is None or other.interval is None or other.precision != A_DAY:
            return None
        interval = offset.applied(other.interval)
        precision = A_DAY if interval.start == interval.end else FEW_DAYS_PRECISION
        rule = f"'{offset.words}' what took place on {other.edtf}: {other.rule}"
        return When(interval, _edtf(interval), precision, other.text, None, other.anchor, rule)

    def _is_verb(self, token: int) -> bool:
        return self._document.tokens[token].pos in ("VERB", "AUX")

    # --- the expression of its own ----------------------------------------------------------

    def _own(self, token: int | None, mention: int | None, here: Sequence[Hung]) -> When | None:
        """Return the date by an expression of the sentence that is the event's own, or None."""
        if token is not None:
            found = self._likeliest(token, here)
        elif mention is not None:
            token, found = mention, self._nearest(mention, here)
        if token is None or found is None:
            return None
        return _dated(found.time, self._how_near(found, token))

    def _likeliest(self, token: int, here: Sequence[Hung]) -> Hung | None:
        """Return the expression that dates the event, None when none is likely to."""
        usable = [
            one
            for one in here
            if not self._dates_its_telling(one, token) and not self._is_in_speech(one, token)
        ]
        if not usable:
            return None
        named = [one for one in usable if one.governor == token and self._is_before(one, token)]
        if len(named) == 1:
            return named[0]  # "the 1995 shooting"
        running = [one for one in usable if one.preposition == "since" and one.governor == token]
        if running:
            return running[0]  # "have held the town since May": nothing else can be meant
        verb = self._taking_place(token)
        of_verb = [one for one in usable if verb is not None and one.governor == verb]
        if len(of_verb) == 1:
            return of_verb[0]  # "fighting went on … on Thursday"
        weights, event = link_weights(), Event(self._document, token)
        scores = [weights.score(event.features(one, usable)) for one in usable]
        best = max(range(len(scores)), key=scores.__getitem__)
        return usable[best] if scores[best] >= weights.least_score else None

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

    def _dates_its_telling(self, one: Hung, token: int) -> bool:
        """Say whether an expression is the day on which somebody told of the event.

        That is certain where the event is in a clause that is what was said.
        """
        document, governor = self._document, one.governor
        if governor is None or governor == token or one.time.precision != A_DAY:
            return False
        if document.lemmas[governor] not in cue_lexicon().saying:
            return False
        path = (token, *document.ancestors(token))
        below = next((node for node in path if document.tokens[node].head == governor), None)
        return below is not None and document.tokens[below].relation in SAID

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
        if governor is not None and governor != token and document.tokens[governor].pos == "NOUN":
            return governor not in document.ancestors(token)
        return self._is_in_speech(one, token)

    def _is_in_speech(self, one: Hung, token: int) -> bool:
        """Say whether an expression stands in what somebody says, and the token outside of it."""
        document = self._document
        quotation = document.quotation_at(one.time.span.start)
        if quotation is None or quotation.start <= document.tokens[token].start < quotation.end:
            return False
        return len(quotation.of(document.text).split()) >= SPEECH_WORDS

    def _how_near(self, one: Hung, anchor: int) -> str:
        document = self._document
        same = one.head is not None and document.clause_of(one.head) == document.clause_of(anchor)
        return "in the same clause" if same else "in the same sentence"

    def _closed(self, when: When, status: Status) -> When:
        """Return `when` ended by publication, if it runs on and what it dates has happened."""
        between, interval = self._document.article.published_between, when.interval
        published = between.end if between else None
        if published is None or interval is None or status in YET_TO_COME:
            return when
        start, end = interval.start, interval.end
        if start is None or start > published or (end is not None and end <= published):
            return when
        if end is not None and (end - published) > LONGEST_RUNNING:
            return when
        known = DateInterval(start, published)
        rule = f"{when.rule}; what has happened by the day of publication"
        return replace(when, interval=known, edtf=_edtf(known), rule=rule)

    # --- without one ------------------------------------------------------------------------

    def _is_present(self, token: int, status: Status) -> bool:
        """Say whether a verb tells what is so now: "controls the town"."""
        return status not in YET_TO_COME and tense_of(self._document, token) == "present"

    def _is_state(self, token: int) -> bool:
        """Say whether a verb tells how things are, which holds when it is told."""
        return self._document.tokens[token].pos == "AUX"

    def _now(self, spoken: Sequence[TimeExpression]) -> When:
        """Return the day of speaking, or of publication, for what is so at present."""
        if spoken:
            return _dated(spoken[0], "what is so on the day somebody speaks of it")
        published = self._document.article.published_between
        if published is None:
            return _undated()
        rule = "present tense: what is so on the day it was published"
        return self._inferred(published, A_DAY, rule)

    def _told_before(self, trigger: Trigger, sentence: Span) -> When | None:
        """Return about which day the text has come to before `sentence`."""
        if self._is_apart_in_time(trigger):
            return None
        if earlier := self._timeline.sentence_before(sentence, trigger):
            return _dated(earlier, "from the sentence before")
        if not self._goes_on(trigger.token):
            return None
        if story := self._timeline.of_story(sentence):
            told = _dated(story, "no date of its own: about the day that the story began with")
            return replace(told, edtf=_about(told.edtf), precision=FEW_DAYS_PRECISION)
        return None

    def _by_story(self, trigger: Trigger | None, sentence: Span, limit: When) -> When | None:
        """Return about the day of the story, where what is spoken of may have been on it."""
        story = self._timeline.of_story(sentence)
        if trigger is None or story is None or story.interval is None or limit.interval is None:
            return None
        if limit.interval.start is not None or not self._goes_on(trigger.token):
            return None
        if self._is_apart_in_time(trigger):
            return None
        end, last = story.interval.end, limit.interval.end
        if end is None or last is None or end > last:
            return None
        told = _dated(story, "no date of its own: about the day that the story began with")
        return replace(told, edtf=_about(told.edtf), precision=FEW_DAYS_PRECISION)

    def _told_elsewhere(self, token: int) -> When | None:
        """Return the one day that the article gives "the robbery" where it names it again."""
        document = self._document
        word, lemma = document.tokens[token], document.lemmas[token]
        if word.tag not in ("NN", "NNP"):
            return None
        determiners = document.children_by(token, "det")
        is_known = any(document.words[node] in KNOWN for node in determiners)
        if not is_known and not document.is_headline(token):
            return None
        days = {time.interval: time for other, time in self._days_named(lemma) if other != token}
        if len(days) != 1:
            return None
        return _dated(next(iter(days.values())), f"where the article names the {lemma} again")

    def _told_of_its_kind(self, trigger: Trigger) -> When | None:
        """Return about the one day that the article gives happenings of that kind.

        News tells one thing: where its collision has a day in one sentence, the collision of
        the headline was on that day.
        """
        kind = _kind_of(trigger)
        if kind is None or self._is_apart_in_time(trigger):
            return None
        if not self._may_be_among(trigger.token):
            return None
        days = {when.interval: when for when in self._days_of(kind)}
        if len(days) != 1:
            return None
        day = next(iter(days.values()))
        rule = f"{day.rule}; no date of its own: about the day of what else is told of the kind"
        return replace(day, edtf=_about(day.edtf), precision=FEW_DAYS_PRECISION, rule=rule)

    def _days_of(self, kind: str) -> list[When]:
        """Return the days of the article's events of a kind that have one."""
        if kind not in self._days_of_kinds:
            found: list[When] = []
            for one in [one for one in self._triggers if _kind_of(one) == kind][:MOST_NAMED]:
                sentence = self._document.sentence_at(one.span)
                if sentence is None:
                    continue
                here = self._timeline.hung_in(sentence.span)
                when = self._counted(one.token, sentence.span) or self._own(one.token, None, here)
                if when is not None and when.precision == A_DAY and not self._is_to_come(when):
                    found.append(when)
            self._days_of_kinds[kind] = found
        return self._days_of_kinds[kind]

    def _is_to_come(self, when: When) -> bool:
        """Say whether a date begins after publication."""
        between = self._document.article.published_between
        published = between.end if between else None
        start = when.interval.start if when.interval else None
        return bool(published and start and start > published)

    def _opens(self, token: int) -> bool:
        """Say whether a word stands in a headline, whose present tense tells what has happened."""
        return self._document.is_title(token) or self._document.is_headline(token)

    def _may_be_among(self, token: int) -> bool:
        """Say whether an event may be one of those told of: news, or "had also marched in"."""
        document = self._document
        if self._opens(token) or self._goes_on(token):
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
                one = self._likeliest(token, here)
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

    def _goes_on(self, token: int) -> bool:
        """Say whether an event word goes on with the story: news, or a happening known by now.

        "The attack" has been told of; "a visit" or "attacks" may have been at any time.
        """
        document = self._document
        word = document.tokens[token]
        if word.pos in ("VERB", "AUX"):
            return self._is_news(token)
        is_held = word.relation == "dobj" and document.lemmas[word.head] in HOLDING
        if is_held or word.relation in ("nsubj", "nsubjpass"):
            return self._is_news(word.head)  # "rallies were held", "held a rally"
        return any(document.words[node] in KNOWN for node in document.children_by(token, "det"))

    def _is_apart_in_time(self, trigger: Trigger) -> bool:
        """Say whether an event is told to be before or after another: "fled after the shooting".

        What is said after talks is said on their day.
        """
        document, token = self._document, trigger.token
        return trigger.entry.event_type is not EventType.STATEMENT and any(
            document.words[node] in ("after", "before", "since", "until")
            and document.child(node, "pobj", "pcomp") is not None
            for node in document.children_by(token, "prep")
        )

    def _published(self, token: int | None, status: Status) -> When:
        """Return the interval that the publication date allows."""
        published = self._document.article.published_between
        if published is None or published.start is None or published.end is None:
            return _undated()
        if status in YET_TO_COME and not self._might_have_been(token):
            later = DateInterval(published.start, None)
            return self._inferred(later, OPEN_PRECISION, f"{NO_DATE}: not before it was published")
        if token is not None and self._is_news(token):
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
        return When(interval, _edtf(interval), precision, None, None, article.published, rule)

    def _is_news(self, token: int) -> bool:
        """Say whether an event is told as news, not as background: a verb, and not "had been"."""
        document = self._document
        if tense_of(document, token) not in NEWS_TENSES or self._is_spread(token):
            return False
        auxiliaries = document.children_by(token, "aux", "auxpass")
        if all(document.words[at] != "had" for at in auxiliaries):
            return True
        word = document.tokens[token]  # "said that it had burned": has burned, in his words
        return word.relation in SAID and document.lemmas[word.head] in cue_lexicon().saying

    def _might_have_been(self, token: int | None) -> bool:
        """Say whether a verb tells what would have been by now: "could have bought"."""
        if token is None:
            return False
        helpers = {self._document.words[at] for at in self._document.children_by(token, "aux")}
        return not helpers.isdisjoint(("could", "would", "might", "should")) and "have" in helpers

    def _is_spread(self, token: int) -> bool:
        """Say whether words beside a verb spread it over time: "has so far kept", "since then"."""
        words = self._document.words
        beside = self._document.children_by(token, "advmod", "mark", "prep")
        is_so_far = any(words[at] == "far" and at and words[at - 1] == "so" for at in beside)
        return is_so_far or any(words[at] in SPREAD_OVER_TIME for at in beside)


def _kind_of(trigger: Trigger) -> str | None:
    """Return the name under which an event counts as one of a kind; None of no kind."""
    event_type, kind = trigger.entry.event_type, trigger.entry.sub_event_type
    if event_type in INCIDENTS:
        return str(event_type)
    return None if event_type is EventType.STATEMENT else kind


def _about(edtf: str | None) -> str | None:
    """Return the EDTF form of a day marked as approximate."""
    is_day = edtf is not None and len(edtf) == len("2024-10-31")
    return f"{edtf}~" if is_day else edtf


def _heads_clause(token: Token) -> bool:
    """Say whether a word is the verb of a clause, "be" included, and no helper of one."""
    is_helper = token.relation in ("aux", "auxpass")
    return token.pos == "VERB" or (token.pos == "AUX" and not is_helper)


def _undated() -> When:
    return When(None, None, None, None, None, None, "no date in the text and no publication date")


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
        interval, _edtf(interval), OPEN_PRECISION, time.surface, time.span, time.anchor, rule
    )


def _edtf(interval: DateInterval) -> str:
    """Return the EDTF level 1 form of an interval; a day stands alone."""
    if interval.start is not None and interval.start == interval.end:
        return interval.start.isoformat()
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    return f"{start}/{end}"
