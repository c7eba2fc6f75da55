"""The places of an event: which of the spots around its word it happened at, likeliest first.

A conditional logit weighs the spots (toponyms and nominal sites) of the sentences
about an event word against one another and against "no place"; its card
(data/models/placing/README.md) says what it was fitted to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.model import EventPlace, PlaceRole
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.locating import role_of
from geo.reporting.logistic import Logistic, load_logistic
from geo.reporting.spots import Spot, Spots
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "placing"
"""Weights that ship with Dateline, with their card."""

REACH = 2
"""Sentences before and after the event's own in which a spot may lie. On RAMS a reach of 3 ranks no
better, a reach of 1 loses two of a hundred places."""

ASSOCIATIVE_STEPS = 3
"""Steps in the tree by which a name that stands for a government counts as further away."""

APART = 50
"""Distance of words that no path joins: more than any real path."""

STEP_LIMITS = (1, 2, 3, 5, 8)
WORD_LIMITS = (1, 2, 3, 5, 8, 13, 20)
"""Limits of the classes of distance, in steps of the tree and in words."""

RANKS = 4
"""Spots further down the order of nearness all count as of this rank."""

RIVAL = 2.0
"""Log-odds by which a second place may stand behind the likeliest: one in seven. On RAMS the second
place finds 14 of a hundred annotated places more and costs one and a half points of F1."""

MOST = 2
"""Places of one event at most."""

SURE = 0.0
"""Log-odds against "no place" from which the article says that the event is there; below, the place
is only the background before which it happens."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A spot as a place of one event, with the names of its features."""

    spot: Spot
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Near:
    """How far a spot is from an event word."""

    offset: int
    """Sentences from the event's to the spot's."""
    steps: int
    words: int
    is_below: bool
    """Whether the spot hangs below the event word."""


@lru_cache(maxsize=1)
def placing_weights() -> Logistic:
    """Return the weights that ship: log-odds of a spot against "no place"."""
    return load_logistic(MODEL_FOLDER / "weights.json")


def places_of(document: Document, spots: Spots, trigger: Trigger) -> tuple[EventPlace, ...]:
    """Return the places of an event, likeliest first; none where none is likely enough.

    What only names the area that holds one of them comes last.
    """
    found = likeliest(choices_of(document, spots, trigger), placing_weights())
    places = [EventPlace(spot.span, _role(document, spot, trigger, score)) for score, spot in found]
    return (*places, *(holder for _, spot in found for holder in spots.holders(spot)))


def likeliest(choices: Sequence[Choice], weights: Logistic) -> list[tuple[float, Spot]]:
    """Return the spots that are likely enough to be told, likeliest first, with their log-odds.

    Of several with one name only the likeliest is told.
    """
    scored = [(weights.score(one.features), one.spot) for one in choices]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < weights.least_score:
        return []
    least = scored[0][0] - RIVAL
    by_name: dict[str, tuple[float, Spot]] = {}
    for score, spot in scored:
        if score < least or len(by_name) == MOST:
            break
        by_name.setdefault(spot.name, (score, spot))
    return list(by_name.values())


def _role(document: Document, spot: Spot, trigger: Trigger, score: float) -> PlaceRole:
    """Return the part that a spot plays in the event whose place it is.

    The words of another sentence say nothing about the part in this event.
    """
    here = document.sentence_number(document.tokens[trigger.token].start) == spot.sentence
    role = role_of(document, spot.token, trigger) if here else PlaceRole.BACKGROUND
    if role is PlaceRole.BACKGROUND and score >= SURE:
        return PlaceRole.SITE
    return role


# --- features -------------------------------------------------------------------------------


def choices_of(document: Document, spots: Spots, trigger: Trigger) -> list[Choice]:
    """Return the spots about an event word, with their features; the nearest come first."""
    own = document.sentence_number(document.tokens[trigger.token].start)
    if own is None:
        return []
    above = {trigger.token: 0}
    for step, node in enumerate(document.ancestors(trigger.token), start=1):
        above.setdefault(node, step)
    found = [
        (_nearness(document, spot, own, trigger.token, above), spot)
        for number in range(own - REACH, own + REACH + 1)
        for spot in spots.in_sentence(number)
        if not spot.span.overlaps(trigger.span)
    ]
    found.sort(key=_order)
    event = trigger.entry.event_type.value
    return [
        Choice(spot, tuple(_features(event, spot, near, rank)))
        for rank, (near, spot) in enumerate(found)
    ]


def _nearness(document: Document, spot: Spot, own: int, token: int, above: dict[int, int]) -> _Near:
    offset, words = spot.sentence - own, spot.token - token
    if offset:
        return _Near(offset, APART, words, is_below=False)
    if spot.token in above:
        return _Near(0, above[spot.token], words, is_below=False)
    for step, node in enumerate(document.ancestors(spot.token), start=1):
        if node in above:
            return _Near(0, step + above[node], words, is_below=node == token)
    return _Near(0, APART, words, is_below=False)


def _order(pair: tuple[_Near, Spot]) -> tuple[int, int, int]:
    """Return what sorts spots by nearness: sentences, steps in the tree, words."""
    near, spot = pair
    steps = near.steps + (ASSOCIATIVE_STEPS if spot.stands_for_people else 0)
    return abs(near.offset), steps, abs(near.words)


def _features(event: str, spot: Spot, near: _Near, rank: int) -> Iterator[str]:
    """Yield the names of the features of a spot as the place of an event of the kind `event`."""
    yield f"sentence {near.offset} {not spot.is_toponym}"
    yield f"rank {rank if rank < RANKS else RANKS} {near.offset}"
    if near.offset:
        yield from spot.away
        yield f"event {event} {near.offset}"
        return
    yield from spot.here
    steps, below = bisect_left(STEP_LIMITS, near.steps), near.is_below
    yield f"steps {steps} {spot.kind}"
    yield f"steps {steps} {below}"
    yield f"below {below} {spot.preposition}"
    yield f"words {bisect_left(WORD_LIMITS, abs(near.words))} {near.words > 0}"
    yield f"event {event} {spot.preposition}"
    yield f"event {event} {spot.kind}"
