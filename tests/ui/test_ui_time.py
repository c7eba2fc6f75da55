"""The time line in the page: two axes, undated reports, play; and two sides compared."""

import sys
from datetime import date
from types import ModuleType

import pytest
from rival_papers import FIRST, LEDGER, POST, SECOND, rival_papers
from staged_reports import (
    HOSTILE,
    LIMA,
    Line,
    StagedServices,
    hostile_analysis,
    staged_analysis,
    staged_articles,
)
from streamlit.testing.v1 import AppTest

from geo.features.comparison import Comparison, ComparisonKind, write_comparison
from geo.features.view_query import TimeAxis, View
from geo.model import Article, ReportFilter
from geo.settings import PROJECT_ROOT, read_settings
from geo.ui import session, timeline
from geo.ui.histogram import Window
from geo.ui.stepping import Step

PAGE = PROJECT_ROOT / "geo" / "ui" / "page.py"
PAPERS = write_comparison(Comparison(ComparisonKind.PUBLISHER, LEDGER, POST))
DAYS = write_comparison(Comparison(ComparisonKind.DAY, FIRST.isoformat(), SECOND.isoformat()))


def page_of(analyses, tmp_path, monkeypatch):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    services = StagedServices(settings, analyses)
    app = ModuleType("app")
    app.services = lambda: services
    monkeypatch.setitem(sys.modules, "app", app)
    return services, AppTest.from_file(PAGE, default_timeout=60)


@pytest.fixture
def page(tmp_path, monkeypatch):
    services, page = page_of(rival_papers(), tmp_path, monkeypatch)
    yield page
    services.store.close()


def run(page, **address):
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return told(page)


def told(page):
    return " ".join(html.proto.body for html in page.get("html"))


def slider(page):
    [found] = page.slider
    return found


def test_each_axis_has_its_own_days(page):
    run(page)
    assert slider(page).value == (date(2024, 6, 24), date(2024, 6, 26))
    run(page, axis="published")
    assert slider(page).value == (FIRST, SECOND)


def test_the_slider_sets_the_days_of_its_axis(page):
    run(page, axis="published")
    slider(page).set_value((SECOND, SECOND)).run()
    assert not page.exception
    assert page.query_params["published_from"] == "2024-06-27"
    assert "4 reports shown of 7" in told(page)


def test_a_slider_of_the_axis_before_changes_no_days_of_the_present_one(monkeypatch):
    kept = {session._VIEW: View(axis=TimeAxis.EVENT)}
    monkeypatch.setattr(session.st, "session_state", kept)
    days = Window(FIRST, SECOND)
    timeline._take_days(TimeAxis.PUBLISHED, days, Window(SECOND, SECOND))
    assert kept[session._VIEW].wanted == ReportFilter()
    timeline._take_days(TimeAxis.EVENT, days, Window(SECOND, SECOND))
    assert kept[session._VIEW].wanted == ReportFilter(date_from=SECOND)


def test_a_slider_of_other_days_is_another_slider(page):
    """With one key a browser may set the new one to the ends of the one before: a choice of days
    that nobody made. Seen in one of two limits taken back on a busy machine."""
    run(page)
    before, days = slider(page).key, slider(page).value
    run(page, publisher=LEDGER)
    assert slider(page).value != days
    assert slider(page).key != before


def test_days_chosen_on_the_other_axis_are_named_and_can_be_dropped(page):
    run(page, published_to="2024-06-26")
    assert page.button("drop_other_days").label == "Publication date to 26 Jun 2024"
    page.button("drop_other_days").click().run()
    assert "published_to" not in page.query_params


def test_reports_beyond_the_ends_of_the_line_are_told(tmp_path, monkeypatch):
    long_ago = Line("A dam broke in Lima in 1953.", "Lima", LIMA, day=date(1953, 7, 27))
    article = Article(long_ago.sentence, "A look back", LEDGER, FIRST)
    analyses = [*rival_papers(), staged_analysis(article, [long_ago])]
    services, page = page_of(analyses, tmp_path, monkeypatch)
    assert "2024 and earlier: " in run(page)
    assert "At the ends: 1 earlier" in told(page)
    services.store.close()


def test_a_report_published_after_the_day_looked_from_says_so(tmp_path, monkeypatch):
    services, page = page_of(rival_papers(), tmp_path, monkeypatch)
    later = services.store.reports(ReportFilter(published_from=SECOND, include_unpublished=False))
    words = "Not known on 26 Jun 2024: published 27 Jun 2024."
    assert words not in run(page, report=later[0].report.id)
    assert words in run(page, known="2024-06-26")
    assert words not in run(page, known="2024-06-27")
    services.store.close()


def test_nobody_can_say_on_which_day_an_undated_article_was_known(tmp_path, monkeypatch):
    services, page = page_of(rival_papers(), tmp_path, monkeypatch)
    [undated] = [one for one in services.store.reports(ReportFilter()) if not one.article.published]
    assert "Nobody can say" not in run(page, report=undated.report.id)
    assert "Nobody can say whether this was known on 26 Jun 2024" in run(page, known="2024-06-26")
    services.store.close()


@pytest.mark.parametrize(
    ("axis", "told_of"), [("event", "undated: 1"), ("published", "no publication date: 1")]
)
def test_undated_reports_have_a_bar_of_their_own_and_a_switch(page, axis, told_of):
    assert told_of in run(page, axis=axis)
    page.checkbox(f"undated_{axis}").uncheck().run()
    assert not page.exception
    assert "6 reports shown of 7" in told(page)
    assert told_of in told(page)


def test_play_begins_with_one_step_and_pause_writes_the_address(page):
    run(page)
    page.button("play").click().run()
    assert not page.exception
    assert page.button("play").label == "Pause"
    assert slider(page).value == (date(2024, 6, 24), date(2024, 6, 24))
    assert "to" not in page.query_params
    page.button("play").click().run()
    assert page.button("play").label == "Play"
    assert page.query_params["to"] == "2024-06-24"


def test_another_address_ends_playing(page):
    run(page)
    page.button("play").click().run()
    run(page, status="reported")
    assert page.button("play").label == "Play"


def test_how_the_days_are_played_can_be_chosen(page):
    run(page)
    assert page.button_group("play_step").value == Step.DAY
    page.button_group("play_step").set_value(Step.MONTH).run()
    assert not page.exception
    page.button("play").click().run()
    assert page.button_group("play_step").value == Step.MONTH


def test_without_any_day_there_is_nothing_to_play(tmp_path, monkeypatch):
    services, page = page_of([rival_papers()[-1]], tmp_path, monkeypatch)
    assert "event date unknown" in run(page)
    assert not page.slider
    services.store.close()


def test_an_empty_store_has_a_time_line_too(tmp_path, monkeypatch):
    services, page = page_of([], tmp_path, monkeypatch)
    run(page)
    assert page.button_group("axis").value == TimeAxis.EVENT
    services.store.close()


# --- comparison -------------------------------------------------------------------------------


def test_a_comparison_counts_four_groups_and_shows_both_sides(page):
    shown = run(page, compare=PAPERS)
    labels = page.button_group("compare_group").options
    assert [label[-3:] for label in labels] == ["(1)"] * 4
    assert "Soldiers shot at marchers" in shown
    assert "No soldiers shot at marchers" in shown
    assert shown.count("contradicts the other side") == 2


def test_a_comparison_begins_with_the_two_that_say_most(page):
    run(page)
    page.button("compare_start").click().run()
    assert not page.exception
    assert page.query_params["compare"] == PAPERS
    assert (page.query_params["layers"], page.query_params["hide"]) == ("comparison", "other")


def test_another_side_is_taken_at_once_and_the_same_twice_is_told(page):
    run(page, compare=PAPERS)
    page.selectbox("compare_publisher_1").select("Old Pages").run()
    assert not page.exception
    assert page.query_params["compare"] == "publisher:Coast Ledger|Old Pages"
    page.selectbox("compare_publisher_1").select(LEDGER).run()
    assert "names the same side twice" in told(page)


def test_two_days_are_compared(page):
    run(page, compare=DAYS)
    assert page.date_input("compare_day_0").value == FIRST
    page.button("compare_stop").click().run()
    assert not page.exception
    assert "compare" not in page.query_params


def test_a_claim_of_a_comparison_can_be_chosen(page):
    run(page, compare=PAPERS)
    [first, *_] = [one for one in page.button if one.label == "Show on the map"]
    first.click().run()
    assert not page.exception
    assert page.query_params["report"] == first.key.removeprefix("compare_show_")


def test_a_side_without_reports_and_a_filter_that_hides_all_are_no_error(page):
    assert "There is no such event" in run(page, compare="publisher:Nobody|Nothing")
    assert run(page, compare=PAPERS, q="zebra")


def test_a_comparison_as_known_on_a_day_knows_the_events_of_that_day(page):
    run(page, compare=PAPERS, known=FIRST.isoformat())
    labels = page.button_group("compare_group").options
    assert [label[-3:] for label in labels] == ["(3)", "(0)", "(0)", "(0)"]


def test_hostile_names_are_plain_text(tmp_path, monkeypatch):
    services, page = page_of([*staged_articles(), hostile_analysis()], tmp_path, monkeypatch)
    name = f"Publisher {' '.join(HOSTILE)}"
    comparison = Comparison(ComparisonKind.PUBLISHER, name, "Andes Courier")
    shown = run(page, compare=write_comparison(comparison))
    assert "<script>" not in shown
    services.store.close()
