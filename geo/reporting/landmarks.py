"""Which mentions only tell where the place before them lies: "Lima" in "Ica, 300 km south of Lima".

Such a mark of its own would show one event twice, the second time less exactly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geopy.distance import great_circle

from geo.features.precision import POINT_LIKE
from geo.model import FeatureClass, Form, Resolution, Role, Span
from geo.reporting.containing import holds
from geo.reporting.document import Document
from geo.reporting.relations import REACH, Blur, Relation, relation_of

MEASURED = POINT_LIKE | {FeatureClass.DISTRICT, FeatureClass.LANDFORM, FeatureClass.REGION}
"""Kinds of places that are told by their distance from a town."""

BESIDE_KM = 60.0
"""Furthest that a place lies from the town that it is "near". A judgement."""

DISTANCE_SHARE = 0.35
"""Share by which the distance told may miss the one between the two places: roads bend, numbers
are rounded. A judgement."""

SLACK_KM = {FeatureClass.REGION: 150.0, FeatureClass.LANDFORM: 50.0}
"""By how many km more, for places that are no points."""

SLACK_OF_TOWN_KM = 15.0
"""The same for towns, which are measured from their edges."""

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
    words = Span(start, end).of(document.text)
    told = words.lower().rfind(relation.words.lower())
    if told < 0 or not _TELLS_OF.match(words[:told]):
        return False
    is_listed = _LIST_GOES_ON.match(document.text, second.toponym.span.end)
    if relation.blur is Blur.NEAR and is_listed:
        return False  # "in Ica, near Lima and in Cusco"
    return _fits(placed, second, relation)


def _fits(placed: Resolution, second: Resolution, relation: Relation) -> bool:
    """Say whether two places lie as far apart as is told."""
    inner, outer = placed.place, second.place
    if inner is None or outer is None or inner.id == outer.id or placed.within_km is not None:
        return False
    if inner.feature not in MEASURED or outer.feature not in POINT_LIKE or holds(inner, outer):
        return False
    apart = great_circle((inner.lat, inner.lon), (outer.lat, outer.lon)).km
    slack = SLACK_KM.get(inner.feature, SLACK_OF_TOWN_KM)
    if relation.blur is Blur.NEAR:
        return bool(apart <= BESIDE_KM + slack)
    if relation.distance_km is None:
        return True
    error = slack + relation.margin_km + DISTANCE_SHARE * relation.distance_km
    return bool(abs(apart - relation.distance_km) <= error)
