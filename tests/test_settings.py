"""Settings come from the environment, each with a default that works."""

import tomllib
from pathlib import Path

import pytest

from geo.errors import SettingError
from geo.model import Worldview
from geo.settings import PROJECT_ROOT, VERSION, WORLDVIEWS, read_settings


def test_with_nothing_set_the_store_lives_in_the_users_data_folder():
    settings = read_settings({})
    assert settings.database == f"sqlite:///{settings.data_folder / 'dateline.db'}"
    assert settings.worldview == "un"
    assert settings.tiles == "offline"


def test_the_database_variable_is_used():
    assert read_settings({"DATELINE_DATABASE": "sqlite:////x/y.db"}).database == "sqlite:////x/y.db"


def test_the_database_option_wins_over_the_variable():
    settings = read_settings({"DATELINE_DATABASE": "sqlite:///a.db"}, database="sqlite:///b.db")
    assert settings.database == "sqlite:///b.db"


def test_the_data_folder_moves_gazetteer_and_store_together():
    settings = read_settings({"DATELINE_DATA": "/srv/dateline"})
    assert settings.data_folder == Path("/srv/dateline")
    assert settings.database == "sqlite:////srv/dateline/dateline.db"


def test_a_built_gazetteer_is_used_only_when_its_folder_is_named():
    assert read_settings({}).gazetteer_folder is None
    settings = read_settings({"DATELINE_GAZETTEER": "/srv/geonames"})
    assert settings.gazetteer_folder == Path("/srv/geonames")


@pytest.mark.parametrize(
    "name, value", [("DATELINE_WORLDVIEW", "martian"), ("DATELINE_TILES", "no tiles, please")]
)
def test_an_unknown_value_names_the_variable_and_what_is_allowed(name, value):
    with pytest.raises(SettingError, match=name) as raised:
        read_settings({name: value})
    assert "set it to" in str(raised.value)


@pytest.mark.parametrize(
    "value, tiles",
    [
        ("", "offline"),
        ("openstreetmap", "online"),
        ("OpenTopoMap", "OpenTopoMap"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org/{z}/{x}/{y}.png"),
    ],
)
def test_tiles_are_a_choice_a_provider_or_an_address(value, tiles):
    assert read_settings({"DATELINE_TILES": value}).tiles == tiles


def test_a_token_is_in_no_printed_settings():
    settings = read_settings({"DATELINE_TILES_TOKEN": "s3cret"})
    assert settings.tiles_token == "s3cret"
    assert "s3cret" not in repr(settings)


def test_the_worldviews_are_those_of_the_model():
    assert set(WORLDVIEWS) == {view.value for view in Worldview}


def test_the_version_is_the_one_of_the_project_file():
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
