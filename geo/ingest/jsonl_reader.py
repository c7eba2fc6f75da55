"""JSON lines: one article a line, for many articles in one file and for `analyze`."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from geo.errors import InputError, MissingInputError
from geo.ingest.article_making import make_article
from geo.ingest.limits import MAX_ARTICLE_BYTES, too_large
from geo.ingest.metadata import Metadata
from geo.model import Article, Rejected, Span

EMPTY = "is empty: nothing to read."

TEXT_FIELDS = ("title", "publisher", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """A line of the input of `analyze`: an article under the caller's own id."""

    id: str | int | None
    article: Article
    spans: tuple[Span, ...] | None = None
    """The toponyms to resolve, where the line names them."""


class JsonLinesReader:
    """Reads `{"text", "title"?, "publisher"?, "published"?, "url"?, "language"?}` lines."""

    suffixes = frozenset({".jsonl", ".ndjson"})

    def read(self, path: Path) -> Iterator[Article | Rejected]:
        """Yield the article of each line of `path`, or why it is none."""
        try:
            with path.open("rb") as file:
                yield from _articles(file, str(path))
        except OSError as error:
            yield Rejected(str(path), f"cannot be read ({error.strerror or error}).")

    def read_data(self, data: bytes, name: str) -> Iterator[Article | Rejected]:
        """Yield the article of each line of an upload called `name`, or why it is none."""
        return _articles(io.BytesIO(data), name)


def read_given(path: Path) -> Iterator[GivenArticle | Rejected]:
    """Yield the lines of an `analyze` input. Raises MissingInputError before reading.

    A line may have an `id`, which is handed back as it is, an empty text, and
    `"toponyms": [{"start", "end"}]`, code points into its text.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder: give a file of JSON lines.")
    if not path.exists():
        raise MissingInputError(f"{path}: there is no such file.")
    return _given(path)


def _given(path: Path) -> Iterator[GivenArticle | Rejected]:
    is_empty = True
    try:
        with path.open("rb") as file:
            for origin, line in _lines(file, str(path)):
                is_empty = False
                try:
                    yield _given_article(_object(line), origin)
                except InputError as error:
                    yield Rejected(origin, f"{error}")
    except OSError as error:
        yield Rejected(str(path), f"cannot be read ({error.strerror or error}).")
    else:
        if is_empty:
            yield Rejected(str(path), EMPTY)


def _articles(file: BinaryIO, name: str) -> Iterator[Article | Rejected]:
    is_empty = True
    for origin, line in _lines(file, name):
        is_empty = False
        try:
            yield _article(_object(line), origin)
        except InputError as error:
            yield Rejected(origin, f"{error}")
    if is_empty:
        yield Rejected(name, EMPTY)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[str, bytes | None]]:
    """Yield each line that is not blank with its origin; None for one that is too long."""
    number = 0
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        origin = f"{name} line {number}"
        if len(line) > MAX_ARTICLE_BYTES and not line.endswith(b"\n"):
            while (rest := file.readline(MAX_ARTICLE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield origin, None
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield origin, line


def _object(line: bytes | None) -> dict[str, Any]:
    """Return the JSON object of a line. Raises InputError with what is wrong."""
    if line is None:
        raise InputError(too_large(MAX_ARTICLE_BYTES).replace("holds", "holds over"))
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}: save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON ({error}): write one object a line.") from error
    if not isinstance(found, dict):
        raise InputError('is not a JSON object: write {"text": …} on each line.')
    return found


def _article(found: dict[str, Any], origin: str, *, may_be_empty: bool = False) -> Article:
    text = found.get("text")
    if not isinstance(text, str):
        raise InputError("has no field 'text' that is a string.")
    known = Metadata(origin, **{name: _text_field(found, name) for name in TEXT_FIELDS})
    if may_be_empty and not text.strip():
        return Article(text=text, origin=origin)
    return make_article(text, [known], origin, name="")


def _text_field(found: dict[str, Any], name: str) -> str | None:
    value = found.get(name)
    if value is None or isinstance(value, str):
        return value
    if name == "published":
        return json.dumps(value)  # it is no date, and the article's rule will say so
    raise InputError(f"has a field {name!r} that is not a string.")


def _given_article(found: dict[str, Any], origin: str) -> GivenArticle:
    identity = found.get("id")
    if not isinstance(identity, str | int | None) or isinstance(identity, bool):
        raise InputError("has a field 'id' that is neither a string nor a whole number.")
    article = _article(found, origin, may_be_empty=True)
    return GivenArticle(identity, article, _spans(found.get("toponyms"), len(article.text)))


def _spans(toponyms: Any, length: int) -> tuple[Span, ...] | None:
    if toponyms is None:
        return None
    try:
        pairs = [(toponym["start"], toponym["end"]) for toponym in toponyms]
        fits = all(
            type(start) is type(end) is int and 0 <= start < end <= length for start, end in pairs
        )
    except (TypeError, KeyError):
        fits = False
    if not fits:
        raise InputError(
            "has 'toponyms' that do not fit: each needs 'start' and 'end', code points into "
            f"its text of {length}."
        )
    return tuple(sorted(Span(start, end) for start, end in pairs))
