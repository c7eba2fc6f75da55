"""Villages that no gazetteer lists: joined by their name within a country, told on no map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dispatches import STRIKE, filed

from geo.linking import ClaimKind, EventLinker, side_by_side
from geo.model import FeatureClass, MapAs, Place, PlaceRole, Quantity, Span

MALI = Place("test:20", "Mali", FeatureClass.COUNTRY, 17.0, -4.0, "ML")
NIGER = Place("test:21", "Niger", FeatureClass.COUNTRY, 17.0, 8.0, "NE")


def named(name, quote, within=None, role=PlaceRole.SITE, place=None, **what):
    """Return a report of a raid at `name`, unresolved or only known to lie within a country."""
    made = filed(quote, place or MALI, replace(STRIKE, trigger=Span(0, 5), **what), publisher=quote)
    start = quote.index(name)
    toponym = replace(
        made.report.resolution.toponym, span=Span(start, start + len(name)), surface=name
    )
    resolution = replace(
        made.report.resolution, toponym=toponym, place=place or within, within_km=within and 500.0
    )
    where = replace(made.report.where, place_role=role, map_as=MapAs.LIST)
    return replace(made, report=replace(made.report, resolution=resolution, where=where))


def events(*reports):
    return EventLinker().link(reports)


def told_in(country, quote, **what):
    """Return the unresolved report of an article and that of the country that it names."""
    whole = named(country.name, quote, role=PlaceRole.CONTAINER, place=country)
    return named("Tirowa", quote, **what), whole


def test_two_articles_on_one_unlisted_village_of_one_country_tell_of_one_event():
    first = told_in(MALI, "Raids hit Tirowa in Mali, a chief said.")
    second = told_in(MALI, "Many died in Tirowa, northern Mali, on that day.")
    (event,) = events(*first, *second)
    assert set(event.report_ids) == {first[0].report.id, second[0].report.id}
    assert event.place_id is None


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [
        ("Tirowa", MALI, 1),
        ("village of Tirówa", MALI, 1),
        ("Zabrela", MALI, 2),
        ("Tirowa", NIGER, 2),
    ],
)
def test_the_name_and_the_country_must_agree(name, country, number):
    first = named("Tirowa", "Raids hit Tirowa, a chief said.", within=MALI)
    other = named(name, f"Raids hit {name}, a chief said at dusk.", within=country)
    assert len(events(first, other)) == number


def test_a_name_that_one_article_alone_tells_of_is_no_event():
    assert events(*told_in(MALI, "Raids hit Tirowa in Mali, a chief said.")) == ()


def test_a_village_and_the_country_of_one_event_word_are_one_event():
    quote = "Raids hit Tirowa in Mali, a chief said."
    village, country = named("Tirowa", quote), named("Mali", quote, place=MALI)
    (event,) = events(village, country)
    assert len(event.report_ids) == 2


def test_numbers_of_one_unlisted_village_compare():
    def dead(number):
        return {"quantities": (Quantity(Span(0, 1), number, number, "dead", None),)}

    first, _ = told_in(MALI, "Raids hit Tirowa in Mali, a chief said.", **dead(3.0))
    second, _ = told_in(MALI, "Raids hit Tirowa in Mali, the army said.", **dead(9.0))
    assert side_by_side([first, second])[1].kind == ClaimKind.CONFLICT
