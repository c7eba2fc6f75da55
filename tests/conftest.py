"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from geo.gazetteer import EmbeddedGazetteer, prepare
from geo.settings import PROJECT_ROOT

# The same examples on every run, so that a red run is the change's doing; no deadline, for a busy
# machine is no bug. `pytest --hypothesis-profile=search` looks for new examples.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the fast tests first: those that drive a browser come last."""
    items.sort(key=lambda item: "browser" in item.path.parts)


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
