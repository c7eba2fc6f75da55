"""The pages run: filters, address, samples, nothing found, articles, about."""

import sys
from types import ModuleType

import pytest
from staged_reports import StagedServices, hostile_analysis, staged_articles
from streamlit.testing.v1 import AppTest

from geo.features.view_query import View
from geo.settings import PROJECT_ROOT, read_settings
from geo.store import Part
from geo.ui import tables

PAGE = PROJECT_ROOT / "geo" / "ui" / "page.py"


@pytest.fixture
def services(tmp_path):
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{tmp_path / 'staged.db'}"})
    staged = StagedServices(settings, [*staged_articles(), hostile_analysis()])
    yield staged
    staged.store.close()


@pytest.fixture
def page(services, monkeypatch):
    app = ModuleType("app")
    app.services = lambda: services
    monkeypatch.setitem(sys.modules, "app", app)
    return AppTest.from_file(PAGE, default_timeout=60)


def run(page, **address):
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return " ".join(html.proto.body for html in page.get("html"))


def test_the_count_of_all_mentions_is_in_sight(page):
    assert "7 reports shown of 10; 3 not on the map" in run(page)


def test_the_address_sets_the_filters(page):
    assert "1 report shown of 10; 0 not on the map" in run(page, type="protests")
    assert page.multiselect("filter_type").value == ["Protests"]


def test_a_filter_is_written_into_the_address(page):
    run(page)
    page.text_input("filter_text").input("storm").run()
    assert not page.exception
    assert page.query_params["q"] == "storm"


def test_a_second_filter_in_quick_succession_keeps_the_first(page):
    run(page)
    page.multiselect("filter_claimant").select("officials").run()
    del page.query_params["claimant"]  # as the browser still had it when the second came
    page.text_input("filter_text").input("storm").run()
    assert page.query_params["claimant"] == "officials"
    assert page.query_params["q"] == "storm"
    del page.query_params["q"]  # Back
    page.run()
    assert page.text_input("filter_text").value == ""
    assert page.multiselect("filter_claimant").value == ["officials"]


def test_a_page_of_the_table_that_a_filter_has_emptied_becomes_the_last(page, monkeypatch):
    monkeypatch.setattr(tables, "PAGE_ROWS", 2)
    run(page)
    page.number_input("page_drawn").set_value(4).run()
    assert "reports shown of 10" in run(page, status="reported")
    assert page.number_input("page_drawn").value == 2


def test_the_table_turns_to_the_report_that_was_chosen_on_the_map(page, services, monkeypatch):
    monkeypatch.setattr(tables, "PAGE_ROWS", 2)
    last = services.index().page(View(), Part.DRAWN, 6, 1)[0]
    run(page, report=last)
    assert page.number_input("page_drawn").value == 4
    page.number_input("page_drawn").set_value(1).run()  # whoever leaves it is not called back
    assert page.number_input("page_drawn").value == 1


def test_filters_can_be_cleared(page):
    run(page, status="denied", q="police")
    assert [text.value for text in page.text if "on" in text.value] == ["2 filters on"]
    page.button("clear_filters").click().run()
    assert "status" not in page.query_params
    assert page.text_input("filter_text").value == ""


def test_an_unknown_value_is_named_and_the_rest_is_kept(page):
    told = run(page, type="picnic", status="denied")
    assert "picnic" in told
    assert page.multiselect("filter_status").value == ["denied"]


def test_nothing_found_says_which_filter_hides_everything(page):
    told = run(page, place="Nairobi", type="disaster-or-accident")
    assert "Nothing passes the filters" in told
    page.button("drop_filter").click().run()
    assert not page.exception
    assert "place" not in page.query_params or "type" not in page.query_params


def test_the_selected_report_shows_its_sentence(page, services):
    from geo.model import ReportFilter

    [filed] = services.store.reports(ReportFilter(place="Tampa"))[:1]
    told = run(page, report=filed.report.id)
    assert "Why this place?" in told
    assert f'data-report="{filed.report.id}"' in told


def test_samples_are_removed_with_one_click(page, services):
    assert "1 sample dispatch is loaded" in run(page)
    page.button("remove_samples").click().run()
    assert not page.exception
    assert not any(article.is_sample for article in services.store.articles())


def test_hidden_layers_leave_the_count(page):
    told = run(page, hide="protests")
    assert "6 reports shown of 10; 3 not on the map; 1 in hidden layers" in told


@pytest.mark.parametrize("tab", ["reports", "events", "listed", "articles"])
def test_every_table_opens(page, tab):
    run(page)
    page.session_state["tab"] = tab
    page.run()
    assert not page.exception
    assert len(page.dataframe) == 1


@pytest.mark.parametrize("name", ["articles", "about"])
def test_the_other_pages_run(services, name):
    def script(services, name):
        from geo.ui import about_page, articles_page

        pages = {"articles": articles_page.show_articles_page, "about": about_page.show_about_page}
        pages[name](services)

    page = AppTest.from_function(script, args=(services, name), default_timeout=60).run()
    assert not page.exception


def test_no_text_of_an_article_reaches_a_markdown_element(page):
    run(page)
    for kind in ("markdown", "button", "checkbox", "info", "warning", "error", "caption", "header"):
        for found in page.get(kind):
            written = str(getattr(found, "value", "")) + str(getattr(found, "label", ""))
            assert "hacked" not in written
            assert "Headline" not in written
