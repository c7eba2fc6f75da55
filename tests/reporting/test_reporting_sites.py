"""Noun phrases that name a kind of place, though no place by name."""

import pytest

from geo.model import Article, Span
from geo.reporting.document import Document
from geo.reporting.sites import NAME, nominal_sites


@pytest.fixture
def sites(parser):
    """Return the nominal sites of a text as (phrase, kind)."""

    def of(text, toponyms=()):
        document = Document(Article(text), parser.parse(text))
        spans = [Span(text.index(name), text.index(name) + len(name)) for name in toponyms]
        return [(one.span.of(text), one.kind) for one in nominal_sites(document, spans)]

    return of


def test_a_kind_of_place_is_found_with_what_describes_it(sites):
    assert sites("Police searched a crowded polling station.") == [
        ("a crowded polling station", "ground")
    ]


def test_a_toponym_is_no_nominal_site(sites):
    assert sites("Rain fell in Lima.", ["Lima"]) == []


def test_the_phrase_ends_at_its_noun(sites):
    assert sites("A fire destroyed the market near Lima.", ["Lima"]) == [("the market", "building")]


def test_a_noun_that_only_describes_another_is_no_site(sites):
    assert sites("The village doctor resigned.") == []


def test_an_unknown_name_after_a_preposition_of_place_is_a_site(sites):
    assert (("Zubrowka", NAME)) in sites("Rebels met in Zubrowka.")


def test_words_that_only_point_are_sites(sites):
    assert sites("Many workers went abroad.") == [("abroad", "pointing")]


def test_things_are_no_sites(sites):
    assert sites("The minister signed the letter.") == []


@pytest.mark.parametrize("text", ["", "\x00", "\ud800 in \udfff", "()"])
def test_hostile_text_has_none_or_some_but_never_fails(sites, text):
    assert isinstance(sites(text), list)


def test_what_a_name_right_before_it_names_is_no_site_of_its_own(sites):
    assert sites("Fighting raged in the Kharkiv region.", ["Kharkiv"]) == []


@pytest.mark.parametrize("when", ["March", "Nov. 5", "Tuesday"])
def test_a_month_or_day_is_no_site(sites, when):
    assert sites(f"They resigned in {when}.") == []
