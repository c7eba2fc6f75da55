"""What a view shows: the message to the map, the same for the page and for a frame elsewhere."""

from __future__ import annotations

from dataclasses import replace

from geo.features.first_view import first_viewport
from geo.features.view_query import Tiles, View, encode
from geo.features.viewport import Viewport
from geo.features.wording import iso
from geo.maps import MapMessage
from geo.model import Worldview
from geo.settings import OFFLINE_TILES, Settings
from geo.wiring import Services

MOST_LAYERS = 40
"""Layers in a message: twice those that the legend has room for. A judgement."""


def chosen_tiles(settings: Settings, view: View) -> Tiles:
    """Return the base map of the view, or the one that the settings start with."""
    is_offline = settings.tiles == OFFLINE_TILES
    return view.tiles or (Tiles.OFFLINE if is_offline else Tiles.ONLINE)


def chosen_borders(settings: Settings, view: View) -> Worldview:
    """Return whose borders are drawn: as the view says, else as the settings do."""
    return view.borders or Worldview(settings.worldview)


def map_message(services: Services, view: View, visit: str = "") -> MapMessage:
    """Return what the map is told of the view; what it is not told it asks for by itself.

    The map is told what to draw where it will probably look first; that of a `visit`, where it
    looked when it asked last.
    """
    index = services.index(view.wanted.known_on)
    turn = services.visits.next_turn(visit) if visit else 0
    answer = index.whole(view)
    viewport = _viewport(services, view, visit) if answer is None else None
    return MapMessage(
        visit=visit,
        turn=turn,
        query=encode(replace(view, hidden=frozenset(), camera=None, selected=None, data=None)),
        answer=index.answer(view, viewport) if viewport else answer,
        layers=tuple((layer.key, layer.number) for layer in index.layers(view)[:MOST_LAYERS]),
        layers_by=view.layers_by,
        display=view.display,
        hidden=view.hidden,
        tiles=chosen_tiles(services.settings, view),
        borders=chosen_borders(services.settings, view),
        selected=view.selected,
        spot=index.spot_of(view.selected) if view.selected else None,
        camera=view.camera,
        box=index.bounds(view),
        shape=view.wanted.shape,
        bbox=view.wanted.bbox,
        known_on=iso(view.wanted.known_on) or "",
        version=index.version,
    )


def _viewport(services: Services, view: View, visit: str) -> Viewport | None:
    """Return what the map of a visit shows; of the first message, what it probably will."""
    known = services.visits.looked_at(visit)
    if known is not None:
        return known
    box = services.index(view.wanted.known_on).bounds(view)
    expected = first_viewport(box, view.camera)
    if expected is not None:
        services.visits.look_at(visit, expected)
    return expected
