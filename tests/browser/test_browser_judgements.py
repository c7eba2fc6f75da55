"""People correct the machine in the page: marks move, leave and come back, and nothing is lost."""

from __future__ import annotations

import urllib.request

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from running_app import RunningApp, Visit
from staged_reports import HOSTILE

TAMPA = "?place=Tampa&type=disaster-or-accident"
OPENINGS = 8
UNHARMED = "() => window.hacked === undefined"


def open_report(visit: Visit, url: str) -> Locator:
    """Open an address whose only report is then selected; return its evidence."""
    visit.open(url)
    visit.map.locator(".dl-sign").first.click()
    evidence = visit.page.locator(".dl-evidence[data-report]")
    evidence.wait_for()
    return evidence


def choose(visit: Visit, label: str, option: str) -> None:
    """Choose an option of a list by its label; a list that opens while the page is drawn closes."""
    wanted = visit.page.get_by_role("option").filter(has_text=option).first
    for _ in range(OPENINGS):
        visit.page.get_by_role("combobox", name=label).click()
        try:
            wanted.click(timeout=4000)
        except PlaywrightTimeout:
            continue
        return
    raise AssertionError(f"The list “{label}” never offered “{option}”.")


def press(visit: Visit, name: str) -> None:
    """Press a button beside the evidence, once those of before are gone."""
    button = visit.page.locator(".st-key-judge").get_by_role("button", name=name)
    expect(button).to_have_count(1, timeout=30_000)
    button.click()


def judged(visit: Visit, text: str) -> Locator:
    """Wait for what people judged."""
    found = visit.page.locator(".dl-judged", has_text=text)
    found.first.wait_for()
    return found


def where_is(visit: Visit, report: str) -> list[float]:
    """Return where the map draws a report."""
    visit.page.wait_for_timeout(300)
    script = """(id) => {
        const found = datelineMap.answer.marks.find((mark) => mark.id === id);
        return found ? [found.lat, found.lon] : [];
    }"""
    at: list[float] = visit.page.frames[-1].evaluate(script, report)
    return at


def wait_for_mark(visit: Visit, report: str, condition: str) -> None:
    """Wait until `condition` holds of the report's mark, which is undefined when there is none."""
    script = (
        f"(id) => {{ const mark = datelineMap.answer.marks.find((one) => one.id === id);"
        f" return {condition}; }}"
    )
    visit.page.frames[-1].wait_for_function(script, arg=report)


def test_a_changed_place_moves_the_mark_outlives_a_reload_and_is_taken_back(
    visit: Visit, app: RunningApp
):
    evidence = open_report(visit, f"{app.url}/{TAMPA}")
    report = evidence.get_attribute("data-report") or ""
    before = where_is(visit, report)
    visit.map.get_by_role("button", name="Correct or reject").click()
    place = visit.page.get_by_role("textbox", name="Where did it happen?")
    place.fill("Lima, Ohio")
    place.press("Enter")
    visit.page.get_by_role("radiogroup").get_by_text("Lima, Ohio, US").click()
    visit.page.get_by_role("textbox", name="Note").fill("the other Lima")
    press(visit, "Save")
    judged(visit, "Place: Lima, Ohio, US; the machine says Tampa, Florida, US")
    wait_for_mark(visit, report, "mark && mark.lat > 40")
    visit.address_has("report=")
    visit.page.reload()
    visit.map.locator(".dl-legend").wait_for()
    assert "the other Lima" in judged(visit, "Place: Lima, Ohio, US").inner_text()
    wait_for_mark(visit, report, "mark && mark.lat > 40")
    visit.page.get_by_role("button", name="Undo").click()
    visit.page.get_by_text("Taken back or overruled").wait_for()
    wait_for_mark(visit, report, f"mark && Math.abs(mark.lat - {before[0]}) < 0.001")
    assert visit.complaints == []


def test_the_map_and_the_form_stand_side_by_side(visit: Visit, app: RunningApp):
    open_report(visit, f"{app.url}/{TAMPA}")
    press(visit, "Correct or reject")
    visit.page.locator("[data-judging]").wait_for(state="attached")
    expect(visit.page.get_by_role("button", name="Save")).to_be_in_viewport()
    chart = visit.page.locator("iframe[title*=folium]")
    expect(chart).to_be_in_viewport(ratio=0.95)
    beside, panel = chart.bounding_box(), visit.page.locator(".st-key-evidence").bounding_box()
    assert beside is not None
    assert panel is not None
    assert panel["height"] <= beside["height"] + 2


def test_the_popup_tells_what_was_judged_without_a_reload(visit: Visit, app: RunningApp):
    open_report(visit, f"{app.url}/{TAMPA}")
    popup = visit.map.locator(".dl-popup")
    popup.locator("blockquote").wait_for()
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "The status")
    choose(visit, "How sure is it?", "Confirmed")
    press(visit, "Save")
    popup.get_by_text("Status: confirmed; the machine says reported").wait_for()
    visit.page.get_by_role("button", name="Undo").click()
    popup.get_by_text("Disaster or accident · reported").wait_for()
    assert visit.complaints == []


def test_a_rejected_report_leaves_the_map_is_listed_and_comes_back(visit: Visit, app: RunningApp):
    evidence = open_report(visit, f"{app.url}/?status=denied")
    report = evidence.get_attribute("data-report") or ""
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "All of it")
    press(visit, "Reject this report")
    visit.count_line("0 reports shown of 10; 1 not on the map")
    wait_for_mark(visit, report, "mark === undefined")
    visit.page.get_by_role("radio", name="Not on the map 1").click()
    visit.page.get_by_text("1 rejected by people").wait_for()
    visit.page.goto(f"{app.url}/review?report={report}")
    visit.page.get_by_role("radio", name="Rejected 1").click()
    judged(visit, "Rejected")
    visit.page.get_by_role("button", name="Undo").click()
    visit.page.get_by_role("radio", name="Rejected 0").wait_for()
    visit.open(f"{app.url}/?status=denied")
    visit.count_line("1 report shown of 10")


def test_reports_are_joined_in_one_event_and_set_apart_again(visit: Visit, app: RunningApp):
    open_report(visit, f"{app.url}/{TAMPA}")
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "it is the same as another")
    choose(visit, "The other report", "Marchers filled the streets")
    assert all(frame.evaluate(UNHARMED) for frame in visit.page.frames)
    press(visit, "Save")
    claims = visit.page.locator(".dl-claims", has_text="Claims about this event")
    claims.get_by_text("witnesses").wait_for()
    history = visit.page.locator(".dl-claims", has_text="History of this event")
    assert "26 Jun 2024" in history.inner_text()
    visit.map.get_by_text("History of this event").wait_for()
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "it is not the same as another")
    choose(visit, "The other report", "Marchers filled the streets")
    press(visit, "Save")
    judged(visit, "Set apart from another report")
    claims.get_by_text("witnesses").wait_for(state="detached")
    press(visit, "Undo")
    claims.get_by_text("witnesses").wait_for()
    press(visit, "Undo")
    claims.get_by_text("witnesses").wait_for(state="detached")
    visit.page.locator(".st-key-judge .dl-judged").wait_for(state="detached")
    assert visit.complaints == []


def test_a_hostile_claimant_and_note_are_plain_words_everywhere(visit: Visit, app: RunningApp):
    attack = " ".join(HOSTILE)
    evidence = open_report(visit, f"{app.url}/?type=protests")
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "Who says so")
    visit.page.get_by_role("textbox", name="Who says so?").fill(attack)
    visit.page.get_by_role("textbox", name="Note").fill(attack)
    press(visit, "Save")
    told = judged(visit, "Claimant:")
    for one in HOSTILE:
        assert one in told.inner_text()
        assert one in evidence.inner_text()
    popup = visit.map.locator(".dl-popup")
    popup.locator(".dl-judged", has_text="Claimant:").wait_for()
    assert HOSTILE[0] in popup.inner_text()
    for box in (popup, evidence, visit.page.locator(".st-key-judge")):
        assert box.locator("script, img, svg, iframe, [href^=javascript], .katex").count() == 0
    visit.page.get_by_role("link", name="Review").click()
    visit.page.get_by_role("radio", name="Judgements").click()
    visit.page.get_by_test_id("stDataFrame").last.wait_for()  # the map's may still be there
    assert all(frame.evaluate(UNHARMED) for frame in visit.page.frames)
    assert visit.complaints == []
    assert visit.external == []
    with urllib.request.urlopen(f"{app.url}/api/features?review=changed") as answer:
        assert HOSTILE[1] in answer.read().decode().replace('\\"', '"')


def test_a_wrong_value_is_told_in_one_sentence_and_keeps_the_form(visit: Visit, app: RunningApp):
    open_report(visit, f"{app.url}/{TAMPA}")
    press(visit, "Correct or reject")
    choose(visit, "What is wrong?", "The date")
    visit.page.get_by_role("textbox", name="When did it happen?").fill("30 February")
    press(visit, "Save")
    visit.page.get_by_role("alert").get_by_text("not a date that can be read").wait_for()
    press(visit, "Cancel")
    visit.page.get_by_role("button", name="Right as it is").wait_for()
    assert visit.complaints == []


def test_a_phone_reaches_the_form(phone_visit: Visit, app: RunningApp):
    phone_visit.open(f"{app.url}/{TAMPA}")
    phone_visit.map.locator(".dl-sign").first.tap()
    phone_visit.map.get_by_role("button", name="Correct or reject").tap()
    save = phone_visit.page.locator(".st-key-judge").get_by_role("button", name="Save")
    save.scroll_into_view_if_needed()
    box = save.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert phone_visit.page.evaluate("() => document.documentElement.scrollWidth") <= 390
