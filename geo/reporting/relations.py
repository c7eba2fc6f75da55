"""How words beside a place name move or blur it: "near", "12 km north of", "the border of".

Read from the text just before and after the mention, not from the tree: these
patterns are short and fixed, and parsers attach them unreliably.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.quantities import WORD_NUMBERS

REACH = 90
"""Characters read on each side of a mention, within its sentence. A judgement."""

KILOMETRES_PER_MILE = 1.609344

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
"""Compass bearings in degrees, clockwise from north."""


class Blur(StrEnum):
    """In what way the words beside a name make it less or differently exact."""

    NEAR = "near"
    OFFSET = "offset"
    PART = "part"
    BORDER = "border"
    FRONT = "front"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Relation:
    """What the words beside a place name say about the position."""

    blur: Blur
    words: str
    """As shown: "near", "12 km north of", "western part of"."""
    distance_km: float | None = None
    bearing: float | None = None


_DIRECTION = r"(?P<direction>(?:north|south)[- ]?(?:east|west)|north|south|east|west)"
_BETWEEN = r"""
    (?:(?:the|a|its|their|his|occupied|besieged|embattled|coastal|port|capital,?|regional
        |provincial|eastern|western|northern|southern|central|nearby|russian-occupied
        |ukrainian|russian|city|town|village
        |(?:city|town|village|region|province|state|island|settlement|district)\ of)\ )*
"""
"""Words that may stand between a relation and its place name: "near the besieged city of"."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_OFFSET = re.compile(
    rf"""
    (?P<number>\d[\d,.]*|{"|".join(WORD_NUMBERS)}|a\ hundred)
    [ -]?(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi)\.?(?:\ \([^)]{{1,20}}\))?,?[ ]
    (?:to\ the\ )?(?:due\ )?
    (?:{_DIRECTION}(?:\ of|\ from)|outside(?:\ of)?|from|away\ from|off)\ {_BETWEEN}$
    """,
    _FLAGS,
)
_NEAR = re.compile(
    rf"""
    \b(?P<words>near|nearby|close\ to|next\ to|outside(?:\ of)?|not\ far\ from
        |in\ the\ vicinity\ of|around|surrounding|on\ the\ road\ to
        |(?<!cut\ )(?<!cuts\ )(?<!cutting\ )(?<!sealed\ )(?<!closed\ )off(?:\ the\ coast\ of)?
        |(?:on|in|at|to|from|along)\ (?:the\ )?(?:\w+\ )?
         (?:outskirts|suburbs?|edge|fringes?|periphery|approaches)\ (?:of|to)
        |just\ (?:north|south|east|west)(?:\ of)?|{_DIRECTION}\ of)
    \ {_BETWEEN}$
    """,
    _FLAGS,
)
_BORDER_BEFORE = re.compile(
    rf"""
    \b(?:borders?|frontier|boundary)(?:\ \w+)?\ (?:with|of|between|from|into)\ {_BETWEEN}
    (?:[A-Z][\w-]+\ and\ {_BETWEEN})?$
    """,
    _FLAGS,
)
_BORDER_AFTER = re.compile(
    r"""
    ^(?:['’]s?)?
    (?:\s*[-–—/]\s*[A-Z]\w+(?:\ [A-Z]\w+)?|\ and\ [A-Z]\w+(?:\ [A-Z]\w+)?(?:['’]s)?)?
    \ (?:\w+\ )?(?:borders?|frontier)\b
    (?!\ (?:crossing|guard|town|village|city|polic|patrol|control|district|region|state|province))
    """,
    re.VERBOSE,
)
_BORDER_PAIR = re.compile(r"\b[A-Z]\w+\s*[-–—/]\s*$")
_FRONT = re.compile(
    r"^(?: (?:region|sector|area|direction))?(?: front(?:line| line)?\b)(?!-)", re.IGNORECASE
)
_FRONT_BEFORE = re.compile(
    rf"\bfront\ ?lines?\ (?:near|in|around|at|of|outside)\ {_BETWEEN}$", _FLAGS
)
_PART_BEFORE = re.compile(
    r"""
    \b(?:
        (?:far\ |extreme\ )?
        (?P<adjective>(?:north|south)(?:-?(?:east|west))?ern(?:most)?|(?:east|west)ern(?:most)?
            |(?:north-|south-)?central|upper|lower)
        (?:\ (?:front-line|frontline|occupied|rural|coastal))?
      | the\ (?P<noun>(?:north|south)-?(?:east|west)?|east|west|centre|center|interior)(?:\ of)?
      | (?P<parts>(?:\w+\ )?(?:parts?|areas?|portions?|swaths?|half|corner|tip|districts?
            |stretch|reaches)\ of)
    )(?:\ the)?\ $
    """,
    _FLAGS,
)
_REGION_AFTER = re.compile(
    r"^[ -](?:region|oblast|province|governorate|prefecture|state|county|department|area)\b",
    re.IGNORECASE,
)


def relation_of(document: Document, mention: Span, limit: Span) -> Relation | None:
    """Return what the words beside `mention`, within `limit`, say about its position."""
    before = document.text[max(limit.start, mention.start - REACH) : mention.start]
    after = document.text[mention.end : min(limit.end, mention.end + REACH)]
    for read in (_offset, _border, _front, _near, _part, _region):
        relation = read(before, after)
        if relation:
            return relation
    return None


def _offset(before: str, _after: str) -> Relation | None:
    match = _OFFSET.search(before)
    if not match:
        return None
    distance = _kilometres(match["number"], match["unit"])
    if distance is None:
        return None
    direction = (match["direction"] or "").replace("-", "").replace(" ", "").lower()
    words = re.sub(_BETWEEN + "$", "", match.group(), flags=_FLAGS).strip()
    return Relation(Blur.OFFSET, words, distance, BEARINGS.get(direction))


def _kilometres(number: str, unit: str) -> float | None:
    word = number.lower()
    try:
        value = float(
            WORD_NUMBERS.get(word)
            or (100 if word == "a hundred" else number.replace(",", "").rstrip("."))
        )
    except ValueError:
        return None
    return value * KILOMETRES_PER_MILE if unit.lower().startswith("mi") else value


def _border(before: str, after: str) -> Relation | None:
    if _BORDER_BEFORE.search(before) or _BORDER_AFTER.match(after):
        return Relation(Blur.BORDER, "border of")
    if _BORDER_PAIR.search(before) and re.match(r" (?:border|frontier)\b", after):
        return Relation(Blur.BORDER, "border of")
    return None


def _front(before: str, after: str) -> Relation | None:
    if _FRONT.match(after) or _FRONT_BEFORE.search(before):
        return Relation(Blur.FRONT, "front near")
    return None


def _near(before: str, _after: str) -> Relation | None:
    match = _NEAR.search(before)
    return Relation(Blur.NEAR, " ".join(match["words"].lower().split())) if match else None


def _part(before: str, _after: str) -> Relation | None:
    match = _PART_BEFORE.search(before)
    if not match:
        return None
    adjective = match["adjective"] or match["noun"]
    if adjective:
        return Relation(Blur.PART, f"{adjective.lower()} part of")
    return Relation(Blur.PART, match["parts"].lower())


def _region(_before: str, after: str) -> Relation | None:
    return Relation(Blur.REGION, "region of") if _REGION_AFTER.match(after) else None
