"""The settings, and the only reader of the environment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import SettingError

VERSION = "0.1.0"
"""Version of Dateline; pyproject.toml says the same."""

PROJECT_ROOT = Path(__file__).resolve().parent.parent
SHIPPED_DATA = PROJECT_ROOT / "data"
"""Data that ships with Dateline; see data/README.md."""

WORLDVIEWS = ("un", "de_facto")
"""Values of `geo.model.Worldview`, which this lower room must not import."""


OFFLINE_TILES, ONLINE_TILES = "offline", "online"
"""Values of DATELINE_TILES that name no provider."""

_TILES = re.compile(r"[A-Za-z0-9._-]+|https?://\S+")
"""How a provider's name or an address of tiles looks; `geo.maps.tiles` knows the providers."""


def user_data_folder() -> Path:
    """Return the folder where the platform keeps an application's data for this user."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "dateline"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dateline"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "dateline"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside, each with a default that works."""

    database: str
    """Store URL: `sqlite:///` and a path. DATELINE_DATABASE."""
    data_folder: Path
    """Where the prepared gazetteer lives. DATELINE_DATA."""
    gazetteer_folder: Path | None = None
    """What `gazetteer build` made, used instead of the shipped gazetteer. DATELINE_GAZETTEER."""
    worldview: str = "un"
    """Whose borders are drawn: one of WORLDVIEWS. DATELINE_WORLDVIEW."""
    tiles: str = OFFLINE_TILES
    """Base map at start: offline, online, a provider of tiles, or their address. DATELINE_TILES."""
    tiles_token: str | None = field(default=None, repr=False)
    """What a provider wants to be paid with; never written to a log. DATELINE_TILES_TOKEN."""
    tiles_attribution: str | None = None
    """Whom to name beside tiles from an address of one's own. DATELINE_TILES_ATTRIBUTION."""


def read_settings(
    environment: Mapping[str, str] | None = None, database: str | None = None
) -> Settings:
    """Return the settings of `environment` (the process's own when None).

    `database` overrides DATELINE_DATABASE. Raises SettingError for a value
    that cannot be used.
    """
    environment = os.environ if environment is None else environment
    folder = Path(environment.get("DATELINE_DATA") or user_data_folder()).expanduser()
    url = database or environment.get("DATELINE_DATABASE") or f"sqlite:///{folder / 'dateline.db'}"
    worldview = environment.get("DATELINE_WORLDVIEW") or "un"
    if worldview not in WORLDVIEWS:
        raise SettingError(
            f"DATELINE_WORLDVIEW is {worldview!r}: set it to one of {', '.join(WORLDVIEWS)}."
        )
    built = environment.get("DATELINE_GAZETTEER")
    return Settings(
        database=url,
        data_folder=folder,
        gazetteer_folder=Path(built).expanduser() if built else None,
        worldview=worldview,
        tiles=_tiles(environment.get("DATELINE_TILES") or OFFLINE_TILES),
        tiles_token=environment.get("DATELINE_TILES_TOKEN") or None,
        tiles_attribution=environment.get("DATELINE_TILES_ATTRIBUTION") or None,
    )


def _tiles(value: str) -> str:
    if not _TILES.fullmatch(value):
        raise SettingError(
            f"DATELINE_TILES is {value!r}: set it to offline, online, the name of a provider, or "
            "an address of tiles."
        )
    return ONLINE_TILES if value == "openstreetmap" else value
