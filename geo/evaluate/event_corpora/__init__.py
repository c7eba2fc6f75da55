"""Measures times, claims and events on annotated corpora, one module for each kind of annotation.

What a file holds is told by the keys of its records, not by its name. To add a
format, write a module that turns records and stages into figures, and list it in
`FORMATS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.evaluate.event_corpora.attributions import score_attributions
from geo.evaluate.event_corpora.certainty import score_certainty
from geo.evaluate.event_corpora.coreference import score_coreference
from geo.evaluate.event_corpora.event_places import score_event_places
from geo.evaluate.event_corpora.event_types import score_case_types, score_plover_types
from geo.evaluate.event_corpora.figures import Figure
from geo.evaluate.event_corpora.incidents import score_incidents
from geo.evaluate.event_corpora.publication import score_publication
from geo.evaluate.event_corpora.reading import EventStages, Record, first_record, records
from geo.evaluate.event_corpora.times import TimexCounts, count_times, score_times
from geo.evaluate.formatting import interval, number, section
from geo.evaluate.results import Seen
from geo.linking import MentionLinker
from geo.settings import SHIPPED_DATA

__all__ = [
    "EventCorpus",
    "EventStages",
    "Figure",
    "TimexCounts",
    "count_times",
    "event_tables",
    "find_event_corpora",
    "is_event_corpus",
    "measure_events",
]

Score = Callable[[Path, EventStages], tuple[Figure, ...]]

MODELS = SHIPPED_DATA / "models"
"""Folder of the models' cards, which name the files that they were fitted to."""

TIMES, CLAIMS, EVENTS = "Times", "Claims", "Events"
SUBFOLDER = "events"
"""Folder beside corpora of place names in which corpora of times, claims and events lie."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of annotation: the keys that its records have, its table, and how it is scored."""

    keys: frozenset[str]
    table: str
    score: Score


@dataclass(frozen=True, slots=True)
class EventCorpus:
    """What was measured on one file."""

    name: str
    table: str
    in_training: bool
    """Whether the card of a shipped model names this very file."""
    articles: int
    figures: tuple[Figure, ...]
    publication: tuple[Figure, ...] = ()
    """Guesses of the publication dates, for the table of times."""


def _of_records(score: Callable[[Sequence[Record], EventStages], tuple[Figure, ...]]) -> Score:
    return lambda path, stages: score(records(path), stages)


def _of_meantime(path: Path, stages: EventStages) -> tuple[Figure, ...]:
    """Score MEANTIME's events with the texts that lie beside them in another file."""
    texts: dict[str, Record] = {}
    for other in sorted(path.parent.glob("*.jsonl")):
        first = first_record(other)
        if first is not None and "markables" in first:
            texts |= {str(record["id"]): record for record in records(other)}
    return score_certainty(records(path), stages, texts)


def _of_ecbplus(path: Path, stages: EventStages) -> tuple[Figure, ...]:
    return score_coreference(records(path), stages, MentionLinker())


FORMATS = (
    Format(frozenset({"text", "timex"}), TIMES, _of_records(score_times)),
    Format(frozenset({"text", "markables"}), TIMES, _of_records(score_times)),
    Format(frozenset({"text", "attributions"}), CLAIMS, _of_records(score_attributions)),
    Format(frozenset({"text", "trigger", "places"}), EVENTS, _of_records(score_event_places)),
    Format(frozenset({"text", "events", "entities"}), EVENTS, _of_records(score_event_places)),
    Format(frozenset({"EventSnippet", "SubType"}), EVENTS, _of_records(score_case_types)),
    Format(frozenset({"text", "event", "eventText"}), EVENTS, _of_records(score_plover_types)),
    Format(frozenset({"doc", "certainty", "polarity", "times"}), EVENTS, _of_meantime),
    Format(frozenset({"text", "topic", "mentions"}), EVENTS, _of_ecbplus),
    Format(frozenset({"text", "incidents"}), EVENTS, _of_records(score_incidents)),
)
"""TimeBank and AQUAINT; MEANTIME's articles; PolNeAR; RAMS; WikiEvents; CASE 2021; PLOVER's
records; MEANTIME's events; ECB+; MUC-4."""


def _format_of(path: Path) -> Format | None:
    first = first_record(path)
    if first is None:
        return None
    return next((one for one in FORMATS if one.keys <= first.keys()), None)


def is_event_corpus(path: Path) -> bool:
    """Say whether a file holds annotated times, claims or events."""
    return _format_of(path) is not None


def find_event_corpora(folder: Path) -> tuple[Path, ...]:
    """Return the files of annotated times, claims and events of a folder and its `events`."""
    paths = [*folder.glob("*.jsonl"), *(folder / SUBFOLDER).glob("*.jsonl")]
    return tuple(path for path in sorted(paths) if is_event_corpus(path))


def measure_events(path: Path, stages: EventStages) -> EventCorpus:
    """Return the figures of one file. Raises InputError when a record lacks what it should have."""
    kind = _format_of(path)
    if kind is None:
        raise InputError(f"{path}: holds no annotated times, claims or events; name another file.")
    try:
        figures = kind.score(path, stages)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"{path}: a record is not annotated like the first ({error!r}); correct or drop it."
        ) from error
    read = records(path)
    guesses = score_publication(read)
    return EventCorpus(path.stem, kind.table, _is_in_cards(path), len(read), figures, guesses)


def _is_in_cards(path: Path) -> bool:
    """Say whether the SHA-256 of a file stands in the card of a shipped model."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return any(sha256 in card.read_text(encoding="utf-8") for card in MODELS.glob("*/README.md"))


def event_tables(corpora: Sequence[EventCorpus]) -> str:
    """Return the tables of times, claims and events that have rows."""
    header = ("corpus", "models", "records", "figure", "value", "95 %", "annotated", "found")
    tables = []
    for table in (TIMES, CLAIMS, EVENTS):
        rows = [
            [corpus.name, _seen(corpus), str(corpus.articles), *_cells(figure)]
            for corpus in corpora
            for figure in _figures_in(table, corpus)
        ]
        if rows:
            tables.append(section(table, header, rows))
    return "\n\n".join(tables)


def _figures_in(table: str, corpus: EventCorpus) -> tuple[Figure, ...]:
    own = corpus.figures if corpus.table == table else ()
    return (*own, *(corpus.publication if table == TIMES else ()))


def _seen(corpus: EventCorpus) -> str:
    return (Seen.IN_TRAINING if corpus.in_training else Seen.NEVER).value


def _cells(figure: Figure) -> list[str]:
    return [
        figure.name,
        number(figure.value),
        interval(figure.interval),
        str(figure.gold),
        "-" if figure.found is None else str(figure.found),
    ]
