"""The same event across articles, against ECB+: annotated mentions, joined by the linker.

Scored by B3 (Bagga and Baldwin, 1998) over the annotated event words of each
topic, those that no other refers to included. Each topic is linked by itself;
the linker is given the annotated words and nothing else of the annotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.evaluate.event_corpora.figures import Figure, b_cubed
from geo.evaluate.event_corpora.reading import EventStages, Record, article_of, span_of
from geo.linking import EventWord, MentionLinker, Spans
from geo.model import Parse, Span
from geo.protocols import Parser

Key = tuple[str, object]
"""Of a chain or an event: what kind of key it is, and the key."""


@dataclass(frozen=True, slots=True)
class GoldWord:
    """An annotated event word, with its chain."""

    article: str
    gold: Key
    word: EventWord


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated event word, with its chain and the event that Dateline puts it into."""

    article: str
    gold: Key
    found: Key


def score_coreference(
    records: Sequence[Record], stages: EventStages, linker: MentionLinker
) -> tuple[Figure, ...]:
    """Return B3 F1 over the mentions of each topic."""
    rows: list[tuple[float, float, float]] = []
    for topic in gold_topics(records, stages.parser).values():
        found = linker.link([one.word for one in topic])
        rows += b_cubed_rows(
            [
                Mention(one.article, one.gold, ("event", event))
                for one, event in zip(topic, found, strict=True)
            ]
        )
    return (b_cubed("same event, B3 F1", rows),)


def gold_topics(records: Sequence[Record], parser: Parser) -> dict[str, list[GoldWord]]:
    """Return the annotated event words of each topic, in the order of the records."""
    topics: dict[str, list[GoldWord]] = {}
    for record in records:
        topics.setdefault(str(record["topic"]), []).extend(_gold_words(record, parser))
    return topics


def _gold_words(record: Record, parser: Parser) -> Iterator[GoldWord]:
    article = article_of(record)
    parse = parser.parse(article.text)
    for mark in record["mentions"]:
        if "ACTION" in mark["tag"]:
            spans = Spans(_head(parse, span_of(mark)), span_of(mark))
            yield GoldWord(str(record["id"]), _chain(record, mark), EventWord(article, spans))


def _chain(record: Record, mark: Mapping[str, Any]) -> Key:
    """Return the chain of a mention; one that no other refers to is its own."""
    return ("chain", mark["chain"]) if mark.get("chain") else (str(record["id"]), mark["id"])


def _head(parse: Parse, phrase: Span) -> Span:
    """Return the word of a phrase that all others of it hang on; the phrase where there is none."""
    inside = {
        at
        for at, token in enumerate(parse.tokens)
        if token.start < phrase.end and phrase.start < token.end
    }
    for at in sorted(inside):
        token = parse.tokens[at]
        if token.head not in inside or token.head == at:
            return Span(token.start, token.end)
    return phrase


def b_cubed_rows(mentions: Sequence[Mention]) -> list[tuple[float, float, float]]:
    """Return, for each article, the sums of precision and of recall, and how many mentions."""
    gold = Counter(mention.gold for mention in mentions)
    found = Counter(mention.found for mention in mentions)
    both = Counter((mention.gold, mention.found) for mention in mentions)
    sums: dict[str, tuple[float, float, float]] = {}
    for mention in mentions:
        shared = both[mention.gold, mention.found]
        precision, recall, number = sums.get(mention.article, (0.0, 0.0, 0.0))
        sums[mention.article] = (
            precision + shared / found[mention.found],
            recall + shared / gold[mention.gold],
            number + 1,
        )
    return list(sums.values())
