"""An article's names with all their candidates: what the features are read from.

Mentions of one name mean one place throughout an article ("one sense per
discourse", Gale, Church and Yarowsky 1992; it holds for more than 99 % of the
repeated names in LGL), so names are resolved, not mentions. A name with a word
that says its kind ("Kursk region") is another name than the bare one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from geo.model import Article, FeatureClass, Place, Toponym
from geo.resolution.candidates import (
    CandidateFinder,
    CandidateSet,
    Floats,
    Integers,
)
from geo.resolution.clues import Clues, Qualifier, read_clues
from geo.resolution.homes import NOWHERE, Home
from geo.resolution.setting import Setting, read_setting

LONGEST_SEPARATOR = 12
"""Characters between two names of a list."""
_LISTED = re.compile(r",?\s(?:and|or|&)\s(?:the\s|in\s)?|,\s")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Sense:
    """The mentions of an article that mean one place."""

    name: str
    """As first written."""
    mentions: tuple[int, ...]
    """Indices into the article's toponyms."""
    clues: tuple[Clues, ...]
    """Of each mention."""
    candidates: CandidateSet
    extended: CandidateSet | None
    """Places that bear the name together with the word beside it: "Kursk region"."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A name that is qualified, and the places its qualifier may mean."""

    sense: int
    qualifier: Qualifier
    holders: CandidateSet
    holder_sense: int | None
    """The sense that the qualifier is a mention of, where the article has it as a toponym."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The senses of one article and their candidates in one row each."""

    senses: tuple[Sense, ...]
    """Only those with candidates."""
    table: CandidateSet
    """All candidates; the rows of one sense are adjacent, in the gazetteer's order."""
    sense: Integers
    """Sense of each row."""
    starts: Integers
    """First row of each sense, and the number of rows at the end."""
    is_extended: Floats
    """1 where the place bears the name with its region word."""
    ties: tuple[Tie, ...]
    neighbours: tuple[tuple[int, int], ...]
    """Pairs of senses that are mentioned one after the other, both ways."""
    lists: tuple[tuple[int, int], ...]
    """Pairs of senses that stand side by side in a list ("Georgia and Florida"), both ways."""
    setting: Setting
    home: Home
    """Where the publisher's earlier articles were at home."""

    @property
    def rows(self) -> int:
        """Number of candidates of all senses."""
        return len(self.table)

    def rows_of(self, sense: int) -> slice:
        """Return the rows of one sense."""
        return slice(int(self.starts[sense]), int(self.starts[sense + 1]))

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        return self.table.matches[row].place

    @cached_property
    def mention_counts(self) -> Floats:
        """Number of mentions of each sense."""
        return np.array([float(len(sense.mentions)) for sense in self.senses])


def read_scene(
    article: Article, toponyms: Sequence[Toponym], finder: CandidateFinder, home: Home = NOWHERE
) -> Scene:
    """Return the scene of `article`; toponyms without candidates are left out of it."""

    def holds_places(name: str) -> bool:
        return len(finder.find_holders(name)) > 0

    clues = [read_clues(article.text, toponym.span, holds_places) for toponym in toponyms]
    groups: dict[tuple[str, FeatureClass | None], list[int]] = {}
    for index, toponym in enumerate(toponyms):
        groups.setdefault(_key(toponym.surface, clues[index]), []).append(index)
    senses = []
    for mentions in groups.values():
        sense = _sense(mentions, toponyms, clues, finder)
        if len(sense.candidates):
            senses.append(sense)
    return _assemble(article, home, toponyms, senses, finder)


def _key(surface: str, clues: Clues) -> tuple[str, FeatureClass | None]:
    name = _POSSESSIVE.sub("", " ".join(surface.split())).casefold()
    return name.removeprefix("the "), clues.feature


def _sense(
    mentions: list[int],
    toponyms: Sequence[Toponym],
    clues: Sequence[Clues],
    finder: CandidateFinder,
) -> Sense:
    name = toponyms[mentions[0]].surface
    candidates = finder.find(name)
    extension = next((clues[index].extended for index in mentions if clues[index].extended), None)
    extended = finder.find_exact(extension) if extension else None
    if extended is not None and len(extended):
        candidates = _merge(candidates, extended)
    else:
        extended = None
    return Sense(
        name, tuple(mentions), tuple(clues[index] for index in mentions), candidates, extended
    )


def _merge(candidates: CandidateSet, extended: CandidateSet) -> CandidateSet:
    known = {match.place.id for match in candidates.matches if match.kind != "fuzzy"}
    if not known:
        return extended
    added = tuple(match for match in extended.matches if match.place.id not in known)
    return CandidateSet.of(candidates.matches + added) if added else candidates


def _assemble(
    article: Article,
    home: Home,
    toponyms: Sequence[Toponym],
    senses: Sequence[Sense],
    finder: CandidateFinder,
) -> Scene:
    sets = [sense.candidates for sense in senses]
    sizes = [len(candidates) for candidates in sets]
    sense_at = {index: number for number, sense in enumerate(senses) for index in sense.mentions}
    return Scene(
        senses=tuple(senses),
        table=CandidateSet.join(sets),
        sense=np.repeat(np.arange(len(sets)), sizes),
        starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        is_extended=_is_extended(senses),
        ties=_ties(senses, toponyms, sense_at, finder),
        neighbours=_neighbours(len(toponyms), sense_at),
        lists=_lists(article.text, toponyms, sense_at),
        setting=read_setting(article),
        home=home,
    )


def _is_extended(senses: Sequence[Sense]) -> Floats:
    marks = []
    for sense in senses:
        bearers = (
            {match.place.id for match in sense.extended.matches} if sense.extended else frozenset()
        )
        marks += [float(match.place.id in bearers) for match in sense.candidates.matches]
    return np.array(marks)


def _ties(
    senses: Sequence[Sense],
    toponyms: Sequence[Toponym],
    sense_at: dict[int, int],
    finder: CandidateFinder,
) -> tuple[Tie, ...]:
    """Return one tie for each sense and distinct qualifier of it."""
    sense_at_start = {toponyms[index].span.start: sense for index, sense in sense_at.items()}
    ties = []
    for number, sense in enumerate(senses):
        seen = set()
        for clues in sense.clues:
            for qualifier in clues.qualifiers:
                if (qualifier.relation, qualifier.name) in seen:
                    continue
                seen.add((qualifier.relation, qualifier.name))
                holders = finder.find_holders(qualifier.name)
                holder_sense = sense_at_start.get(qualifier.span.start)
                ties.append(Tie(number, qualifier, holders, holder_sense))
    return tuple(ties)


def _lists(
    text: str, toponyms: Sequence[Toponym], sense_at: dict[int, int]
) -> tuple[tuple[int, int], ...]:
    pairs = set()
    for index, (first, second) in enumerate(pairwise(toponyms)):
        one, other = sense_at.get(index), sense_at.get(index + 1)
        if one is None or other is None or one == other:
            continue
        between = text[first.span.end : second.span.start]
        if len(between) <= LONGEST_SEPARATOR and _LISTED.fullmatch(between):
            pairs |= {(one, other), (other, one)}
    return tuple(sorted(pairs))


def _neighbours(mentions: int, sense_at: dict[int, int]) -> tuple[tuple[int, int], ...]:
    pairs = set()
    for index in range(mentions - 1):
        for step in (1, 2):
            one, other = sense_at.get(index), sense_at.get(index + step)
            if one is not None and other is not None and one != other:
                pairs.add((one, other))
                pairs.add((other, one))
    return tuple(sorted(pairs))
