"""A city that bears the name of its region: "in New York" is the city, "New York voters" are not.

A ranker has little to tell the two apart by: they have one name, lie in one place and are
both large. What a reader goes by is said beside the name, or it is the city.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.model import Candidate, FeatureClass, Place, Resolution, Role
from geo.resolution.clues import BESIDE, FRONT_WORDS

LEAST_SHARE = 0.2
"""Share of a region's people from which its city of the same name is what the bare name means. A
judgement: New York has .45, Rio de Janeiro .4, São Paulo .25; Québec .06, which needs its word."""

REACH = 60
"""Code points before and after a name in which its region is spoken of. A judgement."""

LONGEST_LIST = 6
"""Names of a list that are looked at on each side. A judgement."""

_REGION_BEFORE = re.compile(
    r"\b(?:upstate|downstate|gov\.|governor of|(?:state|province|region|oblast)s?(?: of)?|northern|"
    r"southern|eastern|western|central|rural|across|throughout)\s(?:the\s)?$",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"(?:['’]s)?[\s-](?:(?:republican|democratic|state)\s)?(?:state|province|region|gov\.|governor|sen\.|"
    r"senator|senate|rep\.|attorney\sgeneral|legislat|lawmaker|assembl|border|delegat|voters?|"
    rf"primary|caucus|national\sguard|republican|democrat|{FRONT_WORDS})",
    re.IGNORECASE,
)
_INSIDE = re.compile(r",\s")


def with_metropolises(text: str, resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Return the resolutions, regions given way to their city of the same name where it is meant.

    One decision for a mention: the state's governor and a street of the city may be told of
    in one article.
    """
    ordered = sorted(range(len(resolutions)), key=lambda at: resolutions[at].toponym.span)
    placed = list(resolutions)
    for number, at in enumerate(ordered):
        city = _city_of(resolutions[at])
        if city is None or _is_region_told(text, resolutions, ordered, number):
            continue
        placed[at] = _given_way(resolutions[at], city)
    return placed


def _city_of(resolution: Resolution) -> Candidate | None:
    """Return the candidate that is the great city of the region chosen and bears its name."""
    region = resolution.place
    if region is None or region.feature is not FeatureClass.REGION:
        return None
    return next((one for one in resolution.candidates if _is_metropolis(one.place, region)), None)


def _is_metropolis(city: Place, region: Place) -> bool:
    return (
        city.feature is FeatureClass.SETTLEMENT
        and city.country_code == region.country_code
        and city.region_code == region.region_code is not None
        and region.population > 0
        and city.population >= LEAST_SHARE * region.population
    )


def _is_region_told(
    text: str, resolutions: Sequence[Resolution], ordered: Sequence[int], number: int
) -> bool:
    """Say whether the words beside a name speak of the region."""
    resolution = resolutions[ordered[number]]
    if resolution.toponym.role is Role.ASSOCIATIVE:
        return True  # a government, and those of regions are told of more often
    if _is_in_region(text, resolutions, ordered, number):
        return True
    first, last = _listed(text, resolutions, ordered, number)
    start = resolutions[ordered[first]].toponym.span.start
    if _REGION_BEFORE.search(text, max(0, start - REACH), start):
        return True
    end = resolutions[ordered[last]].toponym.span.end
    if _REGION_AFTER.match(text, end, end + REACH):
        return True
    beside = (resolutions[ordered[at]] for at in range(first, last + 1))
    return any(_is_bare_region(one) for one in beside)  # "Ohio, New York and Texas"


def _is_in_region(
    text: str, resolutions: Sequence[Resolution], ordered: Sequence[int], number: int
) -> bool:
    """Say whether the name only tells where the one before it lies: "Rochester, New York"."""
    if number == 0:
        return False
    outer, inner = (resolutions[ordered[at]] for at in (number, number - 1))
    if outer.place is None or inner.place is None:
        return False
    gap = (inner.toponym.span.end, outer.toponym.span.start)
    codes = [(one.country_code, one.region_code) for one in (inner.place, outer.place)]
    is_inside = codes[0] == codes[1]
    is_wide = inner.place.feature is FeatureClass.REGION
    return is_inside and not is_wide and _INSIDE.fullmatch(text, *gap) is not None


def _listed(
    text: str, resolutions: Sequence[Resolution], ordered: Sequence[int], number: int
) -> tuple[int, int]:
    """Return the first and last number of the list that the name stands in, itself alone."""
    ends = []
    for step in (-1, 1):
        at = number
        for _ in range(LONGEST_LIST):
            if not 0 <= at + step < len(ordered):
                break
            pair = (resolutions[ordered[node]].toponym.span for node in (at, at + step))
            one, other = sorted(pair)
            if one.end > other.start or not BESIDE.fullmatch(text, one.end, other.start):
                break
            at += step
        ends.append(at)
    return ends[0], ends[1]


def _is_bare_region(resolution: Resolution) -> bool:
    """Say whether a name can only mean a region, no city of its name."""
    is_region = resolution.place is not None and resolution.place.feature is FeatureClass.REGION
    return is_region and _city_of(resolution) is None


def _given_way(resolution: Resolution, city: Candidate) -> Resolution:
    """Return the resolution with the city first, and the region with the score that it had."""
    reason = "the largest city of the region bears its name, and nothing beside it says region"
    region = next(one for one in resolution.candidates if one.place == resolution.place)
    first = replace(city, score=region.score, reasons=(reason, *city.reasons))
    second = replace(region, score=city.score)
    others = [one for one in resolution.candidates if one not in (city, region)]
    return replace(resolution, place=city.place, candidates=(first, second, *others))
