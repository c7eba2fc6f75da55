"""Names in other scripts inside English text: "clashes near Костянтинівка", "the port of 원산".

The encoder was trained on Latin letters. It finds many such names by the words around
them, but cuts long ones and misses inflected ones, so the gazetteer is asked for each run
of words in another script, longest first. Where it knows one, the encoder's doubt weighs
little; what it does not know stays with the encoder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo.model import Span

LONGEST_NAME = 4
"""Words in the longest name that is tried: a judgement. Hyphens and apostrophes part words."""
LONGEST_SURFACE = 48
"""Code points in the longest name that is tried, so that hostile text costs nothing."""
SHORTEST_NAME = 2
"""Code points in the shortest name: a single letter or syllable is a word like any other."""

_OTHER_SCRIPTS = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u3005-\u3007\u3040-\ua4cf\ua640-\ua69f"
    "\uac00-\ud7a3\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\U00010280-\U0003ffff]+"
)
"""Blocks from Greek on, without Latin; marks and symbols in them are sorted out by category."""
_BETWEEN = re.compile(r"[ \u00a0\n]|['’ʼ`‐‑-]")
"""What may stand between two words of one name."""
_JOINTS = frozenset("'’ʼ`‐‑-")
_PARTICLES = re.compile(r"(?:에서|에게|으로|까지|부터|에|의|은|는|이|가|을|를|로|와|과|도)$")
"""Korean particles, written onto the noun (Martin, A Reference Grammar of Korean, 1992)."""
_PREPOSITIONS = re.compile(
    "во?|у|з|із|зі|на|до|від|під|біля|про|через|над|між|за|со?|из|к|от|под|около|близ|возле|"
    "об?|при|для|по"
)
"""Russian and Ukrainian: with a capital at the start of a sentence they are no part of a name."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name in another script that the gazetteer knows."""

    span: Span
    is_piece: bool
    """Whether it is a piece of a longer name, as "Владимир" of a person's name is."""


def find_names(text: str, is_known: Callable[[str], bool]) -> list[KnownName]:
    """Return the names in other scripts than Latin that `is_known` knows, in order."""
    words = list(_words(text))
    found: list[KnownName] = []
    first = 0
    while first < len(words):
        name, last = _name_at(text, words, first, is_known)
        if name is not None:
            neighbours = _neighbours(text, words, first, last)
            is_piece = any(not is_known(word) for word in neighbours)
            found.append(KnownName(name, is_piece))
        first = last + 1
    return found


def _words(text: str) -> Iterator[Span]:
    """Yield the runs of letters and their marks."""
    for run in _OTHER_SCRIPTS.finditer(text):
        start = run.start()
        for at in range(run.start(), run.end() + 1):
            if at == run.end() or unicodedata.category(text[at])[0] not in "LM":
                if start < at:
                    yield Span(start, at)
                start = at + 1


def _name_at(
    text: str, words: Sequence[Span], first: int, is_known: Callable[[str], bool]
) -> tuple[Span | None, int]:
    """Return the longest known name that begins with word `first`, or None, and its last word."""
    if (
        not _may_begin(text, words[first].start)
        or words[first].end - words[first].start > LONGEST_SURFACE
    ):
        return None, first
    for last in range(_farthest(text, words, first), first - 1, -1):
        span = Span(words[first].start, words[last].end)
        if _is_glued(text, span):
            continue
        for name in _with_and_without_particle(text, span):
            if name.end - name.start >= SHORTEST_NAME and is_known(name.of(text)):
                return name, last
    return None, first


def _with_and_without_particle(text: str, span: Span) -> Iterator[Span]:
    yield span
    particle = _PARTICLES.search(span.of(text))
    if particle:
        yield Span(span.start, span.start + particle.start())


def _farthest(text: str, words: Sequence[Span], first: int) -> int:
    """Return the last word that a name from word `first` on may have."""
    last = first
    while (
        last + 1 < min(first + LONGEST_NAME, len(words))
        and _BETWEEN.fullmatch(text, words[last].end, words[last + 1].start)
        and words[last + 1].end - words[first].start <= LONGEST_SURFACE
    ):
        last += 1
    return last


def _may_begin(text: str, at: int) -> bool:
    """Say whether a name may begin here: with a capital, where the script begins names so."""
    return not text[at].islower() or text[at].title() == text[at]  # Georgian has small names


def _is_glued(text: str, span: Span) -> bool:
    """Say whether a hyphen, an apostrophe or a letter joins the span to another word."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return _joins(before[::-1]) or _joins(after)


def _joins(outwards: str) -> bool:
    is_joint = outwards[:1] in _JOINTS and outwards[1:].isalnum()
    return bool(outwards) and (outwards[0].isalnum() or is_joint)


def _neighbours(text: str, words: Sequence[Span], first: int, last: int) -> Iterator[str]:
    """Yield the words beside a name, a space away, that have a capital as names do."""
    for left, right, neighbour in ((first - 1, first, first - 1), (last, last + 1, last + 1)):
        if 0 <= neighbour < len(words) and text[words[left].end : words[right].start] == " ":
            word = words[neighbour].of(text)
            if word[0].isupper() and not _PREPOSITIONS.fullmatch(word.casefold()):
                yield word
