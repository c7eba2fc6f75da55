"""Measure the store at many reports: `python tests/store/measure_store.py [REPORTS]`.

Prints milliseconds; not a test, because a shared machine's clock proves nothing.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from geo.model import BoundingBox, DateInterval, Event, EventType, ReportFilter, Status
from geo.store import open_store
from tests.contracts.records import analysis, article

PER_ARTICLE = 20


def synthetic(number: int):
    """An article of 3 kB with PER_ARTICLE reports spread over the globe and a year."""
    text = f"Dispatch {number}. " + "The dam held while the rain went on for days. " * 60
    base = analysis(article(text, publisher=f"Outlet {number % 40}"), PER_ARTICLE)
    reports = []
    for position, one in enumerate(base.reports):
        seed = number * PER_ARTICLE + position
        day = date(2024, 1, 1) + timedelta(days=seed * 7 % 366)
        reports.append(
            replace(
                one,
                where=replace(one.where, lat=seed * 37 % 150 - 75.0, lon=seed * 53 % 360 - 180.0),
                when=replace(one.when, interval=DateInterval(day, day)),
                what=replace(
                    one.what,
                    event_type=list(EventType)[seed % len(EventType)],
                    status=list(Status)[seed % len(Status)],
                ),
            )
        )
    return replace(base, reports=tuple(reports), resolutions=tuple(r.resolution for r in reports))


def timed(label: str, call: Callable[[], object]) -> object:
    """Run `call` and print how long it took, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    result = call()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{label:44} {clock * 1000:10.1f} ms {processor * 1000:10.1f} ms of CPU")  # noqa: T201
    return result


def main(count: int) -> None:
    """Fill a store with `count` reports and time what the page asks for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.db"
        store = open_store(f"sqlite:///{path}")
        batches = [range(n, n + 100) for n in range(0, count // PER_ARTICLE, 100)]
        timed(
            f"add {count} reports, 100 articles a write",
            lambda: [store.add(synthetic(number) for number in batch) for batch in batches],
        )
        print(f"{path.stat().st_size / 1e6:.0f} MB")  # noqa: T201
        week = ReportFilter(date_from=date(2024, 6, 1), date_to=date(2024, 6, 7))
        box = ReportFilter(bbox=BoundingBox(20, 40, 40, 60))
        every = timed("reports: all", lambda: store.reports(ReportFilter()))
        timed("reports: a week", lambda: store.reports(week))
        timed("reports: a box", lambda: store.reports(box))
        timed("counts: all", lambda: store.counts(ReportFilter()))
        timed("counts: a week", lambda: store.counts(week))
        timed("counts: a common word", lambda: store.counts(ReportFilter(text="dam")))
        timed("histogram: all", lambda: store.histogram(ReportFilter()))
        timed("report: one", lambda: store.report(every[0].report.id))
        pairs = [
            (one.report.id, other.report.id)
            for one, other in zip(every[::2], every[1::2], strict=False)
        ]
        events = [
            Event(pair, "e", EventType.BATTLES, Status.REPORTED, None, None, ("a",), "measure")
            for pair in pairs
        ]
        timed("replace_events: all new", lambda: store.replace_events(events))
        timed("replace_events: one differs", lambda: store.replace_events(events[1:]))
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
