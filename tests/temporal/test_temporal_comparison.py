"""The periods that business news reports on and compares. Published Thu 2024-10-31."""

import pytest

RESULTS = "Andes Tea said third-quarter profit rose. "


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        (RESULTS + "Sales in the latest period fell.", "the latest period", "2024-Q3"),
        (RESULTS + "Net was $3 million, up from $2 million a year ago.", "a year ago", "2023-Q3"),
        (RESULTS + "In the year-earlier quarter it lost money.", "the year-earlier quarter",
         "2023-Q3"),
        (RESULTS + "Net was $3 million, compared with $2 million last year.", "last year",
         "2023-Q3"),
        (RESULTS + "Costs rose for the quarter.", "the quarter", "2024-Q3"),
        (RESULTS + "It earned more in the 2022 quarter.", "the 2022 quarter", "2022-Q3"),
        (RESULTS + "The founder died a year ago.", "a year ago", "2023"),
        ("Sales fell in the quarter ended June 30.", "the quarter", "2024-Q2"),
        ("In August, output fell 8.4% from a year earlier.", "a year earlier", "2023-08"),
    ],
)  # fmt: skip
def test_an_amount_is_compared_with_the_same_period(tag, text, surface, value):
    found = {each.surface: each.value for each in tag(text)}
    assert found[surface] == value


def test_the_rule_names_the_comparison(tag):
    found = tag(RESULTS + "Net was $3 million, up from $2 million a year ago.")
    assert "a year before the period reported on" in found[-1].rule


def test_a_quarter_of_a_city_is_no_time(tag):
    assert tag("Rebels shelled the old quarter, an area from another period.") == ()
