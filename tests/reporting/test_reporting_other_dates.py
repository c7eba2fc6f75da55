"""The day of an event that its own sentence does not name: counted from what is told elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import DateInterval


def day(month: int, number: int) -> DateInterval:
    return DateInterval(date(2024, month, number), date(2024, month, number))


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (
            "A gunman killed three in [Lima] on {Monday=2024-10-28}. Police spoke on "
            "{Wednesday=2024-10-30}. A man was arrested in [Cusco] two days after the shooting.",
            "Cusco",
            day(10, 30),
        ),
        (
            "[Lima] votes on {Sunday=2024-11-03}. It rained on {Monday=2024-10-28}. Gunmen "
            "attacked a polling station in [Cusco] five days before the election.",
            "Cusco",
            day(10, 29),
        ),
    ],
)
def test_an_event_is_counted_from_a_happening_told_elsewhere(read, text, place, expected):
    when = read(text).at(place).when
    assert when.interval == expected
    assert "what took place on" in when.rule


def test_a_happening_that_is_told_elsewhere_keeps_its_day(read):
    reading = read(
        "A storm hit [Kharkiv] on {Monday=2024-10-28}. Looters were arrested a day before the "
        "storm in [Lima]."
    )
    assert reading.at("Lima").when.interval in (day(10, 27), day(10, 28))


def test_a_death_toll_that_rises_sets_a_limit_to_the_disaster(read):
    reading = read("The toll of the earthquake in [Lima] rose on {Tuesday=2024-10-29}.")
    assert reading.at("Lima").when.edtf == "../2024-10-29"


def test_what_the_news_came_after_is_counted_from_the_news(read):
    reading = read(
        "A missile was fired on {Tuesday=2024-10-29}. The launch came a week after the summit in "
        "[Lima]."
    )
    interval = reading.at("Lima").when.interval
    assert interval == DateInterval(date(2024, 10, 21), date(2024, 10, 23))
