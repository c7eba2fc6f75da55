"""The JSON routes: what they answer, what they refuse, and in what headers."""

from dataclasses import replace

import pytest
from staged_reports import (
    FLORIDA,
    HOSTILE,
    StagedServices,
    all_ids,
    hostile_analysis,
    staged_articles,
)
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from geo.api import MOST_FOOTPRINTS, MOST_GROUPED, api_routes
from geo.features.view_query import Camera, View, encode
from geo.judging import Wanted, judge
from geo.maps import bundle
from geo.model import EventType, JudgedField, MapAs, ReportFilter, Worldview
from geo.settings import read_settings
from geo.wiring import Services


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


@pytest.fixture
def client(services):
    return TestClient(Starlette(routes=api_routes(lambda: services)))


def test_health(client):
    assert client.get("/api/health").json()["status"] == "ok"


def test_a_report_tells_its_sentence_place_date_and_voice(client, services):
    for report_id in all_ids(services):
        filed = services.store.report(report_id)
        told = client.get(f"/api/report/{report_id}").json()
        assert told["quote"] == filed.report.quote
        assert "".join(part["text"] for part in told["quote_parts"]) == told["quote"]
        assert told["status"] == filed.report.what.status.value
        assert told["date_rule"]
        assert told["place_reasons"]


def test_a_history_is_told_as_known_on_a_day(client, services):
    ids = [
        services.store.reports(ReportFilter(place=n))[0].report.id for n in ("Nairobi", "Florida")
    ]
    judge(services, Wanted(JudgedField.JOIN, *ids))
    told = client.get(f"/api/report/{ids[0]}?known=2024-06-26").json()
    assert (told["history"][-1]["day"], told["independent_claimants"]) == ("2024-06-26", 1)
    now = client.get(f"/api/report/{ids[0]}").json()
    assert (now["history"][-1]["day"], now["independent_claimants"]) == ("2024-10-10", 2)
    [march] = [
        one
        for one in client.get("/api/features?known=2024-06-26").json()["features"]
        if one["id"] == ids[0]
    ]
    assert march["properties"]["independent_claimants"] == 1
    assert client.get(f"/api/report/{ids[0]}?known=soon").status_code == 400


def test_a_report_tells_what_people_judged_and_no_route_takes_a_judgement(client, services):
    filed = services.store.reports(ReportFilter(place="Tampa"))[0]
    judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Lima", HOSTILE[0]))
    told = client.get(f"/api/report/{filed.report.id}").json()
    [judged] = told["review"]["judgements"]
    assert judged["shown"].startswith("Place: Lima, PE; the machine says Tampa, Florida, US (")
    assert judged["shown"].endswith(HOSTILE[0])
    assert told["place_reasons"][0].startswith("Chosen by a person")
    assert client.post(f"/api/report/{filed.report.id}", json={}).status_code == 405


def test_claims_of_an_event_are_told_side_by_side(client, services):
    ids = [
        services.store.reports(ReportFilter(place=n))[0].report.id for n in ("Nairobi", "Florida")
    ]
    assert client.get(f"/api/report/{ids[0]}").json()["claims"] == []
    judge(services, Wanted(JudgedField.JOIN, *ids))
    claims = client.get(f"/api/report/{ids[0]}").json()["claims"]
    assert [one["report_id"] for one in claims] == ids
    assert [one["claimant"] for one in claims] == ["witnesses", "officials"]


def test_reports_come_in_groups_by_event(client, services):
    first, other, last = (
        services.store.reports(ReportFilter(place=name))[0].report.id
        for name in ("Nairobi", "Lima", "Florida")
    )
    judge(services, Wanted(JudgedField.JOIN, first, last))
    asked = ",".join([first, other, last, "0000000000000000"])
    groups = client.get(f"/api/events?reports={asked}").json()["events"]
    assert groups == [[first, last], [other]]
    assert client.get("/api/events").json() == {"events": [], "alone": []}
    many = ",".join(str(number) for number in range(MOST_GROUPED + 1))
    assert client.get(f"/api/events?reports={many}").status_code == 400


def test_the_reports_of_an_event_come_by_publication(client, services):
    first, last = (
        services.store.reports(ReportFilter(place=name))[0].report.id
        for name in ("Nairobi", "Florida")
    )
    judge(services, Wanted(JudgedField.JOIN, first, last))
    backwards = f"{last},{first}"
    assert client.get(f"/api/events?reports={backwards}").json()["events"] == [[first, last]]


def test_a_report_in_no_event_is_no_event(client, services):
    report_id = services.store.reports(ReportFilter(place="Lima"))[0].report.id
    services.store.replace_events([])
    answer = client.get(f"/api/events?reports={report_id}").json()
    assert answer == {"events": [], "alone": [report_id]}


def test_groups_are_told_as_known_on_a_day(client, services):
    first, last = (
        services.store.reports(ReportFilter(place=name))[0].report.id
        for name in ("Nairobi", "Florida")
    )
    judge(services, Wanted(JudgedField.JOIN, first, last))
    asked = f"/api/events?reports={first},{last}"
    assert client.get(asked).json()["events"] == [[first, last]]
    known = client.get(f"{asked}&known=2024-06-26").json()
    assert known == {"events": [[first]], "alone": [last]}


def test_places_are_suggested_by_the_beginning_of_a_name(client):
    [found] = client.get("/api/places?name=tam").json()["places"]
    assert (found["shown"], found["kind"]) == ("Tampa, Florida, US", "settlement")
    assert found["within"] == "geonames:4174757"
    [region] = client.get("/api/places?name=flo").json()["places"]
    assert region["within"] == "US.FL"


@pytest.mark.parametrize(
    ("query", "reports"), [("", 2), ("&within=KE", 2), ("&place=lima", 2), ("&type=protests", 0)]
)
def test_a_suggestion_says_how_many_reports_choosing_it_would_show(client, query, reports):
    [region] = client.get(f"/api/places?name=flo{query}").json()["places"]
    assert region["reports"] == reports


@pytest.mark.parametrize("typed", ["", "%00", "%F0%9F", "{{7*7}}", "x" * 3000, "%3Cscript%3E"])
def test_nothing_is_suggested_for_what_begins_no_name(client, typed):
    assert client.get(f"/api/places?name={typed}").json() == {"places": []}


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1e3", "51", "²"])
def test_a_limit_that_is_none_is_400_in_one_line(client, limit):
    assert client.get(f"/api/places?name=li&limit={limit}").status_code == 400


@pytest.mark.parametrize("report_id", ["0000000000000000", "..%2F..%2Fetc", "'; drop table"])
def test_an_unknown_report_is_404_in_one_line(client, report_id):
    answer = client.get(f"/api/report/{report_id}")
    assert answer.status_code == 404


def test_features_are_what_the_page_shows_under_the_same_query(client, services):
    assert {f["id"] for f in client.get("/api/features").json()["features"]} == all_ids(services)
    view = View(ReportFilter(event_types=frozenset({EventType.PROTESTS})))
    [found] = client.get(f"/api/features?{encode(view)}").json()["features"]
    assert found["properties"]["event_type"] == "Protests"


def test_a_hidden_layer_is_not_in_the_features(client, services):
    kept = client.get("/api/features?hide=protests").json()["features"]
    assert len(kept) == len(all_ids(services)) - 1


def test_what_has_no_mark_has_no_geometry(client):
    for feature in client.get("/api/features").json()["features"]:
        is_listed = feature["properties"]["map_as"] in (MapAs.LIST, MapAs.ASSOCIATIVE)
        assert (feature["geometry"] is None) == is_listed


@pytest.mark.parametrize(
    "query",
    [
        "type=picnic",
        "from=soon",
        "colour=red",
        "bbox=1,2",
        "precision=9",
        "confidence=nan",
        "within=Peruvia",
        "shape=0,0,nan,1,1,0",
        "shape=0,0,1,1",
    ],
)
def test_a_bad_filter_is_400_in_one_line(client, query):
    answer = client.get(f"/api/features?{query}")
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]


def test_a_footprint_is_a_geometry(client):
    assert client.get(f"/api/footprint/{FLORIDA.id}").json()["type"] == "Polygon"
    assert client.get("/api/footprint/geonames:1").status_code == 404


def test_footprints_come_together_and_null_where_none_is_known(client):
    outlines = client.get(f"/api/footprints?ids={FLORIDA.id},geonames:1,").json()
    assert set(outlines) == {FLORIDA.id, "geonames:1"}
    assert outlines[FLORIDA.id] == client.get(f"/api/footprint/{FLORIDA.id}").json()
    assert outlines["geonames:1"] is None
    assert client.get("/api/footprints").json() == {}


def test_too_many_footprints_at_once_are_refused(client):
    ids = ",".join(f"geonames:{number}" for number in range(MOST_FOOTPRINTS + 1))
    assert client.get(f"/api/footprints?ids={ids}").status_code == 400


def test_footprints_are_as_detailed_as_the_zoom_level_shows(client):
    far = client.get(f"/api/footprints?zoom=2&ids={FLORIDA.id},geonames:1").json()
    assert far[FLORIDA.id]["type"] == "Polygon"
    assert far["geonames:1"] is None
    assert far[FLORIDA.id] == client.get(f"/api/footprint/{FLORIDA.id}?zoom=2").json()


@pytest.mark.parametrize("zoom", ["25", "nan", "-1", "near"])
def test_a_zoom_level_that_there_is_not_is_400_in_one_line(client, zoom):
    for path in (f"footprints?ids={FLORIDA.id}&zoom={zoom}", f"footprint/{FLORIDA.id}?zoom={zoom}"):
        answer = client.get(f"/api/{path}")
        assert answer.status_code == 400
        assert "\n" not in answer.json()["error"]


def test_the_base_map_and_its_names_follow_the_borders_asked_for(client):
    for path in ("basemap", "labels"):
        both = {view: client.get(f"/api/{path}?borders={view}").content for view in Worldview}
        assert both[Worldview.UN] != both[Worldview.DE_FACTO]
        assert client.get(f"/api/{path}").content == both[Worldview.UN]
        assert client.get(f"/api/{path}?borders=martian").status_code == 400


def test_the_tiles_are_described_for_the_browser(client):
    told = client.get("/api/tiles").json()
    assert (told["name"], told["max_zoom"]) == ("OpenStreetMap", 19)


def test_a_provider_of_tiles_that_cannot_be_used_is_told_in_one_line(services):
    settings = replace(services.settings, tiles="martian")
    client = TestClient(Starlette(routes=api_routes(lambda: Services(settings))))
    answer = client.get("/api/tiles")
    assert answer.status_code == 503
    assert "DATELINE_TILES" in answer.json()["error"]


def test_a_view_is_told_in_words(client):
    told = client.get("/api/caption?type=protests&from=2024-06-01&colour=red").json()
    assert told["phrases"] == ["Protests", "from 1 Jun 2024"]
    assert client.get("/api/caption").json()["phrases"] == ["All reports"]


def test_labels_are_rows_of_names(client):
    assert "Kenya" in {row[0] for row in client.get("/api/labels").json()}


def test_every_answer_is_plain_json_that_no_browser_runs(client, services):
    paths = ["health", "features", "layers?layers=publisher", "report/none", "features?type=picnic"]
    paths += [f"report/{report_id}" for report_id in all_ids(services)]
    for path in paths:
        answer = client.get(f"/api/{path}")
        assert "json" in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_hostile_text_comes_back_unchanged_and_unread(client, services):
    told = [client.get(f"/api/report/{report_id}").json() for report_id in all_ids(services)]
    [attacked] = [one for one in told if one["event_type"] == "Riots"]
    assert all(attack in attacked["quote"] for attack in HOSTILE)
    assert attacked["url"] is None


def test_an_accident_is_500_in_one_line_without_a_trace(services):
    def broken():
        raise RuntimeError("secret path")

    client = TestClient(Starlette(routes=api_routes(broken)))
    answer = client.get("/api/health")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_only_reading_is_allowed(client):
    assert client.post("/api/features").status_code == 405


CELLS = "/api/cells?box=-180,-90,180,90&zoom=2"


def test_cells_give_what_the_view_draws_with_its_layers(client, services):
    told = client.get(CELLS).json()
    drawn = services.index().shown(View()).drawn
    assert len(told["answer"]["marks"]) == drawn == sum(number for _, number, _ in told["layers"])


def test_cells_follow_the_filters_and_the_layers_that_are_switched_off(client):
    protests = client.get(f"{CELLS}&type=protests").json()["answer"]["marks"]
    assert protests
    assert all(row[4] == "protests" for row in protests)
    assert client.get(f"{CELLS}&type=protests&hide=protests").json()["answer"]["marks"] == []


def test_the_reports_of_an_area_are_given_by_its_token(client):
    told = client.get("/api/at", params={"show": "areas", "at": "r.US.FL"}).json()
    assert len(told["ids"]) == told["number"] > 0


@pytest.mark.parametrize(
    "address",
    [
        "/api/cells",
        "/api/cells?box=1,2,3&zoom=2",
        "/api/cells?box=0,0,1,1&zoom=NaN",
        "/api/cells?box=0,0,1,1&zoom=2&type=unheard-of",
        "/api/cells?box=0,0,1,1&zoom=2&what=1",
        "/api/at",
        "/api/at?at=%3Cscript%3E",
        "/api/at?at=c.1.2",
        "/api/layers?layers=colour",
    ],
)
def test_what_the_map_cannot_answer_is_one_sentence(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    sentence = answer.json()["error"]
    assert sentence
    assert "\n" not in sentence


def test_zoom_25_and_a_box_across_the_antimeridian_are_answered(client):
    assert client.get("/api/cells?box=170,-60,200,60&zoom=25").status_code == 200


def test_the_scripts_of_the_map_are_one_answer_that_browsers_keep(client):
    answer = client.get("/api/map.js?v=0")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == bundle()


def test_layers_are_told_by_name(client):
    named = {label for _, _, label in client.get("/api/layers?layers=publisher").json()["layers"]}
    assert "Andes Courier" in named


def test_the_map_is_told_on_its_channel_before_the_page_is_drawn(client, services):
    turn = services.visits.next_turn("a")
    with client.websocket_connect("/api/channel?visit=a&after=0") as channel:
        services.visits.tell("a", turn, '{"turn": 1}')
        assert channel.receive_json() == {"turn": 1}
        for words in ("nonsense", "view nan,x", "view 48.5,20,5", "drawn -1", "drawn 1"):
            channel.send_text(words)
        services.visits.wait("a", turn)
        assert services.visits.looked_from("a") == Camera(48.5, 20.0, 5.0)
        services.visits.tell("a", services.visits.next_turn("a"), '{"turn": 2}')
        assert channel.receive_json() == {"turn": 2}


@pytest.mark.parametrize(
    "query", ["", "?visit=a&after=x", "?visit=&after=1", "?visit=unheard-of&after=1"]
)
def test_a_channel_that_belongs_to_no_page_is_closed(client, services, query):
    services.visits.next_turn("a")
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(f"/api/channel{query}") as channel,
    ):
        channel.receive_text()
