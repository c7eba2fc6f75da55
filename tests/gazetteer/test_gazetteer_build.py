import gzip
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.gazetteer import EmbeddedGazetteer, build, entries, prepare, prepared_folder, sources
from geo.gazetteer.index import Index
from geo.model import FeatureClass, Worldview


@pytest.fixture
def few_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build from the countries alone: the same code in a moment instead of half a minute."""
    countries = [e for e in entries.read_countries() if e.code in ("UA", "PE", "KE")]
    monkeypatch.setattr(build, "read_entries", lambda: countries)


def test_prepare_twice_builds_once(few_entries: None, tmp_path: Path) -> None:
    first = prepare(tmp_path, show_progress=False)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in first.iterdir())
    assert prepare(tmp_path) == first == prepared_folder(tmp_path)
    assert sorted((path.name, path.stat().st_mtime_ns) for path in first.iterdir()) == before


def test_prepare_by_several_at_once_leaves_one_whole_index(
    few_entries: None, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(4) as pool:
        folders = set(pool.map(lambda _: prepare(tmp_path), range(4)))
    assert folders == {prepared_folder(tmp_path)}
    assert list(tmp_path.iterdir()) == list(folders), "no half-built folder stays behind"
    assert EmbeddedGazetteer(tmp_path).lookup("Peru")[0].place.feature is FeatureClass.COUNTRY


def test_indexes_of_other_versions_are_removed_once_the_new_one_is_there(
    few_entries: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "content_version", lambda: "0123456789ab")
    older = prepare(tmp_path)
    still_open = EmbeddedGazetteer(tmp_path)
    assert still_open.lookup("Kenya")
    (tmp_path / "gazetteer-notes").mkdir()
    (tmp_path / "store.sqlite").write_bytes(b"kept")

    monkeypatch.setattr(sources, "content_version", lambda: "fedcba987654")
    newer = prepare(tmp_path)

    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {newer.name, "gazetteer-notes", "store.sqlite"}
    assert not older.exists()
    assert still_open.lookup("Peru")[0].place.name == "Peru", "an open index keeps its files"


def test_an_index_that_cannot_be_removed_is_no_error(
    few_entries: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gazetteer-0123456789ab").mkdir()
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "gazetteer-0123456789ab":
            raise PermissionError(path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert prepare(tmp_path).is_dir()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    with pytest.raises(DataError, match="DATELINE_DATA"):
        prepare(file)


def test_a_damaged_index_says_what_to_delete(few_entries: None, tmp_path: Path) -> None:
    folder = prepare(tmp_path)
    (folder / "places.npy").write_bytes(b"")
    with pytest.raises(DataError, match="delete that folder"):
        Index(folder, Worldview.UN)


DAMAGED_TABLES = {
    "empty": b"",
    "not gzip": b"not gzip at all",
    "no header": gzip.compress(b""),
    "another header": gzip.compress(b"wrong\theader\n1\t2\n"),
    "a short row": gzip.compress(b"code\tname\nUA\n"),
    "not UTF-8": gzip.compress(b"\xff\xfe\xff"),
    "cut off": gzip.compress(b"code\tname\nUA\tUkraine\n")[:-12],
}


# The names are the tests' own: compressed bytes hold the time, and two workers would differ.
@pytest.mark.parametrize("content", DAMAGED_TABLES.values(), ids=DAMAGED_TABLES.keys())
def test_a_damaged_table_is_one_clear_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "countries.tsv.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"countries\.tsv\.gz.*(restore|rebuild)"):
        list(sources.read_rows(path, "code", "name"))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"regions\.tsv\.gz"):
        list(sources.read_rows(tmp_path / "regions.tsv.gz", "code"))


def test_damaged_outlines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "areas.geojson"
    path.write_text('{"type": "FeatureCollection"')
    with pytest.raises(DataError, match="GeoJSON"):
        sources.read_features(path)


def test_the_version_follows_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources.content_version()
    copied = shutil.copytree(sources.TABLES, tmp_path / "tables")
    monkeypatch.setattr(sources, "TABLES", copied)
    assert sources.content_version() == before
    with (copied / "adjectives.csv").open("a", encoding="utf-8") as opened:
        opened.write("PE,Incan\n")
    assert sources.content_version() != before


def test_the_version_follows_what_the_builder_does_not_how_it_is_told() -> None:
    told = b'LIMIT = 3\n"""Judgement."""\n\ndef double(n):\n    """Twice."""\n    return 2 * n\n'
    bare = b"LIMIT = 3  # found by hand\ndef double(n):\n\n    return (2 * n)\n"
    assert sources._code(told) == sources._code(bare)
    assert sources._code(bare) != sources._code(bare.replace(b"3", b"4"))
