"""Who says so: the innermost act of saying whose content holds the event."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Attribution, Span, Who
from geo.reporting.contents import MIN_QUOTE_WORDS
from geo.reporting.document import Document
from geo.reporting.event_offsets import offset_of
from geo.reporting.lexicon import cue_lexicon

FIXED_CUES = frozenset({"accord", "according", "cite", ":"})
"""Lemmas of cues that stand in no list."""


MOST_SENTENCES = 20
"""Sentences of the paragraph above that are searched for its quotation; bounds the work."""

JUDGING = frozenset({"expect", "believe", "think", "fear", "estimate", "predict", "suspect"})
"""Verbs that are hardly an event themselves: whoever does so makes a claim."""

UNTOLD = "The words are quoted, and nothing tells surely whose they are."


class Claims:
    """The attributions of one article, found by what they say."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self._document = document
        self._publisher = document.article.publisher
        self._by_sentence: dict[int, list[Attribution]] = {}
        self._spoke: dict[int, Attribution] = {}
        """Who spoke last in a sentence, in whatever words."""
        for attribution in attributions:
            number = document.sentence_number(attribution.cue[0].start)
            if number is not None and attribution.claimant:
                self._spoke[number] = attribution
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
        if self._is_appended(trigger):
            near = []
        holding = [one for one in near if _says(one, trigger) and _has_speaker(one)]
        about = [one for one in near if not self._is_act(one, trigger)]
        holding = holding or [one for one in about if _says(one, mention) and _has_speaker(one)]
        if not holding:
            return self._without_act(trigger)
        named = [one for one in holding if one.claimant]
        return self._said_by(min(named or holding, key=self._rank), trigger)

    def _is_act(self, attribution: Attribution, trigger: Span) -> bool:
        """Say whether the act of saying is itself the event: who declares war claims nothing.

        Who expects or believes something does, though no other word tells what it is.
        """
        if not any(cue.overlaps(trigger) for cue in attribution.cue):
            return False
        cued = self._document.tokens_in(attribution.cue[0])
        return JUDGING.isdisjoint(self._document.lemmas[index] for index in cued)

    def _is_appended(self, trigger: Span) -> bool:
        """Say whether the writer adds the event: "said that he would go, a day after crowds …"."""
        document = self._document
        head = document.head_of(trigger)
        if head is None or _is_quoted(document, trigger):
            return False
        offset = offset_of(document, head)
        return offset is not None and offset.after_comma

    def _said_by(self, attribution: Attribution, trigger: Span) -> Who:
        source = attribution.source[0] if attribution.source else None
        quoted = _is_quoted(self._document, trigger)
        return Who(attribution.claimant, attribution.chain, source, quoted, attribution.unknown)

    def _without_act(self, trigger: Span) -> Who:
        """Return who says what no act of saying holds: the publisher, unless it is quoted."""
        chain = (self._publisher,) if self._publisher else ()
        quotation = self._document.quotation_at(trigger.start)
        text = self._document.text
        if quotation is None or len(quotation.of(text).split()) < MIN_QUOTE_WORDS:
            return Who(self._publisher, chain, None, False)
        speaker = self._quoted_above(quotation) or self._spoke_before(quotation)
        if speaker is not None:
            return self._said_by(speaker, trigger)
        return Who(None, chain, None, True, UNTOLD)

    def _quoted_above(self, quotation: Span) -> Attribution | None:
        """Return the quotation of the paragraph before, when this one opens its paragraph."""
        text = self._document.text
        start = text.rfind("\n", 0, quotation.start) + 1
        above = text[:start].rstrip()
        if text[start : quotation.start].strip() or not above:
            return None
        first = self._document.sentence_number(above.rfind("\n") + 1) or 0
        last = self._document.sentence_number(len(above) - 1) or 0
        for number in range(last, max(first, last - MOST_SENTENCES) - 1, -1):
            quoted = [one for one in self._by_sentence.get(number, []) if one.quoted]
            if quoted:
                return quoted[-1] if quoted[-1].claimant else None
        return None

    def _spoke_before(self, quotation: Span) -> Attribution | None:
        """Return the act of saying of the sentence before one that is all quotation.

        "Ruiz spoke of the floods on Monday. “People in Lima lost their homes.”"
        """
        document = self._document
        number = document.sentence_number(quotation.start)
        if not number or document.sentences[number].span.start < quotation.start:
            return None
        return self._spoke.get(number - 1)

    def _rank(self, attribution: Attribution) -> tuple[bool, int]:
        """Return what is least for the innermost act that does not merely cite."""
        return self._cites(attribution), _length(attribution)

    def _cites(self, attribution: Attribution) -> bool:
        """Say whether the source is only cited: whoever cites it is the one who claims."""
        return attribution.cue[0].of(self._document.text).lower().startswith("cit")


def _has_speaker(attribution: Attribution) -> bool:
    """Say whether somebody speaks, named or not; a passive without "by" is the publisher's word."""
    return bool(attribution.claimant or attribution.source)


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
    return any(
        (document.lemmas[index] in claims and not _goes_on(document, index))
        or _points_out(document, index)
        for index in document.tokens_in(cue)
    )


def _points_out(document: Document, verb: int) -> bool:
    """Say whether "point" is said of something so ("pointed out that"), not of a way to look."""
    return document.lemmas[verb] == "point" and document.words[verb + 1 : verb + 2] == ["out"]


def _goes_on(document: Document, verb: int) -> bool:
    """Say whether a verb tells what somebody goes on to do, no words: "continued to hold out"."""
    return document.lemmas[verb] == "continue" and document.child(verb, "xcomp") is not None
