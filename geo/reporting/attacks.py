"""What kind of attack, strike or clash a word names: by weapon, target and parties beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.model import EventType
from geo.reporting.document import Document
from geo.reporting.lexicon import EventEntry, event_lexicon, word_list, word_lists

INSTRUMENT_REACH = 14
INSTRUMENT_WORDS = 5
"""Tokens after an attack in which "with" is looked for, and words read after it. Judgements."""


def is_labour(document: Document, index: int) -> bool:
    """Say whether a strike is a stoppage of work: by its neighbours or "on strike".

    What "was struck" was hit: nobody stops the work of somebody else.
    """
    if document.child(index, "nsubjpass", "auxpass") is not None:
        return False
    first, last = document.edges(index)
    near = {document.lemmas[node] for node in range(first, min(last, index + 8) + 1)}
    subject = document.child(document.clause_of(index), "nsubj")
    if subject is not None:
        near.add(document.lemmas[subject])
    if document.tokens[index].relation in ("acl", "relcl"):
        near.add(document.lemmas[document.tokens[index].head])  # "teachers striking in"
    on_strike = index > 0 and document.words[index - 1] == "on"
    return on_strike or bool(near & word_list("labour"))


def has_protesters(document: Document, index: int) -> bool:
    """Say whether protesters or rioters are a party of the clash."""
    actors = event_lexicon().actors
    for node in document.children_by(index, "nsubj", "prep", "compound"):
        for below in (node, *document.children_by(node, "pobj")):
            for part in (below, *document.children_by(below, "conj", "prep")):
                entry = actors.get(document.lemmas[part])
                if entry and entry.event_type in (EventType.PROTESTS, EventType.RIOTS):
                    return True
    return False


def by_weapon(document: Document, index: int, entry: EventEntry) -> EventEntry:
    """Return the entry refined by a weapon named as modifier, instrument or cause."""
    weapons = event_lexicon().weapons
    for word in _words_of_means(document, index):
        if word in weapons:
            return replace(entry, event_type=EventType.EXPLOSIONS, sub_event_type=weapons[word])
    return entry


def _words_of_means(document: Document, index: int) -> Iterator[str]:
    """Yield the words that may name the means of an attack, nearest first."""
    near = document.children_by(index, "compound", "amod", "prep")
    if document.tokens[index].pos != "NOUN":
        near += document.children_by(index, "agent", "advcl", "nsubj")
    for node in near:
        is_prep = document.tokens[node].relation == "prep"
        if is_prep and document.words[node] not in ("with", "by", "in", "using", "of"):
            continue
        for below in (node, *document.children_by(node, "pobj", "dobj")):
            yield document.lemmas[below]
            for part in document.children_by(below, "compound"):
                yield document.lemmas[part]
    yield from _instrument(document, index)


def _instrument(document: Document, index: int) -> Iterator[str]:
    """Yield the words after "with" or "using" behind the attack, wherever the parser hung them."""
    last = min(index + INSTRUMENT_REACH, len(document.tokens))
    for node in range(index + 1, last):
        if document.words[node] in ("with", "using"):
            yield from document.lemmas[node + 1 : node + 1 + INSTRUMENT_WORDS]
            return
        if document.words[node] in (".", ";"):
            return


def among_armed(document: Document, index: int, entry: EventEntry) -> EventEntry:
    """Return a clash when an attack without a named weapon is on armed people or posts."""
    if entry.event_type != EventType.VIOLENCE_AGAINST_CIVILIANS or entry.sub_event_type != "Attack":
        return entry
    targets = _hit_by(document, index)
    for node in document.children_by(index, "prep"):
        if document.words[node] in ("on", "against", "at"):
            targets += document.children_by(node, "pobj")
    if any(document.lemmas[target] in word_list("armed") for target in targets):
        return event_lexicon().nouns["battle"]
    if document.lemmas[index] in word_list("hitting") and _are_things(document, index, targets):
        return event_lexicon().kinds["Shelling/artillery/missile attack"]
    return entry


def _hit_by(document: Document, verb: int) -> list[int]:
    """Return whom or what a verb of attack is said of; "killed or wounded" share theirs."""
    node = verb
    for _ in range(3):
        targets = document.children_by(node, "dobj", "nsubjpass")
        if targets or document.tokens[node].relation != "conj":
            return targets
        node = document.tokens[node].head
    return []


def _are_things(document: Document, verb: int, targets: Sequence[int]) -> bool:
    """Say whether buildings, works or ships were hit, by nothing that merely ran into them."""
    lists = word_lists("sites.toml")
    things = lists["building"] | lists["ground"] | lists["vehicle"]
    striker = document.child(verb, "nsubj")
    if striker is not None and document.lemmas[striker] in lists["vehicle"]:
        return False
    return any(document.lemmas[target] in things for target in targets)
