"""What the map is told: all of few reports, of many what it looked at last, else where to ask."""

import json

import pytest
from staged_reports import StagedServices, hostile_analysis, staged_articles

from geo.features.view_query import View
from geo.features.viewport import WORLD, Viewport
from geo.settings import read_settings
from geo.store import answers
from geo.viewing import map_message

VISIT = "0f" * 16


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


def test_few_reports_are_all_in_the_message(services):
    message = map_message(services, View())
    assert message.answer.level == -1
    assert len(message.answer.singles) == services.index().shown(View()).drawn


@pytest.fixture
def crowded(monkeypatch):
    monkeypatch.setattr(answers, "MOST_SINGLE", 2)


@pytest.mark.usefixtures("crowded")
def test_of_many_reports_the_message_says_what_to_ask_and_where_they_are(services):
    message = map_message(services, View(), VISIT)
    assert message.answer is None
    assert message.box is not None
    assert json.loads(message.as_json())["visit"] == VISIT


@pytest.mark.usefixtures("crowded")
def test_a_map_that_has_asked_is_answered_before_it_asks_again(services):
    services.visits.next_turn(VISIT)
    services.visits.look_at(VISIT, Viewport(WORLD, 3))
    message = map_message(services, View(), VISIT)
    assert message.answer == services.index().answer(View(), Viewport(WORLD, 3))
    assert map_message(services, View(), "another").answer is None
