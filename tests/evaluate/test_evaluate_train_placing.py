"""Fitting the places of events to annotated articles."""

from __future__ import annotations

import pytest

from geo.evaluate.train_placing import (
    FOLDS,
    GoldArticle,
    GoldEvent,
    cross_validate,
    fit,
    gold_article,
)
from geo.model import Article, Span
from geo.reporting.placing import Choice
from geo.reporting.spots import Spot
from geo.syntax import SpacyParser

HERE, THERE = Span(0, 4), Span(10, 14)


def spot(span: Span) -> Spot:
    return Spot(span, str(span), 0, 0, "literal", "settlement", "in")


def event(place: Span = HERE, is_listed: bool = True) -> GoldEvent:
    choices = (Choice(spot(HERE), ("near",)), Choice(spot(THERE), ("far",)))
    return GoldEvent(choices, (place,), is_listed)


def articles(*events: GoldEvent) -> list[GoldArticle]:
    return [GoldArticle("made up", number % FOLDS, events) for number in range(40)]


def test_the_place_that_was_annotated_is_learnt():
    weights = fit(articles(event()))
    assert weights.score(["near"]) > weights.score(["far"])


def test_every_article_is_measured_once_by_weights_of_other_folds():
    score = cross_validate(articles(event()))["made up"]
    assert (score.gold, score.first, score.found) == (40, 40, 40)


def test_a_place_that_no_spot_touches_counts_as_wrong():
    score = cross_validate(articles(event(), event(Span(90, 95))))["made up"]
    assert (score.gold, score.among, score.first) == (80, 40, 40)


def test_an_event_that_is_not_listed_has_no_place():
    score = cross_validate(articles(event(is_listed=False)))["made up"]
    assert (score.gold, score.found, score.links) == (40, 0, 0)


@pytest.mark.parametrize("many", [True, False])
def test_records_with_one_event_or_many_are_read(many):
    text = "Gunmen attacked worshippers in a village."
    attack = {"start": 7, "end": 15, "places": [{"start": 31, "end": 40}]}
    record = {"id": "1", "text": text}
    record |= {"events": [attack]} if many else {"trigger": attack, "places": attack["places"]}
    article = Article(text)
    read = gold_article("made up", record, (article, SpacyParser().parse(text), ()))
    (gold,) = read.events
    assert gold.is_listed
    assert gold.case().right == [True]
