"""Who holds an office, as the reports of an event themselves say: "army chief Omar Diallo"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from geo.model import FiledReport

_LITTLE = r"(?:(?:al|el|as|de|del|da|dos|la|van|von|der|den|bin|ibn|ben)[-\s]){0,3}"
"""What may stand in lower case before a surname."""
_NAME = rf"(?:{_LITTLE}[A-Z][\w.'’-]*\s+){{0,3}}{_LITTLE}[A-Z][\w'’-]*"
"""A name of up to four words, titles among them."""

NAMES_LOOKED_AT = 40
"""Offices, and sentences, of an event that are compared: keeps the largest events quick. A
judgement."""


def holders_of(members: Sequence[FiledReport]) -> Mapping[str, str]:
    """Return the claimant that holds an office which also speaks, by the office's words."""
    claimants = dict.fromkeys(filed.report.who.claimant or "" for filed in members)
    offices = [one for one in claimants if one.islower()][:NAMES_LOOKED_AT]
    names = [one for one in claimants if one and not one.islower()]
    if not offices or not names:
        return {}
    told = _sentences(filed for filed in members if filed.report.who.claimant in names)
    found: dict[str, str] = {}
    for office in offices:
        words = re.escape(office.removeprefix("the "))
        behind = re.compile(rf"\b{words}\s+({_NAME})")
        before = re.compile(rf"({_NAME}),\s+(?:the|its|their|an?)\s+{words}\b")
        named = [
            match.group(1)
            for text in told
            for one in (behind, before)
            for match in one.finditer(text)
        ]
        holder = next((name for name in names if any(_is_called(name, one) for one in named)), None)
        if holder is not None:
            found[office] = holder
    return found


def _sentences(reports: Iterable[FiledReport]) -> list[str]:
    told = dict.fromkeys(filed.report.quote for filed in reports)
    return list(told)[:NAMES_LOOKED_AT]


def _is_called(claimant: str, name: str) -> bool:
    """Say whether a name as it is written ends with the claimant's surname."""
    surname = re.split(r"[\s-]", claimant.strip())[-1].casefold()
    return surname != "" and re.split(r"[\s-]", name)[-1].casefold() == surname
