"""Finds where the patterns of rules match, by looking only around their cues.

Each of some fifty rules would read the whole text to find, mostly, nothing. One
pass over the words tells where the cues stand, and which rules they concern.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from geo.temporal.grammar import Rule
from geo.temporal.vocabulary import NUMERAL

REACH = 150
"""Characters on each side of a cue that are searched.

More than any expression has in print ("approximately seventeen hundred to nineteen hundred
years earlier" has 61); only one stretched by white space could be longer and be missed.
"""

_WORD = re.compile(r"\d+|[^\W\d_]+")

Match = tuple[int, re.Match[str]]
"""The number of a rule and what it matches."""


class Searcher:
    """Finds the matches of many rules in a text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Search for `rules`."""
        self._rules = rules
        by_cue: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(rules):
            for cue in each.cues:
                by_cue[cue].append(number)
        self._by_cue: Mapping[str, list[int]] = dict(by_cue)

    def matches(self, text: str) -> Iterator[Match]:
        """Yield what each rule's pattern finds in `text`, rule by rule."""
        for number, windows in self._windows(text).items():
            pattern = self._rules[number].pattern
            for start, end in windows:
                for match in pattern.finditer(text, start, end):
                    yield number, match

    def _windows(self, text: str) -> dict[int, list[list[int]]]:
        """Return the stretches about the cues of each rule, in order and disjoint."""
        found: dict[int, list[list[int]]] = {}
        for word in _WORD.finditer(text):
            cue = NUMERAL if word[0].isdecimal() else word[0].lower()
            for number in self._by_cue.get(cue, ()):
                start, end = max(0, word.start() - REACH), word.end() + REACH
                windows = found.setdefault(number, [])
                if windows and start <= windows[-1][1]:
                    windows[-1][1] = end
                else:
                    windows.append([start, end])
        return found
