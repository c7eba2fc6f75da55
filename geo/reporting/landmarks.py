"""Which mentions only tell where the place before them lies: "Lima" in "Ica, 300 km south of Lima".

Such a mark of its own would show one event twice, the second time less exactly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geopy.distance import great_circle

from geo.features.precision import POINT_LIKE
from geo.model import FeatureClass, Form, Place, Resolution, Role, Span
from geo.reporting.containing import holds
from geo.reporting.document import Document
from geo.reporting.geometry import TOO_DOUBTFUL
from geo.reporting.relations import REACH, Blur, Relation, relation_of

MEASURED = POINT_LIKE | {FeatureClass.DISTRICT, FeatureClass.LANDFORM, FeatureClass.REGION}
"""Kinds of places that are told by their distance from a town."""

BESIDE_KM = 60.0
"""Furthest that a place lies from the town that it is "near". A judgement."""

DISTANCE_SHARE = 0.45
"""Share of the distance told by which the point that it tells may miss the place: roads bend,
numbers are rounded. In annotated corpora it missed by up to 42 %."""

SLACK_KM = {FeatureClass.REGION: 150.0, FeatureClass.LANDFORM: 50.0}
"""Least km by which it may miss, for places that are no points."""

SLACK_OF_TOWN_KM = 15.0
"""The same for towns, which are measured from their edges; never more than the distance told."""

MOVED = frozenset({Blur.OFFSET, Blur.BORDER, Blur.GAP, Blur.STRETCH})
"""Relations of a place that is itself only told of: what is behind it tells the event's place. So
is what is "near" behind "near", but a distance there tells where the first place lies."""

_TELLS_OF = re.compile(
    r"""
    ^(?:\ (?:region|province|state|city|town|village|district|county|governorate|area))?
    (?:,\ |\ \(|\ [-–—]\ |,?\ (?:which\ |that\ )?(?:is|was|lies|sits|stands)\ )
    (?:(?:in|on)\ [^,.;:]{1,30},\ )?
    (?:which\ (?:is|lies|sits)\ |located\ |situated\ |lying\ |set\ )?
    (?:(?:an?|the)\ (?:[\w-]+\ ){0,4}(?:city|town|village|suburb|settlement|port|hamlet|area)\ )?
    (?:(?:about|some|around|roughly|approximately|just|only|nearly|almost|over|an?|the)\ )*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LIST_GOES_ON = re.compile(r",? (?:and|or) ")


def landmarks(
    document: Document, resolutions: Sequence[Resolution], held: Mapping[Span, Resolution]
) -> dict[Span, Resolution]:
    """Return, by span of a mention from which a place is measured, the mention of that place.

    `held` gives by span the mentions that only name what holds another.
    """
    named = sorted(
        (one for one in resolutions if one.place and one.toponym.role is Role.LITERAL),
        key=lambda one: one.toponym.span,
    )
    named = [one for one in named if one.toponym.form is Form.NAME]
    found: dict[Span, Resolution] = {}
    for first, second in pairwise(named):
        placed = held.get(first.toponym.span, first)  # "Ica, Peru, 300 km south of Lima"
        if _tells_of(document, first.toponym.span, placed, second):
            found[second.toponym.span] = placed
    return found


def _tells_of(document: Document, before: Span, placed: Resolution, second: Resolution) -> bool:
    """Say whether the words from `before` on count `placed` from `second`."""
    start, end = before.end, second.toponym.span.start
    number = document.sentence_number(end)
    if not 0 < end - start <= REACH or number is None:
        return False
    relation = relation_of(document, second.toponym.span, document.sentences[number].span)
    if relation is None or relation.blur not in (Blur.OFFSET, Blur.NEAR):
        return False
    moved = MOVED | ({Blur.NEAR} & {relation.blur})
    if any(_blur(document, span) in moved for span in {before, placed.toponym.span}):
        return False  # "between Nablus and Ramallah, near Sinjil"
    words = Span(start, end).of(document.text)
    told = words.lower().rfind(relation.words.lower())
    if told < 0 or not _TELLS_OF.match(words[:told]):
        return False
    is_listed = _LIST_GOES_ON.match(document.text, second.toponym.span.end)
    if relation.blur is Blur.NEAR and is_listed:
        return False  # "in Ica, near Lima and in Cusco"
    return _fits(placed, second, relation)


def _blur(document: Document, span: Span) -> Blur | None:
    """Return in what way the words beside a place move what happened away from it."""
    number = document.sentence_number(span.start)
    if number is None:
        return None
    relation = relation_of(document, span, document.sentences[number].span)
    return relation.blur if relation else None


def _fits(placed: Resolution, second: Resolution, relation: Relation) -> bool:
    """Say whether two places lie as far apart as is told."""
    inner, outer = placed.place, second.place
    if inner is None or outer is None or inner.id == outer.id or placed.within_km is not None:
        return False
    if inner.feature in POINT_LIKE and placed.confidence < TOO_DOUBTFUL:
        return False  # it has no mark of its own
    if inner.feature not in MEASURED or outer.feature not in POINT_LIKE or holds(inner, outer):
        return False
    apart = great_circle((inner.lat, inner.lon), (outer.lat, outer.lon)).km
    slack = SLACK_KM.get(inner.feature, SLACK_OF_TOWN_KM)
    if relation.blur is Blur.NEAR:
        return bool(apart <= BESIDE_KM + slack)
    distance = relation.distance_km
    if distance is None:
        return True
    if inner.feature in POINT_LIKE:
        slack = min(slack, distance)
    error = max(slack, DISTANCE_SHARE * distance) + relation.margin_km
    if relation.is_limit:
        return bool(apart <= distance + error)
    return _missed_km(inner, outer, relation, distance) <= error


def _missed_km(inner: Place, outer: Place, relation: Relation, distance: float) -> float:
    """Return how far `inner` lies from where it would be, `distance` km from `outer`."""
    centre = (outer.lat, outer.lon)
    if relation.bearing is None:
        return abs(float(great_circle((inner.lat, inner.lon), centre).km) - distance)
    told = great_circle(kilometers=distance).destination(centre, relation.bearing)
    return float(great_circle((inner.lat, inner.lon), (told.latitude, told.longitude)).km)
