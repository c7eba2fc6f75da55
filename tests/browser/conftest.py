"""The app as a visitor meets it: started by `streamlit run app.py`, seen in headless Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from running_app import FLAGS, RunningApp, Visit, find_chromium, seed, start_app, visiting


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return headless Chromium; skip only where there is none, unless one is demanded."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), headless=True, args=list(FLAGS)
            )
        except Exception as error:
            if os.environ.get("DATELINE_NEEDS_BROWSER"):
                raise
            pytest.skip(f"No Chromium could be started: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, gazetteer_folder: Path) -> Iterator[RunningApp]:
    """Return the app over staged reports, the hostile article among them."""
    folder = tmp_path_factory.mktemp("app")
    seed(folder / "dateline.db")
    yield from start_app(folder, gazetteer_folder)


DESKTOP = {"viewport": {"width": 1440, "height": 900}}
DARK = {**DESKTOP, "color_scheme": "dark"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def desktop(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a profile that a module's tests share: scripts are loaded once, sessions are not."""
    context = chromium.new_context(**DESKTOP)
    yield context
    context.close()


@pytest.fixture
def visit(desktop: BrowserContext) -> Iterator[Visit]:
    """Return a visitor at a desk."""
    yield from visiting(desktop)


@pytest.fixture
def dark_visit(chromium: Browser) -> Iterator[Visit]:
    """Return a visitor who likes it dark."""
    with chromium.new_context(**DARK) as context:
        yield from visiting(context)


@pytest.fixture
def phone_visit(chromium: Browser) -> Iterator[Visit]:
    """Return a visitor with a phone."""
    with chromium.new_context(**PHONE) as context:
        yield from visiting(context)
