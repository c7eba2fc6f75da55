"""Rules for durations ("three days") and for sets of times ("every Thursday")."""

from __future__ import annotations

import re

from geo.model import TimexType
from geo.temporal.grammar import Context, Reading, Rule, rule
from geo.temporal.units import duration_value
from geo.temporal.vocabulary import (
    COUNT,
    FULL_MONTH,
    FULL_WEEKDAY,
    KIND_OF_UNIT,
    NUMBER,
    PART_OF_DAY,
    PARTS_OF_DAY,
    ROUGHLY,
    SEASON,
    SEASONS,
    UNIT,
    UNIT_CUES,
    WEEKDAY_CUES,
    month_of,
    number_of,
    unit_of,
    weekday_of,
)

_FREQUENCIES = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "fortnightly": "P2W",
}  # fmt: skip

QUARTER_CENTURY = 25

MILLENNIUM = 1000
"""Years that TIMEX3 writes L."""

_FRACTION_BEFORE = re.compile(r"(?:\bthree-|-)$")
_STRETCH_BEFORE = re.compile(
    r"\b(?:for|within|after|over|takes?|took|lasted|lasts?|spent|of|in|many|over the)\s+$",
    re.IGNORECASE,
)
"""What stands before a stretch without number ("for weeks"); "in the days before" is none."""

_AS_MANY = re.compile(r"\bas\s+many\s+$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[ -]olds?\b", re.IGNORECASE)


def _duration(match: re.Match[str], context: Context) -> Reading | None:
    if _AGE_AFTER.match(context.text, match.end()):
        return None
    if _AS_MANY.search(context.text, max(0, match.start() - 12), match.start("unit")):
        return None  # "the third attack in as many days"
    unit, words = unit_of(match["unit"]), match.groupdict().get("count")
    count = number_of(_last_number(words)) if words else None
    if match.groupdict().get("half") or match.groupdict().get("and_half"):
        count = (count or 1) + 0.5
    before = context.text[max(0, match.start() - 12) : match.start()]
    is_long = bool(match.groupdict().get("long"))
    if not words and not is_long and not _STRETCH_BEFORE.search(before):
        return None
    if unit == "quarter" and "-" in match.group():
        return None  # three-quarters are a share
    is_counted = count > 1 if count is not None else bool(words)
    is_no_stretch = unit in ("second", "quarter") and not is_counted
    if unit == "night" or is_no_stretch or _FRACTION_BEFORE.search(before):
        return None
    if unit == "year" and words and words.casefold().endswith(" thousand"):
        return Reading(TimexType.DURATION, f"P{(count or 0) / MILLENNIUM:g}L")
    return Reading(TimexType.DURATION, duration_value(count, unit))


_LONG_CUES = f"{UNIT_CUES} daylong weeklong monthlong yearlong hourlong decadelong"


def _day_long(match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(TimexType.DURATION, duration_value(1, unit_of(match["unit"])))


def _last_number(words: str) -> str:
    """Return the upper number of "two to three"."""
    return re.split(r"\s(?:to|or)\s", words)[-1]


def _days_a_week(match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(TimexType.SET, duration_value(1, unit_of(match["unit"])))


def _half(match: re.Match[str], _context: Context) -> Reading | None:
    if "quarter" in match.group().casefold():
        return Reading(TimexType.DURATION, duration_value(QUARTER_CENTURY, "year"))
    unit = unit_of(match["unit"])
    in_smaller = {"hour": (30, "minute"), "year": (6, "month"), "decade": (5, "year"),
                  "century": (50, "year"), "day": (12, "hour")}  # fmt: skip
    if unit not in in_smaller:
        return None
    return Reading(TimexType.DURATION, duration_value(*in_smaller[unit]))


def _first_months(match: re.Match[str], _context: Context) -> Reading | None:
    count = number_of(match["count"])
    return Reading(TimexType.DURATION, duration_value(count, unit_of(match["unit"])))


def _every(match: re.Match[str], _context: Context) -> Reading | None:
    if match["weekday"]:
        value = f"XXXX-WXX-{weekday_of(match['weekday'].removesuffix('s')) + 1}"
        return Reading(TimexType.SET, value + _part_of_day(match["part_of_day"]))
    if match["month"]:
        return Reading(TimexType.SET, f"XXXX-{month_of(match['month']):02}")
    if match["season"]:
        return Reading(TimexType.SET, f"XXXX-{SEASONS[match['season'].casefold()]}")
    count = number_of(match["count"]) if match["count"] else 1
    return Reading(TimexType.SET, duration_value(count, unit_of(match["unit"])))


def _part_of_day(name: str | None) -> str:
    return f"T{PARTS_OF_DAY[name.removesuffix('s').casefold()]}" if name else ""


def _frequency(match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(TimexType.SET, _FREQUENCIES[match["word"].casefold()])


_QUANTITY_BEFORE = re.compile(
    r"(?:\d|\bonce|\btwice|\btimes|percent|\b(?:hundred|thousand|million|billion)s?)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _per_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "a day" after a quantity: "1,250 a day", "twice a week"."""
    before = context.text[max(0, match.start() - 40) : match.start()]
    if not _QUANTITY_BEFORE.search(before):
        return None
    return Reading(TimexType.SET, duration_value(1, unit_of(match["unit"])))


def _plural_weekday(match: re.Match[str], _context: Context) -> Reading | None:
    value = f"XXXX-WXX-{weekday_of(match['weekday']) + 1}"
    return Reading(TimexType.SET, value + _part_of_day(match["part_of_day"]))


EXTENT_RULES: tuple[Rule, ...] = (
    rule("every", rf"(?:every|each)(?: (?P<count>other|{NUMBER}))? (?:(?P<weekday>{FULL_WEEKDAY})"
         rf"(?: (?P<part_of_day>{PART_OF_DAY}))?|(?P<season>{SEASON})|(?P<month>{FULL_MONTH})"
         rf"|(?P<unit>{UNIT}))", _every,
         cues="every each"),
    rule("frequency", rf"(?P<word>{'|'.join(_FREQUENCIES)})", _frequency, ignore_case=False,
         cues=" ".join(_FREQUENCIES)),
    rule("per unit", r"(?:a|an|per|each) (?P<unit>second|minute|hour|day|night|week|month|"
         r"quarter|year)",
         _per_unit, cues=UNIT_CUES),
    rule("weekdays", rf"(?P<weekday>{FULL_WEEKDAY})(?:s| (?P<part_of_day>mornings|"
         rf"afternoons|evenings|nights))", _plural_weekday, ignore_case=False,
         cues=WEEKDAY_CUES),
    rule("days a week", rf"(?P<count>{NUMBER}) (?:days|nights|hours) (?:a|per|each|every) "
         r"(?P<unit>day|week|month|year)", _days_a_week, cues="days nights hours"),
    rule("quarter of a century", r"a quarter(?:[ -]of[ -]a)?[ -](?P<unit>century)",
         _half, cues="quarter"),
    rule("half an hour", r"half (?:an? )?(?P<unit>hour|year|decade|century|day)", _half,
         cues="half"),
    rule("first months", rf"the (?:first |latest |last )?(?P<count>{NUMBER}) (?P<unit>{UNIT})",
         _first_months, cues=UNIT_CUES),
    rule("duration", rf"{ROUGHLY}{COUNT}(?P<and_half> and a half)?[ -]{KIND_OF_UNIT}"
         rf"(?P<unit>{UNIT})(?P<half> and a half)?", _duration,
         cues=UNIT_CUES),
    rule("unnumbered", r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)"
         r"(?P<long>-long)?", _duration, cues=UNIT_CUES),
    rule("day-long", r"(?P<count>)(?P<unit>hour|day|week|month|year|decade|century)-?long",
         _day_long, cues=_LONG_CUES),
)  # fmt: skip
"""Rules in order of trust."""
