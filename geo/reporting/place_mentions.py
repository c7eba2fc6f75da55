"""A mention of a place in its sentence, with the event that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Resolution, Span
from geo.reporting.event_words import UNKNOWN_KIND, Trigger
from geo.reporting.kind_families import OTHER

SENTENCE_REACH = 600
"""Characters of its sentence on each side of a mention that are searched for dates and numbers: all
of any real sentence, and a bound on the work for a page without full stops."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """What the reporter knows of one mention while it is read."""

    resolution: Resolution
    sentence: Span
    head: int | None
    trigger: Trigger | None
    set_aside: str | None
    """Why the mention can be in no event (menu line, repeat, headline), or None."""

    @property
    def span(self) -> Span:
        """Where the name stands in the text."""
        return self.resolution.toponym.span

    @property
    def is_of_known_kind(self) -> bool:
        """Whether something is told to have happened there, and what kind of thing."""
        entry = self.trigger.entry if self.trigger else UNKNOWN_KIND
        return entry is not UNKNOWN_KIND and entry.sub_event_type != OTHER

    @property
    def neighbourhood(self) -> Span:
        """The sentence, cut to SENTENCE_REACH on each side of the mention."""
        start = max(self.sentence.start, self.span.start - SENTENCE_REACH)
        return Span(start, min(self.sentence.end, self.span.end + SENTENCE_REACH))
