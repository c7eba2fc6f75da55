"""Reports as people judged them: pure functions from the machine's record to what stands.

    apply(report, judgements)           the report that map, tables, exports and filters show
    with_publication(article, ones)     the article with the publication date that stands
    machine_words(field, filed)         the machine's value of a field, for people

Judgements never change a record: they lie beside it, and taking one back gives
the machine's value again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from geo.errors import JudgementError
from geo.features.days import read_days
from geo.features.precision import POINT_LIKE, PRECISION
from geo.features.titles import report_title
from geo.features.wording import full_name, iso
from geo.model import (
    Article,
    EventType,
    FeatureClass,
    JudgedField,
    Judgement,
    MapAs,
    Place,
    PlaceRole,
    Report,
    Review,
    ReviewState,
    Role,
    Status,
    Where,
)

MADE_BY = "a person"
"""`made_by` of a resolution that a person chose."""

LONGEST = {"subject": 64, "value": 500, "note": 2000, "about": 100_000}
"""Characters that a judgement may hold; judgements, far above any use."""

_INERT = re.compile(r"[A-Za-z0-9:_.\-]{1,100}")
"""What may go into a mark of the map: nothing that a template, HTML or JavaScript could read."""

PAIRS = frozenset({JudgedField.JOIN, JudgedField.SPLIT})


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return those that count, oldest first: not taken back, and the latest of their field.

    Of judgements that join and split the same two reports the latest counts.
    """
    latest: dict[tuple[object, ...], Judgement] = {}
    for one in sorted(judgements, key=lambda one: (one.made_at, one.id)):
        if one.undone_at is None:
            latest.pop(_about(one), None)
            latest[_about(one)] = one
    return tuple(latest.values())


def _about(one: Judgement) -> tuple[object, ...]:
    if one.field in PAIRS:
        return ("pair", frozenset({one.subject, one.value}))
    return (one.field, one.subject)


def touched(one: Judgement) -> tuple[str, ...]:
    """Return the ids of the reports that a judgement is about."""
    if one.field is JudgedField.PUBLISHED:
        return ()
    return (one.subject, one.value) if one.field in PAIRS else (one.subject,)


def pairs(
    judgements: Iterable[Judgement],
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return the pairs of reports that must be in one event, and those that must not."""
    valid = standing(judgements)
    together = tuple((one.subject, one.value) for one in valid if one.field is JudgedField.JOIN)
    apart = tuple((one.subject, one.value) for one in valid if one.field is JudgedField.SPLIT)
    return together, apart


def checked_judgement(one: Judgement) -> Judgement:
    """Return `one`; raises JudgementError when its value is none that its field can have."""
    kinds: Mapping[JudgedField, frozenset[str]] = {
        JudgedField.EVENT_TYPE: frozenset(EventType),
        JudgedField.STATUS: frozenset(Status),
        JudgedField.REPORT: frozenset({ReviewState.ACCEPTED, ReviewState.REJECTED}),
    }
    known = kinds.get(one.field)
    if known is not None and one.value not in known:
        told = ", ".join(sorted(known))
        raise JudgementError(f"“{one.value[:40]}” is no {one.field.value}: choose one of {told}.")
    if one.field is JudgedField.DATE:
        read_days(one.value)
    if one.field is JudgedField.PUBLISHED and read_days(one.value).precision not in (1, None):
        raise JudgementError("A publication date is one day, like 2024-10-31, or unknown.")
    if one.field is JudgedField.PLACE:
        _check_place(one.place)
    for name, longest in LONGEST.items():
        if len(getattr(one, name)) > longest:
            raise JudgementError(f"The {name} is too long: at most {longest} characters.")
    if one.field in PAIRS and one.value == one.subject:
        raise JudgementError("A report cannot be joined with itself or split from itself.")
    if one.made_at.tzinfo is None or (one.undone_at and one.undone_at.tzinfo is None):
        raise JudgementError("The time of a judgement lacks its zone: write it in UTC.")
    return one


def _check_place(place: Place | None) -> None:
    """Raise JudgementError for a place that cannot be drawn: it may come from a file."""
    if place is None:
        raise JudgementError("The judgement of a place lacks the place itself.")
    if not _INERT.fullmatch(place.id):
        raise JudgementError("The id of a place holds letters, digits, “:”, “.”, “_” and “-” only.")
    is_on_earth = -90 <= place.lat <= 90 and -180 <= place.lon <= 180
    radius = place.radius_km
    if not is_on_earth or not (radius is None or 0 < radius < math.inf):
        raise JudgementError("The place of a judgement is not on earth.")


# --- reports --------------------------------------------------------------------------------


def review_of(report: Report, judgements: Iterable[Judgement]) -> Review | None:
    """Return the machine's report with the judgements that stand about it, None without any."""
    valid = tuple(one for one in standing(judgements) if report.id in touched(one))
    return Review(report, valid) if valid else None


def apply(report: Report, judgements: Iterable[Judgement]) -> Report:
    """Return `report` with every judgement about it that stands; the machine's without any.

    Raises JudgementError for a value that its field cannot have.
    """
    review = review_of(report, judgements)
    if review is None:
        return report
    judged = report
    for one in review.judgements:
        change = _CHANGES.get(one.field)
        judged = change(judged, one) if change else judged
    if review.state is ReviewState.REJECTED:
        verdict = next(one for one in review.judgements if one.field is JudgedField.REPORT)
        judged = _rejected(judged, verdict)
    return judged


def _place(report: Report, one: Judgement) -> Report:
    if one.place is None:
        return report
    resolution = replace(
        report.resolution,
        toponym=replace(report.resolution.toponym, role=Role.LITERAL),
        place=one.place,
        confidence=1.0,
        unresolved_reason=None,
        within_km=None,
        made_by=MADE_BY,
    )
    where = _drawn(one.place, report)
    title = report_title(report.what, resolution)
    return replace(report, resolution=resolution, where=where, title=title)


def _drawn(place: Place, report: Report) -> Where:
    """Return the sign of a place that a person chose, as exact as the place and the sentence are.

    "Near" and "12 km north of" still hold about another town of the name; a
    typed position is where it happened.
    """
    old = report.where
    role = old.place_role
    if role in (PlaceRole.CONTAINER, PlaceRole.BACKGROUND):
        role = PlaceRole.SITE
    precision = PRECISION[place.feature]
    point = Where(MapAs.POINT, role, place.lat, place.lon, where_prec=precision)
    if place.feature in POINT_LIKE:
        if old.map_as is MapAs.CIRCLE and old.uncertainty_km and not is_position(place):
            return _moved_circle(place, report)
        return replace(point, map_as=MapAs.VENUE) if role is PlaceRole.VENUE else point
    if place.has_footprint:
        return replace(point, map_as=MapAs.AREA)
    if place.radius_km and place.feature is not FeatureClass.CONTINENT:
        return replace(point, map_as=MapAs.APPROXIMATE, uncertainty_km=place.radius_km)
    if place.feature in (FeatureClass.COUNTRY, FeatureClass.CONTINENT):
        reason = f"“{place.name}” is too wide for a mark and its outline is not known."
        return Where(MapAs.LIST, role, where_prec=precision, unmapped_reason=reason)
    return replace(point, map_as=MapAs.APPROXIMATE)


def _moved_circle(place: Place, report: Report) -> Where:
    """Return the machine's circle as far from the new place as it was from the old one."""
    old, before = report.where, report.resolution.place
    lat, lon = place.lat, place.lon
    if before and old.lat is not None and old.lon is not None:
        lat = min(max(place.lat + old.lat - before.lat, -90.0), 90.0)
        shrink = math.cos(math.radians(before.lat)) / max(math.cos(math.radians(place.lat)), 0.01)
        lon = (place.lon + (old.lon - before.lon) * shrink + 180) % 360 - 180
    return replace(old, lat=lat, lon=lon)


def is_position(place: Place) -> bool:
    """Say whether a person typed the place's coordinates, instead of choosing an entry."""
    return place.id.startswith("position:")


def _date(report: Report, one: Judgement) -> Report:
    days = read_days(one.value)
    when = replace(
        report.when,
        interval=days.interval,
        edtf=days.edtf,
        precision=days.precision,
        anchor=None,
        rule=_by_whom(one),
    )
    return replace(report, when=when)


def _event_type(report: Report, one: Judgement) -> Report:
    event_type = EventType(one.value)
    if event_type is report.what.event_type:
        return report
    what = replace(report.what, event_type=event_type, sub_event_type=None, plover=None)
    return replace(report, what=what, title=report_title(what, report.resolution))


def _status(report: Report, one: Judgement) -> Report:
    return replace(report, what=replace(report.what, status=Status(one.value)))


def _claimant(report: Report, one: Judgement) -> Report:
    publisher = report.who.chain[-1:] if report.who.chain else ()
    claimant = one.value or None
    chain = (one.value, *publisher) if one.value and publisher != (one.value,) else publisher
    who = replace(report.who, claimant=claimant, chain=chain, span=None, quoted=False)
    return replace(report, who=who)


def _rejected(report: Report, one: Judgement) -> Report:
    where = replace(report.where, map_as=MapAs.LIST, unmapped_reason=f"Rejected {_by_whom(one)}.")
    return replace(report, where=where)


def _by_whom(one: Judgement) -> str:
    """Return that a person said so, when, and with which note."""
    day = one.made_at
    told = f"by a person on {day.day} {day:%b} {day.year}"
    return f"{told}: {one.note}" if one.note else told


_CHANGES: Mapping[JudgedField, Callable[[Report, Judgement], Report]] = {
    JudgedField.PLACE: _place,
    JudgedField.DATE: _date,
    JudgedField.EVENT_TYPE: _event_type,
    JudgedField.STATUS: _status,
    JudgedField.CLAIMANT: _claimant,
}
"""What a judgement does to a report; those that join, split or accept change no value."""


# --- articles -------------------------------------------------------------------------------


def with_publication(article: Article, judgements: Iterable[Judgement]) -> Article:
    """Return `article` with the publication date that people gave it; as it is without one."""
    valid = [
        one
        for one in standing(judgements)
        if one.field is JudgedField.PUBLISHED and one.subject == article.id
    ]
    if not valid:
        return article
    one = valid[-1]
    interval = read_days(one.value).interval
    machine = f"{iso(article.published)}, {article.published_rule or 'as given'}"
    rule = f"given {_by_whom(one)}; before: {machine if article.published else 'unknown'}"
    published = interval.start if interval else None
    return replace(
        article,
        published=published,
        published_rule=rule,
        is_date_guessed=False,
        published_guess=None,
    )


# --- words ----------------------------------------------------------------------------------


def machine_words(field: JudgedField, report: Report, article: Article) -> str:
    """Return what a record says of a field, in words: the machine's value beside a person's."""
    place = report.resolution.place
    return {
        JudgedField.PLACE: full_name(place) if place else "not resolved",
        JudgedField.DATE: report.when.edtf or "unknown",
        JudgedField.EVENT_TYPE: report.what.event_type.value,
        JudgedField.STATUS: report.what.status.value,
        JudgedField.CLAIMANT: report.who.claimant or article.publisher or "the article itself",
        JudgedField.REPORT: f"{report.what.status.value}, drawn as {report.where.map_as.value}",
        JudgedField.JOIN: "apart",
        JudgedField.SPLIT: "together",
        JudgedField.PUBLISHED: iso(article.published) or "unknown",
    }[field]


def value_words(one: Judgement) -> str:
    """Return what a person said, in words."""
    if one.place is not None:
        return full_name(one.place)
    if one.field is JudgedField.CLAIMANT and not one.value:
        return "the publisher itself"
    if one.field in PAIRS:
        return f"report {one.value}"
    return one.value
