"""What is drawn, hidden or listed: every report in exactly one part."""

from dataclasses import replace
from datetime import date

import pytest
from staged_reports import hostile_analysis, staged_articles

from geo.features.quote_parts import quote_parts
from geo.features.report_detail import guess_line, interval_words, report_detail, when_words
from geo.features.shown import layer_key, partition
from geo.features.view_query import LayersBy, View
from geo.model import (
    Candidate,
    DateInterval,
    Evidence,
    FiledReport,
    MapAs,
    Polarity,
    PublicationGuess,
    Status,
    When,
)


def filed_reports():
    return [
        FiledReport(report, analysis.article)
        for analysis in [*staged_articles(), hostile_analysis()]
        for report in analysis.reports
    ]


def test_every_report_is_drawn_or_hidden_or_listed():
    reports = filed_reports()
    shown = partition(reports, View(hidden=frozenset({"protests"})))
    assert len(shown.drawn) + len(shown.hidden) + len(shown.listed) == len(reports)
    assert {filed.report.where.map_as for filed in shown.listed} == {MapAs.LIST, MapAs.ASSOCIATIVE}
    assert len(shown.hidden) == 1


def test_associative_mentions_are_drawn_when_asked_for():
    shown = partition(filed_reports(), View(associative=True))
    assert {filed.report.where.map_as for filed in shown.listed} == {MapAs.LIST}


def test_a_layer_key_never_carries_a_publishers_name():
    for filed in filed_reports():
        for layers_by in LayersBy:
            key = layer_key(filed, layers_by)
            assert key.replace("-", "").isalnum()
            assert (filed.article.publisher or "?") not in key


def test_the_parts_of_a_quote_give_the_quote_back():
    for filed in filed_reports():
        parts = quote_parts(filed.report)
        assert "".join(part.text for part in parts) == filed.report.quote
        surface = filed.report.resolution.toponym.surface
        assert "".join(part.text for part in parts if "place" in part.marks) == surface


def test_a_script_link_never_leaves_the_detail():
    details = [report_detail(filed) for filed in filed_reports()]
    links = [detail[name] for detail in details for name in ("url", "text_fragment_url")]
    assert all(link is None or link.startswith("https://") for link in links)


def test_dates_read_as_people_write_them():
    first, last = date(2024, 10, 30), date(2024, 10, 31)
    assert interval_words(DateInterval(last, last)) == "Thu 31 Oct 2024"
    assert interval_words(DateInterval(first, last)) == "30 to 31 Oct 2024"
    assert interval_words(DateInterval(None, last)) == "Until 31 Oct 2024"
    assert interval_words(None) == "Date unknown"


def test_a_date_that_is_only_about_right_says_so():
    day = DateInterval(date(2024, 10, 31), date(2024, 10, 31))
    sure = When(day, "2024-10-31", 1, None, None, None, "by hand")
    assert when_words(sure) == "Thu 31 Oct 2024"
    assert when_words(replace(sure, edtf="2024-10-31~")) == "About Thu 31 Oct 2024"


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence.WEEKDAY, "a guess that holds in 90%"),
        (Evidence.LINK, "a guess that is judged to hold in 90%"),
    ],
)
def test_a_share_that_was_judged_is_not_told_as_counted(evidence, words):
    interval = DateInterval(date(2024, 4, 14), date(2024, 4, 20))
    assert words in guess_line(PublicationGuess(evidence, interval, 0.9, "it fits"))


def test_a_guessed_publication_date_is_told_as_a_guess():
    filed = filed_reports()[0]
    guessed = replace(filed, article=replace(filed.article, is_date_guessed=True))
    assert "guessed" in report_detail(guessed)["published_shown"]
    assert "guessed" not in report_detail(filed)["published_shown"]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (DateInterval(date(2024, 10, 1), date(2024, 10, 1)), "probably on 1 Oct 2024"),
        (
            DateInterval(date(2024, 9, 1), date(2024, 10, 31)),
            "perhaps between 1 Sep 2024 and 31 Oct 2024",
        ),
        (DateInterval(date(1943, 1, 1), None), "probably not before 1 Jan 1943"),
        (DateInterval(None, date(2024, 10, 1)), "probably by 1 Oct 2024"),
    ],
)
def test_an_article_without_date_is_told_to_be_of_about_then(interval, words):
    filed = filed_reports()[0]
    guess = PublicationGuess(Evidence.WEEKDAY, interval, 0.6, "a weekday fits")
    article = replace(filed.article, published=None, published_guess=guess)
    told = report_detail(replace(filed, article=article))
    assert told["published"] is None
    assert words in told["published_shown"]
    assert told["published_guess"]["confidence"] == 0.6
    assert told["published_guess"]["rule"] == "a weekday fits"


def test_what_only_lies_within_a_place_is_not_told_as_that_place():
    filed = next(one for one in filed_reports() if one.report.resolution.place is not None)
    within = replace(filed.report.resolution, within_km=10.0)
    told = report_detail(replace(filed, report=replace(filed.report, resolution=within)))
    assert told["place_shown"].startswith("In or near ")
    assert not report_detail(filed)["place_shown"].startswith("In or near ")


def negative(filed, status=Status.REPORTED):
    what = replace(filed.report.what, status=status, polarity=Polarity.NEGATIVE)
    return replace(filed, report=replace(filed.report, what=what))


def test_what_did_not_happen_is_never_told_as_plain_reported():
    filed = filed_reports()[0]
    told = report_detail(negative(filed))
    assert (told["status"], told["status_shown"]) == ("reported", "did not happen (reported)")
    assert report_detail(negative(filed, Status.DENIED))["status_shown"] == "denied"
    for status in Status:
        shown = report_detail(negative(filed, status))["status_shown"]
        assert "not" in shown or shown == "denied"


@pytest.mark.parametrize(
    ("say", "deny", "words"),
    [
        (1, 0, "1 independent claimant for this event."),
        (2, 1, "2 independent claimants for this event; 1 says that it did not happen."),
        (1, 2, "1 independent claimant for this event; 2 say that it did not happen."),
        (0, 1, "Nobody says that it happened; 1 independent claimant says that it did not."),
    ],
)
def test_who_says_so_is_told_apart_from_who_denies_it(say, deny, words):
    filed = replace(filed_reports()[0], independent_claimants=say, denying_claimants=deny)
    assert report_detail(filed)["says_reasons"][-1] == words


def test_an_only_candidate_that_is_far_from_sure_says_what_else_may_be_meant():
    filed = next(one for one in filed_reports() if one.report.resolution.place is not None)
    place = filed.report.resolution.place

    def told(*candidates, within_km=None):
        resolution = replace(filed.report.resolution, candidates=candidates, within_km=within_km)
        report = replace(filed.report, resolution=resolution)
        return report_detail(replace(filed, report=report))["place_reasons"]

    doubtful = Candidate(place, 0.44, ("the only place of this name in the gazetteer",))
    rest = "Another place, which the gazetteer does not hold, or none at all: 56%."
    assert told(doubtful)[1:] == [rest]
    assert len(told(replace(doubtful, score=0.98))) == 1
    assert rest not in told(doubtful, replace(doubtful, score=0.2))
    assert rest not in told(doubtful, within_km=10.0)
