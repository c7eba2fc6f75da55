"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.gazetteer import EmbeddedGazetteer, prepare
from geo.settings import PROJECT_ROOT


@pytest.fixture(scope="session")
def gazetteer_folder() -> Path:
    """A data folder with a prepared gazetteer, kept under build/ between runs."""
    folder = PROJECT_ROOT / "build" / "test-data"
    prepare(folder, show_progress=False)
    return folder


@pytest.fixture(scope="session")
def gazetteer(gazetteer_folder: Path) -> EmbeddedGazetteer:
    """The embedded gazetteer under the default worldview."""
    return EmbeddedGazetteer(gazetteer_folder)
