"""A hostile article is inert wherever it is shown: map, popup, tables, evidence, routes, files."""

import json
import urllib.request

import pytest
from running_app import RunningApp, Visit
from staged_reports import HOSTILE

THIRD_LATEST = 2
"""Row of the hostile article in the list, which goes from the latest publication back."""

UNHARMED = "() => window.hacked === undefined"


def assert_unharmed(visit: Visit) -> None:
    assert all(frame.evaluate(UNHARMED) for frame in visit.page.frames)
    assert visit.complaints == []
    assert visit.external == []


def test_popup_and_evidence_show_the_attack_as_text(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?type=riots")
    visit.map.locator(".dl-solid").first.click()
    quote = visit.map.locator(".dl-popup blockquote")
    quote.wait_for()
    evidence = visit.page.locator(".dl-evidence[data-report]")
    evidence.wait_for()
    for attack in HOSTILE:
        assert attack in quote.inner_text()
        assert attack in evidence.locator("blockquote").inner_text()
    for place in (visit.map.locator(".dl-popup"), evidence):
        assert place.locator("script, img, svg, iframe, strong, .katex").count() == 0
        assert place.locator("a").all_inner_texts() == ["Read it here"]
    assert_unharmed(visit)


@pytest.mark.parametrize("tab", ["Events", "Not on the map", "Articles"])
def test_tables_show_the_attack_as_text(visit: Visit, app: RunningApp, tab: str):
    visit.open(app.url)
    visit.page.get_by_role("radio", name=tab).click()
    visit.page.get_by_test_id("stDataFrame").last.wait_for()  # the tab before may still be fading
    assert_unharmed(visit)


def test_layer_names_and_filters_show_the_attack_as_text(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?layers=publisher")
    row = visit.map.locator(".dl-layer", has_text="Publisher <script>")
    row.wait_for(state="attached")  # the legend may have folded
    assert row.locator("script, img, svg").count() == 0
    visit.page.get_by_test_id("stMultiSelect").first.click()
    visit.page.get_by_role("option").filter(has_text="{{7*7}}").first.wait_for()
    assert_unharmed(visit)


def test_the_articles_page_shows_the_attack_as_text(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.page.get_by_role("link", name="Articles").click()
    visit.page.get_by_role("heading", name="Articles").wait_for()
    visit.choose_row(THIRD_LATEST)
    text = visit.page.locator(".dl-text", has_text=HOSTILE[0])
    text.wait_for()
    assert all(attack in text.inner_text() for attack in HOSTILE)
    assert visit.page.locator(".dl-text :is(script, img, svg, a, strong)").count() == 0
    assert_unharmed(visit)


def test_a_hostile_address_is_inert(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?q=%3Cscript%3Ezebra%3C%2Fscript%3E&%7B%7B7*7%7D%7D=%24x%24")
    visit.page.get_by_text("unknown part").first.wait_for()
    visit.page.get_by_text("Nothing passes the filters").wait_for()
    assert_unharmed(visit)


def test_routes_and_download_carry_the_attack_as_json(app: RunningApp):
    with urllib.request.urlopen(f"{app.url}/api/features?type=riots") as answer:
        assert answer.headers.get_content_type() == "application/geo+json"
        [feature] = json.load(answer)["features"]
    assert HOSTILE[0] in feature["properties"]["quote"]
    assert feature["properties"]["url"] is None
    assert feature["properties"]["text_fragment_url"] is None
