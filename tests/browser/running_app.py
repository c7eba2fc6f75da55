"""The running app and its visitors, as the browser tests handle them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, FrameLocator, Page
from staged_reports import StagedServices, hostile_analysis, staged_articles

from geo.model import ReportFilter
from geo.settings import PROJECT_ROOT, read_settings
from geo.store import open_store

NAMES = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 120
"""Enough for a first start on a busy machine; a healthy one needs five."""

HEAD_PIXELS, ROW_PIXELS = 36, 35
"""Heights in Streamlit's tables."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

HARMLESS = ("Unrecognized feature", "allow-scripts and allow-same-origin")
"""Warnings that Chromium gives for every Streamlit page with a component."""


LEGEND_LOOKS, LEGEND_PAUSE = 4, 250
"""How often, and milliseconds between: open for a second, the legend was seen to stay open."""


@dataclass
class RunningApp:
    """The app in a process of its own."""

    url: str
    database: Path
    log: Path


@dataclass
class Visit:
    """A visitor's page, with everything it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def map(self) -> FrameLocator:
        """The map's frame."""
        return self.page.frame_locator("iframe[title*=folium]")

    @property
    def external(self) -> list[str]:
        """Requests to any other server."""
        here = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(here)]

    def open(self, url: str) -> None:
        """Go to an address of the app and wait for the map, and for what comes last of the page."""
        self.page.goto(url)
        self.page.locator(".st-key-time_line").wait_for(timeout=60_000)
        self.page.locator(".dl-counts").first.wait_for(timeout=60_000)
        self.map.locator(".dl-legend").wait_for(timeout=60_000)

    def is_at_rest(self) -> None:
        """Wait until the page's script has run to its end, so that nothing is drawn anew."""
        self.page.locator('[data-test-script-state="notRunning"]').first.wait_for(timeout=60_000)

    def count_line(self, starts_with: str) -> None:
        """Wait until the count line says what is expected."""
        line = self.page.locator(".dl-counts", has_text=starts_with)
        line.first.wait_for(timeout=30_000)

    def address_has(self, part: str) -> None:
        """Wait until the address says something: it follows the page a little later."""
        self.page.wait_for_function("(part) => location.search.includes(part)", arg=part)

    def open_legend(self, drawn_in: Page | FrameLocator | None = None) -> None:
        """Unfold the legend and see it stay so: it folds by itself until the first view stands."""
        legend = (drawn_in or self.map).locator(".dl-legend")
        stays = 0
        while stays < LEGEND_LOOKS:
            if legend.get_attribute("open") is None:
                legend.locator("summary").first.click()
                stays = 0
            self.page.wait_for_timeout(LEGEND_PAUSE)
            stays += 1

    def choose_row(self, row: int) -> None:
        """Tick a row of the table in sight; the table is a canvas, so by position."""
        table = self.page.get_by_test_id("stDataFrame").first
        table.scroll_into_view_if_needed()
        table.click(position={"x": 16, "y": HEAD_PIXELS + ROW_PIXELS * row + ROW_PIXELS // 2})

    def marks(self) -> list[str]:
        """Return the ids of the reports that the map draws."""
        self.map.locator(".leaflet-container").wait_for(timeout=30_000)
        script = "() => window.datelineMap.visible().map((mark) => mark.id)"
        ids: list[str] = self.page.frames[-1].evaluate(script)
        return ids


def find_chromium() -> str | None:
    """Return a Chromium of the system, None when Playwright's own must do."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def start_app(
    folder: Path,
    data: Path,
    *,
    options: tuple[str, ...] = (),
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[RunningApp]:
    """Run the app on a free port over the database in `folder`, until the generator is closed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database, log = folder / "dateline.db", folder / "app.log"
    environment = {
        **os.environ,
        **settings,
        "DATELINE_DATABASE": f"sqlite:///{database}",
        "DATELINE_DATA": str(data),
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options], cwd=PROJECT_ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}", options, process, log)
        yield RunningApp(f"http://127.0.0.1:{port}", database, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(
    url: str, options: tuple[str, ...], process: subprocess.Popen[bytes], log: Path
) -> None:
    base = next((o.split("=")[1] for o in options if "baseUrlPath" in o), "")
    address = f"{url}/{base + '/' if base else ''}_stcore/health"
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The app did not start: {log.read_text('utf-8', 'replace')}")


def seed(database: Path) -> None:
    """Write the staged articles into a new database."""
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{database}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    staged.store.close()


def stored_ids(app: RunningApp) -> set[str]:
    """Return the ids of all reports in the app's database."""
    store = open_store(f"sqlite:///{app.database}")
    try:
        return {filed.report.id for filed in store.reports(ReportFilter())}
    finally:
        store.close()


def visiting(context: BrowserContext) -> Iterator[Visit]:
    """Open a page whose every request is noted; the browser finds no other server."""
    visit = Visit(context.new_page())
    page = visit.page
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(h in message.text for h in HARMLESS):
            visit.complaints.append(message.text)

    page.on("console", note)
    yield visit
    page.close()
