"""Joins event words of the same thing, within and across articles, place or no place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.linking.averages import average_link
from geo.linking.neighbours import Neighbours
from geo.linking.telling import Spans, Telling, compare, spread, telling_of
from geo.linking.weights import Weights, shipped_weights
from geo.linking.words import Rarity, words_of
from geo.model import Article

LEAST_LIKENESS = 0.2
"""Likeness of two articles below which their words are not compared. Of the pairs of ECB+ that tell
of one event, 19 in 20 stand in articles more alike than .27."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EventWord:
    """An event word to be joined with others."""

    article: Article
    spans: Spans


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of event words that may tell of one event, with their features."""

    pairs: tuple[Pair, ...]
    rows: tuple[tuple[float, ...], ...]


class MentionLinker:
    """Average-link clustering of event words of one family in articles of one story."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights

    def link(self, words: Sequence[EventWord]) -> tuple[int, ...]:
        """Return the number of each word's event; words of the same event have the same."""
        weights = self._weights or shipped_weights()
        compared = compared_pairs(words, weights.rarity)
        likely = weights.probabilities(compared.rows)
        return average_link(
            len(words), dict(zip(compared.pairs, likely.tolist(), strict=True)), weights.threshold
        )


def compared_pairs(words: Sequence[EventWord], rarity: Rarity) -> Compared:
    """Return every pair of one family in one article or in neighbouring ones."""
    tellings, neighbours = _tellings(words, rarity)
    families: dict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        families[telling.family].append(number)
    pairs: list[Pair] = []
    rows: list[tuple[float, ...]] = []
    for members in families.values():
        articles = {tellings[number].article for number in members}
        spreads = {one: spread(tellings[one], articles, neighbours) for one in members}
        for one, other in _near_pairs(members, tellings, neighbours):
            pairs.append((one, other))
            told = tellings[one], tellings[other]
            rows.append(compare(*told, neighbours, (spreads[one], spreads[other])))
    return Compared(tuple(pairs), tuple(rows))


def _tellings(words: Sequence[EventWord], rarity: Rarity) -> tuple[list[Telling], Neighbours]:
    """Return the words with their surroundings, and the articles they stand in."""
    numbers: dict[str, int] = {}
    for word in words:
        numbers.setdefault(word.article.id, len(numbers))
    articles = {numbers[word.article.id]: word.article for word in words}
    read = [words_of(articles[number].text) for number in range(len(articles))]
    tellings = []
    for word in words:
        number = numbers[word.article.id]
        tellings.append(telling_of(number, word.article.text, read[number], word.spans, rarity))
    return tellings, Neighbours(read, rarity)


def _near_pairs(
    members: Sequence[int], tellings: Sequence[Telling], neighbours: Neighbours
) -> Iterator[Pair]:
    """Yield the pairs of words, the earlier first, whose articles are one or neighbours."""
    by_article: dict[int, list[int]] = defaultdict(list)
    for number in members:
        by_article[tellings[number].article].append(number)
    for article, here in by_article.items():
        for at, one in enumerate(here):
            yield from _ordered((one, other) for other in here[at + 1 :])
        for near, likeness in neighbours.of(article).items():
            if near > article and near in by_article and likeness >= LEAST_LIKENESS:
                yield from _ordered((one, other) for one in here for other in by_article[near])


def _ordered(pairs: Iterable[Pair]) -> Iterator[Pair]:
    return ((min(pair), max(pair)) for pair in pairs)
