"""Whether an event is said not to have happened: "not", "without", "called off", "failed to"."""

from __future__ import annotations

from geo.reporting.document import Document
from geo.reporting.lexicon import event_lexicon, word_list


def has_negation(document: Document, index: int) -> bool:
    """Say whether a verb is negated: "not", "never", or a subject with "no" or "neither"."""
    for child in document.children[index]:
        relation = document.tokens[child].relation
        if relation == "neg" or document.words[child] in ("never", "neither", "nobody"):
            return True
        if document.words[child] == "longer" and document.words[child - 1] == "no":
            return True
        if relation in ("nsubj", "nsubjpass") and any(
            document.words[word] in ("no", "neither", "none", "nobody")
            for word in (child, *document.children[child])
        ):
            return True
    return False


def is_negated(document: Document, trigger: int) -> bool:
    """Say whether the sentence says that the event did not happen."""
    if has_negation(document, trigger):
        return True
    for child in document.children[trigger]:
        modifies = document.tokens[child].relation in ("amod", "acl")
        undone = (
            modifies
            and document.tokens[child].tag not in ("VB", "VBG")
            and _base(document.words[child]) in word_list("undoing")
        )
        if document.words[child] == "no" or undone:
            return True
    head = document.tokens[trigger].head
    return head != trigger and _is_negated_by(document, head, trigger)


def _base(participle: str) -> str:
    """Return the verb of "cancelled" and "now-cancelled", which the parser leaves as they are."""
    word = participle.rpartition("-")[2]
    bases = (word.removesuffix("led"), word.removesuffix("ed"), word.removesuffix("d"))
    return next((base for base in bases if base in word_list("undoing")), word)


def _is_negated_by(document: Document, head: int, trigger: int) -> bool:
    """Say whether the word above the event word says that the event did not happen."""
    token, lemma = document.tokens[trigger], document.lemmas[head]
    relation = token.relation
    if relation == "pobj":
        noun = document.lemmas[document.tokens[head].head]
        is_delayed = document.words[head] in ("in", "of") and noun in word_list("undone_nouns")
        return document.words[head] == "without" or is_delayed
    if relation in ("xcomp", "aux", "auxpass", "conj") and lemma in word_list("failing"):
        return True
    if relation in ("xcomp", "dobj") and token.tag == "VBG" and lemma in word_list("ceasing"):
        return not has_negation(document, head)
    if relation in ("dobj", "nsubjpass") and lemma in word_list("undoing"):
        return not has_negation(document, head)
    light = relation == "nsubjpass" and lemma in event_lexicon().light_verbs and lemma != "report"
    if light or relation in ("dobj", "xcomp", "attr"):
        cues = word_list("confirming") | word_list("denying") | word_list("expecting")
        return has_negation(document, head) and lemma not in cues and lemma != "need"
    return False
