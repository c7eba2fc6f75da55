"""Links that are safe to follow, and links that lead to one sentence of a page."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

LONGEST_EXACT_QUOTE = 200
"""Code points above which a fragment names the first and last words of a quote instead of
all of it. A judgement: short enough for links in mail, long enough to be unique."""

RANGE_WORDS = 6
"""Words at either end of a long quote. A judgement: six words rarely occur twice in one page."""

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NEVER_IN_A_URL = re.compile(r'["<>\\^`{|}]')
"""ASCII that RFC 3986 allows nowhere; left alone it would matter to templates and HTML."""


def safe_url(url: str | None) -> str | None:
    """Return `url` when it is an absolute http(s) link, else None.

    Whitespace around it is dropped; one with whitespace or control characters
    inside is refused, because browsers skip those when they read the scheme.
    Characters that RFC 3986 forbids are percent-encoded.
    """
    stripped = (url or "").strip()
    if not stripped or _CONTROL.search(stripped):
        return None
    try:
        parts = urlsplit(stripped)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return _NEVER_IN_A_URL.sub(lambda match: f"%{ord(match[0]):02X}", stripped)


def text_fragment_url(url: str | None, quoted: str) -> str | None:
    """Return the link that scrolls to `quoted` in the page at `url`, or None without a safe link.

    Follows the URL Fragment Text Directives draft (WICG): whitespace counts as
    one space, a long quote or one that spans paragraphs is given as its first
    and last words, and `-`, `,` and `&` are encoded because they are syntax.
    """
    link = safe_url(url)
    words = quoted.split()
    if link is None:
        return None
    if not words:
        return link
    page = link.split(":~:", 1)[0]
    separator = "" if "#" in page else "#"
    return f"{page}{separator}:~:text={_directive(words, spans_lines=chr(10) in quoted.strip())}"


def _directive(words: list[str], *, spans_lines: bool) -> str:
    whole = " ".join(words)
    is_long = len(whole) > LONGEST_EXACT_QUOTE or spans_lines
    if is_long and len(words) >= 2 * RANGE_WORDS:
        return f"{_encoded(words[:RANGE_WORDS])},{_encoded(words[-RANGE_WORDS:])}"
    return _encoded(words)


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
