"""Claims and numbers side by side: every claimant keeps its own, nothing is averaged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dispatches import OBLAST, STRIKE, filed

from geo.linking import claims_told, numbers_told
from geo.model import FeatureClass, Place, Polarity, Quantity, Span, Status

CONTRACT = (Path(__file__).parents[2] / "docs" / "json-contract.md").read_text(encoding="utf-8")
MONDAY, TUESDAY = date(2024, 10, 28), date(2024, 10, 29)


def counted(number: str, who: str, published: date = MONDAY, status: Status = Status.REPORTED):
    words = f"A strike on Kharkiv killed {number} people"
    start = words.index(number)
    quantity = Quantity(
        Span(start, start + len(number)), float(number), float(number), "people", None
    )
    what = replace(STRIKE, status=status, quantities=(quantity,))
    return filed(words, what=what, published=published, publisher=f"{who} Post", claimant=who)


def test_numbers_stand_side_by_side_by_claimant_in_order_of_publication():
    [group] = numbers_told([counted("8", "the army", TUESDAY), counted("5", "the mayor")])
    assert (group["place"], group["counted"]) == ("Kharkiv, UA", "people killed")
    assert [(one["claimant"], one["words"]) for one in group["claims"]] == [
        ("the mayor", "5"),
        ("the army", "8"),
    ]
    assert group["claims"][1]["published_shown"] == "29 Oct 2024"


def test_what_one_claimant_alone_counts_is_compared_with_nothing():
    assert numbers_told([counted("5", "the mayor"), counted("6", "the mayor", TUESDAY)]) == []


def test_claims_say_who_and_how_they_relate_to_the_earlier_ones():
    first, second = claims_told(
        [
            counted("8", "the army", MONDAY, Status.CONFIRMED),
            counted("5", "the mayor"),
        ]
    )
    assert {first["claimant"], second["claimant"]} == {"the army", "the mayor"}
    assert first["kind_shown"] == "the first"
    assert second["kind_shown"] in (
        "contradicts the army (8), 28 Oct 2024",
        "contradicts the mayor (5), 28 Oct 2024",
    )
    assert first["claimant"] in second["kind_shown"]
    assert second["earlier"] == first["report_id"]
    assert {first["numbers"], second["numbers"]} == {"5", "8"}


def test_an_undated_nameless_claim_is_still_told():
    nobody = counted("5", "the mayor")
    nobody = replace(nobody, article=replace(nobody.article, published=None, publisher=None))
    who = replace(nobody.report.who, claimant=None)
    nobody = replace(nobody, report=replace(nobody.report, who=who))
    [told] = claims_told([nobody])
    assert (told["claimant"], told["published_shown"]) == ("Unknown voice", "undated")


def test_every_key_of_claims_and_numbers_is_in_the_contract():
    told = [counted("8", "the army"), counted("5", "the mayor")]
    [group], [claim, _] = numbers_told(told), claims_told(told)
    for key in {*group, *group["claims"][0], *claim}:
        assert f"`{key}`" in CONTRACT


def test_a_claim_that_it_did_not_happen_says_so():
    denied = counted("0", "the army", TUESDAY)
    what = replace(denied.report.what, polarity=Polarity.NEGATIVE, quantities=())
    denied = replace(denied, report=replace(denied.report, what=what))
    _, told = claims_told([counted("5", "the mayor"), denied])
    assert (told["status"], told["polarity"]) == ("reported", "negative")
    assert told["status_shown"] == "did not happen (reported)"
    assert told["kind_shown"] == "contradicts the mayor, 28 Oct 2024"


def moved_to(filed_report, place):
    resolution = replace(filed_report.report.resolution, place=place)
    return replace(filed_report, report=replace(filed_report.report, resolution=resolution))


def test_a_number_of_a_wider_place_is_said_to_be_one():
    country = Place("test:9", "Ukraine", FeatureClass.COUNTRY, 49.0, 32.0, "UA")
    narrow, wide = counted("8000", "the mayor"), counted("10000", "the army", TUESDAY)
    there = [moved_to(narrow, OBLAST), moved_to(wide, country)]
    assert claims_told(there)[1]["kind_shown"] == "counts a wider place than Kharkiv Oblast"


def printed(publisher, credit=""):
    """Return the report of a paper that prints a text of an agency, with or without credit."""
    words = (
        "A strike on the port of Kharkiv set two grain stores on fire shortly before midnight and "
        "destroyed 30 houses in the streets behind the quay."
    )
    start = len(credit) + words.index("30")
    quantity = Quantity(Span(start, start + 2), 30.0, 30.0, "houses", None)
    what = replace(STRIKE, trigger=Span(len(credit) + 2, len(credit) + 8), quantities=(quantity,))
    made = filed(credit + words, what=what, publisher=publisher)
    return replace(made, article=replace(made.article, title=publisher))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_copies_of_an_agency_text_are_told_with_it_and_give_no_number_of_their_own(order):
    reports = [
        printed("AP", "(AP) - "),
        printed("The Star", "(AP) - "),
        printed("Morning Post"),
    ]
    given = [reports[number] for number in order]
    [told] = claims_told(given)
    assert (told["claimant"], told["publisher"]) == ("Associated Press", "AP")
    assert {copy["publisher"] for copy in told["copies"]} == {"The Star", "Morning Post"}
    assert set(told["reports"]) == {one.report.id for one in reports}
    assert numbers_told(given) == []


def test_the_agency_comes_before_who_prints_it_on_one_day():
    paper, agency = printed("Morning Post"), printed("Reuters")
    [told] = claims_told([paper, agency])
    assert (told["publisher"], told["copies_shown"]) == ("Reuters", "Morning Post")


def test_a_bare_thousands_counts_nothing():
    def thousands(who):
        quantity = Quantity(Span(0, 9), 1000.0, None, "thousands", None)
        what = replace(STRIKE, quantities=(quantity,))
        return filed(f"Thousands slept outside, {who}", what=what, claimant=who)

    assert numbers_told([thousands("the mayor"), thousands("the army")]) == []
