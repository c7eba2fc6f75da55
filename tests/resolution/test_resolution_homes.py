"""Where a publisher is at home is learned from its earlier articles, and never from later ones."""

import pytest

from geo.model import Article, Parse
from geo.resolution import PublisherHomes, RankingResolver
from geo.resolution.homes import ARTICLES, NOWHERE, SURE

NO_PARSE = Parse((), (), "none")
TEXAN = "Roads in Paris, Texas, and in Dallas, Texas, were icy. Case {}."
BARE = "The council of Paris raised the price of water."
PARIS_TEXAS = 4717560
PARIS_FRANCE = 2988507


@pytest.fixture
def read(gazetteer, mark):
    """Resolve a text for a publisher and return the GeoNames id of Paris."""
    resolver = RankingResolver(gazetteer)

    def resolved(text, **fields):
        toponyms = mark(text, "Paris", "Texas", "Dallas")
        found = resolver.resolve(Article(text, **fields), NO_PARSE, toponyms)
        return next(one for one in found if one.toponym.surface == "Paris")

    return resolved


def test_a_county_paper_means_the_town_of_its_county(read):
    assert read(BARE, publisher="Lamar Courier").place.geonames_id == PARIS_FRANCE
    for number in range(8):
        read(TEXAN.format(number), publisher="Prairie Courier")
    paris = read(BARE, publisher="Prairie Courier")
    assert paris.place.geonames_id == PARIS_TEXAS
    assert any("publisher" in reason for reason in paris.candidates[0].reasons)
    assert read(BARE, publisher="Le Monde").place.geonames_id == PARIS_FRANCE


def test_reading_an_article_again_gives_the_same_answer(read):
    first = read(BARE, publisher="Prairie Courier")
    for number in range(8):
        read(TEXAN.format(number), publisher="Prairie Courier")
    assert read(BARE, publisher="Prairie Courier") == first


def test_an_article_without_publisher_teaches_nothing(read):
    for number in range(8):
        read(TEXAN.format(number))
    assert read(BARE).place.geonames_id == PARIS_FRANCE


def test_a_blank_name_is_no_publisher_and_spaces_make_no_other_one():
    homes = PublisherHomes()
    for text, publisher in (("1", " "), ("2", ""), ("3", None), ("4", " Prairie  Courier\n")):
        homes.learn(Article(text, publisher=publisher), ())
    assert homes.home_of(Article("New.", publisher="  ")) == NOWHERE
    assert homes.home_of(Article("New.", publisher="prairie courier")).articles == 1


def test_one_outlet_is_known_by_its_host_whatever_it_is_called(gazetteer, mark):
    homes = PublisherHomes()
    text = TEXAN.format(1)
    resolver = RankingResolver(gazetteer, homes=homes)
    article = Article(text, publisher="The Courier", url="https://www.courier.example/1")
    resolver.resolve(article, NO_PARSE, mark(text, "Paris", "Texas", "Dallas"))
    again = Article("Another day.", publisher="Courier", url="https://courier.example/2")
    assert homes.home_of(again).articles == 1
    assert homes.home_of(Article("Another day.", publisher="Other")) == NOWHERE


def test_only_sure_places_and_the_latest_articles_are_remembered(gazetteer, mark):
    homes = PublisherHomes()
    resolver = RankingResolver(gazetteer, homes=homes)
    for number in range(ARTICLES + 5):
        text = f"Trains from Lima to Cusco, Peru, were late, the {number}th time."
        toponyms = mark(text, "Lima", "Cusco", "Peru")
        found = resolver.resolve(Article(text, publisher="P"), NO_PARSE, toponyms)
        sure = {one.place.name for one in found if one.confidence >= SURE}
    home = homes.home_of(Article("New.", publisher="P"))
    assert home.articles == ARTICLES
    assert sure
    assert {place.name for place, share in home.shares if share == 1.0} == sure
    assert 0.9 < home.trust < 1.0
