"""Days as the page writes them and people type them, put into ISO 8601.

in_iso("Thu 31 Oct 2024")             2024-10-31
in_iso("March 5, 2025")               2025-03-05
in_iso("28 to 31 Oct 2024")           2024-10-28/2024-10-31
in_iso("about October 2024")          2024-10~
in_iso("until 31 Oct 2024")           ../2024-10-31
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_SPOKEN = re.compile(
    rf"(?:{_WEEKDAY}\.?,?\s)?(?:(?P<day>\d{{1,2}}){_ORDINAL}\s(?:of\s)?)?{_MONTH}"
    rf"(?:\s(?P<day2>\d{{1,2}}){_ORDINAL})?,?(?:\s(?P<year>\d{{4}}))?",
    re.ASCII,
)
_RANGE = re.compile(r"(?P<first>.+?)\s?(?:\bto\b|–|—)\s?(?P<last>.+)", re.ASCII)
_BARE_DAY = re.compile(r"\d{1,2}", re.ASCII)


def in_iso(typed: str) -> str:
    """Return days in words as ISO 8601 or EDTF; what is none of them as it was typed."""
    words = " ".join(typed.split()).casefold()
    if words == "date unknown":
        return "unknown"
    bare = words.removeprefix("about ")
    days = _interval(bare)
    if days is None:
        return typed
    return days if bare == words else f"{days}~"


def _interval(words: str) -> str | None:
    for opening, form in (("until ", "../{}"), ("from ", "{}/..")):
        if words.startswith(opening):
            one = _iso(words.removeprefix(opening))
            return form.format(one) if one else None
    if one := _iso(words):
        return one
    found = _RANGE.fullmatch(words)
    if found is None:
        return None
    first, last = _first_of(found["first"], found["last"]), _iso(found["last"])
    return f"{first}/{last}" if first and last else None


def _first_of(words: str, last: str) -> str | None:
    """Return the first day of a range, which leaves to the last what both have in common."""
    end = _iso(last)
    if end is None:
        return None
    if _BARE_DAY.fullmatch(words):
        return f"{end[:7]}-{int(words):02}" if len(end) > len("2024-10") else None
    return _iso(words) or _iso(f"{words} {end[:4]}")


def _iso(words: str) -> str | None:
    """Return a day or month in words, None for others and where the weekday is another."""
    found = _SPOKEN.fullmatch(words)
    if found is None or found["year"] is None or (found["day"] and found["day2"]):
        return None
    month = f"{found['year']}-{MONTHS.index(found['month'][:3]) + 1:02}"
    day = found["day"] or found["day2"]
    if day is None:
        return None if found["weekday"] else month
    iso = f"{month}-{int(day):02}"
    return iso if found["weekday"] is None or _is_weekday(iso, found["weekday"]) else None


def _is_weekday(iso: str, name: str) -> bool:
    try:
        return date.fromisoformat(iso).weekday() == WEEKDAYS.index(name[:3])
    except ValueError:
        return False
