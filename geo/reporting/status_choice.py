"""How sure an article is of an event: the rules' status beside what the encoder says.

The rules of `status` read what governs the event word in the tree. A conditional logit fitted to
annotated news weighs their answer: stacked generalization (Wolpert 1992), as `stacking` does for
part and event type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Status, What
from geo.reporting.document import Document
from geo.reporting.logistic import DIGITS, Logistic
from geo.reporting.place_mentions import PlaceMention
from geo.reporting.place_questions import STATUS
from geo.reporting.sentence_reader import PlaceReading
from geo.reporting.time_links import tense_of

WEIGHED = (Status.REPORTED, Status.EXPECTED, Status.REQUESTED, Status.HYPOTHETICAL)
"""Statuses among which is chosen. What is confirmed, doubted or denied is so in words that rules
know: nothing makes it a plain fact, and nothing else is made so."""


SAYING = frozenset({"say", "tell", "add"})
"""Verbs that are the event where they are its word: "he will travel, he said in Lima"."""


@dataclass(frozen=True, slots=True)
class StatusOption:
    """A status that an event could have, with the names of what speaks for it."""

    status: Status
    cues: tuple[str, ...]


def status_options(
    document: Document, mention: PlaceMention, ruled: What, reading: PlaceReading
) -> tuple[StatusOption, ...]:
    """Return each status with what speaks for or against it; none where the rules' one stands."""
    if ruled.status not in WEIGHED or _was_said(document, mention, ruled):
        return ()
    told = tuple(_told(document, mention, ruled))
    word = mention.trigger.token if mention.trigger else None
    return tuple(
        StatusOption(status, tuple(_cues(status, ruled.status, reading, word, told)))
        for status in WEIGHED
    )


def likeliest_status(options: Sequence[StatusOption], ruled: Status, weights: Logistic) -> Status:
    """Return the status that is likelier than the rules' one by the least score, else theirs."""
    scores = {one.status: weights.sum_of(one.cues) for one in options}
    best = max(scores, key=scores.__getitem__)
    return best if round(scores[best] - scores[ruled], DIGITS) > weights.least_score else ruled


def _was_said(document: Document, mention: PlaceMention, ruled: What) -> bool:
    """Say whether the event is that somebody spoke: no less so where what was said is to come."""
    trigger = mention.trigger
    if trigger is None or ruled.status is not Status.REPORTED:
        return False
    is_saying = document.lemmas[trigger.token] in SAYING
    return is_saying and tense_of(document, trigger.token) == "past"


def _told(document: Document, mention: PlaceMention, ruled: What) -> Iterator[str]:
    """Yield how the event is told."""
    trigger = mention.trigger
    yield f"rules {ruled.status.value}"
    yield f"type {ruled.event_type.value}"
    yield f"tense {tense_of(document, trigger.token) if trigger else 'none'}"


def _cues(
    status: Status, ruled: Status, reading: PlaceReading, word: int | None, told: Sequence[str]
) -> Iterator[str]:
    odds = reading.kind(STATUS, status.value)
    yield status.value
    yield f"read {odds}"
    yield f"{status.value}|read {odds}"
    if word is not None:
        given = reading.given(STATUS, status.value, word)
        yield f"given {given}"
        yield f"{status.value}|given {given}"
    yield from (f"{status.value}|{cue}" for cue in told)
    if status is ruled:
        yield "same"
