"""Prepares hostile text for a model without moving a single character.

Every function returns a string with as many code points as it was given, so
offsets into the result are offsets into the article.
"""

from __future__ import annotations

import re

LONGEST_RUN = 300
"""Characters without white space that a tokenizer is given at once.

Its rules take quadratic time on one run; 300 keeps that invisible and is longer
than any word and than most links. A judgement.
"""

RUN_PIECE = 100
"""Length of the pieces that a longer run is cut into. A judgement."""

CAPITALS_SHARE = 0.8
"""Share of capitals among a paragraph's letters from which it counts as set in capitals.

Agency copy reaches 1.0, headlines in title case stay below 0.4. A judgement.
"""

CAPITALS_LEAST = 20
"""Letters that a paragraph needs before its case says anything. A judgement."""

_LINE_ENDS = re.compile(r"\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile(
    r"[\x00-\x09\x0d-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    r"\ud800-\udfff]|[^\S \n]"
)
_MARK = re.compile(r"[^\w]|_")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}")
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def blank_what_is_no_text(text: str) -> str:
    r"""Return `text` with spaces for control, format and surrogate characters.

    Every kind of line end becomes a line feed, the first half of "\r\n" a space.
    """
    return _NOT_TEXT.sub(" ", _LINE_ENDS.sub("\n", text))


def cut_long_runs(text: str) -> str:
    """Return `text` with runs that are too long to be words cut into pieces of letters.

    Every 101st character becomes a space. Marks become letters, or a megabyte of
    brackets would be a million words.
    """
    return _LONG_RUN.sub(_cut, text)


def _cut(match: re.Match[str]) -> str:
    run = _MARK.sub("x", match.group())
    step = RUN_PIECE + 1
    return " ".join(run[at : at + RUN_PIECE] for at in range(0, len(run), step)).ljust(len(run))


def is_in_capitals(text: str) -> bool:
    """Say whether `text` is set in capitals, as agency copy and some headlines are."""
    upper = sum(map(str.isupper, text))
    cased = upper + sum(map(str.islower, text))
    return cased >= CAPITALS_LEAST and upper >= CAPITALS_SHARE * cased


def lower_capitals(text: str) -> str:
    """Return a sentence in capitals in lower case but for its first letter and for initials.

    The model reads every word in capitals as a name; in lower case it finds
    the verbs, which the other stages need more.
    """
    kept = {at for match in _INITIALS.finditer(text) for at in range(*match.span())}
    first = _FIRST_LETTER.search(text)
    if first:
        kept.add(first.start())
    return "".join(
        character if at in kept else _lower(character) for at, character in enumerate(text)
    )


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
