"""Rules for years and centuries that are told with their era: "218 BC", "the 5th century AD"."""

from __future__ import annotations

import re

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.ancient_story import BEFORE_THE_CALENDAR, follows
from geo.temporal.grammar import Context, Reading, Rule, dated, rule
from geo.temporal.narrowing import PART, narrow
from geo.temporal.vocabulary import (
    COUNTED_NOUN,
    DAY_OF_MONTH,
    MONTH,
    MONTH_CUES,
    NUMERAL,
    ORDINAL,
    SEASON,
    SEASON_CUES,
    SEASONS,
    month_of,
    ordinal_of,
)

LATEST_ANCIENT = 1500
"""Years from which "BC" is no era but British Columbia. A judgement."""


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


def _part_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "21 June 217 BC", "the spring of 480 BC" and, in an ancient history, "summer of 479"."""
    number = int(match["first"])
    is_told = match["era"] or follows(number, context)
    if not is_told or not 0 < number < LATEST_ANCIENT:
        return None
    if match["season"]:
        return _undated(number, f"-{SEASONS[match['season'].casefold()]}")
    month = month_of(match["month"] or match["month2"])
    day = re.sub(r"\D", "", match["day"] or "")
    return _undated(number, f"-{month:02}-{int(day):02}" if day else f"-{month:02}")


def _bare_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in 204" where an ancient history has come to 207 BC."""
    number = int(match["first"])
    if not follows(number, context) or _COUNTED.match(context.text, match.end()):
        return None
    return _undated(number)


_COUNTED = re.compile(COUNTED_NOUN)


def _undated(year: int, rest: str = "") -> Reading:
    return Reading(TimexType.DATE, f"BC{year:04}{rest}", None, BEFORE_THE_CALENDAR)


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
    rule("day of an era", rf"(?:(?:the )?(?P<day>{DAY_OF_MONTH}) (?:of )?(?P<month>{MONTH})|"
         rf"(?P<month2>{MONTH})|(?:the )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<season>{SEASON})"
         r"(?: of)?),? (?:(?P<first>\d{3}(?= ?[.,;:]| [a-z])|\d{1,4}(?= B\.?C))"
         r"(?: (?P<era>BCE?|B\.C\.(?:E\.)?))?)", _part_of_year, ignore_case=False,
         cues=f"{MONTH_CUES} {SEASON_CUES}"),
    rule("year of an ancient history", r"(?=\d)(?:(?<=\b[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|"
         r"(?<=\b[Bb]y\s))(?P<first>\d{2,3})(?= ?[.,;:]| [a-z])", _bare_year, ignore_case=False,
         cues=NUMERAL),
    rule("decade of an era", rf"{PART}(?:the )?(?P<first>\d{{1,3}}0)s {_ERA}", _decade,
         ignore_case=False, cues=NUMERAL),
    rule("century of an era", rf"{PART}(?:the )?(?P<ordinal>{ORDINAL})[ -]"
         rf"(?P<unit>century|millennium) {_ERA}", _century, ignore_case=False,
         cues="century millennium"),
)  # fmt: skip
"""Rules in order of trust. Values are TIMEX3's, as BC0218; Python's calendar has no such day."""
