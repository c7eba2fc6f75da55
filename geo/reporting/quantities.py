"""The numbers that a sentence gives for an event: "up to 8,000 soldiers", "millions of rounds".

Dates, years, ages, clock times, ranks ("Top 10"), model numbers and distances
that only locate a place are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.model import Quantity, Span, TimeExpression
from geo.reporting.document import Document
from geo.reporting.event_words import event_at
from geo.reporting.lexicon import event_lexicon

WORD_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12
}  # fmt: skip
VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
"""Plurals that say "at least two of these": only a lower bound of one such unit is kept."""
_MANY = {"tens": 10, **VAGUE}
"""The same before "of thousands": "tens of thousands" are at least ten thousand."""

LOWER_BOUNDS = frozenset(
    {
        "more than",
        "at least",
        "over",
        "no fewer than",
        "no less than",
        "upwards of",
        "not less than",
    }
)
UPPER_BOUNDS = frozenset(
    {
        "up to",
        "as many as",
        "as much as",
        "at most",
        "fewer than",
        "less than",
        "under",
        "no more than",
        "nearly",
        "almost",
        "close to",
    }
)
APPROXIMATE = frozenset(
    {"about", "around", "some", "roughly", "approximately", "an estimated", "estimated"}
)

_BOUND = "|".join(
    word.replace(" ", r"\ ")
    for word in sorted(LOWER_BOUNDS | UPPER_BOUNDS | APPROXIMATE, key=len, reverse=True)
)
_WORD = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_NUMBER = rf"""(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORD})(?:-(?:{_WORD}))?
    |an?(?=\ (?:hundred|thousand|million|billion|dozen)))"""
_SCALE = r"(?:[ -](?:hundred|thousand|million|billion|trillion|dozen)\b|(?:bn|mn|m|k)\b)?"
_QUANTITY = re.compile(
    rf"""
    (?<![\w.,/-])(?:(?P<bound>{_BOUND})\s+)?["“]?
    (?:(?:(?P<many>{"|".join(_MANY)})\s+of\s+)?(?P<vague>{"|".join(VAGUE)})(?=\s+[a-z])
      |(?P<money>[$€£¥])?(?P<low>{_NUMBER})(?P<lowscale>{_SCALE})
       (?:\s*(?:-|–|to|and)\s*[$€£¥]?(?P<high>{_NUMBER})(?P<highscale>{_SCALE}))?)
    (?P<percent>\s*(?:%|per\ ?cent\b))?
    (?!\w|[.,:/-]\d|-(?:year|month|day|week|hour)s?-old)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SHORT_SCALES = {"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_LOCATING_UNITS = frozenset(
    {"km", "kilometer", "kilometre", "mile", "mi", "meter", "metre", "yard", "block", "foot"}
)
_NOT_COUNTED = frozenset(
    {"year", "month", "day", "week", "hour", "minute", "second", "decade", "century", "am", "pm",
     "a.m.", "p.m.", "o'clock", "time", "story", "page", "country", "side", "party", "nation",
     "other", "part", "region", "way", "thing", "reason", "question", "world"}
)  # fmt: skip
"""Nouns whose number says nothing about the size of an event ("the two countries")."""


_FATES = frozenset(
    {"dead", "wounded", "injured", "missing", "homeless", "displaced", "killed", "hurt", "detained"}
)
"""Adjectives and participles that stand for those counted: "51 dead and 271 wounded"."""

_TALLIES = frozenset({"toll", "number", "count", "total", "figure", "tally"})
"""Nouns whose verb takes a bare number: "the toll has risen to 14"."""

BARE = ""
"""Unit of a number without a noun: the one before it ("of the 10,000 soldiers, 8,000 moved"), or
people ("killing three")."""


@dataclass(frozen=True, slots=True)
class _Number:
    low: float | None
    high: float | None
    qualifier: str | None


def quantities_of(
    document: Document, trigger: int, times: tuple[TimeExpression, ...], limit: Span
) -> tuple[Quantity, ...]:
    """Return the quantities inside `limit` (a sentence) that belong to the event `trigger`."""
    found: list[Quantity] = []
    last_unit = "people"
    for match in _QUANTITY.finditer(document.text, limit.start, limit.end):
        span = Span(match.start(), match.end())
        if any(span.overlaps(time.span) for time in times):
            continue
        number = _number(match)
        unit = _unit(document, match)
        if number is not None and unit == BARE and _has_risen(document, match):
            number = _Number(number.high, number.high, number.qualifier)
        if unit == BARE:
            unit = last_unit
        last_unit = unit or last_unit
        if number is None or unit is None or not _belongs(document, span, trigger):
            continue
        found.append(Quantity(span, number.low, number.high, unit, number.qualifier))
    return tuple(found)


def _number(match: re.Match[str]) -> _Number | None:
    """Return the bounds that the matched words state."""
    qualifier = match["bound"].lower() if match["bound"] else None
    if match["vague"]:
        many = _MANY[match["many"].lower()] if match["many"] else 1
        words = " ".join(filter(None, (match["many"], match["vague"]))).replace(" ", " of ")
        return _Number(float(many * VAGUE[match["vague"].lower()]), None, words.lower())
    low = _value(match["low"], match["lowscale"] or match["highscale"])
    if low is None:
        return None
    if match["high"]:
        high = _value(match["high"], match["highscale"])
        if high is not None and high >= low:
            return _Number(low, high, qualifier)
    if qualifier in LOWER_BOUNDS:
        return _Number(low, None, qualifier)
    if qualifier in UPPER_BOUNDS:
        return _Number(None, low, qualifier)
    return _Number(low, low, qualifier)


def _value(words: str, scale: str | None) -> float | None:
    """Return the value of a number in digits or words, times its scale."""
    scale = (scale or "").strip(" -").lower()
    factor = SCALES.get(scale) or _SHORT_SCALES.get(scale, 1.0)
    words = words.lower()
    if words in ("a", "an"):
        return factor
    if words[0].isdigit():
        return float(words.replace(",", "")) * factor
    parts = words.split("-")
    return sum(WORD_NUMBERS[part] for part in parts) * factor


def _unit(document: Document, match: re.Match[str]) -> str | None:
    """Return what is counted: the lemma of the noun that the number modifies, with modifiers."""
    if match["money"]:
        return _CURRENCIES[match["money"]]
    if match["percent"]:
        return "percent"
    last = document.token_at(match.end() - 1)
    if last is None:
        return None
    noun = _counted_noun(document, last)
    if noun is None:
        return None
    lemma = document.lemmas[noun]
    if noun == last and (document.tokens[noun].pos == "NUM" or lemma in SCALES or match["vague"]):
        return BARE
    if document.words[noun] in _FATES:
        return document.words[noun]
    if document.tokens[noun].pos == "PRON":
        return None  # "two of them" are counted already
    if lemma in _NOT_COUNTED or lemma in _LOCATING_UNITS:
        return None
    if _is_bare_year(match) or (document.tokens[noun].pos == "PROPN" and noun < last):
        return None
    token = document.tokens[noun]
    return lemma if token.pos != "PROPN" else document.text[token.start : token.end]


def _is_bare_year(match: re.Match[str]) -> bool:
    """Say whether four digits without a comma are a year ("in 2024", "the 2024 election")."""
    number = match["low"] or ""
    return bool(re.fullmatch(r"1[5-9]\d\d|20\d\d", number)) and not match["bound"]


def _counted_noun(document: Document, number: int) -> int | None:
    """Return the noun that the number counts: its head, or the object of "of", or what follows."""
    token = document.tokens[number]
    of = document.child(number, "prep")
    if of is not None and document.words[of] == "of":
        counted = document.child(of, "pobj")
        if counted is not None:
            return counted
    node = number
    for _ in range(4):
        if _can_be_counted(document, node) and node > number:
            return node
        head, relation = document.tokens[node].head, document.tokens[node].relation
        is_second = relation == "conj" and document.tokens[head].pos == "NUM"  # "20 and 30"
        if head == node or not (is_second or relation in _MODIFYING):
            break
        node = head
    if (
        token.pos == "NOUN"
        and document.lemmas[number] not in SCALES
        and document.lemmas[number] not in VAGUE
    ):
        return number
    if document.tokens[node].pos in ("NOUN",) and node > number:
        return node
    follower = number + 1
    if follower < len(document.tokens) and (
        document.tokens[follower].pos == "NOUN" or document.words[follower] in _FATES
    ):
        return follower
    if token.pos not in ("NUM", "NOUN"):
        return None
    stands_alone = _stands_for_people(document, number) or _is_tally(document, number)
    return number if stands_alone else None


_MODIFYING = frozenset({"nummod", "compound", "quantmod", "amod", "nmod"})


def _stands_for_people(document: Document, number: int) -> bool:
    """Say whether a bare number does or suffers something: "killing three", "thousands marched"."""
    token = document.tokens[number]
    preposition = document.tokens[token.head]
    if token.relation == "pobj" and document.words[token.head] == "of":  # "hundreds of thousands"
        is_of_a_number = document.words[preposition.head] in _MANY
        return is_of_a_number and _stands_for_people(document, preposition.head)
    if token.relation == "ROOT":
        return document.child(number, "acl") is not None
    return token.relation in ("dobj", "nsubj", "nsubjpass")


def _can_be_counted(document: Document, node: int) -> bool:
    """Say whether a token is a noun, a people ("six North Koreans") or a fate ("51 dead")."""
    token = document.tokens[node]
    return token.pos == "NOUN" or token.tag == "NNPS" or document.words[node] in _FATES


def _is_tally(document: Document, number: int) -> bool:
    """Say whether a bare number is what a toll has come to: "the toll has risen to 14"."""
    preposition = document.tokens[number].head
    if document.tokens[number].relation != "pobj" or document.words[preposition] not in (
        "to",
        "at",
    ):
        return False
    verb = document.tokens[preposition].head
    if document.tokens[verb].relation == "prep":  # "climbed from 12 to 25"
        verb = document.tokens[verb].head
    subjects = document.children_by(verb, "nsubj", "nsubjpass")
    return any(document.lemmas[subject] in _TALLIES for subject in subjects)


def _has_risen(document: Document, match: re.Match[str]) -> bool:
    """Say whether "12 to 25" is what a toll has risen from and to, and no range."""
    before = document.text[max(0, match.start() - len("from ")) : match.start()]
    last = document.token_at(match.end() - 1)
    is_pair = match["high"] is not None and before.lower() == "from "
    return is_pair and last is not None and _is_tally(document, last)


def _belongs(document: Document, span: Span, trigger: int) -> bool:
    """Say whether no other event stands between the number and the trigger in the tree.

    What an attack led to is no other event ("hit the port and killed 11"). Numbers in
    a speaker's words are not of the speaking.
    """
    start = document.token_at(span.end - 1)
    if start is None:
        return False
    shared, below = _clause_of_event(document, trigger), start
    for node in (start, *document.ancestors(start)):
        if node in shared:
            in_speech = document.tokens[below].relation in ("ccomp", "parataxis")
            return not (in_speech and node == trigger)
        is_verb = document.tokens[node].pos == "VERB"
        if is_verb and not _is_outcome(document, node) and event_at(document, node):
            return False
        below = node
    return False


def _is_outcome(document: Document, verb: int) -> bool:
    """Say whether a verb tells what the verb before it led to: "… and killed 11"."""
    is_second = document.tokens[verb].relation in ("conj", "advcl")
    return is_second and document.lemmas[verb] in event_lexicon().consequences


def _clause_of_event(document: Document, trigger: int) -> set[int]:
    """Return the trigger and what governs it, up to the next speaker or clause of its own."""
    nodes = {trigger}
    below = trigger
    for node in document.ancestors(trigger):
        relation = document.tokens[below].relation
        own_subject = document.child(below, "nsubj", "nsubjpass") is not None
        if relation in ("ccomp", "parataxis", "relcl") or (relation == "conj" and own_subject):
            break
        nodes.add(node)
        below = node
    return nodes
