"""Histories count from the date that they have reached; news from its publication."""

from datetime import date

import pytest

HISTORY = (
    "The siege began in early 1943. On July 10, troops landed on the coast. Two days later, they "
    "took the port. In August, the garrison withdrew. The following month, a new cabinet declared "
    "war. That winter, snow stopped the march. In January 1944, it went on. By the spring, the "
    "road was open. On 4 June, the capital fell. The next day, the river was crossed. On the 15th, "
    "they rested. On Christmas Eve, a truce was kept. In 1945, the war ended. A year later, the "
    "king left. On Monday, 2 September, a court met; on Thursday it rose. The same year, a treaty "
    "was signed."
)
REACHED = {
    "July 10": "1943-07-10",
    "Two days later": "1943-07-12",
    "August": "1943-08",
    "The following month": "1943-09",
    "That winter": "1943-WI",
    "the spring": "1944-SP",
    "4 June": "1944-06-04",
    "The next day": "1944-06-05",
    "On the 15th": "1944-06-15",
    "Christmas Eve": "1944-12-24",
    "A year later": "1946",
    "Monday, 2 September": "1946-09-02",
    "Thursday": "1946-09-05",
    "The same year": "1946",
}


@pytest.mark.parametrize("published", [None, date(2011, 5, 1)])
def test_a_history_runs_on_from_date_to_date(tag, published):
    found = {each.surface: each.value for each in tag(HISTORY, published=published)}
    assert {surface: found[surface] for surface in REACHED} == REACHED


def test_the_rule_names_the_date_that_was_reached(tag):
    found = {each.surface: each for each in tag(HISTORY)}
    after = found["Two days later"]
    assert after.anchor == date(1943, 7, 10)
    assert "counted from 1943-07-10, the date that the text has reached" in after.rule


def test_a_month_that_the_story_has_not_named_stays_unknown(tag):
    found = tag("It began in May 1943. In 1945, all was over by the end of the month.", None)
    assert found[-1].interval is None
    assert "the story has not named a month" in found[-1].rule


def test_news_that_looks_back_still_counts_from_its_publication(tag):
    found = tag(
        "The mill opened in May 1943 and closed in 1990. It burned in 1991. "
        "On Tuesday it was sold. It will open again in January."
    )
    assert [each.value for each in found[-2:]] == ["2024-10-29", "2025-01"]


def test_news_points_back_into_the_text_with_that_year(tag):
    found = tag("She left in June 1998 and came back later that year. He was freed on Monday.")
    assert [each.value for each in found] == ["1998-06", "1998", "2024-10-28"]


@pytest.mark.parametrize(
    "text", ["On Friday the town fell.", "Founded in May 1990. He left today."]
)
def test_news_without_date_is_no_history(tag, text):
    assert tag(text, None)[-1].interval is None


EARLY = (
    "The duke claimed the crown on 26 January 1340. On 24 June his fleet was sunk. In July 1346 he "
    "landed; two weeks later he took the port. The next year a plague came. War began again in "
    "1369. In the autumn of 1370 he died. The following summer peace was made."
)


@pytest.mark.parametrize("published", [None, date(2011, 5, 1)])
def test_a_history_of_the_middle_ages_has_its_years(tag, published):
    values = [each.value for each in tag(EARLY, published=published)]
    assert values == [
        "1340-01-26", "1340-06-24", "1346-07", "1346-07", "1347", "1369", "1370-FA", "1371-SU",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["The ship sank on 5 March 1430 GMT.", "In May 1200 people fled.", "He sold in 1340 lots."],
)
def test_a_number_that_counts_is_no_early_year(tag, text):
    assert not any(each.value.startswith("1") for each in tag(text))


TWO_YEARS = (
    "Destroyers attacked the port on 8 February 1904. On 13 April the flagship sank. The army "
    "crossed the river on 1 May; on the 26th it took the hills. A storm on the 29th sank ten "
    "boats. On 10 August the fleet was turned back at dusk. From 24 August to 4 September they "
    "fought. The following month they fought again, from the 5th to the 17th. During the night of "
    "5 December the fort fell. It surrendered on 2 January 1905. The fleet, which had left the "
    "previous October, was sunk on 27 May."
)


def test_two_years_with_many_days_are_a_history_too(tag):
    found = {each.surface: each.value for each in tag(TWO_YEARS)}
    told = {
        "13 April": "1904-04-13", "the 26th": "1904-05-26", "the 29th": "1904-05-29",
        "dusk": "1904-08-10TEV", "The following month": "1904-10", "the 5th": "1904-10-05",
        "the 17th": "1904-10-17", "the previous October": "1904-10", "27 May": "1905-05-27",
    }  # fmt: skip
    assert {surface: found.get(surface) for surface in told} == told


def test_the_14th_floor_is_no_day(tag):
    found = tag(HISTORY + " On 5 March 1947 he hid on the 14th floor.")
    assert found[-1].value == "1947-03-05"


def test_the_night_of_a_history_is_of_the_day_that_it_has_reached(tag):
    (*_, night) = tag(HISTORY + " On 5 March 1947 the fort fell. During the night they left.")
    assert night.value == "1947-03-05TNI"


def test_the_next_spring_is_told_and_next_spring_is_of_publication(tag):
    told = "They came in May 1702. The town fell in June 1703 and the next spring was rebuilt."
    assert tag(told, None)[-1].value == "1704-SP"
    assert tag(told.replace("the next", "next"), None)[-1].interval is None
