"""Which of the places around an event word it happened at, likeliest first."""

import pytest

from geo.model import PlaceRole
from geo.reporting.document import Document
from geo.reporting.mentions import listed_triggers
from geo.reporting.placing import MOST, choices_of, likeliest, placing_weights
from geo.reporting.spots import Spots


@pytest.fixture
def places(read):
    """Return the places of an event word as (surface, role), in their order."""

    def of(marked, word):
        reading = read(marked)
        text = reading.article.text
        (mention,) = (one for one in reading.event_mentions if one.span.of(text) == word)
        return [(place.span.of(text), place.role) for place in mention.places]

    return of


def test_the_place_of_the_clause_comes_first(places):
    found = places("Rebels shelled [Izium] and police searched homes in [Kharkiv].", "searched")
    assert found[0][0] == "Kharkiv"


def test_a_kind_of_place_may_be_the_place(places):
    found = places("Gunmen attacked worshippers in a village.", "attacked")
    assert found[0] == ("a village", PlaceRole.SITE)


def test_what_holds_the_place_comes_last_and_as_its_container(places):
    found = places("A storm flooded homes in [Tampa], [Florida].", "flooded")
    assert ("Tampa", PlaceRole.SITE) in found
    assert found[-1] == ("Florida", PlaceRole.CONTAINER)


def test_the_place_of_a_movement_is_where_it_leads(places):
    found = places("The families fled to [Nairobi].", "fled")
    assert found[0] == ("Nairobi", PlaceRole.DESTINATION)


def test_an_event_without_any_place_in_reach_has_none(places):
    assert places("The players celebrated.", "celebrated") == []


def test_few_places_are_told_however_many_are_near(read):
    reading = read(
        "Protests spread in [Lima], [Cusco], [Nairobi], [Mombasa], [Valencia] and [Geneva]."
    )
    document = Document(reading.article, reading.parse)
    spots = Spots(document, reading.resolutions)
    for trigger in listed_triggers(document):
        assert len(likeliest(choices_of(document, spots, trigger), placing_weights())) <= MOST


def test_the_weights_that_ship_name_only_features_that_are_read(read):
    reading = read("Rebels shelled [Izium] on Monday. They left the village.")
    document = Document(reading.article, reading.parse)
    spots = Spots(document, reading.resolutions)
    (trigger, *_) = listed_triggers(document)
    names = {name for one in choices_of(document, spots, trigger) for name in one.features}
    assert names & placing_weights().weights.keys()
