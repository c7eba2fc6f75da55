"""Looking for a place in the sidebar: suggestions by keyboard, by hand and on a phone."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from running_app import RunningApp, Visit


def type_place(visit: Visit, letters: str) -> Locator:
    """Type into the field and wait for suggestions."""
    field = visit.page.get_by_role("combobox", name="Place")
    field.click()
    field.press_sequentially(letters, delay=20)
    visit.page.get_by_role("option").first.wait_for()
    return field


def test_a_suggestion_is_chosen_by_keyboard_and_taken_back(visit: Visit, app: RunningApp):
    visit.open(app.url)
    field = type_place(visit, "flori")
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    chosen = visit.page.locator(f"#{active}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert "Florida, US" in chosen.inner_text()
    field.press("Enter")
    visit.address_has("within=US.FL")
    visit.count_line("2 reports shown of 10")
    expect(field).to_have_value("Florida, US")
    visit.page.get_by_role("button", name="Clear the place").click()
    visit.count_line("7 reports shown of 10")
    expect(field).to_have_value("")
    assert visit.complaints == []


def test_escape_folds_the_list_and_keeps_the_filter(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?within=KE")
    visit.count_line("2 reports shown of 10")
    field = type_place(visit, "lima")
    field.press("Escape")
    visit.page.get_by_role("option").first.wait_for(state="hidden")
    field.press("Escape")
    expect(field).to_have_value("Kenya, KE")


def test_words_that_were_not_chosen_filter_by_name(visit: Visit, app: RunningApp):
    visit.open(app.url)
    field = type_place(visit, "tamp")
    field.press("Enter")
    visit.address_has("place=tamp")
    visit.count_line("1 report shown of 10")
    visit.page.get_by_role("button", name="Clear", exact=True).click()
    visit.count_line("7 reports shown of 10")
    expect(field).to_have_value("")


def test_a_phone_chooses_with_a_thumb(phone_visit: Visit, app: RunningApp):
    phone_visit.open(app.url)
    page = phone_visit.page
    page.get_by_test_id("stExpandSidebarButton").click()
    type_place(phone_visit, "nairo")
    option = page.get_by_role("option").filter(has_text="settlement").first
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= 390
    option.tap()
    phone_visit.address_has("within=geonames")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
