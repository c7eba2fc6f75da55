"""Services: made once, loaded late, and a batch that nothing takes down."""

import sys
import threading
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from geo.errors import DataError
from geo.model import Analysis, Article, Rejected
from geo.pipeline import Pipeline
from geo.settings import read_settings
from geo.wiring import Services, open_services, read_samples, with_guessed_date

RAIN = Article("Rain in Lima.", publisher="El Sol", published=date(2024, 5, 6))
SNOW = Article("Snow in Cusco.", publisher="El Sol")


class EmptyPipeline:
    """Finds nothing, and fails on the article that a test names."""

    languages = frozenset({"en"})

    def __init__(self, fails_on=None, error=None):
        self.fails_on, self.error = fails_on, error

    def analyze(self, article):
        if article == self.fails_on:
            raise self.error
        return Analysis(article, (), (), ())


@pytest.fixture
def services(tmp_path, monkeypatch):
    made = open_services(read_settings({}, database=f"sqlite:///{tmp_path / 'store.db'}"))
    monkeypatch.setattr(Services, "pipeline", EmptyPipeline())
    yield made
    made.store.close()


def test_every_input_is_counted_once(services):
    unreadable = Rejected("x.txt", "is empty.")
    added = services.add([RAIN, unreadable, RAIN, SNOW])
    assert (added.new, added.known, added.rejected) == (2, 1, (unreadable,))
    assert added.undated == 1


def test_publication_dates_that_have_not_come_are_counted(services):
    slip = Article("Fog in Bergen.", title="Fog", publisher="B", published=date(9999, 1, 1))
    assert services.add([RAIN, slip]).ahead == 1


def test_an_article_that_breaks_a_stage_is_left_out_and_named(services, monkeypatch):
    monkeypatch.setattr(Services, "pipeline", EmptyPipeline(RAIN, ZeroDivisionError("no")))
    added = services.add([RAIN, SNOW])
    assert added.new == 1
    assert "Rain in Lima" in added.rejected[0].origin
    assert services.store.has_article(SNOW.id)


def test_an_article_goes_to_the_pipeline_that_reads_its_language(services, monkeypatch):
    spanish = EmptyPipeline()
    spanish.languages = frozenset({"es"})
    spanish.analyze = lambda article: Analysis(article, (), (), (), ("read in Spanish",))
    monkeypatch.setattr(Services, "pipelines", (EmptyPipeline(), spanish))
    assert services.analyze(replace(RAIN, language="es")).attributions == ("read in Spanish",)
    assert services.analyze(RAIN).attributions == ()


def test_an_article_in_a_language_that_nothing_reads_is_left_out_and_named(services, monkeypatch):
    english = Pipeline(*[SimpleNamespace(languages=frozenset({"en"}))] * 5)
    monkeypatch.setattr(Services, "pipeline", english)
    added = services.add([Article("Дощ у Києві.", title="Дощ", language="uk")])
    assert added.new == 0
    (rejected,) = added.rejected
    assert rejected.origin == "Дощ"
    assert "'uk'" in rejected.reason
    assert "give articles in en" in rejected.reason


def test_damaged_data_stops_the_batch_at_once(services, monkeypatch):
    monkeypatch.setattr(Services, "pipeline", EmptyPipeline(RAIN, DataError("model damaged")))
    with pytest.raises(DataError, match="model damaged"):
        services.add([RAIN, SNOW])


def test_what_a_killed_run_stored_is_linked_by_the_next(services, monkeypatch):
    services.add([RAIN])
    linked = []
    monkeypatch.setattr(Services, "relink", lambda self: linked.append(True))
    services.add([RAIN])
    assert linked


def test_progress_tells_the_article_and_how_many_are_done(services):
    told = []
    services.add([RAIN, SNOW], lambda label, done, total: told.append((label, done, total)))
    assert told[:2] == [("Rain in Lima.", 0, 2), ("Snow in Cusco.", 1, 2)]


def test_the_samples_come_into_an_empty_store_only(services):
    assert services.ensure_samples().new == len(read_samples())
    assert services.ensure_samples().new == 0


def test_removed_samples_do_not_come_back(services):
    services.ensure_samples()
    assert services.store.delete_samples() == len(read_samples())
    assert services.ensure_samples().new == 0
    assert services.store.articles() == ()


def test_a_store_with_articles_gets_no_samples(services):
    services.add([RAIN])
    assert services.ensure_samples().new == 0


def test_a_part_is_made_once_however_many_threads_ask(services):
    seen = []
    barrier = threading.Barrier(8)

    def ask():
        barrier.wait()
        seen.append(services._once("part", lambda: SimpleNamespace()))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(part) for part in seen}) == 1


def test_a_guess_wider_than_a_day_is_no_publication_date():
    article = with_guessed_date(Article("Built in 2023, the dam broke on Friday, Oct. 11."))
    assert article.published is None
    assert not article.is_date_guessed
    assert article.published_guess is not None
    assert article.published_between is not None
    assert article.published_between.start == date(2024, 9, 10)


def test_a_date_that_was_given_is_not_guessed_at():
    article = Article("LIMA, 4 FEB 90 (AGENCY) -- Rain fell.", published=date(1990, 3, 1))
    assert with_guessed_date(article) is article


def test_a_dateline_dates_an_article_that_nothing_else_dates():
    article = Article("LIMA, 4 FEB 90 (AGENCY) -- Rain fell.", published_rule="none in x.txt")
    dated = with_guessed_date(article)
    assert dated.published == date(1990, 2, 4)
    assert dated.is_date_guessed
    assert "none in x.txt; guessed from the dateline" in (dated.published_rule or "")
    assert dated.id == article.id


def test_a_given_date_is_never_replaced_by_a_guess():
    article = Article("LIMA, 4 FEB 90 (AGENCY) -- Rain fell.", published=date(2024, 1, 1))
    assert with_guessed_date(article) is article


def test_opening_services_loads_nothing(tmp_path):
    before = set(sys.modules)
    open_services(read_settings({}, database=f"sqlite:///{tmp_path / 'none.db'}"))
    assert not (set(sys.modules) - before)
    assert not (tmp_path / "none.db").exists()
