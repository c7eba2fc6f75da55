"""Plain text and Markdown, one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.errors import InputError
from geo.ingest.decoding import decode
from geo.ingest.front_matter import split_front_matter
from geo.ingest.limits import check_size, read_limited
from geo.ingest.manifest import Manifests
from geo.ingest.metadata import Metadata, make_article
from geo.model import Article, Rejected


class TextReader:
    """Reads text files; metadata come from manifest.csv beside them, then from front matter."""

    suffixes = frozenset({".txt", ".text", ".md"})

    def __init__(self, manifests: Manifests | None = None) -> None:
        """Share `manifests` among readers, so that each is read once."""
        self._manifests = manifests or Manifests()

    def read(self, path: Path) -> Iterator[Article | Rejected]:
        """Yield the article of `path`, or why it is none."""
        try:
            known = self._manifests.known(path)
            yield _article(read_limited(path), str(path), known)
        except InputError as error:
            yield Rejected(str(path), f"{error}")

    def read_data(self, data: bytes, name: str) -> Iterator[Article | Rejected]:
        """Yield the article of an upload called `name`, or why it is none."""
        try:
            check_size(data)
            yield _article(data, name, [])
        except InputError as error:
            yield Rejected(name, f"{error}")


def _article(data: bytes, origin: str, known: list[Metadata]) -> Article:
    decoded = decode(data)
    front_matter, text = split_front_matter(decoded.text)
    told = f"{origin} ({decoded.note})" if decoded.note else origin
    return make_article(text, [*known, *([front_matter] if front_matter else [])], told, origin)
