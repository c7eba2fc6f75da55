"""Reports of invented dispatches for the tests of linking."""

from __future__ import annotations

from datetime import date

from geo.model import (
    Article,
    DateInterval,
    EventType,
    FeatureClass,
    FiledReport,
    Form,
    MapAs,
    Place,
    PlaceRole,
    Polarity,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    Toponym,
    What,
    When,
    Where,
    Who,
)

KHARKIV = Place(
    "test:1", "Kharkiv", FeatureClass.SETTLEMENT, 49.98, 36.25, "UA", "07", population=1_400_000
)
OBLAST = Place("test:2", "Kharkiv Oblast", FeatureClass.REGION, 49.5, 36.5, "UA", "07")
LIMA = Place("test:3", "Lima", FeatureClass.SETTLEMENT, -12.05, -77.04, "PE", "15")
CALLAO = Place("test:4", "Callao", FeatureClass.SETTLEMENT, -12.06, -77.12, "PE", "07")

STRIKE = What(
    EventType.EXPLOSIONS,
    "Air/drone strike",
    "ASSAULT",
    Status.REPORTED,
    Polarity.POSITIVE,
    Span(2, 8),
)
FLOOD = What(EventType.DISASTER, "Flood", None, Status.REPORTED, Polarity.POSITIVE, Span(0, 5))
MENTION = What(EventType.MENTION, None, None, Status.REPORTED, Polarity.POSITIVE, None)


def filed(
    quote: str,
    place: Place = KHARKIV,
    what: What = STRIKE,
    day: date | None = date(2024, 10, 30),
    published: date | None = date(2024, 10, 31),
    publisher: str = "Daily Courier",
    claimant: str | None = None,
    role: Role = Role.LITERAL,
) -> FiledReport:
    """Return a report of `what` at `place`, as `publisher` printed it."""
    article = Article(quote, publisher=publisher, published=published)
    toponym = Toponym(Span(len(quote) - 3, len(quote)), "x", role, Form.NAME, 0.9, "test")
    resolution = Resolution(toponym, place, 0.9, (), None, "test")
    interval = DateInterval(day, day) if day else None
    report = Report(
        article_id=article.id,
        resolution=resolution,
        sentence=Span(0, len(quote)),
        quote=quote,
        title=f"{what.sub_event_type} — {place.name}",
        what=what,
        where=Where(MapAs.POINT, PlaceRole.SITE, place.lat, place.lon, where_prec=1),
        when=When(interval, None, 1, None, None, None, "test"),
        who=Who(claimant or publisher, (publisher,), None, False),
        made_by="test",
    )
    return FiledReport(report, article)
