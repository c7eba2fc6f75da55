"""Which way an expression points from its anchor: back or ahead, read from the verb's tense."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

from geo.model import Parse, Span, Token
from geo.temporal.appointments import (
    is_appointed,
    is_called_off,
    is_deadline,
    is_not_until,
    is_since,
)
from geo.temporal.verbs import (
    ATTEMPTING,
    CALLED_GATHERINGS,
    DEMANDING,
    FUTURE_AUXILIARIES,
    IMPLYING,
    LASTING,
    MEANING,
    MODALS,
    OCCASIONS,
    PLANNING,
    PRESENT_PASSIVE,
    SET_OCCASIONS,
    SETTING,
    SPEAKING,
    STARTING,
)

FURTHEST_VERB = 8
"""Steps up the tree that are climbed for a verb; further up the tie is not real. A judgement."""

LONGEST_WORD = 20
"""Code points in which the word before an expression stands."""


class Direction(Enum):
    """Where an expression lies as seen from the publication date."""

    PAST = "past tense"
    FUTURE = "future"
    UNKNOWN = "tense unclear"


@dataclass(frozen=True, slots=True)
class Pointing:
    """A direction, and whether the expression hangs on the verb itself."""

    direction: Direction
    is_direct: bool = False
    is_nearest: bool = False
    """Whether the nearest such day is meant: "plans to leave on Saturday", told in the past."""
    is_done: bool = False
    """Whether something was done on that very day, which cannot be to come: "died on Nov. 12"."""


UNKNOWN = Pointing(Direction.UNKNOWN)

_BY_BEFORE = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_SO_FAR_BEFORE = re.compile(r"\b(?:by|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before what "had" tells up to then: "had subsided by dawn" is no earlier than dawn."""
_PART_BEFORE = re.compile(
    r"\b(?:morning|afternoon|evening|night|hours)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_ON_BEFORE = re.compile(rf"\bon\s+(?:the\s+)?$|{_PART_BEFORE.pattern}", re.IGNORECASE)
_CONTENT_NEXT = re.compile(r"\s*,?\s*(?:that|to)\b")
"""Behind the day on which something was announced or agreed: "agreed on Nov. 12 to"."""
_QUOTES = frozenset('"“”')

_NOUN_MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss", "appos"})


class Tense:
    """Reads tenses from one article's parse."""

    def __init__(self, text: str, parse: Parse) -> None:
        self._text = text
        self._parse = parse
        self._starts = [token.start for token in parse.tokens]
        self._sentence_firsts = [sentence.first for sentence in parse.sentences]

    def pointing(self, span: Span) -> Pointing:
        """Return which way the expression at `span` points."""
        if (direction := self._told_before(span)) is not None:
            return Pointing(direction, is_direct=True)
        at = self._top(span)
        if at is None:
            return UNKNOWN
        if _BY_BEFORE.search(self._text, max(0, span.start - 10), span.start):
            above = self._above(at)
            if any(self._parse.tokens[node].lemma.casefold() in DEMANDING for node in above):
                return Pointing(Direction.FUTURE, is_direct=True)
        is_direct = True
        for _ in range(FURTHEST_VERB):
            token = self._parse.tokens[at]
            if token.pos in ("VERB", "AUX"):
                direction = Direction.PAST if self._was_planned(at) else self._tense(at, span)
                if self._was_meant(at):
                    return Pointing(Direction.FUTURE, is_nearest=True)
                if direction is not None:
                    is_direct = is_direct or self._is_scheduled(at)
                    return Pointing(
                        direction, is_direct, is_done=self._is_done(at, span, is_direct)
                    )
            is_direct = is_direct and token.relation not in _NOUN_MODIFIERS
            if token.head == at:
                break
            at = token.head
            is_direct = is_direct and self._parse.tokens[at].pos not in ("NOUN", "PROPN")
        return UNKNOWN

    def _told_before(self, span: Span) -> Direction | None:
        """Return the direction that the words before an expression give it, None without such."""
        if is_appointed(self._text, span):
            return Direction.PAST if is_called_off(self._text, span) else Direction.FUTURE
        if is_since(self._text, span) or is_not_until(self._text, span):
            return Direction.PAST
        if is_deadline(self._text, span):
            return Direction.PAST if self._has_lasted(span) else Direction.FUTURE
        return None

    def _has_lasted(self, span: Span) -> bool:
        """Say whether what went on until then is over: "served", "was mayor until May"."""
        tokens, at = self._parse.tokens, self._verb_over(span)
        if at is None or tokens[at].tag != "VBD":
            return False
        if tokens[at].lemma.casefold() != "be":
            return tokens[at].lemma.casefold() in LASTING
        below = [one for one in self._below(at) if one.start < span.start]
        is_state = any(one.relation in ("acomp", "advmod") for one in below)
        until = {self._word(one) for one in below if one.relation == "prep"} - {"until", "till"}
        return not is_state and bool(until or any(one.relation == "attr" for one in below))

    def has_no_object(self, span: Span) -> bool:
        """Say whether the verb over an expression tells what went on: "raged", not "closed it"."""
        at = self._verb_over(span)
        below = {one.relation for one in self._below(at)} if at is not None else {"dobj"}
        return below.isdisjoint(("dobj", "auxpass", "nsubjpass"))

    def is_told_back(self, span: Span) -> bool:
        """Say whether the verb over an expression tells what had been: "had warned at 9 a.m."."""
        at = self._verb_over(span)
        if at is None or _SO_FAR_BEFORE.search(self._text, max(0, span.start - 30), span.start):
            return False
        return any(self._word(one) == "had" for one in self._auxiliaries(at))

    def _verb_over(self, span: Span) -> int | None:
        top = self._top(span)
        above = self._above(top) if top is not None else []
        return next((at for at in above if self._parse.tokens[at].pos in ("VERB", "AUX")), None)

    def is_conjunction(self, position: int) -> bool:
        """Say whether a word opens a clause: "said that November would be", not "that November"."""
        token = self._parse.tokens[bisect_right(self._starts, position) - 1]
        return token.start == position and token.relation == "mark"

    def is_modifier(self, position: int) -> bool:
        """Say whether a word belongs to a noun behind it: "the 14th floor", not "on the 14th"."""
        at = bisect_right(self._starts, position) - 1
        token = self._parse.tokens[at] if at >= 0 else None
        if token is None or token.start != position:
            return True
        if self._parse.tokens[token.head].pos not in ("NOUN", "PROPN"):
            return False
        between = self._parse.tokens[at + 1 : token.head]
        is_counted = any(one.tag == "CD" for one in between)  # "on the 14th sank thirty ships"
        return token.head > at and not is_counted and token.relation in _NOUN_MODIFIERS

    def _above(self, at: int) -> list[int]:
        """Return a token and those above it, as far as a verb is looked for."""
        path = [at]
        for _ in range(FURTHEST_VERB):
            head = self._parse.tokens[path[-1]].head
            if head == path[-1]:
                break
            path.append(head)
        return path

    def _top(self, span: Span) -> int | None:
        """Return the token in the span whose head is outside it, the last one if there are more."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        tops = [at for at in range(first, last) if not first <= self._parse.tokens[at].head < last]
        if tops:
            return tops[-1]
        return first if first < last else None

    def _tense(self, at: int, span: Span) -> Direction | None:
        """Return the direction of a verb's tense, or None when its head must tell."""
        verb = self._parse.tokens[at]
        auxiliaries = self._auxiliaries(at)
        words = {self._word(token) for token in auxiliaries}
        if words & FUTURE_AUXILIARIES or self._is_condition(at):
            return Direction.FUTURE
        if "could" in words and not self._may_yet_be(at, span, words):
            return Direction.UNKNOWN
        if words & MODALS:
            return Direction.PAST if "have" in words else Direction.FUTURE
        if "to" in words and self._has_been_done(at):
            return Direction.PAST
        if "to" in words and self._parse.tokens[verb.head].pos in ("NOUN", "PROPN"):
            return Direction.PAST if "have" in words else None
        is_present = verb.tag in ("VBZ", "VBP")
        if is_present and verb.lemma.casefold() in PLANNING and not self._is_quoted(at, span):
            return Direction.FUTURE
        if is_present and verb.lemma.casefold() in ("hold", "host"):
            objects = (one.lemma.casefold() for one in self._below(at) if one.relation == "dobj")
            return (
                Direction.FUTURE if any(one in OCCASIONS for one in objects) else Direction.UNKNOWN
            )
        return _plain_tense(verb, auxiliaries, words)

    def _is_done(self, at: int, span: Span, is_direct: bool) -> bool:
        """Say whether what a past verb tells was done on the day, and no day was only set."""
        if self._parse.tokens[at].lemma.casefold() in PLANNING or self._is_set(at, span):
            return False
        pattern = _ON_BEFORE if is_direct else _PART_BEFORE
        before = pattern.search(self._text, max(0, span.start - 30), span.start)
        if before is None:
            return False
        words = self._text[max(0, before.start() - LONGEST_WORD) : before.start()].split()
        last = words[-1].casefold() if words else ""  # "ahead of the vote on November 5"
        return last not in OCCASIONS and last.removesuffix("s") not in OCCASIONS

    def _is_set(self, at: int, span: Span) -> bool:
        """Say whether a verb puts an occasion on the day: "set a hearing on", not "agreed on"."""
        lemma = self._parse.tokens[at].lemma.casefold()
        if lemma not in SETTING or _CONTENT_NEXT.match(self._text, span.end):
            return False
        objects = {one.lemma.casefold() for one in self._below(at) if one.relation == "dobj"}
        may_be_set = SET_OCCASIONS | CALLED_GATHERINGS if lemma == "call" else SET_OCCASIONS
        return not objects.isdisjoint(may_be_set)

    def _is_quoted(self, at: int, span: Span) -> bool:
        """Say whether a quotation begins or ends between a verb and the expression."""
        first, last = sorted((self._parse.tokens[at].start, span.start))
        return not _QUOTES.isdisjoint(self._text[first:last])

    def _is_condition(self, at: int) -> bool:
        """Say whether a verb is a condition of what may come: "if he wins", "would, if he won"."""
        below = self._below(at)
        if all(self._word(one) not in ("if", "unless") for one in below if one.relation == "mark"):
            return False
        verb = self._parse.tokens[at]
        if verb.tag in ("VBZ", "VBP"):
            return True
        above = {self._word(one) for one in self._auxiliaries(verb.head)}
        helpers = {self._word(one) for one in self._auxiliaries(at)}
        return (
            verb.tag == "VBD" and bool(above & MODALS) and not {"have", "had"} & (above | helpers)
        )

    def _was_meant(self, at: int) -> bool:
        """Say whether an infinitive is what somebody had in mind, who is told of in the past.

        "They had plans to leave on Saturday", "was held attempting to leave on Monday".
        """
        tokens, head = self._parse.tokens, self._parse.tokens[at].head
        if "to" not in {self._word(one) for one in self._auxiliaries(at)} or head == at:
            return False
        lemma, is_verb = tokens[head].lemma.casefold(), tokens[head].pos == "VERB"
        if lemma not in (ATTEMPTING if is_verb else MEANING):
            return False
        if is_verb and tokens[head].tag == "VBD":
            return True
        over = tokens[head].head
        return over != head and tokens[over].pos in ("VERB", "AUX") and self._is_past(over)

    def _is_past(self, at: int) -> bool:
        helpers = self._auxiliaries(at)
        return self._parse.tokens[at].tag == "VBD" or any(one.tag == "VBD" for one in helpers)

    def _has_been_done(self, at: int) -> bool:
        """Say whether an infinitive tells what was done: by the verb over it, or what it followed.

        "Residents were ordered to leave on Monday after a dam broke."
        """
        tokens, head = self._parse.tokens, self._parse.tokens[at].head
        over = tokens[head]
        past = over.tag == "VBD" or any(one.tag == "VBD" for one in self._auxiliaries(head))
        if head == at or not past or over.lemma.casefold() in PLANNING:
            return False
        if over.lemma.casefold() in IMPLYING:
            return True
        sentence = self._parse.sentences[bisect_right(self._sentence_firsts, at) - 1]
        inside = tokens[sentence.first : sentence.last]
        after = {token.head for token in inside if self._word(token) == "after"}
        return any(
            token.relation == "advcl" and token.tag == "VBD" and token.head in (at, head)
            for token in (tokens[clause] for clause in after)
        )

    def _may_yet_be(self, at: int, span: Span, words: set[str]) -> bool:
        """Say whether "could" is of what may come: "could see rain by Friday", or have come."""
        sentence = self._parse.sentences[bisect_right(self._sentence_firsts, at) - 1]
        tokens = self._parse.tokens[sentence.first : sentence.last]
        below = {token.relation for token in tokens if token.head == at}
        is_after = span.start > self._parse.tokens[at].start
        return "have" in words or (is_after and below.isdisjoint(("neg", "auxpass")))

    def _was_planned(self, at: int) -> bool:
        """Return whether the verb is an overtaken plan: "had been due to expire Friday"."""
        head = self._parse.tokens[at].head
        words = {self._word(token) for token in self._auxiliaries(at)}
        if "to" not in words or head == at:
            return False
        above = self._auxiliaries(head) + self._auxiliaries(self._parse.tokens[head].head)
        return any(self._word(token) == "had" for token in above) or (
            self._word(self._parse.tokens[head]) == "been" and "had" in words
        )

    def _is_scheduled(self, at: int) -> bool:
        """Return whether the verb is a plan, whose days lie ahead: "is scheduled to spend"."""
        for verb in (at, self._parse.tokens[at].head):
            token = self._parse.tokens[verb]
            if token.lemma.casefold() in PLANNING and token.tag == "VBN":
                return any(self._word(one) in ("is", "are") for one in self._auxiliaries(verb))
        return False

    def _auxiliaries(self, at: int) -> list[Token]:
        return [one for one in self._below(at) if one.relation in ("aux", "auxpass")]

    def _below(self, at: int) -> list[Token]:
        sentence = self._parse.sentences[bisect_right(self._sentence_firsts, at) - 1]
        return [one for one in self._parse.tokens[sentence.first : sentence.last] if one.head == at]

    def _word(self, token: Token) -> str:
        return self._text[token.start : token.end].casefold()


def _plain_tense(verb: Token, auxiliaries: list[Token], words: set[str]) -> Direction | None:
    tags = {token.tag for token in auxiliaries}
    if "to" in words:
        return Direction.PAST if "have" in words else Direction.FUTURE
    if "had" in words and verb.lemma.casefold() in PLANNING:
        return Direction.PAST
    if verb.lemma.casefold() in PLANNING and verb.tag in ("VBN", "VBD"):
        return Direction.FUTURE
    if verb.tag == "VBN" and "being" in words and words & PRESENT_PASSIVE:
        return Direction.FUTURE
    if verb.tag == "VBN" and words & PRESENT_PASSIVE and not tags & {"VBD", "VBN"}:
        return _present_tense(verb.lemma.casefold())
    if verb.tag in ("VBD", "VBN"):
        return Direction.PAST
    if verb.tag == "VBG":
        if "VBD" in tags or "VBN" in tags:
            return Direction.PAST
        return Direction.FUTURE if tags else None
    if verb.tag in ("VBZ", "VBP"):
        return _present_tense(verb.lemma.casefold())
    return Direction.PAST if "VBD" in tags else None


def _present_tense(lemma: str) -> Direction:
    if lemma in STARTING:
        return Direction.FUTURE
    return Direction.PAST if lemma in SPEAKING else Direction.UNKNOWN
