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
    """A town meant with its surroundings."""
    STRETCH = "stretch"
    """Somewhere between two places."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the words beside a place name say about the position."""

    blur: Blur
    words: str
    """As shown: "near", "12 km north of", "western part of"."""
    distance_km: float | None = None
    bearing: float | None = None
    margin_km: float = 0.0
    """Half of the range of "10 to 15 km"."""
    is_limit: bool = False
    """Whether the distance is the most that it may be: "within 5 km of"."""


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
    (?:(?P<limit>within|less\ than|under|up\ to)\ )?
    (?:(?P<low>\d[\d,.]*)(?:\ to\ |\ ?[-–—]\ ?))?
    (?P<number>\d[\d,.]*|{"|".join(WORD_NUMBERS)}|a\ hundred)
    [ -]?(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi)\.?(?:\ \([^)]{{1,20}}\))?,?[ ]
    (?:to\ the\ )?(?:due\ )?
    (?:{_DIRECTION}(?:\ of|\ from)|outside(?:\ of)?|from|away\ from|off|(?(limit)of|from))
    \ {_BETWEEN}$
    """,
    _FLAGS,
)
_NEAR = re.compile(
    rf"""
    \b(?P<words>near|nearby|close\ to|next\ to|outside(?:\ of)?|not\ far\ from
        |in\ the\ vicinity\ of|around|surrounding|on\ the\ road\ to
        |(?<!cut\ )(?<!cuts\ )(?<!cutting\ )(?<!sealed\ )(?<!closed\ )off(?:\ the\ coast\ of)?
        |(?:on|in|at|to|from|along)\ (?:the\ )?(?:\w+\ )?
         (?:outskirts|suburbs?|edge|fringes?|periphery|approaches|gates)\ (?:of|to)
        |(?:a\ few|a\ couple\ of|several|dozens\ of)\ (?:kms?|kilomet(?:er|re)s?|miles?)
         \ (?:away\ )?(?:from|outside(?:\ of)?|off)
        |just\ (?:north|south|east|west)(?:\ of)?|{_DIRECTION}\ of)
    \ {_BETWEEN}$
    """,
    _FLAGS,
)
_NEAR_AFTER = re.compile(
    rf"""
    ^['’]s?\ (?:{_DIRECTION}(?:ern)?\ |outer\ |inner\ )?
    (?P<words>outskirts|suburbs?|edge|fringes?|periphery)\b
    """,
    _FLAGS,
)
_BORDER_BEFORE = re.compile(
    rf"""
    \b(?:borders?|frontier|boundary)
    (?!\ (?:towns?|cit(?:y|ies)|villages?|crossing|post|checkpoint|settlement|districts?|regions?
        |areas?|zones?|provinces?)\b)
    (?:\ \w+)?\ (?:with|of|between|from|into)\ {_BETWEEN}
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
    r"^(?:(?: (?:region|sector|area|direction))? front(?:line| line)?\b(?!-)"
    r"| (?:direction|axis|sector)\b)",
    re.IGNORECASE,
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
      | (?P<parts>(?:(?:some|large|many|most|several|various|other|remote|rural|coastal
            |(?:north|south)?-?(?:east|west|north|south)ern
            |central)\ )?
            (?:parts?|coast|shores?|areas?|portions?|swaths?|half|corner|tip|districts?
            |stretch|reaches)\ of)
    )(?:\ the)?\ $
    """,
    _FLAGS,
)
_PART_NOUN = re.compile(
    r"""
    \b(?:in|across|throughout|over)\ the\ (?:far\ |extreme\ )?
    (?P<noun>(?:north|south)[- ]?(?:east|west)|north|south|east|west|interior)\ of(?:\ the)?\ $
    """,
    _FLAGS,
)
_PART_AFTER = re.compile(
    r"""
    ^['’]s?\ (?P<words>(?:far\ |extreme\ )?(?:(?:north|south)-?(?:east|west)|north|south|east|west)
        (?:ern)?|interior|coast(?:line)?)
    (?:\ (?:regions?|parts?|half|provinces?|coast|districts?|areas?|territor(?:y|ies)|flank))?
    \b(?!\ [A-Z])
    """,
    re.VERBOSE,
)
_STRETCH_FIRST = re.compile(r"\b(?:between|from) (?:the )?$", re.IGNORECASE)
_STRETCH_SECOND = re.compile(
    r"""
    \bbetween\ (?:[^,.;:!?]{1,40}\ )?and\ (?:the\ )?$
    | \b(?:road|highway|motorway|route|railway|line|track|pipeline)
      \ from\ [^,.;:!?]{1,40}\ to\ (?:the\ )?$
    """,
    re.VERBOSE,
)
_ROAD = re.compile(
    r"\b(?:road|highway|motorway|route|railway|line|track|pipeline) from (?:the )?$", re.IGNORECASE
)
_REGION_BEFORE = re.compile(
    r"\b(?:region|oblast|province|governorate|prefecture|department|county) of (?:the )?$"
    r"|\bgreater $",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"^[ -](?:region|oblast|province|governorate|prefecture|state|county|department|area)\b",
    re.IGNORECASE,
)


def relation_of(document: Document, mention: Span, limit: Span) -> Relation | None:
    """Return what the words beside `mention`, within `limit`, say about its position."""
    before = document.text[max(limit.start, mention.start - REACH) : mention.start]
    after = document.text[mention.end : min(limit.end, mention.end + REACH)]
    for read in (_offset, _border, _front, _stretch, _part_noun, _near, _part, _region):
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
    low = _kilometres(match["low"], match["unit"]) if match["low"] else distance
    margin = max(0.0, (distance - (low or distance)) / 2)
    bearing, is_limit = BEARINGS.get(direction), match["limit"] is not None
    return Relation(Blur.OFFSET, words, distance - margin, bearing, margin, is_limit)


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


def _stretch(before: str, after: str) -> Relation | None:
    first = _STRETCH_FIRST.search(before)
    is_first = first is not None and (
        after.startswith(" and ")
        if first.group().startswith(("between", "Between"))
        else bool(_ROAD.search(before)) and after.startswith(" to ")
    )
    if is_first or _STRETCH_SECOND.search(before):
        return Relation(Blur.STRETCH, "between")
    return None


def _part_noun(before: str, _after: str) -> Relation | None:
    match = _PART_NOUN.search(before)
    return Relation(Blur.PART, _part_words(match["noun"])) if match else None


def _part_words(noun: str) -> str:
    """Return "eastern part of" for "east" and "eastern", "coast of" for "coast"."""
    word = noun.lower()
    if word.endswith(("th", "st")) and not word.endswith("coast"):
        word += "ern"
    return f"{word} part of" if word.endswith("ern") else f"{word} of"


def _near(before: str, after: str) -> Relation | None:
    edge = _NEAR_AFTER.match(after)
    if edge:
        return Relation(Blur.NEAR, f"{edge['words'].lower()} of")
    match = _NEAR.search(before)
    return Relation(Blur.NEAR, " ".join(match["words"].lower().split())) if match else None


def _part(before: str, after: str) -> Relation | None:
    match = _PART_BEFORE.search(before)
    if not match:
        own = _PART_AFTER.match(after)
        return Relation(Blur.PART, _part_words(own["words"])) if own else None
    adjective = match["adjective"] or match["noun"]
    if adjective:
        return Relation(Blur.PART, f"{adjective.lower()} part of")
    return Relation(Blur.PART, match["parts"].lower())


def _region(before: str, after: str) -> Relation | None:
    is_region = _REGION_AFTER.match(after) or _REGION_BEFORE.search(before)
    return Relation(Blur.REGION, "region of") if is_region else None
