"""Saved web pages: trafilatura finds the article, the page's own metadata the rest."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from geo.errors import InputError
from geo.ingest.article_file import ArticleFileReader
from geo.ingest.dates import parse_date
from geo.ingest.decoding import decode
from geo.ingest.metadata import Metadata, make_article
from geo.model import Article

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Python's codecs that a page may name and no browser knows; they would read tricks into it."""

ODD_MARKUP = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What trafilatura and htmldate raise on metadata of another shape than theirs, such as a JSON-LD
headline that is an object."""

CHARSET_WITHIN = 4096
"""Bytes within which a page must declare its encoding; the standard says 1024, pages do not."""

DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
"""Names of meta elements that carry the day of publication, surest first."""


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
        page_says = _page_metadata(tree)
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


def _page_metadata(tree: Any) -> Metadata:
    from trafilatura import extract_metadata

    linked = _json_ld(tree)
    published, where = _published(tree, linked)
    try:
        found = extract_metadata(tree, extensive=False)
    except ODD_MARKUP:  # what they do not say stays unknown
        found = None
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Metadata(
        said_by=f"page metadata ({where})" if where else "page metadata",
        title=_string(found, "title"),
        publisher=_publisher(linked) or _string(found, "sitename"),
        published=published,
        url=_string(found, "url"),
        language=language,
    )


def _string(found: Any, name: str) -> str | None:
    """Return what trafilatura found when it is a string; from JSON-LD it may be anything."""
    value = getattr(found, name, None)
    return value if isinstance(value, str) else None


def _published(tree: Any, linked: list[dict[str, Any]]) -> tuple[str | None, str | None]:
    """Return the publication date as written and the element that says so."""
    for written, where in _dates(tree, linked):
        if parse_date(written) is not None:
            return written, where
    return _by_htmldate(tree)


def _dates(tree: Any, linked: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): content
        for meta in reversed(tree.xpath("//meta[@content]"))
        if (content := meta.get("content"))
    }
    for item in linked:
        if isinstance(item.get("datePublished"), str):
            yield item["datePublished"], "JSON-LD datePublished"
    for name in DATE_METAS:
        if name in metas:
            yield metas[name], name
    for element in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']"):
        yield element.get("datetime"), "time element"


def _by_htmldate(tree: Any) -> tuple[str | None, str | None]:
    """Return what htmldate reads from the page's own markup, without guessing from its text."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True)
    except ODD_MARKUP:  # the date stays unknown
        found = None
    return (found, "found by htmldate") if found else (None, None)


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
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                items += (
                    [item, *(part for part in graph if isinstance(part, dict))]
                    if isinstance(graph, list)
                    else [item]
                )
    return items
