"""The filters that fold away, acted out: each narrows the map, counts, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PageTimeoutError
from running_app import RunningApp, Visit, start_app
from staged_reports import LIMA, Line, StagedServices, staged_analysis, staged_articles

from geo.model import Analysis, Article, FeatureClass, MapAs, Place, Report
from geo.settings import read_settings

SUVA = Place("geonames:2198148", "Suva", FeatureClass.SETTLEMENT, -18.14, 178.44, "FJ", "01")
APIA = Place("geonames:4035413", "Apia", FeatureClass.SETTLEMENT, -13.83, -171.77, "WS")
WHERE_PREC = {MapAs.POINT: 1, MapAs.CIRCLE: 2, MapAs.AREA: 4}
SURE, UNSURE = 0.9, 0.55
REOPENED_AFTER = 5_000
"""Milliseconds after which a list counts as closed again by the page."""

PACIFIC = "/?view=-15,180,4"
AMERICAS = "/?view=5,-70,3"


def pacific() -> Analysis:
    """Return an article that tells of both sides of the antimeridian."""
    article = Article(
        "A cyclone passed Suva on Monday. Boats left Apia before it came.",
        "Cyclone",
        "Island Post",
        date(2024, 3, 5),
    )
    return staged_analysis(
        article,
        [
            Line("A cyclone passed Suva on Monday.", "Suva", SUVA, day=date(2024, 3, 4)),
            Line("Boats left Apia before it came.", "Apia", APIA, day=date(2024, 3, 4)),
        ],
    )


def weighed(report: Report) -> Report:
    """Return the report with a precision and a confidence to tell it by."""
    confidence = SURE if report.resolution.place == LIMA else UNSURE
    return replace(
        report,
        where=replace(report.where, where_prec=WHERE_PREC.get(report.where.map_as)),
        resolution=replace(report.resolution, confidence=confidence),
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, gazetteer_folder: Path) -> Iterator[RunningApp]:
    """Return the app over ten reports in Peru, Kenya, Florida, Fiji and Samoa."""
    folder = tmp_path_factory.mktemp("world")
    found = [
        replace(one, reports=tuple(map(weighed, one.reports)))
        for one in (*staged_articles(), pacific())
    ]
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{folder / 'dateline.db'}"})
    StagedServices(settings, found).store.close()
    yield from start_app(folder, gazetteer_folder)


def unfold(page: Page) -> None:
    """Open the filters that fold away."""
    page.get_by_text("More filters").click()
    page.get_by_role("combobox", name="How exact the place is").wait_for()


def choose(page: Page, label: str, choice: str) -> None:
    """Open a list and choose from it; open it again if the page, still being drawn, closed it."""
    option = page.get_by_role("option", name=choice, exact=True)
    page.get_by_role("combobox", name=label).click()
    try:
        option.wait_for(timeout=REOPENED_AFTER)
    except PageTimeoutError:
        page.get_by_role("combobox", name=label).click()
    option.click()


def limit_menu(visit: Visit, choice: str) -> None:
    """Choose from the menu of the map."""
    visit.map.get_by_role("button", name="Limit the reports to an area").click()
    visit.map.get_by_role("button", name=choice).click()


def click_map(visit: Visit, lat: float, lon: float) -> None:
    """Click where the map shows a point."""
    script = "([lat, lon]) => window.datelineMap.map.latLngToContainerPoint([lat, lon])"
    at = visit.page.frames[-1].evaluate(script, [lat, lon])
    visit.map.locator(".leaflet-container").click(position=at, force=True)


def draw(visit: Visit, *corners: tuple[float, float]) -> None:
    """Click the corners of a shape, the first once more at the end."""
    visit.map.locator(".dl-drawing").wait_for()
    for lat, lon in (*corners, corners[0]):
        click_map(visit, lat, lon)


def test_a_claimant_is_chosen_by_name_and_count(visit: Visit, world: RunningApp):
    visit.open(world.url)
    visit.count_line("8 reports shown of 10")
    unfold(visit.page)
    visit.page.get_by_role("combobox", name="Claimant").click()
    expect(visit.page.get_by_role("option", name="Nobody named (6)")).to_be_visible()
    visit.page.keyboard.press("Escape")
    choose(visit.page, "Claimant", "witnesses (1)")
    visit.count_line("1 report shown of 10")
    visit.address_has("claimant=witnesses")
    expect(visit.page.get_by_text("1 filter on")).to_be_visible()
    visit.page.go_back()
    visit.count_line("8 reports shown of 10")
    assert visit.complaints == []


def test_a_place_can_be_asked_to_be_exact(visit: Visit, world: RunningApp):
    visit.open(world.url)
    unfold(visit.page)
    choose(visit.page, "How exact the place is", "Near a place, or at it (7)")
    visit.count_line("7 reports shown of 10; 0 not on the map")
    visit.address_has("precision=2")
    choose(visit.page, "How exact the place is", "Any")
    visit.count_line("8 reports shown of 10; 2 not on the map")


def test_a_place_can_be_asked_to_be_sure(visit: Visit, world: RunningApp):
    visit.open(world.url)
    unfold(visit.page)
    slider = visit.page.get_by_role("slider", name="How sure the place is")
    slider.focus()
    for _ in range(6):
        slider.press("ArrowRight")
    visit.count_line("2 reports shown of 10; 1 not on the map")
    visit.address_has("confidence=0.6")
    expect(visit.page.get_by_text("3 reports are that sure")).to_be_visible()
    expect(visit.page.get_by_text("1 filter on")).to_be_visible()


def test_clear_takes_back_all_filters_at_once(visit: Visit, world: RunningApp):
    query = "claimant=witnesses&precision=1&confidence=0.5&within=KE&published_from=2024-06-01"
    visit.open(f"{world.url}/?{query}&shape=30,-5,45,-5,45,5,30,5&bbox=30,-5,45,5")
    visit.count_line("1 report shown of 10")
    visit.page.get_by_text("7 filters on").wait_for()
    visit.page.get_by_role("button", name="Clear", exact=True).click()
    visit.count_line("8 reports shown of 10")
    visit.page.wait_for_function("() => !location.search.includes('claimant')")
    assert visit.complaints == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("precision=exact", "write 1 (exact place) to 7"),
        ("confidence=nan", "“confidence” is “nan”"),
        ("within=Peruvia", "write a country like UA"),
        ("shape=0,0,nan,1,1,0", "corners of a shape are degrees"),
    ],
)
def test_a_value_that_means_nothing_is_named(visit: Visit, world: RunningApp, query, told):
    visit.open(f"{world.url}/?{query}")
    expect(visit.page.get_by_text(told)).to_be_visible()
    visit.count_line("8 reports shown of 10")


def test_a_shape_is_drawn_with_the_mouse_and_taken_back(visit: Visit, world: RunningApp):
    visit.open(world.url + AMERICAS)
    assert not [url for url in visit.requests if "geoman" in url]
    limit_menu(visit, "Draw a shape")
    draw(visit, (-2, -90), (-2, -60), (-25, -60), (-25, -90))
    visit.count_line("2 reports shown of 10")
    visit.address_has("shape=")
    visit.page.get_by_text("1 filter on").wait_for()
    visit.map.locator("path.dl-limit").first.wait_for(state="attached")
    visit.page.go_back()
    visit.count_line("8 reports shown of 10")
    expect(visit.map.locator("path.dl-limit")).to_have_count(0)
    assert visit.complaints == []
    assert visit.external == []


def test_a_rectangle_is_drawn_by_two_corners(visit: Visit, world: RunningApp):
    visit.open(world.url + AMERICAS)
    limit_menu(visit, "Draw a rectangle")
    visit.map.locator(".dl-drawing").wait_for()
    click_map(visit, 32, -95)
    click_map(visit, 20, -70)
    visit.count_line("2 reports shown of 10")
    limit_menu(visit, "Remove the limit")
    visit.count_line("8 reports shown of 10")


def test_drawing_stops_with_escape_and_leaves_everything_as_it_was(visit: Visit, world: RunningApp):
    visit.open(world.url + AMERICAS)
    limit_menu(visit, "Draw a shape")
    visit.map.locator(".dl-drawing").wait_for()
    click_map(visit, 0, -80)
    visit.page.keyboard.press("Escape")
    expect(visit.map.locator(".dl-drawing")).to_have_count(0)
    visit.count_line("8 reports shown of 10")
    assert visit.complaints == []


def test_a_shape_across_the_antimeridian_holds_both_sides(visit: Visit, world: RunningApp):
    visit.open(world.url + PACIFIC)
    limit_menu(visit, "Draw a shape")
    draw(visit, (-10, 170), (-10, 195), (-25, 195), (-25, 170))
    visit.count_line("2 reports shown of 10")
    visit.address_has("shape=")


def test_what_is_in_view_is_limited_from_the_keyboard(visit: Visit, world: RunningApp):
    visit.open(world.url + AMERICAS)
    unfold(visit.page)
    button = visit.page.get_by_role("button", name="Only what is in view")
    button.focus()
    button.press("Enter")
    visit.count_line("4 reports shown of 10")
    visit.address_has("bbox=")
    visit.page.get_by_text("Limited to what was in view").wait_for()
    visit.page.get_by_role("button", name="Remove limit").press("Enter")
    visit.count_line("8 reports shown of 10")
    assert visit.complaints == []


def test_a_view_across_the_antimeridian_holds_both_sides(visit: Visit, world: RunningApp):
    visit.open(world.url + PACIFIC)
    limit_menu(visit, "Only what is in view")
    visit.count_line("2 reports shown of 10")


def test_the_filter_to_blame_is_named_and_dropped(visit: Visit, world: RunningApp):
    visit.open(f"{world.url}/?shape=0,40,10,40,10,50,0,50")
    visit.page.get_by_text("Without “drawn area” there are 10 reports").wait_for()
    visit.page.get_by_role("button", name="Drop drawn area").click()
    visit.count_line("8 reports shown of 10")
    expect(visit.page.get_by_text("1 filter on")).to_have_count(0)


def test_choosing_a_mark_later_brings_no_dropped_limit_back(visit: Visit, world: RunningApp):
    visit.open(world.url + AMERICAS)
    limit_menu(visit, "Draw a rectangle")
    visit.map.locator(".dl-drawing").wait_for()
    click_map(visit, 32, -95)
    click_map(visit, 20, -70)
    visit.count_line("2 reports shown of 10")
    visit.page.get_by_role("button", name="Clear", exact=True).click()
    visit.count_line("8 reports shown of 10")
    click_map(visit, 27.95, -82.46)
    visit.page.locator(".dl-quote").first.wait_for()
    visit.count_line("8 reports shown of 10")


def test_a_phone_reaches_the_area_menu(phone_visit: Visit, world: RunningApp):
    phone_visit.open(world.url + AMERICAS)
    limit_menu(phone_visit, "Only what is in view")
    phone_visit.address_has("bbox=")
    assert phone_visit.complaints == []
