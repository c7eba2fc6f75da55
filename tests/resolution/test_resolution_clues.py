"""The words around a mention."""

import pytest

from geo.model import FeatureClass, Span
from geo.resolution.clues import Relation, read_clues

HOLDERS = {"Texas", "Lamar County", "Fla", "Fla.", "N.C.", "Illinois", "Ukraine", "Donetsk"}


def clues_of(text, name):
    start = text.index(name)
    return read_clues(text, Span(start, start + len(name)), HOLDERS.__contains__)


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("across the Kursk region on Monday", "Kursk", FeatureClass.REGION),
        ("in Hays County, officials", "Hays", FeatureClass.DISTRICT),
        ("in Hays County, officials", "Hays County", FeatureClass.DISTRICT),
        ("the city of Kursk", "Kursk", FeatureClass.SETTLEMENT),
        ("the state of Georgia", "Georgia", FeatureClass.REGION),
        ("along the Ohio River", "Ohio", FeatureClass.WATER),
        ("in Fairfax and Loudoun counties", "Fairfax", FeatureClass.DISTRICT),
        ("in Sumy and Kharkiv regions", "Sumy", FeatureClass.REGION),
        ("Lake Victoria rose", "Lake Victoria", FeatureClass.WATER),
        ("went to Kursk regional court", "Kursk", None),
        ("Oaxaca State, Mexico", "Mexico", None),
    ],
)
def test_a_word_tells_the_kind_of_place(text, name, feature):
    assert clues_of(text, name).feature is feature


def test_a_word_that_follows_makes_a_longer_name():
    assert clues_of("the Kursk region", "Kursk").extended == "Kursk region"
    assert clues_of("in Fairfax and Loudoun counties", "Fairfax").extended == "Fairfax county"
    assert clues_of("the city of Kursk", "Kursk").extended is None


def test_a_front_is_noticed():
    assert clues_of("on the Kursk front", "Kursk").is_front
    assert not clues_of("in front of Kursk", "Kursk").is_front


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NAIROBI, Kenya (Reuters) - Police", True),
        ("NAIROBI — Police", True),
        ("Police said. NAIROBI is calm.", False),
        ("Nairobi police said", False),
    ],
)
def test_a_dateline_is_noticed(text, expected):
    name = "NAIROBI" if "NAIROBI" in text else "Nairobi"
    assert clues_of(text, name).is_dateline is expected


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("in Paris, Texas, on", "Paris", [("Texas", Relation.COMMA)]),
        (
            "in Paris, Lamar County, Texas.",
            "Paris",
            [("Lamar County", Relation.COMMA), ("Texas", Relation.COMMA)],
        ),
        ("in Naples, Fla., on", "Naples", [("Fla.", Relation.COMMA)]),
        ("in Durham (N.C.) and", "Durham", [("N.C.", Relation.COMMA)]),
        ("Springfield in Illinois", "Springfield", [("Illinois", Relation.WITHIN)]),
        (
            "Pokrovsk, a town in the Donetsk region, Ukraine",
            "Pokrovsk",
            [("Donetsk", Relation.WITHIN)],
        ),
        ("Kharkiv in eastern Ukraine", "Kharkiv", [("Ukraine", Relation.WITHIN)]),
        ("Ukraine's second city Kharkiv", "Kharkiv", [("Ukraine", Relation.OWNER)]),
        ("the Illinois town of Springfield", "Springfield", [("Illinois", Relation.OWNER)]),
        ("in Naples, Florence and Rome", "Naples", []),
        ("in Paris. Texas was", "Paris", []),
    ],
)
def test_the_names_that_hold_it_are_found(text, name, found):
    qualifiers = clues_of(text, name).qualifiers
    assert [(one.name, one.relation) for one in qualifiers] == found
    assert all(one.span.of(text) == one.name for one in qualifiers)
