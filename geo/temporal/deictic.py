"""Rules for words that point from the publication date: "Thursday", "last month", "now"."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from geo.model import TimexType
from geo.temporal import periods
from geo.temporal.anchoring import Direction
from geo.temporal.comparison import YEAR_BEFORE, compared_last_year
from geo.temporal.grammar import (
    NO_ANCHOR,
    Context,
    Reading,
    Rule,
    dated,
    rule,
    told,
    undated,
)
from geo.temporal.narrowing import PART, narrow
from geo.temporal.periods import Period
from geo.temporal.units import DAYS_PER_UNIT, UNKNOWN_VALUES, shifted
from geo.temporal.vocabulary import (
    PART_OF_DAY,
    PARTS_OF_DAY,
    SEASON,
    UNDER_A_DAY,
    UNIT,
    UNIT_CUES,
    WEEKDAY,
    WEEKDAY_CUES,
    unit_of,
    weekday_of,
)


def _at_part_of_day(reading: Reading, part: str | None) -> Reading:
    if not part:
        return reading
    code = PARTS_OF_DAY[part.casefold()]
    return Reading(
        TimexType.TIME,
        f"{reading.value}T{code}",
        reading.period,
        reading.because,
        reading.is_anchored,
    )


_INITIALS_BEFORE = re.compile(r"\b[A-Z]{2,} $")
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+ $")
_TITLE_REACH = 16
"""Before "Today" and "Now" in a title, and how far back that is seen: "USA Today"."""

LONGEST_HEADLINE = 200
"""Code points to either side in which a line is looked at. A judgement."""

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}")
"""A word that headlines with capitals would give one: they leave out "of" and "in" alone."""


def _is_title(match: re.Match[str], context: Context) -> bool:
    """Say whether a word with a capital is a name's part, as no word within a sentence has one.

    In a headline all words may have one: "Minister Visits Lima Today".
    """
    if match.group() not in ("Today", "Now"):
        return False
    text = context.text
    before = text[max(0, match.start() - _TITLE_REACH) : match.start()]
    if _INITIALS_BEFORE.search(before):
        return True
    if not _NAME_BEFORE.search(before):
        return False
    start = text[max(0, match.start() - LONGEST_HEADLINE) : match.start()].rpartition("\n")[2]
    rest = text[match.end() : match.end() + LONGEST_HEADLINE].partition("\n")[0]
    return _SMALL_WORD.search(start + rest) is not None


def _day_word(match: re.Match[str], context: Context) -> Reading | None:
    if _is_title(match, context):
        return None
    word = match["word"].casefold()
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(word, 0)
    if word.startswith("the day "):
        shift = -2 if "before" in word else 2
    part = match["part_of_day"] or match["part_before"]
    if word in ("tonight", "last night"):
        part = "night"
    if word.startswith("this "):
        part = word.removeprefix("this ")
    if context.published is None:
        return _at_part_of_day(undated("XXXX-XX-XX", NO_ANCHOR), part)
    when = periods.day(context.published + timedelta(days=shift))
    return _at_part_of_day(dated(when, is_anchored=True), part)


def _overnight(match: re.Match[str], context: Context) -> Reading | None:
    """Read "overnight" as the night before publication, or after it where the verb looks ahead.

    In a history it is undated: the text seldom says which of its nights it means.
    """
    value = f"XXXX-XX-XXT{PARTS_OF_DAY['night']}"
    if context.story is not None and match.group().casefold() != "overnight":
        return Reading(TimexType.TIME, f"T{PARTS_OF_DAY['night']}")  # of the day that is told
    if context.published is None or context.story is not None:
        return Reading(TimexType.TIME, value, None, NO_ANCHOR)
    is_ahead = context.pointing(match).direction is Direction.FUTURE
    evening = context.published - timedelta(days=0 if is_ahead else 1)
    value = f"{evening.isoformat()}T{PARTS_OF_DAY['night']}"
    night = periods.days_between(evening, evening + timedelta(days=1), value)
    because = "the coming night" if is_ahead else "the night before publication"
    return Reading(TimexType.TIME, value, night, because, is_anchored=True)


_AND = re.compile(r"\s*(?:,|and|or|,\s*and|to|through|-|–)\s*")
"""Between two days of one list: "on Wednesday and Thursday"."""


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    number = weekday_of(match["weekday"])
    if (reading := _weekday_in_story(number, match, context)) is not None:
        return _at_part_of_day(reading, match["part_of_day"])
    if context.published is None:
        reading = undated(f"XXXX-WXX-{number + 1}", NO_ANCHOR)
    else:
        when, because = _day_of_week(number, match, context, context.published)
        reading = dated(periods.day(when), because, is_anchored=True)
    return _at_part_of_day(reading, match["part_of_day"])


def _weekday_in_story(number: int, match: re.Match[str], context: Context) -> Reading | None:
    """Read a weekday of a history: in the week from the day it has reached, else undated."""
    story = context.story
    if story is None or story.start is None:
        return None
    if story.start != story.end or match["which"] or match["week"]:
        return undated(f"XXXX-WXX-{number + 1}", "the story has not named a day to count from")
    ahead = (number - story.start.weekday()) % 7
    return told(periods.day(story.start + timedelta(days=ahead)), story)


def _day_of_week(
    number: int, match: re.Match[str], context: Context, published: date
) -> tuple[date, str]:
    which = (match["which"] or "").casefold()
    back = (published.weekday() - number) % 7
    if match["week"]:
        shift = {"last": -7, "next": 7}.get(match["week"].casefold(), 0)
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=number + shift), f"{match['week'].casefold()} week"
    if which in ("last", "past", "this past"):
        return published - timedelta(days=back or 7), f"'{which}' looks back"
    if which == "the previous":
        return published - timedelta(days=(back or 7) + 7), "'previous': the week before"
    if which in ("next", "coming", "this coming"):
        return published + timedelta(days=(7 - back)), f"'{which}' looks ahead"
    listed = _after_listed(number, match, context)
    if listed and (listed <= published or (context.last_day and context.last_day > published)):
        return listed, f"after {context.last_day.isoformat() if context.last_day else ''}"
    pointing = context.pointing(match)
    direction = pointing.direction
    if pointing.is_nearest and back:
        ahead = 7 - back
        near = (
            published - timedelta(days=back) if back <= ahead else published + timedelta(days=ahead)
        )
        return near, "what was meant to be done, the nearest such day"
    if direction is Direction.FUTURE and back and pointing.is_direct:
        return published + timedelta(days=7 - back), "future"
    if direction is Direction.UNKNOWN:
        return published - timedelta(days=back), "tense unclear, the latest such day"
    if direction is Direction.FUTURE and back and 7 - back < back:
        return published + timedelta(
            days=7 - back
        ), "the verb ahead is not its own, the nearest such day"
    if direction is Direction.FUTURE and back:
        return published - timedelta(
            days=back
        ), "the verb ahead is not its own, the latest such day"
    return published - timedelta(days=back), direction.value if back else "the day of publication"


_LISTED = re.compile(rf"{WEEKDAY}\Z")


def _after_listed(number: int, match: re.Match[str], context: Context) -> date | None:
    """Return the day after the weekday just named: "on Wednesday and Thursday"."""
    if not context.last_day or not _AND.fullmatch(context.text, context.last_end, match.start()):
        return None
    if not _LISTED.search(context.text, max(0, context.last_end - 12), context.last_end):
        return None
    return context.last_day + timedelta(days=(number - context.last_day.weekday()) % 7)


SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
"""Units from the one of publication."""


def _which_unit(match: re.Match[str], context: Context) -> Reading | None:
    unit = unit_of(match["unit"])
    which = match["which"].casefold().split()[-1]
    if unit in UNDER_A_DAY or unit in ("day", "night"):
        return None
    if match.group() == "This Week" and context.text[max(0, match.start() - 1)] in '"“‘':
        return None  # a programme
    if unit in ("decade", "century") and which == "past":
        return None  # a stretch of ten or a hundred years up to now
    if which == "the" and (story := context.story) and story.start and story.end:
        if (story.end - story.start).days > math.ceil(DAYS_PER_UNIT[unit]):
            return undated(UNKNOWN_VALUES[unit], f"the story has not named a {unit} to count from")
        return told(narrow(shifted(unit, 0, story.start), match), story)
    if (reading := _unit_of_story(unit, match, context)) is not None:
        return reading
    if context.published is None:
        return undated(UNKNOWN_VALUES[unit], NO_ANCHOR)
    shift = SHIFTS.get(which, 0)
    if unit == "year" and which == "last" and (same := compared_last_year(match, context)):
        return dated(same, YEAR_BEFORE, is_anchored=True)
    if unit == "week" and which == "this" and context.published.weekday() == SUNDAY:
        shift = int(context.pointing(match).direction is Direction.FUTURE)  # the one that begins
    which = "the" if which == "a" else which
    if unit == "weekend" and which in ("last", "past", "the"):
        shift = 0 if which != "last" and context.published.weekday() == SUNDAY else -1
        if which == "the" and context.pointing(match).direction is Direction.FUTURE:
            shift = 0
    whole = shifted(unit, shift, context.published)
    period = narrow(whole, match)
    if which == "past" and unit != "weekend" and not match.groupdict().get("part"):
        period = _up_to(context.published, unit, whole.value)
    edge = (match.groupdict().get("edge") or "").casefold()
    if edge and shift == 0 and period.start and period.end:
        period = _until_today(period, edge, context.published)
    return dated(period, is_anchored=True)


def _unit_of_story(unit: str, match: re.Match[str], context: Context) -> Reading | None:
    """Read "the next year" of a history from the date that it has reached."""
    shift = _NEXT_OF_STORY.get(match["which"].casefold())
    story = context.story
    if shift is None or story is None or story.start is None or story.end is None:
        return None
    if (story.end - story.start).days > math.ceil(DAYS_PER_UNIT[unit]):
        return None
    return told(narrow(shifted(unit, shift, story.end if shift > 0 else story.start), match), story)


_NEXT_OF_STORY = {"the next": 1, "the previous": -1}


def _up_to(published: date, unit: str, value: str) -> Period:
    """Return the days of "the past week", which ends with publication whatever its value says."""
    length = timedelta(days=round(DAYS_PER_UNIT[unit]))
    return periods.days_between(published - length, published, value)


def _until_today(period: Period, edge: str, published: date) -> Period:
    """Return the part of a running period before ("earlier") or after ("later") publication."""
    if period.start is None or period.end is None:
        return period
    if edge == "earlier":
        return periods.days_between(period.start, published, period.value)
    return periods.days_between(published, period.end, period.value)


def _edge_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    return _which_unit(match, context) if match["part"] or match["edge"] else None


def _this_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "year-end" and "the full year": the year that runs, or the one that just ended."""
    if context.published is None:
        return undated("XXXX", NO_ANCHOR)
    year = context.published.year
    is_over = context.published.month <= JUST_OVER
    if match["ends"]:
        return dated(periods.day(date(year, 12, 31)), "the end of the year", is_anchored=True)
    return dated(periods.year(year - is_over), is_anchored=True)


SUNDAY = 6
"""`date.weekday()` of Sunday."""

JUST_OVER = 3
"""Month until which "the full year" that results are told for is the last one. A judgement."""


def _reference(match: re.Match[str], context: Context) -> Reading | None:
    if _is_title(match, context):
        return None
    word = match.group().casefold()
    if re.search(r"now|currently|present|moment|nowadays|time|point|these", word):
        value = "PRESENT_REF"
        period = periods.day(context.published) if context.published else None
    elif re.search(r"soon|term|short|future|come|one day", word):
        value = "FUTURE_REF"
        period = periods.since(context.published, value) if context.published else None
    else:
        value = "PAST_REF"
        period = periods.until(context.published, value) if context.published else None
    because = None if context.published else NO_ANCHOR
    return Reading(TimexType.DATE, value, period, because, context.published is not None)


_NO_NOUN_NEXT = (
    r"(?=\s*(?:[.,;:!?)\n]|\Z)|\s+(?:in|on|at|into|to|from|by|after|as|when|while|and|or|but|that|near|"
    r"with|against|for|across|over|around|between|following|before|because|through|until)\b)"
)
"""Behind "overnight" where it tells when something is done, and is no "overnight train"."""

_PART_AFTER = rf"(?: (?P<part_of_day>{PART_OF_DAY}))?"


DEICTIC_RULES: tuple[Rule, ...] = (
    rule("day word", r"(?:(?:earlier|later|late|early|mid[ -](?P<part_before>morning|afternoon)) )?"
         rf"(?P<word>the day before yesterday|"
         rf"the day after tomorrow|yesterday|today|tomorrow|tonight|last night|"
         rf"this (?:morning|afternoon|evening)){_PART_AFTER}", _day_word,
         cues="yesterday today tomorrow tonight night morning afternoon evening"),
    rule("overnight", rf"(?<!day\s)overnight(?! (?:on|into|to|from) {WEEKDAY}){_NO_NOUN_NEXT}|"
         r"(?<=during\s)the night(?! (?:of|from|before|after)\b)",
         _overnight, cues="overnight night"),
    rule("weekday", r"(?<!\bGood\s)(?<!\bBloody\s)(?<!\bSheffield\s)"
         r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Pp]ast|"
         r"[Cc]oming|[Tt]he previous) )?(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)(?: on)? )?"
         rf"(?P<weekday>{WEEKDAY}){_PART_AFTER}(?:(?: of)? (?P<week>last|next|this) week)?",
         _weekday, ignore_case=False, cues=WEEKDAY_CUES),
    rule("this week", rf"{PART}(?:(?P<edge>earlier|later)(?: in)? )?(?P<which>this|(?:the )?last|"
         r"(?:the )?next|(?:the )?past|(?:the )?previous|(?:the |this )?coming|the current)"
         r" (?P<unit>week|weekend|month|quarter|year|decade|century|day)", _which_unit,
         cues=UNIT_CUES),
    rule("the weekend", r"(?P<which>the|a(?= weekend (?!(?:away|off|of|in|at|with|to|and|or|on|for|"
         r"that|when|where)\b)[a-z])) (?P<unit>weekend)", _which_unit, cues="weekend"),
    rule("year-end", r"(?P<ends>(?:the )?year(?:['’]s)?[ -]end)|(?:the|its) (?:full|whole|entire|"
         r"current fiscal) year", _this_year, cues="year"),
    rule("the end of the year", rf"{PART}(?:(?P<edge>earlier|later)(?: on)? in )?(?P<which>the) "
         r"(?P<unit>week|month|year|decade|century)",
         _edge_of_unit, cues="week month year decade century"),
    rule("reference", r"right now|now|currently|at (?:present|the (?:present|moment))|"
         r"at this (?:time|point|moment)|nowadays|these days|recently|lately|"
         rf"the past(?! (?:[\w-]+ ){{0,2}}(?:{UNIT}|{SEASON}s))|(?<!as\s)soon"
         r"(?! after| enough| as|-)|"
         r"in the near future|the (?:near )?future|the (?:near|short)[ -]term|"
         r"(?:days|weeks|months|years) to come|"
         r"(?:(?<=\bwill\s)|(?<=\bwould\s)|(?<=\bcould\s)|(?<=\bmight\s)|(?<=\bmay\s)|"
         r"(?<=\bto\s))one day",
         _reference, cues="now currently present moment time point nowadays days recently "
         "lately past soon future term come day"),
)  # fmt: skip
"""Rules in order of trust."""
