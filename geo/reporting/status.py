"""How sure the article is: status and polarity of an event, by what governs its trigger.

A cue counts only where the dependency tree puts the trigger under it: "could"
must modify the trigger's own clause or one above it, "denied" must have the
trigger in its complement. The nearest cue wins, except that a denial or a
refusal to confirm further out is never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.model import Polarity, Status
from geo.reporting.document import Document
from geo.reporting.doubts import is_doubted
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.negation import has_negation, is_negated
from geo.reporting.presupposing import is_known_incident, is_presupposed

PAST_SAYING_TAGS = frozenset({"VBD", "VBN"})

GUESSING = frozenset({"may", "might", "must"})
"""Modals that guess at what has happened; what "could have" and "would have" happened has not."""

OUTRANKING = (Status.DENIED, Status.UNCONFIRMED)
"""What counts however far out it stands: nothing nearer makes a denied event a plain one."""


def status_of(document: Document, trigger: int) -> tuple[Status, Polarity]:
    """Return status and polarity of the event whose trigger is token `trigger`."""
    found = list(_cues(document, trigger))
    polarity = Polarity.NEGATIVE if is_negated(document, trigger) else Polarity.POSITIVE
    for status in OUTRANKING:
        if status in found:
            return status, polarity
    if found and _is_conditional(document, trigger):
        return Status.HYPOTHETICAL, polarity  # "if he asks me to send troops"
    if found and found[0] is Status.EXPECTED and _is_only_possible(document, trigger):
        return Status.HYPOTHETICAL, polarity
    return (found[0] if found else Status.REPORTED), polarity


def _is_conditional(document: Document, trigger: int) -> bool:
    """Say whether the event, or what governs it, stands in a clause with "if"."""
    for node in (trigger, *document.ancestors(trigger)):
        marks = document.children_by(node, "mark")
        if any(document.words[mark] in ("if", "unless") for mark in marks):
            return document.tokens[node].relation == "advcl"
    return False


def _is_only_possible(document: Document, trigger: int) -> bool:
    """Say whether the event's clause hangs on a noun of possibility: "hope that they will go"."""
    below = trigger
    for node in document.ancestors(trigger):
        if document.tokens[below].relation in ("acl", "ccomp", "relcl", "advcl", "parataxis"):
            is_told = document.tokens[below].relation in ("acl", "ccomp")
            return is_told and document.lemmas[node] in word_list("possible_nouns")
        below = node
    return False


def _cues(document: Document, trigger: int) -> Iterator[Status]:
    """Yield the statuses that words about the trigger give it, nearest first."""
    yield from _own_words(document, trigger)
    if document.lemmas[trigger] in word_list("ongoing"):
        return  # "plans to send aid for the war" leaves no doubt about the war
    if not is_known_incident(document, trigger):
        yield from _governors(document, trigger)
    if is_doubted(document, trigger):
        yield Status.UNCONFIRMED


def _governors(document: Document, trigger: int) -> Iterator[Status]:
    """Yield the statuses that the words above the trigger give it, nearest first."""
    below = trigger
    for node in document.ancestors(trigger):
        token = document.tokens[node]
        if is_presupposed(document, below):
            break
        if token.pos in ("VERB", "AUX", "ADJ", "ADV", "PROPN"):
            yield from _governor(document, node, below)
        elif token.pos == "NOUN":
            yield from _noun(document, node, below)
        elif token.pos in ("ADP", "SCONJ"):
            yield from _preposition(document, node)
        below = node


def _own_words(document: Document, index: int) -> Iterator[Status]:
    """Yield what modals, conjunctions and modifiers of a token say about it."""
    for child in document.children[index]:
        word, relation = document.words[child], document.tokens[child].relation
        if relation == "mark" and word in ("until", "till"):
            if document.tokens[index].tag in ("VBZ", "VBP"):
                yield Status.EXPECTED
        elif relation == "mark" and word in ("if", "unless", "should"):
            if document.lemmas[index] != "compare":  # "if compared to last year"
                yield Status.HYPOTHETICAL
        elif relation in ("aux", "auxpass"):
            yield from _modal(document, index, child)
        elif relation in ("amod", "advmod", "compound"):
            if word in word_list("possible_words"):
                yield Status.HYPOTHETICAL
            elif word in word_list("expected_words"):
                yield Status.EXPECTED
            elif word in word_list("unconfirmed_words"):
                yield Status.UNCONFIRMED


def _modal(document: Document, verb: int, modal: int) -> Iterator[Status]:
    word = document.words[modal]
    if word in GUESSING and _is_perfect(document, verb):
        yield Status.UNCONFIRMED  # "may have killed nine"
    elif word == "should" and document.tokens[verb].relation == "advcl":
        yield Status.HYPOTHETICAL
    elif word in word_list("future_modals"):
        yield Status.EXPECTED
    elif word in word_list("possible_modals"):
        yield Status.HYPOTHETICAL
    elif word in word_list("past_future_modals"):
        yield Status.EXPECTED if _is_backshifted(document, verb) else Status.HYPOTHETICAL
    elif word in ("must", "should"):
        yield Status.REQUESTED


def _is_perfect(document: Document, verb: int) -> bool:
    """Say whether a verb tells of the past under a modal: "may have killed"."""
    helpers = document.children_by(verb, "aux")
    return any(document.words[node] == "have" for node in helpers)


def _is_backshifted(document: Document, verb: int) -> bool:
    """Say whether "would" is "will" in reported speech: "said that it would deploy"."""
    below = verb
    for node in document.ancestors(verb):
        relation, token = document.tokens[below].relation, document.tokens[node]
        says = token.pos == "VERB" and document.lemmas[node] in cue_lexicon().saying
        if relation == "ccomp" or (relation != "advcl" and says):
            return token.tag in PAST_SAYING_TAGS and not _has_condition(document, verb)
        below = node
    return False


def _has_condition(document: Document, verb: int) -> bool:
    return any(
        document.words[mark] in ("if", "unless")
        for clause in document.children_by(verb, "advcl")
        for mark in document.children_by(clause, "mark")
    )


def _governor(document: Document, node: int, below: int) -> Iterator[Status]:
    """Yield what a verb says about its complement `below`, and its own modals and marks."""
    lemma, relation = document.lemmas[node], document.tokens[below].relation
    complement = relation in (
        "ccomp",
        "xcomp",
        "dobj",
        "prep",
        "attr",
        "advcl",
        "nsubjpass",
        "acomp",
    )
    if complement and relation != "advcl":
        yield from _complement(document, node, below)
    says = relation == "ccomp" and lemma in cue_lexicon().saying
    if (
        not says
        and not _is_apart(document, below)
        and (relation not in ("advcl", "nsubj") or lemma in word_list("expecting"))
    ):
        yield from _own_words(document, node)
    if document.tokens[below].relation == "xcomp" and lemma == "go":
        yield Status.EXPECTED


def _is_apart(document: Document, verb: int) -> bool:
    """Say whether a coordinated verb is finite by itself: "can fly and has been named"."""
    token = document.tokens[verb]
    if token.relation != "conj" or token.pos not in ("VERB", "AUX"):
        return False
    helpers = document.children_by(verb, "aux", "auxpass")
    finite = (token.tag, *(document.tokens[node].tag for node in helpers))
    return any(tag in ("VBZ", "VBP", "VBD", "MD") for tag in finite)


def _complement(document: Document, node: int, below: int) -> Iterator[Status]:
    lemma, relation = document.lemmas[node], document.tokens[below].relation
    negated = has_negation(document, node)
    if lemma in word_list("confirming"):
        yield Status.UNCONFIRMED if negated else Status.CONFIRMED
    elif lemma in word_list("denying"):
        yield Status.UNCONFIRMED if negated else Status.DENIED
    elif lemma == "be" and relation == "xcomp" and document.tokens[below].tag == "VB":
        yield Status.EXPECTED  # "a first group was to go"
    elif lemma == "look" and _looks_forward(document, node):
        yield Status.EXPECTED
    elif lemma == "rule" and document.child(node, "prt") is not None:
        yield Status.HYPOTHETICAL if negated else Status.DENIED
    elif lemma == "call" and document.child(node, "nsubjpass") is not None:
        return  # "police were called for a burglary"
    elif lemma in word_list("requesting") and relation in ("xcomp", "ccomp", "prep"):
        if relation != "prep" or _asks_for(document, lemma, below):
            yield Status.REQUESTED
    elif lemma in word_list("permitting") and relation in ("xcomp", "ccomp"):
        is_done = document.tokens[node].tag in PAST_SAYING_TAGS  # "will allow" is expected
        if is_done and _has_power(document, node):
            yield Status.HYPOTHETICAL
    elif lemma in word_list("expecting") and relation in (
        "xcomp",
        "ccomp",
        "prep",
        "dobj",
        "nsubjpass",
    ):
        yield Status.EXPECTED
    elif lemma in word_list("fearing") and relation in ("xcomp", "ccomp", "prep", "dobj"):
        if relation != "prep" or document.words[below] in ("about", "of", "for"):
            yield Status.HYPOTHETICAL
    elif lemma in word_list("doubting") and relation in ("ccomp", "xcomp"):
        yield Status.UNCONFIRMED


def _looks_forward(document: Document, verb: int) -> bool:
    return any(document.words[node] == "forward" for node in document.children_by(verb, "advmod"))


def _has_power(document: Document, verb: int) -> bool:
    """Say whether somebody allows it, no thing that makes it possible: "the app allows users"."""
    cues = cue_lexicon()
    return any(
        document.tokens[node].pos == "PROPN" or document.lemmas[node] in cues.titles | cues.persons
        for node in document.children_by(verb, "nsubj", "agent")
    )


def _asks_for(document: Document, verb: str, preposition: int) -> bool:
    """Say whether a preposition leads to what is asked for: "in Lima" and "about" do not."""
    calls = verb in ("call", "press", "urge")
    return document.words[preposition] in (("for", "to", "on", "upon") if calls else ("for", "to"))


def _noun(document: Document, node: int, below: int) -> Iterator[Status]:
    """Yield what a noun says about its complement: "fears of an attack", "plans to deploy"."""
    if document.tokens[below].relation not in ("prep", "acl", "ccomp", "relcl", "compound"):
        return
    lemma = document.lemmas[node]
    if lemma in word_list("possible_nouns"):
        yield Status.HYPOTHETICAL
    elif lemma in word_list("expected_nouns"):
        yield Status.EXPECTED
    elif lemma in word_list("uncertain_nouns"):
        yield Status.UNCONFIRMED
    if lemma in ("report", "claim", "rumor", "rumour", "allegation"):
        for clause in document.children_by(node, "relcl"):
            if document.lemmas[clause] in word_list("confirming") and has_negation(
                document, clause
            ):
                yield Status.UNCONFIRMED


def _preposition(document: Document, node: int) -> Iterator[Status]:
    """Yield EXPECTED under "ahead of", HYPOTHETICAL under "in case of" and "in the event of".

    "Before" looks ahead only from the present: "it tests missiles before the vote".
    """
    clause = document.clause_of(document.tokens[node].head)
    if document.words[node] == "before" and document.tokens[clause].tag in ("VBZ", "VBP"):
        yield Status.EXPECTED
    if document.words[node] != "of" or node == 0:
        return
    before = document.words[node - 1]
    if before == "ahead":
        yield Status.EXPECTED
    elif before in ("case", "event"):
        yield Status.HYPOTHETICAL
