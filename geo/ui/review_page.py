"""What people judged, and what they should look at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from geo.features.judged import standing
from geo.features.report_detail import judgement_words, when_words
from geo.features.wording import full_name
from geo.model import FiledReport, JudgedField, Judgement, ReviewState
from geo.ui import reading
from geo.ui.add_articles import show_add_button
from geo.ui.correcting import show_judgement
from geo.ui.doubts import Doubt, doubts
from geo.ui.evidence import show_evidence
from geo.ui.markup import element, show
from geo.ui.session import read_address, write_address
from geo.ui.tables import listed_rows, selectable
from geo.wiring import Services

MOST_LISTED = 100
"""Judgements on one screen, the latest first; a judgement."""

_TABS = ("doubts", "judgements", "rejected", "adrift")


def show_review_page(services: Services) -> None:
    """Draw the lists beside the evidence of the chosen report."""
    read_address()
    with st.sidebar:
        show_add_button(services)
    show(element("h1", "Review", css="dl-headline"))
    _stage(services)
    write_address()


@st.fragment
def _stage(services: Services) -> None:
    doubtful = doubts(reading.weighed(services))
    valid = standing(reading.judgements(services))
    judged = reading.judged(services)
    rejected = [one for one in judged if one.review_state is ReviewState.REJECTED]
    adrift = services.store.judgements_adrift()
    made = judgements_made(judged)
    gone = {one.id for one in adrift}
    dates = [one for one in valid if one.field is JudgedField.PUBLISHED and one.id not in gone]
    labels = {
        "doubts": f"Look at first {len(doubtful)}",
        "judgements": f"Judgements {len(made) + len(dates)}",
        "rejected": f"Rejected {len(rejected)}",
        "adrift": f"Without their report {len(adrift)}",
    }
    tab = st.segmented_control(
        "Lists",
        _TABS,
        key="review_tab",
        default="doubts",
        required=True,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
    )
    with st.container(key="stage"):
        lists, side = st.columns([1.7, 1], gap="medium")
        with lists:
            if tab == "judgements":
                _judgements(services, made, dates)
            elif tab == "rejected":
                selectable(rejected, listed_rows(rejected), "rejected")
            elif tab == "adrift":
                _adrift(services, adrift)
            else:
                _doubts(doubtful)
        with side, st.container(key="evidence"):
            show_evidence(services)
    write_address()


def _doubts(listed: Sequence[Doubt]) -> None:
    show(
        element(
            "p",
            "Reports of which the machine is least sure and that nobody has judged. Choose one, "
            "then correct it, reject it, or say that it is right.",
            css="dl-faint",
        )
    )
    rows = [
        {
            "Why": ", ".join(doubt.reasons),
            "Named as": doubt.filed.report.resolution.toponym.surface,
            "Place": _place(doubt.filed),
            "When": when_words(doubt.filed.report.when),
            "Quote": doubt.filed.report.quote,
            "Publisher": doubt.filed.article.publisher,
        }
        for doubt in listed
    ]
    selectable([doubt.filed for doubt in listed], rows, "doubts")


def _place(filed: FiledReport) -> str | None:
    place = filed.report.resolution.place
    return full_name(place) if place else None


def judgements_made(
    judged: Iterable[FiledReport],
) -> tuple[tuple[FiledReport, Judgement], ...]:
    """Return each judgement once, that of two reports beside the one from which it was made."""
    made: dict[str, tuple[FiledReport, Judgement]] = {}
    for filed in judged:
        for one in filed.review.judgements if filed.review else ():
            if one.id not in made or one.subject == filed.report.id:
                made[one.id] = filed, one
    return tuple(made.values())


def _judgements(
    services: Services,
    made: Sequence[tuple[FiledReport, Judgement]],
    dates: Sequence[Judgement],
) -> None:
    """Draw the judgements of reports as a table, and the dates of articles below it."""
    rows = [
        {
            "Decided": filed.review_state.value,
            "What": judgement_words(one, one.machine_value),
            "Quote": filed.report.quote,
            "Publisher": filed.article.publisher,
            "When judged": one.made_at,
        }
        for filed, one in made
    ]
    selectable([filed for filed, _ in made], rows, "judged")
    if dates:
        show(element("h2", "Publication dates", css="dl-heading"))
    for one in dates[-MOST_LISTED:]:
        show_judgement(services, one, f"{one.about}: {judgement_words(one, one.machine_value)}")


def _adrift(services: Services, adrift: Sequence[Judgement]) -> None:
    show(
        element(
            "p",
            "The article was deleted, or read again without finding the mention. These judgements "
            "are kept, and count again as soon as their report is back.",
            css="dl-faint",
        )
    )
    for one in adrift[-MOST_LISTED:][::-1]:
        words = judgement_words(one, one.machine_value)
        show_judgement(services, one, f"“{one.about[:200]}” {words}")
