"""What the gazetteer lacks is placed within what the article says holds it, or not at all."""

import numpy as np
import pytest

from geo.model import Article, Parse
from geo.resolution import RankingResolver, surroundings_of
from geo.resolution.holders import SAME_AREA_KM
from geo.resolution.surroundings import (
    HOLDER_FEATURES,
    INSIDE_PLACES,
    MAIN_PLACES,
    NEIGHBOURS,
    NO_HOLDER_FEATURES,
)

NO_PARSE = Parse((), (), "none")

# text, names to resolve, unknown name, GeoNames id of what holds it
HELD = {
    "a street beside its town": (
        "A fire closed shops on Fennimore Row, Nairobi, on Friday.",
        ["Fennimore Row", "Nairobi"], "Fennimore Row", 184745,
    ),
    "a hospital with its town inside": (
        "Crowds in Lima marched. Six people were taken to Lima Emergency Hospital by bus.",
        ["Lima Emergency Hospital", "Lima"], "Lima Emergency Hospital", 3936456,
    ),
    "a parliament with its country inside": (
        "Protesters in Nairobi threw stones before the Kenyan Senate building.",
        ["Nairobi", "Kenyan Senate"], "Kenyan Senate", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("example", HELD)
def test_what_holds_an_unknown_name_is_read_from_the_article(resolve, example):
    text, names, asked, expected = HELD[example]
    found = resolve(text, names)[asked]
    assert found.within_km == 10.0
    assert found.unresolved_reason is None
    assert found.place.country_code in ("KE", "PE")
    if expected:
        assert found.place.geonames_id == expected
    assert 0.5 <= found.confidence <= 1.0
    assert found.candidates[0].place == found.place
    assert any("gazetteer lacks" in reason for reason in found.candidates[0].reasons)


def test_a_name_that_the_gazetteer_knows_is_never_only_within(resolve):
    found = resolve("Trains from Nairobi to Lima ran late.", ["Nairobi", "Lima"])
    assert all(resolution.within_km is None for resolution in found.values())


def test_of_an_unknown_village_only_the_area_is_known(resolve):
    text = (
        "NAIROBI, Kenya. Roads flooded in Ngeremara. Trucks left Nairobi for Ngeremara. "
        "Nairobi sent help."
    )
    found = resolve(text, ["NAIROBI", "Kenya", "Nairobi", "Ngeremara"])["Ngeremara"]
    assert found.place.geonames_id == 184745
    assert found.within_km == SAME_AREA_KM


def test_a_village_near_a_town_does_not_lie_in_it(resolve):
    text = "Nairobi was calm. Roads flooded in Ngeremara near Nairobi. Nairobi police closed them."
    found = resolve(text, ["Nairobi", "Ngeremara"])["Ngeremara"]
    assert found.within_km == SAME_AREA_KM
    assert any("near" in reason for reason in found.candidates[0].reasons)


@pytest.mark.parametrize(
    ("text", "unknown", "within_km"),
    [
        ("Rain fell in Nairobi. Police closed Fennimore Street.", "Fennimore Street", 10.0),
        ("Rain fell in Nairobi. Water filled Fennimore Valley.", "Fennimore Valley", SAME_AREA_KM),
        ("Water filled Fennimore Valley, Nairobi.", "Fennimore Valley", 10.0),
    ],
)
def test_a_valley_is_in_the_town_only_where_the_article_puts_it_there(
    resolve, text, unknown, within_km
):
    found = resolve(text, ["Nairobi", unknown])[unknown]
    assert found.place.geonames_id == 184745
    assert found.within_km == within_km


def test_with_no_place_around_an_unknown_name_stays_unresolved(resolve):
    found = resolve("A fire closed shops on Fennimore Row on Friday.", ["Fennimore Row"])
    resolution = found["Fennimore Row"]
    assert (resolution.place, resolution.within_km) == (None, None)
    assert resolution.unresolved_reason == "no place of this name in the gazetteer"


def test_a_bare_direction_lies_within_nothing(resolve):
    assert resolve("Troops in Lima looked to the North.", ["Lima", "North"])["North"].place is None


def test_an_unknown_name_has_one_holder_in_an_article(gazetteer, mark):
    text = "Fennimore Row, Nairobi, was closed. " + "Rain fell. " * 80 + "Fennimore Row reopened."
    toponyms = mark(text, "Fennimore Row", "Nairobi")
    found = RankingResolver(gazetteer).resolve(Article(text), NO_PARSE, toponyms)
    rows = [one for one in found if one.toponym.surface == "Fennimore Row"]
    assert len(rows) == 2
    assert rows[0].place == rows[1].place
    assert rows[0].confidence == rows[1].confidence


def test_the_options_are_few_however_long_the_article_is(gazetteer, mark):
    places = ["Lima", "Nairobi", "Paris", "Naples", "Rosario", "Seville", "Beirut", "Tripoli"]
    text = ". ".join(places * 50) + ". Fennimore Row. " + ". ".join(places * 50)
    toponyms = mark(text, "Fennimore Row", *places)
    resolutions = RankingResolver(gazetteer).resolve(Article(text), NO_PARSE, toponyms)
    unknown = next(one for one in toponyms if one.surface == "Fennimore Row")
    options = surroundings_of(Article(text), resolutions, gazetteer).options(unknown)
    assert len(options.options) <= 2 * NEIGHBOURS + MAIN_PLACES + INSIDE_PLACES
    assert options.features.shape == (len(options.options), len(HOLDER_FEATURES))
    assert options.absence.shape == (len(NO_HOLDER_FEATURES),)
    assert np.isfinite(options.features).all()
