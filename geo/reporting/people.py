"""The people that an article names: full names, short forms, and what it calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.naming import proper_name

LONGEST_NAME = 4
"""Words of a person's full name at most. A judgement: longer ones are institutions."""


@dataclass(slots=True)
class People:
    """Who is named in one article."""

    long_forms: dict[str, str] = field(default_factory=dict)
    """The one full name for each surname, first name and name without its first word."""
    sure: set[str] = field(default_factory=set)
    """Full names that a title or an apposition shows to be a person's."""
    callings: dict[str, set[str]] = field(default_factory=dict)
    """Titles and descriptions by full name: "Ana Ruiz" is "mayor" and "mrs"."""
    _by_calling: dict[str, dict[str, int]] = field(default_factory=dict)
    """Where each person is first called so, by calling and full name."""

    def full_name(self, name: str) -> str | None:
        """Return the full name of the person that a name or short form surely means, or None."""
        full = name if name in self.sure else self.long_forms.get(name)
        return full if full in self.sure else None

    def called(self, word: str, before: int) -> set[str]:
        """Return the full names of the people who were called so before a token."""
        first = self._by_calling.get(word, {})
        return {name for name, index in first.items() if index < before}

    def note(self, name: str, callings: set[str], index: int) -> None:
        """Keep that the article calls a person so at a token."""
        self.sure.add(name)
        self.callings.setdefault(name, set()).update(callings)
        for calling in callings:
            self._by_calling.setdefault(calling, {}).setdefault(name, index)


def people_of(document: Document, source_heads: set[int]) -> People:
    """Return the people of an article; who speaks may be one without a title, too."""
    people = People()
    full: dict[str, set[str]] = {}
    for index, token in enumerate(document.tokens):
        if token.pos != "PROPN" or token.relation == "compound":
            continue
        callings = callings_at(document, index)
        if not (callings or index in source_heads):
            continue
        if any(document.words[child] == "the" for child in document.children[index]):
            continue
        name = proper_name(document, index)
        words = name.split()
        if not 2 <= len(words) <= LONGEST_NAME or any(letter.isdigit() for letter in name):
            continue
        for short in {words[-1], words[0], " ".join(words[1:])}:
            full.setdefault(short, set()).add(name)
        if callings:
            people.note(name, callings, index)
    people.long_forms = {
        short: next(iter(names)) for short, names in full.items() if len(names) == 1
    }
    return people


def callings_at(document: Document, index: int) -> set[str]:
    """Return the titles before a name and the descriptions apposed to it, as lemmas."""
    cues = cue_lexicon()
    token = document.tokens[index]
    before = {child for child in document.children[index] if child < index}
    first = index
    while first > 0 and index - first < LONGEST_NAME and _is_of_name(document, first - 1):
        first -= 1
        before.add(first)
    found = {document.words[one].rstrip(".") for one in before} & (cues.titles | cues.persons)
    apposed = document.child(index, "appos")
    beside = {document.lemmas[apposed]} if apposed is not None else set()
    if token.relation == "appos":
        beside.add(document.lemmas[token.head])
    return found | (beside & (cues.persons | cues.titles))


def _is_of_name(document: Document, index: int) -> bool:
    """Say whether a token may stand in a name: "Mayor" of "and Mayor Ana Ruiz", however parsed."""
    token = document.tokens[index]
    return token.pos == "PROPN" and document.text[token.start].isupper()
