"""Folders, manifests and the order in which things are read."""

import os
from datetime import date
from pathlib import Path

import pytest

from geo.errors import MissingInputError
from geo.ingest import read_bytes, read_paths
from geo.model import Article, Rejected


@pytest.fixture
def folder(tmp_path):
    def fill(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path

    return fill


def split(items):
    items = list(items)
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, Rejected)]


def test_a_folder_is_read_below_and_in_order(folder):
    root = folder({"b.txt": "B here.", "a.md": "A here.", "sub/c.txt": "C here."})
    articles, rejected = split(read_paths([root]))
    assert [article.text for article in articles] == ["A here.", "B here.", "C here."]
    assert rejected == []


def test_hidden_files_are_passed_over_and_unknown_ones_named(folder):
    root = folder({".x.txt": "x", ".git/y.txt": "y", "a.pdf": "z", "b": "z", "c.txt": "C here."})
    articles, rejected = split(read_paths([root]))
    assert [article.text for article in articles] == ["C here."]
    assert [Path(item.origin).name for item in rejected] == ["a.pdf", "b"]
    assert "not read yet" in rejected[0].reason
    assert "without an ending" in rejected[1].reason


def test_a_missing_path_is_told_before_anything_is_read(folder):
    root = folder({"a.txt": "A here."})
    with pytest.raises(MissingInputError, match="nowhere"):
        read_paths([root / "a.txt", root / "nowhere.txt"])


def test_a_file_named_twice_is_read_once(folder):
    root = folder({"a.txt": "A here."})
    articles, _ = split(read_paths([root / "a.txt", root, root / "." / "a.txt"]))
    assert len(articles) == 1


def test_a_manifest_describes_the_files_of_its_folder(folder):
    root = folder(
        {
            "manifest.csv": (
                "\ufefffile,title,publisher,published,url\r\n"
                'a.txt,"Votes, counted",Andes Wire,2024-10-05,https://a.example/x\r\n'
                "p.html,,Lake Post,,\r\n"
            ),
            "a.txt": "---\ntitle: Another\npublisher: Other\nlanguage: es\n---\nLima counts.",
            "b.txt": "Not in the manifest.",
            "p.html": "<html><body><p>A ferry sank on Lake Victoria on Tuesday.</p></body></html>",
        }
    )
    articles, rejected = split(read_paths([root]))
    assert rejected == []
    first, second, third = articles
    assert (first.title, first.publisher, first.language) == ("Votes, counted", "Andes Wire", "es")
    assert first.published == date(2024, 10, 5)
    assert first.published_rule == "manifest.csv row 2"
    assert second.publisher is None
    assert third.publisher == "Lake Post"
    assert split(read_paths([root / "a.txt"]))[0] == [first]


def test_broken_rows_are_named_and_the_rest_goes_on(folder):
    root = folder(
        {
            "manifest.csv": (
                "file,title,publisher,published,url\n"
                "a.txt,Good,Andes Wire,2024-10-05,\n"
                "b.txt,Title,with,too,many,commas\n"
                "c.txt,Too few\n"
                ",No name,x,2024-10-05,\n"
                "gone.txt,Gone,x,2024-10-05,\n"
                "a.txt,Again,x,2024-10-05,\n"
                "../a.txt,Elsewhere,x,2024-10-05,\n"
                "d.txt,Bad date,Andes Wire,32 Oct,\n"
            ),
            **{f"{name}.txt": f"{name} here." for name in "abcd"},
        }
    )
    articles, rejected = split(read_paths([root]))
    assert [Path(item.origin).name for item in rejected] == [
        *(f"manifest.csv row {number}" for number in (3, 4, 5, 6, 7, 8)),
        "b.txt",
        "c.txt",
    ]
    for item, said in zip(
        rejected[:6],
        ("more fields", "fewer fields", "names no file", "gone.txt", "second time", "own folder"),
        strict=True,
    ):
        assert said in item.reason
    assert [article.text for article in articles] == ["a here.", "d here."]
    assert articles[1].published is None
    assert articles[1].published_rule == "'32 Oct' in manifest.csv row 9 is not a date"


def test_a_file_waits_until_its_row_is_mended(folder):
    files = {"manifest.csv": "file,publisher,published\na.txt,Andes Wire\n", "a.txt": "A here."}
    _, rejected = split(read_paths([folder(files)]))
    assert rejected[1].reason == "waits for row 2 of manifest.csv: mend the row and add it again."
    mended = {"manifest.csv": "file,publisher,published\na.txt,Andes Wire,2024-10-05\n"}
    (article,) = read_paths([folder(mended)])
    assert (article.publisher, article.published) == ("Andes Wire", date(2024, 10, 5))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_manifest_may_be_parted_by_semicolons_or_tabs(folder, mark):
    rows = "file,publisher,title\na.txt,Andes Wire,Votes\n".replace(",", mark)
    (article,) = read_paths([folder({"manifest.csv": rows, "a.txt": "A here."})])
    assert (article.publisher, article.title) == ("Andes Wire", "Votes")


def test_a_folder_without_files_is_told(tmp_path):
    (tmp_path / "below").mkdir()
    (rejected,) = read_paths([tmp_path])
    assert rejected == Rejected(str(tmp_path), "holds no files: give a folder with articles in it.")


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("name,title\na.txt,x\n", "no column 'file'"),
        ("", "is empty"),
        ('file,title\na.txt,"open', "quotation marks"),
    ],
)
def test_a_manifest_that_cannot_be_read_costs_no_article(folder, manifest, said):
    root = folder({"manifest.csv": manifest, "a.txt": "A here."})
    articles, rejected = split(read_paths([root]))
    assert [article.text for article in articles] == ["A here."]
    assert len(rejected) == 1
    assert said in rejected[0].reason


def test_a_manifest_is_no_article(folder):
    root = folder({"manifest.csv": "file\n"})
    (alone,) = read_paths([root / "manifest.csv"])
    (uploaded,) = read_bytes("manifest.csv", b"file\n")
    assert "is a manifest" in alone.reason
    assert "is a manifest" in uploaded.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (rejected,) = read_paths([tmp_path])
    assert "not a regular file" in rejected.reason


def test_endings_are_read_in_any_case(folder):
    root = folder({"A.TXT": "A here."})
    assert split(read_paths([root]))[0][0].text == "A here."


SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the shared articles are not here")
def test_real_articles_come_with_publisher_date_and_untouched_text():
    articles, rejected = split(read_paths([SHARED / "articles"]))
    assert rejected == []
    assert len(articles) == 5
    for article in articles:
        assert article.text == Path(article.origin).read_bytes().decode()
        assert article.publisher
        assert article.published
        assert article.title
