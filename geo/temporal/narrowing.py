"""Words that narrow a period to a part of it: "early June", "the end of 1990"."""

from __future__ import annotations

import re

from geo.temporal import periods
from geo.temporal.periods import Period

PART = (
    r"(?:(?P<part>(?:the )?(?:very )?(?:early|late|mid|middle|end|start|beginning|close|turn)"
    r"(?: part)?)(?: of |(?<=early) in |(?<=late) in |[ -]|(?<=mid)))?"
)
"""A word that narrows a period: "early June", "mid-May", "the end of 1990"."""


_PART_NAMES = {
    "early": "early", "start": "early", "beginning": "early", "turn": "early",
    "mid": "mid", "middle": "mid", "late": "late", "end": "late", "close": "late",
}  # fmt: skip


def narrow(period: Period, match: re.Match[str]) -> Period:
    """Return `period` narrowed by the match's group `part`, if there is one."""
    words = (match.groupdict().get("part") or "").casefold().split()
    part = next((_PART_NAMES[word] for word in words if word in _PART_NAMES), None)
    return periods.narrowed(period, part) if part else period
