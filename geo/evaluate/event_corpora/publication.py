"""Guesses of the publication date, against the dates of annotated articles, which are hidden.

A guess is right when the true day lies inside it; how much that says depends on how
wide the guess is, so each figure names the median width.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from geo.evaluate.event_corpora.figures import Figure, share
from geo.evaluate.event_corpora.reading import Record, day
from geo.model import DateInterval, Evidence, PublicationGuess
from geo.temporal import guess_publication

Guessed = tuple[PublicationGuess, date]
"""A guess and the true day."""


def score_publication(records: Sequence[Record]) -> tuple[Figure, ...]:
    """Return the share of right guesses for each kind of evidence, and of articles with any."""
    dated = [
        (guess_publication(str(record["text"])), published)
        for record in records
        if "text" in record and (published := day(record.get("dct") or record.get("date")))
    ]
    if not dated:
        return ()
    found = [(guess, published) for guess, published in dated if guess is not None]
    figures = [
        _figure(evidence, those)
        for evidence in Evidence
        if (those := [one for one in found if one[0].evidence is evidence])
    ]
    rows = [(guess is not None, 1) for guess, _ in dated]
    return (*figures, share("publication date, any guess", rows))


def _figure(evidence: Evidence, guessed: Sequence[Guessed]) -> Figure:
    widths = [width for guess, _ in guessed if (width := _width(guess.interval)) is not None]
    days = f"{median(widths):g} days" if widths else "open"
    rows = [(_is_inside(published, guess.interval), 1) for guess, published in guessed]
    return share(f"publication date by {evidence.value}, inside (median width {days})", rows)


def _is_inside(published: date, interval: DateInterval) -> bool:
    is_begun = interval.start is None or interval.start <= published
    return is_begun and (interval.end is None or published <= interval.end)


def _width(interval: DateInterval) -> int | None:
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days
