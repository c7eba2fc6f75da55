"""The verbs: what each stage, the gazetteer and the store must be able to do.

One protocol per stage, in the order in which data walks through them. An
adapter is any class with these methods; `geo.wiring` picks one for each, and
the contract suites under tests/contracts run over every adapter. What reads
text says in `languages` which languages it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from geo.model import (
    Analysis,
    Article,
    Attribution,
    Event,
    EventMention,
    FiledReport,
    Footprint,
    Judgement,
    NameMatch,
    Parse,
    Passage,
    Place,
    Rejected,
    Report,
    ReportFilter,
    Resolution,
    TimeExpression,
    Toponym,
    Worldview,
)


class Reader(Protocol):
    """Reads one kind of file into articles."""

    suffixes: frozenset[str]
    """Lower-case file endings it reads, dot included."""

    def read(self, path: Path) -> Iterator[Article | Rejected]:
        """Yield every article of `path`; what cannot be read is yielded as Rejected."""


class Parser(Protocol):
    """Splits a text into sentences and tokens with a dependency tree."""

    languages: frozenset[str]
    """Languages that it reads, as ISO 639-1 codes."""

    def parse(self, text: str) -> Parse:
        """Return the parse of `text`; an empty text has an empty parse."""


class Recognizer(Protocol):
    """Finds toponyms and says which are literal places."""

    languages: frozenset[str]
    """Languages that it reads, as ISO 639-1 codes."""

    def recognize(self, article: Article, parse: Parse) -> tuple[Toponym, ...]:
        """Return the toponyms in order of their spans, which do not overlap."""


class Gazetteer(Protocol):
    """Knows places, their names and their extents. Read-only and safe to share by threads."""

    worldview: Worldview
    version: str
    """Changes whenever an answer may change."""

    def lookup(self, name: str) -> tuple[NameMatch, ...]:
        """Return the places that bear `name`, most prominent first; empty when unknown."""

    def fuzzy(self, name: str) -> tuple[NameMatch, ...]:
        """Return places whose name is one typing error away; the last resort."""

    def inside_name(self, name: str) -> tuple[NameMatch, ...]:
        """Return the places whose name is the longest part of `name`: a hint at what holds it."""

    def suggest(self, typed: str, limit: int = 10) -> tuple[NameMatch, ...]:
        """Return at most `limit` places with a name that begins with `typed`, prominent first."""

    def place(self, place_id: str) -> Place | None:
        """Return the place with that id under the worldview, or None."""

    def country(self, code: str) -> Place | None:
        """Return the country with an ISO 3166-1 alpha-2 code, or None."""

    def region(self, country_code: str, region_code: str) -> Place | None:
        """Return the first-level region with a GeoNames code ("UA", "05"), or None."""

    def footprint(self, place_id: str) -> Footprint | None:
        """Return the extent of a place under the worldview, or None when only a point is known."""

    def held_by(self, container_id: str, place_ids: Iterable[str]) -> frozenset[str]:
        """Return which of the places lie in another one, itself and what is larger left out."""

    def region_of(self, lat: float, lon: float) -> Place | None:
        """Return the first-level region that holds the point, or None at sea."""


Held = Callable[[str, Iterable[str]], frozenset[str]]
"""`Gazetteer.held_by`, for those who need no more of it."""


class Resolver(Protocol):
    """Resolves toponyms to places."""

    languages: frozenset[str]
    """Languages that it can read clues in, as ISO 639-1 codes."""

    def resolve(
        self, article: Article, parse: Parse, toponyms: Sequence[Toponym]
    ) -> tuple[Resolution, ...]:
        """Return one resolution for each toponym, in the same order."""


class TimeTagger(Protocol):
    """Finds time expressions and places them on the calendar."""

    languages: frozenset[str]
    """Languages that it reads, as ISO 639-1 codes."""

    def tag(self, article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
        """Return the time expressions in order of their spans, which do not overlap."""


class Reporter(Protocol):
    """Reads what happened, how sure it is and who says so."""

    languages: frozenset[str]
    """Languages that it reads, as ISO 639-1 codes."""

    def attribute(self, article: Article, parse: Parse) -> tuple[Attribution, ...]:
        """Return every act of saying in the article, place or no place."""

    def report(
        self,
        article: Article,
        parse: Parse,
        resolutions: Sequence[Resolution],
        times: Sequence[TimeExpression],
        attributions: Sequence[Attribution],
    ) -> tuple[Report, ...]:
        """Return one report for each resolution, in the same order.

        Who reads what happened at a place may find that it stands for a government after all: the
        resolution of a report may have another role than the one that was given.
        """

    def mention_events(
        self,
        article: Article,
        parse: Parse,
        times: Sequence[TimeExpression],
        reports: Sequence[Report],
    ) -> tuple[EventMention, ...]:
        """Return every event word of the article, place or no place, in the order of the text."""

    def passages(self, article: Article, parse: Parse) -> tuple[Passage, ...]:
        """Return the opening of the article, then each sentence, with the kind of its event."""


ReportPair = tuple[str, str]
"""Ids of two reports that somebody judged to tell of one event, or of two."""


class Linker(Protocol):
    """Joins reports of the same thing, across articles, into events."""

    def link(
        self,
        reports: Sequence[FiledReport],
        together: Sequence[ReportPair] = (),
        apart: Sequence[ReportPair] = (),
    ) -> tuple[Event, ...]:
        """Return the events; each report of `reports` is in at most one of them.

        Reports that people put `together` are in one event, whatever they say;
        those that people set `apart` never are, not through a third report either.
        Where the two contradict each other, `apart` stands.
        """


class Telling(Protocol):
    """Says who tells of which event. Events go by numbers, which hold for one state of a store."""

    def events_told(self, wanted: ReportFilter) -> Mapping[int, int]:
        """Return how many of the reports that pass the filter each event has."""

    def reports_told(
        self, events: Sequence[int], wanted: ReportFilter, most: int
    ) -> Mapping[int, Sequence[FiledReport]]:
        """Return the reports of these events that pass the filter, the first `most` of each."""


class IndexRow(NamedTuple):
    """What the columnar index keeps of a report, as it stands under people's judgements."""

    key: int
    """Row in the database."""
    report_id: str
    article_key: int
    article_id: str
    position: int
    """Within the article."""
    day: int
    """For order and histogram, proleptic ordinal; 10,000,000 when undated, as `published`."""
    first_day: int
    last_day: int
    published: int
    publisher: str
    event_type: str
    status: str
    is_negative: int
    """1 when its sentence says that it did not happen."""
    map_as: str
    unmapped: str
    """Why it has no mark, one of `geo.features.shown.UNMAPPED`; empty when it has one."""
    review_state: str
    claimant: str
    where_prec: int
    """255 when unknown."""
    confidence: float
    """-1 when no place was resolved."""
    radius_km: float
    lat: float | None
    lon: float | None
    place_id: str
    country_code: str
    region_code: str
    place_key: str
    event_key: int
    """0 when it is in no event."""
    claimants: int
    """Independent ones of its event."""


class Store(Protocol):
    """Keeps articles and everything that was found in them.

    Every method raises StoreError when the database cannot be used. A write
    is all or nothing, and writing the same article again changes nothing.
    """

    def add(self, analyses: Iterable[Analysis]) -> int:
        """Store the analyses that are not there yet; return how many were new.

        What people judged of the article before counts again.
        """

    def replace(self, analyses: Iterable[Analysis]) -> int:
        """Put analyses in the place of those of the same articles; return how many there were.

        Judgements stay. A publication date that people gave stays beside the
        one that was found when the article was first read.
        """

    def judge(self, judgements: Iterable[Judgement], rereadings: Iterable[Analysis] = ()) -> int:
        """Keep the judgements that are not there yet; return how many were new.

        They count before what the machine says in all that is asked of the
        store, whatever is analysed later. `rereadings` replace the analyses of
        their articles in the same write. Raises JudgementError, and keeps none,
        when a value is none that its field can have.
        """

    def undo(
        self, judgement_id: str, undone_at: datetime, rereadings: Iterable[Analysis] = ()
    ) -> bool:
        """Take a judgement back; False when there is none of that id that stands.

        It stays in the history. What was judged before it counts again, else
        the machine's value.
        """

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, those taken back too, oldest first."""

    def judgements_adrift(self) -> tuple[Judgement, ...]:
        """Return the judgements, none taken back, whose report or article is not in the store."""

    def replace_events(self, events: Sequence[Event]) -> None:
        """Put `events` in the place of all events."""

    def delete_articles(self, article_ids: Iterable[str]) -> int:
        """Remove articles with their reports; return how many there were. Judgements stay."""

    def delete_samples(self) -> int:
        """Remove the sample articles and remember that they are not wanted; return how many."""

    def samples_wanted(self) -> bool:
        """Say whether the samples should be loaded into an empty store."""

    def has_article(self, article_id: str) -> bool:
        """Say whether the article is in the store."""

    def article(self, article_id: str) -> Article | None:
        """Return the article, dated as people judged, or None."""

    def article_as_read(self, article_id: str) -> Article | None:
        """Return the article with the publication date that the machine found, or None."""

    def articles(self, limit: int | None = None) -> tuple[Article, ...]:
        """Return all articles or the first `limit`, latest publication first, undated last."""

    def article_numbers(self) -> tuple[int, int]:
        """Return how many articles there are, and how many of them are samples."""

    def analysis(self, article_id: str) -> Analysis | None:
        """Return what the machine found in the article, or None when it is not in the store."""

    def report(self, report_id: str) -> FiledReport | None:
        """Return the report as it stands, with its article and event, or None."""

    def reports(self, wanted: ReportFilter) -> tuple[FiledReport, ...]:
        """Return the reports that pass the filter, by event date, article and offset."""

    def events(self) -> tuple[Event, ...]:
        """Return all events."""

    def event(self, event_id: str) -> Event | None:
        """Return the event, or None."""

    def counts(self, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
        """Return, per facet, how many reports each value has.

        Facets are publisher, claimant (the most frequent), event_type, status, map_as and
        review_state. Each is counted under all filters but its own, so that a choice shows
        what it would add.
        """

    def histogram(self, wanted: ReportFilter) -> Mapping[date | None, int]:
        """Return reports per first day of their event date; None counts the undated.

        The limits of the event date in `wanted` are ignored.
        """

    def published_histogram(self, wanted: ReportFilter) -> Mapping[date | None, int]:
        """Return reports per publication date; None counts those of articles without one.

        The limits of `wanted` on publication dates are ignored.
        """

    def index_rows(self) -> Iterator[IndexRow]:
        """Yield what the columnar index keeps of every report, all of one state, in any order."""

    def keys_of_text(self, text: str) -> Sequence[int]:
        """Return the rows of the reports that hold the words as `ReportFilter.text` asks."""

    def events_of(self, keys: Sequence[int]) -> tuple[Event, ...]:
        """Return the events in these rows of the database, in their order."""

    def filed(self, report_ids: Sequence[str]) -> tuple[FiledReport, ...]:
        """Return the reports with these ids, in their order; those that are gone are left out."""

    def version(self) -> str:
        """Return a text that changes with every write, for caches."""

    def close(self) -> None:
        """Release the database."""
