"""A gazetteer in memory: a few dozen real places with their GeoNames ids and coordinates."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from geo.model import (
    Article,
    FeatureClass,
    Footprint,
    Form,
    NameMatch,
    Parse,
    Place,
    Resolution,
    Role,
    Span,
    Toponym,
    Worldview,
)
from geo.resolution import RankingResolver

PLACES = Path(__file__).with_name("places.csv")
"""Rows after GeoNames; `other_names` are "name=kind", separated by semicolons."""


class MemoryGazetteer:
    """The rows of places.csv behind the gazetteer's protocol."""

    worldview = Worldview.UN
    version = "memory"

    def __init__(self) -> None:
        self.lookups: list[str] = []
        self._matches: dict[str, list[NameMatch]] = {}
        with PLACES.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self._add_row(row)
        for matches in self._matches.values():
            matches.sort(key=lambda match: -match.place.population)

    def _add_row(self, row: dict[str, str]) -> None:
        place = Place(
            id=f"geonames:{row['geonames_id']}",
            name=row["name"],
            feature=FeatureClass(row["feature"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country_code=row["country"],
            region_code=row["region"] or None,
            geonames_id=int(row["geonames_id"]),
            population=int(row["population"]),
        )
        self._add(NameMatch(place, "main", place.name))
        for other in filter(None, row["other_names"].split(";")):
            name, _, kind = other.partition("=")
            self._add(NameMatch(place, kind, name))

    def _add(self, match: NameMatch) -> None:
        self._matches.setdefault(match.name.casefold(), []).append(match)

    def lookup(self, name: str) -> tuple[NameMatch, ...]:
        self.lookups.append(name)
        return tuple(self._matches.get(name.casefold(), ()))

    def fuzzy(self, name: str) -> tuple[NameMatch, ...]:
        """One letter left out, anywhere."""
        near = [
            match
            for known, matches in self._matches.items()
            for match in matches
            if any(known[:cut] + known[cut + 1 :] == name.casefold() for cut in range(len(known)))
        ]
        return tuple(NameMatch(match.place, "fuzzy", match.name) for match in near)

    def inside_name(self, name: str) -> tuple[NameMatch, ...]:
        """The bearers of the longest run of words that is a name."""
        words = name.casefold().split()
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                found = self._matches.get(" ".join(words[start : start + length]), ())
                if found:
                    return tuple(found)
        return ()

    def place(self, place_id: str) -> Place | None:
        return None

    def footprint(self, place_id: str) -> Footprint | None:
        return None

    def region_of(self, lat: float, lon: float) -> Place | None:
        return None


Resolve = Callable[..., dict[str, Resolution]]


def _mark(text: str, *names: str) -> tuple[Toponym, ...]:
    """Return toponyms for every occurrence of the names, in order."""
    spans: set[Span] = set()
    for name in names:
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not any(span.overlaps(other) for other in spans):
                spans.add(span)
            start = text.find(name, start + 1)
    return tuple(
        Toponym(span, span.of(text), Role.LITERAL, Form.NAME, 1.0, "test") for span in sorted(spans)
    )


@pytest.fixture
def mark() -> Callable[..., tuple[Toponym, ...]]:
    """Make toponyms: `mark(text, "Paris", "Texas")`."""
    return _mark


@pytest.fixture
def gazetteer() -> MemoryGazetteer:
    return MemoryGazetteer()


@pytest.fixture
def resolve(gazetteer: MemoryGazetteer) -> Resolve:
    """Resolve the named toponyms of a text with the shipped weights; by surface, last one wins."""
    resolver = RankingResolver(gazetteer)

    def run(text: str, names: Sequence[str], **fields: str) -> dict[str, Resolution]:
        article = Article(text, **fields)
        found = resolver.resolve(article, Parse((), (), "none"), _mark(text, *names))
        return {resolution.toponym.surface: resolution for resolution in found}

    return run
