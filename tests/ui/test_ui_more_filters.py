"""What the folded filters say of their choices."""

import pytest
from streamlit.testing.v1 import AppTest

from geo.features.view import View
from geo.model import ReportFilter
from geo.ui.filters import active_filters
from geo.ui.more_filters import ANY, PRECISION_WORDS, precision_label, sure_enough

EXACTNESS = {"1": 5, "2": 3, "6": 2}


def test_a_precision_counts_all_that_is_at_least_as_exact():
    assert precision_label(1, EXACTNESS) == "Exact place (5)"
    assert precision_label(3, EXACTNESS).endswith("(8)")
    assert precision_label(7, EXACTNESS).endswith("(10)")


def test_any_precision_has_no_number_for_the_unknown_are_not_counted():
    assert precision_label(ANY, EXACTNESS) == "Any"


def test_without_counts_the_words_stand_alone():
    assert [precision_label(most, None) for most in PRECISION_WORDS] == [*PRECISION_WORDS.values()]
    assert sure_enough(70, None) is None


def test_confidence_counts_what_is_at_least_as_sure():
    counts = {"0": 1, "60": 2, "70": 3, "100": 4}
    assert sure_enough(70, counts) == 7
    assert sure_enough(0, counts) is None
    assert sure_enough(75, counts) is None


def test_every_filter_that_is_on_has_words_and_can_be_dropped():
    wanted = ReportFilter(
        claimants=frozenset({"the mayor"}),
        precision_at_least=1,
        confidence_at_least=0.0,
        within="PE",
        shape=((0, 0), (1, 0), (1, 1)),
    )
    active = active_filters(wanted)
    assert len(active) == 5
    assert len({one.label for one in active}) == 5
    assert all(len(active_filters(one.without)) == 4 for one in active)


def _taking(area: object) -> ReportFilter:
    def script() -> None:
        import streamlit as st

        from geo.ui.area_filter import take_area

        take_area(st.session_state["told"])

    app = AppTest.from_function(script)
    app.session_state["dateline_view"] = View()
    app.session_state["told"] = area
    app.run()
    assert not app.exception
    view: View = app.session_state["dateline_view"]
    return view.wanted


def test_a_shape_takes_the_place_of_a_view_and_the_other_way_round():
    assert _taking({"shape": [[0, 0], [5, 0], [5, 5]]}).shape == ((0, 0), (5, 0), (5, 5))
    box = _taking({"bbox": [170, -30, -160, 0]}).bbox
    assert box is not None
    assert (box.west, box.east) == (170, -160)


@pytest.mark.parametrize(
    "area",
    [
        None,
        [],
        "shape",
        {},
        {"shape": [[0, 0], [1, 1]]},
        {"shape": [[0, 0, 0], [1, 1, 1], [1, 0, 0]]},
        {"shape": [["a", 0], [1, 1], [1, 0]]},
        {"shape": 5},
        {"bbox": [1, 2, 3]},
        {"bbox": ["nan", 0, 1, 1]},
        {"bbox": [None, 0, 1, 1]},
    ],
)
def test_an_area_that_cannot_be_read_changes_nothing(area):
    assert _taking(area) == ReportFilter()
