"""The short way between page and map: the latest message, and no older one after it."""

import threading

from geo.features.viewport import WORLD, Viewport
from geo.visits import VISITS_KEPT, Visits


def test_a_map_that_waits_is_told_at_once():
    visits = Visits()
    found = []
    waiting = threading.Thread(target=lambda: found.append(visits.told("a", 0, 30)))
    waiting.start()
    visits.tell("a", visits.next_turn("a"), "first")
    waiting.join(30)
    assert found == ["first"]


def test_what_the_map_has_is_not_told_again():
    visits = Visits()
    turn = visits.next_turn("a")
    visits.tell("a", turn, "first")
    assert visits.told("a", turn, 0) is None
    assert visits.told("a", turn - 1, 0) == "first"


def test_the_last_message_does_not_pass_for_one_that_is_being_worked_out():
    visits = Visits()
    first = visits.next_turn("a")
    visits.tell("a", first, "first")
    second = visits.next_turn("a")
    assert visits.told("a", first, 0) is None
    visits.tell("a", second, "second")
    assert visits.told("a", first, 0) == "second"


def test_a_visit_hears_nothing_of_another():
    visits = Visits()
    visits.tell("a", visits.next_turn("a"), "first")
    assert visits.told("b", 0, 0) is None


def test_only_the_latest_visits_are_remembered():
    visits = Visits()
    visits.look_at("first", Viewport(WORLD, 1))
    for number in range(VISITS_KEPT):
        visits.look_at(f"visit{number}", Viewport(WORLD, 2))
    assert visits.looked_at("first") is None
    assert visits.looked_at("visit0") == Viewport(WORLD, 2)
