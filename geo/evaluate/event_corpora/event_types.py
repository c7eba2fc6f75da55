"""The kind of event of a snippet, against CASE 2021 (ACLED sub-types) and PLOVER's records.

Both give one kind to a whole snippet. Dateline's answer is the kind of its opening
passage. What its event words alone would answer stands beside it: the kind that most
of them have, of equals the first; kinds that the corpus does not know are passed over,
as far as another event word has one. No kind is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from geo.evaluate.event_corpora.figures import Figure, share
from geo.evaluate.event_corpora.reading import EventStages, Record, event_words
from geo.model import Article, EventMention, Passage

Kind = Callable[[EventMention], str | None]
KindOfPassage = Callable[[Passage], str | None]

CASE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "Abduction/forced disappearance": "ABDUCT_DISSAP",
        "Accident": "MAN_MADE_DISASTER",
        "Accusation": "ATTRIB",
        "Agreement": "AGREEMENT",
        "Air/drone strike": "AIR_STRIKE",
        "Armed clash": "ARMED_CLASH",
        "Arrests": "ARREST",
        "Attack": "ATTACK",
        "Change to group/activity": "CHANGE_TO_GROUP_ACT",
        "Chemical weapon": "CHEM_WEAP",
        "Crime": "ORG_CRIME",
        "Disease": "NATURAL_DISASTER",
        "Disrupted weapons use": "DISR_WEAP",
        "Drought or heat": "NATURAL_DISASTER",
        "Earthquake": "NATURAL_DISASTER",
        "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
        "Explosion": "MAN_MADE_DISASTER",
        "Fire": "MAN_MADE_DISASTER",
        "Flood": "NATURAL_DISASTER",
        "Government regains territory": "GOV_REGAINS_TERIT",
        "Grenade": "GRENADE",
        "Headquarters or base established": "HQ_ESTABLISHED",
        "Landslide": "NATURAL_DISASTER",
        "Looting/property destruction": "PROPERTY_DISTRUCT",
        "Mob violence": "MOB_VIOL",
        "Man-made disaster": "MAN_MADE_DISASTER",
        "Natural disaster": "NATURAL_DISASTER",
        "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
        "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
        "Other": "OTHER",
        "Other event": "OTHER",
        "Peaceful protest": "PEACE_PROTEST",
        "Press conference": "DIPLO",
        "Protest with intervention": "PROTEST_WITH_INTER",
        "Remote explosive/landmine/IED": "REM_EXPLOS",
        "Sexual violence": "SEX_VIOL",
        "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
        "Storm": "NATURAL_DISASTER",
        "Suicide bomb": "SUIC_BOMB",
        "Talks": "DIPLO",
        "Treaty": "AGREEMENT",
        "Violent demonstration": "VIOL_DEMONSTR",
        "Visit": "DIPLO",
        "Volcano": "NATURAL_DISASTER",
    }
)
"""CASE 2021's label of each sub-event type that it has one for."""

PLOVER_TYPES: Mapping[str, str] = MappingProxyType({"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"})
"""Codes of the records that Dateline names after the later edition of PLOVER."""

LATER_CODES: Mapping[str, str] = MappingProxyType(
    {
        "DEMAND": "REQUEST",
        "DISAPPROVE": "ACCUSE",
        "INVESTIGATE": "ACCUSE",
        "FIGHT": "ASSAULT",
    }
)
"""What the 18 codes of the records became in PLOVER's later edition of 16, which Dateline uses."""


def score_case_types(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return the accuracy over ACLED sub-types, by the opening passage and by the event words."""

    def kind(found: EventMention | Passage) -> str | None:
        return CASE_TYPES.get(found.sub_event_type or "")

    answers = [_answer(record["EventSnippet"], kind, kind, stages) for record in records]
    return _figures("event type, accuracy", answers, [record["SubType"] for record in records])


def score_plover_types(records: Sequence[Record], stages: EventStages) -> tuple[Figure, ...]:
    """Return the accuracy over the records' own codes, and over those of the later edition."""

    def own(mention: EventMention) -> str | None:
        return PLOVER_TYPES.get(mention.plover, mention.plover) if mention.plover else None

    def first_edition(passage: Passage) -> str | None:
        return passage.plover_first_edition

    answers = [_answer(record["text"], first_edition, own, stages) for record in records]
    codes = [record["event"] for record in records]
    later = [[LATER_CODES.get(one or "", one) for one in answer] for answer in answers]
    return (
        *_figures("event type, accuracy", answers, codes),
        *_figures(
            "event type, accuracy over the later 16 codes",
            later,
            [LATER_CODES.get(code, code) for code in codes],
        ),
    )


def _answer(
    text: str, of_passage: KindOfPassage, of_word: Kind, stages: EventStages
) -> tuple[str | None, str | None]:
    """Return the kind of the opening passage, and the main kind of the event words."""
    article = Article(text)
    parse = stages.parser.parse(text)
    passages = stages.reporter.passages(article, parse)
    mentions = event_words(stages, article, parse, with_times=False)
    return (of_passage(passages[0]) if passages else None), main_kind(mentions, of_word)


def _figures(
    name: str, answers: Sequence[Sequence[str | None]], wanted: Sequence[str]
) -> tuple[Figure, Figure]:
    def rows(column: int) -> list[tuple[int, int]]:
        pairs = zip(answers, wanted, strict=True)
        return [(int(answer[column] == right), 1) for answer, right in pairs]

    return share(name, rows(0)), share(f"{name}, by event words", rows(1))


def main_kind(mentions: Sequence[EventMention], kind: Kind) -> str | None:
    """Return the kind that most event words have, of equals the first; None without any."""
    kinds = Counter(found for mention in mentions if (found := kind(mention)) is not None)
    return kinds.most_common(1)[0][0] if kinds else None
