"""Plain text and Markdown, one article a file."""

from __future__ import annotations

from collections.abc import Sequence

from geo.ingest.article_file import ArticleFileReader
from geo.ingest.article_making import make_article
from geo.ingest.decoding import decode
from geo.ingest.front_matter import split_front_matter
from geo.ingest.metadata import Metadata
from geo.model import Article


class TextReader(ArticleFileReader):
    """Reads text files; metadata come from manifest.csv beside them, then from front matter."""

    suffixes = frozenset({".txt", ".text", ".md"})

    def article(self, data: bytes, origin: str, known: Sequence[Metadata]) -> Article:
        """Return the article in the bytes of a text file."""
        decoded = decode(data)
        front_matter, text = split_front_matter(decoded.text)
        told = f"{origin} ({decoded.note})" if decoded.note else origin
        return make_article(text, [*known, *([front_matter] if front_matter else [])], told, origin)
