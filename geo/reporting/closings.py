"""Who ends a sentence as its speaker, whatever the parse makes of it: "…, the ministry said".

In news the words before are what was said. A court that "was told" speaks for who told it.
"""

from __future__ import annotations

from geo.model import Span
from geo.reporting.document import Document
from geo.reporting.hearsay import Act
from geo.reporting.lexicon import word_list
from geo.reporting.spans import cue_span, trimmed

CLOSING_VERBS = frozenset({"say", "report", "tell", "announce", "state", "add", "confirm"})
LONGEST_CLOSE = 9
"""Words from the verb to the end of a sentence that "…, the ministry said" closes, at most."""

LONGEST_CLAUSE = 16
"""Words of "who heads the city's military administration" at most. A judgement."""

LONGEST_SPEAKER = 12
"""Words of its speaker at most. Both are judgements."""

SPEAKING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "PART", "ADP", "NUM", "CCONJ"})
"""What such a speaker consists of."""

ASIDES = frozenset({"VBN", "VBG"})
"""Tags of what opens "known as the GUR" between a speaker and the verb."""

RELATIVES = frozenset({"who", "whose", "which"})


def closing(document: Document, verb: int) -> Act | None:
    """Return the act of a sentence that ends ", the ministry said on Friday", however parsed."""
    number = document.sentence_number(document.tokens[verb].start)
    if document.lemmas[verb] not in CLOSING_VERBS or number is None:
        return None
    sentence = document.sentences[number]
    if sentence.last - verb > LONGEST_CLOSE or document.tokens[verb].tag not in ("VBD", "VBZ"):
        return None
    last = verb - 1
    start = _after_comma(document, sentence.first, last)
    if start == verb and last > sentence.first:  # "the commander, Juan Soto, told …"
        last = verb - 2
        name = _after_comma(document, sentence.first, last)
        start = name and _after_comma(document, sentence.first, name - 2)
        if start is None and (relative := _relative_before(document, sentence.first, last)):
            last = relative - 2  # "Juan Soto, who leads the unit, said"
            start = _after_comma(document, sentence.first, last)
    if start is None or not sentence.first < start <= last:
        return None
    content = trimmed(document, document.span_of(sentence.first, start - 1))
    told = document.tokens_in(content)
    if not any(document.tokens[index].pos in ("VERB", "AUX") for index in told):
        return None
    cue = document.span_of(verb, verb)
    return Act(last, (document.span_of(start, last),), cue, (content,))


def _after_comma(document: Document, first: int, last: int) -> int | None:
    """Return where the words of a name or noun up to `last` begin, behind a comma, or None."""
    for index in range(last, max(first, last - LONGEST_SPEAKER), -1):
        if document.words[index] == ",":
            return index + 1
        if document.tokens[index].pos not in SPEAKING:
            return None
    return None


def _relative_before(document: Document, first: int, last: int) -> int | None:
    """Return what opens the clause behind a comma up to `last`: "who", or "known as"; or None."""
    for index in range(last, max(first + 1, last - LONGEST_CLAUSE), -1):
        opens = document.words[index] in RELATIVES or document.tokens[index].tag in ASIDES
        if opens and document.words[index - 1] == ",":
            return index
    return None


def told_in_court(document: Document, verb: int) -> Act | None:
    """Return the act of "a court was told that …": who told it is not said, the court vouches."""
    if document.lemmas[verb] not in ("tell", "inform"):
        return None
    hearer = max(document.children_by(verb, "nsubjpass"), default=None)
    if hearer is None or document.lemmas[hearer] not in word_list("hearing_bodies"):
        return None
    clause = document.child(verb, "ccomp", "parataxis")
    number = document.sentence_number(document.tokens[verb].start)
    source = trimmed(document, document.subtree(hearer))
    if clause is not None:
        content = trimmed(document, document.subtree(clause))
    elif number is not None and document.sentences[number].span.start < source.start:
        content = trimmed(document, Span(document.sentences[number].span.start, source.start))
    else:
        return None
    return Act(hearer, (source,), cue_span(document, verb), (content,))
