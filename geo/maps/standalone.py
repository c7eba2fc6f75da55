"""A map on its own, for notebooks and files: everything it needs is inside it."""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from geo.features.caption import caption_of, day_shown
from geo.features.report_detail import report_detail
from geo.features.shapes import area_geometry
from geo.features.shown import layer_key, partition
from geo.features.view_query import LayersBy, View
from geo.features.wording import full_name
from geo.maps.basemap import read_basemap
from geo.maps.labels import read_labels
from geo.maps.layers import MapMessage
from geo.maps.marks import whole_answer
from geo.maps.page_map import SCRIPTS, STATIC, STYLES, bare_map, page_config
from geo.model import BoundingBox, FiledReport, MapAs, Worldview
from geo.protocols import Gazetteer

MOST_MARKS = 5000
"""Reports that a file holds, some 3 MB: a browser draws as many before a second has passed. A
judgement."""

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; base-uri 'none'"
)
"""What a browser lets the file do: run what is inside it, and ask nobody for anything."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What a map on its own shows, and says of itself."""

    view: View = field(default_factory=View)
    borders: Worldview | None = None
    """Whose borders are drawn; None for the gazetteer's."""
    of: int | None = None
    """How many reports there are to draw where only the first of them are given."""


class _AloneStarter(MacroElement):
    """Starts Dateline's scripts on a map that has all it shows inside it."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            dateline.startAlone({{ this._parent.get_name() }}, {{ this.config }},
                {{ this.message }}, "{{ this.packed }}");
        {% endmacro %}
        """
    )

    def __init__(self, config: dict[str, Any], message: MapMessage, packed: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DatelineStarter"
        self.config = json.dumps(config, separators=(",", ":"))
        self.message = message.as_json()
        self.packed = packed


def report_map(
    filed_reports: Iterable[FiledReport], gazetteer: Gazetteer, alone: Alone | None = None
) -> folium.Map:
    """Return a folium map of the reports that can be drawn; it needs no server and no internet.

    What the reports say travels as base64 inside the map: letters and digits
    only, which neither folium's templates nor the browser can mistake for code.
    Of more than MOST_MARKS reports the first are drawn, and the map says so.
    """
    alone = _with_own_layers(alone or Alone())
    drawn = partition(filed_reports, alone.view).drawn
    packed = _packed(_contents(drawn[:MOST_MARKS], gazetteer, alone, alone.of or len(drawn)))
    chart = bare_map()
    for name in STYLES:
        _in_head(chart, f"<style>{(STATIC / name).read_text('utf-8')}</style>")
    for name in (*SCRIPTS, "dateline/alone.js"):
        _in_head(chart, f"<script>{(STATIC / name).read_text('utf-8')}</script>")
    config = {**page_config(gazetteer.worldview), "alone": True}
    chart.add_child(_AloneStarter(config, _message(drawn[:MOST_MARKS], gazetteer, alone), packed))
    return chart


def _with_own_layers(alone: Alone) -> Alone:
    """Return the same with layers that single reports tell; a comparison is none of them."""
    if alone.view.layers_by is not LayersBy.COMPARISON:
        return alone
    return replace(alone, view=replace(alone.view, layers_by=LayersBy.EVENT_TYPE))


def map_file(
    filed_reports: Iterable[FiledReport], gazetteer: Gazetteer, alone: Alone | None = None
) -> str:
    """Return the same map as the text of one HTML file that asks no server for anything."""
    chart = report_map(filed_reports, gazetteer, alone)
    page = chart.get_root()
    head = page.header  # type: ignore[attr-defined]
    head.add_child(Element("<title>Map of reports · Dateline</title>"), name="title", index=0)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head.add_child(Element(policy), name="policy", index=0)
    written: str = page.render()
    return written


def write_map(
    reports: Sequence[FiledReport],
    path: Path,
    gazetteer: Gazetteer | None,
    alone: Alone | None = None,
) -> None:
    """Write the map as one HTML file; a writer of `geo.export`."""
    if gazetteer is None:
        raise ValueError("A map needs a gazetteer: it has the outlines of the areas.")
    path.write_text(map_file(reports, gazetteer, alone), "utf-8")


def _message(drawn: Sequence[FiledReport], gazetteer: Gazetteer, alone: Alone) -> MapMessage:
    view = alone.view
    answer = whole_answer(drawn, view.layers_by)
    lats = [one.lat for one in answer.singles]
    lons = [one.lon for one in answer.singles]
    return MapMessage(
        answer=answer,
        layers=tuple(Counter(one.layer for one in answer.singles).most_common()),
        layers_by=view.layers_by,
        borders=alone.borders or gazetteer.worldview,
        camera=view.camera,
        box=BoundingBox(min(lons), min(lats), max(lons), max(lats)) if lats else None,
    )


def _in_head(chart: folium.Map, html: str) -> None:
    """Put one of our own files into the head, unread by folium's templates."""
    head = chart.get_root().header  # type: ignore[attr-defined]
    head.add_child(Element("{% raw %}" + html + "{% endraw %}"))


def _contents(
    drawn: Sequence[FiledReport], gazetteer: Gazetteer, alone: Alone, number: int
) -> dict[str, Any]:
    """Return all that the map would else ask the app for."""
    borders = alone.borders or gazetteer.worldview
    return {
        "details": {filed.report.id: report_detail(filed) for filed in drawn},
        "footprints": _footprints(drawn, gazetteer),
        "names": _names(drawn, alone.view.layers_by),
        "basemap": json.loads(read_basemap(borders)),
        "labels": json.loads(read_labels(borders)),
        "heading": _heading(len(drawn), number, gazetteer, alone.view),
    }


def _heading(drawn: int, number: int, gazetteer: Gazetteer, view: View) -> list[str]:
    """Return what the map says of itself: what it shows, how much of it, and since when."""

    def name_of(place_id: str) -> str | None:
        place = gazetteer.place(place_id)
        return full_name(place) if place else None

    lines = [" · ".join(caption_of(view, name_of))]
    if drawn < number:
        lines.append(f"The first {drawn:,} of {number:,} reports: narrow the filters for the rest.")
    return [*lines, f"As of {day_shown(datetime.now(UTC).date())}"]


def _packed(contents: dict[str, Any]) -> str:
    """Return contents compressed, as letters, digits, plus, slash and equals signs."""
    text = json.dumps(contents, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("ascii"), mtime=0)).decode("ascii")


def _names(drawn: Sequence[FiledReport], layers_by: LayersBy) -> dict[str, str]:
    """Return the names of layers that are named by articles, by their keys."""
    if layers_by is LayersBy.PUBLISHER:
        named = {layer_key(f, layers_by): f.article.publisher or "Unknown" for f in drawn}
    elif layers_by is LayersBy.CLAIMANT:
        named = {layer_key(f, layers_by): f.report.who.claimant or "Nobody named" for f in drawn}
    else:
        named = {}
    return named


def _footprints(drawn: Sequence[FiledReport], gazetteer: Gazetteer) -> dict[str, Any]:
    outlines: dict[str, Any] = {}
    for filed in drawn:
        place = filed.report.resolution.place
        if place is None or filed.report.where.map_as is not MapAs.AREA or place.id in outlines:
            continue
        footprint = gazetteer.footprint(place.id)
        outlines[place.id] = area_geometry(footprint.wkb) if footprint else None
    return outlines
