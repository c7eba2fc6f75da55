"""The columnar index gives the answers of the store, for any filter, and draws what is in view."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staged_reports import FLORIDA, LIMA, StagedGazetteer, hostile_analysis, staged_articles

from geo.errors import FilterError
from geo.features.shown import layer_key, partition
from geo.features.view import Display, LayersBy, TimeAxis, View
from geo.features.viewport import WORLD, Viewport
from geo.model import (
    BoundingBox,
    EventType,
    MapAs,
    Polarity,
    ReportFilter,
    ReviewState,
    Status,
)
from geo.store import KeptIndex, Part, ReportIndex, answers, open_store
from geo.store import columns as column_files

ALL = 10_000


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("index") / "staged.db"
    opened = open_store(f"sqlite:///{path}", StagedGazetteer().held_by)
    opened.add([*staged_articles(), hostile_analysis()])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def index(store, tmp_path_factory):
    return KeptIndex(store, StagedGazetteer(), tmp_path_factory.mktemp("kept")).now()


def some(values):
    return st.frozensets(st.sampled_from(values), max_size=2)


def maybe(strategy):
    return st.none() | strategy


DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
FILTERS = st.builds(
    ReportFilter,
    date_from=maybe(DAYS),
    date_to=maybe(DAYS),
    include_undated=st.booleans(),
    known_on=maybe(DAYS),
    published_from=maybe(DAYS),
    published_to=maybe(DAYS),
    include_unpublished=st.booleans(),
    publishers=some(["Andes Courier", "Rift Herald", "", "nobody"]),
    claimants=some(["", "the mayor", "the governor"]),
    event_types=some(list(EventType)),
    statuses=some(list(Status)),
    map_as=some(list(MapAs)),
    review_states=some(list(ReviewState)),
    place=maybe(st.sampled_from(["lima", "Nai", "x"])),
    text=maybe(st.sampled_from(["polls", "the", "flood", "zzz"])),
    bbox=maybe(
        st.sampled_from([BoundingBox(-90, -30, -60, 40), BoundingBox(30, -90, -70, 90), WORLD])
    ),
    shape=maybe(st.just(((-80.0, -20.0), (-70.0, -20.0), (-70.0, 0.0), (-80.0, 0.0)))),
    within=maybe(st.sampled_from(["US", "US.FL", "PE", LIMA.id, FLORIDA.id, "XX"])),
    precision_at_least=maybe(st.integers(1, 7)),
    confidence_at_least=maybe(st.sampled_from([0.0, 0.5, 0.9, 1.0])),
)


def sorted_ids(reports):
    return sorted(filed.report.id for filed in reports)


@given(FILTERS)
def test_a_filter_passes_what_it_passes_in_the_store_in_the_same_order(store, index, wanted):
    in_store = [filed.report.id for filed in store.reports(wanted)]
    assert list(index.page(View(wanted), Part.EXPORTED, 0, ALL)) == in_store


@given(FILTERS)
def test_counts_are_those_of_the_store(store, index, wanted):
    counted = index.counts(wanted)
    for facet, numbers in store.counts(wanted).items():
        assert counted[facet] == numbers


@given(FILTERS)
def test_the_number_of_a_place_is_what_choosing_it_shows(store, index, wanted):
    codes = ["US", "US.FL", "PE", LIMA.id, FLORIDA.id, "XX"]
    chosen = {code: replace(wanted, within=code, place=None) for code in codes}
    assert index.within(wanted, codes) == {
        code: len(store.reports(one)) for code, one in chosen.items()
    }


@given(FILTERS)
def test_histograms_are_those_of_the_store(store, index, wanted):
    assert index.histogram(wanted) == store.histogram(wanted)
    assert index.histogram(wanted, TimeAxis.PUBLISHED) == store.published_histogram(wanted)


@pytest.mark.parametrize("layers_by", sorted(set(LayersBy) - {LayersBy.COMPARISON}))
@pytest.mark.parametrize("associative", [False, True])
def test_a_view_is_divided_as_its_records_are(store, index, layers_by, associative):
    reports = store.reports(ReportFilter())
    keys = sorted({layer_key(filed, layers_by) for filed in reports})
    view = View(layers_by=layers_by, associative=associative, hidden=frozenset(keys[:1]))
    divided = partition(reports, view)
    numbers = index.shown(view)
    for part, found in (
        (Part.DRAWN, divided.drawn),
        (Part.HIDDEN, divided.hidden),
        (Part.LISTED, divided.listed),
    ):
        assert sorted(index.page(view, part, 0, ALL)) == sorted_ids(found)
    assert (numbers.drawn, numbers.hidden) == (len(divided.drawn), len(divided.hidden))
    assert sum(numbers.reasons.values()) == numbers.listed == len(divided.listed)


def test_a_layer_without_a_name_says_so(index):
    by_claimant = index.layers(View(layers_by=LayersBy.CLAIMANT))
    assert "Nobody named" in {layer.label for layer in by_claimant}
    for layers_by in LayersBy:
        assert all(layer.label for layer in index.layers(View(layers_by=layers_by)))


def test_few_reports_are_given_one_by_one_for_every_viewport(index):
    answer = index.answer(View(), Viewport(BoundingBox(0, 0, 1, 1), 12))
    assert answer.level == -1
    assert len(answer.singles) == index.shown(View()).drawn


@pytest.fixture
def crowded(monkeypatch):
    monkeypatch.setattr(answers, "MOST_SINGLE", 2)


ZOOMS = range(0, 20, 3)


@pytest.mark.usefixtures("crowded")
def test_cells_split_on_zoom_and_never_lose_a_report(index):
    drawn = index.shown(View()).drawn
    cells = []
    for zoom in ZOOMS:
        answer = index.answer(View(), Viewport(WORLD, zoom))
        areas = sum(area.number for area in answer.areas)
        assert areas + sum(c.number for c in answer.cells) + len(answer.singles) == drawn
        assert all(sum(n for _, n in c.shares) == c.number for c in answer.cells)
        cells.append(len(answer.cells) + len(answer.singles))
    assert all(coarse <= fine for coarse, fine in pairwise(cells))


@pytest.mark.usefixtures("crowded")
def test_a_cell_gives_its_reports_and_an_area_its_own(index):
    answer = index.answer(View(), Viewport(WORLD, 1))
    for held in (*answer.cells, *answer.areas):
        ids, number = index.at(View(), [held.token], ALL)
        assert len(ids) == number == held.number


@pytest.mark.usefixtures("crowded")
def test_what_is_out_of_view_is_not_in_the_answer(index):
    nairobi = index.answer(View(), Viewport(BoundingBox(36, -2, 38, 0), 9))
    places = [(cell.lat, cell.lon) for cell in nairobi.cells]
    places += [(one.lat, one.lon) for one in nairobi.singles]
    assert places
    assert all(-3 < lat < 1 and 35 < lon < 39 for lat, lon in places)


@pytest.mark.usefixtures("crowded")
def test_a_view_across_the_antimeridian_holds_both_sides(index):
    pacific = index.answer(View(), Viewport(BoundingBox(150, -60, -70, 60), 2))
    assert any(one.lon < -70 for one in (*pacific.singles, *pacific.cells))
    assert not any(0 < one.lon < 100 for one in (*pacific.singles, *pacific.cells))


def test_administrative_areas_hold_points_and_areas_of_them(index):
    view = View(display=Display.AREAS)
    regions = index.answer(view, Viewport(WORLD, 6)).areas
    assert [area.place_id for area in regions] == [FLORIDA.id]
    ids, number = index.at(view, [regions[0].token], ALL)
    assert len(ids) == number == regions[0].number > 1


def test_density_counts_points_only(index):
    found = index.answer(View(display=Display.DENSITY), Viewport(WORLD, 2)).density
    areas = sum(one.map_as == "area" for one in index.answer(View(), Viewport(WORLD, 2)).singles)
    assert sum(number for *_, number in found.squares) == index.shown(View()).drawn - areas


@pytest.mark.parametrize("token", ["", "c", "c.1", "c.99.1.1", "z.3.1.1", "c.a.b.c", "<b>"])
def test_a_token_that_is_none_is_refused(index, token):
    with pytest.raises(FilterError, match="cell or an area"):
        index.at(View(), [token], ALL)


def test_a_fingerprint_tells_whether_the_data_are_the_same(index):
    whole = index.fingerprint(ReportFilter())
    assert whole == index.fingerprint(ReportFilter(statuses=frozenset(Status)))
    assert whole != index.fingerprint(ReportFilter(statuses=frozenset({Status.CONFIRMED})))


def test_saved_columns_read_back_the_same(store, index, tmp_path):
    column_files.save(index.columns, tmp_path / "saved", "v1")
    assert column_files.load(tmp_path / "saved", "v2") is None
    loaded = column_files.load(tmp_path / "saved", "v1")
    again = ReportIndex(loaded, store, index._extents, "v1")
    assert again.fingerprint(ReportFilter()) == index.fingerprint(ReportFilter())
    assert again.counts(ReportFilter()) == index.counts(ReportFilter())


def test_damaged_columns_are_no_columns(index, tmp_path):
    column_files.save(index.columns, tmp_path / "saved", "v1")
    (tmp_path / "saved" / "day.npy").write_bytes(b"\x93NUMPY half a file")
    assert column_files.load(tmp_path / "saved", "v1") is None


def test_an_empty_store_has_an_index_too(tmp_path):
    empty = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    index = KeptIndex(empty, StagedGazetteer(), tmp_path).now()
    assert index.shown(View()).drawn == 0
    assert index.bounds(View()) is None
    assert index.answer(View(), Viewport(WORLD, 1)).singles == ()
    assert index.histogram(ReportFilter()) == {}
    empty.close()


def test_the_index_follows_the_store(tmp_path):
    changing = open_store(f"sqlite:///{tmp_path / 'changing.db'}")
    kept = KeptIndex(changing, StagedGazetteer(), tmp_path)
    before = kept.now()
    changing.add(staged_articles())
    after = kept.now()
    assert before.number == 0 < after.number
    assert kept.now() is after
    changing.delete_articles(article.id for article in changing.articles())
    assert kept.now().number == 0
    changing.close()


def test_every_view_of_the_map_is_hashable():
    assert hash(replace(View(), wanted=ReportFilter(text="x"))) == hash(
        View(ReportFilter(text="x"))
    )


def test_a_mark_of_what_did_not_happen_has_the_sign_of_that(tmp_path):
    analysis, *_ = staged_articles()
    first, *rest = analysis.reports
    first = replace(first, what=replace(first.what, polarity=Polarity.NEGATIVE))
    opened = open_store("sqlite://", StagedGazetteer().held_by)
    opened.add([replace(analysis, reports=(first, *rest))])
    index = KeptIndex(opened, StagedGazetteer(), tmp_path).now()
    signs = {one.report_id: one.status for one in index.answer(View(), Viewport(WORLD, 9)).singles}
    assert signs[first.id] == "said-not-to-happen"
    assert "said-not-to-happen" not in {sign for one, sign in signs.items() if one != first.id}
    opened.close()
