"""The words of English time expressions, as tables and as pieces of patterns."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Month by its name or abbreviation, in lower case."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun"),
    )
    for name in names.split()
}  # fmt: skip
"""Weekday, Monday 0, by its name or abbreviation, in lower case."""

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""For rules in words: never the locale's own names."""

UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "WE",
    "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "centurie": "C",
}  # fmt: skip
"""TIMEX3 letter of a unit by its singular (with "centurie" for "centuries")."""

UNDER_A_DAY = frozenset({"second", "minute", "hour"})

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS_OF_DAY = {
    "morning": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF", "evening": "EV",
    "night": "NI", "overnight": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "dusk": "EV", "sunset": "EV", "sundown": "EV", "nightfall": "NI", "dark": "NI",
}  # fmt: skip


def _numbered(listed: str, step: int = 1, start: int = 0) -> dict[str, int]:
    return {word: step * at for at, word in enumerate(listed.split(), start)}


SMALL_NUMBERS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", step=10, start=2)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


def _alternatives(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


def _capitalised(words: list[str]) -> str:
    return _alternatives([form for word in words for form in (word.capitalize(), word.upper())])


_WHOLE_NAMES = ("may", "june", "july")
FULL_MONTH = _capitalised([name for name in MONTHS if name in _WHOLE_NAMES or len(name) > 4])
SHORT_MONTH = _capitalised([name for name in MONTHS if name not in _WHOLE_NAMES and len(name) < 5])
MONTH = rf"(?:(?:{FULL_MONTH})\b|(?:{SHORT_MONTH})(?:\.|\b))"
"""A month's name or abbreviation, with a capital: "may" is a verb."""

FULL_WEEKDAY = rf"(?:{_capitalised([name for name in WEEKDAYS if name.endswith('day')])})"
_SHORT_DAYS = _capitalised([name for name in WEEKDAYS if not name.endswith("day")])
SHORT_WEEKDAY = rf"(?:{_SHORT_DAYS})(?:\.|(?=,))(?=,? ?(?:\d|{MONTH}))"
"""An abbreviated weekday, before a date alone: "Sun" and "Sat" are words too."""

WEEKDAY = rf"(?:{FULL_WEEKDAY}\b|{SHORT_WEEKDAY})"

UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|"
    r"years?|decades?|century|centuries)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|midday|noon)"
_NUMBER_WORD = _alternatives([*SMALL_NUMBERS, *TENS])
NUMBER = (
    rf"(?:\d{{1,7}}(?:,\d{{3}})?(?:\.\d{{1,2}})?(?: 1/2)?"
    rf"|(?:{_NUMBER_WORD})(?:[ -](?:{_NUMBER_WORD}))?(?: hundred| thousand)?"
    r"|a (?:hundred|thousand))"
)
KIND_OF_UNIT = (
    r"(?:(?:more|further|additional|full|whole|long|short|straight|consecutive|successive|"
    r"trading|business|working) )?"
)
"""A word between a count and its unit: "two more weeks", "eight trading days"."""

ROUGHLY = (
    r"(?:(?:nearly|almost|about|around|some|roughly|over|more than|less than|at least|only|just|"
    r"approximately|as (?:much|many|long) as|fewer than|up to|exactly|barely|another) )?"
)
"""Words that go with a count and belong to the expression."""

COUNT = (
    r"(?P<count>a|an|one|(?:a |the )?(?:few|couple(?: of)?)|several|many|"
    rf"{NUMBER}(?: (?:to|or) {NUMBER})?)"
)
"""How many units; the longer forms are tried by backtracking."""

ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)\b|(?:{_alternatives(ORDINALS)})\b)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
COUNTED_NOUN = (
    r"\s+(?:[a-z]+\s+){0,2}(?:people|soldiers|troops|men|women|children|miles|kilomet\w+|metres|"
    r"meters|feet|tons|tonnes|dollars|euros|pounds|points|votes|jobs|workers|members|homes|houses|"
    r"vehicles|km|kg|years|percent|GMT|hours|shares)\b"
)
"""Behind a number that is no year but counts something."""

EARLY_YEAR = rf"1[0-4]\d\d\b(?!{COUNTED_NOUN}|\s+(?:UTC|hrs|local)\b|[,.:]\d|%)"
"""A year of the Middle Ages, where what is behind it does not count by it."""

ANY_YEAR = rf"(?:{EARLY_YEAR}|{YEAR})"
SPELLED_YEAR = rf"nineteen[ -](?P<rest>(?:{_alternatives(TENS)})(?:[ -](?:{_NUMBER_WORD}))?)"
"""A year of the 20th century as it is spoken."""

DAY_OF_MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
STREET_AFTER = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){0,2}(?:Ave|St|Rd|Blvd|(?i:Avenue|Street|Road|Boulevard|Drive|Lane))\b"
)
"""Behind the number or day of an address: "1935 Orchard St.", "1 May Avenue"."""

GAP = r"[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*"
"""White space with one line end at most."""

NUMERAL = "0"
"""The cue of rules that need digits."""

UNIT_CUES = " ".join(f"{unit} {unit}s" for unit in UNITS)
MONTH_CUES = " ".join(MONTHS)
WEEKDAY_CUES = " ".join(f"{day} {day}s" for day in WEEKDAYS)
ORDINAL_CUES = " ".join([NUMERAL, *(word.split("-")[-1] for word in ORDINALS)])
SEASON_CUES = " ".join(SEASONS)


def month_of(name: str) -> int:
    """Return the month, 1 to 12, that `name` stands for."""
    return MONTHS[name.rstrip(".").casefold()]


def weekday_of(name: str) -> int:
    """Return the weekday, Monday 0, that `name` stands for."""
    return WEEKDAYS[name.rstrip(".").casefold()]


def unit_of(name: str) -> str:
    """Return the singular of a unit's name: "weeks" is "week"."""
    folded = name.casefold()
    return "century" if folded.startswith("centur") else folded.removesuffix("s")


def ordinal_of(words: str) -> int:
    """Return the number of an ordinal: "3rd" and "third" are 3."""
    folded = words.casefold()
    return ORDINALS.get(folded) or int(re.sub(r"\D", "", folded))


def number_of(words: str) -> float | None:
    """Return the number that `words` say, or None when they name none ("several")."""
    folded = words.casefold().replace(",", "").strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", folded):
        return float(folded)
    if match := re.fullmatch(r"(\d+) 1/2", folded):
        return int(match.group(1)) + 0.5
    if folded in ("a", "an", "the", "this", "that", ""):
        return 1
    total = 0
    for word in re.split(r"[ -]", folded):
        if word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
        elif word == "a":
            continue
        elif word == "couple":
            return 2
        elif word in SMALL_NUMBERS or word in TENS:
            total += SMALL_NUMBERS.get(word, 0) + TENS.get(word, 0)
        else:
            return None
    return total
