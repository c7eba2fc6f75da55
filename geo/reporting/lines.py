"""Borders of a place and ways between two places: lines, where along them is not said."""

from __future__ import annotations

import re

from geo.reporting.leading_words import FLAGS, LEADING, NAME

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
    (?:\ (?:\w+\ )?(?:borders?|frontier)\b
        (?!\ (?:crossing|guard|town|village|city|polic|patrol|control|district|region|state
            |province))
      |(?:\s*[-–—/]\s*{NAME}|\ and\ {NAME})\ (?:\w+\ )?(?:borders?|frontier)\b
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
    rf"(?:\b(?P<ground>{_GROUND})\ )?\bbetween\ (?:[^,.;:!?]{{1,40}}\ )?and\ {LEADING}$", FLAGS
)
_ROAD_FIRST = re.compile(rf"\b{_ROAD}\ {_LEADS}\ {LEADING}$", FLAGS)
_ROAD_SECOND = re.compile(
    rf"\b{_ROAD}\ {_LEADS}\ [^,.;:!?]{{1,40}}\ (?:to|with|and)\ {LEADING}$", FLAGS
)
_OTHER_END = re.compile(r" (?:to|with|and) ")


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
    first = _BETWEEN_FIRST.search(before) if after.startswith(" and ") else None
    between = second or first
    if between:
        ground = between["ground"]
        return f"{ground.lower()} between" if ground else "between"
    road = _ROAD_SECOND.search(before)
    if not road and _OTHER_END.match(after):
        road = _ROAD_FIRST.search(before)
    if road:
        return "between" if road["away"] else "road between"  # "by road from Kenya to Peru"
    if _PAIRED_ROAD.match(after) or (_PAIR.search(before) and _ROAD_WORD.match(after)):
        return "road between"
    return None
