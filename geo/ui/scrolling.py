"""Brings what an address names into sight, once, and lets a screen reader go on from there."""

from __future__ import annotations

import functools

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_SCRIPT = """
export default function ({ data, parentElement }) {
  const found = document.querySelector(data.selector);
  if (!found || parentElement.datelineShown === data.selector) return;
  parentElement.datelineShown = data.selector;
  found.scrollIntoView({ block: data.block });
  found.focus({ preventScroll: true });
}
"""


def bring_into_sight(selector: str, block: str = "center") -> None:
    """Scroll to what a selector of our own names, once; `block` is as for `scrollIntoView`."""
    _scroller()(key="scroller", data={"selector": selector, "block": block})


@functools.cache
def _scroller() -> ComponentRenderer:
    return st.components.v2.component("dateline_scroller", html="<span></span>", js=_SCRIPT)
