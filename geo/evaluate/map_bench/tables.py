"""Figures as tables: for the terminal and, in Markdown, for the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from geo.errors import FilterError
from geo.evaluate.formatting import section
from geo.evaluate.map_bench.figures import GOALS, Figure, Measure

OWN = "Dateline"

_SUFFIXES = ((1_000_000, " M"), (1_000, " k"))


def read_size(text: str) -> int:
    """Return the number that "10k", "10 k", "1M" or "500" names. Raises FilterError if none."""
    words = text.strip().upper()
    factor = {"K": 1_000, "M": 1_000_000}.get(words[-1:], 1)
    digits = words[:-1].strip() if factor > 1 else words
    if not digits.isdecimal() or int(digits) < 1:
        raise FilterError(f"“{text}” is no number of reports: write 500, 10k or 1M.")
    return int(digits) * factor


def size_words(size: int) -> str:
    """Return a number of reports as tables write it: 10 k, 1 M."""
    for factor, suffix in _SUFFIXES:
        if size >= factor and size % factor == 0:
            return f"{size // factor}{suffix}"
    return str(size)


def as_text(figures: Sequence[Figure]) -> str:
    """Return the tables that a terminal shows."""
    parts = []
    for title, header, rows in _tables(figures):
        parts.append(section(title, header, rows))
    return "\n\n".join(parts)


def as_markdown(figures: Sequence[Figure]) -> str:
    """Return the same tables for the documentation."""
    parts = []
    for title, header, rows in _tables(figures):
        lines = [header, ["---"] * len(header), *rows]
        table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        parts.append(f"**{title}**\n\n{table}")
    return "\n\n".join(parts)


def _tables(figures: Sequence[Figure]) -> list[tuple[str, list[str], list[list[str]]]]:
    sizes = sorted({figure.size for figure in figures})
    header = ["reports", *map(size_words, sizes), "target", ""]
    own = [figure for figure in figures if figure.system == OWN]
    rows = [row for measure in GOALS if (row := _row(own, measure, sizes))]
    tables = [("Dateline (medians)", header, rows)]
    others = list(dict.fromkeys(one.system for one in figures if one.system != OWN))
    compared = [
        [f"{system}: {label}", *(_cell(figures, system, measure, size) for size in sizes), "", ""]
        for system in (OWN, *others)
        for measure, label in _COMPARED.items()
    ]
    if others:
        tables.append(("All reports drawn anew after a filter", header, compared))
    notes: dict[tuple[str, str], dict[str, None]] = {}
    for one in figures:
        if one.note:
            notes.setdefault((one.system, one.note), {})[size_words(one.size)] = None
    told = [[system, ", ".join(sizes), note] for (system, note), sizes in notes.items()]
    if told:
        tables.append(("Remarks", ["system", "reports", "remark"], told))
    return tables


_COMPARED = {Measure.CLEARED: "until drawn", Measure.MESSAGE: "sent to the browser"}


def _row(figures: Sequence[Figure], measure: Measure, sizes: Sequence[int]) -> list[str]:
    """Return the line of a measure, or nothing when it was not taken."""
    found = [figure for figure in figures if figure.measure is measure]
    if not found:
        return []
    largest = max(found, key=lambda figure: figure.size)
    goal = "" if largest.most is None else f"<= {_amount(largest.most, GOALS[measure].unit)}"
    cells = [_cell(figures, OWN, measure, size) for size in sizes]
    return [measure.value, *cells, goal, largest.verdict]


def _cell(figures: Sequence[Figure], system: str, measure: Measure, size: int) -> str:
    found = [
        figure
        for figure in figures
        if (figure.system, figure.measure, figure.size) == (system, measure, size)
    ]
    return _amount(found[0].median, GOALS[measure].unit) if found else "-"


def _amount(value: float, unit: str) -> str:
    if unit == "ms" and value >= 10_000:
        return f"{value / 1000:,.1f} s"
    return f"{value:,.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
