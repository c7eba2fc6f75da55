"""Claims and numbers side by side: every claimant keeps its own, nothing is averaged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dispatches import STRIKE, filed

from geo.linking import claims_told, numbers_told
from geo.model import Quantity, Span, Status

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
    assert second["kind_shown"] == "contradicts an earlier claim"
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
