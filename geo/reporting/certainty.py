"""How sure the writer is that an event takes place, apart from who says so and when.

The status of a report answers what an analyst asks (expected, requested, denied …).
Certainty is narrower: what is announced ("will meet", "is scheduled to") is as certain as
what has happened, what somebody only wants, tries, may or seems to do is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geo.model import Certainty, Status
from geo.reporting.document import Document
from geo.reporting.lexicon import word_list

OF_STATUS: Mapping[Status, Certainty] = MappingProxyType(
    {
        Status.REPORTED: Certainty.CERTAIN,
        Status.CONFIRMED: Certainty.CERTAIN,
        Status.DENIED: Certainty.CERTAIN,
        Status.EXPECTED: Certainty.CERTAIN,
        Status.UNCONFIRMED: Certainty.POSSIBLE,
        Status.REQUESTED: Certainty.POSSIBLE,
        Status.HYPOTHETICAL: Certainty.POSSIBLE,
    }
)
"""Certainty by status. A judgement after the guidelines' examples: a plan or "will" leaves no doubt
that the writer means it, a demand does."""

REPEATING = ("conj", "xcomp")
"""Relations by which what governs one event word governs the next: "wants to buy and sell"."""


def certainty_of(document: Document, trigger: int, status: Status) -> Certainty:
    """Return how sure the writer is of the event whose trigger is token `trigger`."""
    found = OF_STATUS[status]
    if _is_asked(document, trigger) or _is_aimed_at(document, trigger):
        return Certainty.POSSIBLE
    if status is Status.HYPOTHETICAL and _is_ability(document, trigger):
        return Certainty.CERTAIN
    if found is not Certainty.CERTAIN or status not in (Status.REPORTED, Status.EXPECTED):
        return found
    below = trigger
    for node in document.ancestors(trigger):
        relation = document.tokens[below].relation
        if relation in ("xcomp", "ccomp", "acl", "advcl"):
            certainty = _under(document, node, below)
            if certainty is not None:
                return certainty
        if relation not in REPEATING or document.child(below, "nsubj", "nsubjpass") is not None:
            break
        below = node
    return found


def _is_asked(document: Document, verb: int) -> bool:
    """Say whether a verb, or the one it is coordinated with, is asked about with "whether"."""
    asked = [verb]
    for node in document.ancestors(verb):
        if document.tokens[asked[-1]].relation not in REPEATING:
            break
        asked.append(node)
    return any(
        document.words[mark] == "whether"
        for node in asked
        for mark in document.children_by(node, "mark")
    )


def _is_ability(document: Document, verb: int) -> bool:
    """Say whether a clause tells what something is made for: "an aircraft that can carry"."""
    helpers = [document.words[node] for node in document.children_by(verb, "aux")]
    return document.tokens[verb].relation == "relcl" and helpers == ["can"]


def _is_aimed_at(document: Document, noun: int) -> bool:
    """Say whether a noun is what somebody negotiates or proposes ("is negotiating the sale")."""
    token = document.tokens[noun]
    is_object = token.pos == "NOUN" and token.relation == "dobj"
    return is_object and document.lemmas[token.head] in word_list("aiming_at")


def _under(document: Document, verb: int, below: int) -> Certainty | None:
    """Return what a governing word makes of its complement, None when it leaves it as it is."""
    lemma, relation = document.lemmas[verb], document.tokens[below].relation
    has = any(document.lemmas[node] == "have" for node in document.children_by(verb, "aux"))
    is_passive = document.tokens[verb].tag == "VBN" and not has
    is_passive = is_passive or document.child(verb, "auxpass") is not None
    infinitive = document.tokens[below].tag == "VB"
    if lemma in word_list("probable_verbs") and relation in ("xcomp", "ccomp"):
        return Certainty.PROBABLE
    if not infinitive or relation == "advcl":
        return None
    if document.tokens[verb].pos == "NOUN":
        return Certainty.POSSIBLE if lemma in word_list("open_nouns") else None
    if lemma in word_list("wishing"):
        return Certainty.POSSIBLE
    # Nobody "allows to bid": where nobody is named whom it is allowed to, it is a passive.
    is_passive = is_passive or document.child(verb, "dobj", "dative", "ccomp") is None
    if is_passive and lemma in word_list("allowing"):
        return Certainty.POSSIBLE
    return None
