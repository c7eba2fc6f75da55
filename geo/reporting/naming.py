"""Names as the text writes them: where they begin and end, and what letters stand for them."""

from __future__ import annotations

import re

from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon

_FIRST_WORDS = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ", "my ")

_LETTERS = re.compile(r"\(([A-Z]{2,8})\)")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w&.-]+(?: (?:of|and|for|the|de))* ){1,7})\Z")
ACRONYM_REACH = 200
"""Characters before letters in brackets in which the name they stand for begins: more than any name
of seven words, and a bound on the work."""


def proper_name(document: Document, head: int) -> str:
    """Return the name that ends at or about `head`, without titles before it."""
    first = head
    while first > 0 and _is_name_part(document, first - 1, head):
        first -= 1
    last = head
    while last + 1 < len(document.tokens) and _continues_name(document, last + 1):
        last += 1
    # "the General Staff" has no title: a title before a name takes no article
    titles = () if first and document.words[first - 1] == "the" else cue_lexicon().titles
    for index in range(head - 1, first - 1, -1):
        if document.words[index].rstrip(".") in titles:
            first = index + 1
            break
    name = " ".join(document.span_of(first, last).of(document.text).split())
    return without_article(name)


def _is_name_part(document: Document, index: int, head: int) -> bool:
    """Say whether the token before a name's head belongs to the name."""
    token = document.tokens[index]
    joined = document.tokens[index + 1].start == token.end
    if document.words[index] in ("-", "’", "'") or (joined and token.relation == "punct"):
        return joined
    if token.tag == "POS" or document.words[index] in (",", "“", '"', "(", ")"):
        return False
    capital = document.text[token.start].isupper()
    own = token.head == head or document.tokens[token.head].head == head
    return (
        own
        and capital
        and token.pos in ("PROPN", "NOUN", "ADJ")
        and token.relation in ("compound", "amod", "nmod")
    )


def _continues_name(document: Document, index: int) -> bool:
    """Say whether the token after a name's head belongs to it ("Kim Yong" "-" "hyun")."""
    token, before = document.tokens[index], document.tokens[index - 1]
    if token.start != before.end or document.words[index] in (",", ".", ";", ":", ")"):
        return False
    return document.words[index] == "-" or document.words[index - 1] == "-"


def has_short_tail(document: Document, head: int) -> bool:
    """Say whether what follows the head is part of the description ("an official in Kyiv")."""
    _, last = document.edges(head)
    return last - head <= 4 and not any(
        document.tokens[child].relation in ("relcl", "acl", "appos", "punct", "advcl")
        for child in document.children[head]
        if child > head
    )


def without_article(phrase: str) -> str:
    """Return a phrase without the article or possessive that opens it."""
    lowered = phrase.lower()
    for article in _FIRST_WORDS:
        if lowered.startswith(article):
            return phrase[len(article) :]
    return phrase


def acronyms(document: Document) -> dict[str, str]:
    """Return the names that the article spells out beside their letters: "… Agency (KCNA)"."""
    spelled: dict[str, str] = {}
    text = document.text
    for match in _LETTERS.finditer(text):
        before = _NAME_BEFORE.search(text[max(0, match.start() - ACRONYM_REACH) : match.start()])
        if before is None:
            continue
        words = before[1].split()
        initials = [word for word in words if word[0].isupper()]
        letters = match[1]
        wanted = initials[-len(letters) :]
        if "".join(word[0] for word in wanted) == letters:
            spelled.setdefault(letters, " ".join(words[words.index(wanted[0]) :]))
    return spelled
