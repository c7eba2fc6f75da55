"""The part that a place plays in its event, or in what is said of it where no event is known."""

from __future__ import annotations

import re

from geo.model import EventType, PlaceRole
from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger
from geo.reporting.lexicon import cue_lexicon, event_lexicon, word_list
from geo.reporting.sites import kind_of_place

OPEN_PLACES = frozenset({"settlement", "territory", "ground"})
"""Kinds of nominal sites through which a movement leads to the place beside which they lie."""

BORDERS = frozenset(
    {"border", "frontier", "boundary", "sea", "strait", "channel", "water", "lake", "bay", "river"}
    | {"road", "highway", "route", "railway", "rail", "bridge", "tunnel", "pipeline", "ferry"}
    | {"area", "zone", "stretch", "corridor", "line", "gap", "desert", "mountain", "valley", "pass"}
)
"""Nouns after which "with" and "between" name neighbours, not parties."""

LONGEST_ADDRESS = 3
"""Steps up from the area behind a home to its name: "of Bronx, New York". A judgement."""

ADDRESS_REACH = 24
"""Code points before "of" in which the comma and the age stand."""

_ADDRESS = re.compile(r",(?: (?:aged )?\d{1,3},?)? (?:of|from)$")
"""Before where somebody lives, behind the name."""

PARTY_REACH = 4
"""Code points before a seat in which the letter of the party and its dash stand."""

_PARTY = re.compile(r"(?<!\w)[DRI](?:[-–]| [-–] )$")
"""Before the seat of a member of parliament: "R-Charleston"."""

JUDGEMENTS = frozenset({"Support", "Accusation", "Warning", "Refusal", "Request"})
"""Kinds of statements whose object is spoken of and no place of anything: "praised Lima"."""

_ACTING = re.compile(r"[-–](?:\w+ed|held|led|made|built|born)\b")
"""After a name that acts: "Russian-occupied", "U.S.-made"."""


def role_of(document: Document, mention: int, trigger: Trigger | None) -> PlaceRole:
    """Return the part that the place with head token `mention` plays in the event."""
    preposition = preposition_of(document, mention)
    is_known = trigger is not None and trigger.entry is not UNKNOWN_KIND
    if not is_known and preposition == "between":
        return PlaceRole.SITE  # a stretch: there are no parties to an event that is none
    if _locates_somebody(document, mention, trigger) or _is_party(document, mention):
        return PlaceRole.BACKGROUND
    if is_home(document, mention):
        return PlaceRole.BACKGROUND
    if trigger is not None and _wages(document, mention, trigger):
        return PlaceRole.BACKGROUND
    if trigger is None or not is_known:
        return _role_without_event(document, mention, preposition)
    if preposition == "for" and not _is_motion(document, trigger):
        return PlaceRole.BACKGROUND
    if trigger.entry.event_type == EventType.STATEMENT:
        return _role_of_venue(document, mention, preposition, trigger)
    if preposition in word_list("origins") or _is_left(document, mention, trigger):
        return PlaceRole.ORIGIN
    if preposition in word_list("destinations") and _is_motion(document, trigger):
        return PlaceRole.DESTINATION
    return PlaceRole.SITE


def is_settled(document: Document, mention: int, trigger: Trigger | None) -> bool:
    """Say whether the words leave no doubt that nothing is told to happen at a place.

    Homes and seats of whoever speaks, who acts elsewhere, and what is praised or blamed.
    """
    if is_home(document, mention) or sends_mission(document, mention):
        return True
    if _ACTING.match(document.text, document.tokens[mention].end):
        return True
    if _waging(document, mention) or _locates_somebody(document, mention, trigger):
        return True
    if trigger is not None and _wages(document, mention, trigger):
        return True
    token = document.tokens[named_after(document, mention)]
    if token.relation != "dobj":
        return False
    known = event_lexicon().verbs.get(document.lemmas[token.head])
    is_judged = document.lemmas[token.head] in cue_lexicon().judging
    return is_judged or (known is not None and known.sub_event_type in JUDGEMENTS)


def _waging(document: Document, mention: int) -> bool:
    token = document.tokens[mention]
    return token.relation == "poss" and document.lemmas[token.head] in word_list("waged")


def _is_left(document: Document, mention: int, trigger: Trigger) -> bool:
    """Say whether the event is that somebody leaves the place: "fled Lima"."""
    token = document.tokens[named_after(document, mention)]
    leaves = document.lemmas[trigger.token] in word_list("leaving")
    return leaves and token.head == trigger.token and token.relation == "dobj"


def is_home(document: Document, mention: int) -> bool:
    """Say whether a place only tells where somebody is from: "Ruiz, 44, of Lima".

    So does the area behind it ("of St. Albans, Vermont"), and a seat ("Senator Vega, D-Lima").
    """
    first = document.tokens[document.edges(mention)[0]].start
    start = document.tokens[mention].start
    text = document.text
    if any(_PARTY.search(text, max(0, at - PARTY_REACH), at) for at in (first, start)):
        return True
    node = mention
    for _ in range(LONGEST_ADDRESS):
        token = document.tokens[node]
        if token.relation not in ("appos", "npadvmod", "conj") or token.head == node:
            break
        node = token.head
    token, preposition = document.tokens[node], document.tokens[node].head
    if token.relation != "pobj" or document.words[preposition] not in ("of", "from"):
        return False
    holder = document.tokens[preposition].head
    is_person = document.lemmas[holder] in cue_lexicon().persons | {"be"}
    if document.words[preposition] == "from" and is_person and holder < preposition:
        return True  # "a man from Lima", "is from Lima"
    end = document.tokens[preposition].end
    before = document.text[max(0, end - ADDRESS_REACH) : end]
    return document.tokens[holder].pos in ("PROPN", "NUM") and _ADDRESS.search(before) is not None


def sends_mission(document: Document, mention: int) -> bool:
    """Say whether a name owns what stands elsewhere: "the U.S. embassies in Kenya"."""
    token = document.tokens[mention]
    if token.relation not in ("compound", "amod", "nmod", "poss"):
        return False
    owned = token.head if token.relation in ("amod", "poss") else named_after(document, mention)
    return document.lemmas[owned] in word_list("missions")


def _wages(document: Document, mention: int, trigger: Trigger) -> bool:
    """Say whether the place owns an act that is done elsewhere: "Russia's invasion"."""
    token = document.tokens[mention]
    is_owner = token.relation == "poss" and token.head == trigger.token
    return is_owner and document.lemmas[trigger.token] in word_list("waged")


def _is_party(document: Document, mention: int) -> bool:
    """Say whether the place acts or is acted with: "Lima called on", "in support of Lima"."""
    if _ACTING.match(document.text, document.tokens[mention].end):
        return True
    node = mention
    while document.tokens[node].relation == "conj" and document.tokens[node].head != node:
        node = document.tokens[node].head
    token, head = document.tokens[node], document.tokens[node].head
    if token.relation == "nsubj" or (token.relation == "pobj" and document.words[head] == "on"):
        verb = head if token.relation == "nsubj" else document.tokens[head].head
        calls = token.relation == "nsubj" or document.lemmas[verb] == "call"
        return calls and document.lemmas[verb] in cue_lexicon().saying
    if token.relation != "pobj":
        return False
    noun = document.tokens[head].head
    if document.words[head] in word_list("parties"):
        if head and document.words[head - 1] == "such":
            return False
        beside = document.lemmas[head - 1] if head else ""
        return not {document.lemmas[noun], beside} & BORDERS
    return document.words[head] == "of" and document.lemmas[noun] in word_list("relational")


def preposition_of(document: Document, mention: int) -> str | None:
    """Return the nearest preposition above the mention, through nouns ("territory near").

    Of "from near", and of "from a village near", it is the outer one.
    """
    inner: str | None = None
    for node in document.ancestors(mention):
        token, word = document.tokens[node], document.words[node]
        if token.pos in ("ADP", "SCONJ") or token.relation == "prep":
            if word == "of" or (word == "as" and node and document.words[node - 1] == "such"):
                continue
            if word in word_list("origins") | word_list("destinations"):
                return word
            inner = inner or word
        elif inner is not None and kind_of_place(document.lemmas[node]) not in OPEN_PLACES:
            return inner
        if token.pos in ("VERB", "AUX"):
            misread = word.endswith("ed") and node and document.words[node - 1] == "to"
            return "to" if misread and inner is None else inner  # "to occupied Izium"
    return inner


def _role_without_event(document: Document, mention: int, preposition: str | None) -> PlaceRole:
    """Return the part of a place in what is said to be done there, whatever that is."""
    token = document.tokens[named_after(document, mention)]
    if token.relation in ("dobj", "nsubjpass") and document.tokens[token.head].pos == "VERB":
        lemma = document.lemmas[token.head]
        if lemma in word_list("leaving"):
            return PlaceRole.ORIGIN
        return PlaceRole.DESTINATION if lemma in word_list("entering") else PlaceRole.BACKGROUND
    moves = _moves(document, mention)
    if preposition in word_list("origins"):
        return PlaceRole.ORIGIN if moves else PlaceRole.BACKGROUND
    if preposition in word_list("destinations"):
        return PlaceRole.DESTINATION if moves else PlaceRole.BACKGROUND
    if preposition not in word_list("locative"):
        return PlaceRole.BACKGROUND
    if _arrives(document, mention):
        return PlaceRole.DESTINATION
    return PlaceRole.SITE if _is_done_there(document, mention) else PlaceRole.BACKGROUND


def _moves(document: Document, mention: int) -> bool:
    """Say whether a place hangs on a verb or noun of movement: "flew to", "on the way from"."""
    for node in document.ancestors(mention):
        lemma = document.lemmas[node]
        if lemma in word_list("moving") or lemma in event_lexicon().movements:
            return True
        if document.tokens[node].pos in ("VERB", "AUX"):  # "was on its way to", "was due to fly"
            told = document.children_by(node, "acomp", "xcomp")
            verbs = {
                *told,
                *(one for below in told for one in document.children_by(below, "xcomp")),
            }
            if any(document.lemmas[one] in word_list("moving") for one in verbs):
                return True
            way = [document.child(below, "pobj") for below in document.children_by(node, "prep")]
            return any(noun and document.lemmas[noun] in word_list("moving") for noun in way)
    return False


def _arrives(document: Document, mention: int) -> bool:
    verb = document.tokens[document.tokens[mention].head].head
    subject = document.child(verb, "nsubjpass")
    is_expected = document.lemmas[verb] == "expect" and subject is not None
    if is_expected and subject is not None:  # snow that is expected in a place does not travel
        lemma, word = document.lemmas[subject], document.tokens[subject]
        goes = lemma in cue_lexicon().persons or lemma in event_lexicon().actors
        return goes or word.pos in ("PROPN", "PRON")
    return document.lemmas[verb] in ("arrive", "land")


def _is_done_there(document: Document, mention: int) -> bool:
    """Say whether something is done or is the case there, not only thought of it."""
    institution: int | None = None
    node = mention
    for node in document.ancestors(mention):
        token, lemma = document.tokens[node], document.lemmas[node]
        if token.pos == "NOUN" and lemma in word_list("institutions"):
            institution = node
        if token.pos not in ("VERB", "AUX"):
            continue
        if lemma == "be":
            return institution is None
        passive = document.child(node, "auxpass") is not None
        doing = token.pos == "VERB" and (passive or lemma not in cue_lexicon().judging)
        return doing and (institution is None or not _belongs_to_speaker(document, institution))
    # a root that is no verb is one misread ("Police in Lima used tear gas") or a headline's noun
    return institution is None and document.tokens[node].pos == "NOUN"


def _role_of_venue(
    document: Document, mention: int, preposition: str | None, trigger: Trigger
) -> PlaceRole:
    """Return VENUE when words were exchanged there, BACKGROUND when they were about it."""
    if preposition in word_list("locative") and _imposes(document, trigger):
        return PlaceRole.SITE
    known = event_lexicon().verbs.get(document.lemmas[trigger.token], trigger.entry)
    visits = "Visit" in (trigger.entry.sub_event_type, known.sub_event_type)
    if preposition in word_list("locative"):
        return PlaceRole.VENUE
    if visits and preposition in word_list("destinations"):
        flies = document.tokens[trigger.token].pos == "VERB"
        return PlaceRole.DESTINATION if flies else PlaceRole.VENUE  # "a visit to" was paid there
    token = document.tokens[named_after(document, mention)]
    direct = token.head == trigger.token and token.relation in (
        "dobj",
        "compound",
        "nmod",
        "npadvmod",
    )
    if direct and (visits or token.relation != "dobj"):
        return PlaceRole.VENUE
    if preposition in word_list("origins"):
        return PlaceRole.ORIGIN
    if preposition in word_list("destinations") and _moves(document, mention):
        return PlaceRole.DESTINATION  # "flew to Paris for talks"
    return PlaceRole.BACKGROUND


def named_after(document: Document, mention: int) -> int:
    """Return the noun that bears the place's name as its first part: "the Kursk power plant".

    Of "visited Lima and Cusco" both stand where the first does.
    """
    node = mention
    while document.tokens[node].relation == "conj" and document.tokens[node].head < node:
        node = document.tokens[node].head
    while (
        document.tokens[node].relation in ("compound", "nmod") and node < document.tokens[node].head
    ):
        node = document.tokens[node].head
    return node


def _imposes(document: Document, trigger: Trigger) -> bool:
    """Say whether the words themselves change something there: "declared a state of emergency"."""
    if document.lemmas[trigger.token] not in word_list("declaring"):
        return False
    return any(
        document.lemmas[node] in word_list("imposed")
        for thing in document.children_by(trigger.token, "dobj", "nsubjpass")
        for part in (thing, *document.children_by(thing, "prep"))
        for node in (part, *document.children_by(part, "pobj"))
    )


def _is_motion(document: Document, trigger: Trigger) -> bool:
    """Say whether "to" leads to the place in the event: all but verbs of fighting on the spot."""
    lemma = document.lemmas[trigger.token]
    if lemma in event_lexicon().movements or lemma in word_list("moving"):
        return True
    return trigger.entry.event_type in (
        EventType.STRATEGIC_DEVELOPMENTS,
        EventType.CIVIC,
    ) or lemma in word_list("spreading")


def _locates_somebody(document: Document, mention: int, trigger: Trigger | None) -> bool:
    """Say whether the place tells where a person or institution belongs."""
    below = mention
    for node in document.ancestors(mention):
        token, lemma = document.tokens[node], document.lemmas[node]
        if trigger and node == trigger.token:
            return False
        if (token.pos in ("NOUN", "PROPN") and below != mention) or token.relation == "nsubj":
            if lemma in word_list("institutions") and token.pos == "NOUN":
                return _belongs_to_speaker(document, node)
            speaks = lemma in cue_lexicon().persons and token.relation == "nsubj"
            if speaks and document.lemmas[token.head] in cue_lexicon().saying:
                return True  # "officials in Lima said"
            if token.pos == "PROPN" and lemma in word_list("named_institutions"):
                return not _is_entered(document, node)
        if lemma == "base" and token.relation in ("acl", "amod", "relcl") and token.tag == "VBN":
            return True
        if token.pos in ("VERB", "AUX"):
            return False
        below = node
    return False


def _is_entered(document: Document, institution: int) -> bool:
    """Say whether something happens in an institution: "a speech at the university in"."""
    token = document.tokens[institution]
    return token.relation == "pobj" and document.words[token.head] in word_list("locative")


def _belongs_to_speaker(document: Document, noun: int) -> bool:
    """Say whether an institution or person hangs, through nouns only, on a name or speaker.

    "A professor in Lima said" places the professor; "a court in Lima convicted"
    places the verdict.
    """
    cues = cue_lexicon()
    for node in (noun, *document.ancestors(noun)):
        token = document.tokens[node]
        if token.relation in ("nsubj", "nsubjpass"):
            return document.lemmas[token.head] in cues.saying | cues.judging
        if token.relation in ("appos", "poss") or document.words[node] == "according":
            return True
        if token.pos in ("VERB", "AUX"):
            return False
    return False
