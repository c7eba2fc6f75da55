"""What the encoder of passages is taught: kinds of events, and what happened at places in news.

    python -m geo.evaluate.reading_texts SHARED CASE.jsonl PLOVER.jsonl -o EXAMPLES.jsonl

The texts of kinds are those of `geo.evaluate.kind_texts`; the sentences with places are those of
the part `fit` of the annotated news, whose texts lie in SHARED/corpora. Both are in five folds:
an article, or a record, is whole in one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from geo.evaluate.gold import GoldDispatch, GoldMention
from geo.evaluate.judging import is_date
from geo.evaluate.kind_texts import read_texts
from geo.evaluate.news import Part, read_news
from geo.evaluate.stacking_cases import fold_of, name_of
from geo.model import Article, DateInterval, Parse, Sentence, Span, TimeExpression
from geo.protocols import Parser, TimeTagger
from geo.reporting.place_questions import AGE, EVENT_TYPE, PLACE_ROLE, ROLE, STATUS, age_of
from geo.reporting.whens import dated
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

Record = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the examples as `geo.encoders.training.passages` reads them."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("shared", type=Path, help="folder that holds corpora/ and articles/")
    command.add_argument("case", type=Path, help="snippets with ACLED sub-types (CASE 2021)")
    command.add_argument("plover", type=Path, help="sentences with PLOVER types")
    command.add_argument("-o", "--output", type=Path, required=True)
    options = command.parse_args(arguments)
    parser, tagger = SpacyParser(), RuleTimeTagger()
    with options.output.open("w", encoding="utf-8") as output:
        for record in kinds_of(options.case, options.plover):
            output.write(json.dumps(record) + "\n")
        for dispatch in read_news(options.shared, Part.FIT):
            for record in sentences_of(dispatch, parser, tagger):
                output.write(json.dumps(record) + "\n")
    return 0


def kinds_of(case: Path, plover: Path) -> Iterator[Record]:
    """Yield the texts that kinds of events are learnt from, as examples."""
    for one in read_texts(case, plover):
        yield {"text": one.text, "labels": {one.scheme: one.kind}, "fold": one.fold}


def sentences_of(dispatch: GoldDispatch, parser: Parser, tagger: TimeTagger) -> Iterator[Record]:
    """Yield the sentences of an article that have annotated places, as examples."""
    article = dispatch.article
    parse = parser.parse(article.text)
    times = tagger.tag(article, parse)
    for sentence in parse.sentences:
        told = [one for one in dispatch.mentions if sentence.span.contains(one.span)]
        if told:
            yield _example(article, parse, sentence, told, times)


def _example(
    article: Article,
    parse: Parse,
    sentence: Sentence,
    mentions: Sequence[GoldMention],
    times: Sequence[TimeExpression],
) -> Record:
    start = sentence.span.start
    words = [Span(one.start, one.end) for one in parse.tokens[sentence.first : sentence.last]]
    here = [one for one in times if sentence.span.contains(one.span)]
    published = article.published_between
    return {
        "text": sentence.span.of(article.text),
        "labels": {},
        "fold": fold_of(name_of(article)),
        "words": [[word.start - start, word.end - start] for word in words],
        "places": [
            {
                "start": one.span.start - start,
                "end": one.span.end - start,
                "events": events_of(one, [word.of(article.text) for word in words]),
                "times": times_of(one, words, here),
                "labels": labels_of(one, published.end if published else None),
            }
            for one in mentions
        ],
    }


def events_of(mention: GoldMention, words: Sequence[str]) -> list[int] | None:
    """Return which words tell what happened at a place; None where that is not known or said."""
    if mention.triggers is None:
        return None
    right = {word.casefold() for word in mention.triggers}
    found = [number for number, word in enumerate(words) if word.casefold() in right]
    return found if found or not right else None


def times_of(
    mention: GoldMention, words: Sequence[Span], times: Sequence[TimeExpression]
) -> list[int] | None:
    """Return which words tell when it was: those of all expressions that give a right date."""
    if mention.when is None:
        return None
    right = [one.span for one in times if is_date(mention.when, dated(one, ""))]
    return [n for n, word in enumerate(words) if any(word.overlaps(span) for span in right)]


def labels_of(mention: GoldMention, published: date | None) -> dict[str, list[str]]:
    """Return what a person says of a place, question by question."""
    answers: dict[str, list[str]] = {
        ROLE: [mention.role.value] if mention.role else [],
        EVENT_TYPE: sorted(one.value for one in mention.event_types or ()),
        PLACE_ROLE: sorted(one.value for one in mention.place_roles or ()),
        STATUS: sorted(one.value for one in mention.statuses or ()),
        AGE: _ages(mention.when, published),
    }
    return {question: kinds for question, kinds in answers.items() if kinds}


def _ages(when: DateInterval | None, published: date | None) -> list[str]:
    age = age_of(when, published)
    return [age] if age else []


if __name__ == "__main__":
    sys.exit(main())
