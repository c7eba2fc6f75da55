"""What the page reads from the store, kept until the store changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from geo.features.view_query import TimeAxis, View
from geo.model import Article, Event, FiledReport, Judgement, ReportFilter, ReviewState
from geo.protocols import Store
from geo.store import Numbers, Part, ReportIndex
from geo.ui.session import current_view
from geo.wiring import MOST_RELINKED, Services, in_events

MOST_READ = 20_000
"""Reports that are read as records to weigh each of them: two seconds, at a tenth of a millisecond
each as measured. A judgement."""

MOST_WEIGHED = 1000
"""Reports that a list of doubts or of candidates holds when there are very many: more than anybody
looks through. A judgement."""

MOST_LISTED = 1000
"""Articles in a list: more than anybody scrolls through. A judgement."""

MOST_KEPT = 64
"""Answers kept in memory for all visitors together; a judgement."""


def _token(services: Services) -> str:
    return f"{services.settings.database} {services.store.version()}"


def index(services: Services) -> ReportIndex:
    """Return the index of all reports, their events as known on the day of the view."""
    return services.index(current_view().wanted.known_on)


def shown(services: Services, view: View) -> Numbers:
    """Return how many reports the view draws, hides and lists."""
    return index(services).shown(view)


def page(services: Services, part: Part, start: int, limit: int) -> tuple[FiledReport, ...]:
    """Return reports of a part of the view from a position on, in their order."""
    view = current_view()
    ids = index(services).page(view, part, start, limit)
    return _filed(_token(services), ids, view.wanted.known_on, services)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _filed(
    token: str,  # noqa: ARG001 - part of the key
    ids: tuple[str, ...],
    known_on: date | None,
    _services: Services,
) -> tuple[FiledReport, ...]:
    return _services.filed(ids, known_on)


def weighed(services: Services) -> tuple[FiledReport, ...]:
    """Return the reports that doubts are looked for in: all, of very many the least sure ones."""
    if services.index().number <= MOST_READ:
        return _every_report(_token(services), services)
    return _filed(_token(services), services.index().least_sure(MOST_WEIGHED), None, services)


def judged(services: Services) -> tuple[FiledReport, ...]:
    """Return the reports that people judged."""
    return _judged(_token(services), services)


@st.cache_resource(max_entries=2, show_spinner=False)
def _judged(
    token: str,  # noqa: ARG001 - part of the key
    _services: Services,
) -> tuple[FiledReport, ...]:
    states = frozenset(ReviewState) - {ReviewState.UNREVIEWED}
    return _services.reports(ReportFilter(review_states=states))


def comparable(services: Services, filed: FiledReport) -> tuple[FiledReport, ...]:
    """Return the reports that may tell of the same event: all, of very many those of the place."""
    place = filed.report.resolution.place
    if services.index().number <= MOST_READ or place is None:
        return weighed(services)
    view = View(ReportFilter(within=place.id))
    ids = services.index().page(view, Part.EXPORTED, 0, MOST_WEIGHED)
    return _filed(_token(services), ids, None, services)


@st.cache_resource(max_entries=2, show_spinner=False)
def _every_report(
    token: str,  # noqa: ARG001 - part of the key
    _services: Services,
) -> tuple[FiledReport, ...]:
    return _services.reports(ReportFilter())


def counts(services: Services, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
    """Return reports per facet value."""
    return services.index().counts(wanted)


def histogram(
    services: Services, wanted: ReportFilter, axis: TimeAxis = TimeAxis.EVENT
) -> Mapping[date | None, int]:
    """Return reports per day of their event or of publication, under all filters but that one."""
    return services.index().histogram(wanted, axis)


def article_numbers(services: Services) -> tuple[int, int]:
    """Return how many articles there are, and how many of them are samples."""
    return _article_numbers(_token(services), services.store)


@st.cache_resource(max_entries=4, show_spinner=False)
def _article_numbers(
    token: str,  # noqa: ARG001 - part of the key
    _store: Store,
) -> tuple[int, int]:
    return _store.article_numbers()


def articles(services: Services) -> tuple[Article, ...]:
    """Return the articles, the latest first; of very many the first MOST_LISTED."""
    return _articles(_token(services), services.store)


@st.cache_resource(max_entries=4, show_spinner=False)
def _articles(token: str, _store: Store) -> tuple[Article, ...]:  # noqa: ARG001 - part of the key
    return _store.articles(MOST_LISTED)


def events(services: Services, known_on: date | None = None) -> tuple[Event, ...]:
    """Return all events, as known now or on a day."""
    return _events(_token(services), known_on, services)


@st.cache_resource(max_entries=4, show_spinner=False)
def _events(
    token: str,  # noqa: ARG001 - part of the key
    known_on: date | None,
    _services: Services,
) -> tuple[Event, ...]:
    return _services.events(known_on)


def event(services: Services, event_id: str, known_on: date | None) -> Event | None:
    """Return the event, as known now or on a day, or None."""
    if known_on is None or services.index().number > MOST_RELINKED:
        return services.store.event(event_id)
    return next((one for one in events(services, known_on) if one.id == event_id), None)


def largest_events(services: Services, limit: int) -> tuple[Event, ...]:
    """Return the events with most reports."""
    return services.store.events_of(services.index().event_rows(View(), limit))


def report(services: Services, report_id: str, known_on: date | None) -> FiledReport | None:
    """Return the report, in its event as known now or on a day, or None."""
    filed = services.store.report(report_id)
    if filed is None or known_on is None or services.index().number > MOST_RELINKED:
        return filed
    return in_events([filed], events(services, known_on))[0]


def judgements(services: Services) -> tuple[Judgement, ...]:
    """Return all judgements, those taken back too."""
    return _judgements(_token(services), services.store)


@st.cache_resource(max_entries=4, show_spinner=False)
def _judgements(
    token: str,  # noqa: ARG001 - part of the key
    _store: Store,
) -> tuple[Judgement, ...]:
    return _store.judgements()


def total_reports(services: Services) -> int:
    """Return how many reports there are in all, mapped and unmapped."""
    return services.index().number
