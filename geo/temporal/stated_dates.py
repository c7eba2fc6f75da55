"""What the head of a text says itself of when it was published: dateline, stamp or date line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo.temporal.vocabulary import MONTH, WEEKDAY, month_of
from geo.written_dates import TWO_DIGITS, WrittenDate, date_at, day_of, whole_year, why_impossible

DATELINE_LENGTH = 600
"""Code points at the head of a text where a dateline or a date of publication stands."""

EARLIEST_YEAR = 1800
"""Numbers below are no year of a newspaper article. A judgement."""

_YEAR = r"(?P<year>(?:1[89]|20)\d\d|\d\d(?!\d))"
_WORD = (
    r"(?:(?![a-z])[^\W\d_][\w.'’/-]*+"
    r"|(?:of|the|and|near|upon|on|an?|am|la|le|les|las|los|el|al|del?|della|di|da|do|das|dos|du|des"
    r"|der|den|van|y|e|aan|sur|en|im)(?!\w))"
)
"""A word of a place's name: none but small words begin small, as do those of a sentence."""

_PLACE = rf"{_WORD}(?:,? (?:{_WORD}|\({_WORD}(?:,? {_WORD}){{0,5}}\))){{0,7}}"
_BEGINNING = r"^[^\w\n\[]*+(?:\[[^\]\n]{1,20}\]\s*+)?"
"""Where a dateline stands: first on its line, "[TEXT]" or a mark before it at most."""

_DATELINE_END = (
    r"(?=[^\n]{0,60}?(?:--|[–—]|\s-\s|\([A-Z]{2}[^()\n]{0,60}\))"
    rf"(?!\s*(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}}),?\s+\d{{4}}))"
)
"""A dash or an agency behind the day; a dash before another date parts birth and death."""

_DATELINES = (
    re.compile(
        rf"{_BEGINNING}(?P<said>{_PLACE}, (?P<day>\d{{1,2}}) (?P<month>{MONTH}),? {_YEAR})"
        rf"{_DATELINE_END}",
        re.MULTILINE,
    ),
    re.compile(
        rf"{_BEGINNING}(?P<said>{_PLACE}, (?P<month>{MONTH}) (?P<day>\d{{1,2}}),? "
        rf"(?P<year>(?:19|20)\d\d|(?<= )\d\d(?= \()))"
        rf"{_DATELINE_END}",
        re.MULTILINE,
    ),
)
_YEARLESS = re.compile(
    rf"{_BEGINNING}(?P<said>{_PLACE}, (?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})))(?= ?(?:\([^)\n]{{1,40}}\) ?)?(?:--|[–—]|- ))",
    re.MULTILINE,
)
"""The dateline of agencies that name no year: "GOMA, Congo, Nov 20 (Agency) - "."""

_LABEL = re.compile(
    r"(?<![^\W\d_])(?P<label>(?:First |Originally )[Pp]ublished|Published|PUBLISHED|Posted|Issued"
    r"|Filed|(?:Publication )?Date|DATE|Last (?:updated|modified)|Updated|UPDATED|Modified)"
    r"(?: (?:[Oo]n|[Aa]t)\b)?\s*+:?\s*+(?=\d|[A-Z])"
)
_OF_ANYTHING = re.compile(r"Date|DATE|Issued|Filed")
"""Labels that the day of a deed, a battle or a birth bears too."""

_LIKE_A_DATE = re.compile(
    rf"(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}}),?\s+\d{{4}}\b|\d{{4}}-\d\d-\d\d\b"
    r"|\d{1,2}([/.])\d{1,2}\1\d{4}\b"
)
_UPDATE = re.compile(r"updated|modified", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]+"
_BYLINE = re.compile(
    rf"(?:By|BY)(?: (?:{_NAME},?|and|in|at|of|for))+(?:\s*[|·•/,–—-]\s*|\s)"
    r"|(?:Source|From|Text): ?[^\d\n]{2,60}(?:[|·•/,–—-]\s*|\s)"
)
_SIGNED = re.compile(rf"{_NAME}(?: (?:{_NAME}|and|of)){{0,5}}\s*(?:[|·•]|\s[–—-])\s*")
"""Who wrote it, before a date on the same line: "By Ann Lee, Goma | 14 July 2023"; a name alone
("Ann Lee — 14 July 2023") below the headline only, which may be "Battle of Kursk – 5 July 1943"."""

_BEGIN = re.compile(rf"(?<![\w:./-])(?=\d|{MONTH}|{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)")

_REST = re.compile(
    r"[\W_]*(?:\([A-Z]\w+day\)|(?:Last )?[Uu]pdated\b.*|\d+ min(?:ute)?s?\.? read\W*)?"
)
"""What may stand behind a date on its line: "Updated 2 years ago", "3 min read"."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date by which a text says when it was published."""

    written: WrittenDate
    words: str
    origin: str
    """What kind of statement it is: "dateline", "line under the headline"."""
    is_update: bool = False
    """Whether it tells of the last change alone: publication was on that day or before."""
    is_labelled: bool = True
    """Whether more than its place says that it is the date of publication."""

    @property
    def rule(self) -> str:
        """The statement and the day or days that it names, in words."""
        first, last = self.written.first.isoformat(), self.written.last.isoformat()
        days = first if first == last else f"{first}/{last}"
        doubt = f", {self.written.doubt}" if self.written.doubt else ""
        return f"{self.origin} '{self.words}'{doubt} -> {days}"


def stated_dates(text: str) -> list[StatedDate]:
    """Return what the head of `text` states, what tells most of publication first."""
    head = text[:DATELINE_LENGTH]
    stamps = list(_stamps(head))
    beside = [one for one in _lines(head) if all(one.words not in each.words for each in stamps)]
    stated = [*_datelines(head), *stamps, *beside]
    found = [one for one in stated if why_impossible(one.written.first) is None]
    return sorted(found, key=lambda one: (one.is_update, one.written.first != one.written.last))


def refused_date(text: str) -> str | None:
    """Return what the head of `text` states that can be no day of publication, and why, or None."""
    head = text[:DATELINE_LENGTH]
    for one in (*_datelines(head), *_stamps(head)):
        if why := why_impossible(one.written.first):
            return f"the {one.origin} '{one.words}' {why}"
    for pattern in _DATELINES:
        if (match := pattern.search(head)) and _day_in(match) is None:
            return f"the dateline '{_flat(match['said'])}' is not a date"
    for label in _LABEL.finditer(head):
        written = _LIKE_A_DATE.match(head, label.end())
        if written and date_at(head, label.end()) is None:
            return f"'{_flat(head[label.start() : written.end()])}' in the text is not a date"
    return None


def _datelines(head: str) -> Iterator[StatedDate]:
    for pattern in _DATELINES:
        if match := pattern.search(head):
            day = _day_in(match)
            if day and day.year >= EARLIEST_YEAR:
                doubt = None if len(match["year"]) == 4 else TWO_DIGITS
                yield StatedDate(WrittenDate(day, day, doubt), _flat(match["said"]), "dateline")


def _day_in(dateline: re.Match[str]) -> date | None:
    year = whole_year(dateline["year"])
    return day_of(year, month_of(dateline["month"]), int(dateline["day"]))


def yearless_dateline(text: str) -> tuple[int, int, str] | None:
    """Return month, day and words of a dateline without year at the head of `text`, or None."""
    match = _YEARLESS.search(text[:DATELINE_LENGTH])
    if match is None:
        return None
    month = month_of(match["month"] or match["month2"])
    return month, int(match["day"] or match["day2"]), _flat(match["said"])


def _stamps(head: str) -> Iterator[StatedDate]:
    """Yield the dates behind "Published", "Issued on:", "Last updated"."""
    for match in _LABEL.finditer(head):
        if (at := date_at(head, match.end())) and at[0].first.year >= EARLIEST_YEAR:
            words = _flat(head[match.start() : at[1]])
            is_update = bool(_UPDATE.search(match["label"]))
            origin = "date of the last change" if is_update else "date of publication"
            is_labelled = _OF_ANYTHING.fullmatch(match["label"]) is None
            yield StatedDate(at[0], words, f"{origin} in the text", is_update, is_labelled)


def _lines(head: str) -> Iterator[StatedDate]:
    """Yield the one line in the head that is nothing but a date, a byline before it at most.

    Lines with several days are the entries of a chronicle.
    """
    lines = head.strip().split("\n")
    found = list(filter(None, (_line(line, number == 0) for number, line in enumerate(lines))))
    if len({(one.written.first, one.written.last) for one in found}) == 1:
        yield found[0]


def _line(line: str, is_first: bool) -> StatedDate | None:
    words = _flat(line)
    for start in (0, *_behind_byline(words, is_first)):
        at = date_at(words, start)
        if at and _REST.fullmatch(words, at[1]) and at[0].first.year >= EARLIEST_YEAR:
            said = words[: at[1]]
            return StatedDate(at[0], said, "line under the headline", is_labelled=False)
    return None


def _behind_byline(line: str, is_first: bool) -> Iterator[int]:
    """Yield where a date may begin behind whoever wrote the article."""
    for begin in _BEGIN.finditer(line):
        at = begin.start()
        if _BYLINE.fullmatch(line, 0, at) or (not is_first and _SIGNED.fullmatch(line, 0, at)):
            yield at


def _flat(words: str) -> str:
    return " ".join(words.split())
