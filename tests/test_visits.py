"""The short way from the page to its map: the latest message, and no older one after it."""

import threading

import pytest

import geo.visits as visits_module
from geo.features.view import Camera
from geo.features.viewport import WORLD, Viewport
from geo.visits import VISITS_KEPT, Visits


def test_a_map_that_listens_is_told_at_once():
    visits, heard = Visits(), []
    turn = visits.next_turn("a")
    with visits.listening("a", 0, heard.append) as is_known:
        visits.tell("a", turn, "first")
        assert is_known
        assert heard == ["first"]


def test_what_was_told_meanwhile_is_told_first_but_not_what_the_map_has():
    visits, heard = Visits(), []
    turn = visits.next_turn("a")
    visits.tell("a", turn, "first")
    with visits.listening("a", turn, heard.append):
        assert heard == []
    with visits.listening("a", turn - 1, heard.append):
        assert heard == ["first"]


def test_the_last_message_does_not_pass_for_one_that_is_being_worked_out():
    visits, heard = Visits(), []
    first = visits.next_turn("a")
    visits.tell("a", first, "first")
    second = visits.next_turn("a")
    with visits.listening("a", first, heard.append):
        assert heard == []
        visits.tell("a", second, "second")
        assert heard == ["second"]


@pytest.mark.parametrize("turns", [1, 2])
def test_the_page_goes_on_when_the_map_has_drawn(monkeypatch, turns):
    monkeypatch.setattr(visits_module, "PATIENCE", 600)
    monkeypatch.setattr(visits_module, "FIRST_PATIENCE", 600)
    visits, later = Visits(), []

    def draw(message: str) -> None:
        later.append(threading.Timer(0.05, visits.drawn, ("a", int(message))))
        later[-1].start()

    for _ in range(turns):
        turn = visits.next_turn("a")
    with visits.listening("a", 0, draw):
        visits.tell("a", turn, str(turn))
        visits.wait("a", turn)
    assert not any(one.is_alive() for one in later if one.join(30))


def test_the_page_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(visits_module, "PATIENCE", 0.05)
    monkeypatch.setattr(visits_module, "FIRST_PATIENCE", 0.05)
    visits = Visits()
    visits.wait("unheard-of", 1)
    for turn in (visits.next_turn("a"), visits.next_turn("a")):
        with visits.listening("a", 0, lambda _message: None):
            visits.wait("a", turn)


def test_a_page_without_a_map_that_listens_waits_for_the_first_message_alone(monkeypatch):
    monkeypatch.setattr(visits_module, "PATIENCE", 600)
    monkeypatch.setattr(visits_module, "FIRST_PATIENCE", 0.05)
    visits = Visits()
    visits.wait("a", visits.next_turn("a"))
    visits.wait("a", visits.next_turn("a"))


def test_the_later_of_two_maps_of_one_visit_is_told():
    visits, earlier, later = Visits(), [], []
    turn = visits.next_turn("a")
    with visits.listening("a", 0, earlier.append), visits.listening("a", 0, later.append):
        visits.tell("a", turn, "first")
    assert (earlier, later) == ([], ["first"])


def test_nobody_listens_or_looks_under_a_name_that_no_page_gave():
    visits, heard = Visits(), []
    with visits.listening("unheard-of", 0, heard.append) as is_known:
        visits.tell("unheard-of", 1, "first")
        visits.look_at("unheard-of", Viewport(WORLD, 1))
    assert not is_known
    assert heard == []
    assert visits.looked_at("unheard-of") is None


def test_where_a_map_was_moved_to_is_known_for_its_visit_alone():
    visits = Visits()
    visits.next_turn("a")
    assert visits.looked_from("a") is None
    visits.look_from("a", Camera(48.5, 20.0, 5.0))
    visits.look_from("unheard-of", Camera(0.0, 0.0, 1.0))
    assert visits.looked_from("a") == Camera(48.5, 20.0, 5.0)
    assert visits.looked_from("unheard-of") is None


def test_only_the_latest_visits_are_remembered():
    visits = Visits()
    for name in ("first", *(f"visit{number}" for number in range(VISITS_KEPT))):
        visits.next_turn(name)
        visits.look_at(name, Viewport(WORLD, 2))
    assert visits.looked_at("first") is None
    assert visits.looked_at("visit0") == Viewport(WORLD, 2)
