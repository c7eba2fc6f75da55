"""Reads the annotated news: what a person says of the places in articles that we may not store.

The annotation, `data/gold/news.jsonl`, is stand-off: it points into the articles of a folder of
corpora and holds no text but the names of claimants. The part `fit` is what the weights of
`geo.reporting.stacking` are fitted to, the others are kept for measuring.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from geo.errors import DataError, GeoError, InputError
from geo.evaluate.event_corpora.figures import Figure
from geo.evaluate.event_corpora.reading import records
from geo.evaluate.gold import GOLD_FOLDER, GoldDispatch, GoldMention, interval_of, set_of
from geo.evaluate.gold_floors import as_section
from geo.evaluate.judging import Analyzer, judge_dispatches
from geo.model import Article, EventType, PlaceRole, Role, Span, Status

HASH_LENGTH = 16
"""Digits of SHA-256 that tell whether a text is the annotated one."""

ARTICLES = "articles"
"""Folder of single articles, beside that of the corpora."""


class Part(StrEnum):
    """What a part of the annotated news is for."""

    FIT = "fit"
    """Weights are fitted to it, and rules were written with its errors in view."""
    HELD = "held"
    """News of the same corpora that nothing was fitted to."""
    CONFLICT = "conflict"
    """News of wars, attacks, elections and floods that nothing was fitted to."""
    ARTICLES = "articles"
    """The single articles that Dateline was tried on first: rules have seen their errors."""


def read_news(shared: Path, part: Part, folder: Path = GOLD_FOLDER) -> tuple[GoldDispatch, ...]:
    """Return the annotated articles of a part, whose texts are in `shared`.

    Raises InputError where a text is not there, DataError where it is another one or the
    annotation cannot be read.
    """
    try:
        return _read(shared, part, folder)
    except GeoError:
        raise  # some of them are ValueErrors too
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{folder}: the annotated news cannot be read ({error!r}); restore the folder."
        ) from error


def _read(shared: Path, part: Part, folder: Path) -> tuple[GoldDispatch, ...]:
    hashes: Mapping[str, str] = json.loads((folder / "news_texts.json").read_text("utf-8"))
    lines = (folder / "news.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["part"] == part]
    by_text: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_text.setdefault(row["text"], []).append(row)
    found = _records(shared, by_text)
    return tuple(
        _dispatch(name, found[name], by_text[name], hashes[name]) for name in sorted(by_text)
    )


@dataclass(frozen=True, slots=True)
class NewsMeasure:
    """Figures on one part of the annotated news; printing it shows the table."""

    part: Part
    figures: tuple[Figure, ...]

    def __str__(self) -> str:
        return as_section(f"Annotated news, part “{self.part}”", self.figures)


def measure_news(shared: Path, analyzer: Analyzer) -> Iterator[NewsMeasure]:
    """Yield the figures of each part whose texts are in `shared`, the one fitted to last."""
    for part in (Part.HELD, Part.CONFLICT, Part.ARTICLES, Part.FIT):
        figures = judge_dispatches(read_news(shared, part), analyzer)
        yield NewsMeasure(part, tuple(one for one in figures if one.gold))


def _records(shared: Path, names: Mapping[str, object]) -> dict[str, Mapping[str, Any]]:
    """Return the record of each named text: "corpus/id" or "articles/file"."""
    found: dict[str, Mapping[str, Any]] = {}
    for corpus in {name.partition("/")[0] for name in names}:
        found |= {f"{corpus}/{key}": record for key, record in _of_corpus(shared, corpus)}
    missing = sorted(set(names) - set(found))
    if missing:
        raise InputError(f"{shared}: lacks the annotated article {missing[0]}; name its folder.")
    return found


def _of_corpus(shared: Path, corpus: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if corpus == ARTICLES:
        for text in sorted((shared / ARTICLES).glob("*.txt")):
            yield text.name, {"text": text.read_text(encoding="utf-8")}
        return
    for record in records(_corpus_path(shared, corpus)):
        yield str(record["id"]), record


def _corpus_path(shared: Path, corpus: str) -> Path:
    places = [shared / "corpora" / folder / f"{corpus}.jsonl" for folder in (".", "events")]
    found = [path for path in places if path.exists()]
    if not found:
        raise InputError(f"{shared}: has no corpora/{corpus}.jsonl; name the folder that has it.")
    return found[0]


def corpus_hashes(shared: Path, part: Part, folder: Path = GOLD_FOLDER) -> dict[str, str]:
    """Return the SHA-256 of each corpus file that a part has articles of, by its name.

    Raises InputError where one is not in `shared`.
    """
    lines = (folder / "news.jsonl").read_text("utf-8").splitlines()
    texts = (row["text"] for row in map(json.loads, lines) if row["part"] == part)
    return {
        corpus: hashlib.sha256(_corpus_path(shared, corpus).read_bytes()).hexdigest()
        for corpus in sorted({text.partition("/")[0] for text in texts} - {ARTICLES})
    }


def _dispatch(
    name: str, record: Mapping[str, Any], rows: list[Mapping[str, Any]], sha256: str
) -> GoldDispatch:
    text = record["text"]
    if hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH] != sha256:
        raise DataError(f"{name}: is not the text that was annotated; take that of the corpus.")
    published = rows[0]["published"]
    article = Article(
        text,
        title=record.get("title"),
        publisher=record.get("domain"),
        published=date.fromisoformat(published) if published else None,
        url=record.get("url"),
    )
    return GoldDispatch(article, tuple(_mention(row, text) for row in rows))


def _mention(row: Mapping[str, Any], text: str) -> GoldMention:
    claimants, triggers = row.get("claimants"), row.get("triggers")
    words = None if triggers is None else frozenset(text[start:end] for start, end in triggers)
    return GoldMention(
        span=Span(row["start"], row["end"]),
        place=None,
        role=Role(row["role"]) if row["role"] else None,
        triggers=words,
        event_types=set_of(EventType, row.get("event_types")),
        place_roles=set_of(PlaceRole, row.get("place_roles")),
        when=interval_of(row.get("date")),
        claimants=None if claimants is None else tuple(claimants),
        statuses=set_of(Status, row.get("statuses")),
    )
