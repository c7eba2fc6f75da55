"""The only place that picks adapters: settings in, ready services out.

Everything is made on first use and once, so that a command which needs only
the store never loads a model.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from geo.errors import DataError, LanguageError
from geo.model import (
    Analysis,
    Article,
    Event,
    FiledReport,
    KnownEvent,
    MapAs,
    Rejected,
    ReportFilter,
    ReviewState,
    Span,
    Worldview,
)
from geo.pipeline import Pipeline
from geo.protocols import Gazetteer, Linker, Recognizer, Store
from geo.settings import SHIPPED_DATA, Settings
from geo.visits import Visits

if TYPE_CHECKING:
    from geo.store import KeptIndex, ReportIndex

logger = logging.getLogger(__name__)

SAMPLES = SHIPPED_DATA / "samples" / "dispatches.jsonl"

LINKING_ATTEMPTS = 3
"""How often linking starts again because somebody wrote meanwhile. A judgement: the last writer
links too, so the events come out right in the end."""

MOST_RELINKED = 20_000
"""Reports whose events as known on a day are found while somebody waits: some ten seconds, at half
a millisecond each as measured, once for each day and state of the store. A judgement: beyond it
the events of today must do, whose claimants may have spoken later."""

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how many inputs are done, and how many there are if known."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a batch of inputs; every input is counted in one of the first three."""

    new: int = 0
    """Articles that were not in the store."""
    known: int = 0
    """Articles that were already in the store and were left alone."""
    rejected: tuple[Rejected, ...] = ()
    mentions: int = 0
    """Toponyms in the new articles; mapped plus not mapped."""
    mapped: int = 0
    """Of them, those that the map draws by default."""
    guessed: int = 0
    """New articles whose publication date was guessed."""
    undated: int = 0
    """New articles without any publication date."""
    ahead: int = 0
    """New articles whose publication date has not come yet."""


class Services:
    """Every part of Dateline, made on first use and shared by threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.RLock()
        self._made: dict[str, object] = {}
        self.visits = Visits()
        self._known_index: tuple[tuple[str, date], ReportIndex] | None = None

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return the part called `name`, made by the first thread that asks."""
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]  # type: ignore[return-value]

    @property
    def gazetteer(self) -> Gazetteer:
        """The embedded gazetteer under the worldview of the settings."""
        return self._once("gazetteer", self._make_gazetteer)

    @property
    def recognizer(self) -> Recognizer:
        """The recognizer, its model loaded once."""
        return self._once("recognizer", self._make_recognizer)

    @property
    def baseline_recognizer(self) -> Recognizer:
        """The recognizer that `evaluate` and `bench` compare with; no pipeline uses it."""
        from geo.recognition import SpacyRecognizer

        return self._once("baseline recognizer", SpacyRecognizer)

    @property
    def pipeline(self) -> Pipeline:
        """The stages in their order."""
        return self._once("pipeline", lambda: self._make_pipeline(self.recognizer))

    @property
    def pipelines(self) -> tuple[Pipeline, ...]:
        """One pipeline for each group of languages; the first is asked what no other reads."""
        return (self.pipeline,)

    def pipeline_for(self, language: str) -> Pipeline:
        """Return the pipeline that reads `language` (ISO 639-1), else the first, which refuses."""
        reads = (pipeline for pipeline in self.pipelines if language in pipeline.languages)
        return next(reads, self.pipelines[0])

    @property
    def store(self) -> Store:
        """The store that the settings name."""
        return self._once("store", self._make_store)

    def index(self, known_on: date | None = None) -> ReportIndex:
        """Return the columnar index of the store as it is now.

        With `known_on`, reports are in the events of that day, as `reports` gives them;
        of very many reports the events of today must do.
        """
        index = self._once("kept index", self._make_index).now()
        if known_on is None or index.number > MOST_RELINKED:
            return index
        with self._lock:
            if self._known_index is None or self._known_index[0] != (index.version, known_on):
                known = index.as_known(self.events(known_on))
                self._known_index = ((index.version, known_on), known)
            return self._known_index[1]

    @cached_property
    def linker(self) -> Linker:
        """The linker of reports to events."""
        from geo.linking import EventLinker

        return EventLinker()

    def _make_gazetteer(self) -> Gazetteer:
        from geo.gazetteer import EmbeddedGazetteer

        settings = self.settings
        return EmbeddedGazetteer(
            settings.data_folder, Worldview(settings.worldview), settings.gazetteer_folder
        )

    def _make_recognizer(self) -> Recognizer:
        from geo.recognition import EncoderRecognizer

        return EncoderRecognizer(self.gazetteer)

    def _make_pipeline(self, recognizer: Recognizer) -> Pipeline:
        from geo.reporting import RuleReporter
        from geo.resolution import RankingResolver
        from geo.syntax import SpacyParser
        from geo.temporal import RuleTimeTagger

        return Pipeline(
            parser=self._once("parser", SpacyParser),
            recognizer=recognizer,
            resolver=self._once("resolver", lambda: RankingResolver(self.gazetteer)),
            time_tagger=RuleTimeTagger(),
            reporter=RuleReporter(),
        )

    def _make_index(self) -> KeptIndex:
        from geo.linking import compare
        from geo.store import KeptIndex

        folder = self.settings.data_folder / "index"
        return KeptIndex(self.store, self.gazetteer, folder, compare)

    def _make_store(self) -> Store:
        from geo.store import open_store

        return open_store(
            self.settings.database, lambda place, among: self.gazetteer.held_by(place, among)
        )

    def pipeline_for_given(self, spans: Iterable[Span]) -> Pipeline:
        """Return a pipeline that resolves the toponyms at `spans` and looks for no others."""
        from geo.recognition import GivenRecognizer

        return self._make_pipeline(GivenRecognizer(tuple(spans), self.recognizer))

    def analyze(self, article: Article) -> Analysis:
        """Return everything found in `article`, dated by its dateline if nothing else dates it.

        Raises LanguageError when no pipeline reads the article's language.
        """
        return self.pipeline_for(article.language).analyze(with_guessed_date(article))

    def analyze_as_dated(self, article: Article) -> Analysis:
        """Return everything found in `article`, whose date, or the lack of one, is not guessed."""
        return self.pipeline_for(article.language).analyze(article)

    def attempt(self, article: Article, spans: Iterable[Span] | None = None) -> Analysis | Rejected:
        """Return what `analyze` finds in `article`, or why nothing could be found.

        With `spans`, its toponyms are those. Raises DataError when a model or
        the gazetteer is missing or damaged: it fails for every article, so a
        batch must say so at once.
        """
        try:
            if spans is None:
                return self.analyze(article)
            return self.pipeline_for_given(spans).analyze(with_guessed_date(article))
        except DataError:
            raise
        except LanguageError as error:
            return Rejected(_label(article), str(error))
        except Exception as error:  # one article must never take the batch down
            logger.exception("analysis failed: %s", _label(article))
            return Rejected(_label(article), f"could not be analysed ({error!r}); left out.")

    def add(
        self, inputs: Iterable[Article | Rejected], on_progress: Progress | None = None
    ) -> Added:
        """Analyse and store every article of `inputs`, then link the events anew.

        Each article is stored by itself, so that one bad article or an
        interruption loses nothing that came before it.
        """
        total = len(inputs) if isinstance(inputs, list | tuple) else None
        added = Added()
        for done, item in enumerate(inputs):
            if on_progress is not None:
                on_progress(_label(item), done, total)
            added = self._add_one(added, item)
        if added.new or added.known:  # known ones too: a killed run may have stored and not linked
            if on_progress is not None:
                on_progress("linking reports to events", total or added.new, total)
            self.relink()
        return added

    def _add_one(self, added: Added, item: Article | Rejected) -> Added:
        if isinstance(item, Rejected):
            return replace(added, rejected=(*added.rejected, item))
        if self.store.has_article(item.id):
            return replace(added, known=added.known + 1)
        if item.published is None:
            item = with_guessed_date(item, self._known_events(item))
        analysis = self.attempt(item)
        if isinstance(analysis, Rejected):
            return replace(added, rejected=(*added.rejected, analysis))
        if not self.store.add([analysis]):  # another process was faster
            return replace(added, known=added.known + 1)
        if self.store.article(item.id) != analysis.article:  # people dated it, in an earlier life
            self._reread(item.id)
        return _count(added, analysis)

    def reread(self, article_id: str) -> bool:
        """Analyse a stored article again, as today's stages do; False when it is not there.

        What people judged stays, a publication date that they gave included.
        """
        is_there = self._reread(article_id)
        if is_there:
            self.relink()
        return is_there

    def _reread(self, article_id: str) -> bool:
        from geo.features.judged import with_publication
        from geo.temporal import without_guess_of_text

        article = self.store.article_as_read(article_id)
        if article is None:
            return False
        if article.published_guess or article.is_date_guessed:
            article = without_guess_of_text(article)
        judged = with_publication(article, self.store.judgements())
        is_judged = judged != article
        found = self.analyze_as_dated(judged) if is_judged else self.analyze(article)
        return bool(self.store.replace([found]))

    def _known_events(self, article: Article) -> Iterable[KnownEvent]:
        """Return what dated articles of the store tell that an undated one may tell too."""
        from geo.temporal import known_events, names_in_common

        names = names_in_common(article.text)
        return known_events(self.store.reports(ReportFilter(text=names))) if names else ()

    def relink(self) -> None:
        """Join all stored reports into events anew: as people judged, without those rejected."""
        events: tuple[Event, ...] = ()
        for _ in range(LINKING_ATTEMPTS):
            version = self.store.version()
            events = self._linked(ReportFilter())
            if self.store.version() == version:
                break
        self.store.replace_events(events)

    def events(self, known_on: date | None = None) -> tuple[Event, ...]:
        """Return the events as known now, or as the articles published by a day make them up."""
        if known_on is None:
            return self.store.events()
        return self._linked(ReportFilter(known_on=known_on))

    def _linked(self, wanted: ReportFilter) -> tuple[Event, ...]:
        from geo.features.judged import pairs

        reports = [
            filed
            for filed in self.store.reports(wanted)
            if filed.review_state is not ReviewState.REJECTED
        ]
        together, apart = pairs(self.store.judgements())
        return self.linker.link(reports, together=together, apart=apart)

    def reports(self, wanted: ReportFilter) -> tuple[FiledReport, ...]:
        """Return the reports that pass the filter, in the events of the day that it asks about.

        With `known_on`, a report's event and its independent claimants are those
        that could be known on that day.
        """
        found = self.store.reports(wanted)
        return found if wanted.known_on is None else in_events(found, self.events(wanted.known_on))

    def filed(self, report_ids: Sequence[str], known_on: date | None) -> tuple[FiledReport, ...]:
        """Return the reports with these ids, in their events as known now or on a day."""
        found = self.store.filed(report_ids)
        if known_on is None or self.index().number > MOST_RELINKED:
            return found
        return in_events(found, self.events(known_on))

    def load_samples(self, on_progress: Progress | None = None) -> Added:
        """Add the sample dispatches that ship with Dateline."""
        return self.add(read_samples(), on_progress)

    def ensure_samples(self, on_progress: Progress | None = None) -> Added:
        """Add the samples to a store that is empty and has never had them removed."""
        with self._lock:
            if self.store.samples_wanted() and not self.store.article_numbers()[0]:
                return self.load_samples(on_progress)
        return Added()


def in_events(reports: Iterable[FiledReport], events: Iterable[Event]) -> tuple[FiledReport, ...]:
    """Return the reports with the events that they are in among `events`, and no others."""
    joined = {report_id: event for event in events for report_id in event.report_ids}
    return tuple(
        replace(
            filed,
            event_id=event.id,
            independent_claimants=len(event.claimants),
            denying_claimants=len(event.deniers),
        )
        if (event := joined.get(filed.report.id))
        else replace(filed, event_id=None, independent_claimants=1, denying_claimants=0)
        for filed in reports
    )


def open_services(settings: Settings) -> Services:
    """Return the services for `settings`; nothing is loaded until it is used."""
    return Services(settings)


def with_guessed_date(article: Article, known: Iterable[KnownEvent] = ()) -> Article:
    """Return `article` with what its text tells of its publication date (`geo.temporal`)."""
    from geo.temporal import dated_by_text

    return dated_by_text(article, known)


def read_samples() -> list[Article | Rejected]:
    """Return the sample dispatches that ship with Dateline, marked as samples."""
    from geo.ingest import read_paths

    return [
        replace(item, is_sample=True) if isinstance(item, Article) else item
        for item in read_paths([SAMPLES])
    ]


def _label(item: Article | Rejected) -> str:
    if isinstance(item, Rejected):
        return item.origin
    return item.title or item.origin or item.text[:60].replace("\n", " ")


def _count(added: Added, analysis: Analysis) -> Added:
    from geo.features.doubtful_dates import is_ahead

    drawn = [r for r in analysis.reports if r.where.map_as not in (MapAs.LIST, MapAs.ASSOCIATIVE)]
    return replace(
        added,
        new=added.new + 1,
        mentions=added.mentions + len(analysis.reports),
        mapped=added.mapped + len(drawn),
        guessed=added.guessed + analysis.article.is_date_guessed,
        undated=added.undated + (analysis.article.published is None),
        ahead=added.ahead + is_ahead(analysis.article.published),
    )
