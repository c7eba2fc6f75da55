"""Borders of a place and ways between two places: lines, where along them is not said."""

from __future__ import annotations

import re

from geo.reporting.leading_words import FLAGS, LEADING, LINKING, NAME

_ROAD = r"""(?:roads?|highway|motorway|expressway|route|railway|railroad|line|track|pipeline
    |corridor|bridge)"""
_LINKS = r"""(?:(?:that\ |which\ )?(?:linking|connecting|joining|links|connects|joins))"""
_LEADS = rf"""(?:{_LINKS}|(?:that\ |which\ )?(?:(?:runs|leads|running|leading)\ )?(?P<away>from))"""
_GROUND = r"""(?:waters|seas?|straits?|channel|ocean|area|zone|corridor|desert|mountains|crossing
    |ferry|flight|stretch|strip|no-man['’]s[ ]land|{road})""".replace("{road}", _ROAD)
"""What lies between two areas, so that they are no parties."""

_NAMES = rf"(?:(?:the\ )?{NAME}(?:,\ and|,|\ and)\ )*(?:the\ )?"
"""The earlier names of a list."""

_BORDER = r"(?:borders?|frontiers?|boundar(?:y|ies))"
_BORDER_BEFORE = re.compile(
    rf"""
    \b(?:{_BORDER}
        (?!\ (?:towns?|cit(?:y|ies)|villages?|crossing|post|checkpoint|settlement|districts?
            |regions?|areas?|zones?|provinces?)\b)
        (?:\ \w+)?\ (?:with|of|between|from|into)\ {LEADING}(?:{NAME}\ and\ {LEADING})?
      |{_BORDER}(?:\ (?:areas?|zones?|regions?|lands?|triangle|line))?
        \ (?:between|shared\ by|separating|dividing)\ {_NAMES}
      |(?:tri|three|triple)[- ](?:state\ )?(?:{_BORDER}|country|nation)
        (?:\ (?:areas?|zones?|regions?|point))?\ (?:between|of|shared\ by|with|where)\ {_NAMES}
    )$
    """,
    FLAGS,
)
_BORDER_AFTER = re.compile(
    rf"""
    ^(?:['’]s?)?
    (?:\ (?:(?!(?:the|{LINKING})\ )\w+\ )?(?:borders?|frontier)\b
        (?!\ (?:crossing|guard|town|village|city|polic|patrol|control|district|region|state
            |province))
      |(?:\s*[-–—/]\s*{NAME}|\ and\ {NAME})
        \ (?:(?!(?:the|{LINKING})\ )\w+\ )?(?:borders?|frontier)\b
        (?!\ (?:crossing|guard|town|village|city|polic|patrol|control)))
    """,
    re.VERBOSE,
)
_PAIR = re.compile(rf"\b{NAME}\s*[-–—/]\s*$", re.VERBOSE)
_BORDER_WORD = re.compile(r" (?:border|frontier)\b")
_ROAD_WORD = re.compile(rf"\ (?:\w+\ )?{_ROAD}\b", re.VERBOSE)
_PAIRED_ROAD = re.compile(rf"[-–—]{NAME}\ (?:\w+\ )?{_ROAD}\b", re.VERBOSE)
_MEETING_BEFORE = re.compile(rf"\bwhere\ (?:the\ borders\ of\ )?{_NAMES}$", re.VERBOSE)
_MEETING_AFTER = re.compile(
    rf"(?:,?\ (?:and\ )?{NAME})*\ (?:all\ )?(?:meet|converge)\b", re.VERBOSE
)

_BETWEEN_FIRST = re.compile(rf"(?:\b(?P<ground>{_GROUND})\ )?\bbetween\ {LEADING}$", FLAGS)
_BETWEEN_SECOND = re.compile(
    rf"(?:\b(?P<ground>{_GROUND})\ )?\bbetween\ (?P<end>[^,.;:!?]{{1,40}})\ and\ {LEADING}$",
    FLAGS,
)
_ROAD_FIRST = re.compile(rf"\b{_ROAD}\ {_LEADS}\ {LEADING}$", FLAGS)
_ROAD_SECOND = re.compile(
    rf"\b{_ROAD}\ {_LEADS}\ (?P<end>[^,.;:!?]{{1,40}})\ (?P<link>to|with|and)\ {LEADING}$", FLAGS
)
_OTHER_END = re.compile(r" (?P<link>to|with|and) ")
_LINKING = re.compile(LINKING, FLAGS)
_OF_NAMES = frozenset({"of", "to", "near"})
"""Linking words that may stand in the name of one end."""

_OF_ENDS = _OF_NAMES | {"in", "at", "on"}
"""The same behind a name or where a way is named, so that no parties are meant there: "the airport
in Lima"."""

_NAMED = re.compile(r"(?:the )?[A-Z]")


def is_border(before: str, after: str) -> bool:
    """Say whether the words about a name speak of its border."""
    if _BORDER_BEFORE.search(before) or _BORDER_AFTER.match(after):
        return True
    if _MEETING_BEFORE.search(before) and _MEETING_AFTER.match(after):
        return True
    return bool(_PAIR.search(before) and _BORDER_WORD.match(after))


def way_between(before: str, after: str) -> str | None:
    """Return "between", or "waters between" where what lies there is named; else None."""
    second = _BETWEEN_SECOND.search(before)
    if second and not _is_end(second["end"], second["ground"] is not None):
        second = None
    first = _BETWEEN_FIRST.search(before) if after.startswith(" and ") else None
    between = second or first
    if between:
        ground = between["ground"]
        return f"{ground.lower()} between" if ground else "between"
    away = _road_between(before, after)
    if away is not None:
        return "between" if away else "road between"  # "by road from Kenya to Peru"
    if _PAIRED_ROAD.match(after) or (_PAIR.search(before) and _ROAD_WORD.match(after)):
        return "road between"
    return None


def _road_between(before: str, after: str) -> bool | None:
    """Say whether a road leads "from" one end to the other; None where there is no such road."""
    road = _ROAD_SECOND.search(before)
    link = road
    if not road or not _is_end(road["end"], is_way=True):
        road, link = _ROAD_FIRST.search(before), _OTHER_END.match(after)
    if not road or not link:
        return None
    is_away = road["away"] is not None
    return None if is_away and link["link"].lower() != "to" else is_away


def _is_end(words: str, is_way: bool) -> bool:
    """Say whether words name one end of a way, or names alone; no clause, no list of parties."""
    parts = words.split(" and ")
    if parts[1:] and not all(_NAMED.match(part) for part in parts):
        return False  # "between the army and rebels in Kindu and"
    every = words.replace(" and ", " ").split()
    allowed = _OF_ENDS if is_way or _NAMED.match(words) else _OF_NAMES
    if any(_LINKING.fullmatch(word) and word.lower() not in allowed for word in every):
        return False
    return not (every and every[-1].endswith("ed") and every[-1].islower())  # "militias resumed"
