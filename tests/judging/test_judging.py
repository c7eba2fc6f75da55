"""Judgements from what a person typed to reports, events and files, and back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from staged_reports import LIMA, NAIROBI, StagedServices, hostile_analysis, staged_articles

from geo.errors import InputError, JudgementError
from geo.judging import Wanted, judge, place_choices, read_place, undo
from geo.judging.lines import read_judgements, write_judgements
from geo.judging.taking import take
from geo.model import JudgedField, Judgement, MapAs, Rejected, ReportFilter, ReviewState
from geo.settings import read_settings

EVERYTHING = ReportFilter()
NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)


class RereadingServices(StagedServices):
    """Services whose pipeline finds what was staged, dated from the day it is given."""

    def analyze_as_dated(self, article):
        found = self.store.analysis(article.id)
        reports = tuple(
            replace(one, when=replace(one.when, anchor=article.published)) for one in found.reports
        )
        return replace(found, article=article, reports=reports)

    def analyze(self, article):
        return self.analyze_as_dated(replace(article, published=date(2000, 1, 1)))


def services_in(folder, analyses):
    folder.mkdir(exist_ok=True)
    settings = read_settings({"DATELINE_DATABASE": f"sqlite:///{folder / 'staged.db'}"})
    return RereadingServices(settings, analyses)


@pytest.fixture
def services(tmp_path):
    made = services_in(tmp_path / "one", [*staged_articles(), hostile_analysis()])
    yield made
    made.store.close()


def reports_at(services, place):
    return services.store.reports(ReportFilter(place=place))


def test_a_changed_place_moves_the_report(services):
    [filed] = reports_at(services, "Tampa")
    made = judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Lima", "  a\nslip "))
    moved = services.store.report(filed.report.id)
    assert moved.report.resolution.place == LIMA
    assert (made.machine_value, made.note) == ("Tampa, Florida, US", "a slip")
    assert made.about == filed.report.quote


def test_a_second_judgement_names_the_machines_value_not_the_first(services):
    [filed] = reports_at(services, "Tampa")
    judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Lima"))
    made = judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Nairobi"))
    assert made.machine_value == "Tampa, Florida, US"


def test_a_rejected_report_leaves_its_event_and_comes_back(services):
    filed = reports_at(services, "Nairobi")[0]
    assert filed.event_id
    made = judge(services, Wanted(JudgedField.REPORT, filed.report.id, "rejected"))
    gone = services.store.report(filed.report.id)
    assert gone.event_id is None
    assert gone.report.where.map_as is MapAs.LIST
    undo(services, made.id)
    assert services.store.report(filed.report.id) == filed


def test_reports_are_joined_and_set_apart(services):
    tampa, nairobi = reports_at(services, "Tampa")[0], reports_at(services, "Nairobi")[0]
    assert tampa.event_id != nairobi.event_id

    def are_one():
        found = (services.store.report(one.report.id).event_id for one in (tampa, nairobi))
        return len(set(found)) == 1

    joined = judge(services, Wanted(JudgedField.JOIN, tampa.report.id, nairobi.report.id))
    assert joined.machine_value == "apart"
    assert are_one()
    split = judge(services, Wanted(JudgedField.SPLIT, nairobi.report.id, tampa.report.id))
    assert split.machine_value == "together"
    assert not are_one()
    undo(services, split.id)
    assert are_one()


def test_a_judged_publication_date_redates_the_reports_and_can_be_taken_back(services):
    [filed] = reports_at(services, "Tampa")
    article_id = filed.article.id
    before = services.store.analysis(article_id)
    made = judge(services, Wanted(JudgedField.PUBLISHED, article_id, "2023-05-01"))
    assert made.machine_value == "2024-10-10"
    redated = services.store.report(filed.report.id)
    assert redated.report.when.anchor == date(2023, 5, 1)
    assert redated.article.published == date(2023, 5, 1)
    undo(services, made.id)
    assert services.store.analysis(article_id) == before


def test_reading_again_keeps_every_judgement(services):
    [filed] = reports_at(services, "Tampa")
    judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Lima"))
    judge(services, Wanted(JudgedField.PUBLISHED, filed.article.id, "2023-05-01"))
    assert services.reread(filed.article.id)
    after = services.store.report(filed.report.id)
    assert after.report.resolution.place == LIMA
    assert after.article.published == date(2023, 5, 1)
    assert not services.reread("no such article")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (JudgedField.PLACE, "Atlantis"),
        (JudgedField.PLACE, ""),
        (JudgedField.PLACE, "91, 0"),
        (JudgedField.DATE, "30 February"),
        (JudgedField.STATUS, "perhaps"),
        (JudgedField.EVENT_TYPE, "picnic"),
        (JudgedField.JOIN, "no such report"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(services, field, value):
    filed = services.store.reports(EVERYTHING)[0]
    with pytest.raises(JudgementError):
        judge(services, Wanted(field, filed.report.id, value))
    assert services.store.judgements() == ()


def test_there_must_be_such_a_report_article_and_judgement(services):
    for field in (JudgedField.STATUS, JudgedField.PUBLISHED):
        with pytest.raises(JudgementError, match="There is no"):
            judge(services, Wanted(field, "nowhere", "2024-01-01"))
    with pytest.raises(JudgementError, match="There is no"):
        undo(services, "nowhere")


def test_values_may_be_typed_in_any_case(services):
    filed = services.store.reports(EVERYTHING)[0]
    assert judge(services, Wanted(JudgedField.STATUS, filed.report.id, "DENIED")).value == "denied"
    made = judge(services, Wanted(JudgedField.EVENT_TYPE, filed.report.id, "civic life"))
    assert made.value == "Civic life"


# --- places ---------------------------------------------------------------------------------


def test_coordinates_are_a_place_of_their_own(services):
    [place] = place_choices(services.gazetteer, " -12.04318, -77.02824 ")
    assert (place.lat, place.lon) == (-12.04318, -77.02824)
    assert place.name == "12.04318° S, 77.02824° W"
    assert read_place(services.gazetteer, "-12,-77").id == "position:-12.0:-77.0"


def test_an_id_names_one_place(services):
    assert read_place(services.gazetteer, NAIROBI.id) == NAIROBI


def test_namesakes_are_told_apart_by_what_holds_them(gazetteer):
    texan = place_choices(gazetteer, "Paris, Texas")
    assert {place.region_name for place in texan} == {"Texas"}
    assert len(place_choices(gazetteer, "Paris")) > 1
    with pytest.raises(JudgementError, match="several places"):
        read_place(gazetteer, "Springfield")


def test_what_holds_a_place_may_be_a_country(gazetteer):
    assert {place.country_code for place in place_choices(gazetteer, "Florida, Uruguay")} == {"UY"}


# --- files ----------------------------------------------------------------------------------


def test_judgements_are_carried_to_another_store(services, tmp_path):
    [filed] = reports_at(services, "Tampa")
    judge(services, Wanted(JudgedField.PLACE, filed.report.id, "Lima", "\ud800 <b>note</b>"))
    undone = judge(services, Wanted(JudgedField.STATUS, filed.report.id, "denied"))
    undo(services, undone.id)
    file = tmp_path / "judgements.jsonl"
    assert write_judgements(services.store.judgements(), file) == 2
    other = services_in(tmp_path / "other", staged_articles())
    read = list(read_judgements(file))
    assert read == list(services.store.judgements())
    assert take(other, read) == 2
    assert take(other, read) == 0
    assert other.store.report(filed.report.id).report.resolution.place == LIMA
    assert other.store.report(filed.report.id).review_state is ReviewState.CHANGED
    other.store.close()


def test_a_publication_date_from_a_file_redates_the_reports(services, tmp_path):
    [filed] = reports_at(services, "Tampa")
    judge(services, Wanted(JudgedField.PUBLISHED, filed.article.id, "2023-05-01"))
    other = services_in(tmp_path / "other", staged_articles())
    take(other, services.store.judgements())
    assert other.store.report(filed.report.id).report.when.anchor == date(2023, 5, 1)
    other.store.close()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        "{}",
        '{"field": "status", "subject": "a", "value": "perhaps", "made_at": "2024-01-01T00:00Z"}',
        '{"field": "status", "subject": "a", "value": "denied", "made_at": "2024-01-01T00:00"}',
        '{"field": "place", "subject": "a", "value": "x", "made_at": "2024-01-01T00:00Z"}',
        "[" * 5000,
        "\x00",
    ],
)
def test_a_line_that_is_no_judgement_is_named_and_the_rest_goes_on(tmp_path, line):
    file = tmp_path / "judgements.jsonl"
    good = '{"field": "status", "subject": "a", "value": "denied", "made_at": "2024-01-01T00:00Z"}'
    file.write_text(f"{line}\n{good}\n", encoding="utf-8")
    first, second = read_judgements(file)
    assert isinstance(first, Rejected)
    assert first.origin.endswith("line 1")
    assert isinstance(second, Judgement)


def test_a_missing_file_is_told_in_one_line(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(read_judgements(tmp_path / "nowhere.jsonl"))


def test_events_are_linked_again_when_somebody_judged_meanwhile(services):
    tampa, nairobi = reports_at(services, "Tampa")[0], reports_at(services, "Nairobi")[0]
    join = Wanted(JudgedField.JOIN, tampa.report.id, nairobi.report.id)

    class Interrupted:
        """A linker during whose first run somebody else judges."""

        def __init__(self, linker):
            self.linker, self.runs = linker, 0

        def link(self, *given, **pairs):
            self.runs += 1
            events = self.linker.link(*given, **pairs)
            if self.runs == 1:
                made = Judgement(join.field, join.subject, join.value, NOON)
                services.store.judge([made])
            return events

    services.linker = interrupted = Interrupted(services.linker)
    services.relink()
    ids = {services.store.report(one.report.id).event_id for one in (tampa, nairobi)}
    assert (interrupted.runs, len(ids)) == (2, 1)


def test_accepting_what_was_rejected_brings_it_back_into_its_event(services):
    filed = reports_at(services, "Nairobi")[0]
    judge(services, Wanted(JudgedField.REPORT, filed.report.id, "rejected"))
    judge(services, Wanted(JudgedField.REPORT, filed.report.id, "accepted"))
    assert services.store.report(filed.report.id).event_id == filed.event_id
