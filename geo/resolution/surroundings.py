"""The known places around a name that the gazetteer lacks: what may hold it, as numbers.

These are the nearest places that the article's other names were resolved to, the
most mentioned ones, and those whose own name is a part of the unknown one.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geo.model import FeatureClass, NameMatch, Place, Span, Toponym
from geo.protocols import Gazetteer
from geo.resolution.candidates import Floats
from geo.resolution.distances import great_circle_km

NEIGHBOURS = 5
"""Places mentioned before, and after, an unknown name that are weighed. A judgement that bounds the
work: the holder is nearly always among the nearest."""
MAIN_PLACES = 3
"""Most mentioned places of the article that are weighed wherever they stand (judgement)."""
INSIDE_PLACES = 5
"""Most prominent bearers of the part of a name that are weighed (judgement)."""
CLOSE_CHARACTERS = 100.0
"""Decay of "close": about a sentence."""
FAR_CHARACTERS = 1000.0
"""Decay of "in the same passage": a few paragraphs."""
COMPANY_KM = 150.0
"""Decay between a holder and the article's other places: a day's news area (judgement)."""
HEAD_CHARACTERS = 250
"""Headline and dateline, where an article says where it is at home (judgement)."""
LARGEST_POPULATION_LOG10 = 7.0
"""Scales population to about 0 to 1: ten million people."""

HOLDER_FEATURES = (
    "inside the name, and named in the article",
    "inside the name only",
    "best known of those inside",
    "adjective inside",
    "country or region inside",
    "right after the name",
    "country or region right after",
    "right before the name",
    "close to the name",
    "in the same passage",
    "nearest of the article",
    "nearest named before",
    "share of the mentions",
    "confidence",
    "in headline or dateline",
    "near other places",
    "is settlement",
    "is district",
    "is region",
    "is country",
    "is facility",
    "is area",
    "population",
)
"""Columns of `Options.features`."""

NO_HOLDER_FEATURES = (
    "always",
    "word of a building or street",
    "one word",
    "no place beside it",
    "lower case",
    "doubt of recognition",
)
"""Columns of `Options.absence`: what speaks for none of the places holding it."""

_BUILT = re.compile(
    r"\b(?:street|st\.?|avenue|ave\.?|road|rd\.?|drive|lane|boulevard|blvd\.?|highway|route|square|"
    r"plaza|bridge|park|stadium|arena|hall|house|tower|building|cent(?:er|re)|school|academy|"
    r"college|university|institute|hospital|clinic|church|cathedral|mosque|temple|synagogue|"
    r"cemetery|museum|library|theat(?:er|re)|hotel|restaurant|court(?:house)?|prison|jail|station|"
    r"airport|airfield|base|barracks|camp|fort|castle|palace|plant|factory|mine|dam|port|harbou?r|"
    r"pier|beach|market|mall|farm|estate|club|embassy|consulate|ministry|council|parliament|"
    r"senate|bank|commission|lake|river|creek|bay|island|mount(?:ain)?|hills?|valley|forest|"
    r"neighbou?rhood|township|quarter|district)\b",
    re.IGNORECASE,
)
_STRETCHES = re.compile(
    r"\b(?:lake|river|creek|bay|island|mount(?:ain)?|hills?|valley|forest|township|district|farm|"
    r"mine|dam|plant|camp|highway|route)\b",
    re.IGNORECASE,
)
"""Those of them that as often lie outside the town which the article names."""
_AFTER = re.compile(
    r"(?:,|\s\(|,? (?:in|at|of|(?P<near>near|outside)))?\s?(?:the |downtown |central )?"
)
_BEFORE = re.compile(r"(?:['’]s?|,)?\s(?:the )?")
_WIDE = frozenset({FeatureClass.COUNTRY, FeatureClass.REGION})
_CLASSES = (
    (FeatureClass.SETTLEMENT,),
    (FeatureClass.DISTRICT,),
    (FeatureClass.REGION,),
    (FeatureClass.COUNTRY,),
    (FeatureClass.FACILITY,),
    (FeatureClass.AREA, FeatureClass.WATER, FeatureClass.LANDFORM),
)


@dataclass(frozen=True, slots=True)
class Located:
    """A mention whose place is known."""

    span: Span
    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Option:
    """A place that may hold the unknown one."""

    place: Place
    gap: int | None
    """Characters to its nearest mention; None when the article does not name it by itself."""
    beside: str | None
    """ "after" or "before" when it stands right there, "near" in "Ngong, near Nairobi"."""
    inside: NameMatch | None
    """How its name is a part of the unknown one."""
    rank: int
    """Place in the order by gap, or among those inside."""


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """The places that may hold one unknown name, with what speaks for each."""

    options: tuple[Option, ...]
    features: Floats
    """One row an option, columns of HOLDER_FEATURES."""
    absence: Floats
    """Of NO_HOLDER_FEATURES."""
    is_built: bool
    """Whether the name has a word of something that a place has: "Street", "Dam", "Valley"."""
    is_in_town: bool
    """Whether that is mostly within the town itself, as a street is and a valley is not."""


class Surroundings:
    """The known places of one article, to look for what holds the unknown ones."""

    def __init__(self, text: str, located: Sequence[Located], gazetteer: Gazetteer) -> None:
        self._text = text
        self._located = [one for one in located if one.place.feature != FeatureClass.CONTINENT]
        self._gazetteer = gazetteer

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self._located]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(one.place.id for one in self._located)

    @cached_property
    def _by_id(self) -> dict[str, Located]:
        return {one.place.id: one for one in self._located}

    @cached_property
    def _main(self) -> list[Located]:
        return [self._by_id[place_id] for place_id, _ in self._counts.most_common(MAIN_PLACES)]

    @cached_property
    def _spots(self) -> tuple[Floats, Floats, Floats]:
        """Return latitudes and longitudes (radians) and counts of the towns and districts."""
        narrow = [
            one.place
            for one in self._by_id.values()
            if one.place.feature not in (FeatureClass.COUNTRY, FeatureClass.REGION)
        ]
        return (
            np.radians(np.array([place.lat for place in narrow])),
            np.radians(np.array([place.lon for place in narrow])),
            np.array([float(self._counts[place.id]) for place in narrow]),
        )

    def options(self, toponym: Toponym) -> Options | None:
        """Return what may hold an unknown toponym, or None when nothing does."""
        found = tuple(self._found(toponym))
        if not found:
            return None
        features = np.array([self._row(option, toponym) for option in found], dtype=np.float64)
        words, is_built = toponym.surface.split(), _BUILT.search(toponym.surface) is not None
        is_in_town = is_built and not _STRETCHES.search(toponym.surface)
        absence = (
            1.0,
            float(is_built),
            float(len(words) == 1),
            float(all(option.gap is None or option.gap > CLOSE_CHARACTERS for option in found)),
            float(toponym.surface.islower()),
            1.0 - toponym.score,
        )
        return Options(found, features, np.array(absence), is_built, is_in_town)

    def _found(self, toponym: Toponym) -> Iterator[Option]:
        inside = {match.place.id: match for match in self._inside(toponym.surface)}
        seen = set()
        near = sorted(self._near(toponym.span), key=lambda one: _gap(one.span, toponym.span))
        for rank, one in enumerate([*near, *self._main]):
            if one.place.id not in seen:
                seen.add(one.place.id)
                yield Option(
                    one.place,
                    _gap(one.span, toponym.span),
                    self._beside(one.span, toponym.span),
                    inside.get(one.place.id),
                    rank,
                )
        rest = [match for place_id, match in inside.items() if place_id not in seen]
        for rank, match in enumerate(rest):
            yield Option(match.place, None, None, match, rank)

    def _inside(self, surface: str) -> Sequence[NameMatch]:
        return self._gazetteer.inside_name(surface)[:INSIDE_PLACES]

    def _near(self, span: Span) -> Iterator[Located]:
        """Yield the mentions of the nearest places on both sides."""
        position = bisect_left(self._starts, span.start)
        for numbers in (range(position - 1, -1, -1), range(position, len(self._located))):
            seen: set[str] = set()
            for number in numbers:
                one = self._located[number]
                if one.place.id not in seen:
                    seen.add(one.place.id)
                    yield one
                if len(seen) == NEIGHBOURS:
                    break

    def _beside(self, place: Span, unknown: Span) -> str | None:
        if place.start >= unknown.end:
            between = self._text[unknown.end : place.start]
            found = _AFTER.fullmatch(between) if len(between) < 20 else None
            return None if found is None else "near" if found["near"] else "after"
        between = self._text[place.end : unknown.start]
        return "before" if len(between) < 20 and _BEFORE.fullmatch(between) else None

    def _row(self, option: Option, toponym: Toponym) -> list[float]:
        place, inside = option.place, option.inside
        return [
            float(inside is not None and option.gap is not None),
            float(option.gap is None),
            float(option.gap is None and option.rank == 0),
            float(inside is not None and inside.kind == "adjectival"),
            float(inside is not None and place.feature in _WIDE),
            float(option.beside in ("after", "near")),
            float(option.beside == "after" and place.feature in _WIDE),
            float(option.beside == "before"),
            *self._mentions(option, toponym),
            self._company(place),
            *(float(place.feature in classes) for classes in _CLASSES),
            float(np.log10(1.0 + place.population)) / LARGEST_POPULATION_LOG10,
        ]

    def _mentions(self, option: Option, toponym: Toponym) -> list[float]:
        """Return what the article's own mentions of a place say; zeros for a place without any."""
        gap, place_id = option.gap, option.place.id
        if gap is None:
            return [0.0] * 7
        one = self._by_id[place_id]
        return [
            math.exp(-gap / CLOSE_CHARACTERS),
            math.exp(-gap / FAR_CHARACTERS),
            float(option.rank == 0),
            float(option.rank <= 1 and one.span.start < toponym.span.start),
            self._counts[place_id] / len(self._located),
            one.confidence,
            float(self._first[place_id] < HEAD_CHARACTERS),
        ]

    @cached_property
    def _first(self) -> dict[str, int]:
        return {one.place.id: one.span.start for one in reversed(self._located)}

    def _company(self, place: Place) -> float:
        """Return the share of the article's towns and districts that lie near a place."""
        lats, lons, counts = self._spots
        if not len(lats):
            return 0.0
        distance = great_circle_km(np.radians(place.lat), np.radians(place.lon), lats, lons)
        return float((counts * np.exp(-distance / COMPANY_KM)).sum() / counts.sum())


def _gap(place: Span, unknown: Span) -> int:
    return max(place.start - unknown.end, unknown.start - place.end, 0)
