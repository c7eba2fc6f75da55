"""Cells, folded names and search terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.codec import decode, encode, exact_text, storable
from geo.store.conditions import search_terms
from geo.store.rows import CELLS_PER_ROW, cell, cell_row, folded
from tests.contracts.records import analysis


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_cell_is_a_quarter_degree_and_rows_go_north(lat, lon):
    number = cell(lat, lon)
    assert number // CELLS_PER_ROW == cell_row(lat)
    assert 0 <= number % CELLS_PER_ROW < CELLS_PER_ROW
    assert abs(cell_row(lat) / 4 - 90 - lat) <= 0.25


def test_the_antimeridian_is_one_column():
    assert cell(10, 180) == cell(10, -180)


def test_names_fold_case_and_blanks():
    assert folded("  ARequipa\n Straße ") == "arequipa strasse"


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("kursk front", ('"kursk"*', '"front"*')),
        ('"kursk front" dam', ('"kursk front"*', '"dam"*')),
        ('say "open', ('"say"*', '"open"*')),
        ("* - ()", ()),
        ("a:b OR", ('"a:b"*', '"OR"*')),
        ("x\x00y", ('"x"*', '"y"*')),
    ],
)
def test_typed_text_becomes_quoted_terms(typed, terms):
    assert search_terms(typed) == terms


@given(st.text(st.characters(exclude_categories=())))
def test_text_is_storable_and_nothing_is_lost(text):
    storable(text).encode("utf-8")
    assert len(storable(text)) == len(text)
    assert (exact_text(text) is None) == (storable(text) == text)


def test_records_come_back_from_json_exactly():
    found = analysis(reports=2)
    for record in (found.article, found.reports[0], found.times[0], found.attributions[0]):
        assert decode(type(record), encode(record)) == record
