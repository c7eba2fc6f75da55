"""The index says who tells of which event, and cuts the map's layers by a comparison."""

from collections import Counter
from dataclasses import replace

import pytest
from rival_papers import FIRST, LEDGER, POST, SECOND, rival_papers
from staged_reports import StagedServices

from geo.features.comparison import Comparison, ComparisonKind
from geo.features.view import LayersBy, View
from geo.features.viewport import WORLD, Viewport
from geo.model import ReportFilter
from geo.settings import read_settings
from geo.store import Part

PAPERS = Comparison(ComparisonKind.PUBLISHER, LEDGER, POST)
DAYS = Comparison(ComparisonKind.DAY, FIRST.isoformat(), SECOND.isoformat())
COMPARING = View(layers_by=LayersBy.COMPARISON, compare=PAPERS)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sides")
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{folder / 'staged.db'}"})
    staged = StagedServices(settings, rival_papers())
    yield staged
    staged.store.close()


@pytest.mark.parametrize("known_on", [None, FIRST, SECOND])
@pytest.mark.parametrize("publisher", [LEDGER, POST, "nobody"])
def test_the_index_counts_as_the_reports_say(services, known_on, publisher):
    wanted = ReportFilter(publishers=frozenset({publisher}), known_on=known_on)
    index = services.index(known_on)
    expected = Counter(one.event_id for one in services.reports(wanted) if one.event_id)
    told = index.events_told(wanted)
    found = dict(zip((one.id for one in index.events_of(list(told))), told.values(), strict=True))
    assert found == expected


def test_the_first_reports_of_each_event_are_told(services):
    index = services.index()
    everything = ReportFilter()
    events = list(index.events_told(everything))
    told = index.reports_told(events, everything, most=10)
    ids = {one.report.id: number for number, group in told.items() for one in group}
    for number, event in zip(events, index.events_of(events), strict=True):
        assert {one for one, of in ids.items() if of == number} == set(event.report_ids)
    first = index.reports_told(events, everything, most=1)
    assert first == {number: group[:1] for number, group in told.items()}
    assert index.reports_told([], everything, most=10) == {}


@pytest.mark.parametrize("comparison", [PAPERS, DAYS])
@pytest.mark.parametrize("known_on", [None, SECOND])
def test_two_sides_are_compared(services, comparison, known_on):
    index = services.index(known_on)
    found = index.compared(comparison, ReportFilter(known_on=known_on))
    [alone], [other], [both], [odds] = found.left, found.right, found.shared, found.contradicted
    titles = [one.title for one in index.events_of([alone, other, both, odds])]
    assert [title.rpartition(" ")[2] for title in titles] == ["Lima", "Lima", "Tampa", "Nairobi"]
    assert found.unread == 0


def test_the_layers_are_the_groups_and_what_is_not_compared(services):
    layers = services.index().layers(COMPARING)
    assert {layer.key: layer.number for layer in layers} == {
        "left": 1,
        "right": 1,
        "shared": 2,
        "contradicted": 2,
        "other": 1,
    }


def test_each_mark_has_the_colour_of_its_group(services):
    answer = services.index().answer(COMPARING, Viewport(WORLD, 1.0))
    assert answer.colours == "comparison"
    assert Counter(mark.layer for mark in answer.singles)["contradicted"] == 2


def test_what_is_not_compared_can_be_switched_off(services):
    view = replace(COMPARING, hidden=frozenset({"other"}))
    index = services.index()
    assert index.shown(view).hidden == 1
    drawn = services.filed(index.page(view, Part.DRAWN, 0, 10), None)
    assert {one.article.publisher for one in drawn} == {LEDGER, POST}


def test_another_comparison_is_another_answer(services):
    index = services.index()
    assert index.layers(COMPARING) != index.layers(
        replace(COMPARING, compare=Comparison(ComparisonKind.PUBLISHER, LEDGER, "Old Pages"))
    )


def test_layers_by_comparison_without_one_hold_everything_in_one(services):
    [layer] = services.index().layers(View(layers_by=LayersBy.COMPARISON))
    assert (layer.key, layer.number) == ("other", 7)
