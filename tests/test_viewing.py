"""What the map is told: all of few reports, of many what it looked at last, else where to ask."""

import json

import pytest
from staged_reports import StagedServices, hostile_analysis, staged_articles

from geo.features.view_query import View
from geo.features.viewport import WORLD, Viewport
from geo.model import EventType, ReportFilter
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
def test_of_many_reports_the_first_message_holds_what_the_map_will_probably_show(services):
    message = map_message(services, View(), VISIT)
    assert message.answer is not None
    assert message.answer.level >= 0
    number = sum(cell.number for cell in message.answer.cells)
    number += sum(area.number for area in message.answer.areas)
    assert number + len(message.answer.singles) == services.index().shown(View()).drawn
    assert json.loads(message.as_json())["visit"] == VISIT


@pytest.mark.usefixtures("crowded")
def test_where_no_mark_is_the_map_is_told_nothing_to_draw(services):
    nowhere = View(ReportFilter(place="nowhere at all"))
    message = map_message(services, nowhere, VISIT)
    assert (message.box, len(message.answer.singles), message.answer.cells) == (None, 0, ())


@pytest.mark.usefixtures("crowded")
def test_a_map_that_has_asked_is_answered_before_it_asks_again(services):
    services.visits.next_turn(VISIT)
    services.visits.look_at(VISIT, Viewport(WORLD, 3))
    message = map_message(services, View(), VISIT)
    assert message.answer == services.index().answer(View(), Viewport(WORLD, 3))


@pytest.mark.usefixtures("crowded")
def test_what_was_expected_first_holds_until_the_map_asks(services):
    map_message(services, View(), VISIT)
    expected = services.visits.looked_at(VISIT)
    fewer = View(ReportFilter(event_types=frozenset({EventType.PROTESTS})))
    map_message(services, fewer, VISIT)
    assert services.visits.looked_at(VISIT) == expected
