"""A visitor in a real browser: does one thing at a time and notes when the map has been painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from shutil import which

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Frame,
    Page,
    Request,
    WebSocket,
    sync_playwright,
)

from geo.errors import DataError

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
WINDOW = {"width": 1400, "height": 900}

QUIET = 350
"""Milliseconds without another repaint after which an answer is taken to be drawn: longer than
any gap seen between the repaints that one act brings. A judgement."""
PATIENCE = 240_000
"""Milliseconds that anything may take: the first page waits for the index of a million reports."""
BREATH = 400
"""Milliseconds between two acts, as a quick visitor makes them."""
POLL = 25

MAP = "iframe[title*=folium]"

WATCH = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const watch = (window.datelineWatch = { acted: 0, drawn: [], first: 0 });
  for (const type of ["mouseup", "keydown", "click", "wheel"]) {
    window.addEventListener(type, () => { watch.acted = now(); }, { capture: true, passive: true });
  }
  window.addEventListener("dateline:drawn", ({ detail }) => {
    requestAnimationFrame(() => setTimeout(() => {
      watch.drawn.push(now());
      if (detail.signs && !watch.first) watch.first = now();
    }));
  });
})();
"""
"""Runs in every frame: notes when somebody acted, and when a repaint was on the screen."""


@dataclass(frozen=True, slots=True)
class Repaint:
    """What an act led to."""

    milliseconds: float
    """From the act to the last repaint."""
    answer_bytes: int
    """Largest body of an answer of /api/cells on the wire; 0 when nothing was asked."""
    message_bytes: int
    """Largest message of the page."""


@dataclass
class Visit:
    """An open page of the app."""

    page: Page
    answers: list[Request] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("websocket", self._listen)
        self.page.on("requestfinished", self._note)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self.messages.append(len(payload)))

    def _note(self, request: Request) -> None:
        if "/api/cells" in request.url:
            self.answers.append(request)

    @property
    def map(self) -> Frame:
        """The map's frame."""
        frame = self.page.locator(MAP).element_handle(timeout=PATIENCE).content_frame()
        if frame is None:
            raise DataError("The page has no map.")
        return frame

    def open(self, address: str) -> float:
        """Open the page; return milliseconds from its beginning to the first reports drawn."""
        self.page.goto(address, wait_until="commit", timeout=PATIENCE)
        self.map.wait_for_function(
            "() => window.datelineWatch?.first", polling=POLL, timeout=PATIENCE
        )
        first: float = self.map.evaluate("() => datelineWatch.first")
        began: float = self.page.evaluate("() => performance.timeOrigin")
        self._settle()
        return first - began

    def after(self, act: Callable[[], None], *, in_map: bool = False) -> Repaint:
        """Do something and return what it led to, from the browser's own event on."""
        self._settle()
        drawn = self.map.evaluate("() => datelineWatch.drawn.length")
        self.answers.clear()
        self.messages.clear()
        act()
        self.map.wait_for_function(
            "(before) => datelineWatch.drawn.length > before",
            arg=drawn, polling=POLL, timeout=PATIENCE,
        )  # fmt: skip
        self._settle()
        asked = self.map if in_map else self.page
        acted: float = asked.evaluate("() => datelineWatch.acted")
        last: float = self.map.evaluate("() => datelineWatch.drawn.at(-1)")
        answers = [request.sizes()["responseBodySize"] for request in self.answers]
        return Repaint(last - acted, max(answers, default=0), max(self.messages, default=0))

    def _settle(self) -> None:
        """Wait until nothing is drawn any more, then a breath longer."""
        self.map.wait_for_function(
            "(quiet) => performance.timeOrigin + performance.now() - datelineWatch.drawn.at(-1)"
            " > quiet",
            arg=QUIET, polling=POLL, timeout=PATIENCE,
        )  # fmt: skip
        self.page.wait_for_timeout(BREATH)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Lend a browser while the block runs. Raises DataError when none is installed."""
    path = next(filter(None, map(which, NAMES)), None)
    if path is None:
        raise DataError("No Chromium is installed (Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """Lend a profile with an empty cache, whose every frame is watched."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    try:
        yield context
    finally:
        context.close()
