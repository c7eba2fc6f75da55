"""The map: a frozen folium base map, one message for each view, one answer for each choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.features.view_query import Display, LayersBy, Tiles
from geo.maps import MapMessage, page_map, report_layer, tile_source
from geo.model import Worldview
from geo.ui.area_filter import asked_of_map, take_area
from geo.ui.correcting import open_form
from geo.ui.session import change_view, current_view, hold, taking, visit_name
from geo.viewing import chosen_borders, chosen_tiles, map_message
from geo.wiring import Services

MAP_HEIGHT = 480
"""Pixels until the style sheet gives the map its share of the window."""

_LAYER_NAMES = {
    LayersBy.EVENT_TYPE: "Type",
    LayersBy.PUBLISHER: "Publisher",
    LayersBy.STATUS: "Status",
    LayersBy.CLAIMANT: "Claimant",
    LayersBy.CORROBORATION: "Corroboration",
    LayersBy.TIME: "Time",
    LayersBy.COMPARISON: "Comparison",
}
_DISPLAY_NAMES = {Display.MARKS: "Marks", Display.DENSITY: "Density", Display.AREAS: "Areas"}
_BORDER_NAMES = {Worldview.UN: "UN", Worldview.DE_FACTO: "De facto"}


def show_map_options(services: Services) -> None:
    """Draw the choice of layers, base map and associative mentions."""
    view = current_view()
    hold("display", view.display)
    st.segmented_control(
        "Show as",
        list(Display),
        key="display",
        required=True,
        format_func=_DISPLAY_NAMES.__getitem__,
        help="Areas: countries, and from nearer their regions, shaded by their number of reports.",
        on_change=taking("display", lambda display: change_view(display=display)),
    )
    hold("layers_by", view.layers_by)
    st.selectbox(
        "Layers by",
        [one for one in LayersBy if one is not LayersBy.COMPARISON or view.compare],
        key="layers_by",
        format_func=_LAYER_NAMES.__getitem__,
        on_change=taking("layers_by", _take_layers),
    )
    hold("tiles", chosen_tiles(services.settings, view))
    st.segmented_control(
        "Base map",
        list(Tiles),
        key="tiles",
        required=True,
        format_func={
            Tiles.OFFLINE: "Offline",
            Tiles.ONLINE: tile_source(services.settings).name,
        }.__getitem__,
        on_change=taking("tiles", lambda tiles: change_view(tiles=tiles)),
    )
    hold("borders", chosen_borders(services.settings, view))
    st.segmented_control(
        "Borders",
        list(Worldview),
        key="borders",
        required=True,
        format_func=_BORDER_NAMES.__getitem__,
        disabled=chosen_tiles(services.settings, view) is Tiles.ONLINE,
        help="Whose borders the offline base map draws: those recognised by the United Nations, or "
        "those of who controls the ground. Which country a place is in stays as it was read.",
        on_change=taking("borders", lambda borders: change_view(borders=borders)),
    )
    hold("associative", view.associative)
    st.checkbox(
        "Show names that stand for governments",
        key="associative",
        help="“Moscow said”: names that stand for a government, a people or an organisation. "
        "They are drawn as diamonds.",
        on_change=taking("associative", lambda on: change_view(associative=on)),
    )


def _take_layers(layers_by: LayersBy) -> None:
    change_view(layers_by=layers_by, hidden=frozenset())


def show_map(services: Services) -> None:
    """Draw the map. Everything that changes goes into the message, so it never remounts."""
    message = replace(
        map_message(services, current_view(), visit_name()),
        is_dark=st.context.theme.type == "dark",
        ask=asked_of_map(),
    )
    services.visits.tell(message.visit, message.turn, message.as_json())
    if message.turn > 1:
        _let_draw(services, message)
    st_folium(
        page_map(Worldview(services.settings.worldview)),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=report_layer(message),
        on_change=_take_choice,
    )
    if message.turn == 1:  # the map comes into the page with this message
        _let_draw(services, message)


def _let_draw(services: Services, message: MapMessage) -> None:
    """Draw nothing else before the map: it is what people wait for."""
    if st.context.url:  # there is a browser
        services.visits.wait(message.visit, message.turn)


def _take_choice() -> None:
    """Take what was chosen on the map: a report, or layers switched on and off."""
    chosen = st.session_state.get("map")
    if not isinstance(chosen, Mapping):
        return
    change_view(**_fields(chosen))
    take_area(chosen.get("area"))
    if chosen.get("judging") is True:
        open_form(current_view().selected)


def _fields(chosen: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    selected, hidden = chosen.get("selected"), chosen.get("hidden")
    if isinstance(selected, str) and selected.isalnum():
        fields["selected"] = selected
    if isinstance(hidden, list):
        fields["hidden"] = frozenset(key for key in hidden if isinstance(key, str))
    return fields
