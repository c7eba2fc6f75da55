"""The Streamlit pages: `render(services)` draws the page that the address names.

No SQL and no folium here. What comes from articles is hostile text: it is shown
by widgets that take plain text (tables, multiselects) or through `markup`, the
only module that builds HTML and escapes everything; never through st.markdown,
st.write or a label that Streamlit reads as Markdown. To add a page, write a
module with `show_…(services)` and name it in `shell.py`.
"""

from geo.ui.shell import render

__all__ = ["render"]
