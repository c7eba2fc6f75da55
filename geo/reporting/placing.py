"""The places of an event: which of the places around its word it happened at, likeliest first.

Every toponym and nominal site of the sentences about an event word is a *spot* where
the event may be. A conditional logit weighs the spots against one another and against
"no place"; its card (data/models/placing/README.md) says what it was fitted to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.model import EventPlace, Form, PlaceRole, Resolution, Role, Span
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.locating import containers, role_of
from geo.reporting.logistic import Logistic, load_logistic
from geo.reporting.sites import named_by, nominal_sites
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

NO_TOPONYM = "site"
"""Stands for the feature class of a nominal site."""

STEP_LIMITS = (1, 2, 3, 5, 8)
WORD_LIMITS = (1, 2, 3, 5, 8, 13, 20)
"""Limits of the classes of distance, in steps of the tree and in words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A toponym or nominal site, where an event may be."""

    span: Span
    name: str
    """As it is written, without regard to case."""
    token: int
    """Its head."""
    sentence: int
    kind: str
    """How it is named: "literal", "associative adjectival", "site building" …"""
    feature: str
    """Feature class of the toponym's place, NO_TOPONYM for a nominal site."""
    preposition: str
    is_toponym: bool


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


class Spots:
    """The spots of a document, by sentence."""

    def __init__(self, document: Document, resolutions: Sequence[Resolution]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[Spot]] = {}
        self._holders: dict[Span, list[Span]] = {}
        held = containers(document, resolutions)
        for outer, inner in held.items():
            self._holders.setdefault(inner.toponym.span, []).append(outer)
        for spot in sorted(self._read(resolutions, held.keys()), key=lambda one: one.span):
            self._by_sentence.setdefault(spot.sentence, []).append(spot)

    def _read(self, resolutions: Sequence[Resolution], outer: Container[Span]) -> Iterator[Spot]:
        """Yield the spots; what only holds another place is none."""
        document = self._document
        for resolution in resolutions:
            toponym, place = resolution.toponym, resolution.place
            head = document.head_of(toponym.span)
            if head is not None and toponym.span not in outer:
                adjectival = " adjectival" if toponym.form is Form.ADJECTIVAL else ""
                feature = place.feature.value if place else "unknown"
                kind = f"{toponym.role.value}{adjectival}"
                token = named_by(document, head)
                yield from self._spot(toponym.span, token, kind, feature)
        for site in nominal_sites(document, [one.toponym.span for one in resolutions]):
            yield from self._spot(site.span, site.token, f"site {site.kind}", NO_TOPONYM)

    def _spot(self, span: Span, token: int, kind: str, feature: str) -> Iterator[Spot]:
        sentence = self._document.sentence_number(span.start)
        if sentence is not None:
            preposition = _preposition(self._document, token)
            is_toponym = feature != NO_TOPONYM
            name = span.of(self._document.text).casefold()
            yield Spot(span, name, token, sentence, kind, feature, preposition, is_toponym)

    def holders(self, spot: Spot) -> tuple[EventPlace, ...]:
        """Return the toponyms that only name what holds the spot: "Tampa, Florida"."""
        spans = self._holders.get(spot.span, ())
        return tuple(EventPlace(span, PlaceRole.CONTAINER) for span in spans)

    def choices(self, trigger: Trigger) -> list[Choice]:
        """Return the spots about an event word, with their features; the nearest come first."""
        document = self._document
        own = document.sentence_number(document.tokens[trigger.token].start)
        if own is None:
            return []
        above = _steps_up(document, trigger.token)
        found = [
            (self._nearness(spot, own, trigger.token, above), spot)
            for number in range(own - REACH, own + REACH + 1)
            for spot in self._by_sentence.get(number, ())
            if not spot.span.overlaps(trigger.span)
        ]
        found.sort(key=lambda pair: _order(*pair))
        kind = trigger.entry.event_type.value
        return [
            Choice(spot, tuple(_features(document, kind, spot, near, rank)))
            for rank, (near, spot) in enumerate(found)
        ]

    def _nearness(self, spot: Spot, own: int, token: int, above: dict[int, int]) -> _Near:
        offset, words = spot.sentence - own, spot.token - token
        if offset:
            return _Near(offset, APART, words, is_below=False)
        for step, node in enumerate((spot.token, *self._document.ancestors(spot.token))):
            if node in above:
                return _Near(0, step + above[node], words, is_below=node == token and step > 0)
        return _Near(0, APART, words, is_below=False)


def _steps_up(document: Document, token: int) -> dict[int, int]:
    """Return the steps from a word to each word above it, itself included."""
    return {node: step for step, node in enumerate((token, *document.ancestors(token)))}


def _order(near: _Near, spot: Spot) -> tuple[int, int, int]:
    """Return what sorts spots by nearness: sentences, steps in the tree, words."""
    stands_for = spot.kind.startswith(Role.ASSOCIATIVE.value)
    return abs(near.offset), near.steps + ASSOCIATIVE_STEPS * stands_for, abs(near.words)


def _preposition(document: Document, token: int) -> str:
    """Return the preposition that the word at `token` directly follows in the tree, or "-"."""
    head = document.tokens[token].head
    above = document.tokens[head]
    return document.words[head] if above.relation == "prep" or above.pos == "ADP" else "-"


def _class(value: int, limits: Sequence[int]) -> int:
    """Return the number of the first limit that `value` does not exceed."""
    return next((number for number, limit in enumerate(limits) if value <= limit), len(limits))


def _features(document: Document, event: str, spot: Spot, near: _Near, rank: int) -> Iterator[str]:
    """Yield the names of the features of a spot as the place of an event of the kind `event`."""
    kind, preposition = spot.kind, spot.preposition
    relation = document.tokens[spot.token].relation
    place = "here" if near.offset == 0 else "away"
    yield f"kind {kind} {place}"
    yield f"feature {spot.feature}"
    yield f"relation {relation} {kind}"
    yield f"preposition {preposition} {place}"
    yield f"preposition {preposition} {kind}"
    yield f"sentence {near.offset} {not spot.is_toponym}"
    yield f"rank {min(rank, 4)} {near.offset}"
    if not spot.is_toponym:
        yield f"determiner {_determiner(document, spot.token)}"
    if near.offset:
        yield f"event {event} {near.offset}"
        return
    steps, below = _class(near.steps, STEP_LIMITS), near.is_below
    yield f"steps {steps} {kind}"
    yield f"steps {steps} {below}"
    yield f"below {below} {preposition}"
    yield f"words {_class(abs(near.words), WORD_LIMITS)} {near.words > 0}"
    yield f"event {event} {preposition}"
    yield f"event {event} {kind}"


def _determiner(document: Document, token: int) -> str:
    for below in document.children[token]:
        if document.tokens[below].relation in ("det", "poss"):
            return document.words[below]
    return "-"


# --- choosing -------------------------------------------------------------------------------

RIVAL = 2.0
"""Log-odds by which a second place may stand behind the likeliest: one in seven. On RAMS the second
place finds 14 of a hundred annotated places more and costs one and a half points of F1."""

MOST = 2
"""Places of one event at most."""

SURE = 0.0
"""Log-odds against "no place" from which the article says that the event is there; below, the place
is only the background before which it happens."""


def places_of(document: Document, spots: Spots, trigger: Trigger) -> tuple[EventPlace, ...]:
    """Return the places of an event, likeliest first; none where none is likely enough.

    What only names the area that holds one of them comes last.
    """
    found = likeliest(spots.choices(trigger), placing_weights())
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
