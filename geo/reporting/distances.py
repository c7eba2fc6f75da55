"""How far from a place name, and which way: "12 km north of", "two hours' drive from"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.reporting.leading_words import FLAGS, LEADING
from geo.reporting.quantities import SCALES, WORD_NUMBERS

_POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw",
           "nw", "nnw")  # fmt: skip
BEARINGS = {point: 22.5 * number for number, point in enumerate(_POINTS)}
"""Compass bearings in degrees, clockwise from north, by the letters of the compass point."""

COMPASS = r"""(?:(?:(?:north|south|east|west)\ ?[-–]?\ ?)?(?:north|south)\ ?[-–]?\ ?(?:east|west)
    |north|south|east|west|(?-i:[NS]{1,2}[EW]|[EW][NS][EW]))"""
"""A compass point, in words or as two or three letters."""

KILOMETRES = {"mi": 1.609344, "na": 1.852, "nm": 1.852, "me": 0.001, "ya": 0.0009144}
"""Length of the units by their first two letters; all others are kilometres."""

SPEEDS = {"walk": (2.0, 6.0), "foot": (2.0, 6.0)}
"""Slowest and fastest way on foot in a straight line, in km an hour. A judgement."""

DRIVEN = (30.0, 90.0)
"""The same on the road, which is what "two hours north of" means. Judgements: roads bend, and an
hour's drive is 30 km in mountains."""

ROUGH_SHARE = 0.25
"""Share of "a dozen", "a hundred" or "more than 50" by which it may be further. A judgement."""

FEW_KM = 20.0
"""The most that "a few kilometres" and "several miles" are. A judgement."""

DOZENS_KM = 100.0
"""The most that "dozens of kilometres" are. A judgement."""

_DIGITS = r"\d[\d,.]*"
_WORD = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_NUMBER = rf"""(?:{_DIGITS}|(?:(?:{_WORD}|half\ a|a)\ )?(?:hundred|dozen)
    |(?:{_WORD})(?:-(?:{_WORD}))?|half\ an?|an?)"""
_LENGTH = r"kms?|kilomet(?:er|re)s?|nautical[ -]miles?|nmi?|miles?|mi|met(?:er|re)s?|yards?"
_MEANS = r"drive|driving|ride|walk|by\ (?:car|road|bus)|on\ foot|away"
_AWAY = rf"""(?:(?:further\ |or\ so\ |away\ |by\ road\ )?
    (?:(?:to\ the\ |further\ |just\ )?(?:due\ )?(?P<direction>{COMPASS}|(?-i:[NSEW]))
        (?:\ of|\ from|\ off)(?:\ the\ coast\ of)?
      |outside(?:\ of)?|beyond|short\ of|from
      |off(?:\ the\ (?:[\w-]+\ )?(?:coasts?|shores?)\ (?:of|near))?
      |(?:inland|offshore|(?:up|down)(?:stream|river)|(?:up|down)\ the\ (?:coast|road|river))
       \ (?:of|from))
    (?:\ (?:downtown|the\ (?:city\ |town\ )?cent(?:er|re)\ of))?)"""
_JOURNEY = r"""(?:[ -](?:drive|ride|walk|march|flight|flying|sail|sailing|voyage|journey|trip|trek
    |hike|boat|train|by|air|plane|on|foot|horseback|helicopter))"""
_BRACKET = r"(?:\ \([^)]{1,30}\))?,?"

_COUNTED = re.compile(
    rf"""
    (?:\b(?:(?P<limit>within|(?:no\ more|less|fewer)\ than|(?:just\ )?under|up\ to)
        |(?P<least>(?:no\ less|more)\ than|over|at\ least|upwards\ of))\ )?
    (?<![\w.,])(?<!few\ )(?<!several\ )(?<!many\ )
    (?:between\ (?P<between>{_NUMBER})\ and\ |(?P<low>{_NUMBER})\ to[ ]
        |(?P<digits>{_DIGITS})\ ?[-–—]\ ?)?
    (?P<number>{_NUMBER})[ -]?
    (?:(?P<unit>{_LENGTH})\.?
      |(?P<time>hours?|minutes?)['’]?s?['’]?(?P<half>\ and\ a\ half(?:['’]s)?)?
       (?:[ ](?P<means>{_MEANS}))?)
    (?P<bracket>{_BRACKET})\ (?:{_AWAY}|(?(limit)of))
    (?P<leading>\ {LEADING})$
    """,
    FLAGS,
)
_VAGUE = re.compile(
    rf"""
    \b(?:(?P<many>dozens|tens|scores)\ of|a\ few|several|some|a\ couple\ of|a\ handful\ of)
    \ (?P<unit>{_LENGTH})\ {_AWAY}(?P<leading>\ {LEADING})$
    """,
    FLAGS,
)
_UNCOUNTED = re.compile(
    rf"""
    (?<![\w.,])(?:{_DIGITS}|(?:{_WORD})|hundreds|thousands|a\ few|several|some|an?)
    (?:[ -](?:of|an?|hundred|dozen|thousand|more))*[ -]
    (?:(?:{_LENGTH}|leagues?|hours?|minutes?)['’]?s?['’]?(?:\ and\ a\ half)?{_JOURNEY}*
      |(?:days?|weeks?)['’]?s?['’]?{_JOURNEY}+)
    {_BRACKET}\ {_AWAY}(?P<leading>\ {LEADING})$
    """,
    FLAGS,
)
_POINT_WORD = re.compile("north|south|east|west")
_TO = re.compile(r" to\b")


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from a place something is, as the words before its name say."""

    words: str
    """As shown: "12 km north of"."""
    kilometres: float | None
    """The middle of what the words allow; None where they do not say it in kilometres."""
    bearing: float | None = None
    """Degrees clockwise from north."""
    margin_km: float = 0.0
    """Half of the range of "10 to 15 km"."""
    is_limit: bool = False
    """Whether the distance is the most that it may be: "within 5 km of"."""


def distance_of(before: str, after: str) -> Distance | None:
    """Return the distance that the words before a place name tell, None where they tell none."""
    match = _COUNTED.search(before) or _VAGUE.search(before) or _UNCOUNTED.search(before)
    if not match:
        return None
    words = match.group()[: match.start("leading") - match.start()].strip()
    if words.endswith("from") and _TO.match(after):
        return None  # the way from one place to another
    if match.re is _VAGUE:
        most = DOZENS_KM if match["many"] else FEW_KM
        return Distance(words, most * min(1.0, _length(match["unit"])), is_limit=True)
    span = _span(match) if match.re is _COUNTED else None
    if span is None:
        return Distance(words, None)
    least, most = span
    bearing = _bearing(match["direction"])
    return Distance(
        words, (least + most) / 2, bearing, (most - least) / 2, match["limit"] is not None
    )


def _span(match: re.Match[str]) -> tuple[float, float] | None:
    """Return the least and the most kilometres that counted words allow."""
    number = _number(match["number"])
    if number is None:
        return None
    low = match["between"] or match["low"] or match["digits"]
    least, most = min(number, (_number(low) if low else None) or number), number
    if match["least"] or match["number"].lower().endswith(("dozen", "hundred")):
        most += ROUGH_SHARE * number
    if match["unit"]:
        length = _length(match["unit"])
        return least * length, most * length
    half = 0.5 if match["half"] else 0.0
    scale = 1.0 if match["time"].lower().startswith("hour") else 1 / 60
    means = (match["means"] or "").lower()
    slowest, fastest = next((pair for word, pair in SPEEDS.items() if word in means), DRIVEN)
    return (least + half) * scale * slowest, (most + half) * scale * fastest


def _length(unit: str) -> float:
    return KILOMETRES.get(unit[:2].lower(), 1.0)


def _number(words: str) -> float | None:
    """Return the value of "12.5", "twenty-five", "two dozen" or "half a"."""
    if words[0].isdigit():
        try:
            return float(words.replace(",", "").rstrip("."))
        except ValueError:
            return None
    value = 0.0
    for word in re.split(r"[ -]", words.lower()):
        if word in WORD_NUMBERS:
            value += WORD_NUMBERS[word]
        elif word in SCALES:
            value = (value or 1.0) * SCALES[word]
        elif word == "half":
            value = 0.5
    return value or 1.0


def _bearing(direction: str | None) -> float | None:
    if direction is None:
        return None
    spelled = _POINT_WORD.findall(direction.lower())
    return BEARINGS.get("".join(word[0] for word in spelled) or direction.lower())
