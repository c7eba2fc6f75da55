"""Rules for times of day, and for joining them to the day that they belong to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.grammar import Context, Reading, Rule, rule
from geo.temporal.vocabulary import DAY_OF_MONTH, MONTH, NUMERAL, PARTS_OF_DAY, WEEKDAY

HALF_DAY = 12


def _clock(match: re.Match[str], _context: Context) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()
    half = {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(half, half)
    if half and not 1 <= hour <= HALF_DAY:
        return None
    if half.startswith("p"):
        hour = hour % HALF_DAY + HALF_DAY
    elif half.startswith("a"):
        hour %= HALF_DAY
    return _time(hour, minute, match["zone"])


def _military(match: re.Match[str], _context: Context) -> Reading | None:
    return _time(int(match["hour"]), int(match["minute"]), match["zone"])


def _named(match: re.Match[str], _context: Context) -> Reading | None:
    return _time(12 if match["name"].casefold() in ("noon", "midday") else 0, 0)


def _part(match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(TimexType.TIME, f"T{PARTS_OF_DAY[(match['part'] or match['part2']).casefold()]}")


def _part_of(match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(TimexType.TIME, f"T{PARTS_OF_DAY[match['part'].casefold()]}")


def _time(hour: int, minute: int, zone: str | None = None) -> Reading | None:
    if hour > 24 or minute > 59:
        return None
    zone = zone.upper() if zone and zone.upper() in ZONES else None
    mark = "Z" if zone in ("GMT", "UTC") else ""
    return Reading(TimexType.TIME, f"T{hour:02}:{minute:02}{mark}", zone=zone)


def joined(clock: Reading, day: Reading) -> Reading | None:
    """Return the time at `clock` of `day`, or None when `day` is no single day."""
    if not is_bare(clock):
        return None
    if day.type is not TimexType.DATE or not _A_DAY.fullmatch(day.value):
        return None
    because = "; ".join(filter(None, (day.because, in_utc(clock, day.value))))
    return Reading(
        TimexType.TIME, day.value + clock.value, day.period, because or None, day.is_anchored
    )


def in_utc(clock: Reading, day: str) -> str | None:
    """Return what a time with its zone is in UTC, in words; None without zone or day.

    "11 p.m. ET" of one day is 03:00 UTC of the next.
    """
    if clock.zone in (None, "GMT", "UTC") or not day[:4].isdecimal():
        return None
    try:
        said = datetime.fromisoformat(f"{day}{clock.value}")
    except ValueError:  # "24:00", or a day of no month
        return None
    instant = said.replace(tzinfo=ZoneInfo(ZONES[clock.zone or "GMT"])).astimezone(UTC)
    return f"{clock.zone}: {instant:%Y-%m-%d %H:%M} UTC"


def is_bare(reading: Reading) -> bool:
    """Say whether a reading is a time of day without its day."""
    return reading.type is TimexType.TIME and reading.value.startswith("T")


def on_the_day(clock: Reading, day: Reading) -> Reading | None:
    """Return the bare time `clock` on the `day` that was spoken of before it."""
    if day.type is TimexType.TIME:
        day = replace(day, type=TimexType.DATE, value=day.value.split("T")[0])
    both = joined(clock, day)
    if both is None:
        return None
    because = "; ".join(filter(None, ("the day spoken of before", in_utc(clock, day.value))))
    return replace(both, because=because)


def morning_after(clock: Reading, day: Reading) -> Reading:
    """Return the day after an evening that was spoken of, where `clock` is of the morning.

    "It peaked at 9 p.m. on Monday. By dawn …" is of Tuesday.
    """
    if not (_EVENING.search(day.value) and _MORNING.match(clock.value)) or day.period is None:
        return day
    if day.period.start is None or day.period.start == date.max:
        return day
    after = periods.day(day.period.start + timedelta(days=1))
    return replace(day, type=TimexType.DATE, value=after.value, period=after)


_EVENING = re.compile(r"T(?:EV|NI|1[89]|2\d)")
_MORNING = re.compile(r"T(?:MO|0\d)")


def is_one_day(reading: Reading) -> bool:
    """Say whether a reading is a day on the calendar, or a time of it."""
    period = reading.period
    is_dated = reading.type in (TimexType.DATE, TimexType.TIME)
    return is_dated and period is not None and period.start == period.end is not None


_A_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|XX-XX|\d\d-XX|WXX-\d)")

JOINT = re.compile(r"\s{0,2}(?:,|on|of|at|at about|around|about)?\s{1,2}", re.IGNORECASE)
"""What may stand between a time and its day: "5 p.m. on Monday", "Monday at 5 p.m."."""

ZONES = {
    "GMT": "Etc/GMT", "UTC": "Etc/GMT", "EST": "Etc/GMT+5", "EDT": "Etc/GMT+4", "CST": "Etc/GMT+6",
    "CDT": "Etc/GMT+5", "MST": "Etc/GMT+7", "MDT": "Etc/GMT+6", "PST": "Etc/GMT+8",
    "PDT": "Etc/GMT+7", "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "CET": "Etc/GMT-1", "CEST": "Etc/GMT-2", "BST": "Etc/GMT-1",
    "MSK": "Etc/GMT-3", "KST": "Etc/GMT-9", "JST": "Etc/GMT-9",
}  # fmt: skip
"""Zones that news names with a time, as the time zone database calls them; the signs of its fixed
offsets run the other way."""

_ZONE = rf"(?: (?:(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})|local time|hours)\b)?"

_AFTER_WORDS = "|".join(
    rf"(?<=\b[{word[0].upper()}{word[0]}]{word[1:]}\s)"
    for word in (
        "by",
        "before",
        "at",
        "since",
        "until",
        "till",
        "after",
        "from",
        "around",
        "towards",
    )
)
"""Before "dawn" and "evening" where they are no name and no adjective."""

_NO_NOUN_NEXT = (
    r"(?=\s*(?:[.,;:!?)\n]|\Z)|\s+(?:it|he|she|they|we|the|a|an|his|her|their|there|all|more|some|"
    r"most|many|in|and|but|when|as|until|to|with|after|before|that|had|was|were|police|troops)\b)"
)

CLOCK_RULES: tuple[Rule, ...] = (
    rule("clock", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.? "
         rf"?m\b\.?){_ZONE}",
         _clock, cues=NUMERAL),
    rule("4 in the morning", r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: o['’]clock)? in the "
         r"(?P<half>morning|afternoon|evening)(?P<zone>)", _clock, cues=NUMERAL),
    rule("24 hours", rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>(?!))?(?!:\d)"
         rf"{_ZONE}", _clock, cues=NUMERAL),
    rule("military", r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) "
         r"(?:(?P<zone>GMT|UTC)|hours|hrs|local time)", _military, cues=NUMERAL),
    rule("noon", r"(?P<name>noon|midnight|midday)", _named, cues="noon midnight midday"),
    rule("evening of a day", r"(?:the )?(?:(?:early|late) )?"
         r"(?P<part>morning|afternoon|evening|night)"
         rf"(?= (?:of|on) (?:the )?(?:{MONTH}|{WEEKDAY}|{DAY_OF_MONTH} (?:of )?{MONTH}))", _part_of,
         cues="morning afternoon evening night"),
    rule("dawn", rf"(?:{_AFTER_WORDS})(?P<part>dawn|daybreak|sunrise|dusk|sunset|sundown|nightfall)"
         r"(?! (?:of|to|until|till)\b)|(?:(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\buntil\s))"
         r"(?P<part2>dark)(?! [a-z]+s\b)", _part, ignore_case=False,
         cues="dawn daybreak sunrise dusk sunset sundown nightfall dark"),
    rule("by evening", rf"(?:{_AFTER_WORDS})(?:(?:late|early) |mid-)?"
         rf"(?P<part>morning|afternoon|evening){_NO_NOUN_NEXT}(?P<part2>)", _part,
         ignore_case=False, cues="morning afternoon evening"),
    rule("into the night", r"(?:(?<=\binto\s)|(?<=\bthroughout\s)|(?<=\bin\s))the "
         r"(?P<part>night)(?! (?:of|to|from|before|after|sky|club)\b)|"
         r"(?:(?<=\binto\s)|(?<=\bthroughout\s)|(?<=\bduring\s))the "
         r"(?P<part2>morning|afternoon|evening)(?! (?:of|on|before|after)\b)", _part,
         cues="night morning afternoon evening"),
    rule("part of the day", r"(?:(?:(?<=\bin\s)the (?:(?:early|late) )?|mid[ -]|"
         r"(?:that|the)(?: very)? same |that )(?P<part>morning|afternoon|evening)|"
         r"(?:(?:that|the)(?: very)? same |that )(?P<part2>night))", _part,
         cues="morning afternoon evening night"),
)  # fmt: skip
"""Rules in order of trust."""
