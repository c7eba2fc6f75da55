"""The weights that look over the rules' answers: what they may change, and what they may not."""

from dataclasses import replace

import pytest

from geo.model import Article, EventType, FeatureClass, PlaceRole, Role
from geo.reporting.document import Document
from geo.reporting.kinds import Kinds
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.sentence_reader import SentenceReader
from geo.reporting.stacking import (
    ROLES,
    Draft,
    draft_of,
    reconsidered,
    role_features,
    stacking_weights,
    type_features,
)

NOTHING = Logistic("test", {}, 0.0, 0.5, frozenset())


def draft(event_type=EventType.MENTION, place_role=PlaceRole.SITE):
    return Draft(event_type, place_role, ("",), frozenset(), {}, {}, {}, frozenset())


def weights(**by_name):
    named = {name.replace("_", "|", 1): weight for name, weight in by_name.items()}
    return Logistic("test", named, 0.0, 0.5, frozenset())


def test_a_place_in_the_background_has_no_event():
    for_background = weights(background_=3.0)
    answer = reconsidered(draft(EventType.BATTLES), for_background, NOTHING)
    assert answer == (EventType.MENTION, PlaceRole.BACKGROUND)


def test_a_known_kind_of_event_gives_way_to_a_likelier_one():
    battle, site = draft(EventType.BATTLES), weights(site_=1.0)
    kept = reconsidered(battle, site, weights(**{"Civic life_": 0.4}))
    assert kept == (EventType.BATTLES, PlaceRole.SITE)
    changed = reconsidered(battle, site, weights(**{"Civic life_": 0.6}))
    assert changed == (EventType.CIVIC, PlaceRole.SITE)


def test_what_left_a_place_left_it():
    of_flight = draft(EventType.CIVIC, PlaceRole.ORIGIN)
    assert reconsidered(of_flight, weights(site_=1.0), NOTHING)[1] is PlaceRole.ORIGIN
    assert reconsidered(of_flight, weights(background_=1.0), NOTHING)[1] is PlaceRole.BACKGROUND


def test_an_event_of_a_known_kind_never_becomes_none():
    for_mention = weights(Mention_=9.0)
    kept = reconsidered(draft(EventType.BATTLES), weights(site_=1.0), for_mention)
    assert kept == (EventType.BATTLES, PlaceRole.SITE)


def test_an_event_type_must_be_clearly_likelier_than_none():
    found = Logistic("test", {"Civic life|": 0.4}, 0.0, 0.5, frozenset())
    assert reconsidered(draft(), weights(site_=1.0), found)[0] is EventType.MENTION
    found = Logistic("test", {"Civic life|": 0.6}, 0.0, 0.5, frozenset())
    assert reconsidered(draft(), weights(site_=1.0), found)[0] is EventType.CIVIC


def test_what_stands_for_a_government_keeps_its_event_and_plays_no_part():
    of_battle = draft(EventType.BATTLES, PlaceRole.BACKGROUND)
    associative = replace(of_battle, stands_for=Role.ASSOCIATIVE)
    assert reconsidered(of_battle, weights(background_=1.0), NOTHING)[0] is EventType.MENTION
    kept = reconsidered(associative, weights(site_=9.0, background_=1.0), NOTHING)
    assert kept == (EventType.BATTLES, PlaceRole.BACKGROUND)
    changed = reconsidered(associative, weights(site_=9.0), weights(**{"Civic life_": 0.6}))
    assert changed == (EventType.CIVIC, PlaceRole.BACKGROUND)


def test_part_and_event_type_are_chosen_together():
    roles = weights(background_=1.0)
    weak = Logistic("test", {"Civic life|": 0.6}, 0.0, 0.5, frozenset())
    assert reconsidered(draft(), roles, weak) == (EventType.MENTION, PlaceRole.BACKGROUND)
    strong = Logistic("test", {"Civic life|": 2.0}, 0.0, 0.5, frozenset())
    event_type, role = reconsidered(draft(), roles, strong)
    assert event_type is EventType.CIVIC
    assert role is not PlaceRole.BACKGROUND


@pytest.mark.parametrize("kind", list(EventType))
def test_features_are_named_once_and_some_have_weights(parser, kind):
    text = "The mayor's cousin painted a huge mural in Lima on Sunday."
    document = Document(Article(text), parser.parse(text))
    reader = SentenceReader(document)
    kinds = Kinds(document, listed_triggers(document))
    place = next(at for at, word in enumerate(document.words) if word == "lima")
    answer = (EventType.MENTION, PlaceRole.SITE)
    reading = reader.place(document.span_of(place, place))
    made = draft_of(
        document, kinds, place, None, answer, FeatureClass.SETTLEMENT, Role.LITERAL, reading
    )
    names = list(type_features(made, kind))
    assert len(names) == len(set(names))
    assert any(name in stacking_weights().types.weights for name in names)
    for role in ROLES:
        names = list(role_features(made, role))
        assert len(names) == len(set(names))
        assert any(name in stacking_weights().roles.weights for name in names)


def test_whatever_happens_in_plain_words_is_civic_life(read):
    what = (
        read("Volunteers installed nine sirens in [Lima] on {Sunday=2024-03-03}.").at("Lima").what
    )
    assert (what.event_type, what.sub_event_type) == (EventType.CIVIC, "Other event")


def test_a_country_where_only_that_happens_does_not_cover_the_map(read):
    where = read("Volunteers installed nine sirens in [Peru].").at("Peru").where
    assert where.unmapped_reason is not None
