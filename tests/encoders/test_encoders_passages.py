"""The reader of passages: its files, its answers, and what it does with hostile text."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.encoders import PassageReader
from geo.encoders.columns import Columns
from geo.encoders.passages import MOST_PIECES, PassageReading, Pieces, cut
from geo.errors import DataError
from geo.model import Span
from geo.reporting.place_questions import EVENT_TYPE, PLACE_ROLE, ROLE
from geo.reporting.sentence_reader import MODEL_FOLDER

READER = PassageReader(MODEL_FOLDER)


def spans(text, *words):
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def of_place(text, place, *words):
    """Return the answers about a place, with how likely each word is its event."""
    answers = READER.read(text, spans(text, *words)).of_place(*spans(text, place))
    return answers, dict(zip((*words, None), answers.events, strict=True))


def likeliest(answers, question):
    return max(answers.questions[question], key=answers.questions[question].get)


def test_each_place_of_a_sentence_has_its_own_event():
    text = "Rebels shelled Izium on Monday and fled from Kharkiv on Tuesday."
    izium, events = of_place(text, "Izium", "shelled", "fled")
    assert events["shelled"] > events["fled"]
    assert likeliest(izium, PLACE_ROLE) == "site"
    kharkiv, events = of_place(text, "Kharkiv", "shelled", "fled")
    assert events["fled"] > events["shelled"]
    assert likeliest(kharkiv, PLACE_ROLE) == "origin"


def test_a_day_tells_when_and_other_words_do_not():
    text = "Rebels shelled Izium on Monday."
    words = ["Rebels", "shelled", "Monday"]
    answers, _ = of_place(text, "Izium", *words)
    assert max(zip(answers.times, [*words, None], strict=True))[1] == "Monday"


def test_an_event_word_that_is_known_tells_its_kind():
    text = "A bomb killed nine people in Lima, and a court jailed two men."
    answers, _ = of_place(text, "Lima", "killed", "jailed")
    killed, jailed = (answers.given(EVENT_TYPE, word) for word in (0, 1))
    assert killed["Explosions/Remote violence"] > jailed["Explosions/Remote violence"]
    assert jailed["Civic life"] > killed["Civic life"]
    assert sum(np.exp(list(killed.values()))) == pytest.approx(1.0, abs=1e-3)
    with pytest.raises(KeyError):
        killed["Weather"]


def test_a_government_is_told_from_a_place():
    speaks, _ = of_place("Moscow denied on Friday that it had sent troops.", "Moscow")
    burns, _ = of_place("A market burnt down in Moscow on Friday.", "Moscow")
    assert likeliest(speaks, ROLE) == "associative"
    assert likeliest(burns, ROLE) == "literal"


def test_the_event_type_is_that_of_what_happened_at_the_place():
    quake, _ = of_place("An earthquake destroyed nine houses in Lima.", "Lima", "earthquake")
    assert likeliest(quake, EVENT_TYPE) == "Disaster or accident"
    battle, _ = of_place("Troops fought rebels for hours in Izium.", "Izium", "fought")
    assert likeliest(battle, EVENT_TYPE) == "Battles"


def test_answers_to_one_question_are_shares_of_one():
    answers, _ = of_place("A bomb killed nine in Lima on Monday.", "Lima", "killed", "bomb")
    for told in (
        answers.events,
        answers.times,
        *(one.values() for one in answers.questions.values()),
    ):
        assert sum(np.exp(list(told))) == pytest.approx(1.0, abs=1e-3)


def test_a_place_is_not_its_own_event():
    _, events = of_place("The Waterloo battle raged.", "Waterloo", "Waterloo", "raged")
    assert events["Waterloo"] == -np.inf


def test_a_place_that_was_not_read_has_no_answers():
    text = "storm " * MOST_PIECES + "Lima"
    assert READER.read(text, spans(text, "storm")).of_place(*spans(text, "Lima")) is None


def test_a_word_that_was_not_read_is_no_event():
    text = "Lima " + "storm " * MOST_PIECES + "ended"
    _, events = of_place(text, "Lima", "ended")
    assert events == {"ended": -np.inf, None: 0.0}


def test_the_same_passage_has_the_same_answer():
    first, second = (
        of_place("A court in Lima jailed two men.", "Lima", "jailed")[0] for _ in range(2)
    )
    assert first.questions == second.questions
    assert np.array_equal(first.events, second.events)


def test_pieces_are_found_by_the_characters_that_they_stand_for():
    pieces = cut("Kyiv, rebuilt")
    assert pieces.over(Span(0, 4)).start == 1
    assert pieces.over(Span(6, 13)).stop == len(pieces.ids) - 1
    assert not pieces.over(Span(5, 6))
    assert not pieces.over(Span(13, 20))
    assert pieces.over(Span(6, 20)) == pieces.over(Span(6, 13)), "the frame is no piece of a word"


def test_an_answer_adds_what_place_passage_and_event_say():
    columns = Columns({}, {"what": ("Storm", "Vote")})
    answers = np.zeros((4, columns.count), dtype=np.float32)
    answers[1, columns.of_place["what"][0]] = 2.0, 0.0  # the place
    answers[:, columns.of_place["what"][1]] = 0.0, 1.0  # every piece
    answers[2, columns.of_place["what"][2]] = 0.0, 3.0  # the word
    answers[2, columns.event.strength] = 30.0
    pieces = Pieces((0, 7, 8, 1), (0, 0, 5, 9), (0, 4, 9, 9))
    read = PassageReading(columns, answers, pieces, [Span(5, 9)]).of_place(Span(0, 4))
    assert read.events[0] == pytest.approx(0.0, abs=1e-6)
    odds = read.questions["what"]["Vote"] - read.questions["what"]["Storm"]
    assert odds == pytest.approx(1.0 + 3.0 - 2.0)
    given = read.given("what", 0)
    assert given["Vote"] - given["Storm"] == pytest.approx(odds)


def test_without_questions_about_places_words_are_pointed_at_all_the_same():
    columns = Columns({"what": ("Storm", "Vote")}, {})
    answers = np.zeros((4, columns.count), dtype=np.float32)
    pieces = Pieces((0, 7, 8, 1), (0, 0, 5, 9), (0, 4, 9, 9))
    read = PassageReading(columns, answers, pieces, [Span(5, 9)]).of_place(Span(0, 4))
    assert read.questions == {}
    assert read.events == pytest.approx(np.log([0.5, 0.5]))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 20))
def test_any_text_has_an_answer(text, start, length):
    reading = READER.read(text, [Span(0, 1), Span(start, start + length)])
    answers = reading.of_place(Span(start, start + length))
    if answers is not None:
        shares = [list(kinds.values()) for kinds in answers.questions.values()]
        assert not any(np.isnan(told).any() for told in (answers.events, answers.times, *shares))


def test_a_network_that_answers_other_questions_is_refused(tmp_path):
    shutil.copytree(MODEL_FOLDER, tmp_path / "passages")
    facts = json.loads((tmp_path / "passages" / "model.json").read_text(encoding="utf-8"))
    facts["place_questions"]["role"].append("ironic")
    (tmp_path / "passages" / "model.json").write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(DataError, match="numbers for a piece"):
        PassageReader(tmp_path / "passages").read("Lima")
