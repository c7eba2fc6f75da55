"""What is measured of the map, with its targets; a figure is the median of its repetitions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from statistics import median


class Measure(StrEnum):
    """What a figure tells, as tables name it."""

    CHOICE = "filter: an event type chosen"
    SLIDER = "filter: the date slider moved"
    CLEARED = "filter: all cleared"
    PAN = "pan, beyond what was drawn"
    ZOOM = "zoom in, its animation included"
    CELLS = "payload: answer to a pan"
    MESSAGE = "payload: largest message of the page"
    FIRST_COLD = "first map, empty browser cache"
    FIRST_WARM = "first map, warm browser cache"
    START = "first map after the app's start"
    LOAD = "index load, fresh process"
    BUILD = "index build"
    MEMORY = "memory of the app, peak"
    OWN_MEMORY = "memory of the app, without mapped files"
    INDEX_FILTER = "filter: index alone"
    INDEX_PAN = "pan: index alone"


@dataclass(frozen=True, slots=True)
class Goal:
    """The unit of a measure and what it should not exceed."""

    unit: str
    most: float | None = None


GOALS: dict[Measure, Goal] = {
    Measure.CHOICE: Goal("ms", 200),
    Measure.SLIDER: Goal("ms", 200),
    Measure.CLEARED: Goal("ms", 200),
    Measure.PAN: Goal("ms", 150),
    Measure.ZOOM: Goal("ms"),
    Measure.CELLS: Goal("kB", 100),
    Measure.MESSAGE: Goal("kB", 100),
    Measure.FIRST_COLD: Goal("ms", 2_000),
    Measure.FIRST_WARM: Goal("ms", 2_000),
    Measure.START: Goal("ms"),
    Measure.LOAD: Goal("ms", 2_000),
    Measure.BUILD: Goal("ms"),
    Measure.MEMORY: Goal("MB", 700),
    Measure.OWN_MEMORY: Goal("MB"),
    Measure.INDEX_FILTER: Goal("ms"),
    Measure.INDEX_PAN: Goal("ms"),
}
"""In the order of the tables. Targets hold for a million reports on two cores."""

TEN_MILLION = 10_000_000
MOST_AT_TEN_MILLION = {Measure.INDEX_FILTER: 1_000.0}
"""Targets of the size that is measured in the index alone."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured of one system at one size."""

    measure: Measure
    size: int
    """Reports."""
    values: tuple[float, ...]
    """One for each repetition; at least one."""
    system: str = "Dateline"
    note: str = ""
    """Why it was not measured further, in words."""

    @property
    def median(self) -> float:
        """The median of the repetitions."""
        return median(self.values)

    @property
    def most(self) -> float | None:
        """What it should not exceed, None where nothing was promised."""
        if self.size >= TEN_MILLION:
            return MOST_AT_TEN_MILLION.get(self.measure)
        return GOALS[self.measure].most

    @property
    def verdict(self) -> str:
        """Whether the target is met: ok or short; empty without one."""
        if self.most is None:
            return ""
        return "ok" if self.median <= self.most else "short"


def write_figures(figures: Iterable[Figure], path: Path) -> None:
    """Keep figures as JSON, to draw the plot from them again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1), "utf-8")


def read_figures(path: Path) -> tuple[Figure, ...]:
    """Return the figures that `write_figures` kept."""
    return tuple(
        Figure(
            Measure(one["measure"]),
            one["size"],
            tuple(one["values"]),
            one["system"],
            one["note"],
        )
        for one in json.loads(path.read_text("utf-8"))
    )
