"""What the encoder of passages is taught, sentence by sentence."""

import json
from datetime import date

import pytest

from geo.evaluate.gold import GoldDispatch, GoldMention
from geo.evaluate.kind_texts import fold_of
from geo.evaluate.reading_texts import kinds_of, labels_of, sentences_of
from geo.model import (
    Article,
    DateInterval,
    EventType,
    PlaceRole,
    Role,
    Span,
    Status,
)
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

TEXT = "Rain fell. Gunmen attacked a bus in Lima on Tuesday, a day after a strike in Cusco."
ARTICLE = Article(TEXT, published=date(2024, 10, 31))


def mention(name, triggers, when=None, **fields):
    start = TEXT.index(name)
    told = {
        "role": Role.LITERAL,
        "event_types": None,
        "place_roles": None,
        "claimants": None,
        "statuses": None,
    } | fields
    return GoldMention(
        span=Span(start, start + len(name)),
        place=None,
        triggers=None if triggers is None else frozenset(triggers),
        when=when,
        **told,
    )


@pytest.fixture(scope="module")
def sentence():
    """Return the example that is made of the second sentence."""
    lima = mention(
        "Lima",
        ["attacked"],
        DateInterval(date(2024, 10, 29), date(2024, 10, 29)),
        event_types=frozenset({EventType.VIOLENCE_AGAINST_CIVILIANS}),
        place_roles=frozenset({PlaceRole.SITE}),
        statuses=frozenset({Status.REPORTED, Status.CONFIRMED}),
    )
    cusco = mention("Cusco", ["strike", "walkout"], DateInterval(date(2024, 10, 1), None))
    dispatch = GoldDispatch(ARTICLE, (lima, cusco))
    (found,) = sentences_of(dispatch, SpacyParser(), RuleTimeTagger())
    return found


def words(sentence, numbers):
    return [slice(*sentence["words"][number]) for number in numbers]


def test_a_sentence_without_annotated_places_teaches_nothing(sentence):
    assert sentence["text"].startswith("Gunmen")


def test_words_are_told_by_where_they_stand(sentence):
    lima, cusco = sentence["places"]
    assert sentence["text"][lima["start"] : lima["end"]] == "Lima"
    assert [sentence["text"][one] for one in words(sentence, lima["events"])] == ["attacked"]
    assert [sentence["text"][one] for one in words(sentence, cusco["events"])] == ["strike"]


def test_expressions_of_the_right_day_tell_when(sentence):
    lima, _ = sentence["places"]
    assert "Tuesday" in [sentence["text"][one] for one in words(sentence, lima["times"])]


def test_what_a_person_says_is_what_is_learnt(sentence):
    lima, cusco = sentence["places"]
    assert lima["labels"] == {
        "role": ["literal"],
        "event_type": ["Violence against civilians"],
        "place_role": ["site"],
        "status": ["confirmed", "reported"],
        "age": ["week"],
    }
    assert cusco["labels"] == {"role": ["literal"], "age": ["open end"]}


def test_words_of_another_sentence_teach_nothing():
    away = mention("Lima", ["fell"])
    (found,) = sentences_of(GoldDispatch(ARTICLE, (away,)), SpacyParser(), RuleTimeTagger())
    assert found["places"][0]["events"] is None


def test_nothing_is_learnt_of_what_was_not_judged():
    assert labels_of(mention("Lima", None, role=None), ARTICLE.published) == {}


def test_records_of_corpora_keep_their_fold(tmp_path):
    case, plover = tmp_path / "case.jsonl", tmp_path / "plover.jsonl"
    snippet = {"EventSnippet": "A typhoon tore off roofs.", "SubType": "NATURAL_DISASTER"}
    case.write_text(json.dumps(snippet), encoding="utf-8")
    plover.write_text(json.dumps({"text": "Peru gave tents.", "event": "AID"}), encoding="utf-8")
    first, *_, last = kinds_of(case, plover)
    assert first["labels"] == {"sub_event": "Natural disaster"}
    assert first["fold"] == fold_of(first["text"])
    assert (list(last["labels"]), last["fold"]) == (["plover"], None)
