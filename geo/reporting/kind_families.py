"""Which kinds of event may stand for one another: what an "attack" can turn out to be."""

from __future__ import annotations

from collections.abc import Mapping

from geo.model import OTHER_EVENT, EventType

INCIDENTS = frozenset(
    {
        EventType.BATTLES,
        EventType.EXPLOSIONS,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.RIOTS,
        EventType.DISASTER,
    }
)
"""Event types of what befalls people: news announces none of it, and inquiries follow."""

VIOLENCE = frozenset(
    {
        "Armed clash",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Chemical weapon",
        "Attack",
        "Excessive force against protesters",
        "Mob violence",
    }
)
UNREST = frozenset(
    {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
        "Mob violence",
    }
)
TERRITORY = frozenset(
    {
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
    }
)

FAMILIES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(VIOLENCE, VIOLENCE),
    **dict.fromkeys(UNREST - VIOLENCE, UNREST),
    **dict.fromkeys(TERRITORY, TERRITORY),
    "Change to group/activity": frozenset(
        {
            "Change to group/activity",
            "Headquarters or base established",
            "Non-violent transfer of territory",
        }
    ),
    "Arrests": frozenset({"Arrests", "Protest with intervention", "Crime"}),
    "Disrupted weapons use": frozenset({"Disrupted weapons use", "Crime"}) | TERRITORY,
    "Looting/property destruction": frozenset(
        {"Looting/property destruction", "Violent demonstration"}
    ),
    "Explosion": frozenset(
        {"Explosion", "Remote explosive/landmine/IED", "Suicide bomb", "Grenade"}
    ),
}
"""Kinds that a word of the lexicon may stand for, by the kind that the lexicon gives it.

Judgements: what an "attack", a "protest" or a "withdrawal" was, is seldom said by the word."""

GENERAL_KINDS: Mapping[str, frozenset[str]] = {
    "Natural disaster": frozenset(
        {"Storm", "Flood", "Earthquake", "Landslide", "Volcano", "Drought or heat", "Disease"}
    ),
    "Man-made disaster": frozenset({"Accident", "Explosion", "Fire"}),
    "Talks": frozenset({"Talks", "Visit", "Press conference"}),
    "Agreement": frozenset({"Agreement", "Treaty"}),
    "Accusation": frozenset({"Accusation"}),
}
"""Kinds of the model that stand for several of the lexicon."""

FORCES = "Change to group/activity"
"""Kind of what armed people do: its words ("patrol", "convoy") also name whom an attack struck."""

OTHER = OTHER_EVENT
"""Kind of the model for all that ACLED does not code: elections, trials, trade, sport."""

LATER_CODES: Mapping[str, str] = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""What types of PLOVER's first edition became in the later one, which Dateline uses."""
