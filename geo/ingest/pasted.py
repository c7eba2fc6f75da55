"""Text that somebody pasted into the page."""

from __future__ import annotations

from datetime import date

from geo.errors import InputError
from geo.ingest.article_making import make_article
from geo.ingest.limits import check_size
from geo.ingest.metadata import Metadata
from geo.model import Article, Rejected

ORIGIN = "pasted text"


def read_pasted(
    text: str,
    title: str | None = None,
    publisher: str | None = None,
    published: date | str | None = None,
    url: str | None = None,
) -> Article | Rejected:
    """Return the article that was pasted with what was filled in beside it, or why it is none."""
    written = published.isoformat() if isinstance(published, date) else published
    known = Metadata("the form", title, publisher, written, url)
    try:
        check_size(text.encode("utf-8", "replace"))
        return make_article(text, [known], ORIGIN, name="")
    except InputError as error:
        return Rejected(ORIGIN, f"{error}")
