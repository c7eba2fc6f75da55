"""The page looks as it did: pictures of it beside those that somebody looked at and kept.

They are compared small and grey, so that fonts and versions of a browser make little
difference, but a missing map, a broken layout or a wrong colour scheme do. After a
change that is meant, look at the page and keep new ones with
`DATELINE_KEEP_PICTURES=1 pytest tests/browser/test_browser_pictures.py`.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from running_app import RunningApp, Visit

KEPT = Path(__file__).parent / "pictures"
SIZE = (96, 60)
"""Pixels that are compared: some fifteen of the page in one."""

MOST_DIFFERENT = 6.0
"""Mean difference of grey, of 255. Measured: two runs differ by 0.4, by 4.1 where the legend had
folded in one of them; a page without its map by 8.4, the other colour scheme by 206. Two views of
one map differ by 1 to 3, which this cannot tell apart: other tests look at the marks."""

SCENES = {
    "map": "",
    "marks": "?view=0,-40,3",
    "density": "?show=density&view=0,-40,3",
    "areas": "?show=areas&view=28,-83,5.5",
}


def small(picture: Path) -> np.ndarray:
    """Return a picture as few grey pixels."""
    with Image.open(picture) as image:
        return np.asarray(image.convert("L").resize(SIZE, Image.Resampling.BOX), float)


def take(visit: Visit, url: str, picture: Path) -> None:
    """Take a picture of the page once everything is drawn."""
    visit.open(url)
    frame = next(one for one in visit.page.frames if "folium" in one.url)
    frame.wait_for_function("() => window.datelineMap && datelineMap.drawings > 0")
    visit.map.locator(".dl-country").first.wait_for(state="attached")
    visit.page.wait_for_timeout(1500)  # outlines, and the legend that may fold
    visit.page.screenshot(path=picture)


def looks_as_kept(picture: Path, name: str) -> None:
    """Compare with the picture that was kept, or keep it when that is asked for."""
    kept = KEPT / f"{name}.png"
    if os.environ.get("DATELINE_KEEP_PICTURES"):
        KEPT.mkdir(exist_ok=True)
        with Image.open(picture) as image:
            grey = image.convert("L").resize((SIZE[0] * 4, SIZE[1] * 4), Image.Resampling.BOX)
            grey.save(kept, optimize=True)
    difference = float(np.abs(small(picture) - small(kept)).mean())
    assert difference <= MOST_DIFFERENT, f"{picture} differs from {kept} by {difference:.1f}"


@pytest.mark.parametrize("name", SCENES)
def test_the_page_looks_as_it_did(visit: Visit, app: RunningApp, tmp_path: Path, name: str):
    take(visit, f"{app.url}/{SCENES[name]}", tmp_path / f"{name}.png")
    looks_as_kept(tmp_path / f"{name}.png", name)


def test_the_dark_page_looks_as_it_did(dark_visit: Visit, app: RunningApp, tmp_path: Path):
    take(dark_visit, app.url, tmp_path / "dark.png")
    looks_as_kept(tmp_path / "dark.png", "dark")


def test_another_scheme_and_a_page_without_its_map_do_not_pass():
    names = [*SCENES, "dark"]
    pictures = [small(KEPT / f"{name}.png") for name in names]
    assert np.abs(pictures[0] - pictures[-1]).mean() > MOST_DIFFERENT
    without_map = pictures[0].copy()
    without_map[15:, 19:75] = 255
    assert np.abs(pictures[0] - without_map).mean() > MOST_DIFFERENT
