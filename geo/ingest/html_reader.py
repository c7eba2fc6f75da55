"""Saved web pages: trafilatura finds the article, the page's own metadata the rest."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from geo.errors import InputError
from geo.ingest.article_file import ArticleFileReader
from geo.ingest.article_making import make_article
from geo.ingest.decoding import decode
from geo.ingest.metadata import Metadata, PageMetadata
from geo.ingest.page_dates import ODD_MARKUP, page_dates
from geo.model import Article

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Python's codecs that a page may name and no browser knows; they would read tricks into it."""

DEEPEST = 4
"""How deep schema.org objects are looked for in one another. A judgement: pages go to two."""

CHARSET_WITHIN = 4096
"""Bytes within which a page must declare its encoding; the standard says 1024, pages do not."""


class HtmlReader(ArticleFileReader):
    """Reads web pages, one article a page."""

    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def article(self, data: bytes, origin: str, known: Sequence[Metadata]) -> Article:
        """Return the article that trafilatura finds in the bytes of a page."""
        from trafilatura import extract, load_html  # slow to import

        page, note = _decoded(data)
        tree = load_html(page)
        if tree is None:
            raise InputError("is not a web page: no HTML was found in it.")
        page_says = _page_metadata(page, tree)
        try:
            text = extract(page, include_comments=False, include_tables=False)
        except ODD_MARKUP as error:
            raise InputError(
                f"has markup that cannot be read ({error}): save its text as a .txt file."
            ) from error
        if not text or not text.strip():
            raise InputError("holds no article text: save the text of the page as a .txt file.")
        told = f"{origin} ({note})" if note else origin
        return make_article(text, [*known, page_says], told, origin)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """Return the page as text: a declared encoding counts where it fits."""
    declared = _CHARSET.search(data[:CHARSET_WITHIN])
    if declared is not None and _is_charset(name := declared[1].decode("ascii")):
        try:
            page = data.decode(name)
            return _XML_DECLARATION.sub("", page.removeprefix("\ufeff").replace("\x00", "")), None
        except UnicodeError:
            pass
    decoded = decode(data)
    return _XML_DECLARATION.sub("", decoded.text), decoded.note


def _is_charset(name: str) -> bool:
    """Say whether `name` is an encoding that a declaration in ASCII can truly name."""
    try:
        known = codecs.lookup(name).name not in NO_CHARSETS
        return known and "<meta>".encode(name) == b"<meta>"
    except (LookupError, UnicodeError):
        return False


def _page_metadata(page: str, tree: Any) -> PageMetadata:
    from trafilatura import extract_metadata

    linked = _json_ld(tree)
    dates = page_dates(page, tree, linked)
    try:
        found = extract_metadata(tree, extensive=False)
    except ODD_MARKUP:  # what they do not say stays unknown
        found = None
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return PageMetadata(
        said_by=f"page metadata ({dates.where})" if dates.where else "page metadata",
        title=_string(found, "title"),
        publisher=_publisher(linked) or _string(found, "sitename"),
        published=dates.written,
        url=_string(found, "url"),
        language=language,
        contradiction=dates.contradiction,
        likely=dates.likely,
        likely_by="page metadata (found by htmldate)",
        updated=dates.updated,
        updated_by=f"page metadata ({dates.updated_where})",
    )


def _string(found: Any, name: str) -> str | None:
    """Return what trafilatura found when it is a string; from JSON-LD it may be anything."""
    value = getattr(found, name, None)
    return value if isinstance(value, str) else None


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _json_ld(tree: Any) -> list[dict[str, Any]]:
    """Return the schema.org objects of a page, damaged ones left out."""
    items: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items += _objects(found)
    return items


def _objects(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of lists and graphs, and what a page names as its main one."""
    if isinstance(found, list) and depth < DEEPEST:
        for each in found:
            yield from _objects(each, depth + 1)
    elif isinstance(found, dict):
        yield found
        for name in ("@graph", "mainEntity"):
            if depth < DEEPEST:
                yield from _objects(found.get(name), depth + 1)
