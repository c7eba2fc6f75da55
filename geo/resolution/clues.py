"""Reads the words around a mention: "region", "city of", ", Texas", "in Ukraine".

Patterns look at a short window on each side, so that reading clues takes the
same time for every mention, however long the article or the line is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from geo.model import FeatureClass, Span

WINDOW = 100
"""Characters looked at on each side. Judgement: the longest apposition between a town and
its region in news ("a city of 45,000 people in the eastern …") fits."""

MAX_CHAIN = 2
"""Qualifiers followed after one mention: "Paris, Lamar County, Texas" has two."""

_FEATURE_WORDS = {
    FeatureClass.REGION: (
        "region|regions|oblast|oblasts|province|provinces|prefecture|governorate|governorates|"
        "state|krai|voivodeship|canton|emirate|territory|département"
    ),
    FeatureClass.DISTRICT: (
        "county|counties|parish|parishes|district|districts|raion|municipality|borough|"
        "department|co\\.|subdistrict|commune"
    ),
    FeatureClass.SETTLEMENT: (
        "city|town|village|township|hamlet|suburb|metropolis|port|settlement|neighborhood|"
        "neighbourhood|capital"
    ),
    FeatureClass.WATER: (
        "river|lake|sea|bay|gulf|strait|straits|creek|canal|ocean|sound|reservoir|channel"
    ),
    FeatureClass.LANDFORM: (
        "mountain|mountains|mount|mt\\.|island|islands|isle|peninsula|valley|desert|hills|hill|"
        "archipelago|volcano|plateau"
    ),
    FeatureClass.COUNTRY: "republic|kingdom|nation|country|federation|sultanate",
}
"""Words that say what kind of thing a name names."""

FRONT_WORDS = "front|frontline|front line|direction|axis|sector|salient"
"""Words of war reporting that make a name stand for the land around, not for the town."""

BESIDE = re.compile(r",?\s(?:and|or)\s|,\s")
"""Between two names of a list."""

_BY_WORD = {
    word.replace("\\", ""): feature
    for feature, words in _FEATURE_WORDS.items()
    for word in words.split("|")
}
_ALL_WORDS = "|".join(sorted("|".join(_FEATURE_WORDS.values()).split("|"), key=len, reverse=True))

_AFTER = re.compile(rf"(?:\s|-)(?P<word>{_ALL_WORDS})(?![\w’'])", re.IGNORECASE)
_FRONT = re.compile(rf"(?:\s|-)(?P<word>{FRONT_WORDS})(?!\w)", re.IGNORECASE)
_AFTER_LIST = re.compile(
    r"(?:,\s[A-Z][\w.-]+){0,3},?\s(?:and|or)\s[A-Z][\w.-]+\s"
    r"(?P<word>counties|parishes|regions|provinces|oblasts|districts|governorates)\b"
)
_BEFORE = re.compile(
    rf"\b(?P<word>{_ALL_WORDS})(?:\s(?:of|called|named)(?:\sthe)?)?\s$", re.IGNORECASE
)
_INSIDE_LAST = re.compile(rf"\s(?P<word>{_ALL_WORDS})$", re.IGNORECASE)
_INSIDE_FIRST = re.compile(r"^(?P<word>lake|mount|mt\.|city|gulf|bay|isle|county)\s", re.IGNORECASE)

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:of\s(?:the\s)?|and\s)?{_WORD}){{0,3}})"
_COMMA = re.compile(rf"(?:,\s|\s\(|,\s?)(?:in\s)?(?:the\s)?{_NAME}")
_APPOSITION = re.compile(
    rf",\s(?:an?|the)\s[^,.;:()]{{0,60}}?\b(?:in|of)\s(?:[a-z-]+\s){{0,3}}?{_NAME}"
)
_WITHIN = re.compile(rf"(?:\s[a-z]+){{0,2}}?\s(?:in|of)\s(?:[a-z-]+\s){{0,3}}?{_NAME}")
_OWNER = re.compile(rf"{_NAME}(?:['’]s|['’])\s(?:[a-z-]+\s){{0,5}}(?:of\s)?$")
_HOLDER = re.compile(
    rf"{_NAME}\s(?:[a-z-]+\s){{0,3}}(?:city|town|village|port|capital|region|province|county|"
    r"resort|suburb|district|island|state)(?:\s(?:of|called|named))?[\s,]\s?$"
)


class Relation(StrEnum):
    """How a name is tied to the name of what holds it."""

    COMMA = "comma"
    """ "Paris, Texas", "Durham (N.C.)" """
    WITHIN = "within"
    """ "Springfield in Illinois", ", a city in the Donetsk region" """
    OWNER = "owner"
    """ "Ukraine's Kharkiv", "the Florida town of Naples" """


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A name beside the mention that says what holds it."""

    relation: Relation
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clues:
    """What the words around one mention say."""

    feature: FeatureClass | None
    """Kind of thing that a word beside the name says it is."""
    word: str | None
    """That word."""
    extended: str | None
    """Name and word together, when the word follows: "Kursk region"."""
    is_front: bool
    """Whether a word makes the name stand for a stretch of front."""
    is_dateline: bool
    """Whether it opens the article, in capitals or before a dash: the reporter's city."""
    qualifiers: tuple[Qualifier, ...]


def read_clues(text: str, span: Span, holds_places: Callable[[str], bool]) -> Clues:
    """Return the clues around `span`; `holds_places` says whether a name can hold others."""
    before = text[max(0, span.start - WINDOW) : span.start]
    after = text[span.end : span.end + WINDOW]
    surface = span.of(text)
    feature, word, follows = _feature_word(surface, before, after)
    front = _FRONT.match(after)
    return Clues(
        feature=feature,
        word=word,
        extended=f"{surface} {word}" if follows and word else None,
        is_front=front is not None,
        is_dateline=_is_dateline(text, span),
        qualifiers=_qualifiers(before, after, span, holds_places),
    )


def _feature_word(
    surface: str, before: str, after: str
) -> tuple[FeatureClass | None, str | None, bool]:
    """Return the kind that a word says, the word, and whether it follows the name."""
    found = _AFTER.match(after)
    if found:
        word = found["word"].lower()
        return _BY_WORD[word], word, True
    found = _AFTER_LIST.match(after)
    if found:
        return _BY_WORD[found["word"]], _singular(found["word"]), True
    found = _INSIDE_LAST.search(surface) or _INSIDE_FIRST.match(surface) or _BEFORE.search(before)
    if found:
        word = found["word"].lower()
        return _BY_WORD[word], word, False
    return None, None, False


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word == "parishes" else word.removesuffix("s")


DATELINE_REACH = 200
"""Characters from the start in which a dateline may stand, after a headline."""

_DATELINE_AFTER = re.compile(r"(?:,[^\n]{0,40})?\s?(?:\([A-Z][\w\s]{1,20}\)\s?)?(?:—|–|--|-\s)")


def _is_dateline(text: str, span: Span) -> bool:
    if span.start > DATELINE_REACH:
        return False
    starts_line = span.start == 0 or text[span.start - 1] in "\n\r"
    surface = span.of(text)
    capitals = surface.isupper() and len(surface) > 3
    after = text[span.end : span.end + WINDOW]
    return (starts_line or capitals) and _DATELINE_AFTER.match(after) is not None


def _qualifiers(
    before: str, after: str, span: Span, holds_places: Callable[[str], bool]
) -> tuple[Qualifier, ...]:
    found = list(_following(after, span.end, holds_places))
    for pattern in (_OWNER, _HOLDER):
        match = pattern.search(before)
        if match:
            start = span.start - len(before) + match.start("name")
            qualifier = _named(Relation.OWNER, match["name"], start, holds_places)
            if qualifier is not None:
                found.append(qualifier)
                break
    return tuple(found)


def _following(after: str, offset: int, holds_places: Callable[[str], bool]) -> list[Qualifier]:
    """Return the chain of qualifiers after a mention, nearest first."""
    found: list[Qualifier] = []
    position = 0
    while len(found) < MAX_CHAIN:
        qualifier = None
        for pattern, relation in (
            (_COMMA, Relation.COMMA),
            (_APPOSITION, Relation.WITHIN),
            (_WITHIN, Relation.WITHIN),
        ):
            match = pattern.match(after, position)
            if match:
                start = offset + match.start("name")
                qualifier = _named(relation, match["name"], start, holds_places)
            if qualifier is not None:
                break
        if qualifier is None:
            break
        found.append(qualifier)
        position = qualifier.span.end - offset
    return found


def _named(
    relation: Relation, phrase: str, start: int, holds_places: Callable[[str], bool]
) -> Qualifier | None:
    """Return the longest part from the start of `phrase` that names a holder of places."""
    words = phrase.split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        for form in (name, name.rstrip(".’'-")):
            if len(form) > 1 and holds_places(form):
                return Qualifier(relation, form, Span(start, start + len(form)))
    return None
