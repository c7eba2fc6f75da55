"""The word that names the event at a place: climbing from the place name through the tree.

The nearest governing event word wins. A governor that is no event word (light
verbs, verbs unknown to the lexicon) is searched downwards through its object,
subject and complements; people whose presence is the news come last.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from geo.model import EventType, Span
from geo.reporting.document import Document
from geo.reporting.lexicon import EventEntry, cue_lexicon, event_lexicon, word_list

ARGUMENTS = ("dobj", "nsubjpass", "nsubj", "xcomp", "attr", "agent", "prep", "pobj", "oprd")
"""Relations searched below a governor that is no event word, in this order."""

SEARCH_DEPTH = 8
"""Steps down from such a governor, nearest words first: "seen" > in > background > of > fragments >
of > plane > "shot down". A judgement."""

INSTRUMENT_REACH = 14
INSTRUMENT_WORDS = 5
"""Tokens after an attack in which "with" is looked for, and words read after it. Judgements."""

REPORTING_BORDERS = frozenset({"ccomp", "parataxis"})
"""Relations by which the words of a speaker hang below a verb of saying."""

ARMED = EventType.STRATEGIC_DEVELOPMENTS


@dataclass(frozen=True, slots=True)
class Trigger:
    """The event word: its token (a verb with its particle), its kind, and whether it governs."""

    token: int
    span: Span
    entry: EventEntry
    governs: bool
    """Whether the place hangs below the trigger; False when it was found beside the path."""


def find_trigger(document: Document, place: int) -> Trigger | None:
    """Return the event word that the place with head token `place` belongs to, or None."""
    adjacent = _event_before_preposition(document, place)
    if adjacent:
        return _with_cause(document, adjacent)
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
            return _with_cause(document, found)
        actor = actor or _actor_at(document, node)
        if document.tokens[node].pos in ("VERB", "AUX"):
            found = _object_event(document, node) or actor or _search_below(document, node, below)
            if found:
                return found
        elif below != place and document.tokens[below].relation == "appos":
            break
        elif document.tokens[node].head == node:
            found = _part_event(document, node)
            if found:
                return found
        below = node
    return actor or _actor_of_clause(document, place)


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
    auxiliaries = document.children_by(verb, "aux", "auxpass")
    misread = [node for node in auxiliaries if document.words[node] == "to"]
    return len(misread) == len(auxiliaries) and document.child(verb, "nsubj", "nsubjpass") is None


def _seizure(document: Document, verb: int, place: int) -> Trigger | None:
    """Return the change of control of "seized the town", where the place is what is seized."""
    token = document.tokens[place]
    if token.head != verb or token.relation not in ("dobj", "nsubjpass"):
        return None
    if document.lemmas[verb] not in word_list("seizing") or document.tokens[verb].pos != "VERB":
        return None
    seizer = document.child(verb, "nsubj", "agent")
    words = {document.lemmas[node] for node in document.children[seizer]} if seizer else set()
    if seizer is not None:
        words.add(document.lemmas[seizer])
    rebels = bool(words & word_list("insurgents"))
    entry = event_lexicon().verbs["overrun" if rebels else "retake"]
    return Trigger(verb, document.span_of(verb, verb), entry, governs=True)


def event_at(document: Document, index: int, governs: bool = True) -> Trigger | None:
    """Return the event that the token itself names, or None."""
    lexicon = event_lexicon()
    token, lemma = document.tokens[index], document.lemmas[index]
    entry: EventEntry | None = None
    span = Span(token.start, token.end)
    if token.pos in ("VERB", "AUX"):
        if token.tag == "VBN" and index and document.words[index - 1] == "to":
            return None  # "to occupied Izium", misread as an infinitive
        entry, span = _verb_entry(document, index)
    elif token.pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        entry, span = _noun_entry(document, index)
        if entry is None and token.pos == "PROPN" and document.is_headline(index):
            entry = lexicon.verbs.get(_verb_lemma(lemma, lexicon.verbs))
    if entry is None:
        return None
    if lemma in ("strike", "strikes") and _is_labour(document, index):
        entry = lexicon.nouns["strike action"]
    elif lemma == "clash" and _has_protesters(document, index):
        entry = lexicon.nouns["street clash"]
    elif lemma in word_list("attack") and entry.plover == "ASSAULT":
        entry = _among_armed(document, index, _by_weapon(document, index, entry))
    return Trigger(index, span, entry, governs)


def _verb_lemma(word: str, known: Container[str]) -> str:
    """Return the base form of a verb that the parser took for a name, as in headlines."""
    for ending in ("", "s", "es", "d", "ed", "ing"):
        base = word.removesuffix(ending)
        if base in known:
            return base
    return word


def _verb_entry(document: Document, index: int) -> tuple[EventEntry | None, Span]:
    lexicon = event_lexicon()
    lemma = document.lemmas[index]
    particle = document.child(index, "prt")
    span = Span(document.tokens[index].start, document.tokens[index].end)
    if particle is not None and particle > index:
        phrase = lexicon.verbs.get(f"{lemma} {document.words[particle]}")
        if phrase:
            return phrase, document.span_of(index, particle)
    obj = document.child(index, "dobj", "attr", "prep")
    if obj is not None and obj > index:
        phrase = lexicon.verbs.get(f"{lemma} {document.lemmas[obj]}")
        if phrase:
            return phrase, document.span_of(index, obj)
    if lemma in word_list("launching"):
        return _launched(document, index), span
    if lemma in word_list("finding") and _weapons_moved(document, index):
        return lexicon.verbs["defuse"], span
    if lemma in lexicon.movements:
        return (lexicon.movements[lemma] if _moves_arms(document, index) else None), span
    if lemma in lexicon.light_verbs and lemma not in lexicon.verbs:
        return None, span
    return lexicon.verbs.get(lemma), span


def _launched(document: Document, index: int) -> EventEntry | None:
    """Return an attack or a weapons test when it is weapons that are fired, else None."""
    lexicon = event_lexicon()
    named = _weapons_moved(document, index)
    if not named:
        return None
    aimed = any(
        document.words[node] in word_list("aiming")
        for node in document.children_by(index, "prep", "dative")
    )
    if named & word_list("tested") and not aimed:
        return lexicon.nouns["weapons test"]
    weapon = min(named & lexicon.weapons.keys())
    return EventEntry(EventType.EXPLOSIONS, lexicon.weapons[weapon], "ASSAULT")


def _weapons_moved(document: Document, index: int) -> set[str]:
    """Return the words of a verb's object when they name a weapon, else nothing."""
    named = {
        document.lemmas[part]
        for thing in document.children_by(index, "dobj", "nsubjpass")
        for upper in (thing, *document.children_by(thing, "prep"))
        for node in (upper, *document.children_by(upper, "pobj"))
        for part in (node, *document.children_by(node, "compound", "amod", "conj"))
    }
    return named if named & event_lexicon().weapons.keys() else set()


def _noun_entry(document: Document, index: int) -> tuple[EventEntry | None, Span]:
    """Return the entry of the longest event phrase that ends at the token."""
    lexicon = event_lexicon()
    lemma = document.lemmas[index]
    sentence_start = max(0, index - 3)
    for first in range(sentence_start, index):
        phrase = " ".join((*document.words[first:index], lemma)).replace(" - ", "-")
        if phrase in lexicon.nouns:
            return lexicon.nouns[phrase], document.span_of(first, index)
    token = document.tokens[index]
    entry = lexicon.nouns.get(lemma) if token.pos != "ADJ" else None
    if lemma == "march" and document.text[token.start].isupper():
        return None, Span(token.start, token.end)  # the month
    if entry and entry.event_type != EventType.DISASTER and _in_long_name(document, index):
        entry = None  # "World Trade Organization" is no trade, "Hurricane Ian" is a hurricane
    return entry, Span(token.start, token.end)


def _in_long_name(document: Document, index: int) -> bool:
    """Say whether a capitalised event word is part of a name ("World Trade Organization")."""
    token = document.tokens[index]
    if not document.text[token.start].isupper():
        return False
    return token.relation == "compound" and document.tokens[token.head].pos == "PROPN"


def _moves_arms(document: Document, index: int) -> bool:
    """Say whether a verb of movement moves armed people or weapons."""
    actors = event_lexicon().actors
    arguments = document.children_by(index, "nsubj", "nsubjpass", "dobj", "agent", "prep")
    arguments += document.children_by(index, "relcl")
    token = document.tokens[index]
    if token.relation in ("relcl", "acl"):
        arguments.append(token.head)
    if token.relation in ("xcomp", "conj", "ccomp"):
        arguments += document.children_by(token.head, "nsubj", "nsubjpass", "dobj")
    for argument in arguments:
        for node in (argument, *document.children_by(argument, "pobj", "compound", "prep")):
            entry = actors.get(document.lemmas[node])
            if entry and entry.event_type == ARMED:
                return True
            for below in document.children_by(node, "pobj"):
                entry = actors.get(document.lemmas[below])
                if entry and entry.event_type == ARMED:
                    return True
    return False


def _is_labour(document: Document, index: int) -> bool:
    """Say whether a strike is a stoppage of work: by its neighbours or "on strike"."""
    first, last = document.edges(index)
    near = {document.lemmas[node] for node in range(first, min(last, index + 8) + 1)}
    subject = document.child(document.clause_of(index), "nsubj")
    if subject is not None:
        near.add(document.lemmas[subject])
    on_strike = index > 0 and document.words[index - 1] == "on"
    return on_strike or bool(near & word_list("labour"))


def _has_protesters(document: Document, index: int) -> bool:
    """Say whether protesters or rioters are a party of the clash."""
    actors = event_lexicon().actors
    for node in document.children_by(index, "nsubj", "prep", "compound"):
        for below in (node, *document.children_by(node, "pobj")):
            for part in (below, *document.children_by(below, "conj", "prep")):
                entry = actors.get(document.lemmas[part])
                if entry and entry.event_type in (EventType.PROTESTS, EventType.RIOTS):
                    return True
    return False


def _by_weapon(document: Document, index: int, entry: EventEntry) -> EventEntry:
    """Return the entry refined by a weapon named as modifier, instrument or cause."""
    weapons = event_lexicon().weapons
    for word in _words_of_means(document, index):
        if word in weapons:
            return replace(entry, event_type=EventType.EXPLOSIONS, sub_event_type=weapons[word])
    return entry


def _words_of_means(document: Document, index: int) -> Iterator[str]:
    """Yield the words that may name the means of an attack, nearest first."""
    near = document.children_by(index, "compound", "amod", "prep")
    if document.tokens[index].pos != "NOUN":
        near += document.children_by(index, "agent", "advcl", "nsubj")
    for node in near:
        is_prep = document.tokens[node].relation == "prep"
        if is_prep and document.words[node] not in ("with", "by", "in", "using", "of"):
            continue
        for below in (node, *document.children_by(node, "pobj", "dobj")):
            yield document.lemmas[below]
            for part in document.children_by(below, "compound"):
                yield document.lemmas[part]
    yield from _instrument(document, index)


def _instrument(document: Document, index: int) -> Iterator[str]:
    """Yield the words after "with" or "using" behind the attack, wherever the parser hung them."""
    last = min(index + INSTRUMENT_REACH, len(document.tokens))
    for node in range(index + 1, last):
        if document.words[node] in ("with", "using"):
            yield from document.lemmas[node + 1 : node + 1 + INSTRUMENT_WORDS]
            return
        if document.words[node] in (".", ";"):
            return


def _among_armed(document: Document, index: int, entry: EventEntry) -> EventEntry:
    """Return a clash when an attack without a named weapon is on armed people or posts."""
    if entry.event_type != EventType.VIOLENCE_AGAINST_CIVILIANS or entry.sub_event_type != "Attack":
        return entry
    targets = document.children_by(index, "dobj", "nsubjpass")
    for node in document.children_by(index, "prep"):
        if document.words[node] in ("on", "against", "at"):
            targets += document.children_by(node, "pobj")
    if any(document.lemmas[target] in word_list("armed") for target in targets):
        return event_lexicon().nouns["battle"]
    return entry


def _with_cause(document: Document, trigger: Trigger) -> Trigger:
    """Return the cause that the clause of a consequence names, or the trigger itself."""
    token = document.tokens[trigger.token]
    if token.pos == "NOUN" and trigger.entry.event_type == EventType.DISASTER:
        return _attack_behind(document, trigger)
    if token.pos != "VERB" or document.lemmas[trigger.token] not in event_lexicon().consequences:
        return trigger
    for relation in ("nsubj", "agent", "advcl", "prep"):
        for node in _arguments(document, trigger.token, relation):
            for below in (node, *document.children_by(node, "pobj", "pcomp", "compound")):
                if document.tokens[below].relation == "advcl" and not _is_temporal(document, below):
                    continue
                found = event_at(document, below, governs=False)
                if found and found.entry.event_type not in (EventType.STATEMENT, EventType.CIVIC):
                    return found
    return trigger


def _attack_behind(document: Document, trigger: Trigger) -> Trigger:
    """Return the attack that caused a disaster: "a drone attack set the depot on fire"."""
    verb = document.clause_of(trigger.token)
    for node in _arguments(document, verb, "nsubj"):
        found = event_at(document, node, governs=False)
        if found and found.entry.plover == "ASSAULT":
            return found
    return trigger


def _arguments(document: Document, verb: int, relation: str) -> list[int]:
    """Return the arguments of a verb; a relative "that" stands for the noun it follows."""
    found = document.children_by(verb, relation)
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
    for node in document.children_by(root, "compound", "nsubj", "nmod"):
        found = event_at(document, node, governs=False)
        if found:
            return found
    return None


def _search_below(document: Document, node: int, coming_from: int) -> Trigger | None:
    """Return the first event word among the arguments of `node`, or None."""
    if document.tokens[node].pos not in ("VERB", "AUX"):
        return None
    layer = [node]
    for _ in range(SEARCH_DEPTH):
        layer = [
            below
            for upper in layer
            for relation in (*ARGUMENTS, "relcl", "acl")
            for below in document.children_by(upper, relation)
            if below != coming_from
        ]
        for below in layer:
            found = event_at(document, below, governs=False)
            if found:
                return found
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
