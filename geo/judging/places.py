"""Places as a person types them: a name, an id of the gazetteer, or coordinates."""

from __future__ import annotations

import re

from geo.errors import JudgementError
from geo.features.wording import full_name
from geo.model import FeatureClass, Place
from geo.protocols import Gazetteer

MOST_CHOICES = 8
"""Namesakes that are offered, the most prominent first; "Springfield, Ohio" narrows them."""

POSITION_DECIMALS = 5
"""About a metre."""

_POSITION = re.compile(
    r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*", re.ASCII
)


def place_choices(gazetteer: Gazetteer, typed: str) -> tuple[Place, ...]:
    """Return the places that `typed` may mean, most prominent first; empty when none is known.

    `typed` is a name, a name with what holds it ("Paris, Texas"), or "latitude, longitude".
    """
    position = _position(gazetteer, typed)
    if position is not None:
        return (position,)
    name, _, holders = (part.strip() for part in typed.partition(","))
    if not name:
        return ()
    matches = gazetteer.lookup(typed.strip()) or gazetteer.lookup(name) or gazetteer.fuzzy(name)
    found = list(dict.fromkeys(match.place for match in matches))
    if holders:
        found = [place for place in found if _is_held(gazetteer, place, holders)] or found
    return tuple(found[:MOST_CHOICES])


def read_place(gazetteer: Gazetteer, value: str) -> Place:
    """Return the place of an id, coordinates, or a name that only one place can mean.

    Raises JudgementError when there is none, or more than one.
    """
    by_id = gazetteer.place(value.strip())
    choices = (by_id,) if by_id else place_choices(gazetteer, value)
    if not choices:
        raise JudgementError(
            f"The gazetteer knows no place “{value[:60]}”: give another name, an id of the "
            "gazetteer, or latitude,longitude."
        )
    if len(choices) > 1:
        told = "; ".join(f"{place.id} {full_name(place)}" for place in choices)
        raise JudgementError(f"“{value[:60]}” may be several places, give one by its id: {told}.")
    return choices[0]


def _is_held(gazetteer: Gazetteer, place: Place, holders: str) -> bool:
    """Say whether what was typed behind the comma names the place's region or country."""
    wanted = holders.casefold()
    names = (place.region_name, place.country_code)
    if any(name and name.casefold() == wanted for name in names):
        return True
    return any(
        match.place.feature in (FeatureClass.COUNTRY, FeatureClass.REGION)
        and match.place.country_code == place.country_code
        and match.place.region_code in (None, place.region_code)
        for match in gazetteer.lookup(holders)
    )


def _position(gazetteer: Gazetteer, typed: str) -> Place | None:
    """Return the place that typed coordinates are, None when none were typed."""
    match = _POSITION.fullmatch(typed)
    if match is None:
        return None
    lat, lon = (round(float(part), POSITION_DECIMALS) for part in match.groups())
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise JudgementError("Latitudes lie in -90…90, longitudes in -180…180: latitude first.")
    region = gazetteer.region_of(lat, lon)
    return Place(
        id=f"position:{lat}:{lon}",
        name=f"{abs(lat)}° {'N' if lat >= 0 else 'S'}, {abs(lon)}° {'E' if lon >= 0 else 'W'}",
        feature=FeatureClass.FACILITY,
        lat=lat,
        lon=lon,
        country_code=region.country_code if region else None,
        region_code=region.region_code if region else None,
        region_name=region.name if region else None,
        disputed=region.disputed if region else None,
    )
