"""The script that Streamlit runs for every visit and every change; see app.py."""

from app import services
from geo.ui import render

render(services)
