"""What the model of event kinds sees of a passage: its words, their letters, its event words.

Three groups of features, each of length one whatever the length of the passage:
lemmas and pairs of neighbours with names blanked, the letters of each word (so that
"shelled" and "shelling" meet), and the kinds that the event lexicon sees in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from geo.reporting.document import Document
from geo.reporting.event_words import Trigger

LETTERS = (3, 4, 5)
"""Lengths of the runs of letters that are read, word ends included, as is usual."""

LONGEST_WORD = 24
"""Letters of a word that are read: a bound for hostile text; longer ones are addresses."""

REMEMBERED_WORDS = 20_000

GROUP_WEIGHTS = (1.0, 1.0, 0.5)
"""Length of each group. In cross-validation event kinds at full length cost CASE 2021 three points
of accuracy; at a half they cost nothing there and gain PLOVER's records five."""

Groups = tuple[Mapping[str, int], ...]
"""How often each feature occurs, by group."""


def groups_of(document: Document, tokens: Iterable[int], triggers: Sequence[Trigger]) -> Groups:
    """Return the features of a passage: its tokens and the event words of the lexicon in it."""
    words = [index for index in tokens if document.tokens[index].pos not in ("PUNCT", "SPACE")]
    letters = Counter(run for index in words for run in runs_of(document.words[index]))
    return Counter(_of_words(document, words)), letters, Counter(_of_kinds(triggers))


def _of_words(document: Document, words: Sequence[int]) -> Iterator[str]:
    before = ""
    for index in words:
        token = document.tokens[index]
        word = {"PROPN": "Name", "NUM": "Number"}.get(token.pos, document.lemmas[index])
        yield f"word {word}"
        if before:
            yield f"words {before} {word}"
        before = word


@lru_cache(maxsize=REMEMBERED_WORDS)
def runs_of(word: str) -> tuple[str, ...]:
    """Return the runs of letters of a word, its ends marked by blanks."""
    framed = f" {word[:LONGEST_WORD]} "
    return tuple(
        framed[start : start + length]
        for length in LETTERS
        for start in range(len(framed) - length + 1)
    )


def _of_kinds(triggers: Sequence[Trigger]) -> Iterator[str]:
    kinds = [one.entry.sub_event_type for one in triggers if one.entry.sub_event_type]
    for kind in kinds:
        yield f"kind {kind}"
    if kinds:
        yield f"first {kinds[0]}"
    for one in triggers:
        if one.entry.plover:
            yield f"plover {one.entry.plover}"
