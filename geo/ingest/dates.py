"""Publication dates as people write them, and as file names and links carry them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

NO_DATE = "no publication date given"

_FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%a %d %b %Y",
    "%A %d %B %Y",
)
"""No day/month/year in digits alone: 10/11/2024 has two readings, and a guess is no fact."""

_IN_LINK = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_ABBREVIATED = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.", re.IGNORECASE)


def parse_date(written: str) -> date | None:
    """Return the day that `written` names, in the zone it was written in, or None.

    Reads ISO 8601 dates and instants, RFC 2822 dates, and English dates with a
    named month; refuses what can be read in two ways.
    """
    text = " ".join(written.split())
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    plain = _ABBREVIATED.sub(r"\1", text).replace(",", "").replace("Sept ", "Sep ")
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def date_in_link(url: str | None) -> date | None:
    """Return the day in the path of a link, as in /2024/10/31/, or None."""
    match = _IN_LINK.search(url or "")
    return _day(match[1], match[2], match[3]) if match else None


def date_in_name(name: str) -> date | None:
    """Return the day in a file name, as in 2024-10-31 or 20241031, or None."""
    match = _IN_NAME.search(name)
    return _day(match[1], match[3], match[4]) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
