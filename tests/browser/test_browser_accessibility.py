"""The page for everyone: axe finds nothing serious, the keyboard reaches all, a phone holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Frame, Locator
from running_app import RunningApp, Visit, visiting

AXE = "() => axe.run(document, { resultTypes: ['violations'] })"
TAB_STOPS = 12
"""More than lie between the tables' switch and the table."""
GRAVE = ("serious", "critical")
SIZES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


PROFILES = [("light", "desktop"), ("dark", "phone")]
"""Both schemes and both sizes; all four together take twice the time and found nothing more."""


@pytest.fixture(scope="module", params=PROFILES, ids="-".join)
def profile(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Any]:
    scheme, size = request.param
    with chromium.new_context(color_scheme=scheme, **SIZES[size]) as context:
        # Whether the sidebar is folded is remembered, and on a phone it covers the page.
        context.add_init_script("try { localStorage.clear() } catch { /* a frame without one */ }")
        yield context


@pytest.fixture
def visitor(profile) -> Iterator[Visit]:
    yield from visiting(profile)


def findings(visit: Visit) -> list[str]:
    """Return what axe finds serious in the page and in the map's frame, one line each."""
    return [line for frame in visit.page.frames for line in findings_in(frame)]


def findings_in(frame: Frame) -> Iterator[str]:
    """Yield what axe finds serious in one frame."""
    frame.evaluate(AXE_SCRIPT)
    for found in frame.evaluate(AXE)["violations"]:
        if found["impact"] in GRAVE:
            yield from (f"{found['id']}: {node['target']} {node['html'][:120]}"
                        for node in found["nodes"])  # fmt: skip


def wait_for_frame(visit: Visit) -> None:
    """Wait until nothing moves any more: what fades has half its contrast."""
    visit.page.wait_for_timeout(700)


def open_map(visit: Visit, app: RunningApp) -> None:
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    visit.map.locator(".dl-solid").first.press("Enter")
    visit.map.locator(".dl-popup blockquote").wait_for()
    visit.page.locator(".dl-evidence[data-report]").wait_for()


def open_all_filters(visit: Visit, app: RunningApp) -> None:
    visit.open(app.url)
    visit.open_legend()
    unfold = visit.page.get_by_test_id("stExpandSidebarButton")
    if unfold.is_visible():
        unfold.click()
    visit.page.get_by_role("searchbox", name="Search").wait_for()


def open_article(visit: Visit, app: RunningApp) -> None:
    visit.page.goto(f"{app.url}/articles")
    visit.page.get_by_role("heading", name="Articles").wait_for()
    visit.choose_row(0)
    visit.page.locator(".dl-text").wait_for()


def open_event(visit: Visit, app: RunningApp) -> None:
    visit.page.goto(f"{app.url}/events")
    visit.page.get_by_role("heading", name="Events").wait_for()
    visit.choose_row(0)
    visit.page.get_by_text("Show on the map").wait_for()


def open_review(visit: Visit, app: RunningApp) -> None:
    visit.page.goto(f"{app.url}/review")
    visit.page.get_by_role("heading", name="Review").wait_for()
    visit.choose_row(0)
    visit.page.locator(".dl-evidence[data-report]").wait_for()


def open_about(visit: Visit, app: RunningApp) -> None:
    visit.page.goto(f"{app.url}/about")
    visit.page.get_by_role("heading", name="About Dateline").wait_for()


PAGES: dict[str, Callable[[Visit, RunningApp], None]] = {
    "map": open_map,
    "filters": open_all_filters,
    "articles": open_article,
    "events": open_event,
    "review": open_review,
    "about": open_about,
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(visitor: Visit, app: RunningApp, name: str):
    PAGES[name](visitor, app)
    wait_for_frame(visitor)
    assert findings(visitor) == []
    width = visitor.page.viewport_size["width"]
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_axe_is_at_work(visit: Visit, app: RunningApp):
    open_about(visit, app)
    visit.page.evaluate("() => document.body.append(document.createElement('button'))")
    assert any(line.startswith("button-name") for line in findings(visit))


# --- the keyboard ---------------------------------------------------------------------------


def focused(visit: Visit) -> str:
    """Return role and name of what has the focus in the map's frame."""
    script = """() => {
        const one = document.activeElement;
        return `${one.getAttribute("role") || one.tagName} ${one.getAttribute("aria-label") || ""}`;
    }"""
    told: str = visit.page.frames[-1].evaluate(script)
    return told


def test_escape_closes_the_popup_and_gives_the_focus_back(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    mark = visit.map.locator(".dl-solid").first
    mark.focus()
    visit.page.keyboard.press("Enter")
    visit.map.locator(".dl-popup blockquote").wait_for()
    assert focused(visit) == "dialog What is reported here"
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Escape")
    visit.map.locator(".dl-popup").wait_for(state="detached")
    assert mark.evaluate("(one) => one === document.activeElement")


def test_the_close_button_gives_the_focus_back(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    mark = visit.map.locator(".dl-solid").first
    mark.focus()
    visit.page.keyboard.press("Enter")
    visit.map.locator(".dl-popup blockquote").wait_for()
    visit.map.get_by_role("button", name="Close popup").press("Enter")
    assert mark.evaluate("(one) => one === document.activeElement")


def test_the_popup_is_paged_and_unfolded_by_keyboard(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Nairobi&view=-1.3,36.8,5")
    visit.map.locator(".dl-bubble").first.focus()
    visit.page.keyboard.press("Enter")
    visit.map.locator(".dl-position", has_text="Event 1 of 2").wait_for()
    first = visit.map.locator(".dl-popup blockquote").inner_text()
    for _ in range(2):
        visit.page.keyboard.press("Tab")
    assert focused(visit) == "BUTTON Next report"
    visit.page.keyboard.press("Enter")
    visit.map.locator(".dl-position", has_text="Event 2 of 2").wait_for()
    visit.map.locator(".dl-popup blockquote", has_not_text=first).wait_for()
    visit.map.locator(".dl-report summary").first.press("Enter")
    assert visit.map.locator(".dl-report details").first.evaluate("(one) => one.open")


def test_the_keyboard_can_pass_by_the_marks(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.is_at_rest()
    visit.map.get_by_role("button", name="Skip the marks").press("Enter")
    visit.page.wait_for_function("() => !!document.activeElement.closest('.st-key-tab')")


def test_whoever_passes_by_the_marks_before_the_tables_come_gets_there_too(
    visit: Visit, app: RunningApp
):
    visit.page.goto(app.url)
    visit.map.get_by_role("button", name="Skip the marks").press("Enter")
    visit.page.wait_for_function("() => !!document.activeElement.closest('.st-key-tab')")


def test_a_row_of_the_table_is_chosen_by_keyboard(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.get_by_test_id("stDataFrame").first.wait_for()
    visit.is_at_rest()
    visit.map.get_by_role("button", name="Skip the marks").press("Enter")
    for _ in range(TAB_STOPS):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("() => document.activeElement.tagName") == "TD":
            break
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Shift+Space")
    visit.page.locator(".dl-evidence[data-report]").wait_for()
    visit.map.locator(".dl-selected").wait_for()


def test_the_legend_switches_layers_by_keyboard(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.open_legend()
    visit.map.get_by_role("checkbox", name="Protests").press("Space")
    visit.count_line("6 reports shown of 10; 3 not on the map; 1 in hidden layers")


def test_what_has_the_focus_can_be_seen(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    visit.map.get_by_role("button", name="Zoom in").focus()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Shift+Tab")
    ring = visit.map.get_by_role("button", name="Zoom in").evaluate(
        "(one) => getComputedStyle(one).outlineStyle"
    )
    assert ring != "none"


# --- names, movement, thumbs ----------------------------------------------------------------


def test_every_mark_has_a_name_and_a_role(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.map.locator(".dl-sign").first.wait_for()
    for mark in visit.map.locator(".dl-sign").all():
        assert mark.get_attribute("role") == "button"
        assert mark.get_attribute("aria-label")


def test_nothing_moves_for_those_who_asked_for_it(chromium: Browser, app: RunningApp):
    with chromium.new_context(reduced_motion="reduce", **SIZES["desktop"]) as context:
        for still in visiting(context):
            still.open(app.url)
            script = "() => [datelineMap.map._zoomAnimated, datelineMap.map._fadeAnimated]"
            assert still.page.frames[-1].evaluate(script) == [False, False]


def box_of(found: Locator) -> Any:
    box = found.bounding_box()
    assert box is not None
    return box


def test_what_a_thumb_presses_is_large_enough(phone_visit: Visit, app: RunningApp):
    phone_visit.open(f"{app.url}/?place=Nairobi&view=-1.3,36.8,5")
    phone_visit.map.locator(".dl-bubble").first.tap()
    phone_visit.map.locator(".dl-popup blockquote").wait_for()
    popup = phone_visit.map.locator(".dl-popup")
    targets = [
        *popup.locator("button, summary, .dl-ways a").all(),
        *phone_visit.map.locator(".leaflet-popup-close-button, .dl-legend > summary").all(),
    ]
    assert len(targets) > 6
    small = [one.inner_text() for one in targets if box_of(one)["height"] < 43.5]
    assert small == []


SMALL = """() => [...document.querySelectorAll(".stApp :is(button, summary, [role=radio])")]
    .filter((one) => one.offsetWidth > 1 && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.innerText || one.ariaLabel || one.outerHTML)"""


@pytest.mark.parametrize("address", ["", "/review"])
def test_controls_are_large_enough_for_a_thumb(phone_visit: Visit, app: RunningApp, address: str):
    phone_visit.page.goto(f"{app.url}{address}")
    phone_visit.page.get_by_test_id("stDataFrame").first.wait_for(timeout=60_000)
    assert phone_visit.page.evaluate(SMALL) == []


def test_on_a_phone_the_evidence_is_a_sheet_below_the_map(phone_visit: Visit, app: RunningApp):
    phone_visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    phone_visit.map.locator(".dl-solid").first.tap()
    evidence = phone_visit.page.locator(".dl-evidence[data-report]")
    evidence.wait_for()
    chart = box_of(phone_visit.page.locator("iframe[title*=folium]"))
    sheet = box_of(evidence)
    assert sheet["y"] >= chart["y"] + chart["height"]
    assert sheet["width"] > 330
