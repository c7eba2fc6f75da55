"""Every event word of an article is listed, place or no place."""

from datetime import date

import pytest

from geo.model import Certainty, EventType, PlaceRole, Polarity, Status


@pytest.fixture
def mentions(read):
    """Return the event words of a marked-up text, by surface."""

    def of(marked, **told):
        reading = read(marked, **told)
        return {one.span.of(reading.article.text): one for one in reading.event_mentions}

    return of


def test_an_event_is_listed_with_its_place_and_time(mentions):
    found = mentions("Rebels shelled [Nairobi] on {Tuesday=2024-10-29}.")["shelled"]
    assert found.event_type is EventType.EXPLOSIONS
    assert found.time is not None
    assert [place.role for place in found.places] == [PlaceRole.SITE]


def test_an_event_without_a_place_is_listed_too(mentions):
    found = mentions("Thousands protested against the new tax.")["protested"]
    assert found.event_type is EventType.PROTESTS
    assert found.places == ()
    assert found.time is None


def test_a_verb_of_no_known_kind_is_listed_without_a_kind(mentions):
    found = mentions("The band rehearsed in [Lima] for a week.")["rehearsed"]
    assert found.event_type is None
    assert len(found.places) == 1


def test_what_may_happen_is_possible_and_what_is_announced_is_certain(mentions):
    found = mentions("Rebels may attack the town. The president will visit the port.")
    assert found["attack"].certainty is Certainty.POSSIBLE
    assert found["visit"].certainty is Certainty.CERTAIN
    assert found["visit"].status is Status.EXPECTED


def test_what_is_only_negotiated_is_possible(mentions):
    found = mentions("The airline has negotiated the purchase of ten aircraft in Lima.")
    assert found["negotiated"].certainty is Certainty.CERTAIN
    assert found["purchase"].certainty is Certainty.POSSIBLE


def test_what_a_clause_says_of_its_subject_is_listed_with_its_negation(mentions):
    found = mentions("The old port is not available. The new conference hall is big.")
    assert found["available"].polarity is Polarity.NEGATIVE
    assert found["big"].polarity is Polarity.POSITIVE
    assert "old" not in found


def test_a_conference_is_listed_as_an_event_also_as_a_name(mentions):
    found = mentions("She spoke at the World Water Conference in [Lima].")
    assert "Conference" in found


def test_what_did_not_happen_is_negative(mentions):
    found = mentions("The army did not attack the town.")["attack"]
    assert found.polarity is Polarity.NEGATIVE


def test_the_day_of_speaking_is_no_date_of_what_is_spoken_of(mentions):
    found = mentions(
        "Police said on {Tuesday=2024-10-29} that gunmen attacked a bus.",
        published=date(2024, 10, 31),
    )
    assert found["attacked"].time is None
    assert found["said"].time is not None


def test_event_words_do_not_overlap(read):
    spans = [one.span for one in read("An air strike hit the port of [Lima].").event_mentions]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a in spans for b in spans if a != b)


def test_words_in_a_menu_are_no_event(mentions):
    found = mentions("Home | World | Protests | Subscribe\n\nRain fell in [Lima].")
    assert found.keys() == {"Rain", "fell"}


def test_nouns_of_happenings_are_listed_and_things_are_not(mentions):
    found = mentions("The merger and the expansion pleased the government.")
    assert found.keys() == {"merger", "expansion", "pleased"}


def test_a_state_is_listed_by_its_verb_and_an_auxiliary_is_not(mentions):
    assert mentions("She is the mayor and has resigned.").keys() == {"is", "resigned"}


def test_an_event_without_a_place_has_the_nearest_one_of_its_sentence(mentions):
    found = mentions("Police in [Nairobi] raided a warehouse, and officers destroyed the guns.")
    (place,) = found["destroyed"].places
    assert place.role is PlaceRole.SITE


def test_a_place_of_the_sentence_before_is_only_background(mentions):
    found = mentions("Rain fell in [Lima]. Officers destroyed the guns.")
    (place,) = found["destroyed"].places
    assert place.role is PlaceRole.BACKGROUND


def test_a_name_that_stands_for_a_government_is_no_site(mentions):
    found = mentions("[~Moscow] praised the officers.")
    assert [place.role for place in found["praised"].places] == [PlaceRole.BACKGROUND]


def test_participles_and_states_of_people_are_listed(mentions):
    found = mentions("The army found bombed hospitals. The driver was dead.")
    assert {"bombed", "dead"} <= found.keys()
