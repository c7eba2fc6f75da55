"""Judgements in the pages: the form beside the evidence, the Review page, the Articles page."""

import sys
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest
from staged_reports import HOSTILE, StagedServices, hostile_analysis, staged_articles
from streamlit.testing.v1 import AppTest

from geo.judging import Wanted, judge
from geo.model import JudgedField, MapAs, ReportFilter, ReviewState, Status
from geo.settings import PROJECT_ROOT, read_settings
from geo.ui.doubts import doubts
from geo.ui.markup import plain_label
from geo.ui.neighbours import others_for

PAGE = PROJECT_ROOT / "geo" / "ui" / "page.py"
EVERYTHING = ReportFilter()


class RereadingServices(StagedServices):
    """Services whose pipeline finds what was staged."""

    def analyze_as_dated(self, article):
        return replace(self.store.analysis(article.id), article=article)

    analyze = analyze_as_dated


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = RereadingServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


@pytest.fixture
def tampa(services):
    [filed] = services.store.reports(ReportFilter(place="Tampa"))
    return filed.report.id


@pytest.fixture
def page(services, monkeypatch, tampa):
    app = ModuleType("app")
    app.services = lambda: services
    monkeypatch.setitem(sys.modules, "app", app)
    opened = AppTest.from_file(PAGE, default_timeout=60)
    opened.query_params["report"] = tampa
    opened.run()
    assert not opened.exception
    return opened


def written(page):
    assert not page.exception
    return " ".join(html.proto.body for html in page.get("html"))


def open_form(page, field):
    page.button("judge_open").click().run()
    [chooser] = [box for box in page.selectbox if box.label == "What is wrong?"]
    chooser.select(field).run()
    assert not page.exception
    return page


def labelled(widgets, label):
    [found] = [widget for widget in widgets if widget.label == label]
    return found


def test_a_place_is_searched_chosen_and_saved(page, services, tampa):
    open_form(page, JudgedField.PLACE)
    labelled(page.text_input, "Where did it happen?").input("Lima").run()
    labelled(page.text_input, "Note (optional)").input("a slip").run()
    page.button("judge_save").click().run()
    assert "Place: Lima, PE; the machine says Tampa, Florida, US" in written(page)
    assert services.store.report(tampa).report.resolution.place.name == "Lima"
    assert services.store.judgements()[0].note == "a slip"


def test_a_place_that_nobody_chose_is_not_saved(page, services):
    open_form(page, JudgedField.PLACE)
    labelled(page.text_input, "Where did it happen?").input("Atlantis").run()
    assert "knows no place of this name" in written(page)
    page.button("judge_save").click().run()
    assert "Choose first which place is meant" in written(page)
    assert services.store.judgements() == ()


def test_coordinates_off_the_earth_are_told(page):
    open_form(page, JudgedField.PLACE)
    labelled(page.text_input, "Where did it happen?").input("95, 10").run()
    assert "latitude first" in written(page)


@pytest.mark.parametrize(
    ("field", "label", "value"),
    [
        (JudgedField.DATE, "When did it happen?", "2024-10"),
        (JudgedField.CLAIMANT, "Who says so?", HOSTILE[0]),
    ],
)
def test_typed_values_are_saved(page, services, tampa, field, label, value):
    open_form(page, field)
    labelled(page.text_input, label).input(value).run()
    page.button("judge_save").click().run()
    assert not page.exception
    [one] = services.store.judgements()
    assert (one.field, one.value) == (field, value)
    assert "<script>" not in written(page)


def test_a_day_in_words_is_saved_as_that_day(page, services):
    open_form(page, JudgedField.DATE)
    labelled(page.text_input, "When did it happen?").input("5 March 2025").run()
    page.button("judge_save").click().run()
    assert [one.value for one in services.store.judgements()] == ["2025-03-05"]
    assert "Date: Wed 5 Mar 2025" in written(page)


def test_a_chosen_status_is_saved(page, services, tampa):
    open_form(page, JudgedField.STATUS)
    labelled(page.selectbox, "How sure is it?").select(Status.DENIED).run()
    page.button("judge_save").click().run()
    assert services.store.report(tampa).report.what.status is Status.DENIED


def test_accepting_is_one_click_and_can_be_undone(page, services, tampa):
    page.button("judge_accept").click().run()
    assert services.store.report(tampa).review_state is ReviewState.ACCEPTED
    [one] = services.store.judgements()
    page.button(f"undo_{one.id}").click().run()
    assert services.store.report(tampa).review_state is ReviewState.UNREVIEWED
    assert "Taken back or overruled (1)" in written(page)


def test_a_rejected_report_is_counted_as_not_on_the_map(page, services, tampa):
    open_form(page, JudgedField.REPORT)
    page.button("judge_save").click().run()
    assert services.store.report(tampa).report.where.map_as is MapAs.LIST
    assert "6 reports shown of 10; 4 not on the map" in written(page)
    page.multiselect("filter_review").select(ReviewState.REJECTED).run()
    assert "0 reports shown of 10; 1 not on the map" in written(page)
    assert page.query_params["review"] == "rejected"


def test_cancel_closes_the_form_and_keeps_nothing(page, services):
    open_form(page, JudgedField.STATUS)
    page.button("judge_cancel").click().run()
    assert not [box for box in page.selectbox if box.label == "What is wrong?"]
    assert services.store.judgements() == ()


def test_no_filter_for_judgements_until_there_is_one(page):
    assert not [box for box in page.multiselect if box.key == "filter_review"]


# --- other pages ----------------------------------------------------------------------------


def show(name, services, **state):
    def script(services, name):
        from geo.ui import articles_page, events_page, review_page

        pages = {
            "articles": articles_page.show_articles_page,
            "events": events_page.show_events_page,
            "review": review_page.show_review_page,
        }
        pages[name](services)

    page = AppTest.from_function(script, args=(services, name), default_timeout=60)
    for key, value in state.items():
        page.session_state[key] = value
    page.run()
    assert not page.exception
    return page


def test_the_review_page_counts_its_lists(services, tampa):
    judge(services, Wanted(JudgedField.REPORT, tampa, "rejected"))
    page = show("review", services)
    labels = [option.content for option in page.get("button_group")[0].proto.options]
    assert labels == ["Look at first 2", "Judgements 1", "Rejected 1", "Without their report 0"]


def test_every_judgement_is_listed_once(services, tampa):
    [lima, *_] = [one for one in services.store.reports(EVERYTHING) if one.report.id != tampa]
    judge(services, Wanted(JudgedField.JOIN, tampa, lima.report.id))
    judge(services, Wanted(JudgedField.STATUS, tampa, "denied"))
    judge(services, Wanted(JudgedField.STATUS, lima.report.id, "denied"))
    page = show("review", services, review_tab="judgements")
    labels = [option.content for option in page.get("button_group")[0].proto.options]
    [table] = page.dataframe
    assert labels[1] == "Judgements 3"
    assert len(table.value) == 3
    assert sum("Joined" in words for words in table.value["What"]) == 1


@pytest.mark.parametrize("tab", ["doubts", "judgements", "rejected", "adrift"])
def test_every_list_of_the_review_page_opens(services, tampa, tab):
    judge(services, Wanted(JudgedField.REPORT, tampa, "rejected", " ".join(HOSTILE)))
    show("review", services, review_tab=tab)


def test_a_judgement_without_its_report_is_listed_and_can_be_undone(services, tampa):
    made = judge(services, Wanted(JudgedField.STATUS, tampa, "denied", "kept"))
    services.store.delete_articles([services.store.report(tampa).article.id])
    page = show("review", services, review_tab="adrift")
    told = written(page)
    assert "The storm flooded Tampa" in told
    assert "kept" in told
    page.button(f"undo_{made.id}").click().run()
    assert not page.exception
    assert services.store.judgements_adrift() == ()


def test_doubtful_reports_come_first_and_judged_ones_never(services, tampa):
    found = services.store.reports(EVERYTHING)
    [sure] = [one for one in found if one.report.id == tampa]
    resolution = replace(sure.report.resolution, confidence=0.34)
    unsure = replace(sure, report=replace(sure.report, resolution=resolution))
    guessed = replace(unsure, article=replace(unsure.article, is_date_guessed=True))
    assert doubts([sure]) == []
    assert [one.reasons for one in doubts([sure, unsure, guessed])] == [
        ("place 34% sure", "publication date guessed"),
        ("place 34% sure",),
    ]
    judge(services, Wanted(JudgedField.REPORT, tampa, "accepted"))
    assert doubts([services.store.report(tampa)]) == []


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("'Monday, 9 May 2024', the weekday contradicts: that day is a Thu", "its weekday"),
        ("'31 April 2024', no such day in the calendar", "its date cannot be read"),
    ],
)
def test_dates_that_cannot_be_right_are_doubtful(services, tampa, rule, reason):
    sure = services.store.report(tampa)
    report = replace(sure.report, when=replace(sure.report.when, rule=rule))
    [doubt] = doubts([replace(sure, report=report)])
    assert reason in doubt.reasons[0]


def test_a_publication_date_in_the_future_is_doubtful(services, tampa):
    sure = services.store.report(tampa)
    slip = replace(sure, article=replace(sure.article, published=date(9999, 1, 1)))
    assert [one.reasons for one in doubts([slip])] == [("publication date in the future",)]


def test_reports_to_join_are_those_nearby_first(services, tampa):
    found = services.store.reports(EVERYTHING)
    [lima, *_] = [one for one in found if one.article.publisher == "Andes Courier"]
    others = others_for(lima, found)
    assert others[0].report.resolution.place == lima.report.resolution.place
    assert lima.report.id not in {one.report.id for one in others}
    assert all(one.event_id != lima.event_id for one in others)


def test_the_events_page_lists_events_at_typed_positions_too(services, tampa):
    judge(services, Wanted(JudgedField.PLACE, tampa, "27.5, -82.25"))
    page = show("events", services)
    [table] = page.dataframe
    assert len(table.value) == len(services.store.events())
    assert "27.5° N, 82.25° W" in set(table.value["Place"])


def test_a_publication_date_is_corrected_on_the_articles_page(services, tampa):
    article = services.store.report(tampa).article
    made = judge(services, Wanted(JudgedField.PUBLISHED, article.id, "2024-10-12", "masthead"))
    assert services.store.article(article.id).published == date(2024, 10, 12)
    page = show("review", services, review_tab="judgements")
    assert "Publication date: Sat 12 Oct 2024; the machine says Thu 10 Oct 2024" in written(page)
    page.button(f"undo_{made.id}").click().run()
    assert services.store.article(article.id) == article


def test_a_label_is_shown_as_it_is_typed():
    assert plain_label("St. John's *(CA)*") == r"St\. John\'s \*\(CA\)\*"
