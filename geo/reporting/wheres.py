"""How each place of an article is drawn, by the part that it plays in what is told there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.features.precision import PRECISION
from geo.model import FeatureClass, MapAs, PlaceRole, Resolution, Role, Where
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.containing import containers
from geo.reporting.document import Document
from geo.reporting.geometry import WIDE, Placing, drawn, listed
from geo.reporting.landmarks import landmarks
from geo.reporting.locating import role_of, sends_mission
from geo.reporting.namesakes import NamedRegions
from geo.reporting.place_mentions import PlaceMention
from geo.reporting.relations import Relation, relation_of


class Wheres:
    """The places of one article on the map, or in a list with the reason."""

    def __init__(
        self, document: Document, resolutions: Sequence[Resolution], boilerplate: Boilerplate
    ) -> None:
        self._document = document
        self._boilerplate = boilerplate
        self._containers = containers(document, resolutions)
        self._landmarks = landmarks(document, resolutions, self._containers)
        self._regions = NamedRegions(document.text, resolutions)

    def of(self, mention: PlaceMention, role: PlaceRole | None = None) -> Where:
        """Return how a place is drawn, with the part that the rules or `role` give it."""
        resolution = mention.resolution
        if resolution.toponym.role == Role.ASSOCIATIVE:
            return _associative(resolution)
        if mention.set_aside:
            return listed(PlaceRole.BACKGROUND, mention.set_aside)
        if resolution.place is None:
            reason = resolution.unresolved_reason or "No place of that name could be chosen."
            return listed(role or self._role(mention), reason)
        inner = self._containers.get(mention.span)
        if inner is not None and inner.place is not None:
            return _container(resolution, inner)
        relation = relation_of(self._document, mention.span, mention.sentence)
        placing = Placing(
            resolution.place,
            resolution.toponym.surface,
            resolution.confidence,
            role or self._role_beside(mention, relation),
            relation,
            self._regions.blur(resolution),
            resolution.within_km,
        )
        measured = self._landmarks.get(mention.span)
        if relation is not None and measured is not None:
            return _landmark(placing, relation, measured)
        if mention.is_of_known_kind:
            return drawn(placing)
        return _drawn_without_event(placing)

    def _role_beside(self, mention: PlaceMention, relation: Relation | None) -> PlaceRole:
        """Return the role of a place: what is "30 km from" a town did not start there."""
        role = self._role(mention)
        is_measured = relation is not None and relation.words.endswith("from")
        return PlaceRole.SITE if role is PlaceRole.ORIGIN and is_measured else role

    def _role(self, mention: PlaceMention) -> PlaceRole:
        if self._boilerplate.is_dateline(mention.span):
            return PlaceRole.VENUE
        if mention.head is None:
            return PlaceRole.BACKGROUND
        place = mention.resolution.place
        is_country = place is not None and place.feature is FeatureClass.COUNTRY
        if is_country and sends_mission(self._document, mention.head):
            return PlaceRole.BACKGROUND
        return role_of(self._document, mention.head, mention.trigger)


def _drawn_without_event(placing: Placing) -> Where:
    """Return how a place is drawn where nothing known happened: hollow, an area not at all."""
    if placing.place.feature in WIDE:
        # an area without an event would only hide the map
        return replace(drawn(replace(placing, role=PlaceRole.BACKGROUND)), place_role=placing.role)
    where = drawn(placing)
    return replace(where, map_as=MapAs.APPROXIMATE) if where.map_as == MapAs.POINT else where


def _associative(resolution: Resolution) -> Where:
    return Where(
        MapAs.ASSOCIATIVE,
        PlaceRole.BACKGROUND,
        resolution.place.lat if resolution.place else None,
        resolution.place.lon if resolution.place else None,
        where_prec=PRECISION[resolution.place.feature] if resolution.place else None,
        unmapped_reason=(
            f"“{resolution.toponym.surface}” stands for a government, people or organisation here."
        ),
    )


def _container(outer: Resolution, inner: Resolution) -> Where:
    assert outer.place is not None
    return listed(
        PlaceRole.CONTAINER,
        f"“{outer.toponym.surface}” names the area that holds “{inner.toponym.surface}”, "
        "which has its own entry.",
        None,
        PRECISION[outer.place.feature],
    )


def _landmark(placing: Placing, relation: Relation, measured: Resolution) -> Where:
    return listed(
        placing.role,
        f"“{relation.words} {placing.name}” tells where “{measured.toponym.surface}” lies, "
        "which has its own entry.",
        relation.words,
        2,
    )
