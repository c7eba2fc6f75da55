"""Which expressions of a sentence certainly date something else than an event.

Only what is certain by the tree stands here; how likely the rest is, weights tell (`time_links`).
"""

from __future__ import annotations

from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.publication_dates import PublicationDates
from geo.reporting.telling import SAID
from geo.reporting.time_links import Hung, tense_of
from geo.reporting.timeline import A_DAY, PRESENT

SPEECH_WORDS = 6
"""Fewest words of a quotation that is speech; a shorter one may date what is outside ("in the
coming days"). A judgement."""

OBJECTS = frozenset({"dobj", "nsubjpass"})
"""Relations to a verb of what is acted on."""

SUBORDINATE = frozenset({"relcl", "acl", "advcl"})
"""Relations of a verb whose clause tells more of something."""

COMPARING_REACH = 8
"""Words before "since 2016" in which "worst", "first" and the like are looked for. A judgement."""


def is_verb(document: Document, token: int) -> bool:
    """Say whether a word is a verb, helpers included."""
    return document.tokens[token].pos in ("VERB", "AUX")


class DatesOfOthers:
    """Knows the expressions of an article that are not of an event in the same sentence."""

    def __init__(self, document: Document, publication: PublicationDates) -> None:
        self._document = document
        self._publication = publication

    def have(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of something else than the event at `token`."""
        return (
            self._dates_its_telling(one, token)
            or self.is_in_speech(one, token)
            or self._is_compared(one, token)
            or self._is_now(one, token)
            or self._is_ahead_elsewhere(one, token)
            or self._is_of_birth(one, token)
            or self._is_of_old(one, token)
            or self._had_been_before(one, token)
            or self._is_of_what_is_said(one, token)
            or self._is_above_description(one, token)
            or self._is_in_aside(one, token)
            or self.dates_aftermath(one, token)
        )

    def dates_aftermath(self, one: Hung, token: int) -> bool:
        """Say whether an expression is the day of what followed the event: "condemned on Monday".

        That is certain of a noun that is the object of a verb of what followed ("condemned the
        attack"), or its matter ("jailed for the bombing"), or is below such a noun or "after"
        ("the scene of the explosion").
        """
        document, governor = self._document, one.governor
        if governor is None or one.time.precision != A_DAY or tense_of(document, token) != "noun":
            return False
        path = (token, *document.ancestors(token))
        if governor not in path[1:]:
            return False
        between = path[1 : path.index(governor)]
        if any(document.lemmas[node] in word_list("aftermath") for node in between):
            return True
        below = path[path.index(governor) - 1]
        is_object = document.tokens[below].relation in OBJECTS
        is_matter = document.lemmas[below] in word_list("matter")
        return document.lemmas[governor] in word_list("reacting") and (is_object or is_matter)

    def _dates_its_telling(self, one: Hung, token: int) -> bool:
        """Say whether an expression is the day on which somebody told of the event.

        That is certain where the event is in a clause that is what was said.
        """
        document, governor = self._document, one.governor
        if governor is None or governor == token or one.time.precision != A_DAY:
            return False
        if document.lemmas[governor] not in cue_lexicon().saying:
            return False
        path = (token, *document.ancestors(token))
        below = next((node for node in path if document.tokens[node].head == governor), None)
        return below is not None and document.tokens[below].relation in SAID

    def _is_compared(self, one: Hung, token: int) -> bool:
        """Say whether "since" tells from when on nothing was like it: "the worst since 2016"."""
        since = one.head if one.preposition == "since" else self._mark_above(one, token)
        if since is None:
            return False
        before = range(max(0, since - COMPARING_REACH), since)
        tokens, words = self._document.tokens, self._document.words
        return any(tokens[at].tag == "JJS" or words[at] == "first" for at in before)

    def _mark_above(self, one: Hung, token: int) -> int | None:
        """Return the "since" over the clause of an expression that the event is outside of."""
        document, governor = self._document, one.governor
        if governor is None or governor in (token, *document.ancestors(token)):
            return None
        marks = document.children_by(governor, "mark")
        return next((at for at in marks if document.words[at] == "since"), None)

    def _had_been_before(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of what had been before: "hit a town that all had left"."""
        document, governor = self._document, one.governor
        path = (token, *document.ancestors(token))
        if governor is None or governor in path:
            return False
        verb = next((node for node in path if is_verb(self._document, node)), None)
        helpers = {document.words[at] for at in document.children_by(governor, "aux")}
        is_below = verb is not None and verb in document.ancestors(governor)
        return "had" in helpers and is_below and document.tokens[governor].relation in SUBORDINATE

    def _is_above_description(self, one: Hung, token: int) -> bool:
        """Say whether an event only describes: "Burundi, which has sent troops, shut on Monday"."""
        document, governor = self._document, one.governor
        path = (token, *document.ancestors(token))
        if governor is None or governor not in path[1:]:
            return False
        between = path[: path.index(governor)]
        verb = next((node for node in between if is_verb(self._document, node)), None)
        if verb is None or tense_of(document, verb) != "perfect":
            return False
        return any(document.tokens[node].relation == "relcl" for node in between)

    def _is_in_aside(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of what is told of a place by the way.

        "In El Alto, where protests began in May, residents dug trenches."
        """
        document, governor = self._document, one.governor
        path = (token, *document.ancestors(token))
        if governor is None or governor in path or self._is_later(one):
            return False
        above = (governor, *document.ancestors(governor))
        clause = next((node for node in above if document.tokens[node].relation == "relcl"), None)
        if clause is None or clause in path:
            return False
        named = document.tokens[clause].head
        is_verbs = is_verb(document, token) and token in document.ancestors(named)
        where = any(document.words[at] == "where" for at in document.children_by(clause, "advmod"))
        return is_verbs and where and document.tokens[named].pos == "PROPN"

    def _is_of_what_is_said(self, one: Hung, token: int) -> bool:
        """Say whether an event is the saying, and an expression a part of what is said."""
        document, governor = self._document, one.governor
        if governor is None or document.lemmas[token] not in cue_lexicon().saying:
            return False
        path = (governor, *document.ancestors(governor))
        below = next((node for node in path if document.tokens[node].head == token), None)
        return below not in (None, token) and document.tokens[below].relation in SAID

    def _is_now(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of the present, and the event of the past or elsewhere.

        "The blasts may be the work of a man who now lives abroad."
        """
        if one.time.value != PRESENT:
            return False
        tense, governor = tense_of(self._document, token), one.governor
        is_apart = governor is not None and governor not in (
            token,
            *self._document.ancestors(token),
        )
        return tense == "past" or (tense == "noun" and is_apart)

    def _is_of_birth(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of somebody's birth: "born in 1952, he was found dead"."""
        governor = one.governor
        is_birth = governor is not None and self._document.words[governor] == "born"
        return is_birth and governor != token

    def _is_of_old(self, one: Hung, token: int) -> bool:
        """Say whether an expression tells how old a thing is: "the 11th century temple"."""
        if one.head is None or len(one.time.value) != len("10"):
            return False
        word = self._document.tokens[one.head]
        return word.relation in ("compound", "amod", "nmod") and word.head != token

    def _is_ahead_elsewhere(self, one: Hung, token: int) -> bool:
        """Say whether an expression is of what is yet to come, and the event of a verb of the past.

        "He was charged over the killings and will appear in court in October."
        """
        document = self._document
        path = self._clause_path(token)
        governor = one.governor
        if governor is None or governor in path:
            return False
        if tense_of(document, governor) != "future" and not self._is_later(one):
            return False
        verb = next((node for node in path if is_verb(self._document, node)), None)
        return verb is not None and tense_of(document, verb) in ("past", "perfect")

    def _is_later(self, one: Hung) -> bool:
        """Say whether an expression ends after the article was published."""
        last = one.time.interval.end if one.time.interval else None
        published = self._publication.between.end if self._publication.between else None
        return published is not None and last is not None and last > published

    def _clause_path(self, token: int) -> tuple[int, ...]:
        """Return an event and what is above it, up to the verb that it is a conjunct of."""
        document, path = self._document, [token]
        for node in document.ancestors(token):
            if document.tokens[path[-1]].relation == "conj" and is_verb(document, path[-1]):
                break
            path.append(node)
        return tuple(path)

    def is_in_speech(self, one: Hung, token: int) -> bool:
        """Say whether an expression stands in what somebody says, and the token outside of it."""
        document = self._document
        quotation = document.quotation_at(one.time.span.start)
        if quotation is None or quotation.start <= document.tokens[token].start < quotation.end:
            return False
        return len(quotation.of(document.text).split()) >= SPEECH_WORDS
