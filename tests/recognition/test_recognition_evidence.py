"""What the gazetteer says about each word."""

import pytest
from tokenizers import Tokenizer

from geo.encoders import open_tokenizer
from geo.model import FeatureClass, NameMatch, Place
from geo.protocols import Gazetteer
from geo.recognition.evidence import INSIDE, Evidence, GazetteerEvidence
from geo.recognition.recognizer import MODEL_FOLDER
from geo.recognition.words import read_words


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return open_tokenizer(MODEL_FOLDER / "tokenizer.json")


def evidence_of(text: str, tokenizer: Tokenizer, gazetteer: Gazetteer) -> dict[str, int]:
    words = read_words(text, tokenizer)
    values = GazetteerEvidence(gazetteer).of(words).tolist()
    return {words.surface(index, index): value for index, value in enumerate(values)}


def test_each_word_of_a_known_name_carries_its_kind(
    tokenizer: Tokenizer, gazetteer: Gazetteer
) -> None:
    found = evidence_of("Haitian sailors left Sumy Oblast for Lima.", tokenizer, gazetteer)
    assert found["Haitian"] == Evidence.ADJECTIVAL
    assert (found["Sumy"], found["Oblast"]) == (Evidence.REGION, Evidence.REGION + INSIDE)
    assert found["Lima"] == Evidence.LARGE_CITY
    assert found["sailors"] == Evidence.NONE


def test_words_without_a_capital_are_not_looked_up(
    tokenizer: Tokenizer, gazetteer: Gazetteer
) -> None:
    assert evidence_of("lima beans", tokenizer, gazetteer)["lima"] == Evidence.NONE


def test_initials_are_matched_with_their_last_full_stop(
    tokenizer: Tokenizer, gazetteer: Gazetteer
) -> None:
    found = evidence_of("the U.S. vote", tokenizer, gazetteer)
    assert (found["U"], found["S"]) == (Evidence.COUNTRY, Evidence.COUNTRY + INSIDE)


def test_capitals_only_text_is_matched_too(tokenizer: Tokenizer, gazetteer: Gazetteer) -> None:
    assert evidence_of("FLOOD IN LIMA", tokenizer, gazetteer)["LIMA"] == Evidence.LARGE_CITY


@pytest.mark.parametrize(
    ("place_id", "evidence"), [("geonames:1", Evidence.WEAK), ("dateline:nile", Evidence.AREA)]
)
def test_a_creek_of_the_full_geonames_says_less_than_a_hand_picked_river(
    place_id: str, evidence: Evidence
) -> None:
    place = Place(place_id, "Nile", FeatureClass.WATER, 0.0, 0.0)

    class Waters:
        def lookup(self, name: str) -> tuple[NameMatch, ...]:
            return (NameMatch(place, "main", name),)

    assert GazetteerEvidence(Waters()).kind("Nile") is evidence
