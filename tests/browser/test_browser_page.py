"""The page in a real browser: map, filters, evidence, address, download, tiles, phone."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, WebSocket, expect
from running_app import RunningApp, Visit, seed, start_app, stored_ids


def test_the_page_asks_no_other_server_and_complains_of_nothing(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.map.locator(".dl-sign").first.wait_for()
    assert visit.external == []
    assert visit.complaints == []


def test_the_count_says_what_is_shown_and_what_cannot_be_placed(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.count_line("7 reports shown of 10; 3 not on the map")
    assert len(visit.marks()) == 7


def test_a_filter_changes_the_count_and_keeps_the_map(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.frames[-1].evaluate("() => { window.isTheSame = true; }")
    visit.page.get_by_role("combobox", name="Place").fill("Tampa")
    visit.page.keyboard.press("Enter")
    visit.count_line("1 report shown of 10")
    visit.page.wait_for_timeout(300)
    assert visit.page.frames[-1].evaluate("() => window.isTheSame") is True
    assert len(visit.marks()) == 1
    visit.address_has("place=Tampa")


def test_a_mark_shows_its_sentence_in_popup_and_evidence(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa")
    visit.map.locator(".dl-solid").first.click()
    quote = visit.map.locator(".dl-popup blockquote")
    quote.wait_for()
    assert quote.inner_text() == "The storm flooded Tampa on Wednesday."
    assert visit.map.locator(".dl-mark-place").inner_text() == "Tampa"
    evidence = visit.page.locator(".dl-evidence[data-report]")
    evidence.wait_for()
    assert "The storm flooded Tampa" in evidence.inner_text()
    evidence.get_by_text("Why this place?").click()
    assert "the only one" in evidence.inner_text()
    visit.address_has("report=")


def test_a_row_of_the_table_selects_the_mark(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    visit.choose_row(0)
    visit.page.locator(".dl-evidence[data-report]").wait_for()
    visit.map.locator(".dl-sign.dl-selected").wait_for()


def test_several_reports_at_one_place_page_through(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Nairobi&view=-1.3,36.8,5")
    visit.map.locator(".dl-bubble").first.click()
    visit.map.locator(".dl-popup blockquote").wait_for()
    first = visit.map.locator(".dl-popup blockquote").inner_text()
    visit.map.get_by_role("button", name="Next report").click()
    visit.map.locator(".dl-popup blockquote", has_not_text=first).wait_for()
    visit.map.locator(".dl-position", has_text="Event 2 of 2").wait_for()


def test_the_address_reproduces_the_view(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?type=protests&layers=status&view=-1.3,36.8,6")
    visit.count_line("1 report shown of 10")
    camera = "() => [datelineMap.map.getZoom(), datelineMap.map.getCenter().lat, datelineMap.by]"
    visit.map.locator(".dl-sign").first.wait_for()
    zoom, latitude, layers_by = visit.page.frames[-1].evaluate(camera)
    assert (zoom, layers_by) == (6, "status")
    assert latitude == pytest.approx(-1.3, abs=0.01)


def test_back_goes_back(visit: Visit, app: RunningApp):
    visit.open(app.url)
    place = visit.page.get_by_role("combobox", name="Place")
    place.fill("Tampa")
    visit.page.keyboard.press("Enter")
    visit.count_line("1 report shown of 10")
    visit.address_has("place=Tampa")
    visit.page.go_back()
    visit.count_line("7 reports shown of 10")
    expect(place).to_have_value("")


def test_an_unknown_value_in_the_address_is_named(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?type=picnic&status=denied")
    visit.page.get_by_text("cannot be “picnic”").wait_for()
    visit.count_line("1 report shown of 10")


def test_layers_can_be_switched_off_and_cut_by_publisher(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.open_legend()
    visit.map.locator(".dl-layer", has_text="Protests").locator("input").uncheck()
    visit.count_line("6 reports shown of 10; 3 not on the map; 1 in hidden layers")
    assert len(visit.marks()) == 6
    visit.page.get_by_role("combobox", name="Layers by").click()
    visit.page.get_by_role("option", name="Publisher").click()
    visit.map.locator(".dl-layer", has_text="Rift Herald").wait_for(state="attached")
    visit.address_has("layers=publisher")


CHANNEL = "() => window.datelineMap.channel && window.datelineMap.channel.readyState === 1"


def test_the_channel_tells_the_map_of_a_filter_and_signs_that_stay_are_not_drawn_anew(
    visit: Visit, app: RunningApp
):
    heard: list[str] = []

    def listen(socket: WebSocket) -> None:
        if "/api/channel" in socket.url:
            socket.on("framereceived", lambda words: heard.append(str(words)))

    visit.page.on("websocket", listen)
    visit.open(app.url)
    frame = visit.page.frames[-1]
    frame.wait_for_function(CHANNEL)
    frame.evaluate("() => document.querySelectorAll('.dl-sign').forEach((s) => s.was = true)")
    before = len(visit.marks())
    visit.open_legend()
    visit.map.locator(".dl-layer", has_text="Protests").locator("input").uncheck()
    visit.count_line("6 reports shown of 10")
    assert len(visit.marks()) == before - 1
    assert any('"hidden":["protests"]' in words for words in heard)
    signs = frame.evaluate("() => [...document.querySelectorAll('.dl-sign')].map((s) => !!s.was)")
    assert signs
    assert sum(signs) >= len(signs) - 1  # at most the bubble that lost a report is another one


def test_layers_are_cut_by_claimant_status_corroboration_and_time(visit: Visit, app: RunningApp):
    visit.open(app.url)
    title = visit.map.locator(".dl-legend h4").first
    for name, told in (
        ("Claimant", "Claimants"),
        ("Status", "Status"),
        ("Corroboration", "Independent claimants"),
        ("Time", "How long ago"),
    ):
        visit.page.get_by_role("combobox", name="Layers by").click()
        visit.page.get_by_role("option", name=name, exact=True).click()
        visit.address_has(f"layers={name.lower()}")
        expect(title).to_have_text(told)
        assert visit.map.locator(".dl-layer input").count() > 0
        assert len(visit.marks()) == 7


def test_density_areas_borders_and_names_of_governments_are_switched_on(
    visit: Visit, app: RunningApp
):
    visit.open(app.url)
    visit.page.get_by_text("Show names that stand for governments").click()
    visit.address_has("associative=1")
    visit.map.locator(".dl-diamond").first.wait_for()
    for name in ("Density", "Areas"):
        visit.page.get_by_role("radio", name=name).click()
        visit.address_has(f"show={name.lower()}")
        visit.map.locator(".dl-shade").first.wait_for(state="attached")
    visit.page.get_by_role("radio", name="De facto").click()
    visit.map.get_by_text("(de facto)").wait_for()
    assert visit.complaints == []


def test_the_download_is_what_is_shown(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?status=reported")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download GeoJSON").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    placed = {f["id"] for f in saved["features"] if f["geometry"]}
    assert placed == set(visit.marks())
    assert {f["id"] for f in saved["features"]} < stored_ids(app)
    assert {f["properties"]["status"] for f in saved["features"]} == {"reported"}


def test_tiles_are_asked_for_only_when_chosen(visit: Visit, app: RunningApp):
    visit.open(app.url)
    assert visit.external == []
    visit.page.get_by_role("radio", name="OpenStreetMap").click()
    visit.map.get_by_text("contributors").wait_for()
    assert visit.external
    assert all("tile.openstreetmap.org" in url for url in visit.external)


def test_samples_leave_with_one_click(visit: Visit, tmp_path, gazetteer_folder):
    seed(tmp_path / "dateline.db")
    for app in start_app(tmp_path, gazetteer_folder, options=("--server.baseUrlPath=news/map",)):
        visit.open(f"{app.url}/news/map/")
        visit.count_line("7 reports shown of 10")
        visit.map.locator(".dl-sign").first.wait_for()
        visit.page.get_by_role("button", name="Remove samples").click()
        visit.count_line("5 reports shown of 8")
        assert visit.complaints == []


def test_a_phone_reaches_everything(phone_visit: Visit, app: RunningApp):
    phone_visit.open(app.url)
    page = phone_visit.page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    phone_visit.map.locator(".dl-solid, .dl-hollow").first.tap()
    phone_visit.map.locator(".dl-popup blockquote").wait_for()
    for found in (
        page.get_by_role("button", name="Download GeoJSON"),
        page.locator(".dl-evidence").first,
        page.get_by_role("radio", name="Not on the map"),
    ):
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 391
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("searchbox", name="Search").wait_for()


def test_the_map_follows_a_dark_theme(dark_visit: Visit, app: RunningApp):
    dark_visit.open(app.url)
    dark_visit.map.locator("body.dl-dark").wait_for()


def test_the_keyboard_opens_a_mark(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&type=disaster-or-accident")
    mark = visit.map.locator(".dl-solid").first
    mark.focus()
    visit.page.keyboard.press("Enter")
    visit.map.locator(".dl-popup blockquote").wait_for()


def overlap(one: FloatRect, other: FloatRect) -> bool:
    """Say whether two boxes on the page overlap."""
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def box_of(found: Locator) -> FloatRect:
    """Return where an element is on the page."""
    box = found.bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("width", [1440, 1024])
def test_no_mark_starts_under_the_legend(visit: Visit, app: RunningApp, width: int):
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.open(app.url)
    visit.map.locator(".dl-sign").first.wait_for()
    wait_until(lambda: not marks_under_legend(visit))


def marks_under_legend(visit: Visit) -> int:
    """Return how many marks the legend covers."""
    script = """() => {
        const legend = document.querySelector(".dl-legend").getBoundingClientRect();
        const covered = (box) => box.left < legend.right && legend.left < box.right
            && box.top < legend.bottom && legend.top < box.bottom;
        const signs = [...document.querySelectorAll(".dl-sign")];
        return signs.filter((sign) => covered(sign.getBoundingClientRect())).length;
    }"""
    count: int = visit.page.frames[-1].evaluate(script)
    return count


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for what holds once the page has settled; a busy machine settles late."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "did not come to hold"
        time.sleep(0.3)


def test_a_popup_opens_clear_of_the_buttons(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Tampa&view=28,-40,3")
    visit.map.locator(".dl-sign").first.click()
    visit.map.locator(".dl-popup blockquote").wait_for()
    visit.page.wait_for_timeout(600)  # until the map has moved aside
    popup = box_of(visit.map.locator(".leaflet-popup"))
    for bar in visit.map.locator(".leaflet-top.leaflet-left .leaflet-bar").all():
        assert not overlap(box_of(bar), popup)


def test_the_map_knows_its_whole_height(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.wait_for_timeout(500)
    script = "() => datelineMap.map.getSize().y - window.innerHeight"
    assert visit.page.frames[-1].evaluate(script) == 0


def test_outlines_are_asked_for_at_once_and_places_are_named(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.map.locator(".dl-country", has_text="Brazil").wait_for(state="attached")
    visit.map.locator("path.dl-area").first.wait_for(state="attached")
    asked = [url for url in visit.requests if "/api/footprint" in url]
    assert len(asked) == 1


def test_a_screen_reader_is_told_what_the_map_is(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.locator("iframe[aria-label='Map of reports']").wait_for()
    visit.page.get_by_role("heading", name="Dateline", level=1).wait_for()


def test_each_page_has_its_title(visit: Visit, app: RunningApp):
    for address, title in (("", "Map · Dateline"), ("/about", "About · Dateline")):
        visit.page.goto(f"{app.url}{address}")
        visit.page.wait_for_function("title => document.title === title", arg=title)


def test_the_map_shows_what_could_be_known_on_a_day(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.get_by_role("button", name="As known on").click()
    known = visit.page.get_by_test_id("stDateInput").locator("input")
    known.fill("1999-12-31")
    visit.page.get_by_role("gridcell", name="31").last.click()
    visit.count_line("0 reports shown")
    visit.address_has("known=1999-12-31")
    assert visit.marks() == []
    visit.page.get_by_role("button", name="Clear").first.click()
    visit.count_line("7 reports shown of 10")
    visit.page.wait_for_function("() => !location.search.includes('known')")


def test_a_typed_day_to_look_from_is_taken_on_enter(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.is_at_rest()
    visit.page.get_by_role("button", name="As known on").click()
    visit.page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    visit.page.keyboard.type("19991231")
    visit.page.keyboard.press("Enter")
    visit.count_line("0 reports shown")
    visit.address_has("known=1999-12-31")
    assert visit.complaints == []
