"""No text of an article gets into a folium object, and the base map stays frozen."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace

import pytest
from staged_reports import HOSTILE, StagedGazetteer, hostile_analysis, staged_articles
from streamlit_folium import _get_map_string

from geo.features.view_query import LayersBy, View
from geo.maps import (
    EVENT_SIGNS,
    STATUS_SIGNS,
    Alone,
    MapMessage,
    map_file,
    page_map,
    report_layer,
    report_map,
)
from geo.maps.answer_record import mark_rows
from geo.maps.marks import singles_of, whole_answer
from geo.maps.page_map import SCRIPTS, STATIC, STYLES, bundle, bundle_address
from geo.model import EventType, FiledReport, MapAs, ReportFilter, Status, Worldview


def filed_reports():
    return [
        FiledReport(report, analysis.article)
        for analysis in [*staged_articles(), hostile_analysis()]
        for report in analysis.reports
    ]


@pytest.mark.parametrize("layers_by", list(LayersBy))
def test_a_message_holds_ids_keys_and_numbers_only(layers_by):
    message = MapMessage(answer=whole_answer(filed_reports(), layers_by), layers_by=layers_by)
    written = message.as_json()
    for attack in (*HOSTILE, "Lima", "Andes"):
        assert attack not in written
    assert not re.search(r"[<>`$\\]|\{\{|\{%", written)


def test_a_mark_that_would_carry_text_is_refused():
    [filed] = [f for f in filed_reports() if f.report.where.map_as is MapAs.AREA]
    place = replace(filed.report.resolution.place, id="geonames:1'); alert(1); ('")
    report = replace(filed.report, resolution=replace(filed.report.resolution, place=place))
    with pytest.raises(ValueError, match="free text"):
        mark_rows(singles_of([replace(filed, report=report)], LayersBy.EVENT_TYPE))


def test_only_an_area_names_its_place_and_a_country_is_no_point():
    for row in mark_rows(singles_of(filed_reports(), LayersBy.EVENT_TYPE)):
        assert bool(row[9]) == (row[3] == "area")


def test_the_base_map_is_the_same_on_every_run():
    scripts = {
        re.sub(r"(_[a-z0-9]+)", "", _get_map_string(page_map(Worldview.UN))) for _ in range(3)
    }
    assert len(scripts) == 1


def test_the_base_map_asks_no_other_server():
    page = page_map(Worldview.UN)
    addresses = [address for _, address in (*page.default_js, *page.default_css)]
    assert addresses
    assert all(address.startswith("../../api/map.js") for address in addresses)
    assert "http" not in _get_map_string(page)


def test_the_bundle_holds_every_script_and_style_and_its_address_changes_with_it():
    text = bundle().decode()
    assert all((STATIC / name).read_text("utf-8") in text for name in SCRIPTS)
    styles = "\n".join((STATIC / name).read_text("utf-8") for name in STYLES)
    assert json.dumps(styles) in text
    assert bundle_address().split("=")[1] == hashlib.sha256(bundle()).hexdigest()[:12]


def test_the_vendored_assets_are_there_with_their_licence():
    assert all((STATIC / name).is_file() for name in (*SCRIPTS, *STYLES))
    assert "BSD 2-Clause" in (STATIC / "leaflet" / "LICENSE").read_text("utf-8")


def test_a_layer_is_one_folium_object_however_many_marks():
    layer = report_layer(MapMessage(answer=whole_answer(filed_reports(), LayersBy.STATUS)))
    assert len(layer._children) == 0


def test_a_map_on_its_own_renders_and_carries_no_attack():
    html = report_map(filed_reports(), StagedGazetteer()).get_root().render()
    for attack in HOSTILE:
        assert attack not in html
    assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="', html)


def test_every_event_type_and_status_has_a_sign_of_its_own():
    assert set(EVENT_SIGNS) == set(EventType)
    assert set(STATUS_SIGNS) == set(Status)
    drawn = {(sign.colour, sign.letter) for sign in EVENT_SIGNS.values()}
    assert len(drawn) == len(EventType)
    assert STATUS_SIGNS[Status.CONFIRMED].outline == "thick"
    assert STATUS_SIGNS[Status.DENIED].outline == "struck"


@pytest.mark.parametrize("query", ["q={{7*7}}", "q=<b>", "place=a'b", "q=${x}", 'q="'])
def test_a_query_that_is_not_encoded_is_refused(query):
    with pytest.raises(ValueError, match="free text"):
        MapMessage(query=query).as_json()


def test_a_message_reads_back():
    content = json.loads(MapMessage(hidden=frozenset({"b", "a"})).as_json())
    assert content["hidden"] == ["a", "b"]
    assert content["theme"] == "light"


def test_a_map_of_its_own_tells_what_it_shows_and_asks_nobody():
    view = View(ReportFilter(place="Lima"), layers_by=LayersBy.PUBLISHER)
    told = contents_of(map_file(filed_reports(), StagedGazetteer(), Alone(view, of=9000)))
    assert told["heading"][0] == "place: Lima"
    assert told["heading"][1].startswith("The first 7 of 9,000 reports")
    assert "Rift Herald" in told["names"].values()
    assert told["basemap"]["features"]


def test_a_map_of_its_own_has_a_policy_that_lets_nothing_be_asked():
    html = map_file(filed_reports(), StagedGazetteer())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy[1].startswith("default-src 'none';")
    assert "connect-src" not in policy[1]
    assert html.index(policy[0]) < html.index("<script")


def contents_of(html):
    packed = re.search(r'"(H4sI[A-Za-z0-9+/=]+)"', html)
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))
