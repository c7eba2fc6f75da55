"""A small namesake abroad gives way to what the text says: it lies where the text puts it."""

from __future__ import annotations

import pytest

from geo.model import Candidate, FeatureClass, Form, Place, Resolution, Role, Span, Toponym
from geo.resolution.holders import SAME_AREA_KM
from geo.resolution.stated import with_stated

PERU = Place("test:pe", "Peru", FeatureClass.COUNTRY, -9.2, -75.0, "PE", population=33_000_000)
PUNO = Place("test:puno", "Puno", FeatureClass.REGION, -15.0, -70.0, "PE", "21", radius_km=150.0)
JULI_ABROAD = Place("test:juli", "Juli", FeatureClass.SETTLEMENT, 41.0, 20.0, "AL", population=900)
JULI = Place("test:juli-pe", "Juli", FeatureClass.SETTLEMENT, -16.2, -69.5, "PE", "21")
LIMA_ABROAD = Place(
    "test:lima", "Lima", FeatureClass.SETTLEMENT, 40.7, -84.1, "US", population=800_000
)


class NoOutlines:
    """A gazetteer that knows no extents."""

    def footprint(self, place_id):
        del place_id


def resolution(text, surface, place, *others, confidence=0.9):
    start = text.index(surface)
    span = Span(start, start + len(surface))
    toponym = Toponym(span, surface, Role.LITERAL, Form.NAME, 1.0, "test")
    candidates = tuple(Candidate(one, 0.4, ()) for one in (place, *others))
    return Resolution(toponym, place, confidence, candidates, None, "test")


def placed(text, *resolutions):
    return with_stated(text, resolutions, NoOutlines())


@pytest.mark.parametrize(
    "text",
    [
        "A bus burned in Juli in Peru's Puno region.",
        "A bus burned in Juli, in southern Peru.",
        "Buses burned in Juli and Ilave in Peru.",
    ],
)
def test_a_small_place_lies_where_the_text_puts_it(text):
    wide = [one for one in (PERU, PUNO) if one.name in text]
    others = [resolution(text, one.name, one) for one in wide]
    if "Ilave" in text:
        others.append(resolution(text, "Ilave", JULI_ABROAD))
    juli = placed(text, resolution(text, "Juli", JULI_ABROAD), *others)[0]
    assert juli.place in wide
    assert juli.within_km == (150.0 if juli.place is PUNO else SAME_AREA_KM)
    assert sum(one.score for one in juli.candidates) <= 1
    assert [one.place for one in juli.candidates] == [juli.place, JULI_ABROAD]


def test_a_namesake_in_the_country_is_no_reason_to_doubt():
    text = "A bus burned in Juli in Peru."
    given = resolution(text, "Juli", JULI_ABROAD, JULI)
    assert placed(text, given, resolution(text, "Peru", PERU))[0] == given


def test_a_large_city_abroad_is_only_listed_beside_it():
    text = "Talks were held in Lima and Juli in Peru."
    lima = resolution(text, "Lima", LIMA_ABROAD)
    assert placed(text, lima, resolution(text, "Peru", PERU))[0] == lima


def test_a_comma_puts_nothing_anywhere():
    text = "A bus burned in Juli, Peru said."
    given = resolution(text, "Juli", JULI_ABROAD)
    assert placed(text, given, resolution(text, "Peru", PERU))[0] == given


def test_an_unsure_country_puts_nothing_anywhere():
    text = "A bus burned in Juli in Peru."
    given = resolution(text, "Juli", JULI_ABROAD)
    assert placed(text, given, resolution(text, "Peru", PERU, confidence=0.5))[0] == given
