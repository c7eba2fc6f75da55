"""`analyze` on hostile lines: each is answered or named, and the rest goes on."""

import json

import pytest

from geo.cli import main
from geo.errors import DataError
from geo.wiring import Services

HOSTILE = {
    "control": "\x00\x01Rain\x07 fell in\x1b[31m Lima\x7f on Monday.\x85\x0c",
    "surrogates": "Floods in \ud800Lima\udfff and \udc00Cusco.",
    "directions": "\u202eFloods hit Lima\u202c and \u2067Cairo القاهرة\u2069.",
    "capitals": "FLOODS HIT LIMA ON MONDAY. THE PRESIDENT VISITED CUSCO, PERU.",
    "no space": "x" * 1_000_000,
    "brackets": "(" * 20_000,
    "marks": "e" + "\u0301" * 20_000,
    "one script": "평양" * 20_000,
    "nothing": " \n\t ",
}


@pytest.fixture
def analyze(tmp_path, gazetteer_folder, monkeypatch, capsys):
    monkeypatch.setenv("DATELINE_DATA", str(gazetteer_folder))

    def run(*articles):
        source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
        code = main(["analyze", str(source), "-o", str(target)])
        lines = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
        records = [json.loads(line) for line in lines]
        return code, {record["id"]: record for record in records}, capsys.readouterr().err

    return run


def test_hostile_texts_are_answered_with_offsets_into_them(analyze):
    code, found, _ = analyze(*({"id": name, "text": text} for name, text in HOSTILE.items()))
    assert code == 0
    assert set(found) == set(HOSTILE)
    for name, record in found.items():
        for each in record["toponyms"]:
            assert HOSTILE[name][each["start"] : each["end"]] == each["surface"]
    surfaces = {name: {each["surface"] for each in found[name]["toponyms"]} for name in found}
    assert surfaces["control"] == {"Lima"}
    assert surfaces["surrogates"] == {"Lima", "Cusco"}
    assert surfaces["directions"] == {"Lima", "Cairo", "القاهرة"}
    assert {"LIMA", "CUSCO"} <= surfaces["capitals"]
    assert not surfaces["no space"] | surfaces["brackets"] | surfaces["nothing"]


def test_an_article_in_another_language_is_named_and_the_rest_goes_on(analyze):
    ukrainian = {"id": "uk", "text": "Дощ у Києві.", "language": "uk"}
    code, found, told = analyze(ukrainian, {"id": "en", "text": "Rain fell in Lima."})
    assert code == 1
    assert set(found) == {"en"}
    assert "line 1: is in a language that is not read ('uk')" in told


def test_names_in_other_scripts_are_resolved(analyze):
    text = "Drones struck Харків on Monday. Floods hit 원산 and Курская область."
    _, found, _ = analyze({"id": "scripts", "text": text})
    places = {each["surface"]: each["place_name"] for each in found["scripts"]["toponyms"]}
    assert set(places) == {"Харків", "원산", "Курская область"}
    assert (places["Харків"], places["Курская область"]) == ("Kharkiv", "Kursk Oblast")
    assert places["원산"] is not None


def test_an_article_that_breaks_a_stage_is_named_and_the_rest_goes_on(analyze, monkeypatch):
    analyzed = Services.analyze

    def breaking(self, article):
        if "Cusco" in article.text:
            raise ZeroDivisionError("no")
        return analyzed(self, article)

    monkeypatch.setattr(Services, "analyze", breaking)
    broken = {"id": "broken", "text": "Snow in Cusco."}
    code, found, told = analyze(broken, {"id": "sound", "text": "Rain fell in Lima."})
    assert (code, set(found)) == (1, {"sound"})
    assert "line 1: could not be analysed" in told


def test_a_damaged_model_is_told_in_one_line_and_leaves_no_output(analyze, monkeypatch):
    def damaged(self, article):
        raise DataError("model.onnx is damaged: restore it.")

    monkeypatch.setattr(Services, "analyze", damaged)
    code, found, told = analyze({"id": "any", "text": "Rain fell in Lima."})
    assert (code, found) == (2, {})
    assert told.splitlines()[-1] == "error: model.onnx is damaged: restore it."
