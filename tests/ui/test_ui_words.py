"""What the page says in words: dates that were guessed, reasons without a mark, a full map."""

from dataclasses import replace
from datetime import date

import pytest
from staged_reports import HOSTILE, StagedServices, hostile_analysis, staged_articles

from geo.features.view_query import View
from geo.judging import Wanted, judge
from geo.model import (
    Article,
    DateInterval,
    Evidence,
    JudgedField,
    Polarity,
    PublicationGuess,
    ReportFilter,
    Span,
    Status,
)
from geo.settings import read_settings
from geo.ui.articles_page import publication_words
from geo.ui.event_story import Told, reports_of_event, story
from geo.ui.evidence import evidence
from geo.ui.tables import date_check, event_rows, reason_line, report_rows

DATED = Article(
    "Polls opened in Lima.",
    publisher="Andes Courier",
    published=date(2024, 4, 15),
    published_rule="manifest.csv row 2",
)


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


@pytest.fixture
def filed_reports(services):
    return services.store.reports(ReportFilter())


def test_a_publication_date_is_told_with_where_it_was_found():
    assert publication_words(DATED) == (
        "Andes Courier, published 15 Apr 2024 (date from: manifest.csv row 2)"
    )


def test_a_folder_of_the_server_is_nobodys_business():
    found = replace(DATED, published_rule="/srv/news/2024/wire.jsonl line 3")
    assert publication_words(found).endswith("(date from: wire.jsonl line 3)")


def test_a_guessed_publication_date_is_called_a_guess():
    guessed = replace(DATED, is_date_guessed=True, published_rule="guessed from the dateline")
    assert publication_words(guessed) == (
        "Andes Courier. Published about 15 Apr 2024, a guess: guessed from the dateline."
    )


def test_a_guessed_interval_is_told_with_its_confidence_and_evidence(filed_reports):
    between = DateInterval(date(2024, 4, 14), date(2024, 4, 20))
    guess = PublicationGuess(Evidence.WEEKDAY, between, 0.62, "Sunday with 14 April")
    article = replace(DATED, published=None, published_guess=guess)
    for told in (
        publication_words(article),
        evidence(replace(filed_reports[0], article=article)),
    ):
        assert "perhaps between 14 Apr 2024 and 20 Apr 2024, a guess that holds in 62%" in told
        assert "Sunday with 14 April" in told


def test_an_unknown_publication_date_is_called_unknown():
    undated = replace(DATED, published=None, published_rule="no publication date given")
    assert "unknown: no publication date given" in publication_words(undated)


def test_the_evidence_warns_of_a_guessed_publication_date(filed_reports):
    filed = next(filed for filed in filed_reports if filed.article.published)
    article = replace(filed.article, is_date_guessed=True, published_rule="the dateline")
    assert "publication date is a guess" not in evidence(filed)
    assert "publication date is a guess: the dateline" in evidence(replace(filed, article=article))


def test_the_evidence_warns_of_a_publication_date_that_has_not_come(filed_reports):
    filed = next(filed for filed in filed_reports if filed.article.published)
    slip = replace(filed, article=replace(filed.article, published=date(9999, 1, 1)))
    assert "has not come yet" not in evidence(filed)
    assert "The publication date has not come yet" in evidence(slip)
    assert "published 1 Jan 9999 (in the future)" in evidence(slip)
    assert "a day that has not come yet" in publication_words(slip.article)


def test_the_evidence_tells_of_a_weekday_that_is_another(filed_reports):
    rule = "'Friday, 19 October 2024', the weekday contradicts: that day is a Sat -> 2024-10-19"
    filed = filed_reports[0]
    when = replace(filed.report.when, rule=rule)
    told = evidence(replace(filed, report=replace(filed.report, when=when)))
    assert "check it: &#x27;Friday, 19 October 2024&#x27;, but that day is a Sat" in told
    assert "check it" not in evidence(filed)


def test_without_a_publication_date_the_words_of_the_text_are_named(filed_reports):
    filed = next(one for one in filed_reports if "on Wednesday" in one.report.quote)
    undated = replace(filed, article=replace(filed.article, published=None))
    start = filed.report.sentence.start + filed.report.quote.index("Wednesday")
    dated = replace(filed.report.when, span=Span(start, start + len("Wednesday")))
    without = replace(dated, interval=None, edtf=None)
    told = evidence(replace(undated, report=replace(filed.report, when=without)))
    assert "No publication date: “Wednesday” has no day." in told
    told = evidence(replace(undated, report=replace(filed.report, when=dated)))
    assert "No publication date." in told
    assert "has no day" not in told


def test_a_list_tells_which_publication_dates_to_check():
    assert date_check(DATED) == ""
    assert date_check(replace(DATED, published=None)) == "unknown"
    assert date_check(replace(DATED, is_date_guessed=True)) == "guessed"
    assert date_check(replace(DATED, published=date(9999, 1, 1))) == "in the future"


def story_of(services, filed, known_on=None):
    told = reports_of_event(services, filed.event_id, known_on)
    return str(story(told, filed.report.id))


def test_the_claims_of_an_event_stand_side_by_side(services, filed_reports):
    peru = [one for one in filed_reports if one.article.publisher == "Andes Courier"][:2]
    event = replace(services.store.events()[0], report_ids=tuple(one.report.id for one in peru))
    services.store.replace_events([event])
    chosen = services.store.report(peru[0].report.id)
    told = story_of(services, chosen)
    assert "Claims about this event (2)" in told
    assert told.index("Officials") < told.index("Andes Courier, 15 Apr 2024: expected")
    assert told.count("(shown above)") == 1


def with_what(filed, **what):
    return replace(filed, report=replace(filed.report, what=replace(filed.report.what, **what)))


def test_that_it_did_not_happen_stands_in_evidence_tables_and_claims(services, filed_reports):
    first, second = filed_reports[:2]
    denied = with_what(second, status=Status.REPORTED, polarity=Polarity.NEGATIVE)
    assert "did not happen (reported)" in evidence(denied)
    assert report_rows([denied])[0]["Status"] == "did not happen (reported)"
    told = str(story(Told(2, (with_what(first, status=Status.REPORTED), denied))))
    assert told.count("did not happen (reported)") == 2  # in the history and among the claims
    event = replace(
        services.store.events()[0],
        status=Status.REPORTED,
        polarity=Polarity.NEGATIVE,
        claimants=(),
        deniers=("the port authority",),
    )
    [row] = event_rows(services, [event])
    assert row["Latest status"] == "did not happen (reported)"
    assert (row["Claimants"], row["Deny it"]) == (0, 1)
    disputed = replace(event, polarity=Polarity.POSITIVE, claimants=("the mayor",))
    [row] = event_rows(services, [disputed])
    assert row["Latest status"] == "reported, denied by 1"


def test_a_copy_is_told_with_the_claim_that_it_is_a_copy_of(filed_reports):
    words = "Polls opened in Lima at eight in the morning and long queues stood in the rain."
    first = replace(filed_reports[0], article=replace(filed_reports[0].article, publisher="AFP"))
    first = replace(first, article=replace(first.article, text=words))
    report = replace(
        first.report,
        sentence=Span(0, len(words)),
        quote=words,
        who=replace(first.report.who, claimant=None),
        what=replace(first.report.what, quantities=()),
    )
    original = replace(first, report=replace(report, article_id="0" * 16))
    paper = replace(first.article, publisher="Morning Post")
    copy = replace(first, article=paper, report=replace(report, article_id="1" * 16))
    told = str(story(Told(2, (copy, original)), copy.report.id))
    assert "Claims about this event (1 in 2 reports)" in told
    assert "(copied by Morning Post)" in told
    assert "(a copy of it is shown above)" in told


def test_what_was_published_later_is_not_told_as_known_before(services, filed_reports):
    tampa = next(one for one in filed_reports if one.article.publisher == "Gulf Dispatch")
    march = next(one for one in filed_reports if one.article.publisher == "Rift Herald")
    judge(services, Wanted(JudgedField.JOIN, tampa.report.id, march.report.id))
    chosen = services.store.report(march.report.id)
    assert "Gulf Dispatch" in story_of(services, chosen)
    assert "Gulf Dispatch" not in story_of(services, chosen, date(2024, 6, 26))


def test_an_event_of_one_report_has_no_claims_to_compare(services):
    [alone] = [event for event in services.store.events() if len(event.report_ids) == 1][:1]
    filed = services.store.report(alone.report_ids[0])
    assert story_of(services, filed) == ""


def test_hostile_claimants_and_publishers_are_plain_words(services, filed_reports):
    event = replace(
        services.store.events()[0],
        report_ids=tuple(one.report.id for one in filed_reports),
    )
    services.store.replace_events([event])
    told = story_of(services, services.store.report(filed_reports[0].report.id))
    assert "<script" not in told
    assert "<img" not in told
    assert HOSTILE[0] not in told


def test_reasons_without_a_mark_are_counted_by_kind_and_add_up(services):
    numbers = services.index().shown(View())
    groups = reason_line(numbers.reasons).split(" · ")
    assert sum(int(group.split()[0]) for group in groups) == numbers.listed > 0
    assert any("stand for governments" in group for group in groups)
