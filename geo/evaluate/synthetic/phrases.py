"""The words of invented sentences, and how a text is put together with its spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import EventType, MapAs, Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """What happened: the event word between what stands before and after it, and its codes."""

    subject: str
    trigger: str
    rest: str
    sub_event_type: str | None
    plover: str | None


PHRASES: dict[EventType, tuple[Phrase, ...]] = {
    EventType.BATTLES: (
        Phrase("two armed groups", "clashed", "", "Armed clash", "ASSAULT"),
        Phrase("a patrol", "fought", " off intruders", "Armed clash", "ASSAULT"),
    ),
    EventType.EXPLOSIONS: (
        Phrase("gunners", "shelled", " a road", "Shelling/artillery/missile attack", "ASSAULT"),
        Phrase("a mine", "exploded", "", "Remote explosive/landmine/IED", "ASSAULT"),
    ),
    EventType.VIOLENCE_AGAINST_CIVILIANS: (
        Phrase("a gang", "attacked", " travellers", "Attack", "ASSAULT"),
    ),
    EventType.PROTESTS: (
        Phrase("teachers", "marched", " for better pay", "Peaceful protest", "PROTEST"),
        Phrase("farmers", "protested", " for days", "Peaceful protest", "PROTEST"),
    ),
    EventType.RIOTS: (Phrase("a crowd", "rioted", "", "Mob violence", "ASSAULT"),),
    EventType.STRATEGIC_DEVELOPMENTS: (
        Phrase("a brigade", "moved", " its camp", "Change to group/activity", "MOBILIZE"),
        Phrase("guards", "arrested", " smugglers", "Arrests", "COERCE"),
    ),
    EventType.STATEMENT: (
        Phrase("delegations", "talked", " for hours", "Talks", "CONSULT"),
        Phrase("envoys", "signed", " a treaty", "Treaty", "AGREE"),
    ),
    EventType.DISASTER: (
        Phrase("a river", "flooded", " the market", "Flood", None),
        Phrase("a warehouse", "burned", " down", "Fire", None),
    ),
    EventType.CIVIC: (
        Phrase("voters", "elected", " a council", "Election", None),
        Phrase("a court", "acquitted", " a banker", "Court", None),
    ),
    EventType.MENTION: (Phrase("a choir", "comes", " from the hills", None, None),),
}
"""Happenings by event type; none of them ever happened."""

PREPOSITIONS = {
    MapAs.POINT: "in", MapAs.APPROXIMATE: "around", MapAs.VENUE: "at talks in",
    MapAs.CIRCLE: "near", MapAs.AREA: "in", MapAs.LIST: "beyond",
}  # fmt: skip

FILLERS = (
    "Shops had opened late that morning and the buses ran as usual.",
    "Rain was forecast for the rest of the week.",
    "A second bulletin was promised for the evening.",
    "Schools in the neighbourhood stayed open.",
    "The road had been repaired the year before.",
)
"""Sentences without any place, between those that have one."""


@dataclass(slots=True)
class Writing:
    """A text that grows, and knows where each of its parts lies."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Span:
        """Append `words` and return where they lie."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self.parts)
