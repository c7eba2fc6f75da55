"""Who says so: the innermost act of saying whose content holds the event."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Attribution, Span, Who
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon

FIXED_CUES = frozenset({"accord", "according", "cite", ":"})
"""Lemmas of cues that stand in no list."""


class Claims:
    """The attributions of one article, found by what they say."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._publisher = document.article.publisher
        self._by_sentence: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            if not is_claim(document, attribution.cue[0]):
                continue
            for number in self._sentences(attribution):
                self._by_sentence.setdefault(number, []).append(attribution)

    def _sentences(self, attribution: Attribution) -> set[int]:
        """Return the numbers of the sentences that an attribution's content touches."""
        numbers: set[int] = set()
        for span in attribution.content:
            first = self._document.sentence_number(span.start) or 0
            last = self._document.sentence_number(max(span.start, span.end - 1)) or 0
            numbers.update(range(first, last + 1))
        return numbers

    def who(self, trigger: Span, mention: Span) -> Who:
        """Return who says what the trigger tells of; the publisher when nobody is named."""
        number = self._document.sentence_number(trigger.start)
        near = self._by_sentence.get(number, []) if number is not None else []
        holding = [one for one in near if _says(one, trigger) and one.claimant]
        holding = holding or [one for one in near if _says(one, mention) and one.claimant]
        if not holding:
            chain = (self._publisher,) if self._publisher else ()
            return Who(self._publisher, chain, None, False)
        innermost = min(holding, key=lambda one: (self._cites(one), _length(one)))
        source = innermost.source[0] if innermost.source else None
        return Who(innermost.claimant, innermost.chain, source, _is_quoted(self._document, trigger))

    def _cites(self, attribution: Attribution) -> bool:
        """Say whether the source is only cited: whoever cites it is the one who claims."""
        return attribution.cue[0].of(self._document.text).lower().startswith("cit")


def _says(attribution: Attribution, wanted: Span) -> bool:
    return any(span.contains(wanted) for span in attribution.content)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _is_quoted(document: Document, trigger: Span) -> bool:
    """Say whether the event word itself stands between quotation marks."""
    return document.quotation_at(trigger.start) is not None


def is_claim(document: Document, cue: Span) -> bool:
    """Say whether a cue presents something as so: "warned", not "seemed" or "attacked".

    Attributions are wider than claims: a mood or a choice of words says nothing of events.
    """
    cues = cue_lexicon()
    claims = cues.saying | cues.judging | cues.nouns | FIXED_CUES
    return any(document.lemmas[index] in claims for index in document.tokens_in(cue))
