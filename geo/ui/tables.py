"""The same reports as tables, for those who cannot or will not use a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.features.doubtful_dates import is_ahead
from geo.features.report_detail import interval_words, when_words
from geo.features.shown import UNMAPPED_WORDS
from geo.features.wording import full_name, status_words
from geo.model import Article, Event, FiledReport, Place, Polarity, Status
from geo.store import Numbers, Part
from geo.ui import reading
from geo.ui.markup import element, show
from geo.ui.session import change_view, current_view, hold
from geo.wiring import MOST_RELINKED, Services

TABLE_HEIGHT = 320
"""Pixels: nine rows, so that the map above stays in sight."""

PAGE_ROWS = 200
"""Rows of a page: read from the store in some ten milliseconds. A judgement."""

DAY_COLUMNS = {
    name: st.column_config.DateColumn(format="D MMM YYYY") for name in ("Published", "First day")
}
"""Columns of days as people read them; their order stays that of the calendar."""

STATUS_COLUMNS = {
    name: st.column_config.TextColumn(width=150) for name in ("Status", "Latest status")
}
"""Wide enough, in pixels, for "did not happen": the few rows that say so may be below the first."""

_TABS = ("reports", "events", "listed", "articles")


def show_tables(services: Services, numbers: Numbers) -> None:
    """Draw the tabs; only the open one is built, and of it one page."""
    labels = {
        "reports": f"Reports {numbers.drawn:,}",
        "events": f"Events {numbers.events:,}",
        "listed": f"Not on the map {numbers.listed:,}",
        "articles": f"Articles {numbers.articles:,}",
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
        _plain_table(_event_page(services), "events", numbers.events)
    elif tab == "articles":
        _plain_table(_article_page(services), "articles", numbers.articles)
    elif tab == "listed":
        show(element("p", reason_line(numbers.reasons), css="dl-faint"))
        found = _report_page(services, Part.LISTED, numbers.listed)
        selectable(found, listed_rows(found), "listed")
    else:
        found = _report_page(services, Part.DRAWN, numbers.drawn)
        selectable(found, report_rows(found), "reports")


def _report_page(services: Services, part: Part, number: int) -> tuple[FiledReport, ...]:
    """Return the page of reports that the visitor looks at, with the choice of it where needed."""
    if number <= PAGE_ROWS:
        return reading.page(services, part, 0, PAGE_ROWS)
    pages = -(-number // PAGE_ROWS)
    key = f"page_{part.value}"
    hold(key, min(_page_of_selected(services, part) or st.session_state.get(key, 1), pages))
    page = st.number_input(
        f"Page of {pages:,}, by event date, {PAGE_ROWS} reports each",
        min_value=1,
        max_value=pages,
        key=key,
        width=320,
    )
    return reading.page(services, part, PAGE_ROWS * (int(page) - 1), PAGE_ROWS)


def _page_of_selected(services: Services, part: Part) -> int | None:
    """Return the page of a report that was just selected, so that the table follows the map."""
    view, key = current_view(), f"followed_{part.value}"
    if view.selected is None or st.session_state.get(key) == view.selected:
        return None
    hold(key, view.selected)
    position = reading.index(services).place_in(view, part, view.selected)
    return None if position is None else position // PAGE_ROWS + 1


def _event_page(services: Services) -> list[dict[str, Any]]:
    view = current_view()
    index = reading.index(services)
    if view.wanted.known_on is not None and index.number <= MOST_RELINKED:
        events = reading.events(services, view.wanted.known_on)
        chosen = [events[row - 1] for row in index.event_rows(view, PAGE_ROWS)]
    else:
        chosen = list(services.store.events_of(index.event_rows(view, PAGE_ROWS)))
    return event_rows(services, chosen)


def _article_page(services: Services) -> list[dict[str, Any]]:
    found = reading.index(services).article_rows(current_view(), PAGE_ROWS)
    articles = ((services.store.article(article_id), number) for article_id, number in found)
    return article_rows((article, number) for article, number in articles if article)


def _plain_table(rows: list[dict[str, Any]], name: str, number: int) -> None:
    if not rows:
        st.text("Nothing to list.")
        return
    if number > len(rows):
        told = f"The {len(rows)} with most reports of {number:,}."
        show(element("p", told, css="dl-faint"))
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=_height(rows),
        key=f"table_{name}",
        column_config={**DAY_COLUMNS, **STATUS_COLUMNS},
    )


def selectable(filed_reports: Sequence[FiledReport], rows: list[dict[str, Any]], name: str) -> None:
    """Draw a table whose selected row is the selected report, whichever way it was chosen."""
    if not rows:
        st.text("Nothing to list.")
        return
    ids = [filed.report.id for filed in filed_reports]
    key = f"table_{name}"
    selected = current_view().selected
    chosen = _chosen_rows(ids, selected, key)
    st.session_state[key] = {"selection": {"rows": chosen, "columns": [], "cells": []}}
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=_height(rows),
        key=key,
        selection_mode="single-row",
        on_select=_taking_row(key, ids),
        column_config={
            **DAY_COLUMNS,
            **STATUS_COLUMNS,
            "Quote": st.column_config.TextColumn(width="large"),
        },
    )


def _chosen_rows(ids: Sequence[str], selected: str | None, key: str) -> list[int]:
    """Return the row of the selected report: where it has several, the one that was chosen."""
    before = st.session_state[key]["selection"]["rows"] if key in st.session_state else []
    if before and before[0] < len(ids) and ids[before[0]] == selected:
        return [before[0]]
    return [ids.index(selected)] if selected in ids else []


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
            "Status": status_words(filed.report.what.status, filed.report.what.polarity),
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


def reason_line(reasons: Mapping[str, int]) -> str:
    """Return how many mentions have no mark for which kind of reason, the most frequent first."""
    ordered = sorted(reasons.items(), key=lambda one: -one[1])
    return " · ".join(f"{number:,} {UNMAPPED_WORDS[kind]}" for kind, number in ordered)


def unmapped_reason(filed: FiledReport) -> str:
    """Return why a report has no mark."""
    report = filed.report
    return (
        report.where.unmapped_reason
        or report.resolution.unresolved_reason
        or "No position is known."
    )


def event_rows(services: Services, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return one row for each event."""
    rows = []
    for event in events:
        place = _place_of(services, event)
        rows.append(
            {
                "Event": event.title,
                "When": interval_words(event.interval),
                "Latest status": _latest_status(event),
                "Reports": len(event.report_ids),
                "Claimants": len(event.claimants),
                "Deny it": len(event.deniers),
                "Event type": event.event_type.value,
                "Place": full_name(place) if place else None,
            }
        )
    return rows


def _latest_status(event: Event) -> str:
    """Return the latest status in words, and how many deny what is said to have happened."""
    words = status_words(event.status, event.polarity)
    is_disputed = event.deniers and event.status in (Status.REPORTED, Status.CONFIRMED)
    if not is_disputed or event.polarity is Polarity.NEGATIVE:
        return words
    return f"{words}, denied by {len(event.deniers)}"


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


def article_rows(articles: Iterable[tuple[Article, int]]) -> list[dict[str, Any]]:
    """Return one row for each article with its number of reports shown."""
    return [
        {
            "Headline": article.title,
            "Publisher": article.publisher,
            "Published": article.published,
            "Date to check": date_check(article),
            "Reports shown": number,
            "Sample": article.is_sample,
        }
        for article, number in articles
    ]


def date_check(article: Article) -> str:
    """Return what is to be checked of a publication date, empty where nothing is."""
    if article.published_guess is not None or article.is_date_guessed:
        return "guessed"
    if article.published is None:
        return "unknown"
    return "in the future" if is_ahead(article.published) else ""


def _first_day(filed: FiledReport) -> object:
    interval = filed.report.when.interval
    return (interval.start or interval.end) if interval else None


def _place(filed: FiledReport) -> str | None:
    place = filed.report.resolution.place
    return full_name(place) if place else None
