"""Rules for years and centuries that are told with their era: "218 BC", "the 5th century AD"."""

from __future__ import annotations

import re

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.grammar import Context, Reading, Rule, dated, rule
from geo.temporal.narrowing import PART, narrow
from geo.temporal.vocabulary import NUMERAL, ORDINAL, ordinal_of

LATEST_ANCIENT = 1500
"""Years from which "BC" is no era but British Columbia. A judgement."""

BEFORE_THE_CALENDAR = "before the common era, which has no days here"


def _year(match: re.Match[str], _context: Context) -> Reading | None:
    first, last = (int(match[name]) if match[name] else None for name in ("first", "last"))
    if first is None:
        first, last = int(match["after"]), None
    if _is_before(match):
        return _before(first, last)
    if not first:
        return None
    if last is None:
        return dated(periods.year(first))
    return dated(periods.between(periods.year(first), periods.year(last)))


def _before(first: int, last: int | None) -> Reading | None:
    """Return years before the common era, whose numbers run backwards."""
    if first >= LATEST_ANCIENT or (last is not None and last >= first):
        return None
    names = [f"BC{number:04}" for number in (first, last) if number is not None]
    return Reading(TimexType.DATE, "/".join(names), None, BEFORE_THE_CALENDAR)


def _decade(match: re.Match[str], _context: Context) -> Reading | None:
    first = int(match["first"])
    if _is_before(match):
        return Reading(TimexType.DATE, f"BC{first // 10:03}", None, BEFORE_THE_CALENDAR)
    return dated(narrow(periods.decade(first), match))


def _century(match: re.Match[str], _context: Context) -> Reading | None:
    number = ordinal_of(match["ordinal"])
    if _is_before(match):
        value = f"BC{number - 1:02}" if match["unit"] == "century" else f"BC{number - 1}"
        return Reading(TimexType.DATE, value, None, BEFORE_THE_CALENDAR)
    return dated(narrow(periods.century(number), match)) if match["unit"] == "century" else None


def _is_before(match: re.Match[str]) -> bool:
    return (match["era"] or "").startswith("B")


_ERA = r"(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.)"

ANCIENT_RULES: tuple[Rule, ...] = (
    rule("year of an era", rf"(?:(?P<first>\d{{1,4}})(?:(?:[-–—]| to )(?P<last>\d{{1,4}}))? {_ERA}|"
         r"A\.?D\.? (?P<after>\d{1,4}))", _year, ignore_case=False, cues=NUMERAL),
    rule("decade of an era", rf"{PART}(?:the )?(?P<first>\d{{1,3}}0)s {_ERA}", _decade,
         ignore_case=False, cues=NUMERAL),
    rule("century of an era", rf"{PART}(?:the )?(?P<ordinal>{ORDINAL})[ -]"
         rf"(?P<unit>century|millennium) {_ERA}", _century, ignore_case=False,
         cues="century millennium"),
)  # fmt: skip
"""Rules in order of trust. Values are TIMEX3's, as BC0218; Python's calendar has no such day."""
