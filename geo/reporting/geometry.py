"""How a place is drawn: never more exact than the sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geopy.distance import great_circle

from geo.features.precision import POINT_LIKE, PRECISION
from geo.model import FeatureClass, MapAs, Place, PlaceRole, Where
from geo.reporting.relations import Blur, Relation

SURE_ENOUGH = 0.5
"""Resolver confidence under which a settlement is drawn hollow: on annotated corpora, about half of
the answers from .3 to .5 were right (data/models/resolver/README.md)."""

TOO_DOUBTFUL = 0.3
"""Resolver confidence under which a settlement gets no mark at all: of such answers about one in
three was right on annotated corpora (data/models/resolver/README.md)."""

NEAR_RADIUS_KM = {
    "countryside": 40.0, "hinterland": 40.0,
    "outskirts": 8.0, "suburb": 8.0, "edge": 8.0, "fringe": 8.0, "periphery": 8.0,
    "approaches": 12.0, "next to": 8.0, "outside": 15.0, "off the coast": 50.0, "off": 50.0,
    "just": 10.0, "not far": 20.0, "gates": 12.0,
}  # fmt: skip
"""Radius in km of the circle that each wording draws. Judgements: a suburb lies within 8 km of the
centre of most cities; a ship "off" a port may be tens of km out."""

EDGES = ("outskirts", "suburb", "edge", "fringe", "periphery")
"""Wordings for the rim of a town: a hollow dot, for the town is meant and not its surroundings."""

SURROUNDINGS = ("area of", "areas of", "district of", "districts of")
"""Wordings for a town with what lies about it."""

DEFAULT_NEAR_KM = 20.0
"""Radius for "near", "around" and "north of" without a distance. A judgement; UCDP's where_prec 2
speaks of about 25 km around the named place."""

OFFSET_SHARE = 0.35
"""Uncertainty of "12 km north of" as a share of the distance: roads bend, and of eight compass
points each stands for 45 degrees. In annotated corpora the points so counted missed the place that
they tell of by 12 to 42 % of the distance (seven pairs, the middle one 29 %)."""

FINE_OFFSET_SHARE = 0.2
"""The same where the compass point is one of sixteen ("west-southwest"): half of its 22.5 degrees
is a fifth of the distance."""

FURTHEST_KM = 2000.0
"""Distance from which nothing is drawn: a place so far off is not told by that town, and the number
is another's or misread. A judgement."""

OFFSET_FLOOR_KM = 2.0
"""Least uncertainty of an offset: towns are no points."""

NEAR_ENOUGH_KM = 25.0
"""Uncertainty up to which a circle is "near" its place (where_prec 2); a wider one is fuzzy (5).
UCDP's where_prec 2 speaks of about 25 km."""

WIDEST_HOLLOW_KM = 1000.0
"""Radius from which a place without outline is listed, not marked at its middle. A judgement: the
Indo-Pacific has no middle."""

TOWN_RADIUS_KM = 15.0
"""Something within this radius of a town is in the town: a hollow dot. Within a larger one it is in
or near it: a circle. A judgement."""

WIDE = frozenset(
    {FeatureClass.COUNTRY, FeatureClass.CONTINENT, FeatureClass.AREA, FeatureClass.WATER}
)

LINES = frozenset({Blur.BORDER, Blur.GAP, Blur.STRETCH})
"""Borders and ways, along which nothing says where something is."""

PARTED = frozenset({FeatureClass.AREA, FeatureClass.WATER})
"""Wide kinds of places of which a part is drawn as the whole outline, like part of a region: they
are no larger than what a country's map shows well ("northern Gaza", "the southern Red Sea")."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What is known about a mention when its sign is chosen."""

    place: Place
    name: str
    """As the article writes it, for reasons shown to the reader."""
    confidence: float
    role: PlaceRole
    relation: Relation | None
    may_be_region: bool = False
    """Whether the name may as well mean the region around the town."""
    within_km: float | None = None
    """Radius about the place in which the thing lies, when the place only holds it."""


def drawn(placing: Placing) -> Where:
    """Return how a resolved literal place that is no container is drawn."""
    if placing.role == PlaceRole.BACKGROUND and placing.place.feature in WIDE:
        return listed(
            placing.role,
            f"“{placing.name}” is only mentioned: no event is placed there by this sentence.",
            placing.relation.words if placing.relation else None,
            PRECISION[placing.place.feature],
        )
    if placing.within_km is not None:
        return _within(placing, placing.within_km)
    if placing.place.feature in POINT_LIKE and placing.confidence < TOO_DOUBTFUL:
        return listed(
            placing.role,
            f"Which “{placing.name}” is meant is too doubtful for a mark.",
            placing.relation.words if placing.relation else None,
        )
    background = placing.role == PlaceRole.BACKGROUND
    where = (_by_relation(placing) if placing.relation else None) or _plain(placing)
    if placing.role == PlaceRole.VENUE and where.map_as in (
        MapAs.POINT,
        MapAs.APPROXIMATE,
        MapAs.CIRCLE,
    ):
        return replace(where, map_as=MapAs.VENUE)
    if background and where.map_as == MapAs.POINT:
        return replace(where, map_as=MapAs.APPROXIMATE)
    return where


def listed(
    role: PlaceRole, reason: str, relation: str | None = None, precision: int | None = None
) -> Where:
    """Return the entry of a mention that is on no map."""
    return Where(
        MapAs.LIST, role, spatial_relation=relation, where_prec=precision, unmapped_reason=reason
    )


def _plain(placing: Placing) -> Where:
    """Return the sign of a place that is named without a word that blurs it."""
    place, role = placing.place, placing.role
    precision = PRECISION[place.feature]
    point = Where(MapAs.POINT, role, place.lat, place.lon, where_prec=precision)
    hollow = replace(point, map_as=MapAs.APPROXIMATE, uncertainty_km=place.radius_km)
    if place.feature in POINT_LIKE:
        if placing.may_be_region:
            return replace(hollow, spatial_relation="in or around", where_prec=4)
        return point if placing.confidence >= SURE_ENOUGH else hollow
    if place.has_footprint:
        return replace(point, map_as=MapAs.AREA)
    too_wide = place.radius_km is not None and place.radius_km > WIDEST_HOLLOW_KM
    if too_wide or place.feature in (FeatureClass.COUNTRY, FeatureClass.CONTINENT):
        return listed(
            role,
            f"“{placing.name}” is too wide for a mark and its outline is not known.",
            None,
            7 if too_wide else precision,
        )
    return hollow


def _within(placing: Placing, radius_km: float) -> Where:
    """Return the sign of something that the gazetteer lacks, in a place that probably holds it."""
    place, relation = placing.place, placing.relation
    if relation and relation.blur in LINES:
        along = _along(placing, relation)
        if along:
            return along
    if relation and relation.blur == Blur.OFFSET:
        distance = relation.distance_km
        if distance is None or distance + relation.margin_km > FURTHEST_KM:
            return _offset(placing, relation)
    radius = radius_km + (_reach(relation) if relation else 0.0)
    is_inside = radius <= TOWN_RADIUS_KM
    words = relation.words if relation else "in" if is_inside else "in or near"
    if place.feature in POINT_LIKE or place.feature is FeatureClass.DISTRICT:
        sign = MapAs.APPROXIMATE if is_inside else MapAs.CIRCLE
        if placing.role == PlaceRole.VENUE:
            sign = MapAs.VENUE
        precision = 3 if place.feature is FeatureClass.DISTRICT else 2
        precision = precision if radius <= NEAR_ENOUGH_KM else 5
        return Where(sign, placing.role, place.lat, place.lon, words, radius, precision)
    return listed(
        placing.role,
        f"“{placing.name}” is not in the gazetteer; it probably lies in {place.name}, which is too "
        "wide for a mark.",
        words,
        PRECISION[place.feature],
    )


def _reach(relation: Relation) -> float:
    """Return how many km from a place something may be, by the words beside the name."""
    if relation.blur == Blur.OFFSET:
        return (relation.distance_km or 0.0) + relation.margin_km
    if relation.blur == Blur.NEAR:
        radii = (km for word, km in NEAR_RADIUS_KM.items() if word in relation.words)
        return next(radii, DEFAULT_NEAR_KM)
    return 0.0


def _by_relation(placing: Placing) -> Where | None:
    """Return the sign that the words beside the name ask for, or None when they change nothing."""
    relation, feature = placing.relation, placing.place.feature
    assert relation is not None
    if relation.blur in (Blur.OFFSET, Blur.NEAR):
        if relation.is_owner and feature not in POINT_LIKE:
            return None  # what stands in a country has its surroundings there too
        return (_offset if relation.blur == Blur.OFFSET else _near)(placing, relation)
    if relation.blur in LINES:
        return _along(placing, relation)
    if relation.blur == Blur.FRONT:
        return _blurred(placing, relation.words)
    if relation.blur == Blur.PART:
        return _part(placing, relation)
    if feature in POINT_LIKE:
        return _blurred(placing, relation.words)
    return None


def _along(placing: Placing, relation: Relation) -> Where | None:
    """Return the entry of a border or way, which is a line; None where two parties are meant."""
    if relation.blur == Blur.STRETCH and placing.place.feature in WIDE:
        return None
    reason = (
        f"The border of “{placing.name}” is a line, and where along it is not said."
        if relation.blur == Blur.BORDER
        else f"Between “{placing.name}” and another place, and where along the way is not said."
    )
    return listed(placing.role, reason, relation.words, 5)


def _offset(placing: Placing, relation: Relation) -> Where:
    """Return the circle that a distance, with or without a direction, describes."""
    place, distance = placing.place, relation.distance_km
    reason = _why_not_drawn(placing, relation)
    if reason is not None:
        return listed(placing.role, reason, relation.words, 5)
    assert distance is not None
    if relation.bearing is None or relation.is_limit:
        radius = max(OFFSET_FLOOR_KM, distance + relation.margin_km)
        return _circle(placing, relation.words, (place.lat, place.lon), radius)
    moved = great_circle(kilometers=distance).destination((place.lat, place.lon), relation.bearing)
    share = FINE_OFFSET_SHARE if relation.bearing % 45 else OFFSET_SHARE
    uncertainty = max(OFFSET_FLOOR_KM, share * distance) + relation.margin_km
    return _circle(placing, relation.words, (moved.latitude, moved.longitude), uncertainty)


def _why_not_drawn(placing: Placing, relation: Relation) -> str | None:
    """Return the reason for which a distance gives no circle, None where it gives one."""
    told = f"“{relation.words} {placing.name}”"
    if relation.distance_km is None:
        return f"How many kilometres {told} is, is not said."
    if relation.distance_km + relation.margin_km > FURTHEST_KM:
        return f"{told} is too far from there for a mark."
    if placing.place.feature not in POINT_LIKE:
        return f"{told} is counted from an area, not from a point."
    return None


def _circle(placing: Placing, words: str, centre: tuple[float, float], radius_km: float) -> Where:
    """Return a circle about a place or about a point counted from it."""
    precision = 2 if radius_km <= NEAR_ENOUGH_KM else 5
    return Where(MapAs.CIRCLE, placing.role, *centre, words, radius_km, precision)


def _near(placing: Placing, relation: Relation) -> Where:
    """Return the circle of "near" about a town; near an area is listed, for it has no centre."""
    place = placing.place
    if place.feature in POINT_LIKE or place.feature == FeatureClass.DISTRICT:
        radius = _reach(relation) + (place.radius_km or 0.0)
        if any(word in relation.words for word in EDGES):  # part of the town itself
            sign = MapAs.APPROXIMATE
            return Where(sign, placing.role, place.lat, place.lon, relation.words, radius, 2)
        return _circle(placing, relation.words, (place.lat, place.lon), radius)
    return listed(
        placing.role,
        f"“{relation.words} {placing.name}” is beside an area, and on which side is not said.",
        relation.words,
        5,
    )


def _part(placing: Placing, relation: Relation) -> Where:
    """Return the area of which a part is named; part of a country is only listed."""
    plain = _plain(placing)
    feature = placing.place.feature
    if feature in WIDE and (feature not in PARTED or plain.map_as is not MapAs.AREA):
        return listed(
            placing.role,
            f"“{relation.words} {placing.name}” is too wide and vague to draw.",
            relation.words,
            max(5, PRECISION[placing.place.feature]),
        )
    if placing.place.feature in POINT_LIKE:
        if relation.words.endswith(SURROUNDINGS):
            return _blurred(placing, relation.words)
        return replace(plain, spatial_relation=relation.words)
    return replace(plain, spatial_relation=relation.words, where_prec=max(4, plain.where_prec or 4))


def _blurred(placing: Placing, words: str) -> Where:
    """Return the sign of a place meant with its surroundings: a front, a region by its city."""
    plain = _plain(placing)
    precision = max(4, plain.where_prec or 4)
    if plain.map_as == MapAs.POINT:
        return replace(
            plain, map_as=MapAs.APPROXIMATE, spatial_relation=words, where_prec=precision
        )
    return replace(plain, spatial_relation=words, where_prec=precision)
