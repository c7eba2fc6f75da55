"""The page's view as a URL query, and back: one codec for the page and the JSON routes.

The query is canonical: equal views have equal queries, and defaults are left
out. To add a part, give `View` or `ReportFilter` its field, write it in
`view_writing.py` and read it in `view_reading.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from geo.errors import FilterError
from geo.features.view import Camera, Display, LayersBy, Tiles, TimeAxis, View, slug
from geo.features.view_reading import READERS, shorten
from geo.features.view_writing import pairs_of

__all__ = [
    "Camera",
    "Display",
    "LayersBy",
    "Tiles",
    "TimeAxis",
    "View",
    "decode",
    "decode_leniently",
    "encode",
    "pairs_of",
    "slug",
]


def encode(view: View) -> str:
    """Return the query of `view`, without "?"; the default view's is empty."""
    return urlencode(pairs_of(view), safe=",:")


def decode(pairs: Iterable[tuple[str, str]]) -> View:
    """Return the view of a query's pairs; raises FilterError for the first unusable value."""
    view, problems = decode_leniently(pairs)
    if problems:
        raise FilterError(problems[0])
    return view


def decode_leniently(pairs: Iterable[tuple[str, str]]) -> tuple[View, tuple[str, ...]]:
    """Return the nearest sensible view and one sentence for every value that was left out."""
    view, problems = View(), []
    for name, value in pairs:
        reader = READERS.get(name)
        if reader is None:
            problems.append(
                f"The address has an unknown part “{shorten(name)}”: known are "
                f"{', '.join(sorted(READERS))}."
            )
            continue
        try:
            view = reader(view, value)
        except FilterError as error:
            problems.append(str(error))
    view, reversed_ranges = _without_reversed_ranges(view)
    return view, (*problems, *reversed_ranges)


def _without_reversed_ranges(view: View) -> tuple[View, list[str]]:
    problems, wanted = [], view.wanted
    if _ends_before_start(wanted.date_from, wanted.date_to):
        problems.append("The date range ends before it starts: give “from” and “to” in order.")
        wanted = replace(wanted, date_from=None, date_to=None)
    if _ends_before_start(wanted.published_from, wanted.published_to):
        problems.append(
            "The range of publication dates ends before it starts: give “published_from” and "
            "“published_to” in order."
        )
        wanted = replace(wanted, published_from=None, published_to=None)
    return (replace(view, wanted=wanted) if problems else view), problems


def _ends_before_start(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and end < start
