"""Where to look for the event of a report: keys that reports of the same thing share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geo.linking.kinship import kin_of
from geo.linking.likeness import DAY_SLACK, Traits

CANDIDATES_PER_KEY = 40
"""Latest events looked at under one key: keeps linking near-linear when thousands of reports
share a country and a day. A judgement."""

CELL_DEGREES = 0.2
"""Side of the grid cells in which neighbouring towns look for each other; wider than
SAME_PLACE_KM up to 60 degrees of latitude."""

Key = tuple[object, ...]
"""Kind, time and place, each from a report."""


class Blocks:
    """Events by the keys of the reports that others are compared with."""

    def __init__(self) -> None:
        self._events: dict[Key, list[int]] = defaultdict(list)

    def add(self, event: int, traits: Traits) -> None:
        """File the event under the keys of one of its reports."""
        for key in _keys(traits, with_slack=False):
            self._events[key].append(event)

    def candidates(self, traits: Traits) -> list[int]:
        """Return the events that share a key with the report, in the order they were opened."""
        found: set[int] = set()
        for key in _keys(traits, with_slack=True):
            found.update(self._events.get(key, ())[-CANDIDATES_PER_KEY:])
        return sorted(found)


def _keys(traits: Traits, with_slack: bool) -> Iterator[Key]:
    """Yield the keys of a report: kind, day or year, and place from narrow to wide."""
    report = traits.report
    yield ("trigger", report.article_id, report.what.trigger)
    kin = kin_of(report.what.event_type)
    places = tuple(_place_keys(traits, with_slack))
    for when in _time_keys(traits, with_slack):
        for where in places:
            yield (kin, when, where)


def _time_keys(traits: Traits, with_slack: bool) -> Iterator[Key]:
    """Yield the days of a short interval and the years of a vague one.

    With slack, for searching, a vague report also looks among the short ones of
    its years, and a short one among the vague ones.
    """
    if traits.window is None:
        return
    start, end = traits.window
    kinds: tuple[str, ...] = ("vague",) if traits.is_vague or with_slack else ()
    kinds += ("short",) if traits.is_vague == with_slack else ()
    for kind in kinds:
        for year in range(start.year, end.year + 1):
            yield (kind, year)
    if not traits.is_vague:
        slack = DAY_SLACK.days if with_slack else 0
        for day in range(start.toordinal() - slack, end.toordinal() + slack + 1):
            yield ("day", day)


def _place_keys(traits: Traits, with_slack: bool) -> Iterator[Key]:
    """Yield the place itself, its grid cell, the region and country that hold it, or its name."""
    if traits.name:
        for country in sorted(traits.countries):
            yield ("name", traits.name, country)
    place = traits.place
    if place is None:
        return
    yield ("place", place.id)
    row, column = int(place.lat // CELL_DEGREES), int(place.lon // CELL_DEGREES)
    reach = (-1, 0, 1) if with_slack else (0,)
    for down in reach:
        for across in reach:
            yield ("cell", row + down, column + across)
    if place.country_code:
        yield ("country", place.country_code)
        if place.region_code:
            yield ("region", place.country_code, place.region_code)
