"""Whether words of contest are sport: teams clash, strikers shoot and cities are beaten 2-0."""

from __future__ import annotations

import re

from geo.reporting.document import Document
from geo.reporting.lexicon import event_lexicon, word_list

REACH = 40
"""Words of the sentence on each side that are looked at: all of most sentences, and a bound on the
work for a page without full stops."""

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])(?! ?(?:%|per\b|years?\b|km\b))")


def is_sport(document: Document, index: int) -> bool:
    """Say whether the word at `index` is one of contest in a sentence that speaks of sport.

    A score is enough beside "beat"; beside "attack", a word such as "striker" must tell.
    Where somebody is armed, hurt or elected, nothing is sport.
    """
    lemma = document.lemmas[index]
    is_fight = lemma in word_list("fights")
    if not is_fight and lemma not in word_list("contest"):
        return False
    sentence = document.sentence_at(document.span_of(index, index))
    if sentence is None:
        return False
    first, last = max(sentence.first, index - REACH), min(sentence.last, index + REACH)
    lemmas = document.lemmas[first:last]
    if not _no_sport().isdisjoint(lemmas):
        return False
    text = f" {' '.join(lemmas)} "
    if any(f" {phrase} " in text for phrase in word_list("of_sport")):
        return True
    told = document.span_of(first, last - 1)
    return not is_fight and bool(_SCORE.search(document.text, told.start, told.end))


def _no_sport() -> frozenset[str]:
    lexicon = event_lexicon()
    return word_list("no_sport") | lexicon.weapons.keys() | word_list("insurgents")
