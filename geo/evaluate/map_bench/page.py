"""Puts figures and plot into the documentation, between two marks of its page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo.errors import DataError
from geo.evaluate.map_bench.figures import Figure
from geo.evaluate.map_bench.plot import as_svg, lines_of
from geo.evaluate.map_bench.tables import as_markdown

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def write_page(page: Path, figures: Sequence[Figure]) -> None:
    """Renew the figures of `page` and the plot beside it, an SVG of the same name.

    Raises DataError when the page lacks the marks.
    """
    plot = page.with_suffix(".svg")
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise DataError(f"{page} has no place for figures: put {BEGIN} and {END} into it.")
    plot.write_text(as_svg(lines_of(figures)), "utf-8")
    today = date.today()
    day = f"{today.day} {today:%B %Y}"
    machine = f"Measured on {day} on a machine with {os.cpu_count()} cores."
    picture = f"![Milliseconds until the map is drawn, by number of reports]({plot.name})"
    parts = (machine, as_markdown(figures), picture)
    body = "\n\n".join(parts)
    page.write_text(f"{before}{begin}\n{body}\n{end}{after}", "utf-8")
