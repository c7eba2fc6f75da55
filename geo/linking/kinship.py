"""Whether the kinds of two reports may be one: what one calls an attack, another calls a strike."""

from __future__ import annotations

import re

from geo.linking.words import family_of
from geo.model import EventType, Report

_ATTACKS = frozenset(
    {EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLES}
)
_UNREST = frozenset({EventType.PROTESTS, EventType.RIOTS})

TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
"""Sub-event types that the event word alone seldom tells apart: "took" says not from whom."""

_LASTING = frozenset(
    {
        "Drought or heat", "Disease", "Fire", "Flood", "Landslide", "Natural disaster", "Storm",
        "Volcano", "Other",
    }
)  # fmt: skip
"""Sub-event types of what goes on for days: two days of a flood are one flood."""

_NAMED_AGAIN = """
assault attack atrocity blast bombardment bombing explosion incident killing massacre raid shelling
strike violence protest demonstration rally unrest riot
"""
GENERAL_WORDS = frozenset(family_of(word) for word in _NAMED_AGAIN.split())
"""Families of words that name again what was told in other words: "Sunday's attack"."""

_WINNING_BACK = frozenset(
    family_of(word) for word in ("recapture", "retake", "retook", "regain", "reclaim", "liberate")
)
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|their|his|her)|['’]s|s['’])\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before a word for a thing that is known already: "the deadly attack"."""

LOOK_BACK = 40
"""Characters before an event word in which that is looked for."""

_WORD = re.compile(r"[^\W_]+")


def kin_of(event_type: EventType) -> str:
    """Return the name that event types have in common when papers use one for the other."""
    if event_type in _ATTACKS:
        return "attack"
    return "unrest" if event_type in _UNREST else event_type.value


def trigger_families(trigger: str) -> frozenset[str]:
    """Return the families of an event word: of "missile strikes", missile and strike."""
    return frozenset(family_of(word) for word in _WORD.findall(trigger))


def is_one_word(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two event words are one, or one the short form: "strike", "missile strike"."""
    return bool(one and other) and (one <= other or other <= one)


def are_of_one_kind(one: Report, other: Report, words: tuple[frozenset[str], ...]) -> bool:
    """Say whether two reports of one event type are of one kind, or of kinds hard to tell apart.

    `words` are the families of their event words: who took a town is seldom told
    by the word, but "recaptured" tells it.
    """
    kinds = {one.what.sub_event_type, other.what.sub_event_type}
    if kinds <= TERRITORY:
        return len({bool(word & _WINNING_BACK) for word in words}) == 1
    return len(kinds) == 1


def names_it_again(report: Report, text: str, words: frozenset[str], is_answer: bool) -> bool:
    """Say whether a report names what its readers know already: "the attack", "Sunday's raid".

    An answer to another report does with a general word alone: "denied it had attacked".
    """
    trigger = report.what.trigger
    if trigger is None or not words & GENERAL_WORDS:
        return False
    return is_answer or bool(
        _DEFINITE.search(text[max(0, trigger.start - LOOK_BACK) : trigger.start])
    )


def happens_at_once(report: Report) -> bool:
    """Say whether such a thing is over within the day, so that two days are two of them."""
    what = report.what
    if what.sub_event_type in TERRITORY | _LASTING:
        return False
    return kin_of(what.event_type) in ("attack", "unrest") or (
        what.event_type == EventType.DISASTER and what.sub_event_type is not None
    )
