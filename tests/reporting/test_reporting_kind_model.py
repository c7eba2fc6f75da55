"""The stored weights of event kinds."""

from collections import Counter

import numpy as np
import pytest

from geo.errors import DataError
from geo.reporting.kind_features import GROUP_WEIGHTS, runs_of
from geo.reporting.kind_model import (
    PLOVER,
    SUB_EVENT,
    KindHead,
    KindModel,
    kind_encoder,
    kind_model,
    load_model,
    save_model,
)

ROWS = {"word storm": 0, "word protest": 1, " st": 2, "kind Storm": 3}


def made(weights=((2, 0), (0, 2), (1, 0), (1, 0))):
    head = KindHead(
        ("Storm", "Protest"),
        np.array(weights, dtype=np.float32),
        np.zeros(2, dtype=np.float32),
        2.0,
    )
    return KindModel("test", ROWS, np.ones(len(ROWS), dtype=np.float32), head, head)


def groups(*words):
    return Counter(words), Counter(), Counter()


def test_words_speak_for_their_kind():
    model = made()
    found = model.sub_events.probabilities(*model.read(groups("word storm")))
    assert found["Storm"] > 0.9
    assert sum(found.values()) == pytest.approx(1)


def test_the_encoder_counts_where_it_was_asked():
    model = made()
    read = model.read(groups("word storm"))
    found = model.sub_events.probabilities(*read, np.array([0.0, 9.0], dtype=np.float32))
    assert found["Protest"] > 0.9


def test_the_encoder_that_ships_answers_for_the_kinds_of_the_weights():
    model = kind_model()
    assert kind_encoder().questions == {
        SUB_EVENT: model.sub_events.kinds,
        PLOVER: model.plover.kinds,
    }


def test_unknown_words_say_nothing():
    model = made()
    found = model.sub_events.probabilities(*model.read(groups("word unheard")))
    assert found == {"Storm": 0.5, "Protest": 0.5}


def test_a_group_has_one_length_however_many_words_it_has():
    _, values = made().read((Counter({"word storm": 3, "word protest": 1}), Counter(), Counter()))
    assert np.linalg.norm(values) == pytest.approx(GROUP_WEIGHTS[0])


def test_runs_of_letters_mark_the_ends_of_a_word():
    assert runs_of("sea")[:2] == (" se", "sea")
    assert "ea " in runs_of("sea")


def test_stored_weights_come_back_within_a_hundredth(tmp_path):
    path = tmp_path / "kinds.npz"
    save_model(made(), path)
    back = load_model(path)
    assert (back.version, dict(back.rows), back.plover.kinds) == (
        "test",
        ROWS,
        ("Storm", "Protest"),
    )
    assert np.allclose(back.sub_events.weights, made().sub_events.weights, atol=0.02)


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "kinds.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"kinds\.npz"):
        load_model(path)


def test_weights_that_do_not_fit_their_features_are_refused(tmp_path):
    path = tmp_path / "kinds.npz"
    save_model(made(weights=((1, 0),)), path)
    with pytest.raises(DataError, match="do not fit"):
        load_model(path)
