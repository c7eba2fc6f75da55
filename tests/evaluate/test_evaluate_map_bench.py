"""The bookkeeping of the measured map: medians, targets, tables, plot. No clock is asserted."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from geo.errors import DataError, FilterError
from geo.evaluate.map_bench.contending import CONTENDERS, from_disk, positions_of
from geo.evaluate.map_bench.figures import (
    GOALS,
    TEN_MILLION,
    Figure,
    Measure,
    read_figures,
    write_figures,
)
from geo.evaluate.map_bench.large import columns_of_draws
from geo.evaluate.map_bench.page import BEGIN, END, write_page
from geo.evaluate.map_bench.plot import as_svg, lines_of
from geo.evaluate.map_bench.tables import as_markdown, as_text, read_size, size_words
from geo.evaluate.synthetic import draw, fill_store
from geo.features.view_query import View
from geo.maps.usual import usual_page
from geo.model import EventType, ReportFilter
from geo.settings import PROJECT_ROOT
from geo.store import ReportIndex, open_store
from geo.store.areas import Extents
from geo.store.columns import columns_of
from tests.contracts.records import FewPlaces
from tests.evaluate.test_evaluate_synthetic import CAST

SVG = "{http://www.w3.org/2000/svg}"

FIGURES = (
    Figure(Measure.CLEARED, 1_000, (90.0, 30.0, 60.0)),
    Figure(Measure.CLEARED, 1_000_000, (150.0, 250.0, 210.0)),
    Figure(Measure.PAN, 1_000_000, (140.0,)),
    Figure(Measure.MESSAGE, 1_000_000, (40.0,)),
    Figure(Measure.INDEX_FILTER, TEN_MILLION, (800.0,), note="no browser"),
    Figure(Measure.CLEARED, 1_000, (500.0,), "folium MarkerCluster"),
    Figure(Measure.CLEARED, 10_000, (61_000.0,), "folium MarkerCluster", "over 60 s"),
)


def test_a_figure_is_the_median_of_its_repetitions():
    assert FIGURES[0].median == 60.0


def test_a_figure_is_held_against_its_target():
    assert [one.verdict for one in FIGURES[:4]] == ["ok", "short", "ok", "ok"]
    assert Figure(Measure.ZOOM, 1_000, (5_000.0,)).verdict == ""


def test_at_ten_million_only_the_filter_has_a_target_and_it_is_a_second():
    assert FIGURES[4].verdict == "ok"
    assert Figure(Measure.INDEX_FILTER, TEN_MILLION, (1_001.0,)).verdict == "short"
    assert Figure(Measure.INDEX_PAN, TEN_MILLION, (1_001.0,)).verdict == ""


def test_every_measure_has_a_unit():
    assert GOALS.keys() == set(Measure)


def test_figures_are_read_back_as_they_were_written(tmp_path):
    write_figures(FIGURES, tmp_path / "bench" / "map.json")
    assert read_figures(tmp_path / "bench" / "map.json") == FIGURES


def test_the_table_has_a_column_for_each_size_and_tells_the_target():
    lines = as_text(FIGURES).splitlines()
    assert " ".join(lines[1].split()) == "reports 1 k 10 k 1 M 10 M target"
    cleared = next(line for line in lines if line.startswith(Measure.CLEARED.value))
    assert " ".join(cleared.split()[3:]) == "60 ms - 210 ms - <= 200 ms short"


def test_contenders_stand_beside_with_the_reason_why_they_stop():
    text = as_text(FIGURES)
    assert "folium MarkerCluster: until drawn" in text
    assert "61.0 s" in text
    assert "over 60 s" in text.splitlines()[-1]


def test_tables_in_markdown_have_as_many_cells_in_every_line():
    for part in as_markdown(FIGURES).split("\n\n"):
        if part.startswith("|"):
            assert len({line.count("|") for line in part.splitlines()}) == 1


@pytest.mark.parametrize(
    ("text", "number"), [("500", 500), ("1k", 1_000), ("10 k", 10_000), ("1M", 1_000_000)]
)
def test_sizes_are_read_as_people_write_them(text, number):
    assert read_size(text) == number
    assert read_size(size_words(number)) == number


@pytest.mark.parametrize("text", ["", "k", "many", "1.5k", "-3", "0"])
def test_what_is_no_size_is_told(text):
    with pytest.raises(FilterError, match="number of reports"):
        read_size(text)


def test_the_plot_draws_a_named_line_for_each_system():
    lines = lines_of(FIGURES)
    assert list(lines) == [
        "Dateline: filters cleared",
        "Dateline: pan",
        "Dateline: index alone",
        "folium MarkerCluster",
    ]
    drawing = ET.fromstring(as_svg(lines))
    assert len(drawing.findall(f"{SVG}polyline")) == len(lines)
    words = {text.text for text in drawing.findall(f"{SVG}text")}
    assert words >= {*lines, "1 k", "10 M", "100 ms", "10 s", "reports"}


def test_lines_differ_in_more_than_colour_and_names_do_not_overlap():
    drawing = ET.fromstring(as_svg({name: [(1_000, 50.0)] for name in "abc"}))
    dashes = [line.get("stroke-dasharray") for line in drawing.findall(f"{SVG}polyline")]
    assert len(set(dashes)) == 3
    heights = sorted(
        float(text.get("y")) for text in drawing.findall(f"{SVG}text") if text.text in "abc"
    )
    assert all(later - one >= 12 for one, later in pairwise(heights))


def test_names_in_the_plot_are_text_and_no_markup():
    assert ET.fromstring(as_svg({"<b> & co": [(1_000, 50.0), (10_000, 80.0)]})) is not None


@pytest.mark.parametrize("name", CONTENDERS)
def test_a_contender_draws_every_position_and_asks_nobody_else(name):
    positions = [(10.5, 20.25), (-3.125, 40.75)]
    page = from_disk(usual_page(name, positions))
    head = page.partition("</head>")[0]
    assert "https://" not in head
    assert head.count("file:///") >= 2
    assert all(str(lat) in page and str(lon) in page for lat, lon in positions)


def test_contenders_are_given_the_marks_that_the_map_draws_by_default():
    draws = draw(1_000, CAST)
    positions = positions_of(draws, CAST)
    assert len(positions) == pytest.approx(0.81 * 1_000, rel=0.05)
    known = {(place.lat, place.lon) for place in (*CAST.settlements, *CAST.areas)}
    assert set(positions) <= known


def test_figures_and_plot_are_put_between_the_marks_of_a_page_again_and_again(tmp_path):
    page = tmp_path / "scale.md"
    page.write_text(f"How.\n{BEGIN}\nold\n{END}\nLimits.\n")
    for _ in range(2):
        write_page(page, FIGURES)
    text = page.read_text()
    assert text.startswith(f"How.\n{BEGIN}\nMeasured on")
    assert text.endswith(f"{END}\nLimits.\n")
    assert text.count("folium MarkerCluster: until drawn") == 1
    assert "old" not in text
    assert ET.parse(tmp_path / "scale.svg").getroot().tag == f"{SVG}svg"


def test_a_page_without_the_marks_is_left_as_it_is(tmp_path):
    page = tmp_path / "scale.md"
    page.write_text("No figures here.")
    with pytest.raises(DataError, match="no place for figures"):
        write_page(page, FIGURES)
    assert page.read_text() == "No figures here."


def test_the_documentation_has_a_place_for_the_figures():
    text = (PROJECT_ROOT / "docs" / "scale.md").read_text("utf-8")
    assert text.index(BEGIN) < text.index(END)


def test_an_index_made_of_draws_is_the_one_of_a_database_with_the_same_reports(tmp_path):
    path = tmp_path / "filled.db"
    fill_store(path, 1_000, CAST)
    store = open_store(f"sqlite:///{path}")
    stored, made = columns_of(store.index_rows()), columns_of_draws(draw(1_000, CAST), CAST)
    indexes = [ReportIndex(one, store, Extents(FewPlaces()), "v") for one in (stored, made)]
    view = View(wanted=ReportFilter(event_types=frozenset({EventType.PROTESTS})))
    counts, numbers, histograms = [], [], []
    for index in indexes:
        counts.append(index.counts(view.wanted))
        numbers.append(index.shown(view))
        histograms.append(index.histogram(ReportFilter()))
    store.close()
    for facet in ("publisher", "event_type", "status", "map_as", "confidence"):
        assert counts[0][facet] == counts[1][facet]
    assert numbers[0].drawn == numbers[1].drawn
    assert numbers[0].reasons == numbers[1].reasons
    assert histograms[0][None] == histograms[1][None]
    for name in ("day", "publisher", "place", "spot", "event_type", "report_id", "mark"):
        assert getattr(stored, name).dtype.kind == getattr(made, name).dtype.kind
