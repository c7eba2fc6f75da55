"""Measures the annotated dispatches and holds every figure above its floor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError, InputError
from geo.evaluate.event_corpora.figures import Figure
from geo.evaluate.formatting import interval, number, section
from geo.evaluate.gold import gold_sha256, read_gold
from geo.evaluate.judging import Analyzer, judge_dispatches
from geo.settings import SHIPPED_DATA

GOLD_FLOORS = SHIPPED_DATA / "quality" / "gold.json"
"""The floors that ship with Dateline."""

SLACK = 0.02
"""How far a floor lies below what was measured. Judgement: four of some two hundred mentions, which
is what another processor's rounding in the encoder may change."""


@dataclass(frozen=True, slots=True)
class GoldMeasure:
    """Figures on the annotated dispatches; printing it shows the table."""

    sha256: str
    """Of the annotation and its texts."""
    figures: tuple[Figure, ...]

    def __str__(self) -> str:
        return as_section("Annotated dispatches", self.figures)

    def values(self) -> dict[str, float]:
        """Return each figure by its name."""
        return {one.name: one.value for one in self.figures if one.value is not None}


def as_section(title: str, figures: Iterable[Figure]) -> str:
    """Return a table of the share that is right in each field."""
    header = ("field", "right", "95 %", "judged")
    rows = [[one.name, number(one.value), interval(one.interval), str(one.gold)] for one in figures]
    return section(title, header, rows)


def measure_gold(analyzer: Analyzer) -> GoldMeasure:
    """Return the figures of the annotated dispatches that ship with Dateline."""
    return GoldMeasure(gold_sha256(), judge_dispatches(read_gold(), analyzer))


def gold_breaches(measured: GoldMeasure, path: Path | None = None) -> tuple[str, ...]:
    """Return one sentence for each figure below its floor. Raises DataError without floors."""
    chosen = path or GOLD_FLOORS
    sha256, floors = _read(chosen)
    if sha256 != measured.sha256:
        return (f"{chosen}: the annotation or its texts have changed; pin the floors anew.",)
    values = measured.values()
    return tuple(
        f"{name} is {number(values.get(name))}, below its floor {floor:.3f}."
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor
    )


def pin_gold(measured: GoldMeasure, path: Path | None = None) -> None:
    """Raise the floors to just under what was measured; a lower one raises InputError.

    Floors of another annotation start anew.
    """
    chosen = path or GOLD_FLOORS
    sha256, kept = _read(chosen) if chosen.exists() else ("", {})
    if sha256 == measured.sha256 and (missed := gold_breaches(measured, chosen)):
        raise InputError(f"Floors are never lowered, nothing was written: {' '.join(missed)}")
    before = kept if sha256 == measured.sha256 else {}
    floors = {
        name: round(max(value - SLACK, before.get(name, 0.0)), 3)
        for name, value in measured.values().items()
    }
    record = {"sha256": measured.sha256, "floors": floors}
    chosen.write_text(f"{json.dumps(record, indent=1)}\n", encoding="utf-8")


def _read(path: Path) -> tuple[str, Mapping[str, float]]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return str(record["sha256"]), {str(k): float(v) for k, v in record["floors"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path}: no floors can be read ({error!r}); restore it or pin them anew."
        ) from error
