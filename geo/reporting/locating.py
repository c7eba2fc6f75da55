"""The part that a place plays in its event, and which mentions only name what holds another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.model import EventType, FeatureClass, Place, PlaceRole, Resolution, Role, Span
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.lexicon import cue_lexicon, event_lexicon, word_list

RANK = {
    FeatureClass.FACILITY: 0, FeatureClass.SETTLEMENT: 1, FeatureClass.LANDFORM: 2,
    FeatureClass.DISTRICT: 2, FeatureClass.REGION: 3, FeatureClass.AREA: 4,
    FeatureClass.COUNTRY: 5, FeatureClass.WATER: 5, FeatureClass.CONTINENT: 6,
}  # fmt: skip
"""From small to large, to see which of two places can hold the other."""

CONTAINER_REACH = 90
"""Characters between a place and the name of the area that holds it. A judgement."""

BORDERS = frozenset({"border", "frontier", "boundary"})
"""Nouns after which "with" and "between" name neighbours, not parties."""

_ACTING = re.compile(r"[-–](?:\w+ed|held|led|made|built|born)\b")
"""After a name that acts: "Russian-occupied", "U.S.-made"."""

_BETWEEN_INNER_AND_OUTER = re.compile(
    r"""
    ^(?:,?\ (?:region|oblast|province|state|city|district|county|governorate|prefecture
        |peninsula|area)s?)?
    (?:,\ |,?\ in\ |,?\ \(|,?(?:\ of\ )
        |,\ on\ the\ (?:[\w-]+\ )?(?:coast|shore|edge|side|bank)(?:\ of\ )
        |,\ (?:an?|the)\ (?![^.;:!?]{0,40}\b(?:from|km|kilomet\w+|miles?)\b)
         (?:[^,.;:!?]|(?<=\d),(?=\d)){1,50}?\ (?:in|of)\ )
    (?:the\ )?
    (?:(?:far|(?:south|north)?-?(?:south|north|east|west)(?:ern)?|central|occupied|coastal
        |neighbou?ring|(?:U\.S\.\ )?state\ of|province\ of|region\ of)\ )*
    (?:the\ )?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN_OUTER_AND_INNER = re.compile(r"^['’]s? (?:[\w-]+ ){0,4}(?:the )?$|^['’] (?:[\w-]+ ){0,4}$")


def role_of(document: Document, mention: int, trigger: Trigger | None) -> PlaceRole:
    """Return the part that the place with head token `mention` plays in the event."""
    if _locates_somebody(document, mention, trigger) or _is_party(document, mention):
        return PlaceRole.BACKGROUND
    preposition = _preposition(document, mention)
    if trigger is None:
        return _role_without_event(document, mention, preposition)
    if preposition == "for" and not _is_motion(document, trigger):
        return PlaceRole.BACKGROUND
    if trigger.entry.event_type == EventType.STATEMENT:
        return _role_of_venue(document, mention, preposition, trigger)
    if preposition in word_list("origins"):
        return PlaceRole.ORIGIN
    if preposition in word_list("destinations") and _is_motion(document, trigger):
        return PlaceRole.DESTINATION
    return PlaceRole.SITE


def _is_party(document: Document, mention: int) -> bool:
    """Say whether the place acts or is acted with: "Lima called on", "in support of Lima"."""
    if _ACTING.match(document.text, document.tokens[mention].end):
        return True
    node = mention
    while document.tokens[node].relation == "conj" and document.tokens[node].head != node:
        node = document.tokens[node].head
    token, head = document.tokens[node], document.tokens[node].head
    if token.relation == "nsubj" or (token.relation == "pobj" and document.words[head] == "on"):
        verb = head if token.relation == "nsubj" else document.tokens[head].head
        calls = token.relation == "nsubj" or document.lemmas[verb] == "call"
        return calls and document.lemmas[verb] in cue_lexicon().saying
    if token.relation != "pobj":
        return False
    noun = document.tokens[head].head
    if document.words[head] in word_list("parties"):
        beside = document.lemmas[head - 1] if head else ""
        return not {document.lemmas[noun], beside} & BORDERS
    return document.words[head] == "of" and document.lemmas[noun] in word_list("relational")


def _preposition(document: Document, mention: int) -> str | None:
    """Return the nearest preposition above the mention, through nouns ("territory near")."""
    for node in document.ancestors(mention):
        token = document.tokens[node]
        if token.pos in ("ADP", "SCONJ") or token.relation == "prep":
            word = document.words[node]
            if word == "of":
                continue
            return word
        if token.pos in ("VERB", "AUX"):
            return None
    return None


def _role_without_event(document: Document, mention: int, preposition: str | None) -> PlaceRole:
    """Return SITE when something unnamed is said to be done there, BACKGROUND otherwise."""
    if preposition not in word_list("locative"):
        return PlaceRole.BACKGROUND
    node = mention
    for node in document.ancestors(mention):
        if document.tokens[node].pos == "NOUN" and document.lemmas[node] in word_list(
            "institutions"
        ):
            return PlaceRole.BACKGROUND
        if document.tokens[node].pos in ("VERB", "AUX"):
            break
    passive = document.child(node, "auxpass") is not None
    doing = document.tokens[node].pos == "VERB" and (
        passive or document.lemmas[node] not in cue_lexicon().judging
    )
    return PlaceRole.SITE if doing else PlaceRole.BACKGROUND


def _role_of_venue(
    document: Document, mention: int, preposition: str | None, trigger: Trigger
) -> PlaceRole:
    """Return VENUE when words were exchanged there, BACKGROUND when they were about it."""
    visits = trigger.entry.sub_event_type == "Visit"
    if preposition in word_list("locative") or (
        visits and preposition in word_list("destinations")
    ):
        return PlaceRole.VENUE
    token = document.tokens[_named_after(document, mention)]
    direct = token.head == trigger.token and token.relation in (
        "dobj",
        "compound",
        "nmod",
        "npadvmod",
    )
    if direct and (visits or token.relation != "dobj"):
        return PlaceRole.VENUE
    if preposition in word_list("origins"):
        return PlaceRole.ORIGIN
    return PlaceRole.BACKGROUND


def _named_after(document: Document, mention: int) -> int:
    """Return the noun that bears the place's name as its first part: "the Kursk power plant"."""
    node = mention
    while (
        document.tokens[node].relation in ("compound", "nmod") and node < document.tokens[node].head
    ):
        node = document.tokens[node].head
    return node


def _is_motion(document: Document, trigger: Trigger) -> bool:
    """Say whether "to" leads to the place in the event: all but verbs of fighting on the spot."""
    lemma = document.lemmas[trigger.token]
    if lemma in event_lexicon().movements:
        return True
    return trigger.entry.event_type in (
        EventType.STRATEGIC_DEVELOPMENTS,
        EventType.CIVIC,
    ) or lemma in word_list("spreading")


def _locates_somebody(document: Document, mention: int, trigger: Trigger | None) -> bool:
    """Say whether the place tells where a person or institution belongs."""
    below = mention
    for node in document.ancestors(mention):
        token, lemma = document.tokens[node], document.lemmas[node]
        if trigger and node == trigger.token:
            return False
        if (token.pos in ("NOUN", "PROPN") and below != mention) or token.relation == "nsubj":
            if lemma in word_list("institutions") and token.pos == "NOUN":
                return _belongs_to_speaker(document, node) or trigger is None
            if token.pos == "PROPN" and lemma in word_list("named_institutions"):
                return not _is_entered(document, node)
        if lemma == "base" and token.relation in ("acl", "amod", "relcl") and token.tag == "VBN":
            return True
        if token.pos in ("VERB", "AUX"):
            return False
        below = node
    return False


def _is_entered(document: Document, institution: int) -> bool:
    """Say whether something happens in an institution: "a speech at the university in"."""
    token = document.tokens[institution]
    return token.relation == "pobj" and document.words[token.head] in word_list("locative")


def _belongs_to_speaker(document: Document, noun: int) -> bool:
    """Say whether an institution or person hangs, through nouns only, on a name or speaker.

    "A professor in Lima said" places the professor; "a court in Lima convicted"
    places the verdict.
    """
    cues = cue_lexicon()
    for node in (noun, *document.ancestors(noun)):
        token = document.tokens[node]
        if token.relation in ("nsubj", "nsubjpass"):
            return document.lemmas[token.head] in cues.saying | cues.judging
        if token.relation in ("appos", "poss") or document.words[node] == "according":
            return True
        if token.pos in ("VERB", "AUX"):
            return False
    return False


def containers(document: Document, resolutions: Sequence[Resolution]) -> dict[Span, Resolution]:
    """Return, by span of a mention that names a holding area, the mention that it holds."""
    literal = sorted(
        (one for one in resolutions if one.place and one.toponym.role == Role.LITERAL),
        key=lambda one: one.toponym.span,
    )
    held: dict[Span, Resolution] = {}
    for first, second in pairwise(literal):
        pair = _held_pair(document, first, second)
        if pair:
            inner, outer = pair
            held[outer.toponym.span] = inner
    for first, between, last in zip(literal, literal[1:], literal[2:], strict=False):
        inner_of_last = held.get(between.toponym.span)  # "Sudzha, in Russia's Kursk region"
        if inner_of_last in (first, last) and _holds_across(document, first, between, last):
            held[last.toponym.span] = first
            held[between.toponym.span] = first
    return held


def _holds_across(
    document: Document, first: Resolution, between: Resolution, last: Resolution
) -> bool:
    """Say whether `last`, told as part of `between`, is what holds `first`."""
    end, start = first.toponym.span.end, between.toponym.span.start
    before = Span(end, start).of(document.text)
    after = Span(between.toponym.span.end, last.toponym.span.start).of(document.text)
    if len(before) > CONTAINER_REACH or not _BETWEEN_OUTER_AND_INNER.match(after):
        return False
    return bool(_BETWEEN_INNER_AND_OUTER.match(before)) and _has(last, first)


def _held_pair(
    document: Document, first: Resolution, second: Resolution
) -> tuple[Resolution, Resolution] | None:
    """Return (inner, outer) when one of two neighbours only names what holds the other."""
    between = Span(first.toponym.span.end, second.toponym.span.start)
    if not 0 < between.end - between.start <= CONTAINER_REACH:
        return None
    words = between.of(document.text)
    assert first.place is not None
    assert second.place is not None
    wider = RANK[second.place.feature] > RANK[first.place.feature]
    if wider and words == " of ":
        return first, second  # the sentence says so, whatever the borders drawn
    if _BETWEEN_INNER_AND_OUTER.match(words) and _has(second, first):
        return first, second
    if _BETWEEN_OUTER_AND_INNER.match(words) and _has(first, second):
        return second, first
    return None


def _has(outer: Resolution, inner: Resolution) -> bool:
    """Say whether what `outer` names holds what `inner` names."""
    assert outer.place is not None
    assert inner.place is not None
    if inner.place.id == outer.place.id:
        return inner.within_km is not None and outer.within_km is None
    return holds(outer.place, inner.place)


def holds(outer: Place, inner: Place) -> bool:
    """Say whether `outer` is a wider place that holds `inner`, as far as their codes tell."""
    if RANK[outer.feature] <= RANK[inner.feature]:
        return False
    if outer.feature == FeatureClass.COUNTRY:
        return outer.country_code is not None and outer.country_code == inner.country_code
    if outer.feature == FeatureClass.REGION:
        return (
            outer.country_code == inner.country_code
            and outer.region_code is not None
            and outer.region_code == inner.region_code
        )
    return outer.feature in (FeatureClass.AREA, FeatureClass.CONTINENT, FeatureClass.DISTRICT) and (
        outer.country_code is None or outer.country_code == inner.country_code
    )
