"""The likely place of an event that names none: the nearest one that the text mentions.

In the event's own sentence the nearest in the dependency tree, literal places
before names that stand for governments and peoples; else the last sentence before
that names one, or the one after. On RAMS the nearest place is right for a third of
the events whose place the rules do not find.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventPlace, PlaceRole, Report, Role, Toponym
from geo.reporting.document import Document

REACH = 2
"""Sentences before the event's own that are searched; one further on helps no more (RAMS)."""

ASSOCIATIVE_STEPS = 4
"""Steps in the tree by which a name that stands for a government counts as further away. Measured
on RAMS: 4 and 8 link most."""

APART = 50
"""Distance of words that no path joins: more than any real path."""


class NearbyPlaces:
    """The places that an article mentions, by sentence."""

    def __init__(self, document: Document, reports: Sequence[Report]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[tuple[Toponym, int]]] = {}
        for report in reports:
            toponym = report.resolution.toponym
            number = document.sentence_number(toponym.span.start)
            head = document.head_of(toponym.span)
            is_container = report.where.place_role is PlaceRole.CONTAINER
            if number is not None and head is not None and not is_container:
                self._by_sentence.setdefault(number, []).append((toponym, head))

    def of(self, token: int) -> tuple[EventPlace, ...]:
        """Return the likely place of the event at `token`, none where none is near.

        It is the SITE when it is a literal place of the same sentence, else it
        is only BACKGROUND.
        """
        number = self._document.sentence_number(self._document.tokens[token].start)
        if number is None:
            return ()
        for back in (0, *range(1, REACH + 1), -1):
            near = self._by_sentence.get(number - back)
            if near:
                toponym = self._nearest(near, token, is_here=back == 0)
                is_site = back == 0 and toponym.role is Role.LITERAL
                role = PlaceRole.SITE if is_site else PlaceRole.BACKGROUND
                return (EventPlace(toponym.span, role),)
        return ()

    def _nearest(
        self, mentions: Sequence[tuple[Toponym, int]], token: int, is_here: bool
    ) -> Toponym:
        """Return the mention that is nearest in the tree, of equals nearest in the text."""

        def distance(mention: tuple[Toponym, int]) -> tuple[int, int]:
            toponym, head = mention
            penalty = 0 if toponym.role is Role.LITERAL else ASSOCIATIVE_STEPS
            steps = self._steps(token, head) if is_here else 0
            return steps + penalty, abs(toponym.span.start - self._document.tokens[token].start)

        return min(mentions, key=distance)[0]

    def _steps(self, one: int, other: int) -> int:
        """Return the steps between two words in the dependency tree."""
        above = {node: step for step, node in enumerate((one, *self._document.ancestors(one)))}
        for step, node in enumerate((other, *self._document.ancestors(other))):
            if node in above:
                return step + above[node]
        return APART
