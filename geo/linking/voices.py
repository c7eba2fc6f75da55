"""Who independently says so: distinct claimants, copies of one dispatch counted once."""

from __future__ import annotations

from collections.abc import Sequence

from geo.linking.copies import Heard, agency_named, credited_agency, shingles_of
from geo.linking.offices import holders_of
from geo.linking.words import family_of
from geo.model import FiledReport

ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "britain": "united kingdom", "un": "united nations", "u.n.": "united nations",
    "eu": "european union",
}  # fmt: skip
"""Short names under which news lets the most frequent claimants speak."""

_ARTICLES = ("the ", "a ", "an ")
_MARKS = " -–—,;:'’\""
"""What may be left at the ends of a name that was cut: "-Zaman"."""
_SMALL_WORDS = frozenset({"of", "the", "for", "in", "and"})


def independent_voices(members: Sequence[FiledReport]) -> tuple[str, ...]:
    """Return the independent claimants of an event, in order of appearance.

    The same claimant in two articles is one voice, and so are an office and who holds it
    where an article says so. What only its publisher vouches for is the voice of the agency
    that the article credits; where its paragraph copies another one, it is no new voice,
    and neither is an unnamed speaker of a copy.
    """
    voices: dict[str, str] = {}
    heard = Heard(len({filed.article.id for filed in members}) > 1)
    holders = holders_of(members)
    for filed in members:
        claimant = _voice(filed, heard)
        key = normalised(holders.get(claimant, claimant)) if claimant else ""
        if claimant and not _is_known(key, voices):
            voices[key] = claimant.strip(_MARKS)
    return tuple(voices.values())


def _voice(filed: FiledReport, heard: Heard) -> str | None:
    """Return whose words a report is; None for a copy."""
    claimant, article = filed.report.who.claimant, filed.article
    is_named = claimant is not None and claimant != article.publisher
    if claimant is not None and is_named and not claimant.islower():
        heard.add_article(article)
        return claimant
    shingles = shingles_of(filed)
    source = heard.source(shingles)
    is_copy = heard.is_reworded(shingles, article) or source not in (None, article.id)
    heard.add(shingles, article.id)
    heard.add_article(article)
    if is_copy:
        return None
    return claimant if is_named else credited_agency(article) or claimant


def normalised(claimant: str) -> str:
    """Return the form under which two spellings of a claimant compare equal.

    Of an office it is the families of its words: "governor of the province" is the
    "provincial governor".
    """
    key = " ".join(claimant.casefold().split()).strip(_MARKS)
    for article in _ARTICLES:
        key = key.removeprefix(article)
    words = [word for word in key.split() if word not in _SMALL_WORDS]
    if claimant.islower() and len(words) > 1:
        return " ".join(sorted(map(family_of, words)))
    return ALIASES.get(key) or (agency_named(key) or key).casefold()


def are_one_voice(one: str, other: str) -> bool:
    """Say whether two claimants are one: the same, or a full name and its surname."""
    first, second = normalised(one), normalised(other)
    if first == second:
        return True
    are_names = one[:1].isupper() and other[:1].isupper()
    return are_names and (_is_known(first, {second: other}) or _is_known(second, {first: one}))


def _is_known(key: str, voices: dict[str, str]) -> bool:
    """Say whether a claimant was heard before, under a full name or by the surname alone."""
    if key in voices:
        return True
    if " " not in key:
        return any(voice.endswith(f" {key}") for voice in voices)
    surname = key.rpartition(" ")[2]
    return surname in voices
