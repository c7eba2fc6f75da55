"""How far a place reaches, so that what it holds is never said to lie nearer than it may."""

import pytest
import shapely

from geo.gazetteer import EmbeddedGazetteer
from geo.model import Article, FeatureClass, Footprint, Parse, Place
from geo.resolution import RankingResolver
from geo.resolution.extent import extent_km

PERU = Place("geonames:3932488", "Peru", FeatureClass.COUNTRY, -10.0, -76.0, "PE")


class OutlinedGazetteer:
    """Knows one outline: that of a box about Peru."""

    def footprint(self, place_id):
        wkb = shapely.to_wkb(shapely.box(-81.0, -18.0, -69.0, 0.0))
        return Footprint(place_id, wkb, -10.0, -76.0) if place_id == PERU.id else None


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [
        (Place("x", "Known", FeatureClass.DISTRICT, 0.0, 0.0, "KE", radius_km=28.0), 28.0, 28.0),
        (Place("x", "Bare", FeatureClass.COUNTRY, 0.0, 0.0, "KE"), 0.0, 0.0),
        (Place("x", "Lost", FeatureClass.COUNTRY, 0.0, 0.0, "KE", has_footprint=True), 0.0, 0.0),
        (Place(PERU.id, "Peru", FeatureClass.COUNTRY, -10.0, -76.0, "PE", has_footprint=True),
         1350.0, 1360.0),
    ],
)  # fmt: skip
def test_a_place_reaches_to_the_farthest_point_of_its_outline(place, least, most):
    assert least <= extent_km(place, OutlinedGazetteer()) <= most


def test_what_a_country_holds_may_lie_anywhere_in_it(gazetteer_folder, mark):
    text = "Protesters threw stones before the Kenyan Senate on Friday. Kenya was tense."
    resolver = RankingResolver(EmbeddedGazetteer(gazetteer_folder))
    toponyms = mark(text, "Kenyan Senate", "Kenya")
    senate = resolver.resolve(Article(text), Parse((), (), "none"), toponyms)[0]
    assert senate.place.feature is FeatureClass.COUNTRY
    assert senate.within_km > 500.0
