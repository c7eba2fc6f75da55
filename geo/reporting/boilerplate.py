"""What is printed around an article and tells of no event: menus, bylines, datelines, repeats."""

from __future__ import annotations

import re

from geo.model import Span
from geo.reporting.document import Document

REPEAT_MIN_WORDS = 6
"""Fewest words of a sentence that count as a repeat: shorter lines recur by chance. A judgement."""

LINE_LIMIT = 160
"""Longest line read as a menu line; running text is longer. A judgement."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_MENU = re.compile(
    r"""
      ^\s*(?:home|news|world|sections?)\s*[>»|/]
    | ^[^.!?]{1,60}(?:\s[>»]\s[^.!?]{1,60})+$
    | ^\s*(?:top\ (?:\d+\ )?stories|related\ articles?|most\ (?:read|popular|viewed)|read\ more
        |more\ on|see\ also|trending|recommended|advertisement|newsletter|comments?|source\ link
        |print|share|tags?|topics?|copyright|all\ rights\ reserved)\b
    | \b(?:sign\ up|log\ ?in|subscribe|follow\ us|click\ here|download\ our\ app|cookies?
        |follow\ .{1,40}\ on\ (?:twitter|facebook|x|instagram)|privacy\ policy|newsletter
        |get\ (?:breaking|the\ latest).{0,30}news|terms\ of\ (?:use|service))\b
    """,
    _FLAGS,
)
_LINK = re.compile(
    r"""
      ^\s*(?:read\ also|also\ read|read\ next|you\ (?:may|might)\ (?:also\ )?like|up\ next
        |editors?['’]?s?\ picks?|don['’]t\ miss|what\ to\ read\ next|must\ read|filed\ under)\b
    | ^\s*(?:watch|listen|video|gallery|audio|related|edition|sections?|categor(?:y|ies))
        (?:\ now)?\ ?:
    | ^\s*(?:watch|listen\ to|skip\ to|jump\ to|back\ to|go\ to)\ (?:this\ |the\ )?
        (?:article|video|story|content|main|navigation|top|homepage)\b
    | ^\s*(?:more|latest|news|stories|also|around|elsewhere)\ (?:from|in|on)\ [^.!?]{1,30}$
    | ^[^.!?|]{1,40}(?:\s\|\s[^.!?|]{1,40}){2,}$
    """,
    _FLAGS,
)
"""Lines that lead to other pages; none of them ends as a sentence does."""

_CREDIT = re.compile(
    r"""
      ^\s*\(?(?:photo|photograph|image|picture|video|illustration|graphic|map)s?
        (?:\ credits?|\ courtesy)?\ ?(?::|\bby\b)
    | ^\s*\(?file\ (?:photo|photograph|image|picture|video)\b
    | ^\s*(?:©|\(c\)\ |copyright\b)
    | \bcontributed\ (?:to\ this|reporting)\b | \boriginally\ (?:published|appeared)\b
    | ^\s*[\w.'’-]+(?:\ [\w.'’-]+){1,3}\ is\ (?:an?|the|our)\ [\w\ -]{0,40}
        \b(?:correspondent|reporter|editor|journalist|writer|bureau\ chief)\b
        (?:\ (?:based\ )?(?:in|at|for|with|from)\b.{0,40})?\.?\s*$
    | ^\s*[\w.'’-]+(?:\ [\w.'’-]+){1,3},\ [\w\ -]{0,30}
        (?:correspondent|reporter|editor|bureau\ chief|journalist)\s*$
    | ^\s*[\w.'’-]+(?:\ [\w.'’-]+){1,3}\ reported\ from\b
    | ^\s*(?:our|by\ our|from\ our)\ [\w\ ]{0,20}(?:correspondent|reporter|staff)\b[^.!?]*$
    | ^\s*(?:write\ to|contact|e-?mail|reach)\ .{1,60}@
    | ^\s*[—–-]+\s?[\w.'’-]+(?:\ [\w.'’-]+){1,2}\ in\ [^.!?]{1,40}$
    | ^\s*published\ (?:in|by|at|from)\ [^.!?]{1,40}$
    """,
    _FLAGS,
)
"""Who wrote, drew or owns what is printed, as whole sentences too."""

_BYLINE = re.compile(
    r"""
      ^\s*(?:[Bb]y|(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Aa]dditional\ reporting)\ by
        |[—–-]+\s*with\ (?:files|a\ report))\b
    | ^\s*\w+(?:\ \w+){1,3}\ with\ [A-Z]\w+(?:\ \w+){0,3}\ with\b
    """,
    re.VERBOSE,
)
BYLINE_LIMIT = 80
"""Longest line read as a byline: "By Monday the river had …" opens a sentence. A judgement."""

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


class Boilerplate:
    """Where an article's menus, bylines, datelines and repeated sentences are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._datelines = [
            Span(match.start(match.lastgroup or 0), match.end())
            for pattern in (_DATELINE, _AGENCY_DATELINE, _LOOSE_DATELINE, _BARE_DATELINE)
            for match in pattern.finditer(document.text)
            if _may_be_dateline(document.text, match)
        ]
        self._repeats = _repeats(document)

    def is_dateline(self, span: Span) -> bool:
        """Say whether the mention is part of a dateline ("NAIROBI (Reuters) -")."""
        return any(dateline.contains(span) for dateline in self._datelines)

    def first_saying(self, sentence: Span) -> int | None:
        """Return the offset of the sentence that this one repeats word for word, or None."""
        return self._repeats.get(sentence.start)

    def is_furniture(self, span: Span) -> bool:
        """Say whether the line of the mention is a menu, a byline or a call to sign up."""
        text = self._document.text
        floor = max(0, span.start - LINE_LIMIT)
        before = text[floor : span.start].rpartition("\n")
        after = text[span.end : span.end + LINE_LIMIT].partition("\n")
        line = before[2] + span.of(text) + after[0]
        if len(line) > LINE_LIMIT:
            return False
        if _MENU.search(line) or _CREDIT.search(line):
            return True
        if line.rstrip().endswith((".", "!", "?")):
            return False
        return bool(_LINK.search(line)) or (
            len(line) <= BYLINE_LIMIT and bool(_BYLINE.search(line))
        )


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


def _repeats(document: Document) -> dict[int, int]:
    """Return, by start of a repeated sentence, where it stood first."""
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for sentence in document.sentences:
        words = sentence.span.of(document.text).casefold().split()
        if len(words) < REPEAT_MIN_WORDS:
            continue
        key = " ".join(words)
        if key in first:
            repeats[sentence.span.start] = first[key]
        else:
            first[key] = sentence.span.start
    return repeats
