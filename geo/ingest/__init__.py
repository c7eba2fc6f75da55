"""Files, folders and pasted text to articles.

`read_paths` reads files and folders, `read_bytes` an upload, `read_pasted` the
page's form, `read_given` the input of `analyze`. What cannot be read comes out
as `Rejected` with file, row and reason, and the rest goes on. A text is kept
exactly as decoded, line ends included, because every offset points into it.

To add a kind of file that holds one article, write an `ArticleFileReader` like
text_reader.py; for one that holds many, a class with `suffixes`, `read` and
`read_data` like jsonl_reader.py. Enter it in `reading.READERS`, and add an
example to tests/contracts/test_contracts_readers.py.
"""

from geo.ingest.html_reader import HtmlReader
from geo.ingest.jsonl_reader import GivenArticle, JsonLinesReader, read_given
from geo.ingest.limits import MAX_ARTICLE_BYTES
from geo.ingest.pasted import read_pasted
from geo.ingest.reading import READERS, read_bytes, read_paths
from geo.ingest.text_reader import TextReader

__all__ = [
    "MAX_ARTICLE_BYTES",
    "READERS",
    "GivenArticle",
    "HtmlReader",
    "JsonLinesReader",
    "TextReader",
    "read_bytes",
    "read_given",
    "read_pasted",
    "read_paths",
]
