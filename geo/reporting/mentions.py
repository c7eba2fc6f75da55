"""Every event word of an article, place or no place, with what its sentence says of the event.

An event word is a word of the event lexicon, any other full verb ("to be" of a
state included), an adjective that a clause says of its subject or a noun that names
a happening, of which no kind is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.model import (
    EventMention,
    EventPlace,
    Report,
    Span,
    TimeExpression,
)
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.certainty import certainty_of
from geo.reporting.dating import Dater
from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger, event_at
from geo.reporting.lexicon import event_lexicon, word_lists
from geo.reporting.placing import places_of
from geo.reporting.spots import Spots
from geo.reporting.status import status_of

HAPPENING_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing")
"""Endings of nouns made of verbs. Half of the nouns that have one are marked as events in MEANTIME
and ECB+; most of the rest are in the list of things."""


def event_mentions(
    document: Document,
    triggers: Sequence[Trigger],
    times: Sequence[TimeExpression],
    reports: Sequence[Report],
) -> tuple[EventMention, ...]:
    """Return what the sentences of a document say of its event words `triggers`."""
    spots = Spots(document, [report.resolution for report in reports])
    dater = Dater(document, times)
    return tuple(
        _event_mention(document, trigger, dater, places_of(document, spots, trigger))
        for trigger in triggers
    )


def listed_triggers(document: Document) -> list[Trigger]:
    """Return the event words of a document, in the order of the text; no two overlap."""
    return _without_overlaps(_triggers(document))


def _triggers(document: Document) -> Iterator[Trigger]:
    """Yield the event words outside of menus and bylines; "air strike" may come with "strike"."""
    boilerplate = Boilerplate(document)
    for sentence in document.sentences:
        if boilerplate.is_furniture(Span(sentence.span.start, sentence.span.start + 1)):
            continue
        for index in range(sentence.first, sentence.last):
            trigger = event_at(document, index) or _of_no_kind(document, index)
            if trigger is not None:
                yield trigger


def _of_no_kind(document: Document, index: int) -> Trigger | None:
    """Return the full verb, participle or word of happening at `index`, or None."""
    token = document.tokens[index]
    if token.pos in ("VERB", "AUX"):
        if token.relation in ("aux", "auxpass"):
            return None
    elif not _is_happening(document.lemmas[index], token.pos) and not _is_state(document, index):
        return None
    return Trigger(index, Span(token.start, token.end), UNKNOWN_KIND, governs=True)


def _is_state(document: Document, index: int) -> bool:
    """Say whether an adjective is what the clause says of its subject ("is not efficient")."""
    token = document.tokens[index]
    return token.pos == "ADJ" and token.relation == "acomp"


def _is_happening(word: str, pos: str) -> bool:
    happenings = word_lists("happenings.toml")
    verbs = event_lexicon().verbs
    if pos == "ADJ":
        is_participle = word.endswith("ed") and bool({word[:-1], word[:-2]} & verbs.keys())
        return is_participle or word in happenings["adjectives"]
    if pos not in ("NOUN", "PROPN"):
        return False
    if word in happenings["nouns"]:
        return True
    is_made_of_verb = word.endswith(HAPPENING_ENDINGS) or word in verbs
    return pos == "NOUN" and is_made_of_verb and word not in happenings["things"]


def _without_overlaps(triggers: Iterator[Trigger]) -> list[Trigger]:
    """Return the triggers in order of the text, of those that overlap the longest."""
    kept: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda one: one.span):
        if not kept or not kept[-1].span.overlaps(trigger.span):
            kept.append(trigger)
        elif _length(trigger.span) > _length(kept[-1].span):
            kept[-1] = trigger
    return kept


def _length(span: Span) -> int:
    return span.end - span.start


def _event_mention(
    document: Document, trigger: Trigger, dater: Dater, places: Sequence[EventPlace]
) -> EventMention:
    told = (
        document.tokens[trigger.token].head if _is_state(document, trigger.token) else trigger.token
    )
    status, polarity = status_of(document, told)
    entry = trigger.entry
    return EventMention(
        span=trigger.span,
        event_type=None if entry is UNKNOWN_KIND else entry.event_type,
        sub_event_type=entry.sub_event_type,
        plover=entry.plover,
        status=status,
        certainty=certainty_of(document, told, status),
        polarity=polarity,
        time=_time(document, trigger, dater),
        places=tuple(places),
    )


def _time(document: Document, trigger: Trigger, dater: Dater) -> Span | None:
    """Return the expression of the sentence that dates the event, not one that only limits it."""
    sentence = document.sentence_at(trigger.span)
    return dater.own_expression(trigger, sentence.span) if sentence else None
