"""Which URLs open a store, and what is said of those that do not."""

import sqlite3
import sys
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.store import open_store
from tests.contracts.records import analysis


@pytest.mark.parametrize(
    "url", ["postgresql://localhost/x", "dateline.db", "mysql:///x", "", "sqlite:/x"]
)
def test_an_unknown_scheme_is_answered_with_what_is_supported(url):
    with pytest.raises(StoreError, match="sqlite:///"):
        open_store(url)


def test_a_file_and_its_folder_are_made(tmp_path):
    path = tmp_path / "new" / "folder" / "dateline.db"
    open_store(f"sqlite:///{path}").close()
    assert path.is_file()


def test_a_relative_path_counts_from_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///here.db").close()
    assert (tmp_path / "here.db").is_file()


def test_what_was_stored_is_there_after_reopening(tmp_path):
    url, found = f"sqlite:///{tmp_path / 'odd name # ? % é.db'}", analysis(reports=2)
    first = open_store(url)
    first.add([found])
    version = first.version()
    first.close()
    second = open_store(url)
    assert second.analysis(found.article.id) == found
    assert second.version() == version
    second.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", ":memory:"])
def test_a_private_store_is_gone_on_close(url):
    store = open_store(url)
    store.add([analysis()])
    folder = store._database.path.parent
    store.close()
    assert not folder.exists()
    other = open_store(url)
    assert other.articles() == ()
    other.close()


def test_two_stores_never_share_a_version(tmp_path):
    stores = [open_store(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db")]
    assert stores[0].version() != stores[1].version()
    for store in stores:
        store.close()


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and they are precious.")
    with pytest.raises(StoreError, match=r"notes\.txt is not a SQLite database"):
        open_store(f"sqlite:///{path}")
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]
    assert path.read_text().startswith("These are my notes")


def test_a_damaged_database_is_one_sentence(tmp_path):
    path = tmp_path / "dateline.db"
    store = open_store(f"sqlite:///{path}")
    store.add([analysis(reports=3)])
    store.close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 20_000)
    with pytest.raises(StoreError, match=r"dateline\.db"):
        open_store(f"sqlite:///{path}").articles()


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE bookmarks (url)")
    theirs.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(f"sqlite:///{path}")


def test_a_newer_database_asks_for_a_newer_dateline(tmp_path):
    path = tmp_path / "dateline.db"
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(StoreError, match="newer Dateline"):
        open_store(f"sqlite:///{path}")


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'dateline.db'}")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a read-only file system")
def test_a_read_only_folder_is_one_sentence():
    with pytest.raises(StoreError, match="cannot be"):
        open_store("sqlite:////proc/self/dateline.db")


def test_a_closed_store_says_so():
    store = open_store("sqlite://")
    store.close()
    store.close()
    for call in (store.version, store.articles, store.delete_samples):
        with pytest.raises(StoreError, match="closed"):
            call()


@pytest.mark.skipif(sys.platform == "win32", reason="the lock is another one on Windows")
def test_a_writer_that_waits_too_long_gives_up_with_a_sentence(tmp_path):
    from geo.store.locking import WriteLock

    path = tmp_path / "x.lock"
    with (
        WriteLock(path).held(),
        pytest.raises(StoreError, match="Another Dateline"),
        WriteLock(path, patience=0.05).held(),
    ):
        pass
    with WriteLock(path, patience=0.05).held():
        pass
