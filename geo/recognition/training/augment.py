"""Variations of training documents: other names, other case, and sentences written for the role."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

from geo.model import Form, Role
from geo.recognition.training.corpora import Document, Mention
from geo.recognition.training.names import Names

SWAPPED = 0.25
"""Share of an article's names that another of the same class replaces."""
CAPITAL_LETTERS = 0.06
"""Share of articles with a passage in capitals, as agencies and headlines write."""
TITLE_CASE = 0.08
"""Share of articles with a passage In Title Case."""
LOWER_CASE = 0.02
"""Share of articles with a passage in lower case."""
PASSAGE = (80, 700)
"""Shortest and longest passage whose case is changed, in code points."""

SLOT = re.compile(r"\{(\w+)(?::([la]))?\}")
ROLE_OF_LETTER = {"l": Role.LITERAL, "a": Role.ASSOCIATIVE}
SENTENCES_PER_DOCUMENT = (3, 9)


def swap_names(document: Document, names: Names, source: random.Random) -> Document:
    """Return the document with some of its names replaced throughout by others of their class."""
    chosen: dict[str, str] = {}
    for mention in document.mentions:
        surface = document.text[mention.start : mention.end]
        kind = names.ids.get(mention.geonames_id or 0) if mention.is_main_name else None
        if mention.form is Form.ADJECTIVAL and mention.role is not None:
            kind = "adjective"
        if kind and surface not in chosen:
            swaps = source.random() < SWAPPED
            chosen[surface] = names.draw(kind, source) if swaps else surface
    parts, mentions, last, length = [], [], 0, 0
    for mention in document.mentions:
        surface = document.text[mention.start : mention.end]
        gap = document.text[last : mention.start]
        new = chosen.get(surface, surface)
        parts += [gap, new]
        start = length + len(gap)
        length = start + len(new)
        mentions.append(replace(mention, start=start, end=length))
        last = mention.end
    parts.append(document.text[last:])
    return replace(document, text="".join(parts), mentions=tuple(mentions))


def change_case(document: Document, source: random.Random) -> Document:
    """Return the document, now and then with a passage in capitals, Title Case or lower case."""
    chance = source.random()
    if chance < CAPITAL_LETTERS:
        rewrite = _capitals
    elif chance < CAPITAL_LETTERS + TITLE_CASE:
        rewrite = _title_case
    elif chance < CAPITAL_LETTERS + TITLE_CASE + LOWER_CASE:
        rewrite = _lower
    else:
        return document
    text = document.text
    start = source.randrange(max(1, len(text)))
    start = 0 if source.random() < 0.4 else start
    end = start + source.randint(*PASSAGE)
    return replace(document, text=text[:start] + rewrite(text[start:end]) + text[end:])


def _capitals(text: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _lower(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _title_case(text: str) -> str:
    return re.sub(r"\b[a-z](?=\w{3})", lambda match: match[0].upper(), text)


def read_sentences(path: Path) -> tuple[str, ...]:
    """Read the sentences with slots, one a line; lines with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def write_document(sentences: tuple[str, ...], names: Names, source: random.Random) -> Document:
    """Return a made-up document of a few sentences with their slots filled."""
    count = source.randint(*SENTENCES_PER_DOCUMENT)
    text, mentions = "", []
    for sentence in source.choices(sentences, k=count):
        last = 0
        for slot in SLOT.finditer(sentence):
            text += sentence[last : slot.start()]
            filling = _fill(slot[1], names, source)
            if slot[2]:
                form = Form.ADJECTIVAL if slot[1] == "adjective" else Form.NAME
                span = len(text), len(text) + len(filling)
                mentions.append(Mention(*span, ROLE_OF_LETTER[slot[2]], form))
            text += filling
            last = slot.end()
        text += sentence[last:] + source.choice((" ", " ", "\n"))
    return Document("written", text, "written", tuple(mentions))


def _fill(slot: str, names: Names, source: random.Random) -> str:
    if slot == "number":
        return source.choice((str(source.randint(2, 90)), f"{source.randint(1, 40)},000"))
    return names.draw(slot, source)
