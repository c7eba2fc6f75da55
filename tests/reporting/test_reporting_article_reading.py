"""One article read: what the encoder may change, and what stays as it was given."""

import pytest

from geo.model import MapAs, Role

BURNT = "A market burnt down in [~Lima] on Friday, killing nine people."
DENIED = "[Moscow] denied on Friday that it had sent troops."


@pytest.mark.parametrize(
    ("text", "name", "role"), [(BURNT, "Lima", Role.LITERAL), (DENIED, "Moscow", Role.ASSOCIATIVE)]
)
def test_a_role_that_the_sentence_surely_contradicts_is_changed_and_told(read, text, name, role):
    report = read(text).at(name)
    assert report.resolution.toponym.role is role
    assert report.resolution.toponym.made_by.startswith("test, role by passages-")
    assert (report.where.map_as is MapAs.ASSOCIATIVE) is (role is Role.ASSOCIATIVE)


@pytest.mark.parametrize(("text", "name"), [(BURNT, "Lima"), (DENIED, "Moscow")])
def test_the_rules_alone_keep_the_role(ruled, read, text, name):
    assert ruled(text).at(name).resolution == ruled(text).resolutions[0]


def test_a_role_that_fits_is_as_it_was_given(read):
    reading = read("A market burnt down in [Lima] on Friday.")
    assert reading.at("Lima").resolution == reading.resolutions[0]


def test_datelines_and_menus_keep_their_role(read):
    for text in ("[~LIMA|Lima] (AP) -- A market burnt down.", "Sign up for our [Lima] newsletter"):
        reading = read(text)
        assert reading.reports[0].resolution == reading.resolutions[0]


def test_an_event_of_two_words_keeps_both_whatever_its_kind(read):
    reading = read("A warplane was shot down near [Lima].")
    assert reading.trigger("Lima") == "shot down"
    assert read("Police fired tear gas in [Lima].").trigger("Lima") == "tear gas"
