"""What is taken as known, whatever governs it: "wanted for the shooting", "when it fell"."""

from __future__ import annotations

from geo.reporting.document import Document
from geo.reporting.kind_families import INCIDENTS
from geo.reporting.lexicon import event_lexicon, word_list

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what is known to be."""


def is_presupposed(document: Document, below: int) -> bool:
    """Say whether a clause tells what is past whatever governs it: "when it was released".

    So does a relative clause about what is known: "the train that came from the coast".
    """
    token = document.tokens[below]
    if token.relation not in ("advcl", "relcl") or token.pos not in ("VERB", "AUX"):
        return False
    if token.relation == "relcl":
        head = document.tokens[token.head]
        articles = document.children_by(token.head, "det")
        is_known = any(document.words[node] in DEFINITE for node in articles)
        is_known = is_known or document.child(token.head, "poss") is not None
        if not is_known and head.pos != "PROPN":
            return False
        if head.pos == "PROPN" and token.tag in ("VBZ", "VBP"):
            return True  # "Vega, who now lives in"
    else:
        opened = document.children_by(below, "mark", "advmod")
        words = {document.words[node] for node in opened}
        if not words & {"when", "after", "since", "because"}:
            return False
    helpers = document.children_by(below, "aux", "auxpass")
    is_perfect = token.tag == "VBN" and any(document.lemmas[node] == "have" for node in helpers)
    is_modal = any(document.tokens[node].tag == "MD" for node in helpers)
    is_past = any(document.tokens[node].tag == "VBD" for node in (below, *helpers))
    return is_past or (is_perfect and not is_modal)


def is_known_incident(document: Document, noun: int) -> bool:
    """Say whether a clause only refers to an attack or disaster: "wanted for the shooting of".

    Nobody plans them for the reader: "the" attack has been, unless it is what is planned,
    feared or denied itself.
    """
    token = document.tokens[noun]
    entry = event_lexicon().nouns.get(document.lemmas[noun])
    if token.pos != "NOUN" or entry is None or entry.event_type not in INCIDENTS:
        return False
    if not any(document.words[at] in DEFINITE for at in document.children_by(noun, "det")):
        return False
    if token.relation == "dobj":
        return document.lemmas[token.head] in word_list("referring")
    if token.relation != "pobj" or document.words[token.head] in ("ahead", "before"):
        return False
    above = document.tokens[token.head].head
    lists = ("possible_nouns", "expected_nouns", "uncertain_nouns", "expecting", "doubting")
    planned = frozenset[str]().union(*(word_list(name) for name in lists))
    return document.lemmas[above] not in planned | word_list("denying") | word_list("confirming")
