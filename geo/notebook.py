"""The Python API for notebooks: one article in, everything found in it out."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.model import (
    Analysis,
    Article,
    Event,
    FiledReport,
    Report,
    Resolution,
    TimeExpression,
)
from geo.settings import read_settings
from geo.wiring import Services, open_services

if TYPE_CHECKING:
    import folium
    import geopandas


@dataclass(frozen=True, slots=True)
class Found:
    """What Dateline found in one article."""

    analysis: Analysis
    services: Services

    @property
    def article(self) -> Article:
        """The article, its text as given."""
        return self.analysis.article

    @property
    def toponyms(self) -> tuple[Resolution, ...]:
        """Every place name with what it was resolved to, in order of the text."""
        return self.analysis.resolutions

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Every time expression with the days it means."""
        return self.analysis.times

    @property
    def reports(self) -> tuple[Report, ...]:
        """One report for each toponym: what, where, when, by whom."""
        return self.analysis.reports

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that the article's reports add up to."""
        return self.services.linker.link(
            [FiledReport(report, self.article) for report in self.reports]
        )

    def _filed(self) -> tuple[FiledReport, ...]:
        events = {report_id: event for event in self.events for report_id in event.report_ids}
        return tuple(
            FiledReport(
                report,
                self.article,
                events[report.id].id if report.id in events else None,
                len(events[report.id].claimants) if report.id in events else 1,
                len(events[report.id].deniers) if report.id in events else 0,
            )
            for report in self.reports
        )

    def to_gdf(self) -> geopandas.GeoDataFrame:
        """Return the reports as a GeoDataFrame (EPSG:4326), one row each, listed ones included."""
        from geo.features import to_frame

        return to_frame(self._filed(), self.services.gazetteer)

    def to_map(self) -> folium.Map:
        """Return a folium map of the reports that can be drawn."""
        from geo.maps import report_map

        return report_map(self._filed(), self.services.gazetteer)


@functools.cache
def _services() -> Services:
    """Return the services of the process's own settings, made once."""
    return open_services(read_settings())


def analyze(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
) -> Found:
    """Return everything that one article says happened somewhere; no database, no server.

    `published` is the publication date (ISO 8601), the anchor of "Thursday".
    Raises InputError when it is not a date.
    """
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError as error:
            raise InputError(
                f"published is {published!r}: give a date such as '2024-10-31'."
            ) from error
    article = Article(text=text, title=title, publisher=publisher, published=published, url=url)
    services = _services()
    return Found(services.analyze(article), services)
