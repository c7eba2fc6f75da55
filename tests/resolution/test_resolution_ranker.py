"""Candidates, features, weights and their training."""

import json

import numpy as np
import pytest
from geopy.distance import great_circle

from geo.errors import DataError
from geo.model import Article
from geo.resolution import (
    MODEL_PATH,
    CandidateFinder,
    Example,
    find_candidates,
    fit,
    load_ranker,
    read_scene,
)
from geo.resolution.context import CONTEXT_FEATURES, context_features
from geo.resolution.distances import great_circle_km
from geo.resolution.features import (
    ALL_FEATURES,
    OWN_FEATURES,
    own_features,
)


@pytest.fixture
def scene(gazetteer, mark):
    text = "Farmers from Decatur, Illinois, met in Springfield and Paris."
    names = ("Decatur", "Illinois", "Springfield", "Paris")
    return read_scene(Article(text), mark(text, *names), CandidateFinder(gazetteer))


@pytest.mark.parametrize(
    "written", ["Paris", "Paris's", "Paris’", "the Paris", " Paris\n", "Paris,"]
)
def test_a_name_is_found_in_the_forms_in_which_news_writes_it(gazetteer, written):
    names = {match.place.name for match in find_candidates(gazetteer, written)}
    assert names == {"Paris"}


def test_a_typing_error_is_tried_last_and_only_in_longer_names(gazetteer):
    assert {match.kind for match in find_candidates(gazetteer, "Nairbi")} == {"fuzzy"}
    assert find_candidates(gazetteer, "Lma") == ()
    assert find_candidates(gazetteer, "") == ()


def test_bulk_distances_equal_geopys():
    points = [(51.5, -0.13), (-33.9, 151.2), (89.9, 10.0), (0.0, 179.9)]
    lat, lon = np.radians(np.array(points)).T
    ours = great_circle_km(lat[:, None], lon[:, None], lat, lon)
    theirs = [[great_circle(one, other).km for other in points] for one in points]
    assert np.allclose(ours, theirs, atol=1e-6)


def test_every_feature_has_a_name_and_a_finite_value(scene):
    own = own_features(scene)
    context = context_features(scene, np.full(scene.rows, 0.5))
    assert own.shape == (scene.rows, len(OWN_FEATURES))
    assert context.shape == (scene.rows, len(CONTEXT_FEATURES))
    assert np.isfinite(own).all()
    assert np.isfinite(context).all()


def feature(scene, column_name, **place):
    """Return a feature's value for the one row whose place has these fields."""
    column = ALL_FEATURES.index(column_name)
    rows = [
        row
        for row in range(scene.rows)
        if all(getattr(scene.place(row), key) == value for key, value in place.items())
    ]
    assert len(rows) == 1
    own = own_features(scene)
    everything = np.hstack([own, context_features(scene, np.ones(scene.rows))])
    return everything[rows[0], column]


def test_the_state_after_the_comma_holds_the_town(scene):
    assert feature(scene, "in the place after the comma", name="Decatur") == 1.0
    assert feature(scene, "in the place after the comma", name="Paris", country_code="FR") == 0.0


def test_other_places_vote_for_their_region_but_not_for_themselves(scene):
    illinois = feature(scene, "region of other places", name="Springfield", region_code="IL")
    missouri = feature(scene, "region of other places", name="Springfield", region_code="MO")
    assert illinois > missouri == 0.0


def test_probabilities_of_a_name_leave_room_for_none_of_its_places(scene):
    probability = load_ranker(MODEL_PATH).rank(scene).probability
    sums = np.add.reduceat(probability, scene.starts[:-1])
    assert (probability >= 0).all()
    assert (sums < 1).all()


def test_training_learns_what_the_examples_show(gazetteer, mark):
    """Articles where the smaller namesake is always right teach that size speaks against."""
    examples = []
    for name in ("Paris", "Naples", "Tripoli", "Córdoba", "Birmingham"):
        text = f"Rain fell on {name}."
        scene = read_scene(Article(text), mark(text, name), CandidateFinder(gazetteer))
        right = (scene.table.population == scene.table.population.min()).astype(float)
        examples.append(Example(scene, right, np.ones(len(scene.senses))))
    ranker = fit(examples, "test")
    for example in examples:
        assert example.right[np.argmax(ranker.rank(example.scene).probability)] == 1.0


def test_weights_survive_being_written_and_read(tmp_path, scene):
    ranker = load_ranker(MODEL_PATH)
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(ranker.as_record()))
    again = load_ranker(path)
    assert np.array_equal(again.rank(scene).probability, ranker.rank(scene).probability)


@pytest.mark.parametrize("content", ["", "[]", '{"version": "1", "rounds": [{"weights": {}}]}'])
def test_damaged_weights_are_named(tmp_path, content):
    path = tmp_path / "weights.json"
    path.write_text(content)
    with pytest.raises(DataError, match=r"weights\.json"):
        load_ranker(path)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(DataError, match=r"weights\.json"):
        load_ranker(tmp_path / "weights.json")
