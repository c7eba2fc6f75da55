"""Certainty, polarity and dates of events, against MEANTIME.

Classes: `negative` (polarity NEG), else `certain` (CERTAIN), else `uncertain`
(POSSIBLE, PROBABLE, UNDERSPECIFIED). Dateline's answer is that of the event word
that overlaps the annotated one: negative polarity, else its certainty; no event
word is no answer, and wrong. Events without an annotation do not count.

The date of an event that has one in the text (a link IS_INCLUDED or SIMULTANEOUS
to a time on the calendar) is that of the event word's time expression, the
publication date where it has none or says "now". It is right when it is the annotated date or a
day within it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.evaluate.event_corpora.figures import Figure, macro_f1, share
from geo.evaluate.event_corpora.reading import (
    EventStages,
    Record,
    article_of,
    overlapping,
    span_of,
)
from geo.model import Certainty, EventMention, Polarity, TimeExpression

CLASSES = ("certain", "uncertain", "negative")
UNCERTAIN = frozenset({"POSSIBLE", "PROBABLE", "UNDERSPECIFIED"})
DATING = frozenset({"IS_INCLUDED", "SIMULTANEOUS"})

NOW = "PRESENT_REF"
"""TIMEX3 value of "now" and "currently"."""

Texts = Mapping[str, Record]
"""The articles of the events, by id."""


def score_certainty(
    records: Sequence[Record], stages: EventStages, texts: Texts
) -> tuple[Figure, ...]:
    """Return accuracy and macro F1 of the classes, accuracy where found, and dates right."""
    all_rows, found_rows, class_rows, date_rows = [], [], [], []
    for name, events in _by_article(records, texts).items():
        mentions, times = _read(texts[name], stages)
        pairs = [
            (gold, _answer(overlapping(mentions, span_of(event))))
            for event in events
            if (gold := gold_class(event)) is not None
        ]
        right = sum(gold == answer for gold, answer in pairs)
        all_rows.append((right, len(pairs)))
        found_rows.append((right, sum(answer is not None for _, answer in pairs)))
        class_rows.append(_class_counts(pairs))
        date_rows.append(_dates(events, texts[name], mentions, times))
    return (
        share("certainty and polarity, accuracy", all_rows),
        share("certainty and polarity, accuracy where the event is found", found_rows),
        macro_f1("certainty and polarity, macro F1", class_rows),
        share("date of an event that has one", date_rows),
    )


def _by_article(records: Sequence[Record], texts: Texts) -> dict[str, list[Record]]:
    events: dict[str, list[Record]] = {}
    for record in records:
        if record["doc"] in texts:
            events.setdefault(record["doc"], []).append(record)
    return events


def _read(
    record: Record, stages: EventStages
) -> tuple[Sequence[EventMention], Sequence[TimeExpression]]:
    article = article_of(record)
    parse = stages.parser.parse(article.text)
    times = stages.time_tagger.tag(article, parse)
    return stages.reporter.mention_events(article, parse, times, ()), times


def gold_class(event: Record) -> str | None:
    """Return the class of an annotated event, None where the annotators give none."""
    if event.get("polarity") == "NEG":
        return "negative"
    if event.get("certainty") in UNCERTAIN:
        return "uncertain"
    return "certain" if event.get("certainty") == "CERTAIN" else None


def _answer(mention: EventMention | None) -> str | None:
    if mention is None:
        return None
    if mention.polarity is Polarity.NEGATIVE:
        return "negative"
    return "certain" if mention.certainty is Certainty.CERTAIN else "uncertain"


def _class_counts(pairs: Sequence[tuple[str, str | None]]) -> list[int]:
    """Return right, gold and found of each class."""
    return [
        count
        for wanted in CLASSES
        for count in (
            sum(gold == answer == wanted for gold, answer in pairs),
            sum(gold == wanted for gold, _ in pairs),
            sum(answer == wanted for _, answer in pairs),
        )
    ]


# --- dates ----------------------------------------------------------------------------------


def _dates(
    events: Sequence[Record],
    text: Record,
    mentions: Sequence[EventMention],
    times: Sequence[TimeExpression],
) -> tuple[int, int]:
    """Return how many dates are right, of how many."""
    values = {time.span: time.value for time in times}
    right = gold = 0
    for event in events:
        dates = [time["value"] for time in event["times"] if _is_date(time)]
        if not dates:
            continue
        gold += 1
        mention = overlapping(mentions, span_of(event))
        said = values.get(mention.time, NOW) if mention and mention.time else NOW
        day = str(article_of(text).published) if said == NOW else said
        right += any(is_within(day, wanted) for wanted in dates)
    return right, gold


def _is_date(time: Mapping[str, str]) -> bool:
    """Say whether a link dates an event by a year, month, week or day."""
    return time["rel"] in DATING and time["value"][:4].isdigit()


def is_within(said: str, wanted: str) -> bool:
    """Say whether a TIMEX3 date is the wanted one or lies within it; times of day are left off."""
    day, wanted_day = said.partition("T")[0], wanted.partition("T")[0]
    return day == wanted_day or day.startswith(f"{wanted_day}-")
