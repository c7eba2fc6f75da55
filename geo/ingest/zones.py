"""The day of publication where it was published: instants in UTC are told in local days.

Pages often give the instant in UTC. At 01:30 UTC it is still yesterday in New York, and
"today" in the article is that day. Only evidence in the article moves a day: a dateline
whose city has a zone, or a link under the domain of a country that has a single zone.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

DATELINE_LENGTH = 600
"""Code points at the head of a text where a dateline stands."""

AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")

CAPITALS = {
    "WASHINGTON": "America/New_York", "BEIJING": "Asia/Shanghai", "NEW DELHI": "Asia/Kolkata",
    "MUMBAI": "Asia/Kolkata", "OTTAWA": "America/Toronto", "CANBERRA": "Australia/Sydney",
    "ISLAMABAD": "Asia/Karachi", "TEL AVIV": "Asia/Jerusalem", "ANKARA": "Europe/Istanbul",
    "HANOI": "Asia/Bangkok", "GENEVA": "Europe/Zurich", "THE HAGUE": "Europe/Amsterdam",
    "BRASILIA": "America/Sao_Paulo", "ABUJA": "Africa/Lagos", "PRETORIA": "Africa/Johannesburg",
    "CAPE TOWN": "Africa/Johannesburg", "WELLINGTON": "Pacific/Auckland", "KIEV": "Europe/Kyiv",
    "SAN FRANCISCO": "America/Los_Angeles", "BOSTON": "America/New_York",
    "MIAMI": "America/New_York", "ATLANTA": "America/New_York", "HOUSTON": "America/Chicago",
    "DALLAS": "America/Chicago", "SEATTLE": "America/Los_Angeles", "BARCELONA": "Europe/Madrid",
}  # fmt: skip
"""Cities of datelines that the time zone database does not name, written by hand."""

DOMAINS = {
    "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong",
    "sg": "Asia/Singapore", "ph": "Asia/Manila", "th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh",
    "in": "Asia/Kolkata", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "lk": "Asia/Colombo",
    "np": "Asia/Kathmandu", "il": "Asia/Jerusalem", "tr": "Europe/Istanbul", "gr": "Europe/Athens",
    "ro": "Europe/Bucharest", "fi": "Europe/Helsinki", "pl": "Europe/Warsaw", "cz": "Europe/Prague",
    "hu": "Europe/Budapest", "at": "Europe/Vienna", "ch": "Europe/Zurich", "it": "Europe/Rome",
    "de": "Europe/Berlin", "fr": "Europe/Paris", "be": "Europe/Brussels",
    "nl": "Europe/Amsterdam", "dk": "Europe/Copenhagen", "se": "Europe/Stockholm",
    "no": "Europe/Oslo", "ie": "Europe/Dublin", "uk": "Europe/London", "eg": "Africa/Cairo",
    "ke": "Africa/Nairobi", "ng": "Africa/Lagos", "gh": "Africa/Accra", "et": "Africa/Addis_Ababa",
    "za": "Africa/Johannesburg", "pe": "America/Lima", "co": "America/Bogota",
    "ve": "America/Caracas", "bo": "America/La_Paz", "py": "America/Asuncion",
    "uy": "America/Montevideo",
}  # fmt: skip
"""Zones of countries whose news appears in one zone, by their domains, written by hand."""

_DATELINE = re.compile(
    r"^[ \t]*(?P<city>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2})"
    r"(?:,[^\n—–]{0,40}?)?(?: ?\([^)\n]{1,40}\))?(?: ?--| ?[—–]| -) ",
    re.MULTILINE,
)


def local_day(written: str, text: str, url: str | None) -> tuple[date, str] | None:
    """Return the local day of an instant in UTC and why, None when nothing moves it."""
    instant = utc_instant(written)
    if instant is None:
        return None
    for zone, evidence in ((_of_dateline(text), "dateline"), (_of_link(url), "domain of the link")):
        if zone is not None:
            day = instant.astimezone(ZoneInfo(zone)).date()
            words = f"{instant:%H:%M} UTC is {day.isoformat()} in {zone}, by the {evidence}"
            return (day, words) if day != instant.date() else None
    return None


def utc_instant(written: str) -> datetime | None:
    """Return the instant that `written` gives in UTC; None in another zone or without time.

    Midnight sharp is what pages put where they know the day alone.
    """
    try:
        instant = datetime.fromisoformat(" ".join(written.split()))
    except ValueError:
        return None
    is_a_time = instant.time() != time.min
    return instant if is_a_time and instant.utcoffset() == timedelta(0) else None


def _of_dateline(text: str) -> str | None:
    match = _DATELINE.search(text[:DATELINE_LENGTH])
    return _zones_of_cities().get(match["city"]) if match else None


@lru_cache(maxsize=1)
def _zones_of_cities() -> dict[str, str]:
    zones = {
        name.rpartition("/")[2].replace("_", " ").upper(): name
        for name in sorted(available_timezones())
        if name.partition("/")[0] in AREAS
    }
    return {**zones, **CAPITALS}


def _of_link(url: str | None) -> str | None:
    """Return the zone of the country whose domain a link is under, if it has one alone."""
    host = urlsplit(url).hostname if url else None
    return DOMAINS.get((host or "").rpartition(".")[2])
