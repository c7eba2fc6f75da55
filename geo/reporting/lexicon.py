"""The word lists of this room, read once from the TOML files beside this module.

`events.toml` names kinds of events, `cues.toml` acts of saying, `words.toml`
holds the smaller lists of the other rules.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from geo.errors import DataError
from geo.model import EventType

PARTS = {
    "subject": ("nsubj",),
    "object": ("dobj", "nsubjpass"),
    "any": ("nsubj", "nsubjpass", "dobj"),
    "beside": ("prep",),
}
"""Relations of the arguments that a rule of `events.toml` may ask for; "beside" is behind a
preposition."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """What kind of event a word names."""

    event_type: EventType
    sub_event_type: str | None
    plover: str | None


@dataclass(frozen=True, slots=True)
class ArgumentRule:
    """What kind of event a verb names when one of its arguments is among `arguments`."""

    arguments: frozenset[str]
    relations: tuple[str, ...]
    """Relations of the parse in which the argument must stand to the verb."""
    entry: EventEntry


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Event words by lemma; the file says what each kind of word is for."""

    verbs: dict[str, EventEntry]
    nouns: dict[str, EventEntry]
    actors: dict[str, EventEntry]
    movements: dict[str, EventEntry]
    consequences: frozenset[str]
    light_verbs: frozenset[str]
    by_argument: dict[str, tuple[ArgumentRule, ...]]
    """By verb: the subjects or objects that make an event of it."""
    weapons: dict[str, str]
    """Sub-event type by weapon."""
    kinds: dict[str, EventEntry]
    """The entry of each sub-event type; of its first group where it has several."""


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Words of attribution by lemma; the file says what each list is for."""

    saying: frozenset[str]
    judging: frozenset[str]
    takes_object: frozenset[str]
    nouns: frozenset[str]
    relaying_nouns: frozenset[str]
    seeming: frozenset[str]
    titles: frozenset[str]
    persons: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    """Return a TOML file of this package; raises DataError when it is missing or damaged."""
    try:
        return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"The word list geo/reporting/{name} cannot be read ({error}): install Dateline again."
        ) from error


def _words(value: object) -> tuple[str, ...]:
    """Return the comma-separated words of a TOML value."""
    return tuple(word.strip() for word in str(value or "").split(",") if word.strip())


@lru_cache(maxsize=1)
def event_lexicon() -> EventLexicon:
    """Return the event words; the first group that lists a word wins."""
    content = _read("events.toml")
    by_kind: dict[str, dict[str, EventEntry]] = {
        "verb": {},
        "noun": {},
        "actor": {},
        "movement": {},
    }
    kinds: dict[str, EventEntry] = {}
    plain: dict[str, set[str]] = {"light": set(), "consequence": set()}
    for group in content["group"]:
        kind = group.get("kind", "event")
        if kind in plain:
            plain[kind].update(_words(group["verbs"]))
            continue
        entry = _entry(group)
        if entry.sub_event_type:
            kinds.setdefault(entry.sub_event_type, entry)
        for noun in _words(group.get("nouns")):
            by_kind["noun" if kind == "event" else kind].setdefault(noun.lower(), entry)
        for verb in _words(group.get("verbs")):
            by_kind["verb" if kind == "event" else kind].setdefault(verb.lower(), entry)
    return EventLexicon(
        verbs=by_kind["verb"],
        nouns=by_kind["noun"],
        actors=by_kind["actor"],
        movements=by_kind["movement"],
        consequences=frozenset(plain["consequence"]),
        light_verbs=frozenset(plain["light"]),
        by_argument=_by_argument(content["by_argument"]),
        weapons={
            noun: group["sub_event_type"]
            for group in content["weapon"]
            for noun in _words(group["nouns"])
        },
        kinds=kinds,
    )


def _entry(group: dict[str, Any]) -> EventEntry:
    return EventEntry(
        EventType(group["event_type"]), group.get("sub_event_type"), group.get("plover")
    )


def _by_argument(groups: list[dict[str, Any]]) -> dict[str, tuple[ArgumentRule, ...]]:
    """Return by verb which arguments make an event of it, in the order of the file."""
    found: dict[str, tuple[ArgumentRule, ...]] = {}
    for group in groups:
        relations = PARTS[group.get("part", "any")]
        rule = ArgumentRule(frozenset(_words(group["arguments"])), relations, _entry(group))
        for verb in _words(group["verbs"]):
            found[verb] = (*found.get(verb, ()), rule)
    return found


@lru_cache(maxsize=1)
def cue_lexicon() -> CueLexicon:
    """Return the words of attribution."""
    lists = _read("cues.toml")
    fields = CueLexicon.__dataclass_fields__
    return CueLexicon(**{name: frozenset(_words(lists[name])) for name in fields})


@lru_cache(maxsize=8)
def word_lists(file: str) -> dict[str, frozenset[str]]:
    """Return the lists of a TOML file of plain lists, by name."""
    return {name: frozenset(_words(words)) for name, words in _read(file).items()}


def word_list(name: str) -> frozenset[str]:
    """Return the list of that name in `words.toml`."""
    return word_lists("words.toml")[name]
