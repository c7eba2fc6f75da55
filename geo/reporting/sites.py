"""Nominal sites: noun phrases that name a kind of place and no place by name.

"A polling station", "their village", "the border": an event may well be there,
and none of them is a toponym. A name that the recognizer does not take for a
toponym counts too when its last word is such a noun ("Trump Tower"), or when it
follows a preposition of place ("in Klong Prem").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.lexicon import word_list, word_lists

POINTING = "pointing"
"""List of the words that point to a place without naming a kind of place: "here", "abroad"."""

NAME = "name"
"""Kind of a site that is a name after a preposition of place."""

NAMED = frozenset({"settlement", "territory"})
"""Kinds that a name right before them names: "the Kharkiv region", "Kibera slum"."""

CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip
"""Names that follow "in" and "on" without being places."""

NOT_IN_PHRASE = frozenset({"prep", "relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "case"})
"""Relations of what follows a noun but is no part of its phrase."""


@dataclass(frozen=True, slots=True)
class Site:
    """A noun phrase that names a kind of place."""

    span: Span
    token: int
    """Its head noun."""
    kind: str
    """List of `sites.toml` that has the noun, or NAME."""


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Return the kind of each noun of `sites.toml`; the first list that has it wins."""
    kinds: dict[str, str] = {}
    for kind, words in word_lists("sites.toml").items():
        for word in words:
            kinds.setdefault(word, kind)
    return kinds


def kind_of_place(noun: str) -> str | None:
    """Return the list of `sites.toml` that has the lemma `noun`, or None."""
    return _kinds().get(noun)


def nominal_sites(document: Document, toponyms: Iterable[Span]) -> Iterator[Site]:
    """Yield the nominal sites of a document that overlap no toponym, in the order of the text."""
    taken = {index for span in toponyms for index in document.tokens_in(span)}
    for index in range(len(document.tokens)):
        if index in taken:
            continue
        kind = _kind(document, index)
        if kind in NAMED and index - 1 in taken:
            continue  # "the Kharkiv region" is what the toponym names
        if kind is not None:
            yield Site(_phrase(document, index, taken), index, kind)


def named_by(document: Document, toponym: int) -> int:
    """Return the noun that a toponym with head token `toponym` names, or that token itself.

    "Kharkiv" in "the Kharkiv region" plays the part that the region plays.
    """
    head = document.tokens[toponym].head
    follows = head == toponym + 1 and document.tokens[head].pos in ("NOUN", "PROPN")
    return head if follows and _kinds().get(document.lemmas[head]) in NAMED else toponym


def _kind(document: Document, index: int) -> str | None:
    token = document.tokens[index]
    if token.pos == "PROPN" and document.words[index] in CALENDAR:
        return None
    kind = _kinds().get(document.lemmas[index])
    if token.pos in ("NOUN", "PROPN"):
        if token.relation == "compound" and document.tokens[token.head].pos in ("NOUN", "PROPN"):
            return None  # "house arrest", "city council"
        if kind is None and token.pos == "PROPN" and _follows_place_word(document, index):
            return NAME
        return kind
    return kind if kind == POINTING and token.pos in ("ADV", "ADP") else None


def _follows_place_word(document: Document, index: int) -> bool:
    token = document.tokens[index]
    return token.relation == "pobj" and document.words[token.head] in word_list("locative")


def _phrase(document: Document, head: int, taken: set[int]) -> Span:
    """Return the words from the first modifier of `head` to the head itself."""
    first = head
    for below in document.children[head]:
        if below < first and document.tokens[below].relation not in NOT_IN_PHRASE:
            left, right = document.edges(below)
            if right < head and not any(index in taken for index in range(left, right + 1)):
                first = min(first, left)
    return document.span_of(first, head)
