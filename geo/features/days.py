"""Days as people type them and what they mean: ISO 8601, EDTF level 1 (ISO 8601-2:2019), words."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from geo.errors import JudgementError
from geo.features.spoken_days import in_iso
from geo.model import DateInterval

UNKNOWN = "unknown"
"""What a person writes where no date is known."""

EXAMPLES = (
    "2024-10-31 or 31 Oct 2024, 2024-10, 2024, 2024-10-28/2024-10-31, 2024-10-31/.. or unknown"
)

UCDP_LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Days up to which an interval has the UCDP date_prec beside them; 5 beyond."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Days:
    """What a typed date means; all None when it is unknown."""

    interval: DateInterval | None
    edtf: str | None
    precision: int | None


def read_days(typed: str) -> Days:
    """Return what `typed` means; raises JudgementError for what is no date."""
    text = "".join(in_iso(typed).split())
    if text.casefold() == UNKNOWN:
        return Days(None, None, None)
    first, slash, last = text.partition("/")
    if not slash:
        whole = _part(first, typed)
        return Days(DateInterval(*whole), text, _precision(*whole))
    start = None if first in _OPEN else _part(first, typed)[0]
    end = None if last in _OPEN else _part(last, typed)[1]
    if (start is None and end is None) or (start and end and end < start):
        raise _unusable(typed)
    edtf = f"{first if start else '..'}/{last if end else '..'}"
    return Days(DateInterval(start, end), edtf, _precision(start, end))


def _part(text: str, typed: str) -> tuple[date, date]:
    """Return the first and last day of a day, month or year."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise _unusable(typed)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None:
            one = date(year or 0, month or 0, day)
            return one, one
        if month is not None:
            last = calendar.monthrange(year or 0, month)[1]
            return date(year or 0, month, 1), date(year or 0, month, last)
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    except ValueError:
        raise _unusable(typed) from None


def _precision(start: date | None, end: date | None) -> int:
    if start is None or end is None:
        return 5
    days = (end - start).days + 1
    return next((precision for longest, precision in UCDP_LONGEST if days <= longest), 5)


def _unusable(typed: str) -> JudgementError:
    shown = "".join(c for c in typed if c.isprintable())[:40]
    return JudgementError(f"“{shown}” is not a date that can be read: write {EXAMPLES}.")
