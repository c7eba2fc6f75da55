"""What people judged, and what they should look at first."""

from __future__ import annotations

from collections.abc import Sequence

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
    labels = {
        "doubts": f"Look at first {len(doubtful)}",
        "judgements": f"Judgements {len(valid)}",
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
                _judgements(services, valid, judged)
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


def _judgements(
    services: Services, valid: Sequence[Judgement], judged: Sequence[FiledReport]
) -> None:
    """Draw the reports that were judged as a table, and the dates of articles below it."""
    rows = [
        {
            "Decided": filed.review.state.value,
            "What": "; ".join(
                judgement_words(one, one.machine_value) for one in filed.review.judgements
            ),
            "Quote": filed.report.quote,
            "Publisher": filed.article.publisher,
            "When judged": filed.review.reviewed_at,
        }
        for filed in judged
        if filed.review
    ]
    selectable(judged, rows, "judged")
    dates = [one for one in valid if one.field is JudgedField.PUBLISHED]
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
