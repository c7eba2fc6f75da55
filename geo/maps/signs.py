"""The signs: event type by colour and letter, status by outline. One table for map and page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.features.comparison import NOT_COMPARED, Group
from geo.features.shown import NEGATIVE, TIME_LAYERS
from geo.features.view_query import slug
from geo.model import EventType, Status


@dataclass(frozen=True, slots=True)
class EventSign:
    """How an event type is drawn."""

    label: str
    colour: str
    """Hexadecimal, of the palette by Okabe and Ito (2008), safe for the colour-blind."""
    letter: str
    """Tells types apart without colour, and the two kinds of demonstration from each other."""


@dataclass(frozen=True, slots=True)
class StatusSign:
    """How a status is drawn."""

    label: str
    outline: str
    """thick, thin, dashed, dotted or struck (geo/ui/static/dateline/signs.js)."""


EVENT_SIGNS: dict[EventType, EventSign] = {
    EventType.BATTLES: EventSign("Battles", "#D55E00", "B"),
    EventType.EXPLOSIONS: EventSign("Explosions/Remote violence", "#E69F00", "E"),
    EventType.VIOLENCE_AGAINST_CIVILIANS: EventSign("Violence against civilians", "#CC79A7", "V"),
    EventType.PROTESTS: EventSign("Protests", "#56B4E9", "P"),
    EventType.RIOTS: EventSign("Riots", "#56B4E9", "R"),
    EventType.STRATEGIC_DEVELOPMENTS: EventSign("Strategic developments", "#0072B2", "S"),
    EventType.STATEMENT: EventSign("Statement", "#009E73", "T"),
    EventType.DISASTER: EventSign("Disaster or accident", "#F0E442", "D"),
    EventType.CIVIC: EventSign("Civic life", "#3F4448", "C"),
    EventType.MENTION: EventSign("Mention", "#999999", "M"),
}
"""Nine types and a mention share eight colours: protests and riots have one, told apart by
letter; the palette's black is lightened so that it can be seen on a dark map."""

STATUS_SIGNS: dict[Status, StatusSign] = {
    Status.CONFIRMED: StatusSign("confirmed", "thick"),
    Status.REPORTED: StatusSign("reported", "thin"),
    Status.EXPECTED: StatusSign("expected", "dashed"),
    Status.REQUESTED: StatusSign("requested", "dashed"),
    Status.UNCONFIRMED: StatusSign("unconfirmed", "dotted"),
    Status.HYPOTHETICAL: StatusSign("hypothetical", "dotted"),
    Status.DENIED: StatusSign("denied", "struck"),
}

NEGATIVE_SIGN = StatusSign("said not to happen", "struck")
"""Of what its sentence says did not happen, whatever the status of that."""

GROUP_SIGNS: dict[Group, EventSign] = {
    Group.LEFT: EventSign("Only side A", "#0072B2", "A"),
    Group.RIGHT: EventSign("Only side B", "#E69F00", "B"),
    Group.SHARED: EventSign("Told by both", "#009E73", "="),
    Group.CONTRADICTED: EventSign("Contradicted", "#D55E00", "≠"),
}
"""The groups of a comparison, told apart by letter too."""

NOT_COMPARED_COLOUR = "#999999"

STATUS_COLOURS: dict[Status, str] = {
    Status.CONFIRMED: "#0072B2",
    Status.REPORTED: "#56B4E9",
    Status.EXPECTED: "#009E73",
    Status.REQUESTED: "#F0E442",
    Status.UNCONFIRMED: "#E69F00",
    Status.HYPOTHETICAL: "#CC79A7",
    Status.DENIED: "#D55E00",
}
"""Where layers are by status; the outline tells it too."""

CLAIMANT_COLOURS = {"0": "#999999", "1": "#9ECAE1", "2": "#4292C6", "3": "#08519C"}
"""Independent claimants, one hue from light to dark, grey for none; the ticks tell it too."""

TIME_COLOURS = {
    "week": "#08306B",
    "month": "#2171B5",
    "year": "#6BAED6",
    "older": "#9ECAE1",
    "undated": "#999999",
}
"""How long ago, one hue from dark to light; the marks fade too."""


def sign_tables() -> dict[str, Any]:
    """Return all tables as the browser needs them, keyed by slug.

    `palettes` and `layers` have a table for each kind of layer that is not named by articles.
    """
    types = {
        slug(kind): {"label": sign.label, "colour": sign.colour, "letter": sign.letter}
        for kind, sign in EVENT_SIGNS.items()
    }
    statuses = {
        slug(status): {"label": sign.label, "outline": sign.outline}
        for status, sign in STATUS_SIGNS.items()
    }
    negative = {"label": NEGATIVE_SIGN.label, "outline": NEGATIVE_SIGN.outline}
    return {
        "types": types,
        "statuses": statuses | {NEGATIVE: negative},
        "palettes": {
            "event_type": {key: one["colour"] for key, one in types.items()},
            "status": {slug(status): colour for status, colour in STATUS_COLOURS.items()},
            "corroboration": CLAIMANT_COLOURS,
            "time": TIME_COLOURS,
            "comparison": {group.value: sign.colour for group, sign in GROUP_SIGNS.items()}
            | {NOT_COMPARED: NOT_COMPARED_COLOUR},
        },
        "layers": {
            "event_type": types,
            "status": statuses,
            "corroboration": {"0": {"label": "nobody says that it happened"}}
            | {
                key: {"label": f"{key} independent claimant{'' if key == '1' else 's'}{more}"}
                for key, more in (("1", ""), ("2", ""), ("3", " or more"))
            },
            "time": {key: {"label": label.capitalize()} for key, label in TIME_LAYERS.items()},
            "comparison": {
                group.value: {"label": sign.label, "letter": sign.letter}
                for group, sign in GROUP_SIGNS.items()
            }
            | {NOT_COMPARED: {"label": "Not compared", "letter": ""}},
        },
    }
