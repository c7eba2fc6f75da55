"""Years with their era: what lies before the calendar has a value and no days."""

import pytest


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("In 218 BC he crossed the mountains.", "218 BC", "BC0218"),
        ("The siege lasted from 149 to 146 BC.", "149 to 146 BC", "BC0149/BC0146"),
        ("A fleet was built in the 480s BC.", "the 480s BC", "BC048"),
        ("The city fell late in the 3rd century B.C.E.", "late in the 3rd century B.C.E.", "BC02"),
        ("Farming began in the sixth millennium BC.", "the sixth millennium BC", "BC5"),
    ],
)
def test_days_before_the_common_era_are_not_made_up(tag, text, surface, value):
    (found,) = tag(text)
    assert (found.surface, found.value, found.interval) == (surface, value, None)
    assert "before the common era" in found.rule


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("The temple was burned in AD 70.", "0070", "0070"),
        ("A revolt broke out in 66 CE.", "0066", "0066"),
        ("They held the valley from 250 to 300 AD.", "0250/0300", "0250/0300"),
        ("The towns emptied in the 5th century AD.", "04", "04XX"),
    ],
)
def test_the_common_era_is_on_the_calendar(tag, text, value, edtf):
    (found,) = tag(text)
    assert (found.value, found.edtf) == (value, edtf)


@pytest.mark.parametrize("text", ["The 2010 BC budget failed.", "They lasted 300 to 400 BC years."])
def test_numbers_that_do_not_run_backwards_are_no_years_before_the_era(tag, text):
    assert not any(each.value.startswith("BC") for each in tag(text))


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The army was lost on 21 June 217 BC.", "21 June 217 BC", "BC0217-06-21"),
        ("The fleet sailed in September 490 BC.", "September 490 BC", "BC0490-09"),
        ("He came in the spring of 480 B.C.", "the spring of 480 B.C.", "BC0480-SP"),
    ],
)
def test_a_day_before_the_common_era_is_read_whole(tag, text, surface, value):
    (found,) = tag(text)
    assert (found.surface, found.value, found.interval) == (surface, value, None)


STORY = (
    "He laid siege to the town in 219 BC. The following spring it fell. That December he won a "
    "battle. The next year he lost one; on 2 August the last of them was fought. A colony was "
    "founded in 214 BC. In 211 it was burned. Two years later, in 209 BC, he died in the summer."
)


def test_an_ancient_history_counts_from_the_year_that_it_has_reached(tag):
    found = tag(STORY)
    assert [each.value for each in found] == [
        "BC0219", "BC0218-SP", "BC0218-12", "BC0217", "BC0217-08-02", "BC0214", "BC0211",
        "BC0209", "BC0209", "BC0209-SU",
    ]  # fmt: skip
    assert not any(each.interval for each in found)


def test_news_of_antiquity_counts_from_its_publication(tag):
    *_, told = tag("It fell in 219 BC, 211 BC and 209 BC. Its walls were found last July.")
    assert told.value == "2024-07"
    *_, told = tag(STORY + " On Monday its walls were found.")
    assert told.value == "2024-10-28"
