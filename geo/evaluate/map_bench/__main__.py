"""Measures the map and prints figures beside targets: `python -m geo.evaluate.map_bench`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from geo.errors import GeoError
from geo.evaluate.map_bench.acting import measure_app
from geo.evaluate.map_bench.contending import CONTENDERS, measure_contender, positions_of
from geo.evaluate.map_bench.figures import Figure, write_figures
from geo.evaluate.map_bench.indexing import measure_index, measure_large_index
from geo.evaluate.map_bench.page import write_page
from geo.evaluate.map_bench.tables import as_text, read_size, size_words
from geo.evaluate.map_bench.visiting import browsing
from geo.evaluate.synthetic import Cast, draw, kept_store, read_cast
from geo.gazetteer import EmbeddedGazetteer
from geo.settings import PROJECT_ROOT, read_settings

logger = logging.getLogger(__name__)

FOLDER = PROJECT_ROOT / "build" / "bench"
SIZES = "1k,10k,100k,1M"
LARGEST = "10M"
REPEATS = 7


@dataclass(frozen=True)
class Run:
    """What is measured and where its files lie."""

    sizes: tuple[int, ...]
    contender_sizes: tuple[int, ...]
    largest: int
    """Reports in the index that is measured alone; 0 for none."""
    repeats: int
    folder: Path

    @cached_property
    def gazetteer(self) -> EmbeddedGazetteer:
        """Where the places come from."""
        return EmbeddedGazetteer(read_settings().data_folder)

    @cached_property
    def cast(self) -> Cast:
        """The cast of all stores."""
        return read_cast(self.gazetteer)

    def figures(self) -> Iterator[Figure]:
        """Measure one thing after the other."""
        stores = [(size, kept_store(self.folder, size, lambda: self.cast)) for size in self.sizes]
        for size, database in stores:
            yield from measure_index(database, size, self.folder)
        for size in filter(None, (*self.sizes, self.largest)):
            yield from measure_large_index(size, self.cast, self.gazetteer, self.repeats)
        with browsing() as browser:
            for size, database in stores:
                yield from measure_app(browser, database, size, self.repeats)
            sized = [
                (size, positions_of(draw(size, self.cast), self.cast))
                for size in self.contender_sizes
            ]
            for name in CONTENDERS if sized else ():
                yield from measure_contender(browser, name, sized, self.folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write the files that were asked for."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    run = Run(
        sizes=_sizes(options.sizes),
        contender_sizes=_sizes(options.contenders),
        largest=read_size(options.largest) if options.largest else 0,
        repeats=options.repeats,
        folder=options.folder,
    )
    figures: list[Figure] = []
    failure = _measure(run, figures)
    write_figures(figures, run.folder / "map.json")
    if options.docs and figures and not failure:
        write_page(options.docs, figures)
    sys.stdout.write(f"\n{as_text(figures)}\n")
    if failure:
        sys.stderr.write(f"{failure}\n")
    return 1 if failure else 0


def _measure(run: Run, figures: list[Figure]) -> str:
    """Add every figure to `figures`; return why it ended early, empty when it did not."""
    try:
        for figure in run.figures():
            figures.append(figure)
            size, name = size_words(figure.size), figure.measure.value
            logger.info("%s, %s: %s %.1f", figure.system, size, name, figure.median)
    except (GeoError, BrowserError) as error:
        return f"The measurement ended early: {error}"
    return ""


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(read_size(part) for part in text.split(",") if part)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.map_bench", description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help="reports in the stores (%(default)s)")
    parser.add_argument("--contenders", default="1k,10k,100k", help="reports in folium's own maps")
    parser.add_argument("--largest", default=LARGEST, help="reports in an index alone; empty: none")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="of which the median counts")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where stores are kept")
    parser.add_argument("--docs", type=Path, help="page whose figures and plot are renewed")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
