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
