"""Which articles tell of the same story: likeness of words, found through an inverted index."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.linking.words import Rarity, Words

INDEXED_WORDS = 60
"""Rarest words of an article by which others find it. A judgement: the first paragraphs' names."""

MOST_UNDER_ONE_WORD = 400
"""Articles looked at under one word: keeps the search near-linear; a word that more articles have
tells of no story. A judgement."""


class Neighbours:
    """Likeness between articles: cosine of their words, weighted by rarity."""

    def __init__(self, articles: Sequence[Words], rarity: Rarity) -> None:
        self._vectors = [_vector(words, rarity) for words in articles]
        self._near = self._search()
        self._nearest = [max(near.values(), default=0.0) for near in self._near]
        self._lengths = [math.sqrt(1 + _squares(near.values())) for near in self._near]
        self._shared: dict[tuple[int, int], float] = {}

    def likeness(self, one: int, other: int) -> float:
        """Return the likeness of two articles, 0 to 1; of one that is no neighbour, 0."""
        return self._near[one].get(other, 0.0)

    def of(self, article: int) -> dict[int, float]:
        """Return the neighbours of an article with their likeness."""
        return self._near[article]

    def nearest(self, article: int) -> float:
        """Return the likeness of the nearest other article; 0 where there is none."""
        return self._nearest[article]

    def shared(self, one: int, other: int) -> float:
        """Return how alike the neighbourhoods of two articles are; 0 for one article.

        Two stories that look alike have articles that look alike, but each its own neighbours.
        """
        if one == other:
            return 0.0
        if (one, other) not in self._shared:
            here, there = self._near[one], self._near[other]
            total = 2 * here.get(other, 0.0) + sum(
                here[article] * there[article] for article in here.keys() & there.keys()
            )
            value = total / (self._lengths[one] * self._lengths[other])
            self._shared[one, other] = self._shared[other, one] = value
        return self._shared[one, other]

    def _search(self) -> list[dict[int, float]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for family in sorted(vector, key=vector.__getitem__)[-INDEXED_WORDS:]:
                index[family].append(number)
        near: list[dict[int, float]] = [{} for _ in self._vectors]
        for number, vector in enumerate(self._vectors):
            found = {
                other
                for family in vector
                if len(index.get(family, ())) <= MOST_UNDER_ONE_WORD
                for other in index.get(family, ())
                if other > number
            }
            for other in found:
                near[number][other] = near[other][number] = _cosine(vector, self._vectors[other])
        return near


def _vector(words: Words, rarity: Rarity) -> dict[str, float]:
    weighted = {
        family: (1 + math.log(count)) * rarity.of(family) for family, count in words.counts.items()
    }
    length = math.sqrt(_squares(weighted.values()))
    return {family: value / length for family, value in weighted.items()} if length else {}


def _squares(weights: Iterable[float]) -> float:
    return sum(value * value for value in weights)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[family] for family, value in one.items() if family in other)
