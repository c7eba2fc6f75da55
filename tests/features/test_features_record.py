"""The record that `analyze` writes keeps its contract, and the contract is documented."""

import json
from dataclasses import replace
from pathlib import Path

from geo.features import PROPERTY_NAMES, analysis_record
from geo.model import Analysis, EventType, Form, MapAs, Passage, Role, Span
from tests.contracts.records import TEXT, analysis, article

CONTRACT = (Path(__file__).parents[2] / "docs" / "json-contract.md").read_text(encoding="utf-8")

TOPONYM_KEYS = [
    "start",
    "end",
    "surface",
    "role",
    "form",
    "lat",
    "lon",
    "geonames_id",
    "place_name",
    "feature",
    "within_km",
    "map_as",
    "confidence",
    "candidates",
]
CANDIDATE_KEYS = [
    "lat",
    "lon",
    "geonames_id",
    "place_name",
    "feature",
    "country_code",
    "score",
    "reasons",
]
RECORD_KEYS = [
    "id",
    "toponyms",
    "times",
    "reports",
    "triggers",
    "attributions",
    "lead",
    "sentences",
]
PASSAGE_KEYS = [
    "start",
    "end",
    "event_type",
    "sub_event_type",
    "plover",
    "plover_first_edition",
    "score",
]
QUANTITY_KEYS = ["start", "end", "low", "high", "unit", "qualifier"]
ATTRIBUTION_KEYS = ["source", "cue", "content"]
TRIGGER_KEYS = [
    "start",
    "end",
    "event_type",
    "sub_event_type",
    "plover",
    "status",
    "certainty",
    "polarity",
    "time",
    "places",
]
TIME_KEYS = ["start", "end", "surface", "type", "value", "date_start", "date_end"]


def test_the_keys_are_those_of_the_contract():
    record = analysis_record(analysis(), "a-1")
    assert list(record) == RECORD_KEYS
    assert list(record["toponyms"][0]) == TOPONYM_KEYS
    assert list(record["toponyms"][0]["candidates"][0]) == CANDIDATE_KEYS
    assert list(record["times"][0]) == TIME_KEYS
    assert list(record["reports"][0]) == [*PROPERTY_NAMES, "trigger", "time", "quantities"]
    assert list(record["reports"][0]["quantities"][0]) == QUANTITY_KEYS
    assert list(record["triggers"][0]) == TRIGGER_KEYS
    assert list(record["attributions"][0]) == ATTRIBUTION_KEYS


def test_the_opening_stands_apart_from_the_sentences():
    lead = Passage(Span(0, 20), EventType.PROTESTS, "Peaceful protest", "PROTEST", "PROTEST", 0.8)
    first = replace(lead, span=Span(0, 9), score=0.5)
    record = analysis_record(replace(analysis(), passages=(lead, first)))
    assert list(record["lead"]) == PASSAGE_KEYS
    assert record["lead"]["end"] == 20
    assert [one["score"] for one in record["sentences"]] == [0.5]
    assert analysis_record(analysis())["lead"] is None


def test_every_key_is_documented():
    own = {*PASSAGE_KEYS, *RECORD_KEYS, *TOPONYM_KEYS, *CANDIDATE_KEYS, *TIME_KEYS, *TRIGGER_KEYS}
    for key in own | {*QUANTITY_KEYS, *ATTRIBUTION_KEYS, "trigger"}:
        assert f"| `{key}` |" in CONTRACT, key
    for key in (*PROPERTY_NAMES, "time", "geometry"):
        assert f"| `{key}` |" in CONTRACT, key


def test_a_report_points_at_the_words_of_its_parts():
    (told,) = analysis_record(analysis())["reports"]

    def words(part):
        return TEXT[part["start"] : part["end"]]

    assert words(told["trigger"]) == "fell"
    assert words(told["time"]) == "Friday"
    assert words(told["claimant"]) == told["claimant"]["name"] == "the mayor"
    (number,) = told["quantities"]
    assert (words(number), number["low"], number["high"]) == ("12", None, 12.0)
    assert (number["unit"], number["qualifier"]) == ("people", "up to")


def test_parts_that_a_report_does_not_have_are_null():
    found = analysis()
    one = found.reports[0]
    bare = replace(
        one,
        what=replace(one.what, trigger=None, quantities=()),
        when=replace(one.when, span=None),
        who=replace(one.who, span=None),
    )
    (told,) = analysis_record(replace(found, reports=(bare,)))["reports"]
    assert told["trigger"] is told["time"] is told["claimant"] is None
    assert told["quantities"] == []


def test_event_words_are_listed_with_or_without_a_place():
    placed, bare = analysis_record(analysis())["triggers"]
    assert TEXT[placed["start"] : placed["end"]] == "fell"
    assert placed["event_type"] == "Disaster or accident"
    (place,) = placed["places"]
    assert (TEXT[place["start"] : place["end"]], place["role"]) == ("Arequipa", "site")
    assert TEXT[placed["time"]["start"] : placed["time"]["end"]] == "Friday"
    assert TEXT[bare["start"] : bare["end"]] == "came"
    assert bare["event_type"] is bare["plover"] is bare["time"] is None
    assert (bare["status"], bare["certainty"], bare["polarity"]) == (
        "reported",
        "certain",
        "positive",
    )
    assert bare["places"] == []


def test_attributions_are_told_by_their_spans():
    (said,) = analysis_record(analysis())["attributions"]
    words = {key: [TEXT[s["start"] : s["end"]] for s in spans] for key, spans in said.items()}
    assert words["source"] == ["the mayor"]
    assert words["cue"] == ["said"]


def test_offsets_are_code_points_into_the_text_as_given():
    record = analysis_record(analysis(article("🙂" + TEXT)))
    (toponym,) = record["toponyms"]
    assert ("🙂" + TEXT)[toponym["start"] : toponym["end"]] == toponym["surface"] == "Arequipa"


def test_an_id_is_handed_back_as_given():
    assert analysis_record(analysis(), "a-1")["id"] == "a-1"
    assert analysis_record(analysis(), 7)["id"] == 7
    assert analysis_record(analysis(), "")["id"] == ""
    assert analysis_record(analysis())["id"] == analysis().article.id


def test_an_associative_mention_is_resolved_though_it_is_not_drawn():
    found = analysis()
    one = found.reports[0]
    toponym = replace(one.resolution.toponym, role=Role.ASSOCIATIVE, form=Form.ADJECTIVAL)
    resolution = replace(one.resolution, toponym=toponym)
    where = replace(one.where, map_as=MapAs.ASSOCIATIVE, unmapped_reason="stands for a government")
    report = replace(one, resolution=resolution, where=where)
    (told,) = analysis_record(replace(found, resolutions=(resolution,), reports=(report,)))[
        "toponyms"
    ]
    assert (told["role"], told["form"]) == ("associative", "adjectival")
    assert told["map_as"] == "associative"
    assert (told["lat"], told["lon"]) == (-16.39889, -71.535)


def test_an_unresolved_mention_has_nulls_and_its_candidates():
    found = analysis()
    resolution = replace(found.resolutions[0], place=None, confidence=0.0)
    (told,) = analysis_record(Analysis(found.article, (resolution,), (), ()))["toponyms"]
    assert told["lat"] is told["place_name"] is told["geonames_id"] is told["feature"] is None
    assert told["map_as"] == "list"
    assert len(told["candidates"]) == 2


def test_an_article_without_places_has_empty_lists():
    record = analysis_record(Analysis(article("Nothing here."), (), (), ()))
    assert all(found == [] for key, found in record.items() if key not in ("id", "lead"))


def test_a_record_is_plain_json():
    record = analysis_record(analysis(article("\ud800" + TEXT), reports=2))
    assert json.loads(json.dumps(record)) == record
