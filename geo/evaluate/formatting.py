"""Figures and tables as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.bootstrap import Interval
from geo.evaluate.metrics import Rates


def rates(value: Rates) -> str:
    """Return precision, recall and F1 with three digits."""
    return f"{value.precision:.3f}/{value.recall:.3f}/{value.f1:.3f}"


def number(value: float | None, digits: int = 3) -> str:
    """Return a figure, or a dash where it is not defined."""
    return "-" if value is None else f"{value:.{digits}f}"


def interval(value: Interval | None) -> str:
    """Return an interval as its two ends, or a dash."""
    return "-" if value is None else f"{value[0]:.3f}-{value[1]:.3f}"


def section(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a titled table with columns padded to their widest cell."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    table = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    return "\n".join((title, *table))
