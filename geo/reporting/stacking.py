"""What annotated news teaches of the rules' answers: the part of a place and the event type.

The rules of this room make a draft of every report, and an encoder reads its sentence
(`sentence_reader`). Two conditional logits, whose features are both and the words about the place,
choose the part that the place plays and the event type: stacked generalization (Wolpert 1992).
Three more choose the event word before that (`event_choice`), the status (`status_choice`) and the
date after it (`date_candidates`). Their card (data/models/stacking/README.md) says what they were
fitted to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from geo.model import EventType, FeatureClass, PlaceRole, Role
from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger
from geo.reporting.kinds import Kinds
from geo.reporting.lexicon import word_list
from geo.reporting.locating import named_after, preposition_of
from geo.reporting.logistic import DIGITS, Logistic, load_logistic
from geo.reporting.place_questions import EVENT_TYPE, PLACE_ROLE
from geo.reporting.sentence_reader import PlaceReading
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "stacking"
"""Weights that ship with Dateline, with their card."""

ROLE_FROM = 3
"""Log-odds from which a place is literal, or is not, against the toponym's role. Chosen among 1 to
4 on annotated news that the encoder was not fitted to: 3 is right for 95 to 97 of 100, that role
alone for 91 to 97; 1 and 2 are as right, but mend less than they change in the dispatches."""

ROLES = (
    PlaceRole.SITE,
    PlaceRole.ORIGIN,
    PlaceRole.DESTINATION,
    PlaceRole.VENUE,
    PlaceRole.BACKGROUND,
)
"""Parts that are weighed. What holds another place is told by the names, not by weights."""

FORCE = frozenset(
    {
        EventType.BATTLES,
        EventType.EXPLOSIONS,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.STRATEGIC_DEVELOPMENTS,
        EventType.PROTESTS,
        EventType.RIOTS,
    }
)
"""Types of which a story of conflict tells."""

PLAIN = frozenset({EventType.MENTION, EventType.CIVIC})
"""Types with weights of their own for every feature; the others share one set of them."""

FREQUENT = frozenset({EventType.STATEMENT, EventType.STRATEGIC_DEVELOPMENTS})
"""Types that have weights of their own besides the shared ones."""

CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
"""Parts of speech of the words that tell what a sentence is about; names are left out."""

WORDS_NEAR = 60
"""Words before and after a place that are read of its sentence: a bound for text without stops."""

LIKELY = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
"""Limits of the classes of probabilities and shares. A judgement: finer ones change nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules say of a place, and what they had before them."""

    event_type: EventType
    place_role: PlaceRole
    cues: tuple[str, ...]
    """Names of what stands about the place in the tree, and of the rules' answers."""
    said: frozenset[str]
    """Lemmas of the content words of its sentence."""
    sentence: Mapping[EventType, float]
    """How likely the words of the sentence tell of each type."""
    story: Mapping[EventType, float]
    """The same of the article's opening."""
    words: Mapping[EventType, float]
    """Share of the article's event words that are of each type."""
    told: frozenset[EventType]
    """Types of the event words of the sentence."""
    reading: PlaceReading | None = None
    """What the encoder says of the place."""
    word: int | None = None
    """Token of the event word."""
    is_ongoing: bool = False
    """Whether the event is a war: its word says so, whatever stands beside it."""
    stands_for: Role = Role.LITERAL
    """Whether the name is the place itself; the part of what it only stands for is none."""


@dataclass(frozen=True, slots=True)
class StackingWeights:
    """The weights that look over the rules' answers."""

    events: Logistic
    roles: Logistic
    types: Logistic
    dates: Logistic
    statuses: Logistic
    role_from: float = ROLE_FROM


UNFITTED = Logistic("none", {}, 0.0, 0.0, frozenset())
"""Weights that change nothing."""

RULES_ALONE = StackingWeights(UNFITTED, UNFITTED, UNFITTED, UNFITTED, UNFITTED, role_from=inf)
"""The rules' answers and the toponyms' roles as they are."""


@lru_cache(maxsize=1)
def stacking_weights() -> StackingWeights:
    """Return the weights that ship. Raises DataError when they cannot be read."""
    names = ("events", "roles", "types", "dates", "statuses")
    events, roles, types, dates, statuses = (
        load_logistic(MODEL_FOLDER / f"{name}.json") for name in names
    )
    return StackingWeights(events, roles, types, dates, statuses)


def draft_of(
    document: Document,
    kinds: Kinds,
    place: int,
    trigger: Trigger | None,
    answer: tuple[EventType, PlaceRole],
    feature: FeatureClass | None,
    stands_for: Role,
    reading: PlaceReading | None,
) -> Draft:
    """Return the draft for the place with head token `place` and the rules' `answer` about it."""
    event_type, place_role = answer
    state = _state(trigger, event_type)
    return Draft(
        event_type,
        place_role,
        (
            "",  # the type or part itself
            f"part {place_role.value}",
            f"answer {event_type.value} {place_role.value} {state}",
            f"state {state}",
            f"kind {trigger.entry.sub_event_type if trigger else None} {place_role.value}",
            f"feature {feature.value if feature else None}",
            f"word {document.lemmas[trigger.token] if trigger else None}",
            *_about(document, place, place_role, state),
        ),
        _said_about(document, place),
        kinds.readings.likely_types(place),
        kinds.readings.likely_types_of_story(),
        kinds.shares,
        frozenset(one.entry.event_type for one in kinds.beside(place)),
        reading,
        trigger.token if trigger else None,
        trigger is not None and document.lemmas[trigger.token] in word_list("ongoing"),
        stands_for,
    )


def reconsidered(draft: Draft, by_role: Logistic, by_type: Logistic) -> tuple[EventType, PlaceRole]:
    """Return the event type and the part of the place that are likeliest together.

    A known kind of event gives way to a likelier one, and never to none. A place in the background
    has no event; what only stands for a place plays no part, whatever happened.
    """
    types = {kind: by_type.sum_of(type_features(draft, kind)) for kind in EventType}
    if draft.stands_for is Role.ASSOCIATIVE:
        return _retyped(draft, types, by_type.least_score), draft.place_role
    roles = {role: by_role.sum_of(role_features(draft, role)) for role in ROLES}
    role = max(ROLES, key=lambda one: (roles[one], one is draft.place_role))
    if draft.place_role is PlaceRole.ORIGIN and role is not PlaceRole.BACKGROUND:
        role = PlaceRole.ORIGIN  # "fled Lima": the rules know the words of leaving
    if draft.event_type is not EventType.MENTION and role is PlaceRole.BACKGROUND:
        return EventType.MENTION, role
    kind = _retyped(draft, types, by_type.least_score)
    if draft.event_type is not EventType.MENTION or kind is EventType.MENTION:
        return kind, role
    elsewhere = roles[PlaceRole.BACKGROUND] + types[EventType.MENTION]
    near = max(ROLES[:-1], key=roles.__getitem__)
    if elsewhere >= roles[near] + types[kind]:
        return EventType.MENTION, PlaceRole.BACKGROUND
    return kind, near


def _retyped(draft: Draft, types: Mapping[EventType, float], least: float) -> EventType:
    """Return the likeliest type, that of the draft where none is likelier by the `least`."""
    kind = max(EventType, key=types.__getitem__)
    if round(types[kind] - types[draft.event_type], DIGITS) <= least:
        return draft.event_type
    is_known = draft.event_type is not EventType.MENTION
    stays = is_known and (draft.is_ongoing or kind is EventType.MENTION)
    return draft.event_type if stays else kind


def role_features(draft: Draft, role: PlaceRole) -> Iterator[str]:
    """Yield what the draft says for or against a part."""
    force = _class(_force(draft.words))
    for cue in draft.cues:
        yield f"{role.value}|{cue}"
    yield f"{role.value}|force {force}"
    yield f"{role.value}|{draft.place_role.value} force {force}"
    yield f"{role.value}|{draft.place_role.value} {draft.event_type.value}"
    if role is draft.place_role:
        yield "same"
    if draft.reading is not None:
        odds = draft.reading.kind(PLACE_ROLE, role.value)
        yield f"read {odds}"
        yield f"{role.value}|read {odds}"
        yield from _given(draft, PLACE_ROLE, role.value)


def type_features(draft: Draft, kind: EventType) -> Iterator[str]:
    """Yield what the draft says for or against an event type."""
    yield f"{kind.value}|rules {draft.event_type.value}"
    if kind is draft.event_type:
        yield "same"
        yield f"same {kind.value}"
    shared = kind.value if kind in PLAIN else "kind"
    groups = (shared, kind.value) if kind in FREQUENT else (shared,)
    for group in groups:
        for cue in draft.cues:
            yield f"{group}|{cue}"
    if draft.reading is not None:
        odds = draft.reading.kind(EVENT_TYPE, kind.value)
        yield f"read {odds}"
        yield from (f"{group}|read {odds}" for group in dict.fromkeys((shared, kind.value)))
        yield from _given(draft, EVENT_TYPE, kind.value)
    for lemma in draft.said:
        yield f"{kind.value}|says {lemma}"
    sources = ("sentence", draft.sentence), ("story", draft.story), ("words", draft.words)
    for group in dict.fromkeys((shared, kind.value)):
        for name, likely in sources:
            yield f"{group}|{name} {_class(likely.get(kind, 0.0))}"
        if kind in draft.told:
            yield f"{group}|told"
    both = (_class(draft.sentence.get(kind, 0.0)), _class(draft.story.get(kind, 0.0)))
    yield f"{shared}|both {both[0]} {both[1]}"
    yield f"{kind.value}|story of force {_class(_force(draft.story))}"
    yield f"{kind.value}|words of force {_class(_force(draft.words))}"
    yield f"{kind.value}|civic story {_class(draft.story.get(EventType.CIVIC, 0.0))}"
    for other in (EventType.CIVIC, EventType.STATEMENT, EventType.DISASTER):
        yield f"{kind.value}|words of {other.value} {_class(draft.words.get(other, 0.0))}"
    if draft.told - {EventType.MENTION}:
        yield f"{kind.value}|something told"


def _given(draft: Draft, question: str, kind: str) -> Iterator[str]:
    """Yield what the encoder says of a kind if the event word is right."""
    if draft.reading is not None and draft.word is not None:
        odds = draft.reading.given(question, kind, draft.word)
        yield f"given {odds}"
        yield f"{kind}|given {odds}"


def _state(trigger: Trigger | None, event_type: EventType) -> str:
    """Return what the rules found: nothing, a word of no known kind, or an event."""
    if trigger is None:
        return "none"
    is_known = trigger.entry is not UNKNOWN_KIND and event_type is not EventType.MENTION
    return "event" if is_known else "word"


def _about(document: Document, place: int, role: PlaceRole, state: str) -> Iterator[str]:
    """Yield what stands about the place in the tree: how it hangs, on what, in which clause."""
    named = named_after(document, place)
    token, head = document.tokens[named], document.tokens[named].head
    preposition = preposition_of(document, place)
    verb = document.clause_of(place)
    clause = document.tokens[verb]
    yield f"relation {token.relation}"
    yield f"head {document.tokens[head].pos}"
    yield f"preposition {preposition}"
    yield f"{role.value} {state} {preposition}"
    yield f"{role.value} {state} {token.relation}"
    yield f"name of {document.lemmas[named] if named != place else None}"
    if token.relation == "pobj":
        governor = document.tokens[head].head
        yield f"governor {document.lemmas[governor]}"
        yield f"governor {document.tokens[governor].pos} {document.tokens[governor].relation}"
    yield f"verb {document.lemmas[verb]}"
    yield f"clause {clause.pos} {clause.tag}"
    yield f"clause {clause.relation}"
    sentence = document.sentence_at(document.span_of(place, place))
    if sentence is not None and sentence.first == place:
        yield "first"


def _said_about(document: Document, place: int) -> frozenset[str]:
    """Return the lemmas of nouns, verbs and adjectives in the sentence of a place."""
    sentence = document.sentence_at(document.span_of(place, place))
    if sentence is None:
        return frozenset()
    near = range(max(sentence.first, place - WORDS_NEAR), min(sentence.last, place + WORDS_NEAR))
    return frozenset(document.lemmas[at] for at in near if document.tokens[at].pos in CONTENT)


def _class(share: float) -> int:
    return bisect_right(LIKELY, share)


def _force(likely: Mapping[EventType, float]) -> float:
    return sum(likely.get(kind, 0.0) for kind in FORCE)
