"""Great-circle distances in bulk.

Single distances are geopy's. Here thousands of candidate pairs are compared for
every article, which geopy does one pair at a time at some 10 microseconds each;
the haversine formula over arrays gives the same figures about 200 times faster.
"""

from __future__ import annotations

import numpy as np
from geopy.distance import EARTH_RADIUS

from geo.resolution.candidates import Floats


def great_circle_km(lat: Floats, lon: Floats, other_lat: Floats, other_lon: Floats) -> Floats:
    """Return distances in km between points in radians, broadcasting like numpy."""
    north = np.sin((other_lat - lat) / 2.0) ** 2
    east = np.sin((other_lon - lon) / 2.0) ** 2
    chord = north + np.cos(lat) * np.cos(other_lat) * east
    distance: Floats = 2.0 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return distance
