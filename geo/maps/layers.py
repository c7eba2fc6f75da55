"""The layer of reports: one folium object for each message to the map, however many marks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import folium
from folium.template import Template

from geo.features.view_query import Camera, LayersBy, Tiles
from geo.maps.marks import MarkRow
from geo.model import Worldview


@dataclass(frozen=True, slots=True)
class MapMessage:
    """What the map is to show now."""

    marks: tuple[MarkRow, ...]
    layers_by: LayersBy = LayersBy.EVENT_TYPE
    hidden: frozenset[str] = frozenset()
    tiles: Tiles = Tiles.OFFLINE
    borders: Worldview = Worldview.UN
    """Whose borders the offline base map draws."""
    is_dark: bool = False
    selected: str | None = None
    camera: Camera | None = None
    """Where to look at first; None looks at all marks. Later messages never move the map."""
    known_on: str = ""
    """The day as of which the popup tells an event's history, ISO 8601; empty for now."""
    version: str = ""
    """Of the store: with another one, what the browser remembers of reports is asked for anew."""

    def as_json(self) -> str:
        """Return the message for the browser; it holds ids, keys and numbers only."""
        camera = self.camera
        content: dict[str, Any] = {
            "marks": self.marks,
            "by": self.layers_by.value,
            "hidden": sorted(self.hidden),
            "tiles": self.tiles.value,
            "borders": self.borders.value,
            "theme": "dark" if self.is_dark else "light",
            "selected": self.selected,
            "known": self.known_on,
            "version": self.version,
            "camera": [camera.lat, camera.lon, camera.zoom] if camera else None,
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
