"""What is compared of two event words: their phrases, sentences, and articles.

Only words of one family are compared: over ECB+ other pairs add nothing to what
is found (docs/quality.md).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.linking.neighbours import Neighbours
from geo.linking.words import Rarity, Word, Words, family_of
from geo.model import Span

NEAR_WORDS = 5
"""Words on either side that stand near an event word: most often who did what to whom."""

LEAST_STORY = 0.4
"""Likeness of two articles below which they tell of no one story, be there ever so few others. Of
the pairs of ECB+ that tell of one event, one in twenty stands in articles less alike than .27."""

LAST_SENTENCE = 12
"""Sentences further down are told apart no more."""

_SAYING_WORDS = """
say tell report announce add claim state ask call note speak comment describe explain
"""
_LIGHT_WORDS = """
be have do make take get go come give keep see want begin start try use help continue put let need
become follow include know think believe hope expect
"""
_SAYING = frozenset(map(family_of, _SAYING_WORDS.split()))
_LIGHT = frozenset(map(family_of, _LIGHT_WORDS.split()))

FEATURES = (
    "sentence words",
    "near words",
    "names",
    "numbers",
    "numbers differ",
    "phrase",
    "same word",
    "one story",
    "one story for both",
    "same article",
    "same sentence",
    "sentences between",
    "earlier sentence",
    "later sentence",
    "saying",
    "light verb",
    "rarity",
    "spread, least",
    "spread, most",
    "shared neighbours",
    "one story, squared",
    "one story and for both",
    "one story and rarity",
    "one story and phrase",
    "one story and near words",
    "one story and names",
    "one story and spread",
    "same article and sentence words",
)
"""What a pair is judged by, in the order of the weights."""

Bag = Mapping[str, float]
"""Word families with their weights, of length one."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where an event is told: the phrase, and the word that stands for it."""

    head: Span
    phrase: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """An event word in its article."""

    article: int
    """Its number among the articles that are linked together."""
    word: str
    family: str
    sentence: int
    context: Bag
    near: Bag
    names: Bag
    numbers: Bag
    phrase: Bag
    rarity: float


def telling_of(article: int, text: str, words: Words, spans: Spans, rarity: Rarity) -> Telling:
    """Return the event word at `spans` with its surroundings."""
    number, sentence = _sentence_at(words, spans.head)
    inside = {at for at, word in enumerate(sentence) if _touch(word, spans.phrase)}
    head = next((at for at, word in enumerate(sentence) if _touch(word, spans.head)), 0)
    around = [at for at, word in enumerate(sentence) if at not in inside and not word.is_common]

    def bag(chosen: Iterable[int]) -> Bag:
        return _bag({sentence[at].family for at in chosen}, rarity)

    surface = spans.head.of(text).casefold()
    family = sentence[head].family if sentence else family_of(surface)
    return Telling(
        article=article,
        word=surface,
        family=family,
        sentence=min(number, LAST_SENTENCE),
        context=bag(around),
        near=bag(at for at in around if abs(at - head) <= NEAR_WORDS),
        names=bag(at for at in around if sentence[at].is_name),
        numbers=bag(at for at in around if sentence[at].is_number),
        phrase=bag(at for at in inside if not sentence[at].is_common),
        rarity=rarity.of(family) / rarity.most,
    )


def _sentence_at(words: Words, span: Span) -> tuple[int, Sequence[Word]]:
    """Return the sentence that holds a span, and its number; an empty one where none does."""
    for number, sentence in enumerate(words.sentences):
        if sentence[-1].end > span.start:
            return number, sentence
    return len(words.sentences), ()


def _touch(word: Word, span: Span) -> bool:
    return word.start < span.end and span.start < word.end


def _bag(families: Iterable[str], rarity: Rarity) -> Bag:
    weights = {family: rarity.of(family) for family in families}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {family: weight / length for family, weight in weights.items()} if length else {}


def _likeness(one: Bag, other: Bag) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[family] for family, weight in one.items() if family in other)


def spread(telling: Telling, articles: Container[int], neighbours: Neighbours) -> float:
    """Return in how much of the story other articles use the word: how central it is."""
    near = neighbours.of(telling.article)
    total = sum(near.values())
    shared = sum(likeness for article, likeness in near.items() if article in articles)
    return shared / total if total else 0.0


def _story(one: int, other: int, neighbours: Neighbours) -> tuple[float, float]:
    """Return how near two articles are, beside the nearest of either and of both; 0 for one."""
    alike = 0.0 if one == other else neighbours.likeness(one, other)
    nearest = sorted((neighbours.nearest(one), neighbours.nearest(other)))
    return alike / max(LEAST_STORY, nearest[0]), alike / max(LEAST_STORY, nearest[1])


def compare(
    one: Telling, other: Telling, neighbours: Neighbours, spreads: tuple[float, float]
) -> tuple[float, ...]:
    """Return the features of a pair of one family, in the order of FEATURES."""
    is_same = one.article == other.article
    story, both = _story(one.article, other.article, neighbours)
    context, near = _likeness(one.context, other.context), _likeness(one.near, other.near)
    names, numbers = _likeness(one.names, other.names), _likeness(one.numbers, other.numbers)
    phrase = _likeness(one.phrase, other.phrase)
    return (
        context,
        near,
        names,
        numbers,
        float(numbers == 0 and bool(one.numbers) and bool(other.numbers)),
        phrase,
        float(one.word == other.word),
        story,
        both,
        float(is_same),
        float(is_same and one.sentence == other.sentence),
        abs(one.sentence - other.sentence) / LAST_SENTENCE if is_same else 0.0,
        min(one.sentence, other.sentence) / LAST_SENTENCE,
        max(one.sentence, other.sentence) / LAST_SENTENCE,
        float(one.family in _SAYING),
        float(one.family in _LIGHT),
        one.rarity,
        min(spreads),
        max(spreads),
        neighbours.shared(one.article, other.article),
        story * story,
        story * both,
        story * one.rarity,
        story * phrase,
        story * near,
        story * names,
        story * min(spreads),
        context * is_same,
    )
