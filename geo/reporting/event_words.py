"""Whether a word names an event, and which kind: the lexicon read in its context."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from geo.model import EventType, Span
from geo.reporting.arguments import by_argument
from geo.reporting.attacks import among_armed, by_weapon, has_protesters, is_labour
from geo.reporting.document import Document
from geo.reporting.lexicon import EventEntry, event_lexicon, word_list
from geo.reporting.sites import kind_of_place
from geo.reporting.sport import is_sport

UNKNOWN_KIND = EventEntry(EventType.MENTION, None, None)
"""Entry of an event word of no kind that Dateline tells apart."""

ARMED = EventType.STRATEGIC_DEVELOPMENTS
"""Event type of the actors whose movement is an event."""


BEFORE_MONTHS = frozenset(
    {"in", "last", "next", "this", "since", "until", "by", "early", "late", "of"}
)
"""Words behind which a month stands."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The event word: its token (a verb with its particle), its kind, and whether it governs."""

    token: int
    span: Span
    entry: EventEntry
    governs: bool
    """Whether the place hangs below the trigger; False when it was found beside the path."""


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
    if _is_month(document, index):
        return None
    if is_sport(document, index):
        return Trigger(index, span, lexicon.kinds["Culture and sport"], governs)
    if entry is None or _is_standing(document, index, entry):
        return None
    if lemma == "fire" and _is_under(document, index):
        entry = lexicon.kinds["Armed clash"]
    elif lemma in ("strike", "strikes") and is_labour(document, index):
        entry = lexicon.nouns["strike action"]
    elif lemma == "clash" and has_protesters(document, index):
        entry = lexicon.nouns["street clash"]
    elif lemma in word_list("attack") and entry.plover == "ASSAULT":
        entry = among_armed(document, index, by_weapon(document, index, entry))
    return Trigger(index, span, entry, governs)


def _is_month(document: Document, index: int) -> bool:
    """Say whether "March" is a month, as it is beside a number or behind "in" and "last"."""
    token = document.tokens[index]
    if document.text[token.start : token.end] != "March":
        return False
    behind = document.tokens[index + 1] if index + 1 < len(document.tokens) else None
    before = document.words[index - 1] if index else ""
    is_numbered = behind is not None and document.text[behind.start : behind.end][:1].isdigit()
    return is_numbered or before.isdigit() or before in BEFORE_MONTHS


def _is_under(document: Document, index: int) -> bool:
    """Say whether somebody comes "under fire"."""
    return index > 0 and document.words[index - 1] in ("under", "enemy", "hostile")


def _is_standing(document: Document, index: int, entry: EventEntry) -> bool:
    """Say whether a base or headquarters is only there, and nobody sets it up."""
    if entry.sub_event_type != "Headquarters or base established":
        return False
    token = document.tokens[index]
    if token.pos in ("VERB", "AUX"):
        return False
    is_object = token.relation in ("dobj", "nsubjpass")
    return not (is_object and document.lemmas[token.head] in word_list("establishing"))


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
    if (told := by_argument(document, index)) is not None:
        is_phrase = particle is not None and particle > index
        return told, document.span_of(index, particle) if is_phrase and particle else span
    if particle is not None and particle > index:
        phrase = lexicon.verbs.get(f"{lemma} {document.words[particle]}")
        if phrase:
            return phrase, document.span_of(index, particle)
    for obj in document.children_by(index, "dobj", "attr", "prep", "advmod", "acomp", "oprd"):
        phrase = lexicon.verbs.get(f"{lemma} {document.lemmas[obj]}") if obj > index else None
        if phrase and lemma == "call" and document.child(index, "nsubjpass") is not None:
            continue  # "police were called for a burglary"
        if phrase:
            is_beside = document.tokens[obj].relation == "dobj" or obj == index + 1
            return phrase, document.span_of(index, obj if is_beside else index)
    if lemma in word_list("launching"):
        return _launched(document, index), span
    is_aimed = lemma in word_list("employing") and _is_aimed(document, index)
    if is_aimed and (fired := _launched(document, index)) is not None:
        return fired, span
    if lemma in word_list("finding") and _weapons_moved(document, index):
        return lexicon.verbs["defuse"], span
    if lemma in word_list("gathering"):
        return (lexicon.kinds["Peaceful protest"] if _are_crowds(document, index) else None), span
    if lemma in word_list("contending") and _are_players(document, index):
        return lexicon.kinds["Culture and sport"], span
    if lemma == "break" and (building := _broken_into(document, index)) is not None:
        kind = "Violent demonstration" if _are_crowds(document, index) else "Crime"
        return lexicon.kinds[kind], document.span_of(index, building)
    if lemma in word_list("holding_people") and _is_custody(document, index):
        return lexicon.kinds["Arrests"], span
    if lemma in word_list("deploying") and not _moves_somebody(document, index):
        return None, span
    if lemma in lexicon.movements:
        moves = _moves_arms(document, index) and not _goes_on(document, index)
        return (lexicon.movements[lemma] if moves else None), span
    if lemma in lexicon.light_verbs and lemma not in lexicon.verbs:
        return None, span
    return lexicon.verbs.get(lemma), span


def _broken_into(document: Document, index: int) -> int | None:
    """Return the "into" of "broke into the parliament"; None of "broke into song"."""
    for preposition in document.children_by(index, "prep"):
        noun = document.child(preposition, "pobj")
        if document.words[preposition] == "into" and noun is not None:
            lemma = document.lemmas[noun]
            is_house = kind_of_place(lemma) == "building" or lemma in word_list("institutions")
            return preposition if is_house else None
    return None


def _is_custody(document: Document, index: int) -> bool:
    """Say whether somebody is held by the law: "was held … on suspicion of", "lodged in jail"."""
    if document.child(index, "nsubjpass") is None:
        return False
    nouns = (
        noun
        for preposition in document.children_by(index, "prep")
        for noun in document.children_by(preposition, "pobj")
    )
    return any(document.lemmas[noun] in word_list("custody") for noun in nouns)


def _goes_on(document: Document, index: int) -> bool:
    """Say whether it is a happening that goes on or arrives ("fighting went on"), nobody else."""
    subject = document.child(index, "nsubj")
    return subject is not None and event_at(document, subject) is not None


def _are_crowds(document: Document, index: int) -> bool:
    """Say whether it is crowds or supporters that gather."""
    subject = document.child(index, "nsubj")
    if subject is None:
        return False
    named = {subject, *document.children_by(subject, "prep", "compound")}
    named |= {below for node in tuple(named) for below in document.children_by(node, "pobj")}
    return any(document.lemmas[node] in word_list("crowds") for node in named)


def _are_players(document: Document, index: int) -> bool:
    """Say whether it is teams that clash, and no "police team"."""
    subject = document.child(index, "nsubj")
    if subject is None or document.child(subject, "compound", "amod") is not None:
        return False
    return document.lemmas[subject] in word_list("players")


def _moves_somebody(document: Document, index: int) -> bool:
    """Say whether arms or guards are deployed, or somebody that the sentence does not name."""
    subject = document.child(index, "nsubj", "nsubjpass")
    if subject is None or document.tokens[subject].pos != "NOUN":
        return True
    if document.lemmas[subject] in word_list("posted"):
        return True
    return _moves_arms(document, index) or document.child(index, "dobj") is not None


def _launched(document: Document, index: int) -> EventEntry | None:
    """Return an attack or a weapons test when it is weapons that are fired, else None."""
    lexicon = event_lexicon()
    named = _weapons_moved(document, index)
    if not named:
        return None
    if named & word_list("tested") and not _is_aimed(document, index):
        return lexicon.nouns["weapons test"]
    weapon = min(named & lexicon.weapons.keys())
    return EventEntry(EventType.EXPLOSIONS, lexicon.weapons[weapon], "ASSAULT")


def _is_aimed(document: Document, index: int) -> bool:
    """Say whether a verb says at what, or into what, weapons are fired."""
    beside = document.children_by(index, "prep", "dative", "advmod")
    return any(
        document.words[node] in word_list("aiming")
        for upper in beside
        for node in (upper, *document.children_by(upper, "prep"))
    )


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
    if lemma in word_list("bodies") and document.text[token.start].isupper():
        return None, Span(token.start, token.end)  # the National Assembly
    if entry and entry.event_type != EventType.DISASTER and _in_long_name(document, index):
        entry = None  # "World Trade Organization" is no trade, "Hurricane Ian" is a hurricane
    return entry, Span(token.start, token.end)


def _in_long_name(document: Document, index: int) -> bool:
    """Say whether a capitalised event word is part of a name ("World Trade Organization")."""
    token = document.tokens[index]
    if not document.text[token.start].isupper():
        return False
    if document.lemmas[index] == "assembly":
        return True  # a parliament
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
