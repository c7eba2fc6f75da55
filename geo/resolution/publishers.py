"""What an article's publisher says about where its news is from.

An outlet writes "Birmingham" and means the one its readers live near. Its
country is read from the national top-level domain of its address or name.
"""

from __future__ import annotations

import re

from geo.model import Article

_HOST = re.compile(r"^(?:https?://)?(?:[^/@]*@)?([\w.-]+\.[a-z]{2,})(?:[/:?#]|$)", re.IGNORECASE)

_OTHER_CODES = {"uk": "GB", "scot": "GB", "wales": "GB", "su": "RU", "eu": None}
"""Top-level domains that are not the ISO 3166 code of their country."""

_SOLD_DOMAINS = frozenset({"ai", "am", "cc", "co", "fm", "gg", "io", "is", "la", "ly", "me", "tv"})
"""National domains that anybody buys for their letters (a judgement after common use)."""


def publisher_country(article: Article) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the publisher's country, or None when unknown."""
    for address in (article.url, article.publisher):
        found = _HOST.match(address or "")
        if found:
            country = _country_of_domain(found[1].lower().rsplit(".", 1)[-1])
            if country is not None:
                return country
    return None


def publisher_key(article: Article) -> str | None:
    """Return what tells the publisher of an article from others, or None when unknown."""
    for address in (article.url, article.publisher):
        found = _HOST.match(address or "")
        if found:
            return found[1].lower().removeprefix("www.")
    return " ".join((article.publisher or "").split()).casefold() or None


def publisher_letters(article: Article) -> str:
    """Return the letters of the publisher's name and host, for finding a town's name in them."""
    host = _HOST.match(article.url or "")
    name = f"{article.publisher or ''} {host[1].rsplit('.', 1)[0] if host else ''}"
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def _country_of_domain(domain: str) -> str | None:
    if domain in _OTHER_CODES:
        return _OTHER_CODES[domain]
    if len(domain) != 2 or domain in _SOLD_DOMAINS:
        return None
    return domain.upper()
