"""Searching about the cues alone finds what searching the whole text finds."""

import pytest

from geo.temporal.searching import REACH, Searcher
from geo.temporal.tagger import RULES

PAD = " Nothing happened and nobody minded." * (2 * REACH // 30)

EXAMPLES = {
    "ISO date": "2024-10-31T08:15Z", "numeric date": "31/10/2024",
    "month day year": "Thursday, Oct. 31, 2024", "day month year": "the 31st of October 2024",
    "month day range": "between May 5 and May 7, 2021", "day range month": "from 5 to 7 May 2021",
    "day month range": "between 28 June and 4 July 2021",
    "days of a month": "on 18, 19 and 20 November 2021",
    "month with its days": "AUGUST 18 and 19, 2021",
    "month day": "MAY 5", "day month": "the 5th of May", "month year": "late May 2021",
    "month": "early JUNE", "day of the month": "on the twenty-first of the month",
    "year range": "between 1999 and 2003", "year": "fiscal year 1999",
    "day of an era": "the 21st of June 217 BC", "year of an ancient history": "in 204.",
    "early year": "in 1369", "day of the story": "by the 17th",
    "short year": "in '85", "last days of a month": "the last few days of MARCH 1854",
    "the night before": "the evening before,", "within days": "within weeks",
    "week before last": "the week after next", "days a week": "six days a week",
    "quarter of a century": "a quarter-century", "dawn": "before dawn",
    "by evening": "by late afternoon.", "into the night": "throughout the evening",
    "spelled year": "the year two thousand and five", "decade": "the mid-sixties",
    "century": "the early twenty-first century", "season of a year": "the spring of 2022",
    "quarter": "last year's third quarter", "half": "the latter half of the year",
    "holiday": "New Year’s Eve, 2020", "day word": "the day before yesterday evening",
    "overnight": "overnight,",
    "weekday": "last Tuesday morning", "this week": "earlier this decade",
    "the weekend": "the weekend", "the end of the year": "the end of the century",
    "last June": "Next June", "last July 24": "Last JULY 24", "July 24 last": "the 24 July last.",
    "first week of a month": "the final week of MAY 1999",
    "the next morning": "that previous night",
    "evening of a day": "late evening on the 24th of July", "year of an era": "149-146 BC",
    "decade of an era": "the early 480s BC", "century of an era": "the third millennium B.C.",
    "last spring": "the coming autumn",
    "early summer": "the late autumn", "the weeks ahead": "the months ahead",
    "day-long": "weeklong",
    "year-end": "the entire year", "the year": "its fiscal year",
    "month and spelled year": "May of nineteen forty-three",
    "the quarter": "the latest fiscal quarter",
    "year-ago quarter": "the year-ago second quarter", "the 1988 quarter": "the 1988 period",
    "the period last year": "the corresponding period last year",
    "May 26 last year": "May 26, last year", "26 May last year": "the 26th of May next year",
    "June last year": "June of last year", "reference": "in the years to come",
    "ago": "approximately one hundred to two hundred years ago", "hours earlier": "weeks later",
    "earlier": "at least two days previously",
    "from now": "some ten minutes from now", "the past weeks": "the following several fortnights",
    "that day": "later that very same day", "the day before": "the week before.",
    "every": "every other Wednesday night", "frequency": "biweekly", "per unit": "per minute",
    "weekdays": "Saturday mornings", "half an hour": "half a decade",
    "first months": "the latest 12 quarters", "duration": "up to a couple of weekends and a half",
    "unnumbered": "centuries", "clock": "8:15 p.m. GMT", "24 hours": "23:59",
    "military": "2359 UTC",
    "noon": "midnight", "part of the day": "that very same night",
    "4 in the morning": "11:30 in the evening", "later in the day": "late in the day",
}  # fmt: skip
"""An expression for every rule, written as its cues might miss it."""


def whole_text(text: str) -> set[tuple[int, tuple[int, int]]]:
    return {
        (number, match.span())
        for number, rule in enumerate(RULES)
        for match in rule.pattern.finditer(text)
    }


def about_cues(text: str) -> set[tuple[int, tuple[int, int]]]:
    return {(number, match.span()) for number, match in Searcher(RULES).matches(text)}


def test_every_rule_has_an_example():
    assert {rule.name for rule in RULES} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_finds_its_expression_wherever_it_stands(name):
    for text in (EXAMPLES[name], f"{PAD} {EXAMPLES[name]} {PAD}", EXAMPLES[name] + PAD):
        found = about_cues(text)
        assert found == whole_text(text)
        assert name in {RULES[number].name for number, _ in found}


def test_expressions_far_apart_and_side_by_side_are_all_found():
    text = PAD.join(EXAMPLES.values()) + "; " + "; ".join(EXAMPLES.values())
    assert about_cues(text) == whole_text(text)


def test_a_megabyte_without_words_matches_nothing():
    assert not about_cues("?! … (—) " * 120_000)
