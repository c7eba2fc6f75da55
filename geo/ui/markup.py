"""HTML that is safe by construction: every text is escaped, only `Markup` is taken as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from geo.features import safe_url

MARK_CLASSES = frozenset({"place", "time", "claimant", "number", "event"})
"""Kinds of marks that the style sheet knows; others are shown as plain words."""

_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")
"""ASCII punctuation: all that means anything in Markdown, and a backslash makes plain."""


class Markup(str):
    """HTML that this module made; a plain `str` is text and gets escaped."""

    __slots__ = ()


def element(name: str, *children: str | Markup | None, css: str = "", **attributes: str) -> Markup:
    """Return an HTML element. `name`, `css` and attribute names are literals of our own code."""
    written = {"class": css, **attributes} if css else attributes
    opening = "".join(f' {key}="{_escape(value)}"' for key, value in written.items())
    inside = "".join(
        child if isinstance(child, Markup) else _escape(child)
        for child in children
        if child is not None
    )
    return Markup(f"<{name}{opening}>{inside}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Return the elements one after the other."""
    return Markup("".join(parts))


def link(url: str | None, text: str) -> Markup | None:
    """Return a link that opens in a new tab, or None unless `url` is http(s)."""
    address = safe_url(url)
    if address is None:
        return None
    return element("a", text, href=address, target="_blank", rel="noopener noreferrer")


def marked_quote(parts: Iterable[Mapping[str, Any]]) -> Markup:
    """Return a quote whose parts (`report_detail`'s quote_parts) carry their marks as classes."""
    pieces = []
    for part in parts:
        css = " ".join(f"mark-{mark}" for mark in part["marks"] if mark in MARK_CLASSES)
        pieces.append(element("span", part["text"], css=css))
    return element("blockquote", *pieces, css="dl-quote")


def show(markup: Markup) -> None:
    """Put elements on the page, or nothing."""
    if markup:
        st.html(markup)


def keep_room() -> None:
    """Put into a container what nobody sees: one that is empty has no height until it is filled."""
    show(element("span", css="dl-room"))


def notice(kind: str, sentence: str) -> None:
    """Show one sentence in a box; `kind` is info, warning or error. Its text may be hostile."""
    role = "alert" if kind == "error" else "status"
    show(element("div", sentence, css=f"dl-notice dl-{kind}", role=role))


def plain_label(text: str) -> str:
    """Return `text` for a label that Streamlit reads as Markdown, so that it is shown as it is."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(text.split()))


def _escape(text: str) -> str:
    """Return `text` as HTML text; what HTML cannot hold becomes the replacement character."""
    speakable = "".join(
        c if c in "\t\n\r" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF) else "�"
        for c in text
    )
    return html.escape(speakable, quote=True)
