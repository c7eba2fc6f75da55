"""The claims of one event side by side, and what each is to the earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dispatches import KHARKIV, LIMA, OBLAST, STRIKE, filed

from geo.linking import ClaimKind, side_by_side
from geo.model import FeatureClass, Place, Polarity, Quantity, Span, Status

TUESDAY, WEDNESDAY, FRIDAY = date(2024, 10, 29), date(2024, 10, 30), date(2024, 11, 1)


def dead(low, high):
    return (Quantity(Span(0, 1), low, high, "dead", None),)


def claim(words, who, published=TUESDAY, status=Status.REPORTED, quantities=(), **what):
    told = replace(STRIKE, status=status, quantities=quantities, **what)
    return filed(words, what=told, published=published, publisher=f"{who} Post", claimant=who)


def kinds(*reports):
    return [(one.claimant, one.kind) for one in side_by_side(reports)]


def test_the_same_claimant_again_is_a_repeat_and_with_another_number_an_update():
    assert kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("A strike left three dead.", "The Governor", WEDNESDAY, quantities=dead(3, 3)),
        claim("A strike killed five.", "the governor", FRIDAY, quantities=dead(5, 5)),
    ) == [
        ("the governor", ClaimKind.FIRST),
        ("The Governor", ClaimKind.REPEAT),
        ("the governor", ClaimKind.UPDATE),
    ]


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [
        (dead(3, 3), ClaimKind.AGREEMENT),
        (dead(None, 10), ClaimKind.AGREEMENT),
        (dead(2, None), ClaimKind.AGREEMENT),
        ((), ClaimKind.AGREEMENT),
        (dead(9, 9), ClaimKind.CONFLICT),
        (dead(4, None), ClaimKind.CONFLICT),
        (dead(None, 2), ClaimKind.CONFLICT),
        ((Quantity(Span(0, 1), 9, 9, "wounded", None),), ClaimKind.AGREEMENT),
        ((Quantity(Span(0, 1), 9, 9, None, None),), ClaimKind.AGREEMENT),
    ],
)
def test_numbers_of_one_thing_that_cannot_both_hold_are_a_conflict(theirs, kind):
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("Others tell of it.", "the army", WEDNESDAY, quantities=theirs),
    )
    assert found[1] == ("the army", kind)


def test_a_toll_that_is_higher_days_later_is_news_and_no_contradiction():
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("The toll is nine.", "the army", FRIDAY, quantities=dead(9, 9)),
    )
    assert found[1] == ("the army", ClaimKind.UPDATE)


def test_a_denial_contradicts_a_report_whenever_it_comes():
    reported = claim("A strike hit a depot.", "the governor")
    denied = claim("No strike took place.", "the army", FRIDAY, status=Status.DENIED)
    assert kinds(reported, denied)[1] == ("the army", ClaimKind.CONFLICT)
    negative = claim("It was not hit.", "the army", FRIDAY, polarity=Polarity.NEGATIVE)
    assert kinds(reported, negative)[1] == ("the army", ClaimKind.CONFLICT)
    unsure = claim("It has not confirmed it.", "the army", status=Status.UNCONFIRMED)
    assert kinds(reported, unsure)[1] == ("the army", ClaimKind.BESIDE)


def test_who_stands_by_his_claim_after_a_denial_repeats_or_updates_it():
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=dead(3, 3)),
        claim("No strike took place.", "the army", WEDNESDAY, status=Status.DENIED),
        claim("The strike killed five.", "the governor", FRIDAY, quantities=dead(5, 5)),
        claim("A strike hit the depot.", "the mayor", FRIDAY),
    )
    assert sorted(kind for who, kind in found[1:] if who != "the governor") == [
        ClaimKind.CONFLICT,
        ClaimKind.CONFLICT,
    ]
    assert found[2:].count(("the governor", ClaimKind.UPDATE)) == 1


def test_what_was_expected_has_an_outcome_once():
    expected = claim("A strike is expected.", "the army", status=Status.EXPECTED)
    happened = claim("A strike hit a depot.", "the governor", WEDNESDAY)
    again = claim("A strike hit the depot.", "the governor", FRIDAY)
    found = side_by_side([again, happened, expected])
    assert [one.kind for one in found] == [ClaimKind.FIRST, ClaimKind.OUTCOME, ClaimKind.REPEAT]
    assert found[1].earlier == expected.report.id


def test_undated_articles_come_last():
    undated = claim("A strike hit a depot.", "the army", None)
    dated = claim("A strike hit the depot.", "the governor", FRIDAY)
    assert [one.filed for one in side_by_side([undated, dated])] == [dated, undated]


def test_a_number_in_a_region_neither_contradicts_one_in_its_country_nor_agrees():
    def moved(place, number, who):
        quantity = (Quantity(Span(0, 1), number, number, "soldier", None),)
        return filed(
            f"{number} moved in {place.name}", place, replace(STRIKE, quantities=quantity),
            publisher=f"{who} Post", claimant=who,
        )  # fmt: skip

    country = Place("test:9", "Ukraine", FeatureClass.COUNTRY, 49.0, 32.0, "UA")
    there = moved(country, 10_000, "the army")
    assert kinds(there, moved(OBLAST, 8_000, "the mayor"))[1][1] == ClaimKind.BESIDE
    assert kinds(there, moved(OBLAST, 8_000, "the army"))[1][1] == ClaimKind.BESIDE
    assert kinds(there, moved(country, 8_000, "the mayor"))[1][1] == ClaimKind.CONFLICT
    assert kinds(there, moved(country, 8_000, "the army"))[1][1] == ClaimKind.UPDATE


def test_the_same_number_with_another_bound_is_a_repeat():
    exact = claim("A strike killed 8.", "the governor", quantities=dead(8, 8))
    bounded = claim("Up to 8 died.", "the governor", WEDNESDAY, quantities=dead(None, 8))
    assert kinds(exact, bounded)[1][1] == ClaimKind.REPEAT


def test_a_repeat_is_measured_against_the_claimants_latest_number():
    three, five = dead(3, 3), dead(5, 5)
    found = kinds(
        claim("A strike killed three.", "the governor", quantities=three),
        claim("A strike killed five.", "the governor", WEDNESDAY, quantities=five),
        claim("It killed three after all.", "the governor", FRIDAY, quantities=three),
    )
    assert [kind for _, kind in found[1:]] == [ClaimKind.UPDATE, ClaimKind.UPDATE]


def test_who_says_again_what_others_contradicted_repeats_it():
    """A conflict belongs to the first time that a voice says it."""
    three, nine = dead(3, 3), dead(9, 9)
    found = side_by_side(
        [
            claim("A strike killed three.", "the governor", quantities=three),
            claim("No, nine died.", "the army", WEDNESDAY, quantities=nine),
            claim("Three died, says he.", "the governor", WEDNESDAY, quantities=three),
            claim("It did not happen.", "a minister", WEDNESDAY, polarity=Polarity.NEGATIVE),
            claim("Three died, he repeats.", "the governor", FRIDAY, quantities=three),
        ]
    )
    told = [(one.claimant, one.kind) for one in found[1:]]
    assert told == [
        ("the army", ClaimKind.CONFLICT),
        ("the governor", ClaimKind.REPEAT),
        ("a minister", ClaimKind.CONFLICT),
        ("the governor", ClaimKind.REPEAT),
    ]


def test_an_expectation_after_the_report_agrees_with_nothing():
    reported = claim("A strike hit a depot.", "the governor")
    ahead = claim("A strike is expected.", "the army", WEDNESDAY, status=Status.EXPECTED)
    too = claim("A strike is expected there.", "a mayor", WEDNESDAY, status=Status.EXPECTED)
    assert kinds(reported, ahead)[1][1] == ClaimKind.BESIDE
    assert kinds(ahead, too)[1][1] == ClaimKind.AGREEMENT


def test_a_number_of_which_nothing_else_is_told_is_no_agreement_with_another_one():
    def houses(words, number, who):
        start = words.index(number)
        span = Span(start, start + len(number))
        quantity = Quantity(span, float(number), float(number), "houses", None)
        return claim(words, who, quantities=(quantity,))

    first = houses("A strike destroyed 30 houses.", "30", "the governor")
    second = houses("A strike brought down 45 houses.", "45", "a reporter")
    assert kinds(first, second)[1][1] == ClaimKind.BESIDE


def sentence(text, words, who, place=KHARKIV, trigger=None, quantities=()):
    """Return a report of one sentence of an article of several."""
    made = filed("x" * 9, place, replace(STRIKE, quantities=quantities), claimant=who)
    article = replace(made.article, text=text)
    start = text.index(words)
    toponym = replace(made.report.resolution.toponym, span=Span(start, start + 1 + len(place.name)))
    report = replace(
        made.report,
        article_id=article.id,
        sentence=Span(start, start + len(words)),
        quote=words,
        what=replace(made.report.what, trigger=trigger or Span(start, start + 6)),
        resolution=replace(made.report.resolution, toponym=toponym),
    )
    return replace(made, article=article, report=report)


def test_what_one_article_says_in_one_voice_is_one_claim():
    text = "Strike on a depot. Another fire followed the strike. Strikes went on, the army said."
    [mayor, army] = side_by_side(
        [
            sentence(text, "Strike on a depot.", "the mayor"),
            sentence(text, "Another fire followed the strike.", "the mayor"),
            sentence(text, "Strikes went on, the army said.", "the army"),
        ]
    )
    assert (mayor.kind, len(mayor.said.reports)) == (ClaimKind.FIRST, 2)
    assert army.kind == ClaimKind.AGREEMENT


def test_one_sentence_that_names_two_places_is_one_claim():
    text = "About 3,000 people fled from Lima to Kharkiv, agencies said."
    trigger, fled = Span(19, 23), (Quantity(Span(0, 11), 2700, 3300, "people", "about"),)
    reports = [sentence(text, text, "agencies", place, trigger, fled) for place in (LIMA, KHARKIV)]
    [only] = side_by_side(reports)
    assert [one.report.id for one in only.said.reports] == [one.report.id for one in reports]
