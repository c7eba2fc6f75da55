"""What the kinds of files that hold one article each have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.errors import InputError
from geo.ingest.limits import check_size, read_limited
from geo.ingest.manifest import Manifests
from geo.ingest.metadata import Metadata
from geo.model import Article, Rejected


class ArticleFileReader(ABC):
    """Reads files of one article each; what manifest.csv beside a file says of it comes first."""

    suffixes: frozenset[str]
    """Endings of the files that are read, lower case, with the dot."""

    def __init__(self, manifests: Manifests | None = None) -> None:
        """Share `manifests` among readers, so that each is read once."""
        self._manifests = manifests or Manifests()

    @abstractmethod
    def article(self, data: bytes, origin: str, known: Sequence[Metadata]) -> Article:
        """Return the article in `data`. Raises InputError when there is none."""

    def read(self, path: Path) -> Iterator[Article | Rejected]:
        """Yield the article of `path`, or why it is none."""
        try:
            known = self._manifests.known(path)
            yield self.article(read_limited(path), str(path), known)
        except InputError as error:
            yield Rejected(str(path), f"{error}")

    def read_data(self, data: bytes, name: str) -> Iterator[Article | Rejected]:
        """Yield the article of an upload called `name`, or why it is none."""
        try:
            check_size(data)
            yield self.article(data, name, [])
        except InputError as error:
            yield Rejected(name, f"{error}")
