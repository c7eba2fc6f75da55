"""What the text says against a choice: "Plekhovo, in Russia's Kursk Oblast" is not in Ukraine.

A small place that the gazetteer knows only in another country than the one that the
sentence names is not that place; it is told to lie within what the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo.model import Candidate, FeatureClass, Place, Resolution
from geo.protocols import Gazetteer
from geo.resolution.candidates import MAX_SHOWN
from geo.resolution.clues import BESIDE
from geo.resolution.extent import extent_km
from geo.resolution.holders import SAME_AREA_KM

SURE = 0.8
"""Confidence from which a country or region is taken for what the text names. A judgement."""

SMALL = 50_000
"""Inhabitants below which a namesake abroad gives way: of "Paris and Nice in France" nobody would
doubt the first for a list. A judgement."""

MOST_PARTNERS = 6
"""Names listed before what holds them all that are looked at. A judgement."""

WIDE = frozenset({FeatureClass.COUNTRY, FeatureClass.REGION})

_IN = re.compile(
    r",?\sin\s(?:the\s)?(?:(?:far\s)?(?:north|south)?-?(?:east|west|north|south)(?:ern)?\s|central\s"
    r"|neighbou?ring\s|occupied\s)?$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}$")


def with_stated(
    text: str, resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> list[Resolution]:
    """Return the resolutions, small namesakes abroad put within what the text says holds them."""
    stated: dict[tuple[str, str], Resolution] = {}
    for inner, outer in _stated(text, resolutions):
        if _contradicts(inner, outer):
            assert inner.place is not None
            stated[inner.toponym.surface, inner.place.id] = outer
    if not stated:
        return list(resolutions)
    return [_within(one, stated, gazetteer) for one in resolutions]


def _within(
    resolution: Resolution, stated: Mapping[tuple[str, str], Resolution], gazetteer: Gazetteer
) -> Resolution:
    place = resolution.place
    outer = stated.get((resolution.toponym.surface, place.id)) if place else None
    if outer is None or outer.place is None:
        return resolution
    reason = "the text says that it lies there, and the gazetteer knows the name only elsewhere"
    holder = Candidate(outer.place, outer.confidence, (reason,))
    rest = 1 - outer.confidence  # the scores of one name's candidates add up to at most 1
    others = [replace(one, score=one.score * rest) for one in resolution.candidates]
    return replace(
        resolution,
        place=outer.place,
        confidence=outer.confidence,
        candidates=(holder, *others)[:MAX_SHOWN],
        within_km=max(extent_km(outer.place, gazetteer), SAME_AREA_KM),
    )


def _stated(
    text: str, resolutions: Sequence[Resolution]
) -> Iterator[tuple[Resolution, Resolution]]:
    """Yield each name with the country or region that the sentence says holds it."""
    ordered = sorted(resolutions, key=lambda one: one.toponym.span)
    for number, outer in enumerate(ordered):
        if outer.place is None or outer.place.feature not in WIDE or outer.confidence < SURE:
            continue
        before = number - 1
        start = outer.toponym.span.start
        if before >= 0 and _OWNS.fullmatch(text, ordered[before].toponym.span.end, start):
            start = ordered[before].toponym.span.start
            before -= 1
        if before < 0 or not _IN.fullmatch(text, ordered[before].toponym.span.end, start):
            continue
        yield ordered[before], outer
        for partner in range(before - 1, max(-1, before - MOST_PARTNERS), -1):
            end, following = ordered[partner].toponym.span.end, ordered[partner + 1].toponym.span
            if not BESIDE.fullmatch(text, end, following.start):
                break
            yield ordered[partner], outer


def _contradicts(inner: Resolution, outer: Resolution) -> bool:
    """Say whether a small place lies in another country than what is said to hold it."""
    place, holder = inner.place, outer.place
    if place is None or holder is None or holder.country_code is None:
        return False
    if place.feature is not FeatureClass.SETTLEMENT or place.population >= SMALL:
        return False
    if place.country_code in (None, holder.country_code) or _is_disputed(place, holder):
        return False
    return not any(_may_lie_in(one.place, holder) for one in inner.candidates)


def _may_lie_in(place: Place, holder: Place) -> bool:
    """Say whether a place lies in the country or region, as far as its codes tell."""
    if place.country_code != holder.country_code:
        return False
    known = holder.feature is FeatureClass.REGION and place.region_code is not None
    return not known or place.region_code == holder.region_code


def _is_disputed(*places: Place) -> bool:
    return any(place.disputed for place in places)
