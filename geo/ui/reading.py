"""What the page reads from the store, kept until the store changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from geo.features.view_query import TimeAxis, View, encode
from geo.model import Article, Event, FiledReport, Judgement, ReportFilter
from geo.protocols import Store
from geo.ui.time_axis import unlimited
from geo.wiring import Services, in_events

MOST_KEPT = 64
"""Answers kept in memory for all visitors together; a judgement."""


def _token(services: Services) -> str:
    return f"{services.settings.database} {services.store.version()}"


def _query(wanted: ReportFilter) -> str:
    return encode(View(wanted=wanted))


def reports(services: Services, wanted: ReportFilter) -> tuple[FiledReport, ...]:
    """Return the reports that pass the filter."""
    return _reports(_token(services), _query(wanted), services, wanted)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _reports(
    token: str,  # noqa: ARG001 - part of the key
    query: str,  # noqa: ARG001 - part of the key
    _services: Services,
    _wanted: ReportFilter,
) -> tuple[FiledReport, ...]:
    return _services.reports(_wanted)


def counts(services: Services, wanted: ReportFilter) -> Mapping[str, Mapping[str, int]]:
    """Return reports per facet value."""
    return _counts(_token(services), _query(wanted), services.store, wanted)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _counts(
    token: str,  # noqa: ARG001 - part of the key
    query: str,  # noqa: ARG001 - part of the key
    _store: Store,
    _wanted: ReportFilter,
) -> Mapping[str, Mapping[str, int]]:
    return _store.counts(_wanted)


def histogram(
    services: Services, wanted: ReportFilter, axis: TimeAxis = TimeAxis.EVENT
) -> Mapping[date | None, int]:
    """Return reports per day on an axis, under all filters but its own; None has no day."""
    free = unlimited(wanted, axis)
    return _histogram(_token(services), _query(free), axis, services.store, free)


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _histogram(
    token: str,  # noqa: ARG001 - part of the key
    query: str,  # noqa: ARG001 - part of the key
    axis: TimeAxis,
    _store: Store,
    _wanted: ReportFilter,
) -> Mapping[date | None, int]:
    if axis is TimeAxis.PUBLISHED:
        return _store.published_histogram(_wanted)
    return _store.histogram(_wanted)


def articles(services: Services) -> tuple[Article, ...]:
    """Return all articles."""
    return _articles(_token(services), services.store)


@st.cache_resource(max_entries=4, show_spinner=False)
def _articles(token: str, _store: Store) -> tuple[Article, ...]:  # noqa: ARG001 - part of the key
    return _store.articles()


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


def report(services: Services, report_id: str, known_on: date | None) -> FiledReport | None:
    """Return the report, in its event as known now or on a day, or None."""
    filed = services.store.report(report_id)
    if filed is None or known_on is None:
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
    return sum(counts(services, ReportFilter()).get("map_as", {}).values())
