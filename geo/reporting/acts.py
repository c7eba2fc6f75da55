"""What happened at a place, where no word of the lists names it: "They were carried to the coast".

The verb that governs the place is the event word; the sentence, or the story that it
goes on with, tells its kind, if anything does.
"""

from __future__ import annotations

from itertools import islice

from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger
from geo.reporting.kinds import Kinds
from geo.reporting.lexicon import cue_lexicon, word_list

REACH = 5
"""Steps from a place up to the verb of its clause, as in "damaged dozens of houses in". A
judgement."""

INNER_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis", "csubj"})
"""Relations that lead from a clause to another one."""


def act_at(document: Document, place: int, kinds: Kinds) -> Trigger | None:
    """Return the verb that says what happened at the place with head token `place`, or None."""
    below = place
    for node in islice(document.ancestors(place), REACH):
        token = document.tokens[node]
        if token.pos == "VERB":
            return _act(document, node, place, below, kinds)
        if token.pos == "AUX" or token.relation in INNER_CLAUSES or token.relation == "appos":
            return None
        below = node
    return None


def _acts_there(document: Document, place: int) -> bool:
    """Say whether the place only tells where the subject is: "police in Lima used tear gas"."""
    preposition = document.tokens[place].head
    return document.words[preposition] in word_list("locative")


def _act(document: Document, verb: int, place: int, below: int, kinds: Kinds) -> Trigger | None:
    """Return the act of a verb, if it is one that happens and the place is no speaker's."""
    cues, lemma = cue_lexicon(), document.lemmas[verb]
    if lemma in cues.saying | cues.judging | word_list("states"):
        return None
    if document.tokens[below].relation == "nsubj" and not _acts_there(document, place):
        return None  # "the port of Lima grew": about the place, not at it
    word = _awaited(document, verb)
    entry = kinds.of_act(verb) or UNKNOWN_KIND
    return Trigger(word, document.span_of(word, word), entry, governs=True)


def _awaited(document: Document, verb: int) -> int:
    """Return what a verb says is to come, else the verb: "a service is scheduled for Monday"."""
    if document.lemmas[verb] not in word_list("awaiting"):
        return verb
    coming = document.child(verb, "nsubjpass")
    is_happening = coming is not None and document.tokens[coming].pos == "NOUN"
    is_person = coming is not None and document.lemmas[coming] in cue_lexicon().persons
    return coming if coming is not None and is_happening and not is_person else verb
