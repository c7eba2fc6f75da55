"""Acts of saying with their sources named, and the chain from first speaker to publisher."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Attribution
from geo.reporting.attribution import find_acts
from geo.reporting.claiming import is_claim
from geo.reporting.document import Document
from geo.reporting.hearsay import Act
from geo.reporting.speakers import Speaker, Speakers


@dataclass(frozen=True, slots=True)
class _Named:
    """An act with its speaker and the outlet that was told."""

    act: Act
    speaker: Speaker | None
    relay: Speaker | None

    @property
    def names(self) -> list[str]:
        return [one.name for one in (self.speaker, self.relay) if one is not None]


def attributions_of(document: Document) -> tuple[Attribution, ...]:
    """Return the acts of saying with claimants and chains, in the order of their cues."""
    acts = find_acts(document)
    heads = [act.source_head for act in acts if act.source_head is not None]
    speakers = Speakers(document, heads)
    named = [
        _Named(
            act,
            speakers.name(act.source_head) if act.source_head is not None else None,
            speakers.name(act.relays) if act.relays is not None else None,
        )
        for act in acts
    ]
    chains = _Chains(document, named)
    return tuple(
        Attribution(
            source=one.act.source,
            cue=(one.act.cue,),
            content=one.act.content,
            claimant=one.speaker.name if one.speaker else None,
            chain=chains.of(one),
            quoted=one.act.quoted,
            unknown=_reason_unknown(document, one),
        )
        for one in named
    )


def _reason_unknown(document: Document, named: _Named) -> str | None:
    """Return why the speaker has no name, or None when there is one."""
    if named.speaker is not None:
        return None
    if not named.act.source or named.act.source_head is None:
        return "The sentence does not say who says so."
    words = " ".join(named.act.source[0].of(document.text).split())
    if document.tokens[named.act.source_head].pos == "PRON":
        return f"Nobody named before is surely meant by “{words}”."
    return f"“{words}” names nobody."


class _Chains:
    """The chain of each act: whom it cites, its speaker, who was told, who reports that."""

    def __init__(self, document: Document, named: list[_Named]) -> None:
        self._publisher = document.article.publisher
        self._document = document
        self._by_sentence: dict[int | None, list[_Named]] = {}
        for one in named:
            number = document.sentence_number(one.act.cue.start)
            if is_claim(document, one.act.cue):
                self._by_sentence.setdefault(number, []).append(one)

    def of(self, one: _Named) -> tuple[str, ...]:
        """Return the chain from the first speaker to the publisher, each once."""
        near = self._by_sentence.get(self._document.sentence_number(one.act.cue.start), [])
        first = [
            name for other in near if other.act.cited_by == one.act.cue for name in other.names
        ]
        own = first + one.names
        own += [name for other in near if other.act.cue == one.act.cited_by for name in other.names]
        outer = [other for other in near if _holds(other.act, one.act)]
        outer.sort(key=lambda other: sum(span.end - span.start for span in other.act.content))
        names = own + [name for other in outer for name in other.names]
        if self._publisher:
            names.append(self._publisher)
        return tuple(dict.fromkeys(names))


def _holds(outer: Act, inner: Act) -> bool:
    """Say whether the inner act is told of in the outer one's content."""
    if outer.source_head is None or outer is inner or outer.source_head == inner.source_head:
        return False
    return any(
        span.start <= inner.cue.start and inner.cue.end <= span.end for span in outer.content
    )
