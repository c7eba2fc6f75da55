"""How far from a place name, and which way: "12 km north of", "two hours' drive from"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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

WALKED = (2.0, 6.0)
"""Slowest and fastest way on foot in a straight line, in km an hour. A judgement."""

DRIVEN = (30.0, 90.0)
"""The same on the road, which is what "two hours north of" means. Judgements: roads bend, and an
hour's drive is 30 km in mountains."""

ROUGH_SHARE = 0.25
"""Share of "a dozen", "a hundred" or "more than 50" by which it may be further. A judgement."""

LONGEST_DRIVE = 12.0
"""Hours from which time without a means of travel is no way: "in 48 hours". A judgement."""

FEW_KM = 20.0
"""The most that "a few kilometres" and "several miles" are. A judgement."""

DOZENS_KM = 100.0
"""The most that "dozens of kilometres" are. A judgement."""

_LENGTH = r"kms?|kilomet(?:er|re)s?|nautical[ -]miles?|nmi?|miles?|mi|met(?:er|re)s?|yards?"
_AWAY = rf"""(?:(?:further\ |or\ so\ |away\ )?
    (?:(?:to\ the\ |further\ |just\ )?(?:due\ )?(?P<direction>{COMPASS}|(?-i:[NSEW]))
        (?:\ of|\ from|\ off)(?:\ the\ coast\ of)?
      |outside(?:\ of)?|beyond|short\ of|from
      |off(?:\ the\ (?:[\w-]+\ )?(?:coasts?|shores?)\ (?:of|near))?
      |(?:inland|offshore|(?:up|down)(?:stream|river)|(?:up|down)\ the\ (?:coast|road|river))
       \ (?:of|from))
    (?:\ (?:downtown|the\ (?:city\ |town\ )?cent(?:er|re)\ of))?)"""
_ROAD = r"drive|driving|ride|by|road|bus|car|taxi|truck"
_WALK = r"walk|on|foot"
_JOURNEY = r"""march|hike|trek|flight|flying|air|plane|helicopter|sail|sailing|voyage|boat|ferry
    |train|horseback|journey|trip"""
_BRACKET = r"(?:\ \([^)]{1,30}\))?,?"

_MEASURE = re.compile(
    rf"""
    (?<![^\W\d])
    (?:(?P<unit>{_LENGTH})\.?
      |(?P<time>hours?|minutes?)['’]?s?['’]?
      |(?P<long>leagues?|days?|weeks?)['’]?s?['’]?)
    (?P<more>\ and\ (?:a|one)\ half(?:['’]s)?|\ or\ (?:two|three|more))?
    (?P<way>(?:[ -](?:{_ROAD}|{_WALK}|{_JOURNEY})\b)*)
    {_BRACKET}\ (?:{_AWAY}|(?P<of>of))
    (?P<leading>\ {LEADING})$
    """,
    FLAGS,
)
"""From the unit on to the place name; the number is read from the words before it."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
_DASHES = frozenset("-–—")
_BOUNDS = frozenset({"to", "or"}) | _DASHES
_JOINING = frozenset({"and", "of", "more", "odd", "/"}) | _BOUNDS
"""What stands inside of a number, and is none of it when it comes first."""

_VAGUE = {
    "dozens of": DOZENS_KM, "tens of": DOZENS_KM, "scores of": DOZENS_KM,
    "few": FEW_KM, "a few": FEW_KM, "several": FEW_KM, "some": FEW_KM,
    "a couple": FEW_KM, "a couple of": FEW_KM, "a handful of": FEW_KM,
}  # fmt: skip
_OPEN = frozenset(
    {"a", "an", "half", "quarter", "quarters", "between", "few", "several", "many", "some"}
    | {"couple", "handful", "dozens", "tens", "scores", "hundreds", "thousands", "½", "¼", "¾"}
)
_NUMERAL = frozenset(WORD_NUMBERS) | frozenset(SCALES) | _OPEN
_FRACTIONS = {
    "half": 0.5, "half a": 0.5, "half an": 0.5, "a half": 0.5, "and a half": 0.5,
    "and one half": 0.5, "½": 0.5, "1 / 2": 0.5,
    "quarter": 0.25, "quarter of a": 0.25, "quarter of an": 0.25, "a quarter": 0.25,
    "a quarter of a": 0.25, "a quarter of an": 0.25, "and a quarter": 0.25, "¼": 0.25,
    "1 / 4": 0.25,
    "three quarters": 0.75, "three quarters of a": 0.75, "three quarters of an": 0.75,
    "and three quarters": 0.75, "¾": 0.75, "3 / 4": 0.75,
}  # fmt: skip
_ABOUT = r"(?:(?:about|around|some|roughly|approximately|nearly|almost|only|just)\ )"
_LIMIT = re.compile(
    rf"""\b(?:(?P<limit>within|(?:no\ more|less|fewer)\ than|(?:just\ )?under|up\ to)
        |(?P<least>(?:no\ less|more)\ than|over|at\ least|upwards\ of))\ {_ABOUT}?$""",
    FLAGS,
)
_DURING = re.compile(
    rf"""
    \b(?:for|in|after|during|every|each|per|by|the|past|last|next|first|final|previous
        |last(?:s|ed|ing)|took|tak(?:es?|ing)|spen(?:t|ds?)|spending|wait(?:s|ed|ing)?|rag(?:ed|es|ing)
        |queue[ds]?|continued|delayed)\ {_ABOUT}?$
    """,
    FLAGS,
)
"""Before a time that something lasts or took: "for two hours outside Lima"."""

_MEASURED = re.compile(rf"(?<![^\W\d])(?:(?P<hours>hours?)|{_LENGTH})\ (?:and\ )?$", FLAGS)
_ROAD_WORDS = re.compile(rf"(?:[ -](?:{_ROAD}))+", FLAGS)
_WALK_WORDS = re.compile(rf"(?:[ -](?:{_WALK}))+", FLAGS)
_POINT_WORD = re.compile("north|south|east|west")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,2})?|0\.\d+")
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


@dataclass(frozen=True, slots=True)
class _Numeral:
    """The number words before a unit."""

    start: int
    tokens: tuple[str, ...]
    follows: bool = False
    """Whether another number with a unit stands before it: "5 km and 300 metres"."""
    hours: float | None = None
    """The hours of "an hour and 20 minutes"."""


def distance_of(before: str, after: str) -> Distance | None:
    """Return the distance that the words before a place name tell, None where they tell none."""
    match = _MEASURE.search(before)
    numeral = _counted(before[: match.start()]) if match else None
    if not match or not numeral:
        return None
    limit = _LIMIT.search(before[: numeral.start])
    if match["of"] and not (limit and limit["limit"]):
        return None  # "two hours of", "12 km of"
    if not match["unit"] and not match["way"] and _is_duration(match, numeral, limit):
        return None
    start = limit.start() if limit else numeral.start
    words = before[start : match.start("leading")].strip()
    if words.endswith("from") and _TO.match(after):
        return None  # the way from one place to another
    vague = _VAGUE.get(" ".join(numeral.tokens)) if match["unit"] and not match["way"] else None
    if vague:
        return Distance(words, vague * min(1.0, _length(match["unit"])), is_limit=True)
    span = _span(match, numeral)
    if span is None:
        return Distance(words, None)
    least, most = span
    if limit and limit["least"] and numeral.tokens[-1] not in SCALES:
        most *= 1 + ROUGH_SHARE
    bearing, is_limit = _bearing(match["direction"]), bool(limit and limit["limit"])
    return Distance(words, (least + most) / 2, bearing, (most - least) / 2, is_limit)


def _counted(text: str) -> _Numeral | None:
    """Return the number at the end of `text`, with the hours of "an hour and 20 minutes"."""
    numeral = _numeral(text)
    measured = _MEASURED.search(text[: numeral.start]) if numeral else None
    if not numeral or not measured:
        return numeral
    earlier = _numeral(text[: measured.start()])
    hours = _value(earlier.tokens) if earlier and measured["hours"] else None
    start = earlier.start if earlier else numeral.start
    return replace(numeral, start=start, follows=True, hours=hours)


def _numeral(text: str) -> _Numeral | None:
    """Return the whole run of number words at the end of `text`, None where there is none."""
    run: list[re.Match[str]] = []
    for token in reversed(list(_TOKEN.finditer(text))):
        word = token.group().lower()
        if not (word[0].isdigit() or word in _NUMERAL or word in _JOINING):
            break
        run.insert(0, token)
    while run and run[-1].group() in _DASHES:
        run.pop()  # "30-minute"
    while run and run[0].group().lower() in _JOINING:
        run.pop(0)  # "Ica and 12 km"
    tokens = tuple(token.group().lower() for token in run)
    if tokens[1:] and tokens[0] in ("a", "an", "some") and _value(tokens[1:]) is not None:
        start = run[1 if tokens[0] == "some" else 0].start()
        return _Numeral(start, tokens[1:])  # "a two-hour drive", "some 30 km"
    return _Numeral(run[0].start(), tokens) if run else None


def _is_duration(match: re.Match[str], numeral: _Numeral, limit: re.Match[str] | None) -> bool:
    """Say whether a time without a means of travel tells how long something took."""
    if match["of"]:
        return True  # "within 24 hours of"
    start = limit.start() if limit else numeral.start
    if _DURING.search(match.string[:start]):
        return True
    bounds = _bounds(numeral.tokens) if (match["time"] or "").lower().startswith("hour") else None
    return bounds is not None and bounds[1] > LONGEST_DRIVE


def _span(match: re.Match[str], numeral: _Numeral) -> tuple[float, float] | None:
    """Return the least and the most kilometres that counted words allow."""
    bounds = _bounds(numeral.tokens)
    more = (match["more"] or "").lower()
    if bounds is None or match["long"] or more.startswith(" or"):
        return None
    half = 0.5 if more else 0.0
    least, most = bounds[0] + half, bounds[1] + half
    if numeral.tokens[-1] in SCALES:
        most *= 1 + ROUGH_SHARE
    if match["unit"]:
        if numeral.follows or match["way"].lower() not in ("", " by road"):
            return None  # "5 km and 300 metres"
        length = _length(match["unit"])
        return least * length, most * length
    hours, speeds = numeral.hours or 0.0, _speeds(match["way"])
    if match["time"].lower().startswith("minute"):
        least, most = hours + least / 60, hours + most / 60
        follows = numeral.follows and numeral.hours is None
    else:
        follows = numeral.follows
    return None if follows or not speeds else (least * speeds[0], most * speeds[1])


def _speeds(way: str) -> tuple[float, float] | None:
    """Return the slowest and the fastest way of going so, None where it may be any."""
    if _WALK_WORDS.fullmatch(way):
        return WALKED
    return DRIVEN if not way or _ROAD_WORDS.fullmatch(way) else None


def _length(unit: str) -> float:
    return KILOMETRES.get(unit[:2].lower(), 1.0)


def _bounds(tokens: Sequence[str]) -> tuple[float, float] | None:
    """Return the least and the most of "12", "10 to 15" or "between two and three"."""
    value = _value(tokens)
    if value is not None:
        return value, value
    is_between = tokens[0] == "between"
    words = tokens[1:] if is_between else tokens
    for number, word in enumerate(words):
        if word in _BOUNDS or (is_between and word == "and"):
            low, high = _value(words[:number]), _value(words[number + 1 :])
            if low is not None and high is not None:
                return min(low, high), max(low, high)
    return None


def _value(tokens: Sequence[str]) -> float | None:
    """Return the value of "12.5", "two hundred and fifty", "2 1/2"; None where it is unsure."""
    words = [
        word
        for number, word in enumerate(tokens)
        if word not in _DASHES or not 0 < number < len(tokens) - 1
        or not (tokens[number - 1].isalpha() and tokens[number + 1].isalpha())
    ]  # fmt: skip
    for size in range(min(4, len(words)), 0, -1):
        share = _FRACTIONS.get(" ".join(words[-size:]))
        if share is not None:
            whole = _whole(words[:-size]) if len(words) > size else 0.0
            return None if whole is None else whole + share
    return _whole(words)


def _whole(words: Sequence[str]) -> float | None:
    """Return the value of a number without a fraction behind it."""
    if not words or not words[0][0].isdigit():
        return _spelled(words)
    figures = [word for word in words if word[0].isdigit()]
    if any(len(group) != 3 or not group.isdigit() for group in figures[1:]) or (
        len(figures) > 1 and not (figures[0].isdigit() and len(figures[0]) <= 3)
    ):
        return None  # "1 500" is one number, "76 12" is not
    scales = words[len(figures) :]
    value = _figure("".join(figures))
    if value is None or any(word not in SCALES for word in scales) or len(scales) > 1:
        return None
    return value * (SCALES[scales[0]] if scales else 1.0)


def _figure(digits: str) -> float | None:
    """Return the value of "1,500", "12.5" and "12,5"; None of "1.500", which may be either."""
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _DECIMAL.fullmatch(digits):
        return float(digits.replace(",", "."))
    return None


def _spelled(words: Sequence[str]) -> float | None:
    """Return the value of "a hundred", "two hundred and fifty", "twenty five"."""
    if not words:
        return None
    total, current, room = 0.0, 0.0, 1e9
    for number, word in enumerate(words):
        value = WORD_NUMBERS.get(word)
        if word in ("a", "an") and not number:
            current, room = 1.0, 1.0
        elif value is not None and value < room:  # "twenty" leaves room for "five" alone
            current, room = current + value, 10.0 if value >= 20 else 1.0
        elif word in ("hundred", "dozen") and current < 100:
            current, room = (current or 1.0) * SCALES[word], 100.0 if word == "hundred" else 1.0
        elif word == "thousand" and not total:
            total, current, room = (current or 1.0) * 1e3, 0.0, 1e3
        elif word != "and" or room not in (100.0, 1e3):
            return None
    return None if words[-1] == "and" else total + current


def _bearing(direction: str | None) -> float | None:
    if direction is None:
        return None
    spelled = _POINT_WORD.findall(direction.lower())
    return BEARINGS.get("".join(word[0] for word in spelled) or direction.lower())
