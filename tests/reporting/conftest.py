"""A small newsroom for the specifications: marked-up sentences in, reports out.

`[Kharkiv]` marks a literal place of PLACES, `[~Moscow]` one that stands for a
government, `[Kenyan|Kenya]` an adjective of one, `{Tuesday=2024-10-29}` a time
expression with its day or, with ".." and one day or two, its interval. The marks are
taken out before anything reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from geo.model import (
    Article,
    Attribution,
    DateInterval,
    EventMention,
    FeatureClass,
    Form,
    Parse,
    Place,
    Report,
    Resolution,
    Role,
    Span,
    TimeExpression,
    TimexType,
    Toponym,
    When,
)
from geo.reporting import RuleReporter
from geo.reporting.stacking import RULES_ALONE
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

_MARK = re.compile(r"\[(?P<role>~?)(?P<name>[^\]]+)\]|\{(?P<words>[^=}]+)=(?P<days>[^}]+)\}")


def _place(
    name: str,
    feature: FeatureClass,
    position: tuple[float, float],
    country: str | None = None,
    region: str | None = None,
    footprint: bool = False,
) -> Place:
    return Place(
        f"test:{name}", name, feature, *position, country, region, region, has_footprint=footprint
    )


_TOWN, _REGION, _COUNTRY = FeatureClass.SETTLEMENT, FeatureClass.REGION, FeatureClass.COUNTRY

PLACES = {
    place.name: place
    for place in (
        _place("Kharkiv", _TOWN, (49.98, 36.25), "UA", "07"),
        _place("Kharkiv Oblast", _REGION, (49.5, 36.5), "UA", "07", footprint=True),
        _place("Izium", _TOWN, (49.21, 37.26), "UA", "07"),
        _place("Ukraine", _COUNTRY, (49.0, 32.0), "UA", footprint=True),
        _place("Russia", _COUNTRY, (60.0, 100.0), "RU", footprint=True),
        _place("Moscow", _TOWN, (55.75, 37.62), "RU", "48"),
        _place("Kursk Oblast", _REGION, (51.7, 36.2), "RU", "41", footprint=True),
        _place("Kenya", _COUNTRY, (0.5, 37.9), "KE", footprint=True),
        _place("Nairobi", _TOWN, (-1.29, 36.82), "KE", "05"),
        _place("Kibera", FeatureClass.DISTRICT, (-1.31, 36.78), "KE", "05"),
        _place("Mombasa", _TOWN, (-4.05, 39.66), "KE", "02"),
        _place("Peru", _COUNTRY, (-9.2, -75.0), "PE", footprint=True),
        _place("Lima", _TOWN, (-12.05, -77.04), "PE", "15"),
        _place("Cusco", _TOWN, (-13.52, -71.97), "PE", "08"),
        _place("Florida", _REGION, (28.0, -82.0), "US", "FL", footprint=True),
        _place("Tampa", _TOWN, (27.95, -82.46), "US", "FL"),
        _place("Washington", _TOWN, (38.9, -77.04), "US", "DC"),
        _place("Spain", _COUNTRY, (40.0, -4.0), "ES", footprint=True),
        _place("Valencia", _TOWN, (39.47, -0.38), "ES", "60"),
        _place("Paiporta", _TOWN, (39.43, -0.42), "ES", "60"),
        _place("Geneva", _TOWN, (46.2, 6.15), "CH", "GE"),
        _place("Seoul", _TOWN, (37.57, 126.98), "KR", "11"),
        _place("Sahel", FeatureClass.AREA, (15.0, 0.0), footprint=True),
        _place("Black Sea", FeatureClass.WATER, (43.0, 35.0), footprint=True),
        _place("Donbas", FeatureClass.AREA, (48.2, 38.0), "UA", footprint=True),
    )
}
"""The places of the specifications, by name."""


@dataclass(frozen=True)
class Reading:
    """What was read from one marked-up text."""

    article: Article
    parse: Parse
    resolutions: tuple[Resolution, ...]
    attributions: tuple[Attribution, ...]
    reports: tuple[Report, ...]
    event_mentions: tuple[EventMention, ...]

    def at(self, surface: str, occurrence: int = 0) -> Report:
        """Return the report of the mention with that surface."""
        found = [one for one in self.reports if one.resolution.toponym.surface == surface]
        return found[occurrence]

    def trigger(self, surface: str) -> str | None:
        """Return the trigger word of the mention's report."""
        span = self.at(surface).what.trigger
        return span.of(self.article.text) if span else None

    def claims(self) -> list[tuple[str | None, tuple[str, ...]]]:
        """Return claimant and contents of each attribution."""
        text = self.article.text
        return [
            (one.claimant, tuple(span.of(text) for span in one.content))
            for one in self.attributions
        ]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="session")
def read(parser: SpacyParser) -> Callable[..., Reading]:
    """Return the function that reads a marked-up text; keywords go to the article."""
    return _reader(parser, RuleReporter())


@pytest.fixture(scope="session")
def ruled(parser: SpacyParser) -> Callable[..., Reading]:
    """Return the same by the rules alone, without the weights that look over their answers."""
    return _reader(parser, RuleReporter(RULES_ALONE))


@pytest.fixture
def when_of(read: Callable[..., Reading], parser: SpacyParser) -> Callable[[str, str], When]:
    """Return a function that tells when something was at a place, times read from the text."""

    def told(text: str, place: str) -> When:
        reading = read(text)
        article, parse = reading.article, reading.parse
        times = RuleTimeTagger().tag(article, parse)
        reports = RuleReporter().report(article, parse, reading.resolutions, times, ())
        spans = [report.resolution.toponym.surface for report in reports]
        return reports[spans.index(place)].when

    return told


def _reader(parser: SpacyParser, reporter: RuleReporter) -> Callable[..., Reading]:
    def read_marked(
        marked: str,
        published: date | None = date(2024, 10, 31),
        publisher: str | None = "Daily Courier",
        confidence: float = 0.9,
        title: str | None = None,
        within_km: float | None = None,
    ) -> Reading:
        text, resolutions, times = unmark(marked, confidence)
        resolutions = tuple(replace(one, within_km=within_km) for one in resolutions)
        article = Article(text, title=title, published=published, publisher=publisher)
        parse = parser.parse(text)
        attributions = reporter.attribute(article, parse)
        reports = reporter.report(article, parse, resolutions, times, attributions)
        mentions = reporter.mention_events(article, parse, times, reports)
        return Reading(article, parse, resolutions, attributions, reports, mentions)

    return read_marked


def unmark(
    marked: str, confidence: float = 0.9
) -> tuple[str, tuple[Resolution, ...], tuple[TimeExpression, ...]]:
    """Return the plain text with the places and times that were marked in it."""
    pieces: list[str] = []
    resolutions: list[Resolution] = []
    times: list[TimeExpression] = []
    length = last = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[last : mark.start()])
        length += mark.start() - last
        surface, _, place = (mark["name"] or mark["words"]).partition("|")
        span = Span(length, length + len(surface))
        if mark["name"]:
            form = Form.ADJECTIVAL if place else Form.NAME
            role = Role.ASSOCIATIVE if mark["role"] else Role.LITERAL
            toponym = Toponym(span, surface, role, form, 0.9, "test")
            resolutions.append(_resolution(toponym, PLACES.get(place or surface), confidence))
        else:
            times.append(_time(span, surface, mark["days"]))
        pieces.append(surface)
        length += len(surface)
        last = mark.end()
    return "".join([*pieces, marked[last:]]), tuple(resolutions), tuple(times)


def _resolution(toponym: Toponym, place: Place | None, confidence: float) -> Resolution:
    reason = None if place else f"The gazetteer knows no “{toponym.surface}”."
    return Resolution(toponym, place, confidence if place else 0.0, (), reason, "test")


def _time(span: Span, surface: str, days: str) -> TimeExpression:
    first, _, last = days.partition("..")
    start = date.fromisoformat(first) if first else None
    interval = DateInterval(start, date.fromisoformat(last or first))
    rule = f"'{surface}' -> {days}"
    return TimeExpression(
        span, surface, TimexType.DATE, days, interval, days, 1, None, rule, "test"
    )
