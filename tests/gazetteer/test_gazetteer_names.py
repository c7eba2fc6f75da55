import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.names import division, key, romanized
from geo.model import FeatureClass


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pyŏngyang", "P'yongyang"),
        ("PYONGYANG", "P’yŏngyang"),
        ("São Paulo", "Sao Paulo"),
        ("Saint Louis", "St. Louis"),
        ("Mount Vernon", "Mt Vernon"),
        ("Fort Myers", "Ft. Myers"),
        ("The Hague", "Hague"),
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
        ("Dnipropetrovs'k", "Dnipropetrovsk"),
    ],
)
def test_writings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Kursk", "Kursk Oblast"), ("Korea", "North Korea")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=60))
def test_any_text_has_a_key_that_is_stable(text: str) -> None:
    once = key(text)
    assert once == " ".join(once.split())
    assert not {".", "'", "-"} & set(once)


def test_cyrillic_and_greek_are_romanized_and_other_scripts_are_not() -> None:
    assert romanized("Москва") == "moskva"
    assert romanized("平壤") is None
    assert romanized("Kyiv") is None


@pytest.mark.parametrize(
    ("name", "base", "likeliest"),
    [
        ("Kursk Oblast", "kursk", FeatureClass.REGION),
        ("state of Texas", "texas", FeatureClass.REGION),
        ("Anhui province", "anhui", FeatureClass.REGION),
        ("Lee County", "lee", FeatureClass.DISTRICT),
        ("County Cavan", "cavan", FeatureClass.DISTRICT),
        ("Rapides Parish", "rapides", FeatureClass.DISTRICT),
        ("city of Lima", "lima", FeatureClass.SETTLEMENT),
        ("Курская область", "курская", FeatureClass.REGION),
    ],
)
def test_a_region_word_says_what_is_meant(name: str, base: str, likeliest: FeatureClass) -> None:
    parts = division(key(name))
    assert parts is not None
    assert (parts.base, parts.features[0]) == (base, likeliest)


def test_a_bare_name_has_no_region_word() -> None:
    assert division(key("Kursk")) is None
    assert division(key("Oblast")) is None
