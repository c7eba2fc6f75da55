"""How words beside a place name move or blur it: "near", "12 km north of", "the border of".

Read from the text just before and after the mention, not from the tree: these
patterns are short and fixed, and parsers attach them unreliably.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.model import Span
from geo.reporting.distances import COMPASS, distance_of
from geo.reporting.document import Document
from geo.reporting.leading_words import FLAGS, LEADING, NAME
from geo.reporting.lines import is_border, way_between

REACH = 90
"""Characters read on each side of a mention, within its sentence. A judgement."""


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
    """Somewhere between two places, which may be two parties."""
    GAP = "gap"
    """In the waters or on the road between two places."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the words beside a place name say about the position."""

    blur: Blur
    words: str
    """As shown: "near", "12 km north of", "western part of"."""
    distance_km: float | None = None
    """None for an offset whose distance is not told in kilometres."""
    bearing: float | None = None
    margin_km: float = 0.0
    """Half of the range of "10 to 15 km"."""
    is_limit: bool = False
    """Whether the distance is the most that it may be: "within 5 km of"."""
    is_owner: bool = False
    """Whether it is counted from a thing of the place: "near Kenya's parliament"."""


_RIM = r"(?:outskirts|suburbs|edges?|fringes?|periphery|approaches)"
_AT = r"(?:on|in|at|to|from|along)"
_PLAIN = r"(?!(?-i:[A-Z]))[\w-]+"
"""A word that is no name: "the Lima suburbs of Ate" are Ate and more."""
_NEAR = re.compile(
    rf"""
    \b(?P<words>(?:just\ )?(?:near|close\ to|next\ to|outside(?:\ of)?|not\ far\ from
            |{COMPASS}\ (?:of|from))
        |(?:in\ the\ )?(?:vicinity|environs|surroundings)\ of|around|surrounding
        |on\ the\ road\ to|(?:on|in|at|to|from)\ the\ gates\ of
        |a\ short\ (?:drive|walk|distance|way|ride|flight)\ (?:away\ )?from
        |within\ (?:striking\ distance|sight|reach|range|earshot)\ of
        |off(?:\ the\ (?:[\w-]+\ )?(?:coast|shore)s?\ of)?
        |(?:(?:{_AT}\ )?(?:the|its|an?)\ (?:{_PLAIN}\ ){{0,2}}|{_AT}\ (?:{_PLAIN}\ )?
            |{COMPASS}(?:ern)?\ |(?!suburbs)){_RIM}\ (?:of|to)
        |(?:in\ )?(?:(?:an?|another|one)\ (?:[\w-]+\ ){{0,2}}|the\ {COMPASS}(?:ern)?\ )suburb\ of
        |(?:in\ )?the\ (?:[\w-]+\ )?(?:countryside|hinterland)\ of)
    \ {LEADING}$
    """,
    FLAGS,
)
_OPEN_ENDED = re.compile(r"\b(?:flight|range|reach|striking|road)\b", re.IGNORECASE)
"""Words of nearness that may mean any distance: listed, for no circle would hold it."""

_PARTICLE = re.compile(
    r"""
    \b(?:kick|call|fend|stav|lay|pull|ward|sell|pay|wall|block|cordon|fenc|finish|knock|ripp|round
        |shrugg|start|send|head|spark|trigger|touch|fir|scar|clos|seal|dropp|sett|cutt|shutt|splitt
        |break|tak|hold|keep|capp|tipp|show)(?:s|es|ed|ing)\ $
    |\b(?:kick|call|set|shut|cut|close|seal|fend|stave|lay|pull|ward|sell|pay|finish|knock|shrug
        |start|send|sets|cuts|shuts|rips|spark|trigger|touch|split|splits|go|goes|going|went|gone
        |break|broke|broken|take|took|taken|hold|held|keep|kept|cap|caps|round|sold|laid|paid|sent
        |show|fought|fighting|drove|driven)\ $
    """,
    FLAGS,
)
"""Verbs with "off" behind them, which then tells no place: "kicked off Lima's feast"."""

_NEAR_AFTER = re.compile(
    rf"""
    ^(?:['’]s?\ (?:[a-z][\w-]*,?\ ){{0,3}}
        (?P<own>outskirts|suburbs?|edge|fringes?|periphery|countryside|hinterland)\b
      |\ (?:{COMPASS}(?:ern)?\ |outer\ )?(?P<words>outskirts|suburbs?|countryside)\b)
    (?!\ of\ )
    """,
    re.VERBOSE,
)
_NAMED_BEFORE = re.compile(rf"(?:{NAME}(?:,\ and|,|\ and)\ ){{1,3}}$", re.VERBOSE)
_LIST_GOES_ON = re.compile(rf"(?:,\ {NAME})*,?\ and\ {NAME}", re.VERBOSE)
_FRONT = re.compile(
    r"^(?:(?: (?:region|sector|area|direction))? front(?:line| line)?\b(?!-)"
    r"| (?:direction|axis|sector)\b)",
    re.IGNORECASE,
)
_FRONT_BEFORE = re.compile(
    rf"\bfront\ ?lines?\ (?:near|in|around|at|of|outside)\ {LEADING}$", FLAGS
)
_PART_BEFORE = re.compile(
    r"""
    (?<!['’]s\ )(?<!s['’]\ )(?<![\w-])(?:
        (?:far\ |extreme\ )?
        (?P<adjective>(?:north|south)(?:-?(?:east|west))?ern(?:most)?|(?:east|west)ern(?:most)?
            |(?:north-|south-)?central|upper|lower
            |(?-i:(?:north|south)[- ]?(?:east|west)|north|south|east|west))
        (?:\ (?:front-line|frontline|occupied|rural|coastal))?
      | the\ (?P<noun>(?:north|south)-?(?:east|west)?|east|west|centre|center|interior)(?:\ of)?
      | (?P<parts>(?:(?:some|large|many|most|several|various|other|remote|rural|coastal
            |(?:north|south)?-?(?:east|west|north|south)ern
            |central)\ )?
            (?:parts?|coast|shores?|areas?|portions?|swaths?|half|corner|tip|districts?
            |stretch|reaches)\ of)
    )(?:\ the)?\ $
    """,
    FLAGS,
)
_PART_NOUN = re.compile(
    r"""
    \b(?:in|across|throughout|over)\ the\ (?:far\ |extreme\ )?
    (?P<noun>(?:north|south)[- ]?(?:east|west)|north|south|east|west|interior)\ of(?:\ the)?\ $
    """,
    FLAGS,
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
_REGION_BEFORE = re.compile(
    r"\b(?:region|oblast|province|governorate|prefecture|department|county) of (?:the )?$"
    r"|\bgreater $",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"^[ -](?:region|oblast|province|governorate|prefecture|state|county|department|area)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"""^['’]s?\ (?!(?:[\w-]+\ ){0,3}(?:borders?|frontiers?|boundary|coasts?|coastline|shores?
        |waters|outskirts|suburbs?|edges?|fringes?|periphery|countryside|hinterland)\b)""",
    re.VERBOSE,
)


def relation_of(document: Document, mention: Span, limit: Span) -> Relation | None:
    """Return what the words beside `mention`, within `limit`, say about its position."""
    before = document.text[max(limit.start, mention.start - REACH) : mention.start]
    after = document.text[mention.end : min(limit.end, mention.end + REACH)]
    for read in (_offset, _border, _front, _stretch, _part_noun, _near, _part, _region):
        relation = read(before, after)
        if relation:
            return replace(relation, is_owner=_OWNS.match(after) is not None)
    return None


def _offset(before: str, after: str) -> Relation | None:
    told = distance_of(before, after)
    if not told:
        return None
    return Relation(
        Blur.OFFSET, told.words, told.kilometres, told.bearing, told.margin_km, told.is_limit
    )


def _border(before: str, after: str) -> Relation | None:
    return Relation(Blur.BORDER, "border of") if is_border(before, after) else None


def _front(before: str, after: str) -> Relation | None:
    if _FRONT.match(after) or _FRONT_BEFORE.search(before):
        return Relation(Blur.FRONT, "front near")
    return None


def _stretch(before: str, after: str) -> Relation | None:
    words = way_between(before, after)
    if not words:
        return None
    return Relation(Blur.STRETCH if words == "between" else Blur.GAP, words)


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
        return Relation(Blur.NEAR, f"{(edge['own'] or edge['words']).lower()} of")
    match = _NEAR.search(before) or _NEAR.search(_without_list(before, after))
    if not match:
        return None
    words = " ".join(match["words"].lower().split())
    if words == "off" and _PARTICLE.search(before[: match.start()]):
        return None
    if _OPEN_ENDED.search(words):
        return Relation(Blur.OFFSET, words)
    return Relation(Blur.NEAR, words.removeprefix("the "))


def _without_list(before: str, after: str) -> str:
    """Return what stands before the first name of a list: "near Lima, Cusco and" -> "near"."""
    named = _NAMED_BEFORE.search(before)
    if not named or not (named.group().endswith("and ") or _LIST_GOES_ON.match(after)):
        return ""
    return before[: named.start()]


def _part(before: str, after: str) -> Relation | None:
    match = _PART_BEFORE.search(before)
    if not match:
        own = _PART_AFTER.match(after)
        return Relation(Blur.PART, _part_words(own["words"])) if own else None
    adjective = match["adjective"] or match["noun"]
    if adjective:
        ending = "ern" if adjective.lower().endswith(("th", "st")) else ""
        return Relation(Blur.PART, f"{adjective.lower()}{ending} part of")
    return Relation(Blur.PART, match["parts"].lower())


def _region(before: str, after: str) -> Relation | None:
    is_region = _REGION_AFTER.match(after) or _REGION_BEFORE.search(before)
    return Relation(Blur.REGION, "region of") if is_region else None
