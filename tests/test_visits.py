"""The short way from the page to its map: the latest message, and no older one after it."""

import threading
import time

from geo.features.viewport import WORLD, Viewport
from geo.visits import VISITS_KEPT, Visits

AT_ONCE = 0.0


def test_a_map_that_listens_is_told_at_once():
    visits, heard = Visits(), []
    turn = visits.next_turn("a")
    with visits.listening("a", 0, heard.append) as is_known:
        visits.tell("a", turn, "first", AT_ONCE)
        assert is_known
        assert heard == ["first"]


def test_what_was_told_meanwhile_is_told_first_but_not_what_the_map_has():
    visits, heard = Visits(), []
    turn = visits.next_turn("a")
    visits.tell("a", turn, "first", AT_ONCE)
    with visits.listening("a", turn, heard.append):
        assert heard == []
    with visits.listening("a", turn - 1, heard.append):
        assert heard == ["first"]


def test_the_last_message_does_not_pass_for_one_that_is_being_worked_out():
    visits, heard = Visits(), []
    first = visits.next_turn("a")
    visits.tell("a", first, "first", AT_ONCE)
    second = visits.next_turn("a")
    with visits.listening("a", first, heard.append):
        assert heard == []
        visits.tell("a", second, "second", AT_ONCE)
        assert heard == ["second"]


def test_the_page_goes_on_when_the_map_has_drawn_and_does_not_wait_for_ever():
    visits = Visits()
    turn = visits.next_turn("a")
    began = time.monotonic()

    def draw(message: str) -> None:
        threading.Timer(0.05, visits.drawn, ("a", int(message))).start()

    with visits.listening("a", 0, draw):
        visits.tell("a", turn, str(turn), 30)
        assert 0.04 < time.monotonic() - began < 20
    with visits.listening("a", 0, lambda _message: None):
        visits.tell("a", visits.next_turn("a"), "never drawn", 0.05)


def test_a_page_whose_map_goes_away_does_not_wait():
    visits, is_told = Visits(), threading.Event()
    turn = visits.next_turn("a")
    with visits.listening("a", turn, lambda _message: is_told.set()):
        telling = threading.Thread(target=visits.tell, args=("a", turn, "first", 600))
        telling.start()
        assert is_told.wait(30)
    telling.join(30)
    assert not telling.is_alive()


def test_the_later_of_two_maps_of_one_visit_is_told():
    visits, earlier, later = Visits(), [], []
    turn = visits.next_turn("a")
    with visits.listening("a", 0, earlier.append), visits.listening("a", 0, later.append):
        visits.tell("a", turn, "first", AT_ONCE)
    assert (earlier, later) == ([], ["first"])


def test_nobody_listens_or_looks_under_a_name_that_no_page_gave():
    visits, heard = Visits(), []
    with visits.listening("unheard-of", 0, heard.append) as is_known:
        visits.tell("unheard-of", 1, "first", AT_ONCE)
        visits.look_at("unheard-of", Viewport(WORLD, 1))
    assert not is_known
    assert heard == []
    assert visits.looked_at("unheard-of") is None


def test_only_the_latest_visits_are_remembered():
    visits = Visits()
    for name in ("first", *(f"visit{number}" for number in range(VISITS_KEPT))):
        visits.next_turn(name)
        visits.look_at(name, Viewport(WORLD, 2))
    assert visits.looked_at("first") is None
    assert visits.looked_at("visit0") == Viewport(WORLD, 2)
