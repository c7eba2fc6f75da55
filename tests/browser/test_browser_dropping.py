"""Files dropped anywhere on the page, the map included, are taken in by the dialog."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame
from running_app import RunningApp, Visit

DRAG = """(kind) => {
    const held = new DataTransfer();
    held.items.add(new File(["Rain fell on Lima."], "lima.txt", { type: "text/plain" }));
    const where = kind === "drop" ? document.querySelector(".dl-drop") : document.body;
    const told = { bubbles: true, cancelable: true, dataTransfer: held };
    where.dispatchEvent(new DragEvent(kind, told));
}"""


def drag(frame: Frame, kind: str) -> None:
    frame.evaluate(DRAG, kind)


@pytest.mark.parametrize("over_the_map", [False, True])
def test_a_dropped_file_is_in_the_dialog(visit: Visit, app: RunningApp, over_the_map: bool):
    visit.open(app.url)
    sheet = visit.page.locator(".dl-drop")
    sheet.wait_for(state="attached")
    drag(visit.page.frames[-1] if over_the_map else visit.page.main_frame, "dragenter")
    sheet.wait_for()
    drag(visit.page.main_frame, "drop")
    dialog = visit.page.get_by_role("dialog", name="Add articles")
    dialog.get_by_text("lima.txt").wait_for()
    dialog.get_by_role("button", name="Read them").wait_for()
    sheet.wait_for(state="hidden")
    assert visit.complaints == []


def test_what_is_no_file_is_left_alone(visit: Visit, app: RunningApp):
    visit.open(app.url)
    sheet = visit.page.locator(".dl-drop")
    sheet.wait_for(state="attached")
    visit.page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.setData("text/plain", "words");
            const told = { bubbles: true, dataTransfer: held };
            document.body.dispatchEvent(new DragEvent("dragenter", told));
        }"""
    )
    assert sheet.is_hidden()
