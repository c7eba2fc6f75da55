"""Hand-made reports in a real store, so that the page can be tested without any model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import shapely

from geo.model import (
    Analysis,
    Article,
    Candidate,
    DateInterval,
    EventType,
    FeatureClass,
    Footprint,
    Form,
    MapAs,
    NameMatch,
    Place,
    PlaceRole,
    Polarity,
    Quantity,
    Report,
    ReportFilter,
    Resolution,
    Role,
    Span,
    Status,
    Toponym,
    What,
    When,
    Where,
    Who,
    Worldview,
)
from geo.settings import Settings
from geo.store import open_store
from geo.wiring import Added, Services

LIMA = Place("geonames:3936456", "Lima", FeatureClass.SETTLEMENT, -12.0432, -77.0282, "PE")
NAIROBI = Place("geonames:184745", "Nairobi", FeatureClass.SETTLEMENT, -1.2833, 36.8167, "KE")
TAMPA = Place(
    "geonames:4174757", "Tampa", FeatureClass.SETTLEMENT, 27.9475, -82.4584, "US", "FL", "Florida"
)
FLORIDA = Place(
    "geonames:4155751",
    "Florida",
    FeatureClass.REGION,
    28.75,
    -82.5,
    "US",
    "FL",
    "Florida",
    has_footprint=True,
)
OUTLINES = {FLORIDA.id: shapely.box(-87.0, 25.0, -80.0, 31.0)}


class StagedGazetteer:
    """Four places, one with an outline."""

    worldview = Worldview.UN
    version = "staged"
    places = MappingProxyType({place.id: place for place in (LIMA, NAIROBI, TAMPA, FLORIDA)})

    def lookup(self, name: str) -> tuple[NameMatch, ...]:
        return tuple(
            NameMatch(place, "main", place.name)
            for place in self.places.values()
            if place.name == name
        )

    def fuzzy(self, name: str) -> tuple[NameMatch, ...]:
        return ()

    def suggest(self, typed: str, limit: int = 10) -> tuple[NameMatch, ...]:
        found = [p for p in self.places.values() if p.name.casefold().startswith(typed.casefold())]
        return tuple(NameMatch(place, "main", place.name) for place in found if typed)[:limit]

    def country(self, code: str) -> Place | None:
        return None

    def region(self, country_code: str, region_code: str) -> Place | None:
        return FLORIDA if (country_code, region_code) == ("US", "FL") else None

    def place(self, place_id: str) -> Place | None:
        return self.places.get(place_id)

    def footprint(self, place_id: str) -> Footprint | None:
        outline = OUTLINES.get(place_id)
        if outline is None:
            return None
        centre = outline.centroid
        return Footprint(place_id, shapely.to_wkb(outline), centre.y, centre.x)

    def held_by(self, container_id: str, place_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(place_ids) & {TAMPA.id} if container_id == FLORIDA.id else frozenset()

    def region_of(self, lat: float, lon: float) -> Place | None:
        return None


@dataclass(frozen=True)
class Line:
    """One sentence of a staged article and what it reports."""

    sentence: str
    surface: str
    place: Place | None = None
    event_type: EventType = EventType.CIVIC
    status: Status = Status.REPORTED
    map_as: MapAs = MapAs.POINT
    day: date | None = None
    claimant: str | None = None
    number: str | None = None
    radius_km: float | None = None
    reason: str | None = None


def staged_analysis(article: Article, lines: Iterable[Line]) -> Analysis:
    """Return the analysis that says of `article` what `lines` say, in their order."""
    reports, at = [], 0
    for line in lines:
        start = article.text.index(line.sentence, at)
        at = start + len(line.sentence)
        reports.append(_report(article, line, Span(start, at)))
    return Analysis(article, tuple(r.resolution for r in reports), (), tuple(reports))


def _span(article: Article, sentence: Span, words: str | None) -> Span | None:
    if words is None:
        return None
    start = article.text.index(words, sentence.start)
    return Span(start, start + len(words))


def _report(article: Article, line: Line, sentence: Span) -> Report:
    span = _span(article, sentence, line.surface)
    assert span is not None
    role = Role.ASSOCIATIVE if line.map_as is MapAs.ASSOCIATIVE else Role.LITERAL
    toponym = Toponym(span, line.surface, role, Form.NAME, 0.9, "staged")
    candidates = (Candidate(line.place, 0.9, ("the only one",)),) if line.place else ()
    resolution = Resolution(toponym, line.place, 0.9, candidates, line.reason, "staged")
    number = _span(article, sentence, line.number)
    quantities = (Quantity(number, 1.0, 1.0, None, None),) if number else ()
    interval = DateInterval(line.day, line.day) if line.day else None
    listed = line.map_as in (MapAs.LIST, MapAs.ASSOCIATIVE)
    return Report(
        article_id=article.id,
        resolution=resolution,
        sentence=sentence,
        quote=sentence.of(article.text),
        title=f"{line.event_type.value}: {line.surface}",
        what=What(line.event_type, None, None, line.status, Polarity.POSITIVE, None, quantities),
        where=Where(
            line.map_as,
            PlaceRole.SITE,
            line.place.lat if line.place else None,
            line.place.lon if line.place else None,
            uncertainty_km=line.radius_km,
            unmapped_reason=(line.reason or "It stands for a government.") if listed else None,
        ),
        when=When(
            interval,
            line.day.isoformat() if line.day else None,
            1 if line.day else None,
            None,
            None,
            article.published,
            "given by hand" if line.day else "no date in the text",
        ),
        who=Who(
            line.claimant,
            (line.claimant,) if line.claimant else (),
            _span(article, sentence, line.claimant),
            quoted=False,
        ),
        made_by="staged",
    )


def staged_articles() -> list[Analysis]:
    """Return three articles about Peru, Kenya and Florida with every sign and layer."""
    peru = Article(
        "Officials in Lima said 120 polling stations opened late on Sunday. "
        "Counting near Lima was expected to end on Monday. "
        "Lima has not confirmed the result.",
        "Polls open late in Peru",
        "Andes Courier",
        date(2024, 4, 15),
        url="https://example.org/peru",
    )
    kenya = Article(
        "Marchers filled the streets of Nairobi on Tuesday, witnesses said. "
        "The police denied that shots were fired in Nairobi. "
        "People in the east of the country heard of it.",
        "March through the capital",
        "Rift Herald",
        date(2024, 6, 26),
        url="https://example.org/kenya",
    )
    florida = Article(
        "The storm flooded Tampa on Wednesday. Half of Florida lost power, officials said.",
        "Storm comes ashore",
        "Gulf Dispatch",
        date(2024, 10, 10),
        is_sample=True,
    )
    day = date(2024, 4, 14)
    return [
        staged_analysis(
            peru,
            [
                Line(
                    "Officials in Lima said 120 polling stations opened late on Sunday.",
                    "Lima",
                    LIMA,
                    day=day,
                    claimant="Officials",
                    number="120",
                ),
                Line(
                    "Counting near Lima was expected to end on Monday.",
                    "Lima",
                    LIMA,
                    status=Status.EXPECTED,
                    map_as=MapAs.CIRCLE,
                    radius_km=40.0,
                    day=date(2024, 4, 15),
                ),
                Line(
                    "Lima has not confirmed the result.",
                    "Lima",
                    LIMA,
                    EventType.MENTION,
                    Status.UNCONFIRMED,
                    MapAs.ASSOCIATIVE,
                ),
            ],
        ),
        staged_analysis(
            kenya,
            [
                Line(
                    "Marchers filled the streets of Nairobi on Tuesday, witnesses said.",
                    "Nairobi",
                    NAIROBI,
                    EventType.PROTESTS,
                    Status.CONFIRMED,
                    day=date(2024, 6, 25),
                    claimant="witnesses",
                ),
                Line(
                    "The police denied that shots were fired in Nairobi.",
                    "Nairobi",
                    NAIROBI,
                    EventType.VIOLENCE_AGAINST_CIVILIANS,
                    Status.DENIED,
                    claimant="The police",
                ),
                Line(
                    "People in the east of the country heard of it.",
                    "the east",
                    None,
                    EventType.MENTION,
                    map_as=MapAs.LIST,
                    reason="“the east” is too vague for a map.",
                ),
            ],
        ),
        staged_analysis(
            florida,
            [
                Line(
                    "The storm flooded Tampa on Wednesday.",
                    "Tampa",
                    TAMPA,
                    EventType.DISASTER,
                    day=date(2024, 10, 9),
                ),
                Line(
                    "Half of Florida lost power, officials said.",
                    "Florida",
                    FLORIDA,
                    EventType.DISASTER,
                    map_as=MapAs.AREA,
                    day=date(2024, 10, 9),
                    claimant="officials",
                ),
            ],
        ),
    ]


HOSTILE = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "{{7*7}}",
    "${7*7}",
    "`${window.hacked=1}`",
    "{% raw %}",
    "[click](javascript:window.hacked=1)",
    "$x^2$ :material/bomb: **bold** :red[red]",
    "</script></style>\"'><svg onload=window.hacked=1>",
)
"""What an article may hold to harm a page, a template or a map."""


def hostile_analysis() -> Analysis:
    """Return an article whose every text field is an attack."""
    attack = " ".join(HOSTILE)
    sentence = f"In Lima {attack} happened, said {HOSTILE[0]} on Friday."
    article = Article(
        f"{sentence} Nothing near Atlantis{HOSTILE[1]} was found.",
        f"Headline {attack}",
        f"Publisher {attack}",
        date(2024, 5, 3),
        url="javascript:window.hacked=1",
    )
    return staged_analysis(
        article,
        [
            Line(
                sentence, "Lima", LIMA, EventType.RIOTS, day=date(2024, 5, 3), claimant=HOSTILE[0]
            ),
            Line(
                f"Nothing near Atlantis{HOSTILE[1]} was found.",
                f"Atlantis{HOSTILE[1]}",
                map_as=MapAs.LIST,
                reason=f"The gazetteer knows no place called Atlantis{HOSTILE[1]}.",
            ),
        ],
    )


class StagedServices(Services):
    """Services over a temporary store and the staged gazetteer, without any model."""

    def __init__(self, settings: Settings, analyses: Iterable[Analysis]) -> None:
        super().__init__(settings)
        self._store = open_store(settings.database, StagedGazetteer().held_by)
        self._store.add(analyses)
        self.relink()

    @property
    def gazetteer(self) -> StagedGazetteer:  # type: ignore[override]
        return StagedGazetteer()

    @property
    def store(self):  # type: ignore[no-untyped-def, override]
        return self._store

    def ensure_samples(self, on_progress: Callable[..., None] | None = None) -> Added:
        return Added()


def all_ids(services: Services) -> set[str]:
    """Return the ids of every report in the store."""
    return {filed.report.id for filed in services.store.reports(ReportFilter())}
