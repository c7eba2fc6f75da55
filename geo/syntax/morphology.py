"""Lemma and part of speech of parsed words: the model's own rules, each asked once.

The model's attribute ruler tries its patterns on every word of a text and its lemmatizer
writes to every word; together they took two fifths of a parse. Nearly all patterns look
at one word alone: at its tag, its relation and whether it is one of some hundred words.
So the rules are asked about a word by itself when it first comes, and the answer is kept.
Where patterns look at words side by side ("there is", "let 's"), the rules are asked
about just these words, there and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.syntax.runtime import Doc, Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
"""Components of the model that are asked here and stay out of its pipeline."""


class Part(NamedTuple):
    """A place in a pattern of several words."""

    pattern: int
    place: int

    @property
    def following(self) -> Part:
        """The next place of the same pattern."""
        return Part(self.pattern, self.place + 1)


class Reading(NamedTuple):
    """What a word is wherever it has this spelling, tag and relation."""

    lemma: str
    pos: str
    tag: str
    relation: str
    parts: frozenset[Part] = frozenset()
    """The places that it can take in patterns of several words."""


Key = tuple[int, int, int]
"""Spelling, tag and relation of a word, as the model numbers them."""

SPACE = Reading(" ", "SPACE", "_SP", "dep")
"""White space: the model counts it as a word, no stage does."""


class Morphology:
    """Reads words by the rules of a model. Remembers every word that the model has met."""

    def __init__(self, model: Language) -> None:
        """Take the rules of `model`."""
        ruler: Any = model.get_pipe(RULER)
        self._vocab = model.vocab
        self._ruler = ruler
        self._lemmatizer: Any = model.get_pipe(LEMMATIZER)
        _index_as_sets(self._lemmatizer)
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        self._named, self._spellings = _words_in(patterns)
        self._part_matcher = _part_matcher(self._vocab, patterns)
        self._readings: dict[Key, Reading] = {}
        self._kinds: dict[tuple[str, str, str], tuple[Token, frozenset[Part]]] = {}

    def read(self, doc: Doc) -> list[Reading]:
        """Return the reading of every token of `doc`, which has tags and relations."""
        is_space = doc.to_array("IS_SPACE").tolist()
        keys: list[Key] = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        words = {key for key, blank in zip(keys, is_space, strict=True) if not blank}
        self._learn([key for key in words if key not in self._readings])
        readings = [
            SPACE if blank else self._readings[key]
            for key, blank in zip(keys, is_space, strict=True)
        ]
        for first, end in linked(readings):
            readings[first:end] = self._side_by_side(list(doc[first:end]), readings[first:end])
        return readings

    def _learn(self, keys: Sequence[Key]) -> None:
        """Read the words of `keys` and remember them."""
        strings = self._vocab.strings
        words = [strings[spelling] for spelling, _, _ in keys]
        kinds = [
            self._kind(word, strings[tag], strings[relation])
            for word, (_, tag, relation) in zip(words, keys, strict=True)
        ]
        lemmas = self._lemmas(words, [ruled for ruled, _ in kinds])
        for key, lemma, (ruled, parts) in zip(keys, lemmas, kinds, strict=True):
            self._readings[key] = Reading(lemma, ruled.pos_, ruled.tag_, ruled.dep_, parts)

    def _kind(self, word: str, tag: str, relation: str) -> tuple[Token, frozenset[Part]]:
        """Return what the rules make of words that they cannot tell apart from `word`."""
        lower = word.lower()
        is_named = lower in self._named or self._spellings.fullmatch(lower)
        kind = (lower if is_named else "", tag, relation)
        if kind not in self._kinds:
            (ruled,) = self._rule([word], [tag], [relation])
            matches = self._part_matcher(ruled.doc, allow_missing=True)
            names = (self._vocab.strings[match].split() for match, _, _ in matches)
            self._kinds[kind] = ruled, frozenset(Part(int(a), int(b)) for a, b in names)
        return self._kinds[kind]

    def _side_by_side(self, words: Sequence[Token], alone: Sequence[Reading]) -> list[Reading]:
        ruled = self._rule(
            [word.text for word in words],
            [word.tag_ for word in words],
            [word.dep_ for word in words],
        )
        lemmas = self._lemmas([word.text for word in ruled], ruled)
        return [
            Reading(lemma, word.pos_, word.tag_, word.dep_, reading.parts)
            for lemma, word, reading in zip(lemmas, ruled, alone, strict=True)
        ]

    def _rule(self, words: list[str], tags: list[str], relations: list[str]) -> list[Token]:
        """Return the words as the model's attribute ruler leaves them."""
        heads = list(range(len(words)))
        return list(self._ruler(Doc(self._vocab, words, tags=tags, heads=heads, deps=relations)))

    def _lemmas(self, words: list[str], ruled: Sequence[Token]) -> list[str]:
        """Return the lemmas that the ruler gave, else those of `words` read as `ruled` are."""
        parts_of_speech = [one.pos_ for one in ruled]
        morphs = [str(one.morph) for one in ruled]
        alike = Doc(self._vocab, words, pos=parts_of_speech, morphs=morphs)
        return [
            one.lemma_ if one.lemma else str(self._lemmatizer.lemmatize(word)[0])
            for word, one in zip(alike, ruled, strict=True)
        ]


def _index_as_sets(lemmatizer: Any) -> None:
    """Hold the words that the lemmatizer knows as sets, where it would search through lists.

    Its files list tens of thousands of nouns, and it asks two or three times for every new word.
    """
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for pos in list(index):
        index[pos] = frozenset(index[pos])


def linked(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of words that a pattern of several words may join."""
    first = None
    for at, reading in enumerate(readings):
        following = readings[at + 1].parts if at + 1 < len(readings) else ()
        is_linked = bool(reading.parts) and any(p.following in following for p in reading.parts)
        if is_linked and first is None:
            first = at
        elif not is_linked and first is not None:
            yield first, at + 1
            first = None


Pattern = list[dict[str, Any]]
"""One condition on each of some neighbouring words, as spaCy's Matcher takes them."""


def _words_in(patterns: Iterable[Pattern]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that the patterns name, and what fits their regular expressions."""
    named: set[str] = set()
    spellings = ["(?!)"]  # fits nothing
    for condition in (condition for pattern in patterns for condition in pattern):
        wanted = condition.get("LOWER", {})
        if isinstance(wanted, str):
            named.add(wanted)
        else:
            named.update(wanted.get("IN", ()))
            spellings += [f"(?:.*?{wanted['REGEX']}.*)"] if "REGEX" in wanted else []
    return frozenset(named), re.compile("|".join(spellings), re.DOTALL)


def _part_matcher(vocab: Any, patterns: Iterable[Pattern]) -> Matcher:
    """Return a matcher of single words that tells which places of longer patterns they fit."""
    matcher = Matcher(vocab)
    for number, pattern in enumerate(patterns):
        for place, condition in enumerate(pattern if len(pattern) > 1 else ()):
            matcher.add(f"{number} {place}", [[condition]])
    return matcher
