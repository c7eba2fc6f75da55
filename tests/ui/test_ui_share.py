"""What is copied to share a view: its link, a frame, and the address of its data."""

from geo.features.view_query import Camera, View, decode
from geo.model import ReportFilter
from geo.ui.share import addresses_of, change_told

APP = "https://maps.example.org/news"
VIEW = View(ReportFilter(place='Bo" onload="alert(1)'), camera=Camera(-1.3, 36.8, 6), data="f00d")


def query_of(address):
    from urllib.parse import parse_qsl, urlsplit

    return parse_qsl(urlsplit(address).query)


def test_the_link_reproduces_the_view():
    link = addresses_of(VIEW, APP)["Link to this view"]
    assert link.startswith(f"{APP}/?")
    assert decode(query_of(link)) == VIEW


def test_the_frame_shows_the_same_view_and_no_name_leaves_its_attribute():
    frame = addresses_of(VIEW, APP)["To put it into another page"]
    assert frame.startswith(f'<iframe src="{APP}/embed?')
    assert frame.count('"') == 12


def test_the_data_are_those_of_the_filters_wherever_the_map_looks():
    data = addresses_of(VIEW, APP)["Its reports as GeoJSON"]
    assert data.startswith(f"{APP}/api/features?place=")
    assert not {"view", "data", "report"} & {name for name, _ in query_of(data)}


def test_the_whole_view_needs_no_query():
    assert addresses_of(View(), APP)["Link to this view"] == f"{APP}/"


def test_a_link_says_what_has_changed_since_it_was_made():
    assert change_told("12-00ff", "12-00ff") == ""
    assert "12 reports pass; now 13 do" in change_told("12-00ff", "13-0aff")
    assert change_told("12-00ff", "12-0aff").startswith("Reports behind this link have changed")
    assert change_told("garbage", "12-0aff").startswith("Reports behind this link have changed")
