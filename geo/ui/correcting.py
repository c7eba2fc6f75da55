"""The form by which people correct, reject or accept a report, and the list of what they did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import streamlit as st

from geo.errors import GeoError
from geo.features.days import EXAMPLES, UNKNOWN
from geo.features.judged import machine_words, standing, touched
from geo.features.report_detail import day_words, judgement_words
from geo.features.wording import full_name
from geo.judging import Wanted, judge, place_choices, undo
from geo.model import (
    Article,
    EventType,
    FiledReport,
    JudgedField,
    Judgement,
    Place,
    ReviewState,
    Status,
)
from geo.ui import reading
from geo.ui.markup import element, notice, plain_label, show
from geo.ui.neighbours import others_for
from geo.ui.scrolling import bring_into_sight
from geo.wiring import Services

CHOICES = {
    JudgedField.PLACE: "The place",
    JudgedField.DATE: "The date",
    JudgedField.EVENT_TYPE: "The event type",
    JudgedField.STATUS: "The status",
    JudgedField.CLAIMANT: "Who says so",
    JudgedField.REPORT: "All of it: reject this report",
    JudgedField.JOIN: "The event: it is the same as another",
    JudgedField.SPLIT: "The event: it is not the same as another",
    JudgedField.PUBLISHED: "The publication date of the article",
}
"""What may be wrong, as the form asks for it."""

_OPEN = "judging_report"


def open_form(report_id: str | None) -> None:
    """Open the form for a report at the next drawing of the page, and close any other."""
    st.session_state[_OPEN] = report_id


@st.fragment
def show_correcting(services: Services, filed: FiledReport) -> None:
    """Draw the buttons, the form when it is open, and what people judged so far."""
    report_id = filed.report.id
    with st.container(key="judge", gap="small"):
        if st.session_state.get(_OPEN) == report_id:
            show(element("span", css="dl-anchor", **{"data-judging": report_id}))
            _form(services, filed)
            bring_into_sight(f"[data-judging='{report_id}']", block="nearest")
            show_judgements(services, filed)
            return
        show_judgements(services, filed)
        with st.container(horizontal=True, gap="small"):
            st.button("Correct or reject", key="judge_open", on_click=open_form, args=[report_id])
            accepts = filed.review_state is ReviewState.UNREVIEWED
            if accepts and st.button("Right as it is", key="judge_accept"):
                accepted = Wanted(JudgedField.REPORT, report_id, ReviewState.ACCEPTED)
                save(services, accepted)


def _form(services: Services, filed: FiledReport) -> None:
    """Draw what is wrong, what is right, why, and the button that says so."""
    key = f"judge_{filed.report.id}"
    fields = [field for field in CHOICES if field is not JudgedField.SPLIT or filed.event_id]
    field = st.selectbox(
        "What is wrong?", fields, key=f"{key}_field", format_func=CHOICES.__getitem__
    )
    value = _FIELDS[field](services, filed, f"{key}_{field}")
    note = st.text_input("Note (optional)", key=f"{key}_note", placeholder="Why", max_chars=2000)
    told = st.container()
    label = "Reject this report" if field is JudgedField.REPORT else "Save"
    with st.container(horizontal=True, gap="small"):
        is_saved = st.button(label, key="judge_save", type="primary")
        st.button("Cancel", key="judge_cancel", on_click=open_form, args=[None])
    if is_saved:
        subject = filed.article.id if field is JudgedField.PUBLISHED else filed.report.id
        with told:
            if value is None:
                notice("error", _MISSING.get(field, "Say first what it should be."))
            else:
                save(services, Wanted(field, subject, value, note))


def save(services: Services, wanted: Wanted) -> None:
    """Take a judgement in and draw the whole page anew; tell in one sentence what is wrong."""
    try:
        judge(services, wanted)
    except GeoError as error:
        notice("error", str(error))
        return
    open_form(None)
    st.rerun()


_MISSING = {
    JudgedField.PLACE: "Choose first which place is meant.",
    JudgedField.JOIN: "Choose first which report tells of the same event.",
    JudgedField.SPLIT: "Choose first which report tells of another event.",
}

# --- the fields -----------------------------------------------------------------------------


def _place(services: Services, filed: FiledReport, key: str) -> str | None:
    """Draw the search for a place; return the id or the coordinates of the chosen one."""
    surface = filed.report.resolution.toponym.surface
    typed = st.text_input(
        "Where did it happen?",
        key=key,
        value=surface,
        help="A name, a name with what holds it (“Paris, Texas”), or latitude, longitude.",
    )
    try:
        found = place_choices(services.gazetteer, typed)
    except GeoError as error:
        notice("error", str(error))
        return None
    if not found:
        show(element("p", "The gazetteer knows no place of this name.", css="dl-faint"))
        return None
    chosen = st.radio(
        "Which of these?",
        found,
        index=0 if len(found) == 1 else None,
        key=f"{key}_{typed}",
        format_func=lambda place: plain_label(_place_words(place)),
    )
    if chosen is None:
        return None
    return f"{chosen.lat},{chosen.lon}" if chosen.id.startswith("position:") else chosen.id


def _place_words(place: Place) -> str:
    people = f", {place.population:,} people" if place.population else ""
    return f"{full_name(place)} ({place.feature.value}{people})"


def _date(_services: Services, filed: FiledReport, key: str) -> str | None:
    said = filed.report.when.edtf or UNKNOWN
    return st.text_input("When did it happen?", key=key, value=said, help=f"Write {EXAMPLES}.")


def _event_type(_services: Services, filed: FiledReport, key: str) -> str | None:
    kinds = list(EventType)
    at = kinds.index(filed.report.what.event_type)
    chosen = st.selectbox("What was it?", kinds, at, key=key, format_func=lambda one: one.value)
    return str(chosen.value)


def _status(_services: Services, filed: FiledReport, key: str) -> str | None:
    kinds = list(Status)
    at = kinds.index(filed.report.what.status)
    chosen = st.selectbox(
        "How sure is it?", kinds, at, key=key, format_func=lambda one: one.value.capitalize()
    )
    return str(chosen.value)


def _claimant(_services: Services, filed: FiledReport, key: str) -> str | None:
    return st.text_input(
        "Who says so?",
        key=key,
        value=filed.report.who.claimant or "",
        placeholder="Nobody: the article itself",
        max_chars=300,
    )


def _rejection(_services: Services, _filed: FiledReport, _key: str) -> str | None:
    show(
        element(
            "p",
            "It leaves the map and its event, and stays in the list with your note.",
            css="dl-faint",
        )
    )
    return ReviewState.REJECTED.value


def _other(services: Services, filed: FiledReport, key: str) -> str | None:
    """Draw the choice of a report that may tell of the same event."""
    return _choose(others_for(filed, reading.comparable(services, filed)), key)


def _sibling(services: Services, filed: FiledReport, key: str) -> str | None:
    """Draw the choice of a report that was joined to the same event."""
    event = services.store.event(filed.event_id) if filed.event_id else None
    others = [one for one in event.report_ids if one != filed.report.id] if event else []
    return _choose(services.store.filed(others), key)


def _choose(found: Sequence[FiledReport], key: str) -> str | None:
    if not found:
        show(element("p", "There is no other report to choose.", css="dl-faint"))
        return None
    chosen = st.selectbox(
        "The other report",
        [one.report.id for one in found],
        index=None,
        key=key,
        format_func={one.report.id: _report_words(one) for one in found}.__getitem__,
        placeholder="Type to search",
    )
    return None if chosen is None else str(chosen)


def _report_words(filed: FiledReport) -> str:
    publisher = filed.article.publisher or "Unknown publisher"
    day = day_words(filed.article.published) if filed.article.published else "undated"
    return f"{publisher}, {day}: {filed.report.quote[:120]}"


def _published(_services: Services, filed: FiledReport, key: str) -> str | None:
    return publication_input(filed.article, key)


def publication_input(article: Article, key: str) -> str | None:
    """Draw the choice of a publication date; an empty one means that it is unknown."""
    chosen = st.date_input(
        "Publication date",
        value=article.published,
        min_value=date(1605, 1, 1),
        max_value=date(2200, 1, 1),
        format="YYYY-MM-DD",
        key=key,
        help="The article is read again: “Thursday” hangs on this day. Empty: unknown.",
    )
    return chosen.isoformat() if isinstance(chosen, date) else UNKNOWN


_FIELDS: dict[JudgedField, Callable[[Services, FiledReport, str], str | None]] = {
    JudgedField.PLACE: _place,
    JudgedField.DATE: _date,
    JudgedField.EVENT_TYPE: _event_type,
    JudgedField.STATUS: _status,
    JudgedField.CLAIMANT: _claimant,
    JudgedField.REPORT: _rejection,
    JudgedField.JOIN: _other,
    JudgedField.SPLIT: _sibling,
    JudgedField.PUBLISHED: _published,
}
"""How each field is asked for: draws its widgets, returns the value or None when none is chosen."""


# --- what was judged ------------------------------------------------------------------------


def show_judgements(services: Services, filed: FiledReport) -> None:
    """List what people judged of a report and its article, each with the button to undo it."""
    report_id, article_id = filed.report.id, filed.article.id
    about = [
        one
        for one in reading.judgements(services)
        if report_id in touched(one) or one.subject == article_id
    ]
    if about:
        show(element("h3", "Judged by people", css="dl-heading"))
    machine = filed.review.machine if filed.review else filed.report
    valid = standing(about)
    for one in valid:
        says = one.machine_value
        if one.field is not JudgedField.PUBLISHED:
            says = machine_words(one.field, machine, filed.article)
        words = judgement_words(one, says) + _other_words(services, one, report_id)
        show_judgement(services, one, words)
    _history([one for one in about if one not in valid])


def _other_words(services: Services, one: Judgement, report_id: str) -> str:
    """Return the sentence of the other report of a pair; nothing for other judgements."""
    others = [other for other in touched(one) if other != report_id]
    filed = services.store.report(others[0]) if others else None
    return f": “{filed.report.quote[:120]}”" if filed else ""


def show_judgement(services: Services, one: Judgement, words: str) -> None:
    """Draw one judgement that stands, with the button that takes it back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show(element("p", words, css="dl-judged"))
        if st.button("Undo", key=f"undo_{one.id}"):
            try:
                undo(services, one.id)
            except GeoError as error:  # another person was faster
                notice("error", str(error))
                return
            st.rerun()


def _history(past: Iterable[Judgement]) -> None:
    """List what no longer counts, folded."""
    lines = [
        element("li", f"{judgement_words(one, one.machine_value)}; {_fate(one)}") for one in past
    ]
    if lines:
        summary = element("summary", f"Taken back or overruled ({len(lines)})")
        folded = element("details", summary, element("ul", *lines))
        show(element("div", folded, css="dl-evidence"))


def _fate(one: Judgement) -> str:
    if one.undone_at is None:
        return "a later judgement counts"
    return f"taken back {day_words(one.undone_at.date())}, {one.undone_at:%H:%M} UTC"
