"""Cyrillic names in the cases of running text are found under their base form."""

import pytest

from geo.gazetteer.inflection import MOST_FORMS, base_forms
from geo.gazetteer.names import key


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("Харькове", "Харьков"),
        ("Москвы", "Москва"),
        ("Москвой", "Москва"),
        ("Казани", "Казань"),
        ("Мариуполя", "Мариуполь"),
        ("Сумах", "Сумы"),
        ("России", "Россия"),
        ("Курской области", "Курская область"),
        ("Курскую область", "Курская область"),
        ("Києві", "Київ"),
        ("Харкова", "Харків"),
        ("Одесі", "Одеса"),
        ("Донецьку", "Донецьк"),
        ("Костянтинівці", "Костянтинівка"),
        ("Дніпрі", "Дніпро"),
        ("Запоріжжі", "Запоріжжя"),
        ("Харківської області", "Харківська область"),
        ("Сумській області", "Сумська область"),
        ("Івано-Франківську", "Івано-Франківськ"),
    ],
)
def test_the_base_form_is_among_those_that_are_proposed(written, base):
    assert key(base) in set(base_forms(key(written)))


@pytest.mark.parametrize("name", ["", "Lima", "Рим", "평양", "ов" * 5_000, "і " * 500])
def test_short_foreign_and_hostile_names_cost_little(name):
    forms = list(base_forms(key(name)))
    assert key(name) not in forms
    assert len(forms) < MOST_FORMS


@pytest.mark.parametrize(
    ("written", "name"),
    [("Харькове", "Kharkiv"), ("Києві", "Kyiv"), ("Курской области", "Kursk Oblast"),
     ("Костянтинівці", "Kostyantynivka")],
)  # fmt: skip
def test_an_inflected_name_finds_its_place(gazetteer, written, name):
    assert gazetteer.lookup(written)[0].place.name == name


def test_a_name_that_exists_as_written_is_not_taken_for_another(gazetteer):
    assert gazetteer.lookup("Суми")[0].place.name == "Sumy"
    assert gazetteer.lookup("Черкаси")[0].kind == "alternate"
