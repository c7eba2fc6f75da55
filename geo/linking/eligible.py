"""Which reports are read for events: of a known kind, at a place or at a name that none lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from geo.linking.likeness import Traits, traits_of
from geo.linking.nearness import unlisted_name
from geo.model import FiledReport, MapAs, PlaceRole, Report, Role


def eligible(reports: Sequence[FiledReport], judged: Container[str]) -> list[Traits]:
    """Return the traits of the reports that tell of an event, each once, in order of publication.

    What people judged is among them, whatever it tells.
    """
    seen: dict[str, FiledReport] = {}
    countries = _Countries(filed.report for filed in reports)
    for filed in reports:
        if filed.report.id in judged or _tells_of_an_event(filed.report):
            seen.setdefault(filed.report.id, filed)
    found = [traits_of(filed, countries.of(filed.report)) for filed in seen.values()]
    return sorted(found, key=_order)


def is_placed(report: Report) -> bool:
    """Say whether a report tells of an event at a place of the gazetteer."""
    return report.resolution.place is not None


def _tells_of_an_event(report: Report) -> bool:
    if not report.what.is_of_known_kind or report.resolution.toponym.role == Role.ASSOCIATIVE:
        return False
    if not is_placed(report):
        return report.where.place_role == PlaceRole.SITE
    return (
        report.where.map_as != MapAs.ASSOCIATIVE
        and report.where.place_role not in (PlaceRole.CONTAINER, PlaceRole.BACKGROUND)
    )  # fmt: skip


def _order(traits: Traits) -> tuple[date, str, int, int]:
    """Sort by publication, undated last, then by article and text."""
    span = traits.report.resolution.toponym.span
    published = traits.filed.article.published or date.max
    return published, traits.report.article_id, span.start, span.end


class _Countries:
    """The countries in which a name that no gazetteer lists may lie, by what else is told."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._of_word: Mapping[object, set[str]] = defaultdict(set)
        self._of_article: Mapping[str, set[str]] = defaultdict(set)
        for report in reports:
            place = report.resolution.place
            if place is None or place.country_code is None:
                continue
            if report.resolution.toponym.role == Role.ASSOCIATIVE:
                continue
            self._of_word[report.article_id, report.what.trigger].add(place.country_code)
            self._of_article[report.article_id].add(place.country_code)

    def of(self, report: Report) -> frozenset[str]:
        """Return the codes that the same event word is told of, else those of the article."""
        if not unlisted_name(report):
            return frozenset()
        place = report.resolution.place
        if place is not None:
            return frozenset({place.country_code} if place.country_code else ())
        word = (report.article_id, report.what.trigger)
        told: Iterable[str] = self._of_word.get(word) or self._of_article.get(word[0]) or ()
        return frozenset(told)
