"""Rules for years and whatever is made of them: quarters, seasons, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import Span
from geo.temporal import periods
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    UndatableError,
    dated,
    rule,
    undated,
)
from geo.temporal.narrowing import PART, narrow
from geo.temporal.vocabulary import (
    ANY_YEAR,
    COUNTED_NOUN,
    EARLY_YEAR,
    NUMERAL,
    ORDINAL,
    SEASON,
    SEASON_CUES,
    SEASONS,
    SMALL_NUMBERS,
    SPELLED_YEAR,
    STREET_AFTER,
    TENS,
    YEAR,
    number_of,
    ordinal_of,
)

LONGEST_AHEAD_OF_TWO_DIGITS = 10
"""Years after publication that a two-digit year may still mean ('34 in 2024). A judgement."""


def year_of(digits: str, context: Context) -> int:
    """Return a year of four digits, or of two in the century that news at that date means."""
    digits = digits.lstrip("'’")
    if len(digits) > 2:
        return int(digits)
    around = context.published
    if (story := context.story) and story.start:
        around = story.start
    if around is None:
        raise UndatableError("a two-digit year and no publication date to tell the century")
    latest = around.year + LONGEST_AHEAD_OF_TWO_DIGITS
    return latest - (latest - int(digits)) % 100


_COUNTED = re.compile(COUNTED_NOUN)


_MONEY_BEFORE = re.compile(r"(?:[$£€#]|No\.|\bdlrs|\bRs\.?|\d[,.])\s*$")


_NUMBER_BEFORE = re.compile(r"\b(?:No|NO)\s+$")
"""Before a house number without its stop: "road, No 1978"."""

_MORE_DIGITS = re.compile(r"\s*(?:[,.]\d|%|percent|million|billion|[-–/]\d{3})")


_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|during|through|before|after|between|early|late|mid|"
    r"the|for|circa|around|year|fiscal|and|or)\s+$",
    re.IGNORECASE,
)


_MAKES = (
    "Acura|Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Dodge|Fiat|Ford|Freightliner|GMC|Harley|"
    "Honda|Hyundai|Infiniti|Isuzu|Jaguar|Jeep|Kawasaki|Kenworth|Kia|Land Rover|Lexus|Lincoln|Mazda|"
    "Mercedes|Mercury|Mitsubishi|Nissan|Oldsmobile|Opel|Peterbilt|Peugeot|Pontiac|Porsche|Ram|"
    "Range Rover|Renault|Saturn|Skoda|Subaru|Suzuki|Tesla|Toyota|Vauxhall|Volkswagen|Volvo|"
    "VW|Yamaha"
)
_INSTITUTE = "(?:Award|Cent(?:er|re)|Company|Foundation|Institute|Motor|Prize|Series)"
_MODEL = re.compile(
    rf"\s+(?:(?:[a-z]+[ -]){{0,2}}(?:{_MAKES})\b(?!\ {_INSTITUTE})"
    r"|(?:model|pickup|sedan|SUV|van|motorcycle)\b)"
)
"""What is of a year's make: "a 2008 white Ford" was not driven in 2008 alone."""
_OWNED = re.compile(
    r"\b(?:an?|the|his|her|their|my|our|this|another|[a-z]+['’]s)\s+(?:[a-z]+\s+)?$", re.I
)
"""Before the year of such a thing; "in 2008 Ford" names no car."""


_LAST_ROUND_YEAR_AHEAD = 2050
THIS_CENTURY = 2000


def _year_alone(match: re.Match[str], context: Context) -> Reading | None:
    text = context.text
    before = text[max(0, match.start("year") - 16) : match.start("year")]
    after = text[match.end() : match.end() + 40]
    if STREET_AFTER.match(after) or _NUMBER_BEFORE.search(before):
        return None
    if _MONEY_BEFORE.search(before) or _MORE_DIGITS.match(after) or _COUNTED.match(after):
        return None
    if _MODEL.match(after) and _OWNED.search(before):
        return None
    number = int(match["year"])
    is_named = bool(match["part"] or match["fiscal"] or _YEAR_BEFORE.search(before))
    is_usual = 1900 <= number <= _LAST_ROUND_YEAR_AHEAD and number % 100 != 0
    if not is_named and not is_usual:
        return None
    return dated(narrow(periods.year(number), match))


def _year_range(match: re.Match[str], _context: Context) -> Reading | None:
    first = int(match["year"] or match["year2"] or match["year3"])
    digits = match["last"] or match["last2"] or match["last3"]
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if last <= first:
        return None
    whole = dated(periods.between(periods.year(first), periods.year(last)))
    if match["year3"] and len(digits) < 4:
        return whole
    groups = next(each for each in _YEAR_GROUPS if match[each[0]])
    return replace(whole, ends=tuple((Span(*match.span(g)), match[g]) for g in groups))


_YEAR_GROUPS = (("year", "last"), ("year2", "last2"), ("year3", "last3"))


_COUNTS_NOTHING = (
    r"(?:(?=\s+(?:the|his|her|its|my|our|their|an?|all|some|many|when|as|and|or|but|while|where|by|"
    r"to|in|at|for|with|after|before|until)\b)"
    rf"|(?!\s+[a-z-]+(?:\s+[a-z-]+)?['’](?!\w))(?!{COUNTED_NOUN}))"
)
"""Behind a short year: not "killed by '50 gunmen'", where its mark opens a quotation."""


def _short_year(match: re.Match[str], context: Context) -> Reading | None:
    return dated(periods.year(year_of(match["year"], context)))


def _early_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in 1369" in a history of such years; elsewhere it may count anything."""
    year = int(match["year"])
    story = context.story
    if story is None or story.start is None or abs(story.start.year - year) > ONE_STORY:
        return None
    return dated(periods.year(year))


ONE_STORY = 150
"""Years from one date of a history to the next at most. A judgement."""


def _spelled_year(match: re.Match[str], _context: Context) -> Reading | None:
    if match["thousands"]:
        rest = number_of(match["rest"] or "zero") or 0
        return dated(periods.year(2000 + int(rest)))
    return dated(periods.year(1900 + int(number_of(match["century_rest"]) or 0)))


def _decade(match: re.Match[str], context: Context) -> Reading | None:
    named = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
             "seventies": 70, "eighties": 80, "nineties": 90}  # fmt: skip
    if match["name"]:
        first = 1900 + named[match["name"].casefold()]
    elif match["short"]:
        latest = context.published.year if context.published else 1999
        first = latest - (latest - int(match["short"])) % 100
    else:
        first = int(match["year"])
    if first % 100 == 0 and match["year"] and first != THIS_CENTURY:  # "the 2000s": ten years
        return dated(narrow(periods.century(first // 100 + 1), match))
    return dated(narrow(periods.decade(first), match))


def _century(match: re.Match[str], _context: Context) -> Reading | None:
    return dated(narrow(periods.century(ordinal_of(match["ordinal"])), match))


def _season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["season"].casefold()]
    spelled = number_of(match["rest"]) if match["rest"] else None
    year = year_of(match["year"], context) if match["year"] else 1900 + int(spelled or 0)
    return dated(narrow(periods.season(year, code), match))


def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["digit"]) if match["digit"] else ordinal_of(match["ordinal"])
    if not 1 <= number <= 4:
        return None
    if match["year"]:
        return dated(periods.quarter(int(match["year"]), number))
    if context.published is None:
        return undated(f"XXXX-Q{number}", NO_ANCHOR)
    shift = {"last": -1, "next": 1}.get((match["which"] or "").casefold().split("'")[0].split()[0]
                                        if match["which"] else "", 0)  # fmt: skip
    year = context.published.year + shift
    chosen = periods.quarter(year, number)
    if chosen.start and chosen.start > context.published and not match["which"]:
        is_far = (chosen.start - context.published).days > 100
        chosen = periods.quarter(year - 1, number) if is_far else chosen
    return dated(chosen, "calendar quarters", is_anchored=True)


def _half(match: re.Match[str], context: Context) -> Reading | None:
    number = 1 if match["which"].casefold() in ("first", "1st") else 2
    if match["year"]:
        return dated(periods.half(int(match["year"]), number))
    if context.published is None:
        return undated(f"XXXX-H{number}", NO_ANCHOR)
    named = (match["named"] or "this").casefold()
    shift = {"last": -1, "next": 1}.get(named, 0)
    because = f"{named if shift else 'this'} year"
    return dated(periods.half(context.published.year + shift, number), because, is_anchored=True)


_NUMBER = "|".join([*list(SMALL_NUMBERS)[1:], *TENS])


ERA_RULES: tuple[Rule, ...] = (
    rule("year range", rf"(?:between (?P<year>{YEAR}) and (?P<last>{YEAR})"
         rf"|from (?P<year2>{YEAR}) (?:to|through|until) (?P<last2>{YEAR})"
         rf"|(?P<year3>{YEAR})[-–—](?P<last3>{YEAR}|\d\d\b))", _year_range, cues=NUMERAL),
    rule("year", rf"{PART}(?P<fiscal>(?:(?:the )?(?:fiscal )?year |fiscal )?)"
         rf"(?P<year>{YEAR})", _year_alone, cues=NUMERAL),
    rule("short year", r"(?=['’])(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\buntil\s)|"
         rf"(?<=\bby\s))(?P<year>['’]\d\d)\b{_COUNTS_NOTHING}", _short_year, cues=NUMERAL),
    rule("early year", rf"(?=1)(?:(?<=\b[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=\b[Bb]y\s))"
         rf"(?P<year>{EARLY_YEAR})", _early_year, ignore_case=False, cues=NUMERAL),
    rule("spelled year", rf"(?:(?P<thousands>(?:the )?year two thousand)(?: and)?"
         rf"(?: (?P<rest>{_NUMBER}))?"
         rf"|nineteen[ -](?P<century_rest>(?:{'|'.join(TENS)})(?:[ -](?:{_NUMBER}))?))",
         _spelled_year, cues="thousand nineteen"),
    rule("decade", rf"{PART}(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<year>1[5-9]\d0|20\d0)['’]?s"
         r"|['’](?P<short>\d0)s|(?P<name>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))", _decade,
         cues=f"{NUMERAL} twenties thirties forties fifties sixties seventies eighties nineties"),
    rule("century", rf"{PART}(?:the )?(?P<ordinal>{ORDINAL})[ -]century", _century, cues="century"),
    rule("season of a year", rf"{PART}(?:the )?(?P<season>{SEASON})(?: of|,)? "
         rf"(?:(?P<year>{ANY_YEAR}|['’]\d\d)|{SPELLED_YEAR})", _season, cues=SEASON_CUES),
    rule("quarter", rf"(?:(?P<which>(?:this|last|next)(?: year['’]s)?) |the )?(?:fiscal )?"
         rf"(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter|Q(?P<digit>[1-4]))"
         rf"(?:,? (?:of )?(?P<year>{YEAR}))?", _quarter, cues="quarter q"),
    rule("half", r"the (?P<which>first|second|1st|2nd|last|latter) "
         r"(?:half|two quarters|six months)"
         rf"(?: of (?:(?P<year>{YEAR})|(?P<named>this|the|last|next) year))", _half,
         cues="half quarters months"),
)  # fmt: skip
"""Rules in order of trust."""
