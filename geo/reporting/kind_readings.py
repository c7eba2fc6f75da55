"""How likely a document's passages tell of each kind of event: by their words, and read closely.

The linear weights of `geo.reporting.kind_model` read every passage that is asked about; the
encoder, which takes a hundred times longer, those that leave doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.model import EventType
from geo.reporting.document import LONGEST_SENTENCE, Document
from geo.reporting.event_words import Trigger
from geo.reporting.kind_families import OTHER
from geo.reporting.kind_features import groups_of
from geo.reporting.kind_model import PLOVER, SUB_EVENT, Floats, kind_encoder, kind_model
from geo.reporting.lexicon import event_lexicon

LEAD_SENTENCES = 3
LEAD_WORDS = 120
"""Sentences and words of an article's opening that are read as one passage: what it tells of first
of all. A judgement: headline and two sentences."""

SURE_FROM = 0.7
"""Probability from which the kind that the words of a sentence speak for stands and no encoder is
asked. In cross-validation on CASE 2021 that spares half of the snippets and costs half a point; an
opening, which tells what the article is about, is always read closely."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The probabilities of kinds for one passage."""

    sub_events: Mapping[str, float]
    plover: Mapping[str, float]

    @property
    def sub_event(self) -> str:
        """The likeliest sub-event type of the model."""
        return max(self.sub_events, key=lambda kind: self.sub_events[kind])

    @property
    def plover_type(self) -> str:
        """The likeliest PLOVER type, first edition."""
        return max(self.plover, key=lambda kind: self.plover[kind])


class KindReadings:
    """The kinds of event of a document's passages, each read once when it is asked for."""

    def __init__(self, document: Document, triggers: Sequence[Trigger]) -> None:
        """Read `document` with the event words that the lexicon finds in it, in order."""
        self._document = document
        self._typed = [one for one in triggers if one.entry.sub_event_type]
        self._typed_at = [one.token for one in self._typed]
        self._readings: dict[tuple[int, int], Reading] = {}
        self._glances: dict[tuple[int, int], Reading] = {}
        self._latest: tuple[tuple[int, int], tuple[NDArray[np.int64], Floats]] | None = None

    def lead(self) -> tuple[int, int]:
        """Return the tokens of the opening."""
        sentences = self._document.sentences
        first = sentences[0].first
        return first, min(sentences[:LEAD_SENTENCES][-1].last, first + LEAD_WORDS)

    def sentence_at(self, token: int) -> tuple[int, int] | None:
        """Return the tokens of a token's sentence."""
        sentence = self._document.sentence_at(self._document.span_of(token, token))
        return (sentence.first, sentence.last) if sentence else None

    def typed(self, first: int, last: int) -> list[Trigger]:
        """Return the event words of known kinds from token `first` up to `last`."""
        start, end = bisect_left(self._typed_at, first), bisect_left(self._typed_at, last)
        return self._typed[start:end]

    def reading(self, first: int, last: int, least: float = 0.0) -> Reading:
        """Read the tokens from `first` up to `last`: their words, and in doubt with the encoder.

        With `least`, there is no doubt where no kind but the other events is as likely.
        """
        key = (first, last)
        if key not in self._readings:
            found = self.glance(first, last)
            likely = found.sub_events[found.sub_event]
            is_hopeless = likely < least or (least > 0 and found.sub_event == OTHER)
            if likely >= SURE_FROM or is_hopeless:
                return found
        return self.closely(first, last)

    def closely(self, first: int, last: int) -> Reading:
        """Read the tokens with the encoder too, whatever their words say."""
        key = (first, last)
        if key not in self._readings:
            self._readings[key] = self._read_closely(first, last)
            self._glances.pop(key, None)
        return self._readings[key]

    def glance(self, first: int, last: int) -> Reading:
        """Return what was read of the tokens, else what their words alone say."""
        key = (first, last)
        if key in self._readings:
            return self._readings[key]
        if key not in self._glances:
            model, words = kind_model(), self._words(first, last)
            self._glances[key] = Reading(
                model.sub_events.probabilities(*words), model.plover.probabilities(*words)
            )
        return self._glances[key]

    def _read_closely(self, first: int, last: int) -> Reading:
        model, words = kind_model(), self._words(first, last)
        span = self._document.span_of(first, min(last, first + LONGEST_SENTENCE) - 1)
        logits = kind_encoder().answer(span.of(self._document.text))
        return Reading(
            model.sub_events.probabilities(*words, logits[SUB_EVENT]),
            model.plover.probabilities(*words, logits[PLOVER]),
        )

    def _words(self, first: int, last: int) -> tuple[NDArray[np.int64], Floats]:
        """Return rows and values of what the linear model knows of the tokens."""
        if self._latest is None or self._latest[0] != (first, last):
            tokens = range(first, min(last, first + LONGEST_SENTENCE))
            groups = groups_of(self._document, tokens, self.typed(first, last))
            self._latest = ((first, last), kind_model().read(groups))
        return self._latest[1]

    def sub_events_at(self, token: int) -> Mapping[str, float]:
        """Return how likely the words of the token's sentence tell of each kind."""
        bounds = self.sentence_at(token)
        return self.glance(*bounds).sub_events if bounds and bounds[0] < bounds[1] else {}

    def likely_types(self, token: int) -> Mapping[EventType, float]:
        """Return how likely the words of the token's sentence tell of each event type."""
        bounds = self.sentence_at(token)
        return _by_type(self.glance(*bounds)) if bounds and bounds[0] < bounds[1] else {}

    def likely_types_of_story(self) -> Mapping[EventType, float]:
        """Return how likely the words of the opening tell of each event type."""
        return self._story_types

    @cached_property
    def _story_types(self) -> Mapping[EventType, float]:
        return _by_type(self.glance(*self.lead())) if self._document.sentences else {}


def _by_type(reading: Reading) -> dict[EventType, float]:
    """Return the probabilities of event types: the sums of those of their kinds."""
    likely: dict[EventType, float] = {}
    for kind, probability in reading.sub_events.items():
        event_type = event_lexicon().kinds[kind].event_type
        likely[event_type] = likely.get(event_type, 0.0) + probability
    return likely
