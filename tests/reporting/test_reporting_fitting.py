"""Logistic regression over named features: fitting, storing, reading."""

from __future__ import annotations

import json

import pytest

from geo.errors import DataError
from geo.reporting.fitting import Case, fit_logistic
from geo.reporting.logistic import Logistic, as_lines, load_logistic

RAIN = [Case(("cloud", "sky"), True)] * 30 + [Case(("sun", "sky"), False)] * 30


def test_what_goes_with_yes_gets_weight():
    weights = fit_logistic(RAIN, "1", 0.0)
    assert weights.score(["cloud"]) > 0 > weights.score(["sun"])


def test_what_tells_nothing_gets_no_weight():
    assert "sky" not in fit_logistic(RAIN, "1", 0.0).weights


def test_rare_features_get_no_weight():
    weights = fit_logistic([*RAIN, Case(("hail",), True)], "1", 0.0)
    assert "hail" not in weights.weights


def test_fitting_again_gives_the_same():
    assert fit_logistic(RAIN, "1", 0.0).as_record() == fit_logistic(RAIN, "1", 0.0).as_record()


def test_weights_are_read_as_they_were_written(tmp_path):
    weights = fit_logistic(RAIN, "1", -0.5, frozenset({"say VERB"}))
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(weights.as_record()), encoding="utf-8")
    assert load_logistic(path).as_record() == weights.as_record()


def test_weights_can_be_listed_by_their_value(tmp_path):
    weights = fit_logistic(RAIN, "1", -0.5, frozenset({"say VERB"})).rounded(0.1)
    path = tmp_path / "weights.json"
    path.write_text(as_lines(weights), encoding="utf-8")
    assert load_logistic(path).as_record() == weights.as_record()


def test_rounded_weights_near_zero_are_left_out():
    weights = fit_logistic(RAIN, "1", 0.0)
    assert not weights.rounded(100.0).weights


@pytest.mark.parametrize("content", ["", "[]", '{"version": "1"}', '{"weights": 3}'])
def test_damaged_weights_are_named(tmp_path, content):
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"weights\.json"):
        load_logistic(path)


def test_the_order_of_features_makes_no_score():
    names = [f"feature {number}" for number in range(200)]
    weights = {name: 0.01 * (number % 37) for number, name in enumerate(names)}
    model = Logistic("test", weights, 0.0, 0.0, frozenset())
    assert len({model.sum_of(names[at:] + names[:at]) for at in range(len(names))}) == 1
