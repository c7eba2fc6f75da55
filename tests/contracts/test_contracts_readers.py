"""What every reader must do, whichever kind of file it reads."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.ingest import MAX_ARTICLE_BYTES, READERS
from geo.model import Article, Rejected

TEXT = "Ferry sinks off Kisumu\n\nA ferry sank on Lake Victoria on Tuesday. Nobody was hurt."

PAGE = (
    "<html lang='en'><head><title>Ferry sinks off Kisumu</title>"
    "<meta property='og:site_name' content='Lake Post'>"
    "<meta property='article:published_time' content='2024-03-05T08:00:00+03:00'>"
    "<link rel='canonical' href='https://lake.example/ferry'></head>"
    "<body><article><h1>Ferry sinks off Kisumu</h1><p>A ferry sank on Lake Victoria on Tuesday, "
    "the county said.</p><p>Nobody was hurt.</p></article></body></html>"
)

FRONT_MATTER = (
    "---\ntitle: Ferry sinks off Kisumu\npublisher: Lake Post\npublished: 2024-03-05\n"
    "url: https://lake.example/ferry\n---\n"
)

LINE = (
    '{"text": "A ferry sank on Lake Victoria on Tuesday. Nobody was hurt.", '
    '"title": "Ferry sinks off Kisumu", "publisher": "Lake Post", "published": "2024-03-05", '
    '"url": "https://lake.example/ferry"}\n'
)

EXAMPLES = {
    "TextReader": (".txt", FRONT_MATTER + TEXT),
    "HtmlReader": (".html", PAGE),
    "JsonLinesReader": (".jsonl", LINE),
}
"""For each reader an ending and the same article in its own form."""


@pytest.fixture(params=READERS, ids=lambda kind: kind.__name__)
def reader(request):
    return request.param()


@pytest.fixture
def example(reader):
    return EXAMPLES[type(reader).__name__]


def test_endings_are_lower_case_with_their_dot(reader):
    assert reader.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)


def test_an_article_comes_with_all_that_its_file_says(reader, example, tmp_path):
    ending, content = example
    path = tmp_path / f"ferry{ending}"
    path.write_text(content, encoding="utf-8")
    (article,) = reader.read(path)
    assert article.title == "Ferry sinks off Kisumu"
    assert article.publisher == "Lake Post"
    assert article.published == date(2024, 3, 5)
    assert article.published_rule
    assert article.url == "https://lake.example/ferry"
    assert "A ferry sank on Lake Victoria on Tuesday" in article.text
    assert article.origin.startswith(str(path))
    assert not article.is_sample


def test_an_upload_reads_like_the_file(reader, example, tmp_path):
    ending, content = example
    path = tmp_path / f"ferry{ending}"
    path.write_bytes(content.encode())
    (from_file,) = reader.read(path)
    (uploaded,) = reader.read_data(content.encode(), path.name)
    assert (uploaded.id, uploaded.title, uploaded.published) == (
        from_file.id,
        from_file.title,
        from_file.published,
    )


@pytest.mark.parametrize("data", [b"", b" \n\n ", b"\x00\x01\x02\xff" * 50], ids=repr)
def test_what_is_no_text_is_rejected_with_file_and_reason(reader, example, tmp_path, data):
    path = tmp_path / f"bad{example[0]}"
    path.write_bytes(data)
    (rejected,) = reader.read(path)
    assert isinstance(rejected, Rejected)
    assert rejected.origin.startswith(str(path))
    assert rejected.reason.endswith(".")


def test_too_large_is_rejected_with_the_size(reader, example, tmp_path):
    path = tmp_path / f"large{example[0]}"
    path.write_bytes(b"x" * (MAX_ARTICLE_BYTES + 1))
    (rejected,) = reader.read(path)
    assert "5" in rejected.reason
    assert "MB" in rejected.reason


def test_a_file_that_is_gone_is_rejected(reader, example, tmp_path):
    (rejected,) = reader.read(tmp_path / f"gone{example[0]}")
    assert isinstance(rejected, Rejected)


def test_a_hostile_link_is_dropped(reader, example):
    hostile = example[1].replace("https://lake.example/ferry", "javascript:alert(1)")
    (article,) = reader.read_data(hostile.encode(), f"x{example[0]}")
    assert article.url is None


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_as_articles_or_rejections(reader, example, data):
    for item in reader.read_data(data, f"any{example[0]}"):
        assert isinstance(item, Article | Rejected)
        if isinstance(item, Article):
            item.text.encode("utf-8")
            assert item.text.strip()
