"""A town whose name the article also gives to the region around it: "Kursk", "the Kursk region".

Writers shorten the region's name to the town's ("an incursion into Kursk"), so
a solid dot on the town could be more exact than the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.model import FeatureClass, Place, Resolution, Span
from geo.reporting.containing import holds

SURE_OF_TOWN = 0.85
"""Resolver confidence from which the town is taken as meant although the article also names its
region. A judgement: the resolver's stated confidences above it were right nine times in ten."""

_TOWN_BEFORE = re.compile(r"\b(?:city|town|village|port|capital)(?: of)? $", re.IGNORECASE)
_TOWN_AFTER = re.compile(r"^(?: city\b|, (?:a|an|the) [\w -]{0,40}?(?:city|town|village|port)\b)")
_LOOK = 60
"""Characters read on each side of a mention."""


class NamedRegions:
    """The regions that one article names, to see which towns share their names."""

    def __init__(self, text: str, resolutions: Sequence[Resolution]) -> None:
        self._text = text
        self._regions: dict[str, list[Place]] = {}
        for resolution in resolutions:
            place = resolution.place
            if place is not None and place.feature is FeatureClass.REGION:
                for name in {resolution.toponym.surface, place.name}:
                    self._regions.setdefault(_first_word(name), []).append(place)

    def blur(self, resolution: Resolution) -> bool:
        """Say whether a mention resolved to a town may as well mean the region around it."""
        place, mention = resolution.place, resolution.toponym.span
        if (
            place is None
            or resolution.within_km is not None
            or place.feature is not FeatureClass.SETTLEMENT
        ):
            return False
        if resolution.confidence >= SURE_OF_TOWN or self._is_called_town(mention):
            return False
        namesakes = self._regions.get(_first_word(resolution.toponym.surface), ())
        return any(holds(region, place) for region in namesakes)

    def _is_called_town(self, mention: Span) -> bool:
        before = self._text[max(0, mention.start - _LOOK) : mention.start]
        after = self._text[mention.end : mention.end + _LOOK]
        return bool(_TOWN_BEFORE.search(before) or _TOWN_AFTER.search(after))


def _first_word(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold() if name.split() else ""
