"""Invented records, whole and by hypothesis, for the tests of every room that needs some."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from geo.model import (
    Analysis,
    Article,
    Attribution,
    Candidate,
    DateInterval,
    EventMention,
    EventPlace,
    EventType,
    FeatureClass,
    FiledReport,
    Footprint,
    Form,
    MapAs,
    Place,
    PlaceRole,
    Polarity,
    Quantity,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    TimeExpression,
    TimexType,
    Toponym,
    What,
    When,
    Where,
    Who,
    Worldview,
)

AREQUIPA = Place(
    id="geonames:3947322",
    name="Arequipa",
    feature=FeatureClass.SETTLEMENT,
    lat=-16.39889,
    lon=-71.535,
    country_code="PE",
    region_code="04",
    region_name="Arequipa",
    geonames_id=3947322,
    population=841130,
)
AREQUIPA_REGION = Place(
    id="geonames:3947319",
    name="Arequipa Region",
    feature=FeatureClass.REGION,
    lat=-15.85,
    lon=-72.25,
    country_code="PE",
    region_code="04",
    geonames_id=3947319,
    wikidata_id="Q205126",
    has_footprint=True,
)
FIJI = Place(
    id="geonames:2205218",
    name="Fiji",
    feature=FeatureClass.COUNTRY,
    lat=-18.0,
    lon=178.0,
    country_code="FJ",
    geonames_id=2205218,
    has_footprint=True,
)

SENTENCE = "A bridge near Arequipa fell on Friday, killing up to 12 people, the mayor said."
TEXT = f"Bridge falls in Peru\n\n{SENTENCE}\n\nRescue teams came from Lima."


OUTLINES = {
    AREQUIPA_REGION.id: box(-75, -17.3, -70.8, -14.6),
    FIJI.id: MultiPolygon(
        [
            Polygon([(177, -18.5), (179, -18.5), (179, -17), (177, -17)]),
            Polygon([(179.5, -17), (-179.5, -17), (-179.5, -16), (179.5, -16)]),
        ]
    ),
}


class FewPlaces:
    """A gazetteer that knows two outlines: one plain, one over the antimeridian."""

    worldview = Worldview.UN
    version = "few"

    def lookup(self, name):
        return ()

    def fuzzy(self, name):
        return ()

    def place(self, place_id):
        return None

    def region_of(self, lat, lon):
        return None

    def footprint(self, place_id):
        outline = OUTLINES.get(place_id)
        return Footprint(place_id, outline.wkb, 0.0, 0.0) if outline else None


def article(text=TEXT, **fields):
    told = {
        "title": "Bridge falls in Peru",
        "publisher": "Andes Wire",
        "published": date(2024, 6, 30),
        "published_rule": "front matter",
        "url": "https://andes.example/2024/06/30/bridge",
    }
    return Article(text=text, **{**told, **fields})


def report(of=None, place=AREQUIPA, **where):
    """A report on `place` in the sentence of `of`, drawn as a point unless `where` says else."""
    of = of or article()
    start = max(of.text.find(SENTENCE), 0)
    sentence = Span(start, start + len(SENTENCE))
    surface = Span(start + 14, start + 22)
    toponym = Toponym(surface, surface.of(of.text), Role.LITERAL, Form.NAME, 0.97, "test")
    candidates = (
        Candidate(AREQUIPA, 0.8, ("the only city of that name", "the article names Lima")),
        Candidate(AREQUIPA_REGION, 0.15, ("a region of that name",)),
    )
    drawn = {
        "map_as": MapAs.POINT,
        "place_role": PlaceRole.SITE,
        "lat": place.lat,
        "lon": place.lon,
        "where_prec": 1,
    }
    quantity = Quantity(Span(start + 53, start + 55), None, 12.0, "people", "up to")
    return Report(
        article_id=of.id,
        resolution=Resolution(toponym, place, 0.8, candidates, None, "test"),
        sentence=sentence,
        quote=sentence.of(of.text),
        title="Accident in Arequipa",
        what=What(
            EventType.DISASTER,
            "Infrastructure",
            "ACCIDENT",
            Status.REPORTED,
            Polarity.POSITIVE,
            Span(start + 23, start + 27),
            (quantity,),
        ),
        where=Where(**{**drawn, **where}),
        when=When(
            DateInterval(date(2024, 6, 28), date(2024, 6, 28)),
            "2024-06-28",
            1,
            "Friday",
            Span(start + 31, start + 37),
            date(2024, 6, 30),
            "'Friday', published Sun 2024-06-30 -> 2024-06-28",
        ),
        who=Who("the mayor", ("the mayor", "Andes Wire"), Span(start + 64, start + 73), False),
        made_by="test",
    )


def dated(filed, start, end):
    """The same report with another event date."""
    interval = DateInterval(start, end) if start or end else None
    when = replace(filed.report.when, interval=interval)
    return replace(filed, report=replace(filed.report, when=when))


def filed(place=AREQUIPA, of=None, **where):
    of = of or article()
    return FiledReport(report(of, place, **where), of)


def analysis(of=None, reports=1):
    """An analysis whose mentions stand one code point apart."""
    of = of or article()
    made = []
    for number in range(reports):
        one = report(of)
        span = one.resolution.toponym.span
        moved = replace(one.resolution.toponym, span=Span(span.start + number, span.end + number))
        made.append(replace(one, resolution=replace(one.resolution, toponym=moved)))
    time = TimeExpression(
        Span(53, 59),
        "Friday",
        TimexType.DATE,
        "2024-06-28",
        DateInterval(date(2024, 6, 28), date(2024, 6, 28)),
        "2024-06-28",
        1,
        date(2024, 6, 30),
        "'Friday', published Sun 2024-06-30 -> 2024-06-28",
        "test",
    )
    said = Attribution(
        (Span(86, 95),), (Span(96, 100),), (Span(22, 84),), "the mayor", ("the mayor",), False
    )
    resolutions = tuple(one.resolution for one in made)
    fell = EventMention(
        Span(45, 49),
        EventType.DISASTER,
        "Infrastructure",
        "ACCIDENT",
        time=time.span,
        places=(EventPlace(Span(36, 44), PlaceRole.SITE),),
    )
    came = EventMention(Span(116, 120))
    return Analysis(of, resolutions, (time,), tuple(made), (said,), (fell, came))


# --- generated ------------------------------------------------------------------------------

WORDS = ("flood", "Lima", "strike", "bridge", "vote", "Nairobi")
DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 20))
PUBLISHERS = ("Andes Wire", "Coast Daily", None)
CLAIMANTS = ("the mayor", "the police")
NAMES = ("Arequipa", "Kisumu", "São Paulo", "Kyiv")


@st.composite
def intervals(draw):
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if start and end and end < start:
        start, end = end, start
    return DateInterval(start, end) if draw(st.booleans()) else None


@st.composite
def analyses(draw):
    """An analysis with up to four reports that differ in all that a filter asks for."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    of = article(
        f"{draw(st.integers(0, 10**9))} {' '.join(words)}",
        title=draw(st.sampled_from(("", *WORDS))),
        publisher=draw(st.sampled_from(PUBLISHERS)),
        published=draw(st.none() | DAYS),
    )
    base = analysis(of, draw(st.integers(0, 4)))
    reports = tuple(draw(_varied(one)) for one in base.reports)
    return replace(base, reports=reports, resolutions=tuple(one.resolution for one in reports))


@st.composite
def _varied(draw, one):
    place = replace(
        AREQUIPA,
        name=draw(st.sampled_from(NAMES)),
        lat=draw(st.floats(-90, 90)),
        lon=draw(st.floats(-180, 180)),
        country_code=draw(st.sampled_from(("PE", "KE", None))),
        region_code=draw(st.sampled_from(("04", "05", None))),
    )
    has_mark = draw(st.booleans())
    where = Where(
        draw(st.sampled_from(list(MapAs))),
        PlaceRole.SITE,
        lat=draw(st.floats(-90, 90)) if has_mark else None,
        lon=draw(st.floats(-180, 180)) if has_mark else None,
        where_prec=draw(st.none() | st.integers(1, 7)),
    )
    what = replace(
        one.what,
        event_type=draw(st.sampled_from(list(EventType))),
        status=draw(st.sampled_from(list(Status))),
    )
    resolution = replace(
        one.resolution,
        place=draw(st.sampled_from((place, None))),
        confidence=draw(st.sampled_from((0.2, 0.5, 0.95))),
    )
    return replace(
        one,
        title=draw(st.sampled_from(WORDS)),
        where=where,
        what=what,
        resolution=resolution,
        who=replace(one.who, claimant=draw(st.sampled_from((*CLAIMANTS, None)))),
        when=replace(one.when, interval=draw(intervals())),
    )


def days_after(day, count):
    return day + timedelta(days=count)
