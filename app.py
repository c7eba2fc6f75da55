"""The web app: `streamlit run app.py` serves the page and its JSON routes from one process."""

import functools
from pathlib import Path

import streamlit as st

from geo.api import api_routes
from geo.settings import read_settings
from geo.wiring import Services, open_services

PAGE = Path(__file__).resolve().parent / "geo" / "ui" / "page.py"


@functools.cache
def services() -> Services:
    """Return the process's services, shared by the page and the routes; opened on first use."""
    return open_services(read_settings())


app = st.App(PAGE, routes=api_routes(services, st.get_option("server.baseUrlPath") or ""))
