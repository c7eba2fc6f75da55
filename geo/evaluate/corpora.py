"""Annotated corpora of place names, read into gold articles.

A corpus is a file of one JSON object a line:
`{"id", "title"?, "date"?, "url"?, "domain"?, "text", "toponyms": [{"start", "end", "surface",
"lat"?, "lon"?, "geonames_id"?, "type"?}]}`, offsets half-open code points.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.errors import InputError, MissingInputError
from geo.model import Article, Span

NO_TOPONYM_TYPES = frozenset({"Demonym", "Homonym", "Language", "Non_Toponym"})
"""GeoWebNews classes that its authors annotate but do not count as toponyms."""

NO_TOPONYM_SUFFIX = "_Expression"
"""GeoWebNews: noun phrases such as "the town", which name no place."""


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A mention as the annotators marked it; coordinates only where they gave them."""

    span: Span
    surface: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None

    @property
    def has_coordinates(self) -> bool:
        """Whether the mention counts for resolution."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of a corpus with its annotated toponyms."""

    id: str
    article: Article
    toponyms: tuple[GoldToponym, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, with the SHA-256 of its file so that figures can say what they measured."""

    name: str
    sha256: str
    articles: tuple[GoldArticle, ...]

    @property
    def mentions(self) -> int:
        """Number of annotated toponyms."""
        return sum(len(gold.toponyms) for gold in self.articles)


def read_corpora(folder: Path) -> tuple[Corpus, ...]:
    """Return every corpus (`*.jsonl`) of `folder`, by name.

    Raises MissingInputError when the folder holds none, InputError for a bad line.
    """
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    if not paths:
        raise MissingInputError(f"{folder} holds no *.jsonl corpus: name a folder that does.")
    return tuple(read_corpus(path) for path in paths)


def read_corpus(path: Path) -> Corpus:
    """Return the corpus in `path`. Raises InputError naming the line that cannot be read."""
    data = path.read_bytes()
    articles = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            articles.append(_gold_article(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}, line {number}: not an annotated article ({error!r}); correct or drop it."
            ) from error
    return Corpus(path.stem, hashlib.sha256(data).hexdigest(), tuple(articles))


def _gold_article(record: Mapping[str, Any]) -> GoldArticle:
    text = record["text"]
    article = Article(
        text=text,
        title=record.get("title"),
        publisher=record.get("publisher") or record.get("domain"),
        published=_published(record.get("published") or record.get("date")),
        url=record.get("url"),
    )
    toponyms = tuple(
        _gold_toponym(mention, text)
        for mention in record["toponyms"]
        if _is_toponym(mention.get("type"))
    )
    return GoldArticle(str(record["id"]), article, toponyms)


def _gold_toponym(mention: Mapping[str, Any], text: str) -> GoldToponym:
    span = Span(int(mention["start"]), int(mention["end"]))
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"offsets {span.start}-{span.end} lie outside the text")
    identifier = str(mention.get("geonames_id") or "")
    return GoldToponym(
        span=span,
        surface=span.of(text),
        lat=None if mention.get("lat") is None else float(mention["lat"]),
        lon=None if mention.get("lon") is None else float(mention["lon"]),
        geonames_id=int(identifier) if identifier.isdecimal() else None,
    )


def _is_toponym(kind: str | None) -> bool:
    return kind is None or not (kind in NO_TOPONYM_TYPES or kind.endswith(NO_TOPONYM_SUFFIX))


def _published(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
