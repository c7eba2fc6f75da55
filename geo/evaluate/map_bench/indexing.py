"""The columnar index alone: built, opened by a fresh process, and asked what a page asks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from geo.errors import DataError
from geo.evaluate.map_bench.figures import Figure, Measure
from geo.evaluate.map_bench.large import columns_of_draws
from geo.evaluate.synthetic import Cast, draw
from geo.evaluate.synthetic.draws import FIRST_DAY
from geo.features.view_query import View
from geo.features.viewport import WORLD, Viewport
from geo.model import BoundingBox, EventType, ReportFilter
from geo.protocols import Gazetteer
from geo.settings import PROJECT_ROOT
from geo.store import Part, ReportIndex, open_store
from geo.store.areas import Extents

MILLISECONDS = 1000.0

OPENINGS = 5
"""Fresh processes that open the index, of which the median counts."""

OPEN = """
import sys, time
from pathlib import Path
from geo.features.view_query import View
from geo.gazetteer import EmbeddedGazetteer
from geo.settings import read_settings
from geo.store import KeptIndex, open_store
store = open_store("sqlite:///" + sys.argv[1])
gazetteer = EmbeddedGazetteer(read_settings().data_folder)
began = time.perf_counter()
index = KeptIndex(store, gazetteer, Path(sys.argv[2])).now()
index.shown(View())
print(1000 * (time.perf_counter() - began))
"""
"""Opens the index, or builds it when it is not kept, and asks it how many reports are drawn."""

CLOSE = Viewport(BoundingBox(5.0, 42.0, 35.0, 55.0), 5.0)
WHOLE = Viewport(WORLD, 2.0)
FIRST_PAGE = 50
"""Rows of the table under the map."""


def measure_index(database: Path, size: int, folder: Path) -> Iterator[Figure]:
    """Yield how long building and opening the index of a database take."""
    kept = folder / "index"
    shutil.rmtree(kept, ignore_errors=True)
    yield Figure(Measure.BUILD, size, (_opened(database, kept),))
    yield Figure(Measure.LOAD, size, tuple(_opened(database, kept) for _ in range(OPENINGS)))
    shutil.rmtree(kept, ignore_errors=True)


def _opened(database: Path, kept: Path) -> float:
    """Return the milliseconds after which a fresh process had the index."""
    done = subprocess.run(  # noqa: S603  # this very Python, with the script above
        [sys.executable, "-c", OPEN, str(database.resolve()), str(kept)],
        capture_output=True, text=True, check=False, cwd=PROJECT_ROOT,
    )  # fmt: skip
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise DataError(f"A fresh process could not open the index: {reason}")
    milliseconds: float = json.loads(done.stdout)
    return milliseconds


def measure_large_index(
    size: int, cast: Cast, gazetteer: Gazetteer, repeats: int
) -> Iterator[Figure]:
    """Yield how long an index takes to answer, its columns made without a database."""
    store = open_store("sqlite://")
    columns = columns_of_draws(draw(size, cast), cast)
    index = ReportIndex(columns, store, Extents(gazetteer), "synthetic")
    index.answer(View(), WHOLE)
    note = "index alone, its columns made without a database, in time of the processor"
    filters = tuple(_timed(lambda n=n: _filter(index, n)) for n in range(repeats))  # type: ignore[misc]
    yield Figure(Measure.INDEX_FILTER, size, filters, note=note)
    moves = tuple(_timed(lambda n=n: _move(index, n)) for n in range(repeats))  # type: ignore[misc]
    yield Figure(Measure.INDEX_PAN, size, moves, note=note)
    store.close()


def _timed(act: Callable[[], None]) -> float:
    """Return milliseconds of the processor, which other work on the machine slows little."""
    began = time.process_time()
    act()
    return MILLISECONDS * (time.process_time() - began)


def _filter(index: ReportIndex, number: int) -> None:
    """Ask all that the page asks when a filter has changed, of a filter never asked before."""
    kinds = list(EventType)
    wanted = ReportFilter(
        event_types=frozenset({kinds[number % len(kinds)]}),
        date_from=FIRST_DAY + timedelta(days=30 + number),
    )
    view = replace(View(), wanted=wanted)
    index.counts(wanted)
    index.histogram(wanted)
    index.shown(view)
    index.layers(view)
    index.answer(view, WHOLE)
    index.fingerprint(wanted)
    index.page(view, Part.EXPORTED, 0, FIRST_PAGE)


def _move(index: ReportIndex, number: int) -> None:
    """Ask for the cells of another view of all reports."""
    box = CLOSE.box
    moved = replace(box, west=box.west + number, east=box.east + number)
    index.answer(View(), replace(CLOSE, box=moved))
