"""How far a place reaches from the point that stands for it."""

from __future__ import annotations

import numpy as np
import shapely

from geo.model import Place
from geo.protocols import Gazetteer
from geo.resolution.distances import great_circle_km


def extent_km(place: Place, gazetteer: Gazetteer) -> float:
    """Return the radius in km about a place's point that holds it; 0 where no extent is known.

    Of a place without a radius it is the distance to the farthest point of its outline.
    """
    if place.radius_km is not None:
        return place.radius_km
    footprint = gazetteer.footprint(place.id) if place.has_footprint else None
    if footprint is None:
        return 0.0
    lon, lat = np.radians(shapely.get_coordinates(shapely.from_wkb(footprint.wkb))).T
    point = np.radians(np.array([place.lat, place.lon]))
    return float(great_circle_km(lat, lon, point[0], point[1]).max())
