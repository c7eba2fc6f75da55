"""The full GeoNames gazetteer, built from a slice in the form of GeoNames' dump."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo.cli import main
from geo.errors import DataError, InputError, MissingInputError
from geo.gazetteer import EmbeddedGazetteer, entries, prepare
from geo.gazetteer import build as preparing
from geo.gazetteer.geonames import Built, build, dump
from geo.gazetteer.index import MOST_BEARERS
from geo.model import FeatureClass, Place, Worldview
from geo.settings import PROJECT_ROOT

SLICE = Path(__file__).parent / "geonames"
SOME_COUNTRIES = ("PE", "UA", "US", "RU", "TW", "BZ")


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose shipped gazetteer is a few countries and their regions."""
    folder = tmp_path_factory.mktemp("data")
    kept = [e for e in entries.read_countries() if e.code in SOME_COUNTRIES]
    kept += [
        entry
        for entry in entries.read_entries()
        if (entry.feature is FeatureClass.REGION and entry.country in SOME_COUNTRIES)
        or entry.name in ("Arequipa", "Golan Heights", "Black Sea")
        or entry.id == "dateline:airport-lhr"
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preparing, "read_entries", lambda: kept)
        prepare(folder)
    return folder


@pytest.fixture
def dump_folder(tmp_path: Path) -> Path:
    """A copy of the slice that a test may damage; without alternateNamesV2."""
    folder = shutil.copytree(SLICE, tmp_path / "dump")
    (folder / "alternateNamesV2.txt").unlink()
    return folder


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory, small_data: Path) -> EmbeddedGazetteer:
    built = build(SLICE, tmp_path_factory.mktemp("full") / "geonames", small_data)
    return EmbeddedGazetteer(built=built.folder)


def only(gazetteer: EmbeddedGazetteer, name: str) -> Place:
    (match,) = gazetteer.lookup(name)
    return match.place


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Yanque Chico", FeatureClass.SETTLEMENT),
        ("Pueblo Viejo de Yanque", FeatureClass.SETTLEMENT),
        ("Distrito de Yanqui Alto", FeatureClass.DISTRICT),
        ("Nova Yanque", FeatureClass.REGION),
        ("Laguna Azulmarina", FeatureClass.WATER),
        ("Mount Everest", FeatureClass.LANDFORM),
        ("Yanque Guyot", FeatureClass.LANDFORM),
        ("Bosque de Yanque", FeatureClass.LANDFORM),
        ("Yellowstone National Park", FeatureClass.AREA),
        ("Union of Soviet Socialist Republics", FeatureClass.AREA),
        ("Yanquecito", FeatureClass.AREA),
        ("Base Militar de Yanque", FeatureClass.FACILITY),
        ("London Heathrow Airport", FeatureClass.FACILITY),
        ("Autopista Yanque-Cabana", FeatureClass.FACILITY),
    ],
)
def test_feature_codes_become_feature_classes(
    full: EmbeddedGazetteer, name: str, feature: FeatureClass
) -> None:
    assert only(full, name).feature is feature


def test_a_row_becomes_a_place_with_what_holds_it(full: EmbeddedGazetteer) -> None:
    place = only(full, "Yanque Chico")
    assert place.id == "geonames:11111121"
    assert (place.lat, place.lon) == (-15.64993, -71.66021)
    assert (place.country_code, place.region_code) == ("PE", "04")
    assert place.region_name == "Arequipa Department"
    district = full.district_of(place.id)
    assert district is not None
    assert district.name == "Provincia de Arequipa"
    assert full.contains("geonames:3932488", place)


def test_new_regions_are_found_by_their_code(full: EmbeddedGazetteer) -> None:
    region = full.region("PE", "99")
    assert region is not None
    assert region.name == "Nova Yanque"


def test_alternate_names_and_codes_are_names(full: EmbeddedGazetteer) -> None:
    for name in ("Little Yanque", "Yanki Chiku"):
        assert only(full, name).id == "geonames:11111121"
    assert only(full, "Аеропорт Гітроу").geonames_id == 2647216
    assert only(full, "EGLL").geonames_id == 2647216
    assert full.lookup("egll") == (), "codes are written in capitals"
    for no_name in ("Q8048606", "https://en.wikipedia.org/wiki/Yanque", "04001"):
        assert full.lookup(no_name) == ()
    assert full.lookup("Nowhere in this dump") == ()


def test_what_ships_without_geonames_id_is_joined_with_its_row(full: EmbeddedGazetteer) -> None:
    airport = only(full, "London Heathrow Airport")
    assert airport.id == "dateline:airport-lhr"
    assert airport.geonames_id == 2647216
    assert full.place("geonames:2647216") == airport
    assert only(full, "Black Sea").id == "dateline:black-sea"


def test_without_alternate_names_v2_those_of_the_table_of_places_count(
    dump_folder: Path, small_data: Path, tmp_path: Path
) -> None:
    built = build(dump_folder, tmp_path / "full", small_data)
    full = EmbeddedGazetteer(built=built.folder)
    assert only(full, "Chomolungma").name == "Mount Everest"
    assert only(full, "Чорне море").id == "dateline:black-sea"
    assert full.lookup("Little Yanque") == ()


def test_countries_take_no_names_from_the_dump(full: EmbeddedGazetteer) -> None:
    assert full.lookup("Land of the Yanque") == ()
    assert full.lookup("Peru")[0].place.id == "geonames:3932488"


def test_minor_bearers_come_after_those_of_the_news(full: EmbeddedGazetteer) -> None:
    paris = [match.place for match in full.lookup("Paris")]
    assert [place.feature for place in paris[:2]] == [FeatureClass.SETTLEMENT] * 2
    assert [place.country_code for place in paris[:2]] == ["FR", "US"]
    assert "Iglesia de Paris" not in [place.name for place in paris[:2]]
    assert full.lookup("San Antonio")[0].place.country_code == "US"


def test_a_place_in_a_country_is_found_among_thousands_of_its_name(
    dump_folder: Path, small_data: Path, tmp_path: Path
) -> None:
    row = (dump_folder / "allCountries.txt").read_text("utf-8").splitlines()
    village = next(line for line in row if line.startswith("11111103\t"))
    _, _, rest = village.replace("\tBZ\t", "\tUS\t").replace("\t1100\t", "\t5000\t").partition("\t")
    with (dump_folder / "allCountries.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{20_000_000 + number}\t{rest}\n" for number in range(3000))
    full = EmbeddedGazetteer(built=build(dump_folder, tmp_path / "full", small_data).folder)
    found = full.lookup("San Antonio")
    assert len(found) == MOST_BEARERS
    assert found[0].place.id == "geonames:4726206"
    assert "BZ" not in {match.place.country_code for match in found}
    assert [m.place.id for m in full.lookup("San Antonio, Belize")] == ["geonames:11111103"]


def test_disputed_places_of_the_dump_are_told_as_such(full: EmbeddedGazetteer) -> None:
    crimean = only(full, "Zaytunivka")
    assert crimean.country_code == "UA"
    assert crimean.disputed
    assert only(full, "Tamshui Hamlet").disputed is None or "China" in str(
        only(full, "Tamshui Hamlet").disputed
    )
    assert only(full, "Har Betarim").country_code == "SY"


def test_de_facto_borders_hold_for_places_of_the_dump(full: EmbeddedGazetteer) -> None:
    de_facto = EmbeddedGazetteer(built=full._built, worldview=Worldview.DE_FACTO)
    assert only(de_facto, "Zaytunivka").country_code == "RU"
    assert only(de_facto, "Har Betarim").country_code == "IL"


# --- files ------------------------------------------------------------------------------------


def test_zipped_tables_give_the_same(small_data: Path, tmp_path: Path, dump_folder: Path) -> None:
    plain = build(dump_folder, tmp_path / "plain", small_data)
    text = dump_folder / "allCountries.txt"
    with zipfile.ZipFile(text.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(text, text.name)
    text.unlink()
    packed = build(dump_folder, tmp_path / "packed", small_data)
    assert _content(plain.folder) == _content(packed.folder)


def test_files_of_countries_are_read_together(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    rows = (dump_folder / "allCountries.txt").read_text("utf-8").splitlines(keepends=True)
    for code in ("PE", "NP"):
        kept = [row for row in rows if row.split("\t")[8] == code]
        (dump_folder / f"{code}.txt").write_text("".join(kept), "utf-8")
    (dump_folder / "allCountries.txt").unlink()
    full = EmbeddedGazetteer(built=build(dump_folder, tmp_path / "full", small_data).folder)
    assert only(full, "Mount Everest").country_code == "NP"
    assert only(full, "Yanque Chico").country_code == "PE"
    assert full.lookup("Kilimanjaro") == ()


def test_the_same_dump_is_not_built_again(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    first = build(dump_folder, tmp_path / "full", small_data)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in first.folder.iterdir())
    again = build(dump_folder, tmp_path / "full", small_data)
    assert (first.was_there, again.was_there) == (False, True)
    assert sorted((p.name, p.stat().st_mtime_ns) for p in again.folder.iterdir()) == before


def test_a_newer_dump_replaces_an_older_gazetteer(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    older = EmbeddedGazetteer(built=build(dump_folder, tmp_path / "full", small_data).folder)
    version = older.version
    with (dump_folder / "allCountries.txt").open("a", encoding="utf-8") as file:
        file.write(_row(11111150, "Yanque Nuevo"))
    newer = EmbeddedGazetteer(built=build(dump_folder, tmp_path / "full", small_data).folder)
    assert newer.version != version
    assert only(newer, "Yanque Nuevo").id == "geonames:11111150"
    assert older.lookup("Yanque Chico"), "an open gazetteer keeps its files"
    assert {path.name for path in tmp_path.iterdir()} == {"dump", "full"}


def test_a_folder_with_something_else_is_left_alone(small_data: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="--to"):
        build(SLICE, tmp_path, small_data)
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "mine"


def test_a_setting_that_names_no_gazetteer_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"DATELINE_GAZETTEER.*gazetteer build"):
        EmbeddedGazetteer(built=tmp_path).lookup("Lima")


# --- damage -----------------------------------------------------------------------------------


def _row(number: object = 11111151, name: str = "Yanque", **other: str) -> str:
    fields = [str(number), name, name, "", "-15.1", "-71.1", "P", "PPL", "PE", "", "04", "", "", "",
              "0", "", "0", "America/Lima", "2024-03-05"]  # fmt: skip
    places = {"lat": 4, "lon": 5, "feature_class": 6, "country": 8, "population": 14}
    for field, value in other.items():
        fields[places[field]] = value
    return "\t".join(fields) + "\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (_row(lat="95.1"), r"'latitude' is '95\.1', not from -90 to 90"),
        (_row(lat="nan"), "'latitude' is 'nan', not from -90 to 90"),
        (_row(lon="east"), "'longitude' is 'east', no number"),
        (_row(number="x1"), "'geonameid' is 'x1', no number"),
        (_row(number="12345678901"), "'geonameid' is '12345678901', not from 1"),
        (_row(population="-5"), "'population' is '-5'"),
        (_row(population="1.5"), r"'population' is '1\.5', no whole number"),
        (_row(feature_class="Z"), "'feature class' is 'Z'"),
        (_row(country="PER"), "'country code' is 'PER'"),
        (_row(name=""), "'name' is '', no name"),
        ("11111151\tYanque\t-15", "3 fields instead of 19"),
    ],
)
def test_a_damaged_row_is_left_out_and_told(
    small_data: Path, tmp_path: Path, dump_folder: Path, row: str, told: str
) -> None:
    with (dump_folder / "allCountries.txt").open("a", encoding="utf-8") as file:
        file.write(row)
    built = build(dump_folder, tmp_path / "full", small_data)
    assert built.damaged == 1
    (sentence,) = built.told
    assert "allCountries.txt, line 52" in sentence
    assert re.search(told, sentence)
    assert EmbeddedGazetteer(built=built.folder).lookup("Yanque Chico")


def test_text_that_is_not_utf8_is_a_damaged_row(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    with (dump_folder / "allCountries.txt").open("ab") as file:
        file.write(_row(name="Yánque").encode("latin-1"))
    built = build(dump_folder, tmp_path / "full", small_data)
    assert "'name' is" in built.told[0]
    assert "not UTF-8" in built.told[0]


def test_another_table_in_the_place_of_the_places_is_refused(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    shutil.copy(SLICE / "alternateNamesV2.txt", dump_folder / "allCountries.txt")
    with pytest.raises(InputError, match=r"allCountries\.txt, line 1: it has 10 fields.*replace"):
        build(dump_folder, tmp_path / "full", small_data)
    assert not (tmp_path / "full").exists()


def test_many_damaged_rows_are_refused(small_data: Path, tmp_path: Path, dump_folder: Path) -> None:
    with (dump_folder / "allCountries.txt").open("a", encoding="utf-8") as file:
        file.writelines(_row(number, lat="up") for number in range(20_000_000, 20_000_020))
    with pytest.raises(InputError, match=r"line 52.*20 of 71 rows"):
        build(dump_folder, tmp_path / "full", small_data)


def test_a_damaged_zip_and_an_empty_table_say_what_to_do(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    (dump_folder / "allCountries.txt").write_text("")
    with pytest.raises(InputError, match=r"allCountries\.txt: is empty; download it again"):
        build(dump_folder, tmp_path / "full", small_data)
    (dump_folder / "allCountries.txt").unlink()
    (dump_folder / "allCountries.zip").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(InputError, match=r"allCountries\.zip: is damaged .*; download it again"):
        build(dump_folder, tmp_path / "full", small_data)


def test_a_folder_without_a_dump_says_where_to_get_one(small_data: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(MissingInputError, match=r"GeoNames|geonames"):
            build(folder, tmp_path / "full", small_data)


def test_a_damaged_table_of_codes_is_named(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    (dump_folder / "admin2Codes.txt").write_text("PE.04.0401\tArequipa\n", "utf-8")
    with pytest.raises(InputError, match=r"admin2Codes\.txt, line 1: has 2 fields instead of 4"):
        build(dump_folder, tmp_path / "full", small_data)


# --- killed and resumed -----------------------------------------------------------------------


def test_the_command_tells_what_is_left_out_and_how_to_use_the_rest(
    small_data: Path,
    tmp_path: Path,
    dump_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(small_data))
    monkeypatch.delenv("DATELINE_GAZETTEER", raising=False)
    command = ["gazetteer", "build", "--geonames", str(dump_folder), "--to", str(tmp_path / "full")]
    assert main(command) == 0
    assert f"DATELINE_GAZETTEER={tmp_path / 'full'}" in capsys.readouterr().err
    with (dump_folder / "allCountries.txt").open("a", encoding="utf-8") as file:
        file.write(_row(lat="north"))
    assert main(command) == 1
    told = capsys.readouterr().err
    assert "line 52: field 'latitude' is 'north'" in told
    assert "1 damaged rows" in told
    (dump_folder / "allCountries.txt").unlink()
    assert main(command) == 2
    assert "error: " in capsys.readouterr().err
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "full"))
    assert EmbeddedGazetteer().lookup("Yanque Chico"), "the setting names the built gazetteer"


DIES_AT = """
import os, signal, sys
from pathlib import Path
from geo.gazetteer.geonames import build, dump, workspace
dump.CHUNK_BYTES = 1500
source, target, data, last = *map(Path, sys.argv[1:4]), int(sys.argv[4])
saved = 0
save = workspace.Workspace.save
def dying(self, name, write):
    def half(path):
        write(path)
        os.truncate(path, path.stat().st_size // 2)
        os.kill(os.getpid(), signal.SIGKILL)
    global saved
    saved += 1
    save(self, name, half if saved == last else write)
workspace.Workspace.save = dying
print(build(source, target, data).finished_before)
"""


DIES_WHILE_PUBLISHING = """
import os, signal, sys
from pathlib import Path
from geo.gazetteer.geonames import build
replace = Path.replace
def dying(self, target):
    if self.name == "index":
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = dying
build(*map(Path, sys.argv[1:4]))
"""


def _run(
    program: str, target: Path, data: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, str(SLICE), str(target), str(data), *arguments],
        cwd=PROJECT_ROOT, env={**os.environ}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_goes_on_where_it_was(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "killed"
    kept_files = 0
    for _ in range(20):
        run = _run(DIES_AT, target, small_data, "9")
        if run.returncode == 0:
            break
        assert run.returncode == -9, run.stderr
        assert not target.exists(), "half a gazetteer is never published"
        finished = list(target.with_name("killed.building").rglob("*.np?"))
        assert len(finished) > kept_files, "every run gets farther"
        kept_files = len(finished)
    assert run.returncode == 0
    assert kept_files > 10, "it was killed at several stages"
    assert "Going on with an earlier build" in run.stdout + run.stderr
    monkeypatch.setattr(dump, "CHUNK_BYTES", 1500)
    whole = build(SLICE, tmp_path / "whole", small_data)
    assert _content(target) == _content(whole.folder)
    assert {path.name for path in tmp_path.iterdir()} == {"killed", "whole"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_killed_between_the_old_gazetteer_and_the_new_one_is_finished(
    small_data: Path, tmp_path: Path, dump_folder: Path
) -> None:
    target = tmp_path / "full"
    build(dump_folder, target, small_data)
    run = _run(DIES_WHILE_PUBLISHING, target, small_data)
    assert run.returncode == -9, run.stderr
    assert not target.exists()
    built = build(SLICE, target, small_data)
    assert built.finished_before > 0
    assert EmbeddedGazetteer(built=target).lookup("Little Yanque")
    assert {path.name for path in tmp_path.iterdir()} == {"full", "dump"}


def test_another_dump_starts_anew(small_data: Path, tmp_path: Path, dump_folder: Path) -> None:
    unfinished = tmp_path / "full.building"
    unfinished.mkdir()
    (unfinished / "source.json").write_text('["of another dump"]', "utf-8")
    (unfinished / "places-000-00000.npz").write_bytes(b"of another dump")
    built = build(dump_folder, tmp_path / "full", small_data)
    assert isinstance(built, Built)
    assert built.finished_before == 0


def _content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "built.json"}
