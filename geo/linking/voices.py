"""Who independently says so: distinct claimants, copies of one dispatch counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.linking.copies import agency_named
from geo.linking.origins import in_order, named, origins_of
from geo.linking.standing import Stance, stance_of
from geo.model import FiledReport

ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "britain": "united kingdom", "un": "united nations", "u.n.": "united nations",
    "eu": "european union",
}  # fmt: skip
"""Short names under which news lets the most frequent claimants speak, alone or with what belongs
to them: "the UN mission"."""

MOST_NAMES = 4096
"""Names whose normal form is remembered: every claim of an event is compared with every other."""

_ARTICLES = ("the ", "a ", "an ")
_UNSURE = frozenset({Stance.AHEAD, Stance.OPEN})


@dataclass(frozen=True, slots=True)
class Voices:
    """Who independently says what of an event."""

    vouching: tuple[str, ...]
    """Those who say that it happened; where nobody does and nobody denies it, those who tell of it
    as expected, asked for or unconfirmed."""
    against: tuple[str, ...]
    """Those who say that it did not happen."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What a claimant stands by, and the article that says so."""

    name: str
    stance: Stance
    article_id: str


def voices_of(members: Sequence[FiledReport]) -> Voices:
    """Return the independent claimants of an event, in order of appearance.

    The same claimant in two articles is one voice, and stands by what he said last. What only its
    publisher vouches for is the voice of the agency that the article credits; and where its
    paragraph copies another one, it is no new voice.
    """
    ordered = in_order(members)
    stands: dict[str, _Stand] = {}
    unnamed = [filed for filed in ordered if not named(filed)]
    origins = iter(origins_of(unnamed))
    for filed in ordered:
        name = named(filed) or next(origins).voice
        if not name:
            continue
        key = normalised(name)
        key = next((known for known in stands if _is_one(known, key)), key)
        stance, article_id = stance_of(filed.report), filed.report.article_id
        before = stands.get(key)
        if before is None:
            stands[key] = _Stand(name, stance, article_id)
        elif _outweighs(stance, article_id, before):
            stands[key] = _Stand(before.name, stance, article_id)
    told = tuple(stands.values())
    vouching = tuple(one.name for one in told if one.stance is Stance.YES)
    against = tuple(one.name for one in told if one.stance is Stance.NO)
    return Voices(vouching if vouching or against else tuple(one.name for one in told), against)


def _outweighs(stance: Stance, article_id: str, before: _Stand) -> bool:
    """Say whether a claimant now stands by this: within one article what happened counts first."""
    if stance in _UNSURE:
        return before.stance in _UNSURE
    is_same_article = article_id == before.article_id
    return not (is_same_article and before.stance is Stance.YES)


@lru_cache(maxsize=MOST_NAMES)
def normalised(claimant: str) -> str:
    """Return the form under which two spellings of a claimant compare equal."""
    key = " ".join(claimant.casefold().split())
    for article in _ARTICLES:
        key = key.removeprefix(article)
    agency = agency_named(key)
    return (
        agency.casefold() if agency else " ".join(ALIASES.get(word, word) for word in key.split())
    )


def is_one_voice(one: str | None, other: str | None) -> bool:
    """Say whether two names are one claimant's; nobody named is nobody else."""
    return one is not None and other is not None and _is_one(normalised(one), normalised(other))


def _is_one(one: str, other: str) -> bool:
    """Say whether two normalised names are one, or one is the surname of the other."""
    if one == other:
        return True
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return " " not in shorter and longer.endswith(f" {shorter}")
