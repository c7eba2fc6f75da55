"""The view in a frame: a page of the app's own files, with nothing in it that could run."""

import json
import re

import pytest

from geo.features.view_query import Tiles
from geo.maps import MapMessage, embedded_page, embedding_policy, tile_source
from geo.maps.page_map import STATIC
from geo.model import Worldview
from geo.settings import read_settings

ATTACK = "</script><script>alert(1)</script>{{7*7}}\"'&"


@pytest.fixture
def page():
    return embedded_page(MapMessage(), Worldview.UN, f"q={ATTACK}")


def test_every_script_is_one_of_the_app(page):
    scripts = [address.split("?")[0] for address in re.findall(r'<script src="([^"]+)"', page)]
    assert scripts == ["api/map.js", "app/static/dateline/embed.js"]
    assert (STATIC / "dateline" / "embed.js").is_file()
    assert re.findall(r"<link [^>]+>", page) == ['<link rel="icon" href="data:,">']


def test_the_query_is_data_and_never_code(page):
    assert "<script>alert" not in page
    assert page.count("</script>") == page.count("<script ")
    block = re.search(r'id="dateline-start">(.*?)</script>', page, re.DOTALL)
    start = json.loads(block[1])
    assert start["full"] == f"q={ATTACK}"
    assert start["config"]["embedded"] is True
    assert start["config"]["borders"]["home"] == "un"


@pytest.mark.parametrize("tiles", list(Tiles))
def test_the_policy_lets_own_scripts_run_and_tiles_in_only_when_they_are_chosen(tiles):
    policy = embedding_policy(tiles, tile_source(read_settings({})))
    assert "default-src 'none'; script-src 'self';" in policy
    assert "frame-ancestors *" in policy
    assert ("tile.openstreetmap.org" in policy) == (tiles is Tiles.ONLINE)
    assert "unsafe-inline" not in policy.split("style-src")[0]
