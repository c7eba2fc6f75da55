"""Maps as folium's own classes draw them, every report a mark: what `make bench-map` compares with.

No page uses them. Their scripts come from content delivery networks, which the
measurement answers from files of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster

Position = tuple[float, float]
"""Latitude and longitude."""


BARE_MARKER = "function (row) { return L.marker([row[0], row[1]]); }"
"""Makes a marker in the browser; folium's own would need one more plugin for its icon."""


def _marker_cluster(positions: Sequence[Position], usual: folium.Map) -> None:
    cluster = MarkerCluster().add_to(usual)  # type: ignore[no-untyped-call]
    for position in positions:
        folium.Marker(position).add_to(cluster)


def _fast_marker_cluster(positions: Sequence[Position], usual: folium.Map) -> None:
    cluster = FastMarkerCluster(list(positions), callback=BARE_MARKER)  # type: ignore[no-untyped-call]
    cluster.add_to(usual)


def _geo_json(positions: Sequence[Position], usual: folium.Map) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }
        for lat, lon in positions
    ]
    collection = {"type": "FeatureCollection", "features": features}
    folium.GeoJson(collection, marker=folium.CircleMarker(radius=4)).add_to(usual)


USUAL: dict[str, Callable[[Sequence[Position], folium.Map], None]] = {
    "MarkerCluster": _marker_cluster,
    "FastMarkerCluster": _fast_marker_cluster,
    "GeoJson": _geo_json,
}
"""How each is made of positions, by the name of folium's class."""


def usual_page(name: str, positions: Sequence[Position]) -> str:
    """Return the web page of folium's class `name` with a bare mark at each position."""
    usual = folium.Map(location=(20.0, 10.0), zoom_start=2, tiles=None, prefer_canvas=True)
    usual.options.update(max_zoom=18)  # which clusters ask for, and tiles would have set
    USUAL[name](positions, usual)
    return usual.get_root().render()
