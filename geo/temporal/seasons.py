"""Rules for seasons that are pointed to: "last spring", "that winter", "early summer"."""

from __future__ import annotations

import re

from geo.temporal import periods
from geo.temporal.grammar import NO_ANCHOR, Context, Reading, Rule, dated, rule, told, undated
from geo.temporal.narrative import next_in_story
from geo.temporal.narrowing import PART, narrow
from geo.temporal.vocabulary import SEASON, SEASON_CUES, SEASONS


def _season_in_text(
    which: str, code: str, match: re.Match[str], context: Context
) -> Reading | None:
    """Read "that winter", and any season of a history, from the date the text has reached."""
    is_told = which in ("that", "same", "following", "previous")
    anchor = context.reached if is_told else context.story
    if anchor is None or anchor.start is None or which in ("last", "past", "this"):
        return None
    around = [periods.season(anchor.start.year + shift, code) for shift in (-1, 0, 1, 2)]
    if which == "previous":
        before = [periods.season(anchor.start.year + shift, code) for shift in (-2, -1, 0)]
        return told([one for one in before if one.end and one.end < anchor.start][-1], anchor)
    if which in ("following", "next"):
        around = [each for each in around if each.start and each.start > anchor.start]
    chosen = next_in_story(around, anchor)
    return told(narrow(chosen, match), anchor) if chosen else None


def _which_season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["season"].casefold()]
    which = match["which"].casefold().split()[-1] if match["which"] else "the"
    if reading := _season_in_text(which, code, match, context):
        return reading
    if context.published is None:
        return undated(f"XXXX-{code}", NO_ANCHOR)
    published = context.published
    seasons = [periods.season(published.year + shift, code) for shift in (-2, -1, 0, 1)]
    begun = [s for s in seasons if s.start and s.start <= published]
    if which in ("last", "past", "previous"):
        chosen = [s for s in begun if s.end and s.end < published][-1]
    elif which in ("next", "coming"):
        chosen = next(s for s in seasons if s.start and s.start > published)
    elif which == "this":
        chosen = seasons[2]
    else:
        chosen = begun[-1]
    return dated(narrow(chosen, match), is_anchored=True)


SEASON_RULES: tuple[Rule, ...] = (
    rule("last spring", rf"{PART}(?P<which>last|next|this|past|coming|that(?: same)?|"
         rf"the(?: same| following| next| previous)?) (?P<season>{SEASON})",
         _which_season, cues=SEASON_CUES),
    rule("early summer", rf"(?P<which>)(?:the )?(?P<part>early|mid|late)[ -](?P<season>{SEASON})",
         _which_season, cues=SEASON_CUES),
)  # fmt: skip
"""Rules in order of trust."""
