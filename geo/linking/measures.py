"""What a number of a report counts, and whether two numbers can both hold.

Two numbers are compared only when they count the same: people of one kind
(soldiers are troops) to whom the same happened (the dead are not the wounded).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.model import FiledReport, Quantity

Measure = tuple[str, str | None]
"""What is counted, and what happened to it: ("soldier", "killed")."""

_UNITS = {
    "soldier": ("soldier", "troop", "trooper", "serviceman", "servicemember", "fighter",
                "combatant", "militant", "military personnel", "infantryman", "personnel"),
    "people": ("people", "person", "victim", "dead", "fatality", "death", "body", "wounded",
               "injured", "injury", "missing", "life"),
    "police": ("police", "policeman", "officer", "police officer"),
    "protester": ("protester", "protestor", "demonstrator", "marcher", "participant"),
    "child": ("child", "kid", "minor"),
    "missile": ("missile", "rocket"),
    "drone": ("drone", "uav", "unmanned aerial vehicle"),
    "house": ("house", "home", "household"),
    "building": ("building", "structure"),
    "vehicle": ("vehicle", "car"),
}  # fmt: skip
"""Units under one name. A judgement: words that papers use for one another in the same count;
civilians are not among people, for three civilians and five people may both have died."""

_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}

_FATES = {
    "killed": "kill killed kills killing dead died dies dying death deaths fatality fatalities "
              "slain toll perished lives bodies drowned",
    "wounded": "wound wounded wounds wounding injure injured injures injuring injury injuries "
               "hurt hospitalised hospitalized",
    "missing": "missing unaccounted",
    "captured": "captured capture capturing prisoners detained detaining arrested arrests "
                "arresting abducted kidnapped hostages",
    "displaced": "displaced evacuated evacuating fled homeless flee fleeing",
    "destroyed": "destroyed destroying destroy",
    "damaged": "damaged damaging damage",
    "intercepted": "downed intercepted intercepting",
}  # fmt: skip
_FATE_OF = {word: fate for fate, words in _FATES.items() for word in words.split()}

COUNTED_WORDS = frozenset(_UNIT_OF) | frozenset(_FATE_OF)
"""Words for what is counted in attacks and accidents of any day."""

_TOLLS = frozenset({"killed", "wounded", "missing", "displaced", "destroyed", "damaged"})
"""Fates whose numbers grow from day to day, as the rubble is cleared."""
_MAGNITUDES = frozenset({"dozen", "score", "hundred", "thousand", "million"})
"""What is no unit: "thousands spent the night outside" counts nothing that is named."""

SEVERAL_FATES = "killed or wounded"
"""Of a number that counts two fates together: it compares with neither."""

FATE_REACH = 6
"""Words on either side of a number within which it is told what happened to those counted: as far
as "at least three people, among them a child, were killed". A judgement."""

TALLY_REACH = 3
"""Words behind "toll" or "number" that say what is tallied: "number of people killed"."""

APPROXIMATE = frozenset(
    {"about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "nearly",
     "almost", "close to"}
)  # fmt: skip
APPROXIMATE_SHARE = 0.1
"""How far "about 8,000" reaches to either side. A judgement: rounding to one digit and a half."""

TELLING_NUMBER = 10
"""Numbers from here on tell events apart; smaller ones agree by chance. A judgement."""

CONTRADICTION_RATIO = 5.0
"""Numbers of the same measure this far apart tell of two things; closer ones are rival claims about
one, which an event keeps side by side. A judgement."""

OPEN_RATIO = 1000.0
"""The same where the smaller number is open above: "at least 10" may be 61, "thousands" may be
300,000, but dozens are no million. A judgement: papers stay within their word for a magnitude."""

_PLURALS = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"}
)
_TALLY = re.compile(r"\b(?:toll|number|count|tally|total)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:–—()]")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a report with what it counts."""

    measure: Measure
    stated: float
    """The number as it is written, whatever bounds it."""
    low: float
    high: float
    is_telling: bool
    """Whether few others would give this number: "thousands" are given of any march."""


def counts_of(filed: FiledReport) -> tuple[Count, ...]:
    """Return the numbers of a report that count something."""
    return tuple(
        _count(quantity, (_unit(quantity.unit), _fate(filed, quantity)))
        for quantity in filed.report.what.quantities
        if quantity.unit is not None
        and quantity.unit.casefold().removesuffix("s") not in _MAGNITUDES
        and (quantity.low, quantity.high) != (None, None)
    )


def numbers_words(reports: Iterable[FiledReport]) -> str:
    """Return the numbers of reports as their article writes them, each once, for a line."""
    found = {
        quantity.span: quantity.span.of(filed.article.text)
        for filed in reports
        for quantity in filed.report.what.quantities
    }
    return "; ".join(found.values())


def _count(quantity: Quantity, measure: Measure) -> Count:
    """Return the range in which the number lies; "nearly 8,000" is close to it from below."""
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    stated = high if quantity.low is None else low
    if quantity.qualifier in APPROXIMATE:
        low = min(low, stated * (1 + APPROXIMATE_SHARE), high)
        low = (high if low == float("-inf") else low) * (1 - APPROXIMATE_SHARE)
        high *= 1 + APPROXIMATE_SHARE
    is_telling = stated >= TELLING_NUMBER and not _is_plural(quantity)
    return Count(measure, stated, low, high, is_telling)


def _is_plural(quantity: Quantity) -> bool:
    """Say whether a number is only told by a plural: "dozens", "tens of thousands"."""
    words = (quantity.qualifier or "").split()
    return bool(words) and words[-1] in _PLURALS


def _unit(unit: str | None) -> str:
    name = (unit or "").casefold()
    if name in _FATE_OF:
        return "people"
    return _UNIT_OF.get(name) or _UNIT_OF.get(name.removesuffix("s")) or name


def _fate(filed: FiledReport, quantity: Quantity) -> str | None:
    """Return what happened to those counted: by the unit, else by the nearest word that says so."""
    text, sentence = filed.article.text, filed.report.sentence
    before = text[sentence.start : quantity.span.start]
    after = text[quantity.span.end : sentence.end]
    inside = _PAUSE.split(before)[-1], _PAUSE.split(after)[0]
    nearest = _nearest_fate(*inside) or _nearest_fate(before, after) or _fate_of_tally(before)
    named = _FATE_OF.get((quantity.unit or "").casefold())
    return nearest if named is None or nearest == SEVERAL_FATES else named


def _nearest_fate(before: str, after: str) -> str | None:
    """Return what the nearest word says; "killing" tells of those behind it alone."""
    earlier = _WORD.findall(before.casefold())[: -FATE_REACH - 1 : -1]
    later = [
        "" if word.endswith("ing") and word != "missing" else word
        for word in _WORD.findall(after.casefold())[:FATE_REACH]
    ]
    for near in range(FATE_REACH):
        for words in (later, earlier):
            fate = _FATE_OF.get(words[near]) if near < len(words) else None
            if fate is not None:
                return SEVERAL_FATES if _goes_on(words[near + 1 : near + 3]) else fate
    return None


def _fate_of_tally(before: str) -> str | None:
    """Return what is tallied, however far off: "the death toll of the blast in … rose to six"."""
    tallies = list(_TALLY.finditer(before))
    if not tallies:
        return None
    earlier = _WORD.findall(before[: tallies[-1].start()].casefold())[-1:]
    later = _WORD.findall(before[tallies[-1].end() :].casefold())[:TALLY_REACH]
    words = (*later, *earlier, tallies[-1].group().casefold())
    return next((_FATE_OF[word] for word in words if word in _FATE_OF), None)


def _goes_on(words: list[str]) -> bool:
    """Say whether a second fate follows: "killed or wounded" counts both together."""
    return len(words) == 2 and words[0] in ("and", "or") and words[1] in _FATE_OF


def clash(one: Count, other: Count) -> bool:
    """Say whether two numbers of the same measure have no number in common."""
    return one.measure == other.measure and max(one.low, other.low) > min(one.high, other.high)


def share_a_number(first: Sequence[Count], second: Sequence[Count]) -> bool:
    """Say whether both count as many of the same: "8,000 troops" and "up to 8,000 soldiers"."""
    told = {(count.measure, count.stated) for count in first if count.is_telling}
    return any((count.measure, count.stated) in told for count in second if count.is_telling)


def tell_of_two_things(
    first: Sequence[Count], second: Sequence[Count], days_between: int | None
) -> bool:
    """Say whether numbers of the same measure are too far apart to be about one thing.

    `days_between` is how many days after the first the second was published, None
    when that is not known: a toll may have grown since, to whatever it has come.
    """
    return any(
        _are_far_apart(here, there, days_between or 0)
        for here in first
        for there in second
        if here.measure == there.measure
    )


def _are_far_apart(here: Count, there: Count, days_between: int) -> bool:
    less, more = sorted((here, there), key=lambda count: count.stated)
    if less.stated <= 0:
        return False
    is_later = days_between > 0 if more is there else days_between < 0
    if is_later and more.measure[1] in _TOLLS:
        return False
    ratio = OPEN_RATIO if less.high == float("inf") else CONTRADICTION_RATIO
    return more.stated / less.stated > ratio
