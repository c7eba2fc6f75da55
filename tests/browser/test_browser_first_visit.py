"""From an empty store through the real pipeline: samples on the map, then a pasted article."""

from running_app import Visit, start_app
from staged_reports import HOSTILE

READING = 280_000
"""Milliseconds for the models and all sample dispatches on a busy machine."""


def test_the_first_visit_shows_samples_and_takes_an_article(
    visit: Visit, tmp_path, gazetteer_folder
):
    for app in start_app(tmp_path, gazetteer_folder):
        page = visit.page
        page.goto(app.url)
        page.get_by_text("sample dispatches are loaded").wait_for(timeout=READING)
        visit.map.locator(".dl-sign").first.wait_for()
        assert len(visit.marks()) > 30

        page.get_by_role("button", name="Add articles").click()
        page.get_by_label("Text of the article").fill(
            f"Thousands of people marched through Nairobi on Tuesday. {' '.join(HOSTILE)}"
        )
        page.get_by_label("Headline").fill(HOSTILE[0])
        page.get_by_label("Publisher (optional)").fill("Rift Herald")
        page.get_by_role("button", name="Read it").click()
        page.get_by_text("1 article added").wait_for(timeout=READING)
        page.get_by_role("button", name="Show on the map").click()
        page.get_by_role("combobox", name="Place").fill("Nairobi")
        page.keyboard.press("Enter")
        visit.page.wait_for_url("**/?*place=Nairobi*")
        assert page.evaluate("() => window.hacked === undefined")
        assert visit.complaints == []
        assert visit.external == []
