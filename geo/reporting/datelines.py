"""Datelines: where an article says it was written, as agencies, portals and newspapers print it."""

from __future__ import annotations

import re

from geo.model import Span

LINE_LIMIT = 160
"""Code points that are looked at around a dateline: more than any dateline's own line needs."""

_DATELINE = re.compile(
    r"""
    ^[ \t]*(?P<place>[A-Z][A-Z .'’\-/]{2,40}[A-Z](?:,\ [A-Z][\w .'’\-]{1,40}?)?)
    (?:,?\ (?:[A-Z][a-z]+\.?\ \d{1,2}|\d{1,2}\ [A-Za-z]+\.?))?
    (?:\ \([A-Za-z /&.\-]{2,40}\))?\s*(?:[—–_]|--?)\s
    """,
    re.MULTILINE | re.VERBOSE,
)
_LOOSE_DATELINE = re.compile(
    r"""
      ^[ \t]*(?P<piped>[A-Z][\w .'’\-]{2,40}(?:,\ [A-Z][\w .'’\-]{2,40})?)\ \|\ (?=.{20})
    | ^[ \t]*(?P<capitals>[A-Z][A-Z '’\-/]{2,40})\.
        \ (?:[A-Z][a-z]+\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]+)[^\n]{0,30}?\ (?:[—–]|--?)\s
    | ^[ \t]*(?P<dated>[A-Z][\w .'’\-]{2,40}(?:,\ [A-Z][\w .'’\-]{2,40})?),
        \ \d{1,2}\ [A-Za-z]+\.?(?:\ \d{4})?\ \([A-Za-z /&.\-]{2,40}\)\.?\ ?(?:[—–]|--?)\s
    """,
    re.MULTILINE | re.VERBOSE,
)
"""Datelines in the manner of portals and of agencies of Europe, Latin America and Asia."""

_BARE_DATELINE = re.compile(
    r"""
      ^[ \t]*(?P<capitals>(?!DPRK\b|USSR\b)[A-Z]{4,}(?:\ [A-Z]{3,}){0,2}(?:,\ [A-Z][a-z]+\.?)?)
        \ (?=(?:[A-Z][a-z.]|[A-Z]\ |[A-Z.]{2,}\ ))
    | (?:^[ \t]*|(?<=[a-z][.?!]\ ))(?P<dashed>[A-Z][\w.'’]+(?:\ [A-Z][\w.'’]*){0,3}
        (?:,\ [A-Z][a-z]{1,9}\.?)?)\ (?:—|--)\ (?=[A-Z"“])(?![^\n.?!]*\ (?:—|--)\ )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""Datelines without an agency: "DETROIT The company", and after a headline in the same line. What a
second dash ends is none: "Lima — Peru's capital — was hit"."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n[^\S\n]*$")
DATELINE_ENDS = ("—", "–", "-", "_", ":")
"""What ends a dateline with an agency."""

_AGENCY_DATELINE = re.compile(
    r"""
    ^[ \t]*(?P<place>[A-Z][\w .'’,\-]{2,60})[ ]
    \((?:Reuters|AP|AFP|UPI|dpa|Xinhua|TASS|Yonhap|CNN|EFE|ANSA|Interfax|Bloomberg|IPS|Anadolu
        |Kyodo|PTI|ANI)\)\s*(?:[—–_]|--?|:)\s
    """,
    re.MULTILINE | re.VERBOSE,
)


def datelines(text: str) -> tuple[Span, ...]:
    """Return the datelines of `text` in order, with the dash that ends them."""
    found = {
        Span(match.start(match.lastgroup or 0), match.end())
        for pattern in (_DATELINE, _AGENCY_DATELINE, _LOOSE_DATELINE, _BARE_DATELINE)
        for match in pattern.finditer(text)
        if _may_be_dateline(text, match)
    }
    return tuple(sorted(found))


def _may_be_dateline(text: str, match: re.Match[str]) -> bool:
    """Say whether capitals set a match apart.

    In text all of capitals only what opens a paragraph and ends with a dash is a dateline: other
    lines begin with a name because they were broken there.
    """
    rest = text[match.end() : match.end() + LINE_LIMIT].partition("\n")[0]
    if any(letter.islower() for letter in rest):
        return True
    before = text[max(0, match.start() - LINE_LIMIT) : match.start()]
    is_opening = not before.strip() or bool(_BLANK_LINE.search(before))
    return is_opening and match.group().rstrip().endswith(DATELINE_ENDS)
