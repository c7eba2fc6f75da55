"""Who says what, against PolNeAR: the content and the source of each attribution.

An attribution that Dateline finds is right when its content and its source both
share code points with those of a gold attribution; where the annotators name no
source, it must name none either. Pairs are one to one, the contents that are most
alike first. The stricter figure also asks that the contents share at least half
of the code points that they cover together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from geo.evaluate.event_corpora.figures import Figure, f1
from geo.evaluate.event_corpora.reading import EventStages, Record, article_of
from geo.model import Attribution

HALF = 0.5
"""Least likeness (intersection over union) of contents in the stricter figure."""

Places = frozenset[int]
"""Offsets of the code points that spans cover."""


def score_attributions(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return F1 with content and source both right, by overlap and by half, and of contents."""
    loose, strict, contents = [], [], []
    for record in records:
        article = article_of(record)
        found = stages.reporter.attribute(article, stages.parser.parse(article.text))
        gold = [_gold(one) for one in record["attributions"] if one.get("content")]
        guesses = [_found(one) for one in found]
        counted = (len(gold), len(guesses))
        loose.append((_pairs(gold, guesses, 0.0), *counted))
        strict.append((_pairs(gold, guesses, HALF), *counted))
        contents.append((_pairs(gold, guesses, 0.0, needs_source=False), *counted))
    return (
        f1("attributions, content and source, overlap F1", loose),
        f1("attributions, content by half and source, F1", strict),
        f1("attributions, content alone, overlap F1", contents),
    )


def _gold(attribution: Mapping[str, Any]) -> tuple[Places, Places]:
    """Return the places of content and source."""
    return _covered(_spans(attribution, "content")), _covered(_spans(attribution, "source"))


def _spans(attribution: Mapping[str, Any], part: str) -> Iterator[tuple[int, int]]:
    for mark in attribution.get(part) or ():
        for start, end in mark["spans"]:
            yield int(start), int(end)


def _found(attribution: Attribution) -> tuple[Places, Places]:
    return (
        _covered((span.start, span.end) for span in attribution.content),
        _covered((span.start, span.end) for span in attribution.source),
    )


def _covered(spans: Iterable[tuple[int, int]]) -> Places:
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _pairs(
    gold: Sequence[tuple[Places, Places]],
    found: Sequence[tuple[Places, Places]],
    least: float,
    needs_source: bool = True,
) -> int:
    """Return how many attributions are right, paired one to one."""
    alike = sorted(
        (
            (_likeness(content, guess), at, number)
            for at, (content, source) in enumerate(gold)
            for number, (guess, guessed_source) in enumerate(found)
            if content & guess and (not needs_source or _same_source(source, guessed_source))
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for likeness, at, number in alike:
        if likeness >= least and at not in taken_gold and number not in taken_found:
            taken_gold.add(at)
            taken_found.add(number)
    return len(taken_gold)


def _same_source(gold: Places, found: Places) -> bool:
    return bool(gold & found) if gold else not found


def _likeness(one: Places, other: Places) -> float:
    return len(one & other) / len(one | other)
