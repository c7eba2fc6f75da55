"""Which mentions only name what holds another place: "Florida" in "Tampa, Florida"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geopy.distance import great_circle

from geo.model import FeatureClass, Form, Place, Resolution, Role, Span
from geo.reporting.document import Document

RANK = {
    FeatureClass.FACILITY: 0, FeatureClass.SETTLEMENT: 1, FeatureClass.LANDFORM: 2,
    FeatureClass.DISTRICT: 2, FeatureClass.REGION: 3, FeatureClass.AREA: 4,
    FeatureClass.COUNTRY: 5, FeatureClass.WATER: 5, FeatureClass.CONTINENT: 6,
}  # fmt: skip
"""From small to large, to see which of two places can hold the other."""

HOLDING = frozenset(
    {FeatureClass.AREA, FeatureClass.CONTINENT, FeatureClass.DISTRICT, FeatureClass.WATER}
)
"""Kinds of areas without codes, which hold whatever the sentence says they hold."""

PARTS_OF_TOWNS = frozenset({FeatureClass.DISTRICT, FeatureClass.SETTLEMENT})
"""Kinds of places that may be a quarter or suburb of a larger town."""

TOWN_KM = 40.0
"""Furthest from the middle of its town that an airport or suburb lies. A judgement."""

CONTAINER_REACH = 90
"""Characters between a place and the name of the area that holds it. A judgement."""

_BETWEEN_INNER_AND_OUTER = re.compile(
    r"""
    ^(?:,?\ (?:region|oblast|province|state|city|district|county|governorate|prefecture
        |peninsula|area)s?)?
    (?:,\ |,?\ in\ |,\ on\ |,?\ \(|,?(?:\ of\ )
        |,\ on\ the\ (?:[\w-]+\ )?(?:coast|shore|edge|side|bank)(?:\ of\ )
        |,\ (?:an?|the)\ (?![^.;:!?]{0,40}\b(?:from|km|kilomet\w+|miles?)\b)
         (?:[^,.;:!?]|(?<=\d),(?=\d)){1,50}?\ (?:in|of)\ )
    (?:the\ )?
    (?:(?:far|(?:south|north)?-?(?:south|north|east|west)(?:ern|\ (?:part\ )?of)?|central
        |occupied|coastal
        |neighbou?ring|(?:U\.S\.\ )?state\ of|province\ of|region\ of)\ )*
    (?:the\ )?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_KIND_OF_PLACE = re.compile(
    r"^ (?:[\w-]+ )?(?:capital|city|town|village|port|province|region|district|state|county|island)"
    r"(?: city| town| of)? $",
    re.IGNORECASE,
)
"""Between the adjective and the name in "the Sudanese capital Khartoum"."""

_GOES_ON = re.compile(r",? (?:and|or) ")
"""Behind a name where a list goes on."""

_BETWEEN_OUTER_AND_INNER = re.compile(
    r"""
    ^['’]s?\ (?:[\w-]+\ ){0,4}(?:the\ )?$
    | ^\ (?:[\w-]+\ )?(?:suburb|neighbou?rhood|district|quarter|borough)s?\ of\ $  # Lima's
    """,
    re.VERBOSE,
)


def containers(document: Document, resolutions: Sequence[Resolution]) -> dict[Span, Resolution]:
    """Return, by span of a mention that names a holding area, the mention that it holds."""
    placed = sorted(
        (one for one in resolutions if one.place and one.toponym.role is Role.LITERAL),
        key=lambda one: one.toponym.span,
    )
    held = {
        first.toponym.span: second
        for first, second in pairwise(placed)
        if first.toponym.form is Form.ADJECTIVAL and _tells_of(document, first, second)
    }
    # "a Russian town in Kursk Oblast": the adjective stands between, and is no Russia
    literal = [one for one in placed if one.toponym.form is Form.NAME]
    for first, second in pairwise(literal):
        pair = _held_pair(document, first, second)
        if pair:
            inner, outer = pair
            held[outer.toponym.span] = inner
    for first, between, last in zip(literal, literal[1:], literal[2:], strict=False):
        inner_of_last = held.get(between.toponym.span)  # "Sudzha, in Russia's Kursk region"
        if inner_of_last in (first, last) and _holds_across(document, first, between, last):
            held[last.toponym.span] = first
            held[between.toponym.span] = first
    return held


def _tells_of(document: Document, adjective: Resolution, name: Resolution) -> bool:
    """Say whether an adjective tells where a place is: "the Sudanese capital Khartoum"."""
    between = Span(adjective.toponym.span.end, name.toponym.span.start)
    is_near = 0 < between.end - between.start <= CONTAINER_REACH
    is_name = name.toponym.form is Form.NAME
    words = between.of(document.text) if is_near else ""
    return is_name and bool(_KIND_OF_PLACE.match(words)) and _has(adjective, name)


def _holds_across(
    document: Document, first: Resolution, between: Resolution, last: Resolution
) -> bool:
    """Say whether `last`, told as part of `between`, is what holds `first`."""
    end, start = first.toponym.span.end, between.toponym.span.start
    before = Span(end, start).of(document.text)
    after = Span(between.toponym.span.end, last.toponym.span.start).of(document.text)
    if len(before) > CONTAINER_REACH or not _BETWEEN_OUTER_AND_INNER.match(after):
        return False
    return bool(_BETWEEN_INNER_AND_OUTER.match(before)) and _has(last, first)


def _held_pair(
    document: Document, first: Resolution, second: Resolution
) -> tuple[Resolution, Resolution] | None:
    """Return (inner, outer) when one of two neighbours only names what holds the other."""
    between = Span(first.toponym.span.end, second.toponym.span.start)
    if not 0 < between.end - between.start <= CONTAINER_REACH:
        return None
    words = between.of(document.text)
    assert first.place is not None
    assert second.place is not None
    wider = RANK[second.place.feature] > RANK[first.place.feature]
    if wider and words == " of ":
        return first, second  # the sentence says so, whatever the borders drawn
    has_no_codes = second.place.country_code is None
    if has_no_codes and words == ", " and _GOES_ON.match(document.text, second.toponym.span.end):
        return None  # "from the United States, Europe and Africa"
    if _BETWEEN_INNER_AND_OUTER.match(words) and _has(second, first):
        return first, second
    if _BETWEEN_OUTER_AND_INNER.match(words) and _has(first, second):
        return second, first
    return None


def _has(outer: Resolution, inner: Resolution) -> bool:
    """Say whether what `outer` names holds what `inner` names."""
    assert outer.place is not None
    assert inner.place is not None
    if inner.place.id == outer.place.id:
        return inner.within_km is not None and outer.within_km is None
    return holds(outer.place, inner.place) or _is_in_town(outer.place, inner.place)


def _is_in_town(town: Place, part: Place) -> bool:
    """Say whether a building, quarter or suburb is of a town: "Toronto's Pearson Airport"."""
    if town.feature is not FeatureClass.SETTLEMENT or town.country_code != part.country_code:
        return False
    if part.feature is not FeatureClass.FACILITY and (
        part.feature not in PARTS_OF_TOWNS or part.population > town.population
    ):
        return False
    return bool(great_circle((town.lat, town.lon), (part.lat, part.lon)).km <= TOWN_KM)


def holds(outer: Place, inner: Place) -> bool:
    """Say whether `outer` is a wider place that holds `inner`, as far as their codes tell."""
    if RANK[outer.feature] <= RANK[inner.feature]:
        return False
    if outer.feature == FeatureClass.COUNTRY:
        return outer.country_code is not None and outer.country_code == inner.country_code
    if outer.feature == FeatureClass.REGION:
        return (
            outer.country_code == inner.country_code
            and outer.region_code is not None
            and outer.region_code == inner.region_code
        )
    return outer.feature in HOLDING and (
        outer.country_code is None or outer.country_code == inner.country_code
    )
