"""Where an article is at home."""

import pytest

from geo.model import Article
from geo.resolution.area_codes import regions_of_telephones
from geo.resolution.publishers import publisher_country
from geo.resolution.setting import read_setting
from geo.resolution.vocabulary import countries_of_words


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        (None, "https://www.example.co.uk/story", "GB"),
        ("www.example.com.au", None, "AU"),
        ("Example Herald", "http://example.ke/a?b=c.de", "KE"),
        ("Example Herald", "https://example.com/story", None),
        ("Example Herald", "https://example.io/story", None),
        (None, None, None),
        ("....", "javascript:alert(1)", None),
    ],
)
def test_a_national_domain_tells_the_publishers_country(publisher, url, country):
    assert publisher_country(Article("", publisher=publisher, url=url)) == country


def test_telephone_numbers_tell_the_state():
    text = "Call 903-555-0142 or (416) 555-0199, not 1-2-3 or 12345-903-555-0142."
    assert regions_of_telephones(text) == {("US", "TX"), ("CA", "08")}


def test_words_tell_the_country():
    american = countries_of_words("The sheriff told the school district's high school sophomores.")
    assert max(american, key=american.get) == "US"
    british = countries_of_words("Cllr Smith, of the borough council, thanked the constabulary.")
    assert max(british, key=british.get) == "GB"
    assert countries_of_words("") == {}


def test_a_publisher_may_be_called_after_its_town():
    setting = read_setting(Article("", publisher="Palestine Herald", url=None))
    assert setting.names_publisher("Palestine")
    assert not setting.names_publisher("Herat")
    assert not setting.names_publisher("Pal")
