"""The word that names the event at a place: climbing from the place name through the tree.

The nearest governing event word wins. A governor that is no event word (light
verbs, verbs unknown to the lexicon) is searched downwards through its object,
subject and complements; people whose presence is the news come last.
"""

from __future__ import annotations

from dataclasses import replace

from geo.model import EventType, Span
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger, event_at
from geo.reporting.kind_families import FORCES, INCIDENTS
from geo.reporting.lexicon import cue_lexicon, event_lexicon, word_list, word_lists

ARGUMENTS = ("dobj", "nsubjpass", "nsubj", "xcomp", "attr", "agent", "prep", "pobj", "oprd")
"""Relations searched below a governor that is no event word, in this order."""

GATHERINGS = frozenset({EventType.PROTESTS, EventType.STATEMENT, EventType.CIVIC})
"""Event types for which people come together, where an incident may befall them."""

SUBJECTS = ("nsubj", "nsubjpass")
"""Relations of who moves or is moved, whose parts tell nothing of the move: "parts of the bomb
were shipped to"."""

STAND_INS = 3
"""Nouns that may stand for a place, one on the other: "control of half of the town of"."""

BORDERS_OF_TIME = frozenset({"before", "since", "until", "till"})
"""Prepositions after which a happening only tells when: "before the war"."""

SEARCH_DEPTH = 8
"""Steps down from such a governor, nearest words first: "seen" > in > background > of > fragments >
of > plane > "shot down". A judgement."""

REPORTING_BORDERS = frozenset({"ccomp", "parataxis"})
"""Relations by which the words of a speaker hang below a verb of saying."""


def find_trigger(document: Document, place: int) -> Trigger | None:
    """Return the event word that the place with head token `place` belongs to, or None."""
    adjacent = _event_before_preposition(document, place)
    if adjacent:
        return _with_cause(document, _struck_there(document, adjacent))
    actor: Trigger | None = None
    below = place
    for node in document.ancestors(place):
        if _leaves_speech(document, below, node):
            break
        if _is_modifier_of(document, node, place):
            below = node
            continue
        found = _seizure(document, node, place) or event_at(document, node)
        if found:
            return _with_cause(document, _struck_there(document, found))
        actor = actor or _actor_at(document, node)
        if document.tokens[node].pos in ("VERB", "AUX"):
            found = _object_event(document, node) or actor
            if found is None and not _acts_elsewhere(document, node, below):
                found = _search_below(document, node, below)
            if found:
                return found
            if _is_clause_of_its_own(document, node):
                break  # "a day after crowds entered the hall in Lima"
        elif document.tokens[below].relation == "relcl" and not _only_lies(document, below):
            break  # "a man who worked in Lima was jailed"
        elif below != place and document.tokens[below].relation == "appos":
            if not _is_site(document, below):
                break
        elif document.tokens[node].head == node:
            found = _part_event(document, node)
            if found:
                return found
        below = node
    return actor or _actor_of_clause(document, place) or _event_where(document, place)


def _struck_there(document: Document, found: Trigger) -> Trigger:
    """Return the attack or disaster that befell a gathering, or whom it struck.

    "Was shot at a rally in Lima", "fired on a patrol in Lima".
    """
    token = document.tokens[found.token]
    if found.entry.sub_event_type == FORCES and token.pos == "NOUN":
        on = token.relation == "pobj" and document.words[token.head] in ("on", "at", "against")
        verb = document.tokens[token.head].head if on else token.head
        struck = event_at(document, verb) if on or token.relation == "dobj" else None
        return struck if struck and struck.entry.event_type in INCIDENTS else found
    if token.relation != "pobj" or found.entry.event_type not in GATHERINGS:
        return found
    if document.words[token.head] not in ("at", "during", "in"):
        return found
    befallen = event_at(document, document.tokens[token.head].head)
    return befallen if befallen and befallen.entry.event_type in INCIDENTS else found


def _event_where(document: Document, place: int) -> Trigger | None:
    """Return the event of "Lima, where nine people were killed in a bombing", or None.

    What befell a place outweighs that somebody goes there; that talks are held there does not.
    """
    for clause in document.children_by(place, "relcl"):
        opened = document.children_by(clause, "advmod")
        if all(document.words[node] != "where" for node in opened):
            continue
        found = event_at(document, clause) or _object_event(document, clause)
        found = found or _search_below(document, clause, place)
        if found is not None and found.entry.event_type in INCIDENTS:
            return _with_cause(document, found)
    return None


def _acts_elsewhere(document: Document, verb: int, below: int) -> bool:
    """Say whether the place is the subject's: "the court in The Hague ordered a halt of the war".

    A light verb only brings the event: "clashes in Lima left", "the day in Lima saw".
    """
    if document.tokens[below].relation not in SUBJECTS:
        return False
    is_light = document.lemmas[verb] in event_lexicon().light_verbs
    told = document.children_by(verb, "xcomp", "ccomp")
    return not is_light and any(document.child(one, *SUBJECTS) is not None for one in told)


def _is_clause_of_its_own(document: Document, verb: int) -> bool:
    """Say whether an adverbial clause tells of something else than the clause above it."""
    has_subject = document.child(verb, "nsubj", "nsubjpass") is not None
    return document.tokens[verb].relation == "advcl" and has_subject


def _only_lies(document: Document, verb: int) -> bool:
    """Say whether a verb only tells where its subject is: "a village that lies in"."""
    return document.lemmas[verb] in word_list("lying")


def _is_site(document: Document, noun: int) -> bool:
    """Say whether a noun beside a name tells what kind of place bears it: "X, a hospital in"."""
    lists = word_lists("sites.toml")
    return document.lemmas[noun] in lists["building"] | lists["ground"] | lists["settlement"]


def _event_before_preposition(document: Document, place: int) -> Trigger | None:
    """Return the event noun right before the place's preposition: "incursion into Kursk".

    Parsers often hang such a preposition on the verb instead.
    """
    preposition = document.tokens[place].head
    if document.tokens[preposition].relation != "prep" or preposition > place:
        return None
    noun = preposition - 1
    while noun >= 0 and document.tokens[noun].pos == "PUNCT" and document.words[noun] in '"”':
        noun -= 1
    if noun < 0 or document.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    return event_at(document, noun)


def _is_modifier_of(document: Document, verb: int, place: int) -> bool:
    """Say whether a participle only describes the place: "occupied Crimea"."""
    first, _ = document.edges(place)
    if document.tokens[verb].tag not in ("VBN", "VBD") or verb not in (first - 1, place - 1):
        return False
    whole = document.tokens[_whole(document, place)]
    if document.tokens[verb].relation == "conj" and (whole.head, whole.relation) == (verb, "dobj"):
        return False  # "left the talks and invaded Georgia"
    auxiliaries = document.children_by(verb, "aux", "auxpass")
    misread = [node for node in auxiliaries if document.words[node] == "to"]
    return len(misread) == len(auxiliaries) and document.child(verb, "nsubj", "nsubjpass") is None


def _seizure(document: Document, verb: int, place: int) -> Trigger | None:
    """Return the change of control of "seized the town", where the place is what is seized."""
    if document.tokens[verb].pos != "VERB":
        return None
    token = document.tokens[_whole(document, place)]
    is_fallen = token.relation == "nsubj" and document.lemmas[verb] == "fall"
    is_taken = token.relation in ("dobj", "nsubjpass")
    if token.head != verb or not (is_fallen or is_taken):
        return None
    if is_taken and document.lemmas[verb] not in word_list("seizing"):
        return None
    seizer = document.child(verb, "nsubj", "agent")
    words = {document.lemmas[node] for node in document.children[seizer]} if seizer else set()
    if seizer is not None:
        words.add(document.lemmas[seizer])
    rebels = bool(words & word_list("insurgents"))
    entry = event_lexicon().verbs["overrun" if rebels else "retake"]
    return Trigger(verb, document.span_of(verb, verb), entry, governs=True)


def _whole(document: Document, place: int) -> int:
    """Return the noun that stands for the place: "all of", "the town of", "40 km of the region"."""
    node = place
    for _ in range(STAND_INS):
        token = document.tokens[node]
        if token.relation in ("poss", "compound", "nmod") and token.head > node:
            node = token.head  # "Peru's Cusco region"
            continue
        preposition = token.head
        if token.relation != "pobj" or document.words[preposition] != "of":
            return node
        upper = document.tokens[preposition].head
        if document.lemmas[upper] not in word_list("stand_ins"):
            return node
        node = upper
    return node


def _with_cause(document: Document, trigger: Trigger) -> Trigger:
    """Return the cause that the clause of a consequence names, or the trigger itself."""
    token = document.tokens[trigger.token]
    if token.pos == "NOUN" and trigger.entry.event_type == EventType.DISASTER:
        return _attack_behind(document, trigger)
    if token.pos != "VERB" or document.lemmas[trigger.token] not in event_lexicon().consequences:
        return trigger
    is_blow = document.lemmas[trigger.token] in word_list("hitting")
    for relation in ("nsubj", "agent") if is_blow else ("nsubj", "agent", "advcl", "prep"):
        for node in _arguments(document, trigger.token, relation):
            for below in (node, *document.children_by(node, "pobj", "pcomp", "compound")):
                if document.tokens[below].relation == "advcl" and not _is_temporal(document, below):
                    continue
                found = event_at(document, below, governs=False)
                if found and _is_cause(document, trigger, found):
                    return found
    return trigger


def _is_cause(document: Document, outcome: Trigger, found: Trigger) -> bool:
    """Say whether a happening brought the outcome about; the weapon that "struck" is its means."""
    if found.entry.event_type in (EventType.STATEMENT, EventType.CIVIC):
        return False
    is_attack = document.lemmas[outcome.token] in word_list("attack")
    return not (is_attack and document.lemmas[found.token] in event_lexicon().weapons)


def _attack_behind(document: Document, trigger: Trigger) -> Trigger:
    """Return the attack that caused a disaster: "a drone attack set the depot on fire"."""
    verb = document.clause_of(trigger.token)
    for node in _arguments(document, verb, "nsubj"):
        found = event_at(document, node, governs=False)
        if found and found.entry.plover == "ASSAULT":
            return found
    return trigger


def _arguments(document: Document, verb: int, relation: str) -> list[int]:
    """Return the arguments of a verb; a relative "that" stands for the noun it follows.

    A verb without a subject of its own has that of the verb it hangs on: "the
    storm is expected to grow and hit the coast".
    """
    found = document.children_by(verb, relation)
    if relation == "nsubj" and not found and document.tokens[verb].relation in ("xcomp", "conj"):
        upper = document.tokens[verb].head
        if document.tokens[upper].pos in ("VERB", "AUX") and upper != verb:
            return document.children_by(upper, "nsubjpass") or _arguments(document, upper, relation)
    if relation != "nsubj" or document.tokens[verb].relation not in ("relcl", "acl"):
        return found
    relative = not found or document.words[found[0]] in ("that", "which", "who")
    return [document.tokens[verb].head] if relative else found


def _is_temporal(document: Document, clause: int) -> bool:
    """Say whether an adverbial clause names the occasion: "when a ferry sank"."""
    return any(
        document.words[node] in ("when", "after", "as", "while")
        for node in document.children_by(clause, "advmod", "mark")
    )


def _leaves_speech(document: Document, below: int, node: int) -> bool:
    """Say whether climbing from `below` to `node` leaves the words of a speaker."""
    cues = cue_lexicon()
    return (
        document.tokens[below].relation in REPORTING_BORDERS
        and document.lemmas[node] in cues.saying | cues.judging
    )


def _object_event(document: Document, verb: int) -> Trigger | None:
    """Return the event that is the verb's own object: "fired tear gas", "held talks"."""
    for node in document.children_by(verb, "dobj", "nsubjpass", "attr", "agent"):
        found = event_at(document, node, governs=False)
        if found:
            return found
    return None


def _part_event(document: Document, root: int) -> Trigger | None:
    """Return the event among the parts of a root noun, often a verb misread: "War rages in"."""
    for node in document.children_by(root, "compound", "nsubj", "nmod", "appos"):
        found = event_at(document, node, governs=False)
        if found:
            return found
    return None


def _search_below(document: Document, node: int, coming_from: int) -> Trigger | None:
    """Return the first event word among the arguments of `node`, or None."""
    if document.tokens[node].pos not in ("VERB", "AUX"):
        return None
    is_move = document.lemmas[node] in word_list("faring")
    borders = BORDERS_OF_TIME | {"after"} if is_move else BORDERS_OF_TIME
    layer = [node]
    for _ in range(SEARCH_DEPTH):
        layer = [
            below
            for upper in layer
            for relation in (*ARGUMENTS, "relcl", "acl")
            for below in document.children_by(upper, relation)
            if below != coming_from and document.words[below] not in borders
        ]
        for below in layer:
            found = event_at(document, below, governs=False)
            if found:
                return found
        if is_move:
            layer = [one for one in layer if document.tokens[one].relation not in SUBJECTS]
    return None


def _actor_at(document: Document, index: int) -> Trigger | None:
    entry = event_lexicon().actors.get(document.lemmas[index])
    token = document.tokens[index]
    if entry is None or token.pos != "NOUN":
        return None
    return Trigger(index, Span(token.start, token.end), entry, governs=True)


def _actor_of_clause(document: Document, place: int) -> Trigger | None:
    """Return the actor that the clause of the place says something of, or None."""
    clause = document.clause_of(place)
    for node in document.children_by(clause, "nsubj", "nsubjpass", "dobj", "attr"):
        found = _actor_at(document, node)
        if found:
            return replace(found, governs=False)
    return None
