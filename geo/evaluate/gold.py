"""Reads the annotated sample dispatches: what a person says of every place mention in them.

The annotation is stand-off: `data/gold/mentions.jsonl` points into
`data/samples/dispatches.jsonl`, `data/gold/places.json` says where each place is. A
field that is null was not judged, because two careful readers could differ. See
`data/gold/README.md` for the guidelines.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from geo.errors import DataError
from geo.model import Article, DateInterval, EventType, PlaceRole, Role, Span, Status
from geo.settings import SHIPPED_DATA

Listed = TypeVar("Listed", bound=StrEnum)

GOLD_FOLDER = SHIPPED_DATA / "gold"
"""The annotation that ships with Dateline."""

DISPATCHES = SHIPPED_DATA / "samples" / "dispatches.jsonl"
"""The texts that it points into."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where an annotated place is."""

    ids: frozenset[str]
    """Entries of the gazetteer that are right; for what it lacks, the narrowest that holds it."""
    lat: float | None = None
    lon: float | None = None
    within_km: float | None = None
    """How far from the point an answer may lie, for places that the gazetteer may lack."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """What a person says of one mention of a place; None for what was not judged."""

    span: Span
    place: GoldPlace | None
    role: Role | None
    triggers: frozenset[str] | None
    """Words that may be taken for the event; empty where the sentence tells of none."""
    event_types: frozenset[EventType] | None
    place_roles: frozenset[PlaceRole] | None
    when: DateInterval | None
    """Days within which an answer must lie; an open start is "on or before"."""
    claimants: tuple[str | None, ...] | None
    """Names that are right; None among them is the publisher itself."""
    statuses: frozenset[Status] | None


@dataclass(frozen=True, slots=True)
class GoldDispatch:
    """A dispatch with its annotated mentions, in the order of the text."""

    article: Article
    mentions: tuple[GoldMention, ...]


def read_gold(folder: Path = GOLD_FOLDER, texts: Path = DISPATCHES) -> tuple[GoldDispatch, ...]:
    """Return the annotated dispatches. Raises DataError when a file cannot be read."""
    try:
        articles = {row["id"]: _article(row) for row in _rows(texts)}
        named = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        places = {name: _place(row) for name, row in named.items()}
        mentions: dict[str, list[GoldMention]] = {}
        for row in _rows(folder / "mentions.jsonl"):
            mentions.setdefault(row["dispatch"], []).append(
                _mention(row, articles[row["dispatch"]], places)
            )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{folder}: the annotated dispatches cannot be read ({error!r}); restore the folder."
        ) from error
    return tuple(
        GoldDispatch(articles[name], tuple(annotated)) for name, annotated in mentions.items()
    )


def gold_sha256(folder: Path = GOLD_FOLDER, texts: Path = DISPATCHES) -> str:
    """Return the hash of annotation and texts together: figures on others are other figures."""
    digest = hashlib.sha256()
    for path in (texts, folder / "places.json", folder / "mentions.jsonl"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _article(row: Mapping[str, Any]) -> Article:
    return Article(
        row["text"],
        title=row["title"],
        publisher=row["publisher"],
        published=date.fromisoformat(row["published"]),
        is_sample=True,
    )


def _place(row: Mapping[str, Any]) -> GoldPlace:
    return GoldPlace(frozenset(row["ids"]), row.get("lat"), row.get("lon"), row.get("within_km"))


def _mention(
    row: Mapping[str, Any], article: Article, places: Mapping[str, GoldPlace]
) -> GoldMention:
    span = Span(row["start"], row["end"])
    if span.of(article.text) != row["surface"]:
        raise ValueError(f"{row['dispatch']}: {row['surface']!r} is not at {span.start}")
    triggers, claimants = row.get("triggers"), row.get("claimants")
    return GoldMention(
        span=span,
        place=places[row["place"]],
        role=Role(row["role"]) if row["role"] else None,
        triggers=None if triggers is None else frozenset(triggers),
        event_types=set_of(EventType, row.get("event_types")),
        place_roles=set_of(PlaceRole, row.get("place_roles")),
        when=interval_of(row.get("date")),
        claimants=None if claimants is None else tuple(claimants),
        statuses=set_of(Status, row.get("statuses")),
    )


def set_of(kind: type[Listed], names: Iterable[str] | None) -> frozenset[Listed] | None:
    """Return the annotated answers of a field; None where it was not judged."""
    return None if names is None else frozenset(map(kind, names))


def interval_of(row: Mapping[str, str | None] | None) -> DateInterval | None:
    """Return the annotated days; an open start is "on or before", an open end "on or after"."""
    if row is None:
        return None
    start, end = (
        None if row[key] is None else date.fromisoformat(str(row[key])) for key in ("start", "end")
    )
    return DateInterval(start, end)
