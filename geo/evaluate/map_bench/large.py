"""The columns of an index straight from what was drawn: no articles, no database.

Ten million reports would be thirty gigabytes of database; their columns are
made in a minute, and the index cannot tell the difference. Texts that no
measured question reads (titles, folded names) are numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.evaluate.synthetic import Cast, Draws
from geo.evaluate.synthetic.draws import DATINGS, FIRST_DAY, SIGNS, STATUSES, TYPES
from geo.features.precision import PRECISION
from geo.model import MapAs, Place, Status
from geo.store.columns import (
    AREA,
    ASSOCIATIVE,
    EVENT_TYPES,
    MAP_AS,
    NOWHERE,
    POINT,
    UNDATED,
    UNKNOWN,
    UNMAPPED,
    Columns,
)
from geo.store.columns import (
    STATUSES as STATUS_CODES,
)
from geo.store.schema import DISTANT_PAST

Array = npt.NDArray[Any]

LONGER = {"days": 2, "week": 6, "month": 30, "year": 364}
"""Days by which an interval is longer than one; as long as calendars make them, roughly."""

CIRCLE_KM = 20.0

REASONS = {MapAs.LIST: "unresolved", MapAs.ASSOCIATIVE: "associative"}
"""Why those of these signs have no mark."""

_SIGNS = list(SIGNS)


def columns_of_draws(draws: Draws, cast: Cast) -> Columns:
    """Return the columns of the reports that were drawn, in the order that an index asks for."""
    days = _days(draws)
    order = np.lexsort((draws.article, days["day"]))
    pools = (cast.settlements, cast.areas, cast.countries)
    places = tuple(place for pool in pools for place in pool)
    place = _places(draws, pools)
    rows = {
        **days,
        **_codes(draws),
        **_codes_of_places(place, places),
        "place": place + 1,
        "spot": np.where(draws.sign == _SIGNS.index(MapAs.LIST), 0, place + 1),
    }
    narrowed: dict[str, Any] = {name: _narrow(name, values[order]) for name, values in rows.items()}
    return Columns(**{**narrowed, **_numbers(len(draws)), **_lists(draws, cast, places)})


def _days(draws: Draws) -> dict[str, Array]:
    first = FIRST_DAY.toordinal()
    dating = np.array([LONGER.get(way, 0) for way in DATINGS], np.int32)[draws.dating]
    day = draws.happened + first
    is_open = draws.dating == list(DATINGS).index("until")
    is_undated = draws.dating == list(DATINGS).index("undated")
    published = np.where(draws.article_dated, draws.article_day + first, UNDATED)
    return {
        "day": np.where(is_undated, UNDATED, day).astype(np.int32),
        "first_day": np.where(is_open, DISTANT_PAST, day).astype(np.int32),
        "last_day": (day + dating).astype(np.int32),
        "published": published[draws.article].astype(np.int32),
    }


def _codes(draws: Draws) -> dict[str, Array]:
    """Return the columns whose codes stand for enums and names."""
    kinds = np.array([EVENT_TYPES.index(kind) for kind in TYPES], np.uint8)
    statuses = np.array([STATUS_CODES.index(status) for status in STATUSES], np.uint8)
    signs = np.array([MAP_AS.index(sign) for sign in SIGNS], np.uint8)
    reasons = np.array([UNMAPPED.index(REASONS.get(sign, "")) for sign in SIGNS], np.uint8)
    is_circle = draws.sign == _SIGNS.index(MapAs.CIRCLE)
    is_listed = draws.sign == _SIGNS.index(MapAs.LIST)
    number = len(draws)
    return {
        "publisher": draws.article_publisher[draws.article],
        "event_type": kinds[draws.event_type],
        "status": statuses[draws.status],
        "is_negative": np.array([one is Status.DENIED for one in STATUSES], np.uint8)[draws.status],
        "map_as": signs[draws.sign],
        "unmapped": reasons[draws.sign],
        "review_state": np.zeros(number, np.uint8),
        "claimant": draws.claimant + 1,
        "confidence": np.where(is_listed, -1, draws.confidence).astype(np.float32),
        "radius_km": np.where(is_circle, CIRCLE_KM, 0).astype(np.float32),
        "article": draws.article,
        "event": draws.source + 1,
        "claimants": np.minimum(1 + (draws.source != np.arange(number)), 3),
    }


def _places(draws: Draws, pools: tuple[tuple[Place, ...], ...]) -> Array:
    """Return the number of each report's place among those of all pools."""
    starts = np.cumsum([0, *map(len, pools)])
    pool = np.array([_pool(sign) for sign in SIGNS])[draws.sign]
    return np.asarray(starts[pool] + draws.place)


def _pool(sign: MapAs) -> int:
    return {MapAs.AREA: 1, MapAs.ASSOCIATIVE: 2}.get(sign, 0)


def _codes_of_places(place: Array, places: tuple[Place, ...]) -> dict[str, Array]:
    countries, regions = _country_codes(places), _region_codes(places)
    names = {name: code for code, name in enumerate(dict.fromkeys(("", *countries)))}
    region_names = {name: code for code, name in enumerate(dict.fromkeys(("", *regions)))}
    precision = np.array([PRECISION.get(one.feature, UNKNOWN) for one in places], np.uint8)
    return {
        "where_prec": precision[place],
        "country": np.array([names[code] for code in countries])[place],
        "region": np.array([region_names[code] for code in regions])[place],
        "place_key": place,
    }


def _country_codes(places: tuple[Place, ...]) -> list[str]:
    return [place.country_code or "" for place in places]


def _region_codes(places: tuple[Place, ...]) -> list[str]:
    return [f"{p.country_code}.{p.region_code}" if p.region_code else "" for p in places]


def _narrow(name: str, values: Array) -> Array:
    """Return codes in as few bytes as hold them, as an index has them; days and degrees stay."""
    if name in ("day", "first_day", "last_day", "published") or values.dtype.kind == "f":
        return values
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))


def _numbers(number: int) -> dict[str, Array]:
    """Return the columns that tell the reports apart, which are any numbers here."""
    key = np.arange(1, number + 1, dtype=np.int32)
    letters = np.frombuffer(b"0123456789abcdef", np.uint8)
    digits = (key[:, None] >> (4 * np.arange(15, -1, -1))) & 15
    return {
        "key": key,
        "report_id": letters[digits].view("S16").ravel(),
        "mark": key.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15),
    }


def _lists(draws: Draws, cast: Cast, places: tuple[Place, ...]) -> Mapping[str, Any]:
    """Return what the codes stand for."""
    articles = len(draws.article_day)
    kinds = [POINT] * len(cast.settlements) + [AREA] * len(cast.areas)
    kinds += [ASSOCIATIVE] * len(cast.countries)
    return {
        "publishers": cast.publishers,
        "claimant_names": ("", *cast.claimants),
        "countries": tuple(dict.fromkeys(("", *_country_codes(places)))),
        "regions": tuple(dict.fromkeys(("", *_region_codes(places)))),
        "place_keys": tuple(map(str, range(len(places)))),
        "places": ("", *(place.id for place in places)),
        "article_keys": np.arange(1, articles + 1),
        "article_ids": tuple(map(str, range(articles))),
        "event_keys": np.arange(len(draws) + 1),
        "spot_lat": np.array([0.0, *(place.lat for place in places)]),
        "spot_lon": np.array([0.0, *(place.lon for place in places)]),
        "spot_place": (
            "",
            *(p.id if k == AREA else "" for p, k in zip(places, kinds, strict=True)),
        ),
        "spot_kind": np.array([NOWHERE, *kinds], np.uint8),
    }
