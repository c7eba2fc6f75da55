"""The same reports as tables, for those who cannot or will not use a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.features.report_detail import interval_words, when_words
from geo.features.shown import Shown
from geo.features.wording import full_name
from geo.model import Event, FiledReport, MapAs, Place, PlaceRole, ReviewState
from geo.ui import reading
from geo.ui.markup import element, show
from geo.ui.session import change_view, current_view
from geo.wiring import Services

TABLE_HEIGHT = 320
"""Pixels: nine rows, so that the map above stays in sight."""

DAY_COLUMNS = {
    name: st.column_config.DateColumn(format="D MMM YYYY") for name in ("Published", "First day")
}
"""Columns of days as people read them; their order stays that of the calendar."""

_TABS = ("reports", "events", "listed", "articles")


def show_tables(services: Services, shown: Shown) -> None:
    """Draw the tabs; only the open one is built."""
    known_on = current_view().wanted.known_on
    events = events_of(reading.events(services, known_on), shown.exported)
    article_ids = {filed.report.article_id for filed in shown.exported}
    labels = {
        "reports": f"Reports {len(shown.drawn)}",
        "events": f"Events {len(events)}",
        "listed": f"Not on the map {len(shown.listed)}",
        "articles": f"Articles {len(article_ids)}",
    }
    tab = st.segmented_control(
        "Tables",
        _TABS,
        key="tab",
        default="reports",
        required=True,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
    )
    if tab == "events":
        _plain_table(event_rows(services, events), "events")
    elif tab == "articles":
        _plain_table(article_rows(shown.exported), "articles")
    elif tab == "listed":
        show(element("p", reason_line(shown.listed), css="dl-faint"))
        selectable(shown.listed, listed_rows(shown.listed), "listed")
    else:
        selectable(shown.drawn, report_rows(shown.drawn), "reports")


def _plain_table(rows: list[dict[str, Any]], name: str) -> None:
    if not rows:
        st.text("Nothing to list.")
        return
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=_height(rows),
        key=f"table_{name}",
        column_config=DAY_COLUMNS,
    )


def selectable(filed_reports: Sequence[FiledReport], rows: list[dict[str, Any]], name: str) -> None:
    """Draw a table whose selected row is the selected report, whichever way it was chosen."""
    if not rows:
        st.text("Nothing to list.")
        return
    ids = [filed.report.id for filed in filed_reports]
    key = f"table_{name}"
    selected = current_view().selected
    chosen = [ids.index(selected)] if selected in ids else []
    st.session_state[key] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=_height(rows),
        key=key,
        selection_mode="single-row",
        on_select=_taking_row(key, ids),
        column_config={**DAY_COLUMNS, "Quote": st.column_config.TextColumn(width="large")},
    )


def _taking_row(key: str, ids: Sequence[str]) -> Callable[[], None]:
    def take() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        change_view(selected=ids[rows[0]] if rows and rows[0] < len(ids) else None)

    return take


def _height(rows: Sequence[object]) -> int:
    return min(TABLE_HEIGHT, 40 + 36 * len(rows))


def report_rows(filed_reports: Sequence[FiledReport]) -> list[dict[str, Any]]:
    """Return one row for each report on the map."""
    return [
        {
            "When": when_words(filed.report.when),
            "Place": _place(filed),
            "Event type": filed.report.what.event_type.value,
            "Status": filed.report.what.status.value,
            "Says": filed.report.who.claimant or filed.article.publisher,
            "Publisher": filed.article.publisher,
            "Quote": filed.report.quote,
            "Drawn as": filed.report.where.map_as.value,
            "Published": filed.article.published,
            "First day": _first_day(filed),
        }
        for filed in filed_reports
    ]


def listed_rows(filed_reports: Sequence[FiledReport]) -> list[dict[str, Any]]:
    """Return one row for each report that is not on the map, with the reason."""
    return [
        {
            "Named as": filed.report.resolution.toponym.surface,
            "Why it is not on the map": unmapped_reason(filed),
            "Place": _place(filed),
            "When": when_words(filed.report.when),
            "Event type": filed.report.what.event_type.value,
            "Publisher": filed.article.publisher,
            "Quote": filed.report.quote,
            "First day": _first_day(filed),
        }
        for filed in filed_reports
    ]


def reason_line(filed_reports: Sequence[FiledReport]) -> str:
    """Return how many mentions have no mark for which kind of reason, the most frequent first."""
    numbers = Counter(_reason_group(filed) for filed in filed_reports)
    return " · ".join(f"{number:,} {words}" for words, number in numbers.most_common())


def _reason_group(filed: FiledReport) -> str:
    where = filed.report.where
    if filed.review_state is ReviewState.REJECTED:
        return "rejected by people"
    if where.map_as is MapAs.ASSOCIATIVE:
        return "stand for governments, peoples or organisations"
    if filed.report.resolution.place is None:
        return "not resolved to a place"
    if where.place_role is PlaceRole.CONTAINER:
        return "name the area around another place"
    if where.place_role is PlaceRole.BACKGROUND:
        return "only mentioned"
    return "too vague for a mark"


def unmapped_reason(filed: FiledReport) -> str:
    """Return why a report has no mark."""
    report = filed.report
    return (
        report.where.unmapped_reason
        or report.resolution.unresolved_reason
        or "No position is known."
    )


def events_of(events: Sequence[Event], filed_reports: Sequence[FiledReport]) -> list[Event]:
    """Return the events that any of the reports belongs to."""
    ids = {filed.event_id for filed in filed_reports}
    return [event for event in events if event.id in ids]


def event_rows(services: Services, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return one row for each event."""
    rows = []
    for event in events:
        place = _place_of(services, event)
        rows.append(
            {
                "Event": event.title,
                "When": interval_words(event.interval),
                "Latest status": event.status.value,
                "Reports": len(event.report_ids),
                "Claimants": len(event.claimants),
                "Event type": event.event_type.value,
                "Place": full_name(place) if place else None,
            }
        )
    return rows


def _place_of(services: Services, event: Event) -> Place | None:
    """Return the place of an event: an entry of the gazetteer, or what a person typed."""
    if event.place_id is None:
        return None
    entry = services.gazetteer.place(event.place_id)
    if entry is not None:
        return entry
    reports = filter(None, map(services.store.report, event.report_ids))
    places = (filed.report.resolution.place for filed in reports)
    return next((place for place in places if place and place.id == event.place_id), None)


def article_rows(filed_reports: Sequence[FiledReport]) -> list[dict[str, Any]]:
    """Return one row for each article that any of the reports stands in."""
    numbers: dict[str, int] = {}
    found = {}
    for filed in filed_reports:
        article_id = filed.report.article_id
        numbers[article_id] = numbers.get(article_id, 0) + 1
        found[article_id] = filed.article
    return [
        {
            "Headline": article.title,
            "Publisher": article.publisher,
            "Published": article.published,
            "Date guessed": article.published_guess is not None or article.is_date_guessed,
            "Reports shown": numbers[article_id],
            "Sample": article.is_sample,
        }
        for article_id, article in found.items()
    ]


def _first_day(filed: FiledReport) -> object:
    interval = filed.report.when.interval
    return (interval.start or interval.end) if interval else None


def _place(filed: FiledReport) -> str | None:
    place = filed.report.resolution.place
    return full_name(place) if place else None
