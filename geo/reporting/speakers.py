"""Who a source phrase means: names in their longest form, pronouns where that is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon

PRONOUN_REACH = 3
"""Acts of saying that a pronoun may reach back to its speaker. A judgement."""

PRONOUN_WORDS = 40
"""Words of its sentence that are searched before a pronoun; keeps endless sentences linear."""

PERSONAL = frozenset({"he", "she"})
NEUTRAL = frozenset({"it"})
SELF = frozenset({"i", "we"})
UNSURE = frozenset(
    {
        "they",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "you",
        "one",
        "what",
        "there",
        "none",
    }
)
"""Pronouns whose speaker stays unnamed: too many mean nobody in particular."""

PHRASE_LIMIT = 9
"""Most words kept of a source that is no name ("an anonymous South Korean official")."""

_FIRST_WORDS = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ", "my ")

_LETTERS = re.compile(r"\(([A-Z]{2,8})\)")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w&.-]+(?: (?:of|and|for|the|de))* ){1,7})\Z")
ACRONYM_REACH = 200
"""Characters before letters in brackets in which the name they stand for begins: more than any name
of seven words, and a bound on the work."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source that was named: its name as shown, and whether it is a person."""

    name: str
    is_person: bool
    head_lemma: str


class Speakers:
    """Names the sources of one article, in the order in which it brings them."""

    def __init__(self, document: Document, source_heads: list[int]) -> None:
        self._document = document
        self._persons: dict[str, str] = {}
        """Full name by full name, surname and first name, of those surely persons."""
        self._long_forms = self._collect_long_forms(source_heads) | _acronyms(document)
        self._earlier: list[Speaker] = []

    def name(self, head: int) -> Speaker | None:
        """Return the speaker that a source with head token `head` means, or None when unsure.

        Must be called in the order of the text: pronouns look back.
        """
        word = self._document.words[head]
        if word in UNSURE:
            return None
        if word in PERSONAL:
            return self._named_before(head) or self._last(is_person=True)
        if word in SELF:
            return self._last(is_person=True)
        if word in NEUTRAL:
            return self._last(is_person=False)
        speaker = self._named(head)
        if speaker is not None:
            self._earlier.append(speaker)
        return speaker

    def _named_before(self, pronoun: int) -> Speaker | None:
        """Return the person named last before a pronoun in its sentence, quotations left out."""
        document = self._document
        sentence = document.sentence_at(document.span_of(pronoun, pronoun))
        if sentence is None:
            return None
        for index in range(pronoun - 1, max(sentence.first, pronoun - PRONOUN_WORDS) - 1, -1):
            token = document.tokens[index]
            if token.pos != "PROPN" or token.relation in ("poss", "compound"):
                continue
            name = self._persons.get(document.text[token.start : token.end])
            if name and document.quotation_at(token.start) is None:
                return Speaker(name, True, name.split()[-1].lower())
        return None

    def _last(self, is_person: bool) -> Speaker | None:
        """Return the latest speaker of that kind; None when the text brought none lately."""
        for speaker in reversed(self._earlier[-PRONOUN_REACH:]):
            if speaker.is_person == is_person:
                self._earlier.append(speaker)
                return speaker
        return None

    def _named(self, head: int) -> Speaker | None:
        token = self._document.tokens[head]
        in_lower_case = self._document.text[token.start].islower()
        if token.pos == "PROPN" and not in_lower_case:  # taggers take "the coast guard" for a name
            name = self.proper_name(head)
            person = self._is_person(head, name)
            long_form = self._long_forms.get(name, name)
            return Speaker(long_form, person, name.split()[-1].lower())
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        return self._described(head)

    def _described(self, head: int) -> Speaker:
        """Return the speaker of a description; "the official" is the official of before."""
        document = self._document
        lemma = document.lemmas[head]
        determiner = document.child(head, "det")
        definite = determiner is not None and document.words[determiner] in ("the", "this", "that")
        if definite and len(document.children[head]) == 1:
            for speaker in reversed(self._earlier):
                if speaker.head_lemma == lemma:
                    return speaker
        first, last = document.edges(head)
        last = min(last, head) if not _has_short_tail(document, head) else last
        words = document.span_of(first, last).of(document.text).split()
        phrase = " ".join(words[:PHRASE_LIMIT])
        person = lemma in cue_lexicon().persons and document.tokens[head].tag == "NN"
        return Speaker(_without_article(phrase), person, lemma)

    def proper_name(self, head: int) -> str:
        """Return the name that ends at or about `head`, without titles before it."""
        document = self._document
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
        return _without_article(name)

    def _is_person(self, head: int, name: str) -> bool:
        """Say whether a name is a person's: a title, a "the" or an apposition tells."""
        document = self._document
        cues = cue_lexicon()
        apposition = document.child(head, "appos")
        if apposition is not None and document.lemmas[apposition] in cues.persons | cues.titles:
            return True
        parts = [child for child in document.children[head] if child < head]
        if any(document.words[part].rstrip(".") in cues.titles for part in parts):
            return True
        if any(document.words[part] == "the" for part in parts):
            return False
        return name in self._persons

    def _collect_long_forms(self, source_heads: list[int]) -> dict[str, str]:
        """Return the one full name of a person for each surname that only one person bears."""
        document, titles = self._document, cue_lexicon().titles
        full: dict[str, set[str]] = {}
        sure: set[str] = set()
        heads = set(source_heads)
        for index, token in enumerate(document.tokens):
            if token.pos != "PROPN" or token.relation == "compound":
                continue
            titled = any(
                document.words[child].rstrip(".") in titles
                for child in document.children[index]
                if child < index
            )
            apposed = document.child(index, "appos")
            persons = cue_lexicon().persons | titles
            described = (apposed is not None and document.lemmas[apposed] in persons) or (
                token.relation == "appos" and document.lemmas[token.head] in persons
            )
            if not (titled or described or index in heads):
                continue
            if any(document.words[child] == "the" for child in document.children[index]):
                continue
            name = self.proper_name(index)
            words = name.split()
            if 2 <= len(words) <= 4 and not any(character.isdigit() for character in name):
                for short in {words[-1], words[0], *_middle(words)}:
                    full.setdefault(short, set()).add(name)
                if titled or described:
                    sure.add(name)
        found = {short: next(iter(names)) for short, names in full.items() if len(names) == 1}
        self._persons = {short: name for short, name in found.items() if name in sure}
        self._persons.update({name: name for name in sure})
        return found


def _middle(words: list[str]) -> set[str]:
    return {" ".join(words[1:])} if len(words) > 2 else set()


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
        and token.relation
        in (
            "compound",
            "amod",
            "nmod",
        )
    )


def _continues_name(document: Document, index: int) -> bool:
    """Say whether the token after a name's head belongs to it ("Kim Yong" "-" "hyun")."""
    token, before = document.tokens[index], document.tokens[index - 1]
    if token.start != before.end or document.words[index] in (",", ".", ";", ":", ")"):
        return False
    return document.words[index] == "-" or document.words[index - 1] == "-"


def _has_short_tail(document: Document, head: int) -> bool:
    """Say whether what follows the head is part of the description ("an official in Kyiv")."""
    _, last = document.edges(head)
    return last - head <= 4 and not any(
        document.tokens[child].relation in ("relcl", "acl", "appos", "punct", "advcl")
        for child in document.children[head]
        if child > head
    )


def _without_article(phrase: str) -> str:
    lowered = phrase.lower()
    for article in _FIRST_WORDS:
        if lowered.startswith(article):
            return phrase[len(article) :]
    return phrase


def _acronyms(document: Document) -> dict[str, str]:
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
