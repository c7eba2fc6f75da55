"""The command line on real files: what it prints, writes, refuses and leaves alone."""

import json
import os
from contextlib import closing
from pathlib import Path

import geopandas
import pytest

from geo.cli import main
from geo.store import open_store

STORM = (
    "Hurricane Odile flooded streets in Tampa on Tuesday, and officials in Miami said that "
    "up to 1,200 people had been moved to shelters near Fort Myers.\n\n"
    "Washington promised help. The storm could reach Georgia on Thursday.\n"
)
ELECTION = (
    "Voters in Peru go to the polls on Sunday. Clashes between police and protesters injured "
    "six people in Arequipa on Friday, the newspaper La Voz reported.\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, gazetteer_folder):
    """A folder of two articles with a manifest, added once to a store of its own."""
    folder = tmp_path_factory.mktemp("desk")
    articles = folder / "articles"
    articles.mkdir()
    (articles / "storm.txt").write_text(STORM, encoding="utf-8")
    (articles / "election.txt").write_text(ELECTION, encoding="utf-8")
    (articles / "manifest.csv").write_text(
        "file,title,publisher,published,url\n"
        "storm.txt,Storm floods Tampa,Gulf Herald,2024-09-11,https://example.org/storm\n"
        "election.txt,Peru votes,La Voz,2024-04-06,\n",
        encoding="utf-8",
    )
    previous = dict(os.environ)
    os.environ["DATELINE_DATA"] = str(gazetteer_folder)
    os.environ["DATELINE_DATABASE"] = f"sqlite:///{folder / 'store.db'}"
    yield folder
    os.environ.clear()
    os.environ.update(previous)


@pytest.fixture(scope="module")
def added(desk):
    assert main(["add", str(desk / "articles")]) == 0
    return desk


def _export(folder: Path, *options: str) -> geopandas.GeoDataFrame:
    target = folder / "out.geojson"
    assert main(["export", "-o", str(target), *options]) == 0
    return geopandas.read_file(target)


def test_list_shows_each_article_with_date_and_publisher(added, capsys):
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["2024-09-11", "2024-04-06"]
    assert "Gulf Herald" in lines[0]
    assert "Storm floods Tampa" in lines[0]


def test_list_marks_a_guessed_date(desk, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE", f"sqlite:///{tmp_path / 'guessed.db'}")
    guessed = tmp_path / "guessed.txt"
    guessed.write_text("Rain falls on Lima\n7 May 2019, 10:15 BST\n\nIt rained in Lima.")
    assert main(["add", str(guessed)]) == 0
    capsys.readouterr()
    assert main(["list"]) == 0
    assert "2019-05-07?" in capsys.readouterr().out


def test_adding_the_same_folder_again_changes_nothing(added, capsys):
    assert main(["add", str(added / "articles")]) == 0
    assert "0 new articles, 2 already there" in capsys.readouterr().err
    assert main(["list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_export_holds_the_places_at_the_right_spot(added):
    frame = _export(added).set_index("place_surface")
    tampa = frame.loc["Tampa"]
    assert tampa.map_as == "point"
    assert tampa.geometry.distance(geopandas.points_from_xy([-82.46], [27.95])[0]) < 0.3
    assert frame.loc["Peru"].geometry is None or frame.loc["Peru"].geometry.geom_type != "Point"


def test_every_exported_quote_stands_at_its_offsets(added):
    texts = {"Gulf Herald": STORM, "La Voz": ELECTION}
    for row in _export(added).itertuples():
        assert texts[row.publisher][row.char_start : row.char_end] == row.quote


def test_export_filters_combine(added):
    everything = _export(added)
    voz = _export(added, "--publisher", "La Voz")
    assert 0 < len(voz) < len(everything)
    assert set(voz.publisher) == {"La Voz"}
    florida = _export(added, "--bbox", "-88,24,-79,31", "--publisher", "Gulf Herald")
    assert "Tampa" in set(florida.place_surface)
    assert "Georgia" not in set(florida.place_surface)
    assert len(_export(added, "--to", "1999-12-31", "--publisher", "La Voz")) < len(voz)


def test_export_filters_by_place_source_and_publication(added):
    peru = _export(added, "--within", "pe")
    assert set(peru.country_code) == {"PE"}
    drawn = _export(added, "--shape", "-84,27,-82,27,-82,29,-84,29")
    assert "Tampa" in set(drawn.place_surface)
    assert "Miami" not in set(drawn.place_surface)
    assert _export(added, "--precision", "3").where_prec.max() <= 3
    assert _export(added, "--confidence", "0.5").resolver_confidence.min() >= 0.5
    assert set(_export(added, "--published-from", "2024-09-01").publisher) == {"Gulf Herald"}
    assert set(_export(added, "--published-to", "2024-09-01").publisher) == {"La Voz"}
    voz = _export(added, "--claimant", "La Voz")
    assert voz.empty or set(voz.claimant) == {"La Voz"}


def test_judgements_are_set_listed_carried_and_taken_back(added, tmp_path, capsys):
    storm = _export(added, "--publisher", "Gulf Herald").set_index("place_surface")
    tampa = storm.loc["Tampa", "report_id"]
    assert main(["judge", "set", tampa, "place", "Miami, Florida", "--note", "\x1b[31ma slip"]) == 0
    assert main(["judge", "list"]) == 0
    told = capsys.readouterr().out
    assert "Miami, Florida, US  [machine: Tampa, Florida, US]" in told
    assert "\x1b" not in told
    judged = _export(added, "--review", "changed").iloc[0]
    assert (judged.place_name, judged.review_state) == ("Miami", "changed")
    assert judged.machine_value == "place: Tampa, Florida, US"
    file = str(tmp_path / "judgements.jsonl")
    assert main(["judge", "export", "-o", file]) == 0
    assert main(["judge", "import", file]) == 0
    assert "0 new judgements, 1 already there" in capsys.readouterr().err
    identifier = json.loads(Path(file).read_text("ascii"))["id"]
    assert main(["judge", "undo", identifier]) == 0
    assert main(["judge", "undo", identifier]) == 2
    assert main(["judge", "list", "--adrift"]) == 0
    assert len(_export(added, "--review", "changed")) == 0
    assert main(["judge", "set", tampa, "place", "Springfield"]) == 2
    assert "may be several places" in capsys.readouterr().err


def test_a_judged_publication_date_redates_what_the_article_says(added):
    before = _export(added, "--publisher", "Gulf Herald").set_index("place_surface")
    article_id = services_article_id(added, "Gulf Herald")
    assert main(["judge", "set", article_id, "published", "2023-09-13"]) == 0
    after = _export(added, "--publisher", "Gulf Herald").set_index("place_surface")
    assert str(before.loc["Tampa", "date_start"]).startswith("2024-09-10")
    assert str(after.loc["Tampa", "date_start"]).startswith("2023-09-12")


def services_article_id(folder, publisher):
    with closing(open_store(f"sqlite:///{folder / 'store.db'}")) as store:
        return next(one.id for one in store.articles() if one.publisher == publisher)


def test_analyze_writes_the_contract_for_each_line(desk):
    source = desk / "in.jsonl"
    source.write_text(
        json.dumps({"id": "a1", "text": STORM, "published": "2024-09-11"})
        + "\n"
        + json.dumps({"id": 7, "text": ""})
        + "\n",
        encoding="utf-8",
    )
    target = desk / "out.jsonl"
    assert main(["analyze", str(source), "-o", str(target)]) == 0
    first, second = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    assert first["id"] == "a1"
    assert second == {"id": 7, "toponyms": [], "times": [], "reports": []} | {
        key: value
        for key, value in second.items()
        if key not in ("id", "toponyms", "times", "reports")
    }
    for toponym in first["toponyms"]:
        assert STORM[toponym["start"] : toponym["end"]] == toponym["surface"]
    tuesday = next(time for time in first["times"] if time["surface"] == "Tuesday")
    assert (tuesday["value"], tuesday["date_start"]) == ("2024-09-10", "2024-09-10")


def test_given_toponyms_are_resolved_and_no_others(desk):
    start = STORM.index("Fort Myers")
    spans = [{"start": start, "end": start + len("Fort Myers")}]
    source = desk / "given.jsonl"
    source.write_text(json.dumps({"id": "g", "text": STORM, "toponyms": spans}), encoding="utf-8")
    target = desk / "given-out.jsonl"
    assert main(["analyze", str(source), "-o", str(target), "--given-toponyms"]) == 0
    (found,) = json.loads(target.read_text("utf-8"))["toponyms"]
    assert found["surface"] == "Fort Myers"
    assert (round(found["lat"]), round(found["lon"])) == (27, -82)


def test_a_bad_line_is_named_and_the_others_go_on(desk, capsys):
    source = desk / "broken.jsonl"
    source.write_text('{"id": 1, "text": "Rain in Lima."}\n{"id": 2\n', encoding="utf-8")
    target = desk / "broken-out.jsonl"
    assert main(["analyze", str(source), "-o", str(target)]) == 1
    assert len(target.read_text("utf-8").splitlines()) == 1
    assert "broken.jsonl" in (message := capsys.readouterr().err)
    assert "line 2" in message


def test_bad_files_are_named_and_the_good_one_is_kept(desk, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE", f"sqlite:///{tmp_path / 'bad.db'}")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (inbox / "huge.txt").write_bytes(b"word " * 10_000_000)
    (inbox / "good.txt").write_text("A ferry sank near Lamu in Kenya.", encoding="utf-8")
    assert main(["add", str(inbox)]) == 1
    message = capsys.readouterr().err
    assert "1 new articles" in message
    for name in ("empty.txt", "picture.txt", "huge.txt"):
        assert name in message


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["add", "no/such/folder"], "no/such/folder"),
        (["analyze", "no-such.jsonl", "-o", "out.jsonl"], "no-such.jsonl"),
        (["--database", "mysql://x", "list"], "mysql"),
        (["export", "-o", "/no/such/folder/out.geojson"], "/no/such/folder"),
    ],
)
def test_an_error_is_one_line_and_exit_code_2(desk, capsys, arguments, named):
    assert main(arguments) == 2
    message = capsys.readouterr().err.strip()
    assert message.startswith("error: ")
    assert "\n" not in message
    assert named in message


def test_a_failed_analyze_leaves_nothing_half_written(desk, tmp_path, monkeypatch):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "text": "Rain in Lima."}\n', encoding="utf-8")
    target = tmp_path / "out.jsonl"
    monkeypatch.setenv("DATELINE_DATA", os.devnull)  # no gazetteer can be prepared there
    assert main(["analyze", str(source), "-o", str(target)]) == 2
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "-o", "x", "--from", "31 Feb"],
        ["export", "-o", "x", "--status", "maybe"],
        ["export", "-o", "x", "--type", "Weather"],
        ["export", "-o", "x", "--bbox", "1,2,3"],
        ["export", "-o", "x", "--shape", "1,2,3"],
        ["export", "-o", "x", "--precision", "9"],
        ["export", "-o", "x", "--confidence", "70"],
        ["export", "-o", "x", "--within", "Peru"],
        [],
    ],
)
def test_wrong_usage_exits_with_2(desk, arguments):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2


def test_demo_loads_the_samples_and_counts_them(desk, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE", f"sqlite:///{tmp_path / 'demo.db'}")
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    assert "status: " in out
    assert "expected" in out


def test_a_line_without_given_toponyms_is_left_out_and_the_others_go_on(desk, tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"id": 1, "text": "Rain in Lima."}\n'
        '{"id": 2, "text": "Rain in Lima.", "toponyms": [{"start": 8, "end": 12}]}\n',
        encoding="utf-8",
    )
    target = tmp_path / "out.jsonl"
    assert main(["analyze", str(source), "-o", str(target), "--given-toponyms"]) == 1
    assert json.loads(target.read_text("utf-8"))["id"] == 2
    assert "line 1" in capsys.readouterr().err


def test_a_device_is_never_replaced_by_the_output(desk, capsys):
    source = desk / "device.jsonl"
    source.write_text('{"id": 1, "text": ""}\n', encoding="utf-8")
    assert main(["analyze", str(source), "-o", os.devnull]) == 2
    assert "no regular file" in capsys.readouterr().err
    assert not Path(os.devnull).is_file()


def test_a_range_that_ends_before_it_begins_is_refused(desk, tmp_path, capsys):
    target = str(tmp_path / "out.geojson")
    arguments = ["export", "-o", target, "--from", "2024-02-01", "--to", "2024-01-01"]
    assert main(arguments) == 2
    assert "later than" in capsys.readouterr().err


def test_a_headline_cannot_steer_the_terminal(desk, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE", f"sqlite:///{tmp_path / 'steer.db'}")
    source = tmp_path / "steer.jsonl"
    title = "\x1b[2JRain\u202e"
    source.write_text(json.dumps({"title": title, "text": "Rain fell.\n"}), encoding="utf-8")
    assert main(["add", str(source)]) == 0
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert "Rain" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
