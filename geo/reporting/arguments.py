"""Verbs that name an event by who or what does it, or has it done: "shot down a warplane".

The verbs and their arguments stand in `events.toml` (`by_argument`).
"""

from __future__ import annotations

from geo.reporting.document import Document
from geo.reporting.lexicon import ArgumentRule, EventEntry, event_lexicon

RELATIVES = frozenset({"who", "that", "which"})
"""Pronouns that stand for the noun before their clause."""


def by_argument(document: Document, verb: int) -> EventEntry | None:
    """Return the kind that a verb's subject or object, or what it is a number of, makes of it."""
    rules = _rules(document, verb)
    return next((rule.entry for rule in rules if _holds(document, verb, rule)), None)


def _rules(document: Document, verb: int) -> list[ArgumentRule]:
    """Return the rules of the verb with its particle or preposition, then those of it alone."""
    by_verb, lemma = event_lexicon().by_argument, document.lemmas[verb]
    beside = document.children_by(verb, "prt", "advmod", "prep")
    phrases = [f"{lemma} {document.words[node]}" for node in beside]
    return [rule for name in (*phrases, lemma) for rule in by_verb.get(name, ())]


def _holds(document: Document, verb: int, rule: ArgumentRule) -> bool:
    """Say whether an argument of the verb is one of the rule's, or somebody on a visit."""
    heads = set(document.children_by(verb, *rule.relations))
    if not heads and document.tokens[verb].relation in ("xcomp", "conj"):
        heads |= set(document.children_by(document.tokens[verb].head, *_shared(rule.relations)))
    if document.tokens[verb].relation == "relcl":
        heads |= {document.tokens[verb].head for node in heads if document.words[node] in RELATIVES}
    is_visit = rule.entry.sub_event_type == "Visit"
    if is_visit and any(document.words[node] in document.office_holders for node in heads):
        return True
    named = heads | _titles(document, heads)
    named |= {below for node in tuple(named) for below in document.children_by(node, "prep")}
    named |= {below for node in tuple(named) for below in document.children_by(node, "pobj")}
    return any(document.lemmas[node] in rule.arguments for node in named)


def _shared(relations: tuple[str, ...]) -> tuple[str, ...]:
    """Return the relations in which a verb shares the subject of another: "is scheduled to go"."""
    return ("nsubj", "nsubjpass") if "nsubj" in relations else ()


def _titles(document: Document, heads: set[int]) -> set[int]:
    """Return the words before and behind names: "Minister Vega", "Vega, the minister"."""
    return {
        below
        for node in heads
        if document.tokens[node].pos == "PROPN"
        for below in document.children_by(node, "compound", "appos")
    }
