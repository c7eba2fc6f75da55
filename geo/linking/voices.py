"""Who independently says so: distinct claimants, copies of one dispatch counted once."""

from __future__ import annotations

from collections.abc import Sequence

from geo.linking.likeness import Traits, are_copies

ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "britain": "united kingdom", "un": "united nations", "u.n.": "united nations",
    "eu": "european union",
}  # fmt: skip
"""Short names under which news lets the most frequent claimants speak."""

_ARTICLES = ("the ", "a ", "an ")


def independent_voices(members: Sequence[Traits]) -> tuple[str, ...]:
    """Return the independent claimants of an event, in order of appearance.

    The same claimant in two articles is one voice. A report that only its
    publisher vouches for is no new voice when its sentence copies another one.
    """
    voices: dict[str, str] = {}
    heard: list[Traits] = []
    for member in members:
        who = member.report.who
        own_voice = who.claimant is None or who.claimant == member.filed.article.publisher
        copied = own_voice and any(are_copies(member, other) for other in heard)
        heard.append(member)
        if who.claimant and not copied:
            key = normalised(who.claimant)
            if not _is_known(key, voices):
                voices[key] = who.claimant
    return tuple(voices.values())


def normalised(claimant: str) -> str:
    """Return the form under which two spellings of a claimant compare equal."""
    key = " ".join(claimant.casefold().split())
    for article in _ARTICLES:
        key = key.removeprefix(article)
    return ALIASES.get(key, key)


def _is_known(key: str, voices: dict[str, str]) -> bool:
    """Say whether a claimant was heard before, under a full name or by the surname alone."""
    if key in voices:
        return True
    if " " not in key:
        return any(voice.endswith(f" {key}") for voice in voices)
    surname = key.rpartition(" ")[2]
    return surname in voices
