"""The spots of an article: every toponym and nominal site, where an event may be."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from geo.model import EventPlace, Form, PlaceRole, Resolution, Role, Span
from geo.reporting.containing import containers
from geo.reporting.document import Document
from geo.reporting.sites import named_by, nominal_sites

NO_TOPONYM = "site"
"""Stands for the feature class of a nominal site."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A toponym or nominal site, where an event may be."""

    span: Span
    name: str
    """As it is written, without regard to case."""
    token: int
    """Its head, or the noun that it names ("region" of "the Kharkiv region")."""
    sentence: int
    kind: str
    """How it is named: "literal", "associative adjectival", "site building" …"""
    feature: str
    """Feature class of the toponym's place, NO_TOPONYM for a nominal site."""
    preposition: str
    """The preposition that it directly follows in the tree, or "-"."""
    here: tuple[str, ...] = ()
    """Names of its own features, for an event of its sentence."""
    away: tuple[str, ...] = ()
    """The same for an event of another sentence."""

    @property
    def is_toponym(self) -> bool:
        """Whether it is a toponym and no nominal site."""
        return self.feature != NO_TOPONYM

    @property
    def stands_for_people(self) -> bool:
        """Whether it is a name that stands for a government, people or organisation."""
        return self.kind.startswith(Role.ASSOCIATIVE.value)


class Spots:
    """The spots of a document, by sentence."""

    def __init__(self, document: Document, resolutions: Sequence[Resolution]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[Spot]] = {}
        self._holders: dict[Span, list[Span]] = {}
        held = containers(document, resolutions)
        for outer, inner in held.items():
            self._holders.setdefault(inner.toponym.span, []).append(outer)
        for spot in sorted(self._read(resolutions, held.keys()), key=lambda one: one.span):
            self._by_sentence.setdefault(spot.sentence, []).append(spot)

    def in_sentence(self, number: int) -> Sequence[Spot]:
        """Return the spots of the sentence of that number, in the order of the text."""
        return self._by_sentence.get(number, ())

    def holders(self, spot: Spot) -> tuple[EventPlace, ...]:
        """Return the toponyms that only name what holds the spot: "Tampa, Florida"."""
        spans = self._holders.get(spot.span, ())
        return tuple(EventPlace(span, PlaceRole.CONTAINER) for span in spans)

    def _read(self, resolutions: Sequence[Resolution], outer: Container[Span]) -> Iterator[Spot]:
        """Yield the spots; what only holds another place is none."""
        document = self._document
        for resolution in resolutions:
            toponym, place = resolution.toponym, resolution.place
            head = document.head_of(toponym.span)
            if head is not None and toponym.span not in outer:
                adjectival = " adjectival" if toponym.form is Form.ADJECTIVAL else ""
                feature = place.feature.value if place else "unknown"
                kind = f"{toponym.role.value}{adjectival}"
                yield from self._spot(toponym.span, named_by(document, head), kind, feature)
        for site in nominal_sites(document, [one.toponym.span for one in resolutions]):
            yield from self._spot(site.span, site.token, f"site {site.kind}", NO_TOPONYM)

    def _spot(self, span: Span, token: int, kind: str, feature: str) -> Iterator[Spot]:
        document = self._document
        sentence = document.sentence_number(span.start)
        if sentence is None:
            return
        name, preposition = span.of(document.text).casefold(), _preposition(document, token)
        both = [
            f"feature {feature}",
            f"relation {document.tokens[token].relation} {kind}",
            f"preposition {preposition} {kind}",
        ]
        if feature == NO_TOPONYM:
            both.append(f"determiner {_determiner(document, token)}")
        here, away = (
            (*both, f"kind {kind} {where}", f"preposition {preposition} {where}")
            for where in ("here", "away")
        )
        yield Spot(span, name, token, sentence, kind, feature, preposition, here, away)


def _preposition(document: Document, token: int) -> str:
    head = document.tokens[token].head
    above = document.tokens[head]
    return document.words[head] if above.relation == "prep" or above.pos == "ADP" else "-"


def _determiner(document: Document, token: int) -> str:
    for below in document.children[token]:
        if document.tokens[below].relation in ("det", "poss"):
            return document.words[below]
    return "-"
