"""Where sentences may begin: rules for news prose in English.

A paragraph end is always a border. Within a paragraph, a border needs a full
stop, question or exclamation mark (with closing quotes) before white space,
and an abbreviation's stop does not count, unless the next word can hardly
continue the sentence ("in the U.S. The president …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from geo.model import Span

WIDEST_WRAPPED_LINE = 120
"""Code points in a line of hard-wrapped text at most, its indent left out: agency copy has 60 to
80, text copied from web pages up to 110. A judgement."""

WRAPPED_SHARE = 0.8
"""Share of the single line breaks that must look like wrapping before all are read so."""

FULL_LINE = 0.8
"""Share of the widest line's length that a full line has, next word included. A judgement."""

WRAPPED_LEAST = 4
"""Single line breaks that a text needs before it can count as hard-wrapped. A judgement."""

BROKEN_LINE = 60
"""Code points that a line has at least before a small first letter of the next goes on with its
sentence: entries of lists are shorter. A judgement."""

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
"""Where a line may end a paragraph."""
_BREAKS = re.compile(r"[.!?…:;|][\"'”’»)\]]*$")
"""What ends a line for good; after a colon or semicolon a list may follow."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<closing>[\"'”’»)\]*]*)(?P<gap>\s+)(?=\S)")
_BEFORE_LAST_WORD = re.compile(r"[\s(\[\"“‘«—–/]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+", re.UNICODE)
_WORD = re.compile(r"[\"'“‘«(\[*—–•-]*([^\W_]*)")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_LAST = _words(
    "mr mrs ms mx dr prof rev fr hon st ste mt ft gen lt col maj capt cmdr cpl sgt pvt adm brig "
    "cdr pfc spc gov sen rep reps sens pres supt insp amb atty dist messrs mmes msgr v vs al "
    "approx ca cf e.g i.e viz ph.d a.k.a lt.gen maj.gen brig.gen u.s.s"
)
"""Abbreviations that are followed by a name or number, so that their stop ends no sentence."""

BEFORE_NUMBERS = _words("no nos art sec par ch fig figs p pp vol ed tel")
"""Abbreviations only where a number follows: "No. 5" is one, "He said no." is not."""

LONGEST_ABBREVIATION = 20
"""Code points before a full stop that are looked at: no listed abbreviation is longer."""

SOMETIMES_LAST = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
    "Inc Corp Co Ltd Llc Plc Bros Jr Sr Esq Dept Univ Assn Bldg Ave Blvd Rd etc est a.m p.m A.m "
    "P.m Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man JAN FEB MAR APR "
    "JUN JUL AUG SEP SEPT OCT NOV DEC INC CORP CO LTD JR SR"
)
"""Abbreviations, as they are written, that may stand last: the next word decides."""

OPENERS = _words(
    "a an the this that these those he she it they we i you his her its their our my your there "
    "here in on at by for from with after before during since until when while as if although "
    "though because but and or so yet however meanwhile also still then now no not both each "
    "every some many most several all another other such what who why how where according despite "
    "under over between among about asked earlier later last next nobody nothing"
)
"""Words whose capital tells of a new sentence: names seldom begin with them."""


class Border(Enum):
    """What the rules say about a place between two words."""

    SURE = "sure"
    OPEN = "open"
    """The parser decides."""


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of `text` in order, trimmed of white space, none empty.

    Lines end in a line feed. Every line is a paragraph, as in text that came from
    a web page, unless the text is hard-wrapped; then blank and short lines part them.
    A long line that ends within a sentence goes on in the next if that begins small.
    """
    width = wrapping_width(text)
    start = offset = 0
    previous = ""
    for line in _LINE.findall(text):
        is_wrapped = width and _is_wrapped(previous, line, width)
        if not (is_wrapped or _goes_on(previous, line)):
            yield from _trimmed(text, start, offset)
            start = offset
        offset += len(line)
        previous = line
    yield from _trimmed(text, start, offset)


def wrapping_width(text: str) -> int:
    """Return the line width in code points that `text` is hard-wrapped to, or 0 when it is not."""
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if width > WIDEST_WRAPPED_LINE:
        return 0
    breaks = [
        _is_wrapped(line, following, width)
        for line, following in pairwise(lines)
        if line and following and not _ENDS.search(line)  # else a paragraph may end there
    ]
    is_hard = len(breaks) >= WRAPPED_LEAST and sum(breaks) >= WRAPPED_SHARE * len(breaks)
    return width if is_hard else 0


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Say whether `following` goes on with `line`: its first word would not have fitted."""
    if not line.strip() or not following.strip():
        return False
    word = following.split(maxsplit=1)[0]
    return len(line.strip()) + 1 + len(word) > width * FULL_LINE


def _goes_on(line: str, following: str) -> bool:
    """Say whether a long line breaks off within a sentence: "… the attacks", "in the town"."""
    line, following = line.strip(), following.strip()
    return len(line) >= BROKEN_LINE and following[:1].islower() and not _BREAKS.search(line)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        yield Span(first, last)


def borders(paragraph: str) -> dict[int, Border]:
    """Return the offsets in `paragraph` where a sentence begins or may begin, with how sure."""
    found = {0: Border.SURE}
    for stop in _STOP.finditer(paragraph):
        border = _border(paragraph, stop)
        if border:
            found[stop.end("gap")] = border
    return found


def _border(paragraph: str, stop: re.Match[str]) -> Border | None:
    following = _word_at(paragraph, stop.end("gap"))
    if following[:1].islower():
        return None
    if stop.group("mark") != ".":
        return Border.OPEN if stop.group("closing") or "." in stop.group("mark") else Border.SURE
    before = paragraph[max(0, stop.start() - LONGEST_ABBREVIATION) : stop.start()]
    return _after_full_stop(_BEFORE_LAST_WORD.split(before)[-1], following)


def _after_full_stop(word: str, following: str) -> Border | None:
    folded = word.casefold()
    if folded in NEVER_LAST or (folded in BEFORE_NUMBERS and following[:1].isdigit()):
        return None
    is_initial = len(word) == 1 and word.isalpha()
    if is_initial or word in SOMETIMES_LAST or _INITIALS.fullmatch(word + "."):
        can_open = following.casefold() in OPENERS
        return Border.SURE if can_open and not is_initial else None
    return Border.SURE


def _word_at(paragraph: str, at: int) -> str:
    """Return the word that begins at `at`, without opening quotes and brackets before it."""
    match = _WORD.match(paragraph, at)
    return match.group(1) if match else ""
