"""A database written in bulk is the one that the store's own methods would have written."""

from geo.model import Event, EventType, ReportFilter, Status
from geo.store import open_store
from geo.store.bulk import append_in_bulk
from tests.contracts.records import analysis, article

FIRST = analysis(article("The dam at Arequipa held.\n\nIt rained."), 3)
SECOND = analysis(article("The dam at Arequipa burst.\n\nIt poured."), 2)


def event(*reports):
    ids = tuple(report.id for report in reports)
    return Event(ids, "Flood", EventType.DISASTER, Status.REPORTED, None, None, ("mayor",), "test")


FLOOD, RAIN = event(*FIRST.reports[:2]), event(*SECOND.reports)


def test_what_is_written_in_bulk_is_found_like_all_else(tmp_path):
    path = tmp_path / "bulk.db"
    append_in_bulk(path, [([FIRST], [FLOOD]), ([SECOND], [RAIN])])
    with_store = open_store("sqlite://")
    with_store.add([FIRST, SECOND])
    with_store.replace_events([FLOOD, RAIN])
    in_bulk = open_store(f"sqlite:///{path}")
    try:
        assert in_bulk.reports(ReportFilter()) == with_store.reports(ReportFilter())
        assert in_bulk.events() == with_store.events() == (FLOOD, RAIN)
        assert in_bulk.counts(ReportFilter(text="dam")) == with_store.counts(
            ReportFilter(text="dam")
        )
    finally:
        in_bulk.close()
        with_store.close()


def test_nothing_to_write_leaves_an_empty_database(tmp_path):
    append_in_bulk(tmp_path / "empty.db", [])
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    assert store.articles() == ()
    store.close()
