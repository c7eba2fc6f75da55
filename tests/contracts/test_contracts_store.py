"""What every store must do, whichever database is behind it."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.features.ring import box_of
from geo.model import (
    BoundingBox,
    Event,
    EventType,
    FiledReport,
    JudgedField,
    Judgement,
    MapAs,
    ReportFilter,
    Status,
)
from geo.store import open_store
from tests.contracts.records import (
    AREQUIPA,
    AREQUIPA_REGION,
    CLAIMANTS,
    DAYS,
    FIJI,
    NAMES,
    WORDS,
    analyses,
    analysis,
    article,
    days_after,
)

URLS = ("sqlite://", "sqlite:///{folder}/contract.db")


@pytest.fixture(params=URLS)
def store(request, tmp_path):
    opened = open_store(request.param.format(folder=tmp_path))
    yield opened
    opened.close()


FACETS = {"publisher", "claimant", "event_type", "status", "map_as", "review_state"}


def event_of(*reports, claimants=("the mayor",)):
    return Event(
        tuple(one.id for one in reports),
        "Bridge falls",
        EventType.DISASTER,
        Status.REPORTED,
        None,
        None,
        tuple(claimants),
        "test",
    )


def three_articles():
    return [
        analysis(article("On Monday. " + "x" * 200, published=date(2024, 5, 1)), reports=2),
        analysis(article("On Tuesday. " + "x" * 200, published=None), reports=1),
        analysis(article("On Sunday. " + "x" * 200, published=date(2024, 7, 1)), reports=3),
    ]


# --- writing --------------------------------------------------------------------------------


def test_an_analysis_comes_back_exactly(store):
    found = analysis(reports=3)
    assert store.add([found]) == 1
    assert store.analysis(found.article.id) == found
    assert store.article(found.article.id) == found.article


def test_resolutions_that_no_report_holds_come_back_too(store):
    found = replace(analysis(reports=2), reports=())
    store.add([found])
    assert store.analysis(found.article.id) == found


def test_text_that_utf8_cannot_write_comes_back_exactly(store):
    of = article(
        "Half an emoji \ud83d and a \x00 and \x1b[0m " + "y" * 120,
        title="\udc00",
        publisher="\ud800",
    )
    found = analysis(of, reports=2)
    store.add([found])
    assert store.analysis(of.id) == found
    assert len(store.reports(ReportFilter(publishers=frozenset({"\ud800"}), text="emoji"))) == 2


def test_the_same_article_twice_is_one_article(store):
    found = analysis(reports=2)
    assert store.add([found, found]) == 1
    before = store.version()
    assert store.add([found]) == 0
    assert len(store.articles()) == 1
    assert len(store.reports(ReportFilter())) == 2
    assert isinstance(before, str)


def test_a_write_that_fails_leaves_nothing(store):
    def broken():
        yield analysis()
        raise RuntimeError("the pipeline broke")

    with pytest.raises(RuntimeError):
        store.add(broken())
    assert store.articles() == ()


def test_every_write_changes_the_version(store):
    found = analysis()
    versions = [store.version()]
    store.add([found])
    versions.append(store.version())
    store.replace_events([event_of(*found.reports)])
    versions.append(store.version())
    store.delete_articles([found.article.id])
    versions.append(store.version())
    assert len(set(versions)) == 4


def test_deleting_an_article_takes_its_reports_along(store):
    kept, gone = analysis(reports=1), analysis(article("Elsewhere. " + "x" * 120), reports=2)
    store.add([kept, gone])
    assert store.delete_articles([gone.article.id, "no such id"]) == 1
    assert not store.has_article(gone.article.id)
    assert store.article(gone.article.id) is None
    assert store.analysis(gone.article.id) is None
    assert [one.report.id for one in store.reports(ReportFilter())] == [kept.reports[0].id]
    assert store.reports(ReportFilter(text="elsewhere")) == ()


def test_a_deleted_article_can_be_added_again(store):
    found = analysis(reports=2)
    store.add([found])
    store.delete_articles([found.article.id])
    assert store.add([found]) == 1
    assert len(store.reports(ReportFilter(text="bridge"))) == 2


def test_removed_samples_stay_removed(store):
    sample = analysis(article(is_sample=True))
    real = analysis(article("Read from a file. " + "x" * 120))
    store.add([sample, real])
    assert store.samples_wanted()
    assert store.delete_samples() == 1
    assert not store.samples_wanted()
    assert [one.id for one in store.articles()] == [real.article.id]


# --- events ---------------------------------------------------------------------------------


def test_a_report_names_its_event_and_its_independent_claimants(store):
    found = analysis(reports=2)
    store.add([found])
    event = event_of(found.reports[0], claimants=("the mayor", "the police"))
    store.replace_events([event])
    first, second = (store.report(one.id) for one in found.reports)
    assert (first.event_id, first.independent_claimants) == (event.id, 2)
    assert (second.event_id, second.independent_claimants) == (None, 1)
    assert first == FiledReport(found.reports[0], found.article, event.id, 2)
    assert store.event(event.id) == event


def test_a_report_names_how_many_deny_its_event(store):
    store.add(three_articles())
    first, second, *_ = (one.report for one in store.reports(ReportFilter()))
    denied = replace(event_of(first), claimants=(), deniers=("the ministry", "the port"))
    store.replace_events([denied, event_of(second)])
    filed = store.report(first.id)
    assert (filed.independent_claimants, filed.denying_claimants) == (0, 2)
    assert store.report(second.id).denying_claimants == 0
    assert store.events()[0].deniers == denied.deniers


def test_replacing_events_forgets_the_old_ones(store):
    found = analysis(reports=3)
    store.add([found])
    one, two, three = found.reports
    store.replace_events([event_of(one, two), event_of(three)])
    joined = [event_of(three, two), event_of(one)]
    store.replace_events(joined)
    assert store.events() == tuple(joined)
    assert [store.report(r.id).event_id for r in found.reports] == [
        joined[1].id,
        joined[0].id,
        joined[0].id,
    ]
    store.replace_events([])
    assert store.events() == ()
    assert store.report(one.id).event_id is None


def test_events_refer_only_to_living_reports(store):
    kept, gone = analysis(), analysis(article("Elsewhere. " + "x" * 120))
    store.add([kept, gone])
    both = event_of(gone.reports[0], kept.reports[0])
    alone = event_of(replace(gone.reports[0], article_id="never stored"))
    store.replace_events([both, alone])
    assert store.events() == (both,)
    store.delete_articles([gone.article.id])
    (left,) = store.events()
    assert left.report_ids == (kept.reports[0].id,)
    assert store.report(kept.reports[0].id).event_id == left.id
    store.delete_articles([kept.article.id])
    assert store.events() == ()


# --- asking ---------------------------------------------------------------------------------


def test_what_is_not_there_is_none(store):
    assert store.article("x") is None
    assert store.analysis("x") is None
    assert store.report("x") is None
    assert store.event("x") is None
    assert not store.has_article("x")
    assert store.reports(ReportFilter()) == ()
    assert store.articles() == ()


def test_articles_come_latest_first_and_undated_last(store):
    store.add(three_articles())
    assert [one.published for one in store.articles()] == [date(2024, 7, 1), date(2024, 5, 1), None]
    assert [one.published for one in store.articles(1)] == [date(2024, 7, 1)]


def test_articles_and_samples_are_counted(store):
    found = three_articles()
    sample = replace(found[0], article=replace(found[0].article, is_sample=True))
    store.add([sample, *found[1:]])
    assert store.article_numbers() == (3, 1)


def test_reports_and_events_are_found_in_the_order_that_is_asked(store):
    store.add(three_articles())
    ids = [filed.report.id for filed in store.reports(ReportFilter())]
    backwards = [*ids[::-1], "gone"]
    assert [filed.report.id for filed in store.filed(backwards)] == ids[::-1]
    reports = [filed.report for filed in store.filed(ids[:2])]
    store.replace_events([event_of(reports[0]), event_of(reports[1])])
    keys = {row.report_id: row.event_key for row in store.index_rows()}
    asked = [keys[ids[1]], keys[ids[0]], 10**6]
    assert [one.report_ids for one in store.events_of(asked)] == [(ids[1],), (ids[0],)]


def test_rows_of_the_index_are_those_of_the_filters(store):
    store.add(three_articles())
    rows = {row.report_id: row for row in store.index_rows()}
    for filed in store.reports(ReportFilter()):
        row, published = rows[filed.report.id], filed.article.published
        assert row.published == (published.toordinal() if published else 10_000_000)
        assert (row.publisher, row.article_id) == (filed.article.publisher or "", filed.article.id)
        assert row.event_type == filed.report.what.event_type
    found = store.keys_of_text("the")
    assert sorted(found) == sorted(
        rows[filed.report.id].key for filed in store.reports(ReportFilter(text="the"))
    )


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "AND",
        "OR NOT",
        "NEAR(",
        "a:b",
        "^x",
        "(",
        "\x00",
        "\ud800",
        "'; DROP TABLE reports",
        "{}",
        "-",
    ],
)
def test_no_typed_text_is_query_syntax(store, typed):
    store.add([analysis()])
    for wanted in (ReportFilter(text=typed), ReportFilter(place=typed)):
        store.reports(wanted)
        store.counts(wanted)
        store.histogram(wanted)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", 1),
        ("BRIDGE peru", 1),
        ("rescue", 1),
        ("resc", 1),
        ('"rescue teams"', 1),
        ('"teams rescue"', 0),
        ("bridge volcano", 0),
        ("", 1),
        ("***", 1),
        ("accident", 1),
        ("accident rescue", 1),
    ],
)
def test_search_wants_every_word_in_title_sentence_or_article(store, typed, found):
    store.add([analysis()])
    assert len(store.reports(ReportFilter(text=typed))) == found


def test_a_box_may_cross_the_antimeridian(store):
    found = analysis(reports=3)
    suva, apia, lima = (178.4, -18.1), (-171.8, -13.8), (-77.0, -12.0)
    moved = tuple(
        replace(one, where=replace(one.where, lon=lon, lat=lat))
        for one, (lon, lat) in zip(found.reports, (suva, apia, lima), strict=True)
    )
    store.add([replace(found, reports=moved)])
    inside = store.reports(ReportFilter(bbox=BoundingBox(170, -30, -160, 0)))
    assert {one.report.where.lon for one in inside} == {178.4, -171.8}


def test_a_box_may_be_smaller_than_a_cell(store):
    found = analysis()
    one = replace(found.reports[0], where=replace(found.reports[0].where, lat=10.05, lon=20.05))
    store.add([replace(found, reports=(one,))])
    assert store.reports(ReportFilter(bbox=BoundingBox(20.01, 10.01, 20.09, 10.09)))
    assert not store.reports(ReportFilter(bbox=BoundingBox(20.01, 10.06, 20.09, 10.09)))


def test_what_is_only_listed_is_in_no_box(store):
    found = analysis()
    listed = replace(found.reports[0].where, map_as=MapAs.LIST, unmapped_reason="too vague")
    store.add([replace(found, reports=(replace(found.reports[0], where=listed),))])
    assert store.reports(ReportFilter(bbox=BoundingBox(-180, -90, 180, 90))) == ()


def test_what_could_be_known_on_a_day_is_what_was_published_by_then(store):
    store.add([analysis(article("Early. Floods hit Lima.", published=date(2024, 10, 1)))])
    store.add([analysis(article("Late. Floods hit Lima.", published=date(2024, 10, 9)))])
    store.add([analysis(article("Once. Floods hit Lima.", published=None))])
    known = store.reports(ReportFilter(known_on=date(2024, 10, 5)))
    assert {filed.article.published for filed in known} == {date(2024, 10, 1)}
    assert len(store.reports(ReportFilter())) == 3


def test_a_facet_is_counted_under_all_filters_but_its_own(store):
    found = analysis(reports=3)
    denied = replace(found.reports[0], what=replace(found.reports[0].what, status=Status.DENIED))
    store.add([replace(found, reports=(denied, *found.reports[1:]))])
    counts = store.counts(ReportFilter(statuses=frozenset({Status.DENIED})))
    assert counts["status"] == {"denied": 1, "reported": 2}
    assert counts["event_type"] == {EventType.DISASTER.value: 1}
    assert set(counts) == FACETS
    assert counts["review_state"] == {"unreviewed": 1}


def test_an_unknown_publisher_counts_and_filters_as_the_empty_string(store):
    store.add([analysis(article(publisher=None))])
    assert store.counts(ReportFilter())["publisher"] == {"": 1}
    assert len(store.reports(ReportFilter(publishers=frozenset({""})))) == 1


def test_a_claimant_whom_nobody_names_counts_and_filters_as_the_empty_string(store):
    found = analysis(reports=2)
    nobody = replace(found.reports[0], who=replace(found.reports[0].who, claimant=None))
    store.add([replace(found, reports=(nobody, found.reports[1]))])
    assert store.counts(ReportFilter())["claimant"] == {"": 1, "the mayor": 1}
    [left] = store.reports(ReportFilter(claimants=frozenset({""})))
    assert left.report.id == nobody.id


def placed(store, *points):
    """Store one report for each (lon, lat)."""
    found = analysis(reports=len(points))
    moved = tuple(
        replace(one, where=replace(one.where, lon=lon, lat=lat))
        for one, (lon, lat) in zip(found.reports, points, strict=True)
    )
    store.add([replace(found, reports=moved)])


def points_in(store, shape):
    found = store.reports(ReportFilter(shape=shape))
    return {(one.report.where.lon, one.report.where.lat) for one in found}


def test_a_shape_holds_what_is_inside_it_and_not_all_of_its_box(store):
    placed(store, (1.0, 1.0), (9.0, 9.0), (40.0, 1.0))
    assert points_in(store, ((0, 0), (10, 0), (0, 10))) == {(1.0, 1.0)}


def test_a_shape_may_cross_the_antimeridian(store):
    suva, apia, lima, greenwich = (178.4, -18.1), (-171.8, -13.8), (-77.0, -12.0), (0.0, -15.0)
    placed(store, suva, apia, lima, greenwich)
    assert points_in(store, ((170, -30), (200, -30), (200, 0), (170, 0))) == {suva, apia}
    assert points_in(store, ((-190, -30), (-160, -30), (-160, 0), (-190, 0))) == {suva, apia}


def test_a_shape_is_straight_on_the_map_as_it_was_drawn(store):
    below, above = (30.0, 34.0), (30.0, 36.0)  # Mercator's line from (0, 0) to (60, 60) is at 35.3
    placed(store, below, above)
    assert points_in(store, ((0, 0), (60, 0), (60, 60))) == {below}


def test_a_shape_that_crosses_itself_holds_both_loops(store):
    placed(store, (1.0, 5.0), (9.0, 5.0), (5.0, 1.0))
    assert points_in(store, ((0, 0), (10, 10), (10, 0), (0, 10))) == {(1.0, 5.0), (9.0, 5.0)}


def test_what_is_only_listed_is_in_no_shape(store):
    found = analysis()
    listed = replace(found.reports[0].where, map_as=MapAs.LIST, unmapped_reason="too vague")
    store.add([replace(found, reports=(replace(found.reports[0], where=listed),))])
    world = ((-180, -90), (180, -90), (180, 90), (-180, 90))
    assert store.reports(ReportFilter(shape=world)) == ()


@pytest.mark.parametrize(
    "shape",
    [(), ((0, 0), (1, 1)), ((0, 0), (float("nan"), 1), (1, 0)), ((0, 0), (1, 91), (1, 0))],
)
def test_a_shape_that_encloses_nothing_is_refused_in_one_sentence(store, shape):
    with pytest.raises(FilterError, match="shape"):
        store.reports(ReportFilter(shape=shape))


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("PE", 2),
        ("PE.04", 2),
        ("PE.05", 0),
        ("FJ", 1),
        ("geonames:3947322", 1),
        ("geonames:1", 0),
    ],
)
def test_a_place_lies_within_its_country_and_its_region(store, within, found):
    base = analysis(reports=3)
    places = (AREQUIPA, AREQUIPA_REGION, FIJI)
    reports = tuple(
        replace(one, resolution=replace(one.resolution, place=place))
        for one, place in zip(base.reports, places, strict=True)
    )
    store.add([replace(base, reports=reports)])
    assert len(store.reports(ReportFilter(within=within))) == found


def test_a_place_named_by_its_id_has_in_it_what_the_gazetteer_says(tmp_path):
    def held(container, among):
        return frozenset(among) & {FIJI.id} if container == "dateline:oceania" else frozenset()

    for url in URLS:
        store = open_store(url.format(folder=tmp_path), held)
        base = analysis(reports=2)
        reports = tuple(
            replace(one, resolution=replace(one.resolution, place=place))
            for one, place in zip(base.reports, (AREQUIPA, FIJI), strict=True)
        )
        store.add([replace(base, reports=reports)])
        found = store.reports(ReportFilter(within="dateline:oceania"))
        assert [one.report.resolution.place for one in found] == [FIJI]
        assert len(store.reports(ReportFilter(within=AREQUIPA.id))) == 1
        store.close()


def test_what_people_judge_of_place_and_claimant_counts_for_the_filters(store):
    found = analysis()
    store.add([found])
    subject, now = found.reports[0].id, datetime.now(UTC)
    store.judge(
        [
            Judgement(JudgedField.CLAIMANT, subject, "the prefect", now),
            Judgement(JudgedField.PLACE, subject, FIJI.id, now, place=FIJI),
        ]
    )
    assert store.reports(ReportFilter(within="FJ", claimants=frozenset({"the prefect"})))
    assert store.reports(ReportFilter(within="PE")) == ()
    assert store.counts(ReportFilter())["claimant"] == {"the prefect": 1}


# --- filters against a plain reading of the protocol ----------------------------------------


def touches(interval, wanted):
    if interval is None or (interval.start is None and interval.end is None):
        return wanted.include_undated
    starts_late = wanted.date_to and interval.start and interval.start > wanted.date_to
    ends_early = wanted.date_from and interval.end and interval.end < wanted.date_from
    return not (starts_late or ends_early)


def in_box(report, box):
    where, place = report.where, report.resolution.place
    lat, lon = (
        (where.lat, where.lon)
        if where.lat is not None
        else ((place.lat, place.lon) if place else (None, None))
    )
    if where.map_as is MapAs.LIST or lat is None or not box.south <= lat <= box.north:
        return False
    if box.west > box.east:
        return lon >= box.west or lon <= box.east
    return box.west <= lon <= box.east


def holds_words(report, of, text):
    held = f"{report.title} {report.quote} {of.title} {of.text}".casefold().split()
    return all(any(word.startswith(w) for word in held) for w in text.casefold().split())


def has_place(report, part):
    place = report.resolution.place
    names = [report.resolution.toponym.surface, place.name if place else ""]
    return any(part.strip().casefold() in name.casefold() for name in names)


def was_published(of, wanted):
    if of.published is None:
        return wanted.include_unpublished
    first, last = wanted.published_from or date.min, wanted.published_to or date.max
    return first <= of.published <= last


def is_exact_enough(report, wanted):
    most, known = wanted.precision_at_least, report.where.where_prec
    return most is None or (known is not None and known <= most)


def is_sure_enough(report, wanted):
    least, place = wanted.confidence_at_least, report.resolution.place
    return least is None or (place is not None and report.resolution.confidence >= least)


def lies_within(report, code):
    place = report.resolution.place
    if place is None:
        return False
    region = f"{place.country_code}.{place.region_code}"
    return code in (place.id, place.country_code, region)


def passes(report, of, wanted):
    return (
        touches(report.when.interval, wanted)
        and (wanted.known_on is None or (of.published or date.max) <= wanted.known_on)
        and (not wanted.publishers or (of.publisher or "") in wanted.publishers)
        and was_published(of, wanted)
        and (not wanted.claimants or (report.who.claimant or "") in wanted.claimants)
        and is_exact_enough(report, wanted)
        and is_sure_enough(report, wanted)
        and (wanted.within is None or lies_within(report, wanted.within))
        and (wanted.shape is None or in_box(report, box_of(wanted.shape)))
        and (not wanted.event_types or report.what.event_type in wanted.event_types)
        and (not wanted.statuses or report.what.status in wanted.statuses)
        and (not wanted.map_as or report.where.map_as in wanted.map_as)
        and (not wanted.article_ids or of.id in wanted.article_ids)
        and (wanted.place is None or has_place(report, wanted.place))
        and (wanted.text is None or holds_words(report, of, wanted.text))
        and (wanted.bbox is None or in_box(report, wanted.bbox))
    )


def rectangle(west, width):
    east = west + width
    return ((west, -60), (east, -60), (east, 70), (west, 70))


@st.composite
def filters(draw):
    def some(values):
        return draw(st.frozensets(st.sampled_from(values), max_size=3))

    def maybe(strategy):
        return draw(st.none() | st.none() | strategy)

    south, north = sorted((draw(st.floats(-90, 90)), draw(st.floats(-90, 90))))
    lons = st.floats(-180, 180)
    return ReportFilter(
        date_from=maybe(DAYS),
        date_to=maybe(DAYS),
        include_undated=draw(st.booleans()),
        known_on=maybe(DAYS),
        publishers=some(("Andes Wire", "Coast Daily", "")) if draw(st.booleans()) else frozenset(),
        event_types=some(list(EventType)) if draw(st.booleans()) else frozenset(),
        statuses=some(list(Status)) if draw(st.booleans()) else frozenset(),
        map_as=some(list(MapAs)) if draw(st.booleans()) else frozenset(),
        place=maybe(st.sampled_from((*NAMES, "KI", "são", " quipa"))),
        text=maybe(st.sampled_from((*WORDS, "flo LIMA", "bri"))),
        bbox=maybe(st.builds(BoundingBox, lons, st.just(south), lons, st.just(north))),
        published_from=maybe(DAYS),
        published_to=maybe(DAYS),
        include_unpublished=draw(st.booleans()),
        claimants=some((*CLAIMANTS, "")) if draw(st.booleans()) else frozenset(),
        precision_at_least=maybe(st.integers(1, 7)),
        confidence_at_least=maybe(st.sampled_from((0.0, 0.5, 0.9))),
        within=maybe(st.sampled_from(("PE", "PE.04", "PE.05", "KE", AREQUIPA.id))),
        shape=maybe(st.builds(rectangle, st.integers(-180, 179), st.integers(1, 180))),
    )


def order(filed):
    interval = filed.report.when.interval
    day = (interval.start or interval.end) if interval else None
    position = filed.report.resolution.toponym.span.start
    return (day is None, day or date.max, filed.article.id, position)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(analyses(), max_size=6), wanted=filters())
def test_filters_order_facets_and_histogram_are_what_the_protocol_says(found, wanted):
    store = open_store("sqlite://")
    try:
        store.add(found)
        known = {one.article.id: one for one in reversed(found)}
        every = [FiledReport(r, a.article) for a in known.values() for r in a.reports]

        expected = [one for one in every if passes(one.report, one.article, wanted)]
        assert list(store.reports(wanted)) == sorted(expected, key=order)

        facets = {
            "publisher": ("publishers", lambda one: one.article.publisher or ""),
            "claimant": ("claimants", lambda one: one.report.who.claimant or ""),
            "event_type": ("event_types", lambda one: one.report.what.event_type.value),
            "status": ("statuses", lambda one: one.report.what.status.value),
            "map_as": ("map_as", lambda one: one.report.where.map_as.value),
        }
        counts = store.counts(wanted)
        for facet, (name, value) in facets.items():
            free = replace(wanted, **{name: frozenset()})
            left = [value(one) for one in every if passes(one.report, one.article, free)]
            assert counts[facet] == {each: left.count(each) for each in set(left)}

        free = replace(wanted, date_from=None, date_to=None, include_undated=True)
        days = [order(one)[:2] for one in every if passes(one.report, one.article, free)]
        first_days = [None if undated else day for undated, day in days]
        assert store.histogram(wanted) == {day: first_days.count(day) for day in set(first_days)}

        free = replace(wanted, published_from=None, published_to=None, include_unpublished=True)
        published = [
            one.article.published for one in every if passes(one.report, one.article, free)
        ]
        expected_days = {day: published.count(day) for day in set(published)}
        assert store.published_histogram(wanted) == expected_days
    finally:
        store.close()


def test_an_interval_passes_a_date_filter_that_it_touches(store):
    found = analysis()
    one = found.reports[0]
    day = one.when.interval.start
    store.add([found])
    assert store.reports(ReportFilter(date_from=day, date_to=day))
    assert not store.reports(ReportFilter(date_from=days_after(day, 1)))
    assert not store.reports(ReportFilter(date_to=days_after(day, -1)))


def test_undated_reports_and_undated_articles_can_be_left_out_without_any_limit(store):
    no_day, no_publication, both = (
        analysis(article(f"{word}. " + "z" * 150, published=published), reports=1)
        for word, published in (
            ("One", date(2024, 5, 1)),
            ("Two", None),
            ("Three", date(2024, 5, 2)),
        )
    )
    [one] = no_day.reports
    undated = replace(one, when=replace(one.when, interval=None))
    store.add([replace(no_day, reports=(undated,)), no_publication, both])
    held = {filed.article.id for filed in store.reports(ReportFilter(include_undated=False))}
    assert held == {no_publication.article.id, both.article.id}
    held = {filed.article.id for filed in store.reports(ReportFilter(include_unpublished=False))}
    assert held == {no_day.article.id, both.article.id}


# --- many at once ---------------------------------------------------------------------------


def test_many_threads_read_and_write_at_once(store):
    failures = []

    def work(number):
        try:
            for turn in range(5):
                store.add([analysis(article(f"Text {number} {turn} " + "x" * 120), reports=2)])
                store.counts(ReportFilter())
                store.reports(ReportFilter(text="text"))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.articles()) == 30
    assert len(store.reports(ReportFilter())) == 60
