"""The mentions of an article as the rules read them: the sentence, and the event that governs."""

from __future__ import annotations

from geo.model import Resolution, Role, Span
from geo.reporting.acts import act_at
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.kinds import Kinds
from geo.reporting.locating import is_home
from geo.reporting.place_mentions import PlaceMention
from geo.reporting.speaking import spoken_at
from geo.reporting.triggers import find_trigger

QUOTE_REACH = 200
"""Characters on each side of a mention that lies in no sentence of the parse."""


class RuledMentions:
    """Finds the sentence of each mention of an article, and the event that governs it."""

    def __init__(self, document: Document, boilerplate: Boilerplate, kinds: Kinds) -> None:
        """Look into `document`, of whose event words `kinds` tells more."""
        self._document = document
        self._boilerplate = boilerplate
        self._kinds = kinds

    def of(self, resolution: Resolution, aside: str | None) -> PlaceMention:
        """Return a mention with the event that the rules find; `aside` says why it is in none."""
        span = resolution.toponym.span
        sentence = self._sentence(span)
        aside = aside or self._set_aside(span, sentence)
        head = self._document.head_of(span)
        trigger = None
        if head is not None and aside is None and not self._boilerplate.is_dateline(span):
            trigger = self._event_at(head, resolution.toponym.role)
        return PlaceMention(resolution, sentence, head, trigger, aside)

    def _event_at(self, place: int, role: Role) -> Trigger | None:
        """Return the event word of a place; one of no known kind only for a literal place."""
        document = self._document
        if is_home(document, place):
            return None
        found = spoken_at(document, place) or find_trigger(document, place)
        if found is not None:
            return self._kinds.refined(found)
        return act_at(document, place, self._kinds) if role is Role.LITERAL else None

    def _sentence(self, span: Span) -> Span:
        """Return the span of the mention's sentence, or of the text about it outside the parse."""
        found = self._document.sentence_at(span)
        if found:
            return found.span
        length = len(self._document.text)
        return Span(max(0, span.start - QUOTE_REACH), min(length, span.end + QUOTE_REACH))

    def _set_aside(self, span: Span, sentence: Span) -> str | None:
        first = self._boilerplate.first_saying(sentence)
        if first is not None:
            return f"The sentence repeats the one at character {first}, word for word."
        if self._boilerplate.is_furniture(span):
            return "The line is a menu, a byline or a link, not part of the article's text."
        return None
