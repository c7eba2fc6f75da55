"""Tiles: any provider of xyzservices by name, or an address; nothing of them is trusted."""

import pytest
from xyzservices import TileProvider, providers

from geo.errors import SettingError
from geo.maps import tile_source
from geo.maps.tiles import credits_of
from geo.settings import read_settings


def source(tiles, **more):
    given = {"DATELINE_TILES": tiles}
    given |= {f"DATELINE_TILES_{name.upper()}": value for name, value in more.items()}
    return tile_source(read_settings(given))


@pytest.mark.parametrize("chosen", ["offline", "online", "openstreetmap", "OpenStreetMap.Mapnik"])
def test_online_means_openstreetmap_unless_another_provider_is_named(chosen):
    found = source(chosen)
    assert found.name == "OpenStreetMap"
    assert found.url == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert found.origin == "https://tile.openstreetmap.org"
    assert "".join(part.text for part in found.credit) == "© OpenStreetMap contributors"


def test_a_provider_brings_its_limits_servers_and_attribution():
    found = source("OpenTopoMap")
    assert found.max_zoom == providers.OpenTopoMap["max_zoom"]
    assert found.origin == "https://*.tile.opentopomap.org"
    assert {part.url for part in found.credit} >= {"https://opentopomap.org"}


def test_a_provider_that_needs_a_token_says_which_until_it_is_set():
    with pytest.raises(SettingError, match=r"apikey.*DATELINE_TILES_TOKEN"):
        source("Thunderforest.Landscape")
    assert "apikey=a%2Fb" in source("Thunderforest.Landscape", token="a/b").url


@pytest.mark.parametrize("chosen", ["martian", "Esri.ArcticImagery", "MapTiler.Basic4326"])
def test_what_is_unknown_or_no_web_mercator_is_refused_with_advice(chosen):
    with pytest.raises(SettingError, match="DATELINE_TILES") as raised:
        source(chosen, token="t")
    assert "\n" not in str(raised.value)
    assert "{z}" in str(raised.value)


def test_tiles_of_ones_own_need_only_their_address():
    found = source("http://localhost:8080/{z}/{x}/{y}{r}.png", attribution="Our surveyors")
    assert (found.name, found.origin) == ("localhost", "http://localhost:8080")
    assert [part.text for part in found.credit] == ["Our surveyors"]


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example.org/map.png",
        "https://tiles.example.org/{z}/{x}/{y}.png?{{7*7}}",
        "https://tiles.example.org/{z}/{x}/{y}.png?key={secret}",
        'https://tiles.example.org/{z}/{x}/{y}.png"onload="alert(1)',
        "https:///{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_more_or_less_than_one_is_refused(address):
    with pytest.raises(SettingError, match="no address of tiles"):
        source(address)


def test_every_provider_gives_an_address_or_a_reason():
    for name in list(providers.flatten())[::9]:
        try:
            found = source(name, token="t")
        except SettingError as error:
            assert "DATELINE_TILES" in str(error)
        else:
            assert isinstance(providers.query_name(name), TileProvider)
            assert "<" not in found.url
            assert found.credit


def test_of_an_attribution_only_texts_and_safe_links_are_kept():
    html = (
        '&copy; <a href="https://a.example">A</a><script>alert(1)</script>'
        '<a href="javascript:alert(2)" onclick="alert(3)">B</a> <img src=x onerror=alert(4)>'
    )
    found = credits_of(html)
    assert [(part.text, part.url) for part in found if part.text.strip()] == [
        ("© ", None),
        ("A", "https://a.example"),
        ("B", None),
    ]
