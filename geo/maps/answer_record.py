"""An answer about a viewport as JSON values: ids, keys and numbers, safe inside a folium object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from geo.features.viewport import Answer, Area, Cell, Density, Layer, Single
from geo.model import BoundingBox

_INERT_QUERY = re.compile(r"[A-Za-z0-9:_.,%&=+~\-]*")
"""What percent-encoding leaves (RFC 3986), without the characters of templates and markup."""

EXACT, ONE_PLACE, ASSOCIATIVE = 1, 2, 4
"""Bits of a cell's flags."""

POSITION_DECIMALS = 5
"""About a metre: marks at one place must have equal positions to share a bubble."""

_INERT = re.compile(r"[A-Za-z0-9:_.\-]*")
"""What a mark's text may hold: nothing that a template, HTML or JavaScript could read."""


def answer_record(answer: Answer) -> dict[str, Any]:
    """Return the answer as map.js reads it.

    Raises ValueError when free text of an article would be part of it.
    """
    keys: dict[str, int] = {}
    record: dict[str, Any] = {
        "box": box_record(answer.box),
        "level": answer.level,
        "colours": answer.colours,
        "marks": mark_rows(answer.singles),
        "cells": [_cell(cell, keys) for cell in answer.cells],
        "areas": [_area(area, keys) for area in answer.areas],
        "more": answer.more_areas,
    }
    if answer.density is not None:
        record["density"] = _density(answer.density)
    record["keys"] = [inert(key) for key in keys]
    return record


def box_record(box: BoundingBox) -> list[float]:
    """Return west, south, east, north in degrees."""
    return [round(side, POSITION_DECIMALS) for side in (box.west, box.south, box.east, box.north)]


def mark_rows(singles: Iterable[Single]) -> list[list[Any]]:
    """Return one row for each single mark, in the order of FIELDS of map.js."""
    return [
        [
            inert(one.report_id),
            round(one.lat, POSITION_DECIMALS),
            round(one.lon, POSITION_DECIMALS),
            inert(one.map_as),
            inert(one.event_type),
            inert(one.status),
            inert(one.layer),
            one.claimants,
            one.radius_km,
            inert(one.place_id),
        ]
        for one in singles
    ]


def layer_rows(layers: Iterable[Layer]) -> list[list[Any]]:
    """Return key, count and label of each layer; labels are free text, never for folium."""
    return [[inert(layer.key), layer.number, layer.label] for layer in layers]


def _cell(cell: Cell, keys: dict[str, int]) -> list[Any]:
    flags = (
        EXACT * cell.is_exact + ONE_PLACE * cell.is_one_place + ASSOCIATIVE * cell.is_associative
    )
    shares = _shares(cell.shares, keys)
    return [inert(cell.token), cell.lat, cell.lon, cell.number, flags, shares]


def _area(area: Area, keys: dict[str, int]) -> list[Any]:
    shares = _shares(area.shares, keys)
    return [inert(area.token), inert(area.place_id), area.lat, area.lon, area.number, shares]


def _shares(shares: Sequence[tuple[str, int]], keys: dict[str, int]) -> list[int]:
    """Return colour, count, colour, count …; a colour is a position in `keys`, which grows."""
    flat = []
    for key, number in shares:
        flat += [keys.setdefault(key, len(keys)), number]
    return flat


def _density(density: Density) -> dict[str, Any]:
    return {"level": density.level, "squares": density.squares}


def inert(text: str) -> str:
    """Return `text`, a key or id; raises ValueError when it could be anything else."""
    if not _INERT.fullmatch(text):
        raise ValueError(f"A mark would carry free text: {text!r}.")
    return text


def inert_query(query: str) -> str:
    """Return a query whose every character is one that neither template nor script reads.

    Filters hold what people typed: percent signs, letters and digits are all that is left of it.
    """
    if not _INERT_QUERY.fullmatch(query):
        raise ValueError(f"A query would carry free text: {query!r}.")
    return query
