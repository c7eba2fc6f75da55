"""A map on its own, for notebooks and files: everything it needs is inside it."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import folium
from branca.element import Element

from geo.features.report_detail import report_detail
from geo.features.shapes import area_geometry
from geo.features.shown import partition
from geo.features.view_query import LayersBy, View
from geo.maps.basemap import border_notes, read_basemap
from geo.maps.labels import read_labels
from geo.maps.layers import MapMessage, report_layer
from geo.maps.marks import whole_answer
from geo.maps.page_map import SCRIPTS, STATIC, STYLES, Starter, bare_map
from geo.maps.signs import sign_tables
from geo.model import BoundingBox, FiledReport, MapAs
from geo.protocols import Gazetteer


def report_map(filed_reports: Iterable[FiledReport], gazetteer: Gazetteer) -> folium.Map:
    """Return a folium map of the reports that can be drawn; it needs no server and no internet.

    What the reports say travels as base64 inside the map: letters and digits
    only, which neither folium's templates nor the browser can mistake for code.
    """
    drawn = partition(filed_reports, View()).drawn
    alone = bare_map()
    for name in STYLES:
        _in_head(alone, f"<style>{(STATIC / name).read_text('utf-8')}</style>")
    for name in SCRIPTS:
        _in_head(alone, f"<script>{(STATIC / name).read_text('utf-8')}</script>")
    _in_head(alone, f"<script>window.datelineData = {_opaque(drawn, gazetteer)};</script>")
    config = {**sign_tables(), "borders": border_notes(gazetteer.worldview), "alone": True}
    alone.add_child(Starter(config))
    report_layer(_message(drawn)).add_to(alone)
    return alone


def _message(drawn: Sequence[FiledReport]) -> MapMessage:
    answer = whole_answer(drawn, LayersBy.EVENT_TYPE)
    layers = Counter(one.layer for one in answer.singles).most_common()
    lats = [one.lat for one in answer.singles]
    lons = [one.lon for one in answer.singles]
    box = BoundingBox(min(lons), min(lats), max(lons), max(lats)) if lats else None
    return MapMessage(answer=answer, layers=tuple(layers), box=box)


def _in_head(alone: folium.Map, html: str) -> None:
    """Put one of our own files into the head, unread by folium's templates."""
    head = alone.get_root().header  # type: ignore[attr-defined]
    head.add_child(Element("{% raw %}" + html + "{% endraw %}"))


def _opaque(drawn: Sequence[FiledReport], gazetteer: Gazetteer) -> str:
    """Return a JavaScript expression that gives details and outlines, its data in base64."""
    data: dict[str, Any] = {
        "details": {filed.report.id: report_detail(filed) for filed in drawn},
        "footprints": _footprints(drawn, gazetteer),
        "basemap": json.loads(read_basemap(gazetteer.worldview)),
        "labels": json.loads(read_labels(gazetteer.worldview)),
    }
    encoded = base64.b64encode(json.dumps(data).encode("utf-8", "surrogatepass")).decode("ascii")
    return (
        "JSON.parse(new TextDecoder().decode("
        f'Uint8Array.from(atob("{encoded}"), (c) => c.charCodeAt(0))))'
    )


def _footprints(drawn: Sequence[FiledReport], gazetteer: Gazetteer) -> dict[str, Any]:
    outlines: dict[str, Any] = {}
    for filed in drawn:
        place = filed.report.resolution.place
        if place is None or filed.report.where.map_as is not MapAs.AREA or place.id in outlines:
            continue
        footprint = gazetteer.footprint(place.id)
        outlines[place.id] = area_geometry(footprint.wkb) if footprint else None
    return outlines
