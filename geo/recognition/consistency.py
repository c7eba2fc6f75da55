"""One decision for a name within an article, where its mentions agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from geo.model import Form, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym with the encoder's probabilities, before the role is decided."""

    span: Span
    score: float
    associative: float
    form: Form


SURE = 0.8
"""Score from which a mention speaks for the other places where its name is written."""
MISSED_SHARE = 0.5
"""Found mentions per occurrence of a name from which the others are taken in too."""
MISSED_SCORE = 0.5
"""Score of a mention that was added because the same name was found elsewhere."""
SHORTEST_NAME = 4
"""Letters in the shortest name that is looked for: shorter ones are words and initials too."""
WORD = re.compile(r"\w+")


def agree(
    text: str, mentions: Sequence[Mention], associative: Callable[[Span], float]
) -> tuple[Mention, ...]:
    """Return the mentions with missed occurrences of sure names added, in order of the text.

    `associative` tells the role of an added one from its own context: a name
    that is a place here may be a government there.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.span.of(text)].append(mention)
    sure = {
        name: found
        for name, found in by_name.items()
        if len(name) >= SHORTEST_NAME and max(each.score for each in found) >= SURE
    }
    places = occurrences(text, sure)
    added = [
        Mention(place, MISSED_SCORE, associative(place), found[0].form)
        for name, found in sure.items()
        for place in missed(found, places[name])
    ]
    return without_overlap([*mentions, *added])


def occurrences(text: str, names: Iterable[str]) -> dict[str, list[Span]]:
    """Return where each name is written as whole words, in one pass over the text."""
    places: dict[str, list[Span]] = {name: [] for name in names}
    by_first_word: dict[str, list[str]] = defaultdict(list)
    for name in places:
        if first := WORD.match(name):
            by_first_word[first[0]].append(name)
    for word in WORD.finditer(text):
        for name in by_first_word.get(word[0], ()):
            span = Span(word.start(), word.start() + len(name))
            if text.startswith(name, span.start) and _stands_alone(text, span):
                places[name].append(span)
    return places


def _stands_alone(text: str, span: Span) -> bool:
    """Say whether no letter, digit or hyphen touches the span."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return not any(c.isalnum() or c == "-" for c in around)


def missed(found: Sequence[Mention], places: Sequence[Span]) -> list[Span]:
    """Return the places of a name that were not found, where most of them were."""
    if len(found) < MISSED_SHARE * len(places):
        return []
    known = {each.span for each in found}
    return [place for place in places if place not in known]


def without_overlap(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order of the text; of two that overlap the surer one stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.span.start, -each.score)):
        if kept and kept[-1].span.overlaps(mention.span):
            if mention.score > kept[-1].score:
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)
