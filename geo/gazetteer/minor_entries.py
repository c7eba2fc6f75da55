"""Entries beside GeoNames' cities and divisions: small towns, airports, well-known sites.

None of them has a GeoNames id: the tables come from other sources or are
written by hand (data/README.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo.errors import DataError
from geo.gazetteer import sources
from geo.gazetteer.entry import Entry
from geo.model import FeatureClass

AIRPORT_RADIUS_KM = 3.0
"""A circle that holds the runways of most airports; a judgement."""
AIRPORT_WORTH = 5_000.0
"""Prominence: an airport without the word "airport" is seldom meant where a town bears the name."""
SITE_WORTH = 50_000.0
"""Hand-picked sites come before small towns of the name (Yellowstone), after cities (Duke)."""
TOWN_RADIUS_KM = 5.0
"""A post town's point is the middle of its postal code areas, not of its houses; a judgement."""


def minor_entries() -> Iterator[Entry]:
    """Yield towns, airports and sites; raises DataError for a damaged file."""
    yield from _listed("towns.tsv.gz", FeatureClass.SETTLEMENT, TOWN_RADIUS_KM)
    yield from _listed("airports.tsv.gz", FeatureClass.FACILITY, AIRPORT_RADIUS_KM)
    yield from _sites()


def _listed(file: str, feature: FeatureClass, radius_km: float) -> Iterator[Entry]:
    columns = ("slug", "name", "names", "country", "region", "lat", "lon")
    for row in sources.read_rows(sources.TABLES / file, *columns):
        entry = _entry(file, row, feature)
        entry.region, entry.radius_km = row["region"], radius_km
        entry.worth = AIRPORT_WORTH
        yield entry


def _sites() -> Iterator[Entry]:
    file = "facilities.csv"
    columns = ("slug", "name", "names", "feature", "country", "lat", "lon", "radius_km")
    for row in sources.read_rows(sources.TABLES / file, *columns):
        try:
            entry = _entry(file, row, FeatureClass(row["feature"]))
            entry.radius_km, entry.worth = float(row["radius_km"]), SITE_WORTH
        except ValueError as error:
            raise DataError(f"{file}, row of {row['slug']!r}: {error}; correct it.") from error
        yield entry


def _entry(file: str, row: Mapping[str, str], feature: FeatureClass) -> Entry:
    """Return the entry of a row without its region and radius."""
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError as error:
        raise DataError(f"{file}, row of {row['slug']!r}: {error}; correct it.") from error
    entry_id = f"dateline:{row['slug']}"
    entry = Entry(entry_id, feature, row["name"], lat, lon, country=row["country"], code=entry_id)
    entry.add(row["names"].split("|"), "alternate")
    return entry
