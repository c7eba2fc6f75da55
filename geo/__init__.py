"""Dateline: what was reported, where, when, by whom, and how sure it is.

import geo
found = geo.analyze(text, published="2024-10-31", publisher="AFP")
found.reports, found.to_gdf(), found.to_map()
geo.Gazetteer().geocode("Kursk Oblast")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.settings import VERSION

if TYPE_CHECKING:
    from geo.gazetteer import EmbeddedGazetteer as Gazetteer
    from geo.notebook import Found, analyze

__version__ = VERSION
__all__ = ["Found", "Gazetteer", "__version__", "analyze"]


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `import geo` costs nothing."""
    if name in ("analyze", "Found"):
        from geo import notebook

        return getattr(notebook, name)
    if name == "Gazetteer":
        from geo.gazetteer import EmbeddedGazetteer

        return EmbeddedGazetteer
    raise AttributeError(f"module 'geo' has no attribute {name!r}")
