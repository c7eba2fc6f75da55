"""Adding articles: pasted text or files, with progress, a summary and what was rejected."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

import pandas as pd
import streamlit as st

from geo.errors import GeoError
from geo.model import Article, Rejected
from geo.ui.dropping import files_are_dropped, fill_uploader
from geo.ui.markup import element, notice, show
from geo.wiring import Added, Services

FILE_TYPES = ("txt", "text", "md", "html", "htm", "xhtml", "jsonl", "ndjson", "csv")
"""Endings that the page offers; csv for the `manifest.csv` that may come with its texts."""

_RESULT = "added_articles"


def show_add_button(services: Services) -> None:
    """Draw the button that opens the dialog; files dropped on the page open it too."""
    is_pressed = st.button("Add articles", key="add_articles", type="primary", width="stretch")
    is_dropped = files_are_dropped()
    if is_dropped:
        st.session_state["add_way"] = "Files"
    if is_pressed or is_dropped:
        st.session_state.pop(_RESULT, None)
        _dialog(services)


@st.dialog("Add articles", width="large")
def _dialog(services: Services) -> None:
    ways = ("Paste text", "Files")
    way = st.segmented_control(
        "How", ways, default=ways[0], key="add_way", required=True, label_visibility="collapsed"
    )
    inputs = _files() if way == "Files" else _pasted()
    if inputs:
        st.session_state[_RESULT] = _read(services, inputs)
    added = st.session_state.get(_RESULT)
    if added is not None:
        _summary(added)
        if st.button("Show on the map", key="add_done", type="primary"):
            st.rerun()


def _pasted() -> list[Article | Rejected]:
    with st.form("paste", border=False):
        text = st.text_area("Text of the article", height=200, key="paste_text")
        title = st.text_input("Headline (optional)", key="paste_title")
        with st.container(horizontal=True):
            publisher = st.text_input("Publisher (optional)", key="paste_publisher")
            published = st.date_input(
                "Publication date",
                value=None,
                min_value=date(1800, 1, 1),
                max_value=date(2200, 1, 1),
                format="YYYY-MM-DD",
                key="paste_published",
                help="The anchor of “Thursday” or “last week”.",
            )
        url = st.text_input("Link (optional)", placeholder="https://…", key="paste_url")
        if not st.form_submit_button("Read it", type="primary"):
            return []
    from geo.ingest import read_pasted

    return [read_pasted(text, title or None, publisher or None, published, url or None)]


def _files() -> list[Article | Rejected]:
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(
            "Text, HTML or JSON Lines files, with their manifest.csv if there is one",
            type=FILE_TYPES,
            accept_multiple_files=True,
            key="upload_files",
        )
        fill_uploader()
        if not st.form_submit_button("Read them", type="primary"):
            return []
    if not files:
        notice("warning", "No file was chosen: choose one or more files first.")
        return []
    return read_uploads({PurePath(file.name).name: file.getvalue() for file in files})


def read_uploads(files: Mapping[str, bytes]) -> list[Article | Rejected]:
    """Return what the files hold, read side by side so that a manifest finds its texts."""
    from geo.ingest import read_paths

    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        folder = Path(name)
        for file_name, data in files.items():
            (folder / file_name).write_bytes(data)
        found = list(read_paths([folder]))
    return [
        replace(item, origin=(item.origin or "").replace(f"{folder}{os.sep}", "")) for item in found
    ]


def _read(services: Services, inputs: Sequence[Article | Rejected]) -> Added | str:
    """Add the inputs under a progress bar; return the outcome, or one sentence when it failed."""
    bar = st.progress(0.0, text="Starting")
    doing = st.empty()

    def report_progress(what: str, done: int, total: int | None) -> None:
        of = max(total or len(inputs), 1)
        bar.progress(min(done / of, 1.0), text=f"{done} of {of} read")
        doing.html(element("p", what, css="dl-faint"))

    try:
        return services.add(list(inputs), report_progress)
    except GeoError as error:
        return str(error)
    finally:
        bar.empty()
        doing.empty()


def _summary(added: Added | str) -> None:
    if isinstance(added, str):
        notice("error", added)
        return
    notice("warning" if added.rejected or added.ahead else "info", summary_line(added))
    if added.rejected:
        show(element("p", "Left out:", css="dl-faint"))
        rows = [{"File": rejected.origin, "Why": rejected.reason} for rejected in added.rejected]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="rejected")


def summary_line(added: Added) -> str:
    """Return what came of a batch in one sentence."""
    parts = [
        f"{added.new} article{_s(added.new)} added",
        f"{added.mentions} mention{_s(added.mentions)}",
        f"{added.mapped} on the map",
        f"{added.mentions - added.mapped} not",
    ]
    if added.known:
        parts.append(f"{added.known} already known")
    if added.guessed:
        parts.append(
            f"{added.guessed} publication date{_s(added.guessed)} guessed: check in Articles"
        )
    if added.undated:
        parts.append(f"{added.undated} without a publication date")
    if added.ahead:
        dates = "publication date" if added.ahead == 1 else "publication dates"
        parts.append(f"{added.ahead} {dates} in the future: check in Articles")
    if added.rejected:
        parts.append(f"{len(added.rejected)} left out")
    return ", ".join(parts) + "."


def _s(number: int) -> str:
    return "" if number == 1 else "s"
