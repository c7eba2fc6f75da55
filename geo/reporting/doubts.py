"""Doubts that a sentence, or the next one, casts on what is told: "if confirmed"."""

from __future__ import annotations

import re

from geo.model import Sentence, Span
from geo.reporting.document import LONGEST_SENTENCE, Document
from geo.reporting.lexicon import cue_lexicon

_IF_TRUE = re.compile(
    r"\bif (?:\w+ )?(?:is |are |proven |proved )?(?:true|confirmed|verified|correct|accurate)\b"
    r"|\b(?:could|can) ?not be (?:independently |immediately )?(?:verified|confirmed)\b"
    r"|\b(?:could|can)(?: ?not|n['’]t) (?:independently |immediately )?(?:verify|confirm)"
    r" (?:the|this|that|these|those) (?:reports?|claims?|figures?|accounts?|allegations?|tolls?)\b"
    r"|\b(?:but(?: it| this| they)?|which|(?:claim|report|allegation|account)s? that)"
    r" (?:has|have|had) not (?:yet )?been (?:independently |officially )?(?:verified|confirmed)\b",
    re.IGNORECASE,
)

_NOT_BORNE_OUT = re.compile(
    r"\s*(?:There (?:was|is|has been) no (?:independent|immediate|official) (?:\w+ )?"
    r"(?:confirmation|verification)"
    r"|(?:The|Those|These|That|This|None of the|His|Her|Its|Their|Neither) (?:\w+ ){0,2}?"
    r"(?:claims?|reports?|figures?|accounts?|allegations?|statements?|assertions?|information|tolls?"
    r"|numbers?)\b[^.\n]{0,60}?(?:not (?:immediately )?be|(?:has|have) not been)"
    r" (?:independently |immediately )?(?:verified|confirmed)"
    r"|(?:[A-Z][\w-]+ ){1,4}(?:could not|was unable to|were unable to|has not been able to)"
    r" (?:independently |immediately )?(?:verify|confirm) (?:the|this|that|these|those|its|their)"
    r" (?:\w+ )?(?:claims?|reports?|figures?|accounts?|allegations?|statements?|tolls?|numbers?))"
)
"""A sentence that says of what was told before it that nobody else bears it out."""


def is_doubted(document: Document, trigger: int) -> bool:
    """Say whether the event's sentence, or the one behind it, doubts what is told."""
    sentence = document.sentence_at(document.span_of(trigger, trigger))
    if sentence is None:
        return False
    return _is_if_true(document, trigger, sentence.span) or _is_not_borne_out(document, sentence)


def _is_if_true(document: Document, trigger: int, sentence: Span) -> bool:
    """Say whether "if true" opens the sentence or follows the trigger: it doubts what is before."""
    match = _IF_TRUE.search(document.text, sentence.start, sentence.end)
    if not match:
        return False
    opens = match.start() - sentence.start <= 2
    return opens or document.tokens[trigger].end <= match.start()


def _is_not_borne_out(document: Document, sentence: Sentence) -> bool:
    """Say whether the next sentence doubts what somebody says in this one."""
    saying = cue_lexicon().saying
    words = document.lemmas[sentence.first : min(sentence.last, sentence.first + LONGEST_SENTENCE)]
    if saying.isdisjoint(words):
        return False
    return _NOT_BORNE_OUT.match(document.text, sentence.span.end) is not None
