"""How an event is told: as news, as background, as something known, in a headline."""

from __future__ import annotations

from geo.model import EventType
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.lexicon import cue_lexicon
from geo.reporting.time_links import tense_of

KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
"""Determiners of a happening that has been told of."""

HOLDING = frozenset({"hold", "stage", "launch", "carry", "conduct", "organize", "organise"})
"""Verbs that only say that their object happened."""

SAID = frozenset({"ccomp", "parataxis"})
"""Relations to a verb of saying of the clause that is said."""

SPREAD_OVER_TIME = frozenset(
    {
        "ever",
        "long",
        "always",
        "never",
        "often",
        "since",
        "previously",
        "formerly",
        "originally",
        "once",
    }
)
"""Words beside a verb whose act is of no week: "since he took office"."""

NEWS_TENSES = frozenset({"past", "perfect", "participle"})
"""Tenses of what news tells as news."""


def is_news(document: Document, token: int) -> bool:
    """Say whether an event is told as news, not as background: a verb, and not "had been"."""
    if tense_of(document, token) not in NEWS_TENSES or _is_spread(document, token):
        return False
    auxiliaries = document.children_by(token, "aux", "auxpass")
    if all(document.words[at] != "had" for at in auxiliaries):
        return True
    word = document.tokens[token]  # "said that it had burned": has burned, in his words
    return word.relation in SAID and document.lemmas[word.head] in cue_lexicon().saying


def _is_spread(document: Document, token: int) -> bool:
    """Say whether words beside a verb spread it over time: "has so far kept", "since then"."""
    words = document.words
    beside = document.children_by(token, "advmod", "mark", "prep")
    is_so_far = any(words[at] == "far" and at and words[at - 1] == "so" for at in beside)
    return is_so_far or any(words[at] in SPREAD_OVER_TIME for at in beside)


def might_have_been(document: Document, token: int | None) -> bool:
    """Say whether a verb tells what would have been by now: "could have bought"."""
    if token is None:
        return False
    helpers = {document.words[at] for at in document.children_by(token, "aux")}
    return not helpers.isdisjoint(("could", "would", "might", "should")) and "have" in helpers


def goes_on(document: Document, token: int) -> bool:
    """Say whether an event word goes on with the story: news, or a happening known by now.

    "The attack" has been told of; "a visit" or "attacks" may have been at any time.
    """
    word = document.tokens[token]
    if word.pos in ("VERB", "AUX"):
        return is_news(document, token)
    is_held = word.relation == "dobj" and document.lemmas[word.head] in HOLDING
    if is_held or word.relation in ("nsubj", "nsubjpass"):
        return is_news(document, word.head)  # "rallies were held", "held a rally"
    return is_known(document, token)


def is_known(document: Document, token: int) -> bool:
    """Say whether a noun is of a happening that has been told of: "the attack"."""
    if document.tokens[token].pos not in ("NOUN", "PROPN"):
        return False
    return any(document.words[node] in KNOWN for node in document.children_by(token, "det"))


def opens(document: Document, token: int) -> bool:
    """Say whether a word stands in a headline, whose present tense tells what has happened."""
    return document.is_title(token) or document.is_headline(token)


def is_apart_in_time(document: Document, trigger: Trigger) -> bool:
    """Say whether an event is told to be before or after another: "fled after the shooting".

    What is said after talks is said on their day.
    """
    token = trigger.token
    return trigger.entry.event_type is not EventType.STATEMENT and any(
        document.words[node] in ("after", "before", "since", "until")
        and document.child(node, "pobj", "pcomp") is not None
        for node in document.children_by(token, "prep")
    )
