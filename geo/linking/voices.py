"""Who independently says so: distinct claimants, copies of one dispatch counted once."""

from __future__ import annotations

from collections.abc import Sequence

from geo.linking.copies import Heard, agency_named, credited_agency, shingles_of
from geo.model import FiledReport

ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "britain": "united kingdom", "un": "united nations", "u.n.": "united nations",
    "eu": "european union",
}  # fmt: skip
"""Short names under which news lets the most frequent claimants speak."""

_ARTICLES = ("the ", "a ", "an ")


def independent_voices(members: Sequence[FiledReport]) -> tuple[str, ...]:
    """Return the independent claimants of an event, in order of appearance.

    The same claimant in two articles is one voice. What only its publisher vouches
    for is the voice of the agency that the article credits; and where its paragraph
    copies another one, it is no new voice.
    """
    voices: dict[str, str] = {}
    heard = Heard()
    for filed in members:
        claimant = filed.report.who.claimant
        if claimant is None or claimant == filed.article.publisher:
            claimant = _publishing_voice(filed, heard)
        if claimant and not _is_known(normalised(claimant), voices):
            voices[normalised(claimant)] = claimant
    return tuple(voices.values())


def _publishing_voice(filed: FiledReport, heard: Heard) -> str | None:
    """Return whose words a report is that names no claimant; None for a copy."""
    shingles = shingles_of(filed)
    source = heard.source(shingles)
    heard.add(shingles, filed.article.id)
    if source is not None and source != filed.article.id:
        return None
    return credited_agency(filed.article) or filed.report.who.claimant


def normalised(claimant: str) -> str:
    """Return the form under which two spellings of a claimant compare equal."""
    key = " ".join(claimant.casefold().split())
    for article in _ARTICLES:
        key = key.removeprefix(article)
    return ALIASES.get(key) or (agency_named(key) or key).casefold()


def _is_known(key: str, voices: dict[str, str]) -> bool:
    """Say whether a claimant was heard before, under a full name or by the surname alone."""
    if key in voices:
        return True
    if " " not in key:
        return any(voice.endswith(f" {key}") for voice in voices)
    surname = key.rpartition(" ")[2]
    return surname in voices
