"""What a visitor does: filters, moves the date slider, drags the map, zooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Locator

from geo.evaluate.map_bench.figures import Figure, Measure
from geo.evaluate.map_bench.serving import Served, serving
from geo.evaluate.map_bench.visiting import Repaint, Visit, profile

KILOBYTE = 1e3

CLOSE_VIEW = "view=48.5,20,5"
"""Where the map is dragged: the middle of Europe, some 1,500 km wide, full of places."""

DRAG_SHARE = 0.6
"""Share of the map's width that a drag covers: beyond the margin that was drawn before."""
DRAG_HEIGHT = 0.3
"""Share of the map's height at which it is taken: between its buttons and its legend."""
DRAG_STEPS = 12
HOLD = 150
"""Milliseconds at the end of a drag before the button is released, so that the map does not glide
on."""


def measure_app(browser: Browser, database: Path, size: int, repeats: int) -> Iterator[Figure]:
    """Yield the figures of the app over a database of that size."""
    with serving(database, database.with_suffix(".log")) as served:
        yield from _openings(browser, served, size, repeats)
        yield from _filters(browser, served, size, repeats)
        yield from _moves(browser, served, size, repeats)
        for measure, field in ((Measure.MEMORY, "VmHWM"), (Measure.OWN_MEMORY, "RssAnon")):
            amount = served.memory(field)
            if amount is not None:
                yield Figure(measure, size, (amount,))


def _openings(browser: Browser, served: Served, size: int, repeats: int) -> Iterator[Figure]:
    """Yield the first map: of the process, of an empty and of a warm browser."""
    cold: list[float] = []
    warm: list[float] = []
    for number in range(repeats + 1):
        with profile(browser) as context:
            for times in (cold, warm):
                page = context.new_page()
                times.append(Visit(page).open(served.url))
                page.close()
        if number == 0:
            yield Figure(Measure.START, size, (cold.pop(),))
            warm.clear()
    yield Figure(Measure.FIRST_COLD, size, tuple(cold))
    yield Figure(Measure.FIRST_WARM, size, tuple(warm))


def _filters(browser: Browser, served: Served, size: int, repeats: int) -> Iterator[Figure]:
    chosen, moved, cleared = [], [], []
    with profile(browser) as context:
        visit = Visit(context.new_page())
        visit.open(served.url)
        for number in range(repeats):
            option = _event_type(visit, number)
            chosen.append(visit.after(option.click))
            _close_list(visit)
            moved.append(visit.after(lambda: _slider(visit).press("ArrowRight")))
            cleared.append(visit.after(visit.page.locator(".st-key-clear_filters button").click))
    for measure, found in (
        (Measure.CHOICE, chosen),
        (Measure.SLIDER, moved),
        (Measure.CLEARED, cleared),
    ):
        yield _times(measure, size, found)
    largest = tuple(one.message_bytes / KILOBYTE for one in cleared)
    yield Figure(Measure.MESSAGE, size, largest)


def _event_type(visit: Visit, number: int) -> Locator:
    """Open the list of event types and return the option to choose, another one each time."""
    visit.page.locator(".st-key-filter_type input").click()
    options = visit.page.get_by_role("option").filter(has_not_text="Select all")
    options.first.wait_for()
    return options.nth(number % options.count())


def _close_list(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")


def _slider(visit: Visit) -> Locator:
    """Return the earlier end of the date slider."""
    return visit.page.locator(".st-key-timeline input[type=range]").first


def _moves(browser: Browser, served: Served, size: int, repeats: int) -> Iterator[Figure]:
    dragged, zoomed = [], []
    with profile(browser) as context:
        visit = Visit(context.new_page())
        visit.open(f"{served.url}/?{CLOSE_VIEW}")
        for number in range(repeats):
            direction = -1 if number % 4 < 2 else 1
            dragged.append(visit.after(lambda to=direction: _drag(visit, to), in_map=True))  # type: ignore[misc]
        for number in range(repeats):
            sign = "in" if number % 4 < 2 else "out"
            button = visit.map.locator(f".leaflet-control-zoom-{sign}")
            zoomed.append(visit.after(button.click, in_map=True))
    yield _times(Measure.PAN, size, dragged)
    yield _times(Measure.ZOOM, size, zoomed)
    yield Figure(Measure.CELLS, size, tuple(one.answer_bytes / KILOBYTE for one in dragged))


def _drag(visit: Visit, direction: int) -> None:
    """Drag the map sideways with the mouse, and hold it before letting go."""
    box = visit.map.locator(".leaflet-container").bounding_box()
    assert box is not None
    middle, reach = box["x"] + box["width"] / 2, box["width"] * DRAG_SHARE / 2
    height = box["y"] + box["height"] * DRAG_HEIGHT
    mouse = visit.page.mouse
    mouse.move(middle - direction * reach, height)
    mouse.down()
    mouse.move(middle + direction * reach, height, steps=DRAG_STEPS)
    visit.page.wait_for_timeout(HOLD)
    mouse.up()


def _times(measure: Measure, size: int, found: list[Repaint]) -> Figure:
    return Figure(measure, size, tuple(one.milliseconds for one in found))
