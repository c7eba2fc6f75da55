"""Annotated corpora of place names, read into gold articles.

A corpus is a file of one JSON object a line:
`{"id", "title"?, "date"?, "url"?, "domain"?, "text", "toponyms": [{"start", "end", "surface",
"lat"?, "lon"?, "geonames_id"?, "type"?, "modifier"?, "gaz_name"?, "fclass"?, "fcode"?}]}`,
offsets half-open code points. `type` is the class of GeoWebNews, from which role and form are
read, or the kind of place of TUD-Loc; `fclass` and `fcode` are GeoNames feature codes.
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
from geo.model import Article, Form, Role, Span
from geo.recognition.training.corpora import ASSOCIATIVE_TYPES, LITERAL_TYPES, form_by_rule

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
    role: Role | None = None
    """None where the corpus does not tell."""
    form: Form | None = None
    """None where neither the corpus tells nor the place's name makes it sure."""
    kind: str | None = None
    """What kind of place the corpus says it is, in its own words: "P.PPLA", "CITY"."""

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


def corpus_paths(folder: Path) -> tuple[Path, ...]:
    """Return the files of the corpora (`*.jsonl`) of `folder`, by name.

    Raises MissingInputError when the folder holds none.
    """
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    if not paths:
        raise MissingInputError(f"{folder} holds no *.jsonl corpus: name a folder that does.")
    return tuple(paths)


def read_corpora(folder: Path) -> tuple[Corpus, ...]:
    """Return every corpus of `folder`, by name.

    Raises MissingInputError when the folder holds none, InputError for a bad line.
    """
    return tuple(read_corpus(path) for path in corpus_paths(folder))


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
    surface = span.of(text)
    identifier = str(mention.get("geonames_id") or "")
    role = _role(mention.get("type"))
    return GoldToponym(
        span=span,
        surface=surface,
        lat=None if mention.get("lat") is None else float(mention["lat"]),
        lon=None if mention.get("lon") is None else float(mention["lon"]),
        geonames_id=int(identifier) if identifier.isdecimal() else None,
        role=role,
        form=_form(mention, surface, is_told=role is not None),
        kind=_kind(mention, is_role=role is not None),
    )


def _role(kind: str | None) -> Role | None:
    if kind in LITERAL_TYPES:
        return Role.LITERAL
    return Role.ASSOCIATIVE if kind in ASSOCIATIVE_TYPES else None


def _form(mention: Mapping[str, Any], surface: str, is_told: bool) -> Form | None:
    """Return the form: GeoWebNews tells it, elsewhere the name of the gold place may."""
    if is_told:
        return Form.ADJECTIVAL if mention.get("modifier") == "Adjective" else Form.NAME
    return form_by_rule(surface, mention.get("gaz_name"))


def _kind(mention: Mapping[str, Any], is_role: bool) -> str | None:
    """Return the feature code with its class, or the type where it is no role."""
    if mention.get("fclass"):
        return f"{mention['fclass']}.{mention.get('fcode') or ''}"
    return None if is_role else mention.get("type")


def _is_toponym(kind: str | None) -> bool:
    return kind is None or not (kind in NO_TOPONYM_TYPES or kind.endswith(NO_TOPONYM_SUFFIX))


def _published(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
