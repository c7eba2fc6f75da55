"""Files that are dropped anywhere on the page: the dialog opens and holds them."""

from __future__ import annotations

import functools
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_FILES = Path(__file__).parent


def files_are_dropped() -> bool:
    """Watch the page for dropped files; say whether some have come just now."""
    answer = _component("dropping")(key="dropping", on_dropped_change=lambda: None)
    return bool(answer.get("dropped"))


def fill_uploader() -> None:
    """Put the dropped files into the uploader of the open dialog, as if chosen there."""
    _component("dropped")(key="dropped_files")


@functools.cache
def _component(name: str) -> ComponentRenderer:
    script = (_FILES / f"{name}.js").read_text("utf-8")
    return st.components.v2.component(f"dateline_{name}", html="<span></span>", js=script)
