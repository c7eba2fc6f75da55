"""Front matter: `key: value` lines between two `---` at the head of a text."""

from __future__ import annotations

import re

from geo.ingest.metadata import Metadata

KEYS = {
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "source": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
"""Front matter keys and the fields of Metadata that they fill."""

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z_][\w -]*):(?:[ \t]+(.*))?$")
_CONTINUED = re.compile(r"\s*$|[ \t]|#|-[ \t]")
"""Blank lines, comments, list items and indented lines, which are passed over."""

LONGEST_BLOCK = 20_000
"""Code points within which front matter must end. A judgement."""


def split_front_matter(text: str) -> tuple[Metadata | None, str]:
    """Return the metadata of the front matter and the text below it, unchanged.

    A text that only begins with a rule (`---`) has no front matter: a block
    counts when all its lines are `key: value` and one key is known.
    """
    match = _BLOCK.match(text[:LONGEST_BLOCK])
    if match is None:
        return None, text
    fields: dict[str, str] = {}
    for line in match[1].splitlines():
        pair = _LINE.match(line)
        if pair is None:
            if not _CONTINUED.match(line):
                return None, text
        elif (name := KEYS.get(pair[1].strip().lower())) and name not in fields:
            fields[name] = _unquoted(pair[2] or "")
    if not fields:
        return None, text
    return Metadata(said_by="front matter", **fields), text[match.end() :]


def _unquoted(value: str) -> str:
    stripped = value.strip()
    if len(stripped) >= 2 and stripped[0] == stripped[-1] and stripped[0] in "\"'":
        return stripped[1:-1]
    return stripped
