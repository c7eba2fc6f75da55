"""Who may be behind a word of saying: its subject, that of the clause above it, its owner.

Each answer is a short list of alternatives, the nearest first; which of them is
meant, if any, is weighed with everything else (`geo.reporting.acceptance`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.reporting.document import Document

CLIMB = 5
"""Verbs climbed in search of a subject. A judgement: longer chains of verbs are misparsed."""

MOST_SOURCES = 4
"""Alternatives for one cue: the fourth is right in one act of three hundred."""

MOST_OWNERS = 12
"""Modifiers of a noun that are looked at: more than any real one has, and a bound on the work."""

RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
OWNING = frozenset({"by", "from", "of", "among", "in", "within", "on"})
"""Prepositions between a noun that carries a claim and whoever makes it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who may be behind a cue."""

    head: int | None
    """Whom the phrase means: what a relative pronoun stands for."""
    phrase: int | None
    """Head of the words that are the source."""
    how: str


NOBODY = Source(None, None, "none")


def sources_of_verb(document: Document, verb: int) -> list[Source]:
    """Return who may be the speaker of a verb, the likeliest first; never empty."""
    found: list[Source] = []
    taken: set[int] = set()
    for source in _above(document, verb):
        if source.phrase is not None and source.phrase not in taken:
            taken.add(source.phrase)
            found.append(source)
        if source.how in ("own", "agent") or len(found) == MOST_SOURCES:
            break
    return found or [_beside(document, verb)]


def agent_of(document: Document, verb: int) -> Source:
    """Return the "by" phrase of a passive, or nobody."""
    by = document.child(verb, "agent")
    maker = document.child(by, "pobj") if by is not None else None
    return Source(maker, maker, "agent") if maker is not None else NOBODY


def _above(document: Document, verb: int) -> Iterator[Source]:
    """Yield the speakers of the verb and of the verbs that it is joined or added to."""
    node, how = verb, "own"
    for _ in range(CLIMB):
        yield from _at(document, node, how)
        token = document.tokens[node]
        if token.head == node:
            return
        if token.relation in ("acl", "relcl"):
            if document.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
                yield Source(token.head, token.head, f"{how} {token.relation} {token.tag}")
            how = "beyond"
        else:
            how = f"{token.relation} {token.tag}" if node == verb else how + "+"
        node = token.head
        obj = document.child(node, "dobj")
        if obj is not None and obj < verb and token.relation in ("xcomp", "advcl"):
            yield Source(obj, obj, f"object {token.relation}")


def _at(document: Document, node: int, how: str) -> Iterator[Source]:
    """Yield the speakers that a verb itself names."""
    subject = _nominal_subject(document, node)
    if subject is not None:
        yield Source(_antecedent(document, node, subject), subject, how)
        return
    agent = agent_of(document, node)
    if agent.head is not None:
        yield Source(agent.head, agent.phrase, "agent" if how == "own" else how + " agent")
    passive = document.child(node, "nsubjpass")
    if passive is not None and how != "own":
        yield Source(_antecedent(document, node, passive), passive, how + " passive")
    owner = document.child(node, "poss")
    if owner is not None:
        yield Source(owner, owner, how + " poss")


def _beside(document: Document, verb: int) -> Source:
    """Return the name or pronoun right before a verb that the parse gives no subject."""
    before = verb - 1
    while before >= 0 and document.tokens[before].relation in ("aux", "neg", "advmod"):
        before -= 1
    if before < 0 or document.tokens[before].pos not in ("PROPN", "PRON", "NOUN"):
        return NOBODY
    return Source(before, before, "beside")


def _nominal_subject(document: Document, verb: int) -> int | None:
    """Return the subject nearest before the verb, or after it, that is a noun or pronoun."""
    subjects = [
        node
        for node in document.children_by(verb, "nsubj")
        if document.tokens[node].pos not in ("VERB", "AUX", "PUNCT", "ADP")
    ]
    before = [node for node in subjects if node < verb]
    return before[-1] if before else (subjects[0] if subjects else None)


def _antecedent(document: Document, verb: int, subject: int) -> int:
    """Return what a relative pronoun stands for ("which he said", "Lopez, who added")."""
    token = document.tokens[verb]
    if document.words[subject] in RELATIVES and token.relation == "relcl":
        return token.head
    return subject


def owners_of(document: Document, noun: int) -> list[Source]:
    """Return who may be behind a noun that carries a claim; nobody is always one of them."""
    found: list[Source] = []
    taken: set[int] = set()
    for source in _owners(document, noun):
        if source.phrase not in taken and source.phrase is not None:
            taken.add(source.phrase)
            found.append(source)
        if len(found) == MOST_SOURCES:
            break
    return [*found, NOBODY]


def _owners(document: Document, noun: int) -> Iterator[Source]:
    for node in document.children_by(noun, "poss", "compound", "amod")[:MOST_OWNERS]:
        if document.tokens[node].pos in ("NOUN", "PROPN", "PRON"):
            yield Source(node, node, document.tokens[node].relation)
    for preposition in document.children_by(noun, "prep")[:MOST_OWNERS]:
        if document.words[preposition] in OWNING:
            maker = document.child(preposition, "pobj")
            if maker is not None:
                yield Source(maker, maker, document.words[preposition])
    token = document.tokens[noun]
    if token.head == noun:
        return
    if token.relation in ("dobj", "attr"):
        for source in sources_of_verb(document, token.head)[:2]:
            yield Source(source.head, source.phrase, "subject")
    elif token.relation == "pobj":
        above = document.tokens[token.head].head
        if document.tokens[above].pos in ("VERB", "AUX"):
            for source in sources_of_verb(document, above)[:1]:
                yield Source(source.head, source.phrase, "subject prep")
    elif token.relation == "appos":
        yield Source(token.head, token.head, "apposed")
