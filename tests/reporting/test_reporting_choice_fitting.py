"""A conditional logit over named features: which of several alternatives, or none."""

import pytest

from geo.reporting.choice_fitting import ChoiceCase, fit_choices

NEAR_WINS = [ChoiceCase([("near",), ("far",)], [True, False])] * 30
NOTHING_IN_THE_DARK = [ChoiceCase([("dark",)], [False])] * 30


def test_what_is_chosen_gets_weight():
    weights = fit_choices(NEAR_WINS, "1", 0.0)
    assert weights.score(["near"]) > weights.score(["far"])


def test_what_is_never_chosen_is_less_likely_than_nothing():
    weights = fit_choices([*NEAR_WINS, *NOTHING_IN_THE_DARK], "1", 0.0)
    assert weights.score(["near"]) > 0 > weights.score(["dark"])


def test_of_several_right_alternatives_none_is_preferred():
    both = [ChoiceCase([("left",), ("right",)], [True, True])] * 30
    weights = fit_choices([*both, *NOTHING_IN_THE_DARK], "1", 0.0)
    assert weights.score(["left"]) == weights.score(["right"])


def test_cases_without_alternatives_teach_nothing():
    some = fit_choices(NEAR_WINS, "1", 0.0).as_record()
    assert fit_choices([*NEAR_WINS, ChoiceCase([], [])], "1", 0.0).as_record() == some


def test_nothing_to_learn_from_leaves_no_weights():
    rare = ChoiceCase([("rare",)], [True])
    for cases in ([], [ChoiceCase((), ())], [rare]):
        fitted = fit_choices(cases, "test", 0.25)
        assert fitted.weights == {}
        assert fitted.least_score == 0.25


def test_the_order_in_which_features_are_named_makes_no_difference():
    names = [f"shared {number}" for number in range(40)]
    cases = [
        ChoiceCase([("near", *names[at:]), ("far", *names[:at])], [at % 3 > 0, at % 3 == 0])
        for at in range(40)
    ]
    turned = [
        ChoiceCase([tuple(reversed(one)) for one in case.features], case.right) for case in cases
    ]
    assert fit_choices(cases, "1", 0.0).as_record() == fit_choices(turned, "1", 0.0).as_record()


def test_where_something_is_always_right_nothing_has_no_weight():
    assert fit_choices(NEAR_WINS, "1", 0.0).bias == 0.0


@pytest.mark.filterwarnings("error")
def test_alternatives_that_are_all_alike_get_no_weight():
    alike = [ChoiceCase([("same",), ("same",)], [True, False])] * 30
    assert fit_choices(alike, "1", 0.0).weights == {}
