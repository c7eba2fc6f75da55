"""What came of a comparison: four groups of events, each with the claims of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.features.comparison import Compared, Comparison, ComparisonKind, Group
from geo.features.quote_parts import quote_parts
from geo.features.report_detail import day_words, published_words, says_words, when_words
from geo.features.wording import status_words
from geo.linking import contradict
from geo.maps import GROUP_SIGNS
from geo.model import FiledReport
from geo.ui import reading
from geo.ui.markup import Markup, element, marked_quote, notice, plain_label, show
from geo.ui.session import change_view, current_view, hold
from geo.wiring import Services

EVENTS_ON_A_PAGE = 6
"""Events whose claims are read and shown at a time; a judgement."""

MOST_CLAIMS = 3
"""Claims of one side about one event that are shown, contradictions first; a judgement."""

READ_CLAIMS = 10
"""Claims of one side that are looked through for them; as many as contradictions are sought in."""

LONGEST_NAME = 28
"""Characters of a publisher's name on a button."""

_GROUP, _PAGE = "compare_group", "compare_page"


def show_compared(services: Services, comparison: Comparison) -> None:
    """Draw the number of events in each group, and the events of the chosen one."""
    found = reading.index(services).compared(comparison, current_view().wanted)
    group = _group_choice(comparison, found)
    if found.unread:
        told = f"{found.unread:,} more events that both tell of were not searched"
        notice("info", f"Contradictions were looked for in the events told most; {told}.")
    ids = found.of(group)
    if not ids:
        show(element("p", "There is no such event.", css="dl-faint"))
        return
    page = _page(len(ids))
    _show_events(services, comparison, ids[page * EVENTS_ON_A_PAGE :][:EVENTS_ON_A_PAGE])


def _group_choice(comparison: Comparison, found: Compared) -> Group:
    if _GROUP not in st.session_state:
        hold(_GROUP, Group.CONTRADICTED if found.contradicted else Group.SHARED)
    chosen = st.segmented_control(
        "Events told by",
        list(Group),
        key=_GROUP,
        required=True,
        format_func=lambda one: group_words(comparison, one, len(found.of(one))),
        label_visibility="collapsed",
        on_change=lambda: hold(_PAGE, 0),
    )
    return chosen or Group.SHARED


def group_words(comparison: Comparison, group: Group, number: int) -> str:
    """Return a group with its sign and how many events it has, for a label."""
    names = {
        Group.LEFT: f"Only {_short(side_words(comparison, comparison.left))}",
        Group.RIGHT: f"Only {_short(side_words(comparison, comparison.right))}",
        Group.SHARED: "Told by both",
        Group.CONTRADICTED: "Contradicted",
    }
    return f"{GROUP_SIGNS[group].letter} {plain_label(names[group])} ({number:,})"


def side_words(comparison: Comparison, value: str) -> str:
    """Return a side as people read it."""
    if comparison.kind is ComparisonKind.DAY:
        return day_words(date.fromisoformat(value))
    return value or "unknown publisher"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _page(number: int) -> int:
    """Draw the way to the events before and after; return which page is shown, from 0."""
    last = (number - 1) // EVENTS_ON_A_PAGE
    page: int = min(max(st.session_state.get(_PAGE, 0), 0), last)
    if not last:
        return page
    first = page * EVENTS_ON_A_PAGE
    with st.container(horizontal=True, vertical_alignment="center", key="compare_pages"):
        _turn("Earlier", page - 1, is_off=page == 0)
        shown = f"{first + 1:,} to {min(first + EVENTS_ON_A_PAGE, number):,} of {number:,} events"
        show(element("p", f"{shown}, those told most first", css="dl-faint"))
        _turn("Later", page + 1, is_off=page == last)
    return page


def _turn(label: str, page: int, *, is_off: bool) -> None:
    st.button(
        label,
        key=f"compare_{label.lower()}",
        disabled=is_off,
        on_click=lambda: hold(_PAGE, page),
    )


# --- the events -------------------------------------------------------------------------------


def _show_events(services: Services, comparison: Comparison, events: Sequence[int]) -> None:
    index = reading.index(services)
    left, right = (
        index.reports_told(events, side, READ_CLAIMS)
        for side in comparison.sides(current_view().wanted)
    )
    for number, event in zip(events, index.events_of(events), strict=False):
        _show_event(comparison, event.title, left.get(number), right.get(number))


def _show_event(
    comparison: Comparison,
    title: str,
    left: Sequence[FiledReport] | None,
    right: Sequence[FiledReport] | None,
) -> None:
    at_odds = {
        filed.report.id
        for one in left or ()
        for other in right or ()
        if contradict(one, other)
        for filed in (one, other)
    }
    with st.container(border=True):
        show(element("h3", title, css="dl-heading"))
        sides = [
            (side_words(comparison, name), told)
            for name, told in ((comparison.left, left), (comparison.right, right))
            if told
        ]
        for column, (name, told) in zip(st.columns(len(sides) or 1), sides, strict=False):
            with column:
                show(element("p", element("strong", name), css="dl-faint"))
                _show_claims(told, at_odds)


def _show_claims(told: Sequence[FiledReport], at_odds: set[str]) -> None:
    ordered = sorted(told, key=lambda filed: filed.report.id not in at_odds)
    for filed in ordered[:MOST_CLAIMS]:
        show(_claim(filed, is_at_odds=filed.report.id in at_odds))
        st.button(
            "Show on the map",
            key=f"compare_show_{filed.report.id}",
            type="tertiary",
            disabled=current_view().selected == filed.report.id,
            on_click=_select,
            args=[filed.report.id],
        )
    left = len(told) - MOST_CLAIMS
    if left > 0:
        show(element("p", f"{left} more of this side", css="dl-faint"))


def _select(report_id: str) -> None:
    change_view(selected=report_id)


def _claim(filed: FiledReport, *, is_at_odds: bool) -> Markup:
    report = filed.report
    numbers = "; ".join(one.span.of(filed.article.text) for one in report.what.quantities)
    parts = [{"text": part.text, "marks": list(part.marks)} for part in quote_parts(report)]
    return element(
        "div",
        marked_quote(parts),
        element(
            "p",
            element("strong", status_words(report.what.status, report.what.polarity)),
            element("span", f"{f', {numbers}' if numbers else ''} — {says_words(filed)}"),
            element("strong", " ≠ contradicts the other side") if is_at_odds else None,
        ),
        element("p", f"{when_words(report.when)} · {published_words(filed)}", css="dl-faint"),
        css="dl-evidence",
        **{"data-claim": report.id},
    )
