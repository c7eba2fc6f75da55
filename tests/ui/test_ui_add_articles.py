"""Uploads: read side by side, rejected by the name the visitor gave, summed up in one sentence."""

from geo.model import Article, Rejected
from geo.ui.add_articles import read_uploads, summary_line
from geo.wiring import Added


def test_a_manifest_finds_the_texts_that_came_with_it():
    manifest = b"file,title,publisher,published\none.txt,Polls open,Andes Courier,2024-04-15\n"
    [article] = read_uploads({"one.txt": b"Voters queued in Lima.", "manifest.csv": manifest})
    assert isinstance(article, Article)
    assert article.publisher == "Andes Courier"


def test_a_bad_file_is_named_as_the_visitor_named_it_and_the_rest_goes_on():
    good, bad = b"Voters queued in Lima.", b"\x00\x01\x02\xff" * 100
    items = read_uploads({"good.txt": good, "bad.txt": bad, "empty.txt": b""})
    rejected = [item for item in items if isinstance(item, Rejected)]
    assert len(items) - len(rejected) == 1
    assert {item.origin.split(",")[0] for item in rejected} == {"bad.txt", "empty.txt"}


def test_the_summary_counts_everything():
    added = Added(new=5, known=1, mentions=214, mapped=148, undated=2)
    assert summary_line(added) == (
        "5 articles added, 214 mentions, 148 on the map, 66 not, 1 already known, "
        "2 without a publication date."
    )


def test_the_summary_warns_of_publication_dates_in_the_future():
    assert summary_line(Added(new=3, ahead=2)).endswith(
        ", 2 publication dates in the future: check in Articles."
    )
    assert ", 1 publication date in the future" in summary_line(Added(new=3, ahead=1))
