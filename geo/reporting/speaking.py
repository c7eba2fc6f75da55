"""Where somebody spoke: "said in Rome" is a statement whose venue is Rome.

Only a place that hangs on the verb of speaking itself, or on those spoken to ("told
lawmakers in Seoul"), is a venue; "the ministry in Moscow said" tells where the
ministry is.
"""

from __future__ import annotations

from geo.model import EventType, Span
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger, event_at
from geo.reporting.lexicon import EventEntry, word_list
from geo.reporting.sites import kind_of_place

SPEECH = EventEntry(EventType.STATEMENT, "Announcement", "CONSULT")
"""What speaking is, where no word of the lexicon says more."""

AUDIENCE = frozenset({"to", "before"})
"""Prepositions of those whom somebody speaks to: "before supporters in Lima"."""

TELLING = frozenset({"tell"})
"""Verbs whose object is spoken to; that of others is what is spoken of ("announced plans in")."""


def spoken_at(document: Document, place: int) -> Trigger | None:
    """Return the speaking whose venue is the place with head token `place`, or None."""
    preposition = _preposition(document, place)
    if preposition is None:
        return None
    governor = document.tokens[preposition].head
    token = document.tokens[governor]
    if token.pos == "NOUN" and (outer := _around(document, governor)) is not None:
        governor = document.tokens[outer].head
        token = document.tokens[governor]
    if token.pos == "NOUN":
        governor = _speaker_to(document, governor)
        token = document.tokens[governor]
    return _speech(document, governor) if token.pos in ("VERB", "AUX") else None


def _around(document: Document, building: int) -> int | None:
    """Return the preposition of the house where somebody speaks: "said at the embassy in Lima"."""
    token = document.tokens[building]
    if token.relation != "pobj" or kind_of_place(document.lemmas[building]) != "building":
        return None
    word = document.words[token.head]
    return token.head if word in word_list("locative") or word == "from" else None


def _speaker_to(document: Document, audience: int) -> int:
    """Return the verb that an audience is spoken to by, or the audience itself without one."""
    token = document.tokens[audience]
    if token.relation in ("dobj", "dative") and document.lemmas[token.head] in TELLING:
        return token.head
    if token.relation == "pobj" and document.words[token.head] in AUDIENCE:
        return document.tokens[token.head].head
    return audience


def _preposition(document: Document, place: int) -> int | None:
    """Return the locative preposition of the place, through "London and Paris"; None without."""
    node = place
    while document.tokens[node].relation == "conj" and document.tokens[node].head != node:
        node = document.tokens[node].head
    token = document.tokens[node]
    if token.relation != "pobj" or document.words[token.head] not in word_list("locative"):
        return None
    return token.head


def _speech(document: Document, verb: int) -> Trigger | None:
    """Return the speaking that the verb names; what is "reported" of a place is no speech there."""
    if document.lemmas[verb] not in word_list("speaking"):
        return None
    if document.child(verb, "nsubjpass", "auxpass") is not None:
        return None
    token = document.tokens[verb]
    return event_at(document, verb) or Trigger(verb, Span(token.start, token.end), SPEECH, True)
