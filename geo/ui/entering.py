"""Enter in a field for a day takes the day that was typed, as in any other field."""

from __future__ import annotations

import functools

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = """
export default function ({ data }) {
  const field = document.querySelector(data.field);
  if (!field || field.datelineEnters) return;
  field.datelineEnters = true;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches('[role="spinbutton"]')) return;
    document.querySelector(data.button).focus();
  });
}
"""


def take_on_enter(field: str, button: str) -> None:
    """Let Enter in the date input `field` go on to `button`: a day is taken when it is left."""
    data = {"field": f".st-key-{field}", "button": f".st-key-{button} button"}
    _enterer()(key="enterer", data=data)


@functools.cache
def _enterer() -> ComponentRenderer:
    return st.components.v2.component("dateline_enterer", html="<span></span>", js=_SCRIPT)
