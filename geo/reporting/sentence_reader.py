"""What the encoder says of an article's passages, each read once, and of the places in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, log, log1p

from geo.encoders import Floats, PassageReader, PassageReading, PlaceAnswers
from geo.model import Span
from geo.reporting.document import LONGEST_SENTENCE, Document
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "passages"
"""The encoder that ships, with its card."""

MOST_ODDS = 7
"""Log-odds beyond which an answer is no surer. A judgement: one in a thousand."""


@lru_cache(maxsize=1)
def passage_reader() -> PassageReader:
    """Return the encoder that ships, whose files are opened when it is first asked."""
    return PassageReader(MODEL_FOLDER)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """What the encoder says of one place; answers are whole log-odds, which weights are fitted to.

    Above zero is rather yes than no; at most `MOST_ODDS` either way.
    """

    answers: PlaceAnswers
    first: int
    """Number of the first token of the sentence, whose tokens were asked about in order."""

    def event(self, token: int | None) -> int:
        """Return the odds that a word tells what happened at the place; None: that none does."""
        return odds(self._of_word(self.answers.events, token))

    def time(self, tokens: range) -> int:
        """Return the odds that one of some words tells when; an empty range: that none does."""
        if not tokens:
            return odds(float(self.answers.times[-1]))
        share = sum(exp(self._of_word(self.answers.times, token)) for token in tokens)
        return odds(log(share) if share else -inf)

    def kind(self, question: str, kind: str) -> int:
        """Return the odds of a kind among those that a question has."""
        return odds(self.answers.answer(question).get(kind, -inf))

    def given(self, question: str, kind: str, token: int) -> int | None:
        """Return the odds of a kind if a word tells what happened; None if it was not read."""
        number = token - self.first
        is_asked = 0 <= number < len(self.answers.events) - 1
        if not is_asked or kind not in self.answers.columns.place_questions[question]:
            return None
        return odds(self.answers.given(question, number)[kind])

    def _of_word(self, answers: Floats, token: int | None) -> float:
        number = len(answers) - 1 if token is None else token - self.first
        is_asked = token is None or 0 <= number < len(answers) - 1
        return float(answers[number]) if is_asked else -inf


def odds(logarithm: float) -> int:
    """Return the log-odds of the logarithm of a probability, whole and bounded."""
    if logarithm == -inf:
        return -MOST_ODDS
    share = exp(logarithm)
    whole = MOST_ODDS if share >= 1.0 else round(logarithm - log1p(-share))
    return max(-MOST_ODDS, min(MOST_ODDS, whole))


class SentenceReader:
    """The passages of a document, each read by the encoder once, when it is first asked for.

    Only what is asked of a passage is kept, and the latest as a whole: ask about places in order.
    """

    def __init__(self, document: Document, reader: PassageReader | None = None) -> None:
        """Read `document` with `reader`, or with the encoder that ships."""
        self._document = document
        self._reader = reader or passage_reader()
        self._latest: tuple[int, PassageReading] | None = None
        self._places: dict[Span, PlaceReading | None] = {}

    @property
    def version(self) -> str:
        """The name of the encoder, which changes with its weights."""
        return self._reader.version

    def place(self, place: Span) -> PlaceReading | None:
        """Return what is said of a place by its sentence; None where it is in none, or not read."""
        if place not in self._places:
            self._places[place] = self._place(place)
        return self._places[place]

    def _place(self, place: Span) -> PlaceReading | None:
        sentence = self._document.sentence_at(place)
        if sentence is None:
            return None
        first, last = sentence.first, min(sentence.last, sentence.first + LONGEST_SENTENCE)
        start = self._document.tokens[first].start
        answers = self._read(first, last).of_place(Span(place.start - start, place.end - start))
        return PlaceReading(answers, first) if answers else None

    def _read(self, first: int, last: int) -> PassageReading:
        """Read the tokens from `first` up to `last`, each of them a word that may be an event."""
        if self._latest is None or self._latest[0] != first:
            document = self._document
            span = document.span_of(first, last - 1)
            words = [
                Span(token.start - span.start, token.end - span.start)
                for token in document.tokens[first:last]
            ]
            self._latest = first, self._reader.read(span.of(document.text), words)
        return self._latest[1]
