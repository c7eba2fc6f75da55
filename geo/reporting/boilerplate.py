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


class Boilerplate:
    """Where an article's menus, bylines, datelines and repeated sentences are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._repeats = _repeats(document)

    def is_dateline(self, span: Span) -> bool:
        """Say whether the mention is part of a dateline ("NAIROBI (Reuters) -")."""
        dateline = self._document.dateline_at(span.start)
        return dateline is not None and dateline.contains(span)

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
