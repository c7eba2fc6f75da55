"""Time and comparison as a visitor meets them: two axes, undated reports, play, two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect
from rival_papers import FIRST, LEDGER, POST, SECOND, rival_papers
from running_app import RunningApp, Visit, start_app
from staged_reports import StagedServices

from geo.features.comparison import Comparison, ComparisonKind, write_comparison
from geo.settings import read_settings

PAPERS = write_comparison(Comparison(ComparisonKind.PUBLISHER, LEDGER, POST))
DAYS = write_comparison(Comparison(ComparisonKind.DAY, FIRST.isoformat(), SECOND.isoformat()))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, gazetteer_folder: Path) -> Iterator[RunningApp]:
    """Return the app over the reports of two rival papers."""
    folder = tmp_path_factory.mktemp("rivals")
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{folder / 'dateline.db'}"})
    StagedServices(settings, rival_papers()).store.close()
    yield from start_app(folder, gazetteer_folder)


def query(visit: Visit) -> str:
    """Return the address's query."""
    found: str = visit.page.evaluate("() => location.search")
    return found


def remember_frame(visit: Visit) -> Callable[[], bool]:
    """Return what says whether the map is still the one of now."""
    visit.page.evaluate("() => { document.querySelector('iframe').dataset.mark = 'same'; }")
    script = "() => document.querySelector('iframe').dataset.mark === 'same'"
    return lambda: bool(visit.page.evaluate(script))


def choose_axis(visit: Visit, name: str) -> None:
    visit.page.get_by_role("radio", name=name).click()


def first_thumb(visit: Visit) -> Locator:
    return visit.page.get_by_test_id("stSlider").get_by_role("slider").first


# --- the two axes -----------------------------------------------------------------------------


def test_the_slider_limits_event_dates(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.count_line("7 reports shown of 7")
    first_thumb(visit).press("ArrowRight")
    visit.address_has("from=2024-06-25")
    visit.count_line("6 reports shown of 7")  # the undated one stays
    assert visit.complaints == []


def test_the_slider_limits_publication_dates(visit: Visit, app: RunningApp):
    visit.open(app.url)
    choose_axis(visit, "Publication date")
    visit.address_has("axis=published")
    visit.page.get_by_text("No publication date (1)").wait_for()
    first_thumb(visit).press("ArrowRight")
    visit.address_has("published_from=2024-06-27")
    visit.count_line("4 reports shown of 7")
    choose_axis(visit, "Event date")
    visit.page.wait_for_function("() => !location.search.includes('axis')")
    visit.page.get_by_role("button", name="Publication date from 27 Jun 2024").click()
    visit.count_line("7 reports shown of 7")


@pytest.mark.parametrize(
    ("axis", "label", "part"),
    [
        ("event", "Undated (1)", "undated=0"),
        ("published", "No publication date (1)", "unpublished=0"),
    ],
)
def test_undated_reports_are_a_group_that_can_be_switched_off(
    visit: Visit, app: RunningApp, axis: str, label: str, part: str
):
    visit.open(f"{app.url}/?axis={axis}")
    visit.count_line("7 reports shown of 7")
    assert visit.page.locator(".dl-undated").count() == 1
    visit.page.get_by_text(label).click()
    visit.address_has(part)
    visit.count_line("6 reports shown of 7")
    visit.page.get_by_text(label).click()
    visit.count_line("7 reports shown of 7")


# --- play -------------------------------------------------------------------------------------


def play(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Play").click()
    visit.page.get_by_role("button", name="Pause").wait_for()


def shown_days(visit: Visit) -> list[str]:
    return visit.page.get_by_test_id("stSliderThumbValue").all_inner_texts()


def test_play_moves_on_and_stops_at_the_end_with_one_entry_for_back(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.count_line("7 reports shown of 7")
    is_same_map = remember_frame(visit)
    entries = visit.page.evaluate("() => history.length")
    play(visit)
    visit.count_line("2 reports shown of 7")  # the first day, and the undated one
    assert query(visit) == ""
    visit.count_line("5 reports shown of 7")
    assert query(visit) == ""
    assert visit.page.evaluate("() => history.length") == entries
    visit.page.get_by_role("button", name="Play").wait_for()  # it has stopped by itself
    visit.address_has("from=2024-06-26")
    assert visit.page.evaluate("() => history.length") == entries + 1
    assert is_same_map()
    visit.page.go_back()
    visit.count_line("7 reports shown of 7")
    assert visit.complaints == []


def test_pause_keeps_where_it_stands(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?axis=published&published_to=2024-06-26")
    visit.page.get_by_role("button", name="By day").click()
    visit.page.get_by_role("radio", name="Slow").click()
    visit.page.get_by_role("radio", name="Days add up").click()
    visit.page.keyboard.press("Escape")
    play(visit)
    visit.page.get_by_role("button", name="Pause").click()
    visit.page.get_by_role("button", name="Play").wait_for()
    before = shown_days(visit), query(visit)
    visit.page.wait_for_timeout(4000)  # longer than a step
    assert (shown_days(visit), query(visit)) == before
    assert "published_to=2024-06-26" in query(visit)


def test_playing_keeps_the_view_of_the_map(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?view=20,10,3")
    where = "() => `${datelineMap.map.getCenter().lat.toFixed(2)} ${datelineMap.map.getZoom()}`"
    before = visit.page.frames[-1].evaluate(where)
    play(visit)
    visit.count_line("5 reports shown of 7")
    assert visit.page.frames[-1].evaluate(where) == before


# --- comparison -------------------------------------------------------------------------------


def test_two_publishers_are_compared_and_the_link_tells_the_same(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.get_by_text("Compare two publishers or two days").click()
    visit.is_at_rest()
    visit.page.get_by_role("button", name="Compare", exact=True).click()
    visit.address_has("compare=publisher")
    groups = visit.page.locator(".st-key-compare_group")
    groups.get_by_text("Contradicted (1)").wait_for()
    assert groups.get_by_text("Told by both (1)").count() == 1
    quotes = visit.page.locator(".st-key-compare blockquote")
    assert quotes.count() == 2
    legend = visit.map.locator(".dl-layer")
    for words in ("Only side A", "Only side B", "Told by both", "Contradicted", "Not compared"):
        legend.get_by_text(words).wait_for(state="attached")
    expect(visit.page.get_by_role("combobox", name="Layers by")).to_have_value("Comparison")
    visit.count_line("6 reports shown of 7; 0 not on the map; 1 in hidden layers")
    visit.page.get_by_text("contradicts the other side").first.wait_for()
    visit.open(f"{app.url}/{query(visit)}")
    groups.get_by_text("Contradicted (1)").wait_for()
    visit.page.get_by_role("button", name="Stop comparing").click()
    visit.page.wait_for_function("() => !location.search.includes('compar')")
    visit.count_line("7 reports shown of 7")
    visit.page.go_back()
    groups.get_by_text("Contradicted (1)").wait_for()
    assert visit.complaints == []


def test_two_days_are_compared_and_a_claim_leads_to_its_mark(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?compare={quote(DAYS)}")
    groups = visit.page.locator(".st-key-compare_group")
    groups.get_by_text("Only 26 Jun 2024 (1)").click()
    visit.page.locator(".st-key-compare blockquote", has_text="A market opened").wait_for()
    button = visit.page.get_by_role("button", name="Show on the map")
    expect(button).to_have_count(1)  # those of the group before are gone
    button.click()
    visit.address_has("report=")
    visit.page.locator(".dl-evidence[data-report]", has_text="A market opened").wait_for()


@pytest.mark.parametrize(
    "bad",
    [
        "publisher",
        "week:a|b",
        "day:soon|2024-06-26",
        "day:2024-06-26|2024-06-26",
        "publisher:a|b|c",
    ],
)
def test_a_bad_comparison_is_one_sentence(visit: Visit, app: RunningApp, bad: str):
    visit.open(f"{app.url}/?compare={quote(bad)}")
    visit.page.locator(".dl-warning", has_text="“compare”").wait_for()
    visit.count_line("7 reports shown of 7")


def test_a_phone_reaches_time_and_comparison(phone_visit: Visit, app: RunningApp):
    phone_visit.open(f"{app.url}/?compare={quote(PAPERS)}")
    page = phone_visit.page
    for found in (
        page.get_by_role("button", name="Play"),
        page.get_by_text("Publication date", exact=True).first,
        page.locator(".st-key-compare_group").get_by_text("Contradicted (1)"),
        page.get_by_role("button", name="Show on the map").first,
    ):
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 391
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
