"""How sure the article is: status and polarity of an event, by what governs its trigger.

A cue counts only where the dependency tree puts the trigger under it: "could"
must modify the trigger's own clause or one above it, "denied" must have the
trigger in its complement. The nearest cue wins, except that a denial or a
refusal to confirm further out is never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.model import EventType, Polarity, Sentence, Span, Status
from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon, event_lexicon, word_list

PAST_SAYING_TAGS = frozenset({"VBD", "VBN"})

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what is known to be."""

VIOLENT = frozenset(
    {
        EventType.BATTLES,
        EventType.EXPLOSIONS,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.RIOTS,
        EventType.DISASTER,
    }
)
"""Event types that news does not announce."""

LONGEST_SENTENCE = 150
"""Words of a sentence that are searched for somebody who speaks; bounds the work."""

_IF_TRUE = re.compile(
    r"\bif (?:\w+ )?(?:is |are |proven |proved )?(?:true|confirmed|verified|correct|accurate)\b"
    r"|\b(?:could|can) ?not be (?:independently |immediately )?(?:verified|confirmed)\b",
    re.IGNORECASE,
)

_NOT_BORNE_OUT = re.compile(
    r"\s*(?:There (?:was|is|has been) no (?:independent|immediate|official) (?:\w+ )?"
    r"(?:confirmation|verification)"
    r"|(?:The|Those|These|That|This|None of the|His|Her|Its|Their|Neither) (?:\w+ ){0,2}?"
    r"(?:claims?|reports?|figures?|accounts?|allegations?|statements?|assertions?|information|tolls?"
    r"|numbers?)\b[^.\n]{0,60}?(?:not (?:immediately )?be|(?:has|have) not been)"
    r" (?:independently |immediately )?(?:verified|confirmed))"
)
"""A sentence that says of what was told before it that nobody else bears it out."""

OUTRANKING = (Status.DENIED, Status.UNCONFIRMED)
"""What counts however far out it stands: nothing nearer makes a denied event a plain one."""


def status_of(document: Document, trigger: int) -> tuple[Status, Polarity]:
    """Return status and polarity of the event whose trigger is token `trigger`."""
    found = list(_cues(document, trigger))
    polarity = Polarity.NEGATIVE if _is_negated(document, trigger) else Polarity.POSITIVE
    for status in OUTRANKING:
        if status in found:
            return status, polarity
    if found and _is_conditional(document, trigger):
        return Status.HYPOTHETICAL, polarity  # "if he asks me to send troops"
    if found and found[0] is Status.EXPECTED and Status.HYPOTHETICAL in found:
        return Status.HYPOTHETICAL, polarity  # "no hope that they will withdraw"
    return (found[0] if found else Status.REPORTED), polarity


def _is_conditional(document: Document, trigger: int) -> bool:
    """Say whether the event, or what governs it, stands in a clause with "if"."""
    for node in (trigger, *document.ancestors(trigger)):
        marks = document.children_by(node, "mark")
        if any(document.words[mark] in ("if", "unless") for mark in marks):
            return document.tokens[node].relation == "advcl"
    return False


def _cues(document: Document, trigger: int) -> Iterator[Status]:
    """Yield the statuses that words about the trigger give it, nearest first."""
    yield from _own_words(document, trigger)
    if document.lemmas[trigger] in word_list("ongoing"):
        return  # "plans to send aid for the war" leaves no doubt about the war
    if _is_known_violence(document, trigger):
        return
    below = trigger
    for node in document.ancestors(trigger):
        token = document.tokens[node]
        if _is_presupposed(document, below):
            break
        if token.pos in ("VERB", "AUX", "ADJ", "ADV", "PROPN"):
            yield from _governor(document, node, below)
        elif token.pos == "NOUN":
            yield from _noun(document, node, below)
        elif token.pos in ("ADP", "SCONJ"):
            yield from _preposition(document, node)
        below = node
    sentence = document.sentence_at(document.span_of(trigger, trigger))
    if sentence is None:
        return
    if _is_doubted(document, trigger, sentence.span) or _is_not_borne_out(document, sentence):
        yield Status.UNCONFIRMED


def _is_doubted(document: Document, trigger: int, sentence: Span) -> bool:
    """Say whether "if true" opens the sentence or follows the trigger: it doubts what is before."""
    match = _IF_TRUE.search(document.text, sentence.start, sentence.end)
    if not match:
        return False
    opens = match.start() - sentence.start <= 2
    return opens or document.tokens[trigger].end <= match.start()


def _is_not_borne_out(document: Document, sentence: Sentence) -> bool:
    """Say whether the next sentence doubts what somebody says in this one."""
    saying = cue_lexicon().saying
    words = document.lemmas[sentence.first : min(sentence.last, sentence.first + LONGEST_SENTENCE)]
    if saying.isdisjoint(words):
        return False
    return _NOT_BORNE_OUT.match(document.text, sentence.span.end) is not None


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
    if word == "should" and document.tokens[verb].relation == "advcl":
        yield Status.HYPOTHETICAL
    elif word in word_list("future_modals"):
        yield Status.EXPECTED
    elif word in word_list("possible_modals"):
        yield Status.HYPOTHETICAL
    elif word in word_list("past_future_modals"):
        yield Status.EXPECTED if _is_backshifted(document, verb) else Status.HYPOTHETICAL
    elif word in ("must", "should"):
        yield Status.REQUESTED


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


def _is_presupposed(document: Document, below: int) -> bool:
    """Say whether a clause tells what is past whatever governs it: "when it was released".

    So does a relative clause about what is known: "the train that came from the coast".
    """
    token = document.tokens[below]
    if token.relation not in ("advcl", "relcl") or token.pos not in ("VERB", "AUX"):
        return False
    if token.relation == "relcl":
        head = document.tokens[token.head]
        articles = document.children_by(token.head, "det")
        is_known = any(document.words[node] in DEFINITE for node in articles)
        is_known = is_known or document.child(token.head, "poss") is not None
        if not is_known and head.pos != "PROPN":
            return False
        if head.pos == "PROPN" and token.tag in ("VBZ", "VBP"):
            return True  # "Vega, who now lives in"
    else:
        opened = document.children_by(below, "mark", "advmod")
        words = {document.words[node] for node in opened}
        if not words & {"when", "after", "since", "because"}:
            return False
    helpers = document.children_by(below, "aux", "auxpass")
    is_perfect = token.tag == "VBN" and any(document.lemmas[node] == "have" for node in helpers)
    is_modal = any(document.tokens[node].tag == "MD" for node in helpers)
    is_past = any(document.tokens[node].tag == "VBD" for node in (below, *helpers))
    return is_past or (is_perfect and not is_modal)


def _is_known_violence(document: Document, noun: int) -> bool:
    """Say whether a clause only refers to an attack or disaster: "wanted for the shooting of".

    Nobody plans them for the reader: "the" attack has been, unless it is what is planned,
    feared or denied itself.
    """
    token = document.tokens[noun]
    entry = event_lexicon().nouns.get(document.lemmas[noun])
    if token.pos != "NOUN" or entry is None or entry.event_type not in VIOLENT:
        return False
    if not any(document.words[at] in DEFINITE for at in document.children_by(noun, "det")):
        return False
    if token.relation == "dobj":
        return document.lemmas[token.head] in word_list("referring")
    if token.relation != "pobj" or document.words[token.head] in ("ahead", "before"):
        return False
    above = document.tokens[token.head].head
    lists = ("possible_nouns", "expected_nouns", "uncertain_nouns", "expecting", "doubting")
    planned = frozenset[str]().union(*(word_list(name) for name in lists))
    return document.lemmas[above] not in planned | word_list("denying") | word_list("confirming")


def _complement(document: Document, node: int, below: int) -> Iterator[Status]:
    lemma, relation = document.lemmas[node], document.tokens[below].relation
    negated = _has_negation(document, node)
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
            if document.lemmas[clause] in word_list("confirming") and _has_negation(
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


def _has_negation(document: Document, index: int) -> bool:
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


def _is_negated(document: Document, trigger: int) -> bool:
    """Say whether the sentence says that the event did not happen."""
    if _has_negation(document, trigger):
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
        return not _has_negation(document, head)
    if relation in ("dobj", "nsubjpass") and lemma in word_list("undoing"):
        return not _has_negation(document, head)
    light = relation == "nsubjpass" and lemma in event_lexicon().light_verbs and lemma != "report"
    if light or relation in ("dobj", "xcomp", "attr"):
        cues = word_list("confirming") | word_list("denying") | word_list("expecting")
        return _has_negation(document, head) and lemma not in cues and lemma != "need"
    return False
