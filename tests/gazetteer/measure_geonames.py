"""Measures the full GeoNames gazetteer on a synthetic dump: `measure_geonames.py --places N`.

The dump has the form and the proportions of GeoNames': its share of feature
classes, 1.3 names a place beside the main one, a sixth of them in other
scripts, and names so common that ten thousand of twelve million places bear one.
Names are put together from words of the settlements that ship with Dateline.
It is no test: its figures depend on the machine, and are in docs/gazetteer.md.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from geo.gazetteer import EmbeddedGazetteer, sources
from geo.gazetteer.index import Index
from geo.gazetteer.names import key
from geo.gazetteer.search import fuzzy, search
from geo.model import Worldview

FEATURES = {
    "P.PPL": 41, "H.STM": 14, "S.CH": 5, "S.SCH": 5, "S.FRM": 4, "S.HTL": 3, "S.AIRP": 1,
    "T.MT": 5, "T.HLL": 7, "T.ISL": 2, "L.LCTY": 3, "L.PRK": 1, "H.LK": 4, "H.SPNG": 2,
    "A.ADM3": 2, "A.ADM4": 2, "R.RD": 1, "V.FRST": 1, "U.SMU": 1,
}  # fmt: skip
"""Feature codes and their share, in hundredths, about as GeoNames has them."""
COMMON_SHARE = 0.25
"""Of the names, how many are one of COMMON_NAMES; the n-th of them as often as 1 / n."""
COMMON_NAMES = 20_000
FIRST_ID = 100_000_000
"""Above all ids of GeoNames, so that nothing is refreshed by invented facts."""
ASKED = 20_000
FUZZY_ASKED = 1_000


class Names:
    """Invented names; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        cities = list(sources.read_cities().values())
        self._words = sorted({word for city in cities for word in city["name"].split()})
        self._foreign = [
            name for city in cities for name in city["alternatenames"] if not name.isascii()
        ]
        self._common = [city["name"] for city in self._random.sample(cities, COMMON_NAMES)]
        self._common[:2] = ["San Antonio", "Santa María"]
        self._weights = list(accumulate(1.0 / n for n in range(1, COMMON_NAMES + 1)))

    def batch(self, count: int) -> list[str]:
        """Return main names."""
        pick = self._random
        commons = pick.choices(self._common, cum_weights=self._weights, k=count)
        first = pick.choices(self._words, k=count)
        second = pick.choices(self._words, k=count)
        return [
            common if pick.random() < COMMON_SHARE else f"{one} {other}"
            for common, one, other in zip(commons, first, second, strict=True)
        ]

    def alternates(self, count: int) -> list[str]:
        """Return alternate names for places."""
        pick = self._random
        written = self.batch(2 * count)
        foreign = pick.choices(self._foreign, k=count)
        numbers = pick.choices((0, 1, 2, 3), (30, 30, 22, 18), k=count)
        return [
            ",".join((foreign[n], *written[2 * n : 2 * n + 2])[3 - number :])
            if number < 3
            else ",".join((foreign[n], *written[2 * n : 2 * n + 2]))
            for n, number in enumerate(numbers)
        ]


def write_dump(folder: Path, places: int) -> None:
    """Write allCountries.txt with that many invented places."""
    folder.mkdir(parents=True, exist_ok=True)
    pick, names = random.Random(1), Names(2)
    codes = sorted(city["countrycode"] + "." + city["admin1code"]
                   for city in sources.read_cities().values())  # fmt: skip
    kinds, shares = list(FEATURES), list(FEATURES.values())
    with (folder / "allCountries.txt").open("w", encoding="utf-8") as out:
        for start in range(0, places, 100_000):
            count = min(100_000, places - start)
            holders = pick.choices(codes, k=count)
            features = pick.choices(kinds, shares, k=count)
            mains, others = names.batch(count), names.alternates(count)
            for n in range(count):
                country, _, region = holders[n].partition(".")
                feature_class, _, code = features[n].partition(".")
                people = int(pick.paretovariate(0.7) * 20) % 10_000 if pick.random() < 0.04 else 0
                out.write(
                    f"{FIRST_ID + start + n}\t{mains[n]}\t{mains[n]}\t{others[n]}\t"
                    f"{pick.uniform(-60, 72):.5f}\t{pick.uniform(-180, 180):.5f}\t"
                    f"{feature_class}\t{code}\t{country}\t\t{region}\t\t\t\t"
                    f"{people}\t\t{n % 2000}\tEtc/UTC\t2024-03-05\n"
                )


def measure_build(dump: Path, target: Path) -> None:
    """Build in a process of its own; print time, peak memory and size."""
    began = time.perf_counter()
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "geo", "gazetteer", "build"]
    subprocess.run([*command, "--geonames", str(dump), "--to", str(target)], cwd=root, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    tell("build, minutes", (time.perf_counter() - began) / 60)
    tell("build, CPU minutes", (used.ru_utime + used.ru_stime) / 60)
    tell("build, peak memory with mapped files, GB", used.ru_maxrss / 1e6)
    sizes = {path.name: path.stat().st_size / 1e6 for path in target.iterdir()}
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        tell(f"size of {name}, MB", size)
    names = ("keys.marisa", "offsets.npy", "postings.npy")
    tell("size of what a name is looked up in, MB", sum(sizes[name] for name in names))
    tell("size, MB", sum(sizes.values()))


def measure_reader(target: Path) -> None:
    """Print the time to open and the answers per CPU second."""
    Index(target, Worldview.UN)
    began = time.perf_counter()
    index = Index(target, Worldview.UN)
    tell("open, milliseconds", (time.perf_counter() - began) * 1000)
    tell("places", len(index.places))
    tell("names", len(index._postings))
    written = Names(3).batch(ASKED)
    sampled = list(_sampled(index, ASKED))
    for kind, asked in (("names as in the dump", written), ("distinct names", sampled)):
        keys = [key(name) for name in asked]
        tell(f"bearers of a key ({kind}), per CPU second", rate(keys, index.bearers))
        tell(f"look-ups ({kind}), per CPU second", rate(asked, lambda n: search(index, n)))
    wrong = [_with_error(name) for name in sampled[:FUZZY_ASKED]]
    tell("fuzzy look-ups, per CPU second", rate(wrong, lambda n: fuzzy(index, n)))
    gazetteer = EmbeddedGazetteer(built=target)
    began = time.perf_counter()
    gazetteer.reverse((29.4, -98.5))
    tell("first reverse, milliseconds", (time.perf_counter() - began) * 1000)
    spots = [(random.uniform(-60, 70), random.uniform(-180, 180)) for _ in range(200)]
    tell("reverse, per CPU second", rate(spots, gazetteer.reverse))
    began = time.perf_counter()
    found = len(search(index, "San Antonio"))
    tell(f"San Antonio ({found} of its bearers), milliseconds", (time.perf_counter() - began) * 1e3)
    tell("reader, peak memory with mapped files, MB",
         resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)  # fmt: skip


def _sampled(index: Index, count: int) -> Iterator[str]:
    pick = random.Random(4)
    for _ in range(count):
        yield index._texts.restore_key(pick.randrange(len(index._texts)))


def _with_error(name: str) -> str:
    """Return a name with one letter replaced by another."""
    place = random.Random(name).randrange(len(name))
    return name[:place] + random.Random(place).choice("bcdfghklmnpqrstvwxz") + name[place + 1 :]


def rate(asked: list[object], ask: Callable[..., object]) -> float:
    """Return how many of `asked` are answered per CPU second."""
    began = time.process_time()
    for item in asked:
        ask(item)
    return len(asked) / (time.process_time() - began)


def tell(what: str, figure: float) -> None:
    """Print one figure."""
    sys.stdout.write(f"{what}: {figure:,.1f}\n" if figure < 100 else f"{what}: {figure:,.0f}\n")
    sys.stdout.flush()


def main() -> None:
    """Write a dump, build it, ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="kept; without it a temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        dump, target = folder / f"dump-{options.places}", folder / f"gazetteer-of-{options.places}"
        if not dump.exists():
            write_dump(dump, options.places)
        tell("dump, MB", (dump / "allCountries.txt").stat().st_size / 1e6)
        measure_build(dump, target)
        subprocess.run([sys.executable, __file__, "--read", str(target)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        measure_reader(Path(sys.argv[2]))
    else:
        main()
