"""Who independently says so: distinct claimants, copies of one dispatch counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.linking.copies import agency_named
from geo.linking.offices import holders_of
from geo.linking.origins import in_order, named, origins_of
from geo.linking.standing import Stance, stance_of
from geo.linking.words import family_of
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
_MARKS = " -–—,;:'’\""
"""What may be left at the ends of a name that was cut: "-Zaman"."""
_SMALL_WORDS = frozenset({"the", "for", "in", "and"})

BODIES = frozenset({
    "agency", "alliance", "army", "association", "authority", "bank", "bureau", "command",
    "commission", "committee", "company", "council", "court", "department", "federation", "force",
    "forces", "front", "government", "group", "guard", "institute", "journal", "league",
    "ministry", "mission", "movement", "navy", "news", "office", "organisation", "organization",
    "party", "police", "post", "press", "republic", "service", "society", "staff", "states",
    "times", "union", "university",
})  # fmt: skip
"""Last words of names of bodies, which are no surnames: the "Times" may be any."""

PARTS_OF_NAMES = frozenset({"south", "north", "east", "west", "equatorial", "new", "central"})
"""First words of names of places whose last word is another place: "South Sudan"."""
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

    The same claimant in two articles is one voice, as is an office with who holds it where an
    article says so, and stands by what he said last. What only its publisher vouches for is the
    voice of the agency that the article credits; where its paragraph copies another one, it is
    no new voice, and neither is a speaker without name in a copy.
    """
    ordered = in_order(members)
    stands: dict[str, _Stand] = {}
    unsure = [filed for filed in ordered if _is_unsure(named(filed))]
    origins = iter(origins_of(unsure))
    holders = holders_of(ordered)
    for filed in ordered:
        name = named(filed)
        if _is_unsure(name):
            origin = next(origins)
            name = None if name and origin.is_copy else origin.voice
        if not name:
            continue
        name = holders.get(name, name).strip(_MARKS)
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


def _is_unsure(name: str | None) -> bool:
    """Say whether a claimant has no name of his own, so that a copy may call him otherwise."""
    return name is None or name.islower()


def _outweighs(stance: Stance, article_id: str, before: _Stand) -> bool:
    """Say whether a claimant now stands by this: within one article what happened counts first."""
    if stance in _UNSURE:
        return before.stance in _UNSURE
    is_same_article = article_id == before.article_id
    return not (is_same_article and before.stance is Stance.YES)


@lru_cache(maxsize=MOST_NAMES)
def normalised(claimant: str) -> str:
    """Return the form under which two spellings of a claimant compare equal.

    Of an office it is its head and the families of its other words: "governor of the
    province" is the "provincial governor", and no "provincial government".
    """
    key = " ".join(claimant.casefold().split()).strip(_MARKS)
    for article in _ARTICLES:
        key = key.removeprefix(article)
    agency = agency_named(key)
    if agency:
        return agency.casefold()
    if claimant.islower() and " " in key:
        return _office(key)
    return " ".join(ALIASES.get(word, word) for word in key.split())


def _office(key: str) -> str:
    head, _, behind = key.partition(" of ")
    words = [word for word in head.split() if word not in _SMALL_WORDS]
    others = [*words[:-1], *(word for word in behind.split() if word not in _SMALL_WORDS)]
    return " ".join([*sorted(map(family_of, others)), *words[-1:]])


def is_one_voice(one: str | None, other: str | None) -> bool:
    """Say whether two names are one claimant's; nobody named is nobody else."""
    return one is not None and other is not None and _is_one(normalised(one), normalised(other))


def _is_one(one: str, other: str) -> bool:
    """Say whether two normalised names are one, or one is the surname of the other."""
    if one == other:
        return True
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    is_surname = " " not in shorter and shorter not in BODIES
    is_part = longer.partition(" ")[0] in PARTS_OF_NAMES
    return is_surname and not is_part and longer.endswith(f" {shorter}")
