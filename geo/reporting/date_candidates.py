"""Every date that an event could have, and what speaks for each: the days that the text names.

The rules of `dating` give one date. Here it stands beside the others that the article allows:
the expressions of its sentence and of the sentences about it, the day that the story began
with, and what the date of publication says. A conditional logit fitted to annotated news then
chooses: stacked generalization (Wolpert 1992), as `stacking` does for part and event type.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from geo.model import DateInterval, EventType, Span, Status, TimeExpression, TimexType, What, When
from geo.reporting.dates_of_others import SUBORDINATE
from geo.reporting.dating import Basis, Dater, RuledDate
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.lexicon import word_list
from geo.reporting.logistic import DIGITS, Logistic
from geo.reporting.place_mentions import PlaceMention
from geo.reporting.place_questions import AGE, age_of
from geo.reporting.sentence_reader import PlaceReading
from geo.reporting.stacking import CONTENT
from geo.reporting.telling import goes_on, is_apart_in_time, is_news, opens
from geo.reporting.time_links import kind_of, lie, tense_of
from geo.reporting.timeline import PRESENT
from geo.reporting.whens import OPEN_PRECISION, YET_TO_COME, about, dated, is_ahead

EARLIER, LATER = 6, 3
"""Expressions before and after the sentence that are weighed, the nearest ones. Judgements: the
right day of annotated news is hardly ever farther, and long articles stay linear."""

SIZES = ((0, "day"), (3, "few days"), (7, "week"), (31, "month"), (100, "season"), (366, "year"))
"""Names of intervals by the days from first to last. A judgement: what news names."""

AGES = ((0, "0"), (1, "1"), (3, "3"), (7, "7"), (14, "14"), (45, "45"), (400, "400"))
"""Names of days by how many days before publication they lie. A judgement."""

TIES = (-2.0, -1.0, 0.0, 1.0)
"""Limits of the classes of log-odds with which an expression of the sentence dates the event. A
judgement; the ridge keeps classes that say the same alike."""

IN_SENTENCE = "in the same sentence"

NEARBY = "no date of its own: about a day that the text names near it"


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that an event could have, with the names of what speaks for or against it."""

    when: When
    cues: frozenset[str]


class DateCandidates:
    """Finds the dates that events of one article could have."""

    def __init__(self, document: Document, dater: Dater, triggers: Sequence[Trigger]) -> None:
        """Read `document` with its `dater` and its typed event words."""
        self._document = document
        self._dater = dater
        self._timeline = dater.timeline
        self._words: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._types: dict[int, set[EventType]] = {}
        for one in triggers:
            number = document.sentence_number(one.span.start)
            if number is not None:
                self._types.setdefault(number, set()).add(one.entry.event_type)
        between = dater.publication.between
        self._published = between.end if between else None

    def of(
        self, mention: PlaceMention, what: What, ruled: RuledDate, reading: PlaceReading | None
    ) -> tuple[DateCandidate, ...]:
        """Return the dates that the event of a mention could have, the `ruled` one first.

        `reading` is what the encoder says of the place.
        """
        if ruled.basis is Basis.COUNTED:
            return (DateCandidate(ruled.when, frozenset()),)
        latest = _latest(ruled)
        token = self._dater.told_by(mention.trigger, mention.head)
        told = tuple(self._told(mention, what, token))
        found: dict[DateInterval | None, tuple[When, set[str]]] = {}
        sources: list[Iterable[tuple[When, Iterable[str]]]] = [
            [(ruled.when, ("rules", *_crossed(f"rules {ruled.basis}", told)))],
            self._of_sentence(mention, what, token, reading),
        ]
        if ruled.basis is not Basis.OWN:  # of annotated news ten became wrong by these, ten right
            if not self._is_ongoing(mention.trigger):
                sources += [
                    self._of_others(mention, what, token, told),
                    self._of_story(mention, what, told),
                ]
            if latest is None:
                sources.append(self._of_publication(told))
        for when, cues in chain.from_iterable(sources):
            if when is ruled.when or _is_by(when.interval, latest):
                found.setdefault(when.interval, (when, set()))[1].update(cues)
        return tuple(
            DateCandidate(
                when,
                frozenset(
                    {
                        *cues,
                        *self._of_calendar(interval, told),
                        *self._read(interval, cues, reading),
                    }
                ),
            )
            for interval, (when, cues) in found.items()
        )

    def _told(self, mention: PlaceMention, what: What, token: int | None) -> Iterator[str]:
        """Yield how the event is told."""
        document, trigger = self._document, mention.trigger
        tense = tense_of(document, token) if token is not None else "none"
        state = "event" if mention.is_of_known_kind else "word" if trigger else "none"
        yield f"tense {tense}"
        yield "yet to come" if what.status in YET_TO_COME else "told"
        yield state
        yield f"{tense} {state}"
        yield f"type {what.event_type.value}"
        yield f"sentence {min(3, document.sentence_number(mention.span.start) or 0)}"
        if self._timeline.hung_in(mention.neighbourhood):
            yield "dated sentence"
        if token is None:
            return
        yield f"part {document.tokens[token].pos}"
        helpers = {document.words[at] for at in document.children_by(token, "aux", "auxpass")}
        if "had" in helpers:
            yield "had"
        if not helpers:
            yield "no helper"
        for name, holds in (("news", is_news), ("goes on", goes_on), ("opens", opens)):
            if holds(document, token):
                yield name
        if trigger is not None and is_apart_in_time(document, trigger):
            yield "apart in time"

    def _of_sentence(
        self,
        mention: PlaceMention,
        what: What,
        token: int | None,
        reading: PlaceReading | None,
    ) -> Iterator[tuple[When, Iterable[str]]]:
        """Yield the dates by expressions of the event's own sentence."""
        here = self._timeline.hung_in(mention.neighbourhood)
        tense = tense_of(self._document, token) if token is not None else "none"
        if token is not None:
            sure = self._dater.own.beside(token, mention.head, here)
            here = self._dater.own.usable(token, here)
            sure = sure or self._dater.own.sure(token, here)
            here = [sure] if sure else here
        ties = self._dater.own.ties(token, here) if token is not None else [0.0] * len(here)
        for one, tie in zip(here, ties, strict=True):
            if what.status not in YET_TO_COME and self._is_ahead(one.time):
                continue
            cues = {
                "here",
                f"here {kind_of(one.time)}",
                f"here {lie(one.time, self._published)} {tense}",
                f"here tie {bisect_right(TIES, tie)}",
                f"here tie {bisect_right(TIES, tie)} of {min(3, len(here))}",
            }
            if token is not None and tie == max(ties):
                cues.add("here best tie")
            if token is not None and one.governor == token:
                cues.add("here direct")
            if self._timeline.dates_saying(one, mention.trigger):
                cues.add("here saying")
            if reading is not None:
                odds = reading.time(self._document.tokens_in(one.time.span))
                cues |= {f"here read {odds}", f"here read {odds} of {min(3, len(here))}"}
            when = self._dater.own.dated_by(one, token, IN_SENTENCE)
            yield self._dater.publication.closed(when, what.status), cues

    def _of_others(
        self, mention: PlaceMention, what: What, token: int | None, told: Sequence[str]
    ) -> Iterator[tuple[When, Iterable[str]]]:
        """Yield the dates by expressions of the sentences before and after."""
        near = mention.neighbourhood
        sides = (
            ("before", self._timeline.before(near.start, EARLIER)),
            ("after", self._timeline.after(near.end, LATER)),
        )
        for side, times in sides:
            for time in times:
                if self._may_date(time, what.status):
                    when = about(dated(time, NEARBY))
                    cues = {
                        *self._tied(side, near, time, told),
                        *self._alike(mention, token, side, time),
                    }
                    yield self._dater.publication.closed(when, what.status), cues

    def _is_ongoing(self, trigger: Trigger | None) -> bool:
        """Say whether an event is of no single day: a war."""
        return trigger is not None and self._document.lemmas[trigger.token] in word_list("ongoing")

    def _may_date(self, time: TimeExpression, status: Status) -> bool:
        """Say whether an expression may date something outside its sentence."""
        if time.value == PRESENT or time.type is TimexType.SET:
            return False
        if (time.precision or OPEN_PRECISION) >= OPEN_PRECISION:
            return False  # a year told there is of that sentence alone
        if status not in YET_TO_COME:
            return not self._is_ahead(time)
        last = time.interval.end if time.interval else None
        return last is None or self._published is None or last >= self._published

    def _is_ahead(self, time: TimeExpression) -> bool:
        return is_ahead(time.interval, self._dater.publication.between)

    def _tied(
        self, side: str, near: Span, time: TimeExpression, told: Sequence[str]
    ) -> Iterator[str]:
        """Yield how far an expression is from the sentence, and of what it is."""
        document = self._document
        own = document.sentence_number(near.start)
        other = document.sentence_number(time.span.start)
        far = "far"
        if own is not None and other is not None:
            apart = abs(own - other)
            far = "1" if apart <= 1 else "2" if apart == 2 else "5" if apart <= 5 else "far"
        ends = min(time.span.end, near.end), max(time.span.start, near.start)
        yield from _crossed(side, told)
        yield from _crossed(f"{side} {far}", told)
        yield f"{side} {far} {_size(time.interval)}"
        yield f"{side} {far} paragraph {document.same_paragraph(*ends)}"
        yield f"{side} {kind_of(time)}"
        one = self._timeline.hung_at(time)
        if one.governor is not None:
            relation = document.tokens[one.governor].relation
            yield f"{side} in {relation if relation in SUBORDINATE else 'main'}"
        if self._timeline.dates_saying(one, None):
            yield f"{side} saying"
            yield from (f"{side} saying {cue}" for cue in told if cue.startswith("type "))

    def _alike(
        self, mention: PlaceMention, token: int | None, side: str, time: TimeExpression
    ) -> Iterator[str]:
        """Yield what the sentence of an expression shares with that of the mention."""
        document = self._document
        governor = self._timeline.hung_at(time).governor
        tense = tense_of(document, governor) if governor is not None else "none"
        own_tense = tense_of(document, token) if token is not None else "none"
        yield f"governor {tense}"
        yield f"governor {tense} of {own_tense}"
        number = document.sentence_number(time.span.start)
        own_number = document.sentence_number(mention.span.start)
        if number is None or own_number is None:
            return
        words, names = self._words_of(number)
        own_words, own_names = self._words_of(own_number)
        yield f"{side} words {min(3, len(words & own_words))}"
        yield f"names {min(2, len(names & own_names))}"
        if token is not None and document.lemmas[token] in words:
            yield "word again"
        if mention.head is not None and document.lemmas[mention.head] in names:
            yield f"place again {side}"
        kind = mention.trigger.entry.event_type if mention.trigger else EventType.MENTION
        if kind is not EventType.MENTION and kind in self._types.get(number, ()):
            yield "type again"
            yield f"type again {kind.value}"

    def _words_of(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the lemmas of content words and of names of a sentence."""
        if number not in self._words:
            document = self._document
            tokens = document.tokens_in(document.sentences[number].span)
            self._words[number] = (
                frozenset(document.lemmas[at] for at in tokens if self._part(at) in CONTENT),
                frozenset(document.lemmas[at] for at in tokens if self._part(at) == "PROPN"),
            )
        return self._words[number]

    def _part(self, token: int) -> str:
        return self._document.tokens[token].pos

    def _of_story(
        self, mention: PlaceMention, what: What, told: Sequence[str]
    ) -> Iterator[tuple[When, Iterable[str]]]:
        """Yield the day that the story begins with, and the first recent one."""
        near = mention.neighbourhood
        first = self._timeline.first_told()
        if first and not near.overlaps(first.span) and self._may_date(first, what.status):
            yield about(dated(first, NEARBY)), _crossed("first told", told)
        days = self._timeline.recent_days
        if days and not near.overlaps(days[0].span) and self._may_date(days[0], what.status):
            count = f"first recent of {min(3, self._timeline.recent_count)}"
            cues = {*_crossed("first recent", told), count}
            yield about(dated(days[0], NEARBY)), cues

    def _of_publication(self, told: Sequence[str]) -> Iterator[tuple[When, Iterable[str]]]:
        """Yield what the date of publication allows."""
        publication = self._dater.publication
        recent = min(2, self._timeline.recent_count)
        for name, when in (
            ("published", about(publication.day("no date in the text: the day it was published"))),
            ("earlier", publication.earlier()),
            ("week", publication.week()),
            ("later", publication.later()),
        ):
            yield when, {*_crossed(name, told), f"{name} recent {recent}"}

    def _read(
        self, interval: DateInterval | None, cues: Set[str], reading: PlaceReading | None
    ) -> Iterator[str]:
        """Yield what the encoder says of how old the event is, and of dates from elsewhere."""
        if reading is None:
            return
        age = age_of(interval, self._published)
        if age is not None:
            odds = reading.kind(AGE, age)
            yield f"read age {odds}"
            yield f"{age}|read age {odds}"
        if "here" not in cues:
            yield f"elsewhere read {reading.time(range(0))}"

    def _of_calendar(self, interval: DateInterval | None, told: Sequence[str]) -> Iterator[str]:
        """Yield how long an interval is and how long before publication it lies."""
        yield from _crossed(f"size {_size(interval)}", told)
        yield from _crossed(f"age {_age(interval, self._published)}", told)


def likeliest(candidates: Sequence[DateCandidate], weights: Logistic) -> When:
    """Return the candidate that is likelier than the first, the rules', by the least score."""
    ruled = candidates[0].when
    scores = [weights.sum_of(one.cues) for one in candidates]
    best = max(range(len(scores)), key=scores.__getitem__)
    if round(scores[best] - scores[0], DIGITS) <= weights.least_score:
        return ruled
    when = candidates[best].when
    rule = f"{when.rule}; likelier than {ruled.edtf or 'no date'}, which the rules alone give"
    return replace(when, rule=rule)


def _latest(ruled: RuledDate) -> date | None:
    """Return the day after which the event cannot have been, None where it may be any."""
    interval = ruled.when.interval
    is_limit = ruled.basis in (Basis.SPEAKING, Basis.AFTERMATH)
    return interval.end if is_limit and interval is not None and interval.start is None else None


def _is_by(interval: DateInterval | None, latest: date | None) -> bool:
    """Say whether a date is known, and does not lead past `latest`."""
    if interval is None:
        return False
    return latest is None or (interval.end is not None and interval.end <= latest)


def _crossed(name: str, told: Iterable[str]) -> Iterator[str]:
    """Yield a cue alone and together with each way of telling."""
    yield name
    for cue in told:
        yield f"{name}|{cue}"


def _size(interval: DateInterval | None) -> str:
    if interval is None:
        return "none"
    if interval.start is None or interval.end is None:
        return "open start" if interval.start is None else "open end"
    days = (interval.end - interval.start).days
    return next((name for most, name in SIZES if days <= most), "longer")


def _age(interval: DateInterval | None, published: date | None) -> str:
    first = (interval.start or interval.end) if interval else None
    if first is None or published is None:
        return "unknown"
    days = (published - first).days
    return "ahead" if days < 0 else next((name for most, name in AGES if days <= most), "older")
