"""The layer of reports: one folium object for each message to the map, however many marks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import folium
from folium.template import Template

from geo.features.ring import Ring
from geo.features.view_query import Camera, Display, LayersBy, Tiles
from geo.features.viewport import Answer
from geo.maps.answer_record import answer_record, box_record, inert, inert_query
from geo.model import BoundingBox, Worldview


@dataclass(frozen=True, slots=True)
class MapMessage:
    """What the map is to show now."""

    query: str = ""
    """Of the view, without what only the browser decides: layers switched off, camera, choice."""
    answer: Answer | None = None
    """What is drawn; None lets the map ask for what its view needs."""
    layers: tuple[tuple[str, int], ...] = ()
    """Keys of the layers and their numbers of reports, largest first."""
    layers_by: LayersBy = LayersBy.EVENT_TYPE
    display: Display = Display.MARKS
    hidden: frozenset[str] = frozenset()
    tiles: Tiles = Tiles.OFFLINE
    borders: Worldview = Worldview.UN
    """Whose borders the offline base map draws."""
    is_dark: bool = False
    selected: str | None = None
    spot: tuple[float, float, str] | None = None
    """Latitude, longitude and, of an area, place id of the selected report."""
    camera: Camera | None = None
    """Where to look at first; None looks at `box`. Later messages never move the map."""
    box: BoundingBox | None = None
    """What holds all that is drawn; None when nothing is."""
    visit: str = ""
    """Name of the visit, which the map repeats when it asks."""
    turn: int = 0
    """Number of the message in its visit: the map lets no older one undo a later one."""
    known_on: str = ""
    """The day as of which the popup tells an event's history, ISO 8601; empty for now."""
    version: str = ""
    """Of the store: with another one, what the browser remembers of reports is asked for anew."""

    shape: Ring | None = None
    bbox: BoundingBox | None = None
    """The limits that are drawn as outlines."""
    ask: tuple[str, int] | None = None
    """What a button of the page asks of the map, and how often any was pressed."""

    def as_json(self) -> str:
        """Return the message for the browser; it holds ids, keys and numbers only.

        Raises ValueError when free text of an article would be part of it.
        """
        camera, limit = self.camera, self.bbox
        content: dict[str, Any] = {
            "query": inert_query(self.query),
            "answer": answer_record(self.answer) if self.answer else None,
            "layers": [[inert(key), number] for key, number in self.layers],
            "by": self.layers_by.value,
            "display": self.display.value,
            "hidden": sorted(self.hidden),
            "tiles": self.tiles.value,
            "borders": self.borders.value,
            "theme": "dark" if self.is_dark else "light",
            "selected": self.selected,
            "spot": self.spot,
            "visit": inert(self.visit),
            "turn": self.turn,
            "known": self.known_on,
            "version": self.version,
            "shape": self.shape,
            "bbox": box_record(limit) if limit else None,
            "ask": self.ask,
            "camera": [camera.lat, camera.lon, camera.zoom] if camera else None,
            "box": box_record(self.box) if self.box else None,
        }
        return json.dumps(content, separators=(",", ":"), allow_nan=False)


class _ReportLayer(folium.FeatureGroup):
    """A feature group whose marks are drawn in the browser from one message."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = dateline.layer({{ this.message }});
            {{ this.get_name() }}.addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, message: MapMessage) -> None:
        super().__init__(control=False)
        self._name = "FeatureGroup"
        self.message = message.as_json()


def report_layer(message: MapMessage) -> folium.FeatureGroup:
    """Return the feature group that shows `message` on a map with Dateline's scripts."""
    return _ReportLayer(message)
