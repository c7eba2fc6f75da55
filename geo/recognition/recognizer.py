"""The two recognizers: one reads the text, the other takes spans that are given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.model import Article, Form, Parse, Role, Span, Toponym
from geo.protocols import Gazetteer, Recognizer
from geo.recognition.consistency import Mention, agree
from geo.recognition.decoding import Found, associative_in, belief_in, find
from geo.recognition.encoder import ToponymEncoder
from geo.recognition.evidence import Evidence, GazetteerEvidence
from geo.recognition.scripts import KnownName, find_names
from geo.recognition.standing import with_places
from geo.recognition.trimming import trim
from geo.recognition.widening import widen
from geo.recognition.words import Words
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "toponyms"

ASSOCIATIVE_FROM = 0.4
"""Probability of the associative role from which it is taken: below one half, because a pin on a
capital that only stands for its government is worse than a pin too few. On GeoWebNews articles
held out it costs .004 of accuracy."""
ADJECTIVAL_FROM = 0.5
"""Probability of the adjectival form from which it is taken, where the gazetteer knows nothing."""
LEAST_BELIEF = 0.1
"""Probability of being part of a toponym, of its likeliest word, from which a name in another
script that the gazetteer knows is taken. A judgement: the encoder gave .2 to .5 to inflected
names and .03 to words of a person's name."""
GLOSS = " ("
"""What stands between a name and the same name in its own script: "Pyongyang (평양)"."""
GIVEN_SCORE = 1.0
"""Score of a span that was given: whoever gave it was sure."""


AND = re.compile(r"\s+and\s+")


class EncoderRecognizer:
    """Finds toponyms with a small fine-tuned encoder that also sees case and gazetteer.

    The same name is decided once for an article where its mentions agree
    (`geo.recognition.consistency`). English text; time grows linearly.
    """

    languages = frozenset({"en"})

    def __init__(self, gazetteer: Gazetteer, folder: Path = MODEL_FOLDER) -> None:
        """Use the model in `folder`; it is opened on first use."""
        self._encoder = ToponymEncoder(folder)
        self._evidence = GazetteerEvidence(gazetteer)

    def recognize(self, article: Article, parse: Parse) -> tuple[Toponym, ...]:
        """Return the toponyms in order. Raises DataError when the model is missing or damaged."""
        del parse  # the encoder reads windows of text, not sentences
        words = self._encoder.read(article.text)
        if not len(words):
            return ()
        answer = self._encoder.answer(words, self._evidence.of(words))
        found = [
            mention
            for each in find(answer, words.paragraphs)
            for mention in self._mentions(words, each)
        ]
        mentions = widen(words.text, found, self._is_country)
        agreed = agree(
            words.text, mentions, lambda span: associative_in(answer, *words.touched_by(span))
        )
        agreed = self._with_other_scripts(words, answer, agreed)
        agreed = with_places(words.text, agreed)
        version = self._encoder.model.version
        return tuple(toponym_of(article.text, mention, version) for mention in agreed)

    def _with_other_scripts(
        self, words: Words, answer: NDArray[np.float32], mentions: tuple[Mention, ...]
    ) -> tuple[Mention, ...]:
        """Return the mentions with names in other scripts as the gazetteer knows them."""
        names = find_names(words.text, self._is_place)
        if not names:
            return mentions
        kept = [mention for mention in mentions if not _touches(mention.span, names)]
        ends = {mention.span.end: mention for mention in kept}
        for name in names:
            first, end = words.touched_by(name.span)
            belief = belief_in(answer, first, end)
            glossed = ends.get(name.span.start - len(GLOSS))
            if glossed and words.text.startswith(GLOSS, glossed.span.end):
                kept.append(replace(glossed, span=name.span, form=Form.NAME))
            elif not name.is_piece and belief >= LEAST_BELIEF:
                role = associative_in(answer, first, end)
                kept.append(Mention(name.span, belief, role, Form.NAME))
        return tuple(sorted(kept, key=lambda mention: mention.span))

    def _is_place(self, name: str) -> bool:
        return self._evidence.kind(name) not in (Evidence.NONE, Evidence.ADJECTIVAL)

    def _is_country(self, name: str) -> bool:
        return self._evidence.kind(name) is Evidence.COUNTRY

    def _mentions(self, words: Words, found: Found) -> Iterator[Mention]:
        """Yield what was found, or the two known places of which it joins the names by "and"."""
        start, end = int(words.starts[found.first]), int(words.ends[found.last])
        span = trim(words.text, Span(start, end))
        for part in self._parts(words.text, span) if span else ():
            form = self._form(part.of(words.text), found.adjectival)
            yield Mention(part, found.score, found.associative, form)

    def _parts(self, text: str, span: Span) -> tuple[Span, ...]:
        """Return the two names that "and" joins, where the whole is none: "Khyber and Bannu"."""
        joined = AND.search(text, span.start, span.end)
        if joined is None or self._is_place(span.of(text)):
            return (span,)
        parts = Span(span.start, joined.start()), Span(joined.end(), span.end)
        return parts if all(self._is_place(part.of(text)) for part in parts) else (span,)

    def _form(self, surface: str, adjectival: float) -> Form:
        """Return the form: the gazetteer knows adjectives, the encoder guesses the others."""
        kind = self._evidence.kind(surface)
        if kind is Evidence.ADJECTIVAL:
            return Form.ADJECTIVAL
        if kind is not Evidence.NONE:
            return Form.NAME
        return Form.ADJECTIVAL if adjectival > ADJECTIVAL_FROM else Form.NAME


class GivenRecognizer:
    """Takes the toponyms' spans as given and asks another recognizer for role and form."""

    def __init__(self, spans: Sequence[Span], inner: Recognizer) -> None:
        """Recognize exactly `spans`, in that order; they may overlap."""
        self._spans = tuple(spans)
        self._inner = inner
        self.languages = inner.languages

    def recognize(self, article: Article, parse: Parse) -> tuple[Toponym, ...]:
        """Return one toponym for each given span. A span that was not found is literal, a name."""
        found = self._inner.recognize(article, parse)
        return tuple(self._toponym(article.text, span, found) for span in self._spans)

    @staticmethod
    def _toponym(text: str, span: Span, found: Sequence[Toponym]) -> Toponym:
        surface = span.of(text)
        touching = [toponym for toponym in found if toponym.span.overlaps(span)]
        if not touching:
            return Toponym(span, surface, Role.LITERAL, Form.NAME, GIVEN_SCORE, "given")
        nearest = max(touching, key=lambda toponym: _shared(toponym.span, span))
        made_by = f"given, {nearest.made_by}"
        return replace(nearest, span=span, surface=surface, score=GIVEN_SCORE, made_by=made_by)


def _touches(span: Span, names: Sequence[KnownName]) -> bool:
    """Say whether the span shares a code point with one of the names, which are in order."""
    before = bisect_left(names, span.end, key=lambda name: name.span.start)
    return before > 0 and names[before - 1].span.overlaps(span)


def _shared(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def toponym_of(text: str, mention: Mention, made_by: str) -> Toponym:
    """Return the mention as a record that points into the article's own text."""
    role = Role.ASSOCIATIVE if mention.associative > ASSOCIATIVE_FROM else Role.LITERAL
    surface = mention.span.of(text)
    return Toponym(mention.span, surface, role, mention.form, round(mention.score, 4), made_by)
