"""Says in plain words why a candidate was preferred.

The reasons of a candidate are the features that raise its score above that of
its rivals, strongest first, each put into words with what the article gives.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geo.model import FeatureClass, Place
from geo.resolution.candidates import CandidateSet, Floats, Integers
from geo.resolution.clues import Relation
from geo.resolution.columns import best_rows
from geo.resolution.features import ALL_FEATURES
from geo.resolution.ranker import Ranking
from geo.resolution.scene import Scene, Sense
from geo.resolution.ties import holding

MAX_REASONS = 4
"""Reasons given for one candidate: more are not read."""

LEAST_CONTRIBUTION = 0.1
"""Weaker contributions to the score, in logits, are left unsaid (judgement)."""

_TELLING_KINDS = frozenset({"abbreviation", "adjectival", "fuzzy"})
"""Kinds of name that are said in any case: without them the place would surprise."""

_TIES = {
    Relation.COMMA: "named with '{}' after a comma",
    Relation.WITHIN: "said to be in '{}'",
    Relation.OWNER: "named as a part of '{}'",
}


class Explainer:
    """Puts the features of one scene's candidates into words."""

    def __init__(self, scene: Scene, ranking: Ranking, weights: Floats) -> None:
        self._scene = scene
        self._features = ranking.features
        self._weights = weights
        self._best = best_rows(scene, ranking.probability) if scene.rows else None

    def reasons(self, row: int) -> tuple[str, ...]:
        """Return why the candidate in `row` is likely, strongest reason first."""
        rows = self._scene.rows_of(int(self._scene.sense[row]))
        alone = rows.stop - rows.start == 1
        said = [self.kind(row)] if self._scene.table.matches[row].kind in _TELLING_KINDS else []
        if alone:
            said.append("the only place of this name in the gazetteer")
        contribution = self._contribution(row, rows)
        for column in np.argsort(-contribution, kind="stable"):
            if contribution[column] < LEAST_CONTRIBUTION or len(said) >= MAX_REASONS:
                break
            words = self._words(ALL_FEATURES[column], row)
            if words is not None and words not in said:
                said.append(words)
        return tuple(said) or ("a place of this name",)

    def _contribution(self, row: int, rows: slice) -> Floats:
        """Return what each feature adds to the score above the mean of the rivals."""
        own, count = self._features[row], rows.stop - rows.start
        if count == 1:
            added: Floats = self._weights * own
            return added
        rivals = (self._features[rows].sum(axis=0) - own) / (count - 1)
        # A feature that the candidate lacks cannot be said of it, even where lacking it helps.
        above: Floats = np.where(own != 0, self._weights * (own - rivals), 0.0)
        return above

    def _words(self, feature: str, row: int) -> str | None:
        phrase = _PHRASES.get(feature)
        return phrase(self, row) if phrase is not None else None

    def _sense(self, row: int) -> Sense:
        return self._scene.senses[int(self._scene.sense[row])]

    def _place(self, row: int) -> Place:
        return self._scene.place(row)

    def kind(self, row: int) -> str:
        """Say in what way the place bears the name."""
        match = self._scene.table.matches[row]
        ways = {
            "alternate": "another name of",
            "folded": "a spelling of",
            "abbreviation": "short for",
            "adjectival": "the adjective of",
            "code": "the code of",
            "fuzzy": "one letter away from",
        }
        way = ways.get(match.kind)
        target = match.name if match.kind == "fuzzy" else match.place.name
        return f"'{self._sense(row).name}' is {way} {target}" if way else "bears exactly this name"

    def prominence(self, row: int) -> str | None:
        """Say that it is the largest of its namesakes."""
        rows = self._scene.rows_of(int(self._scene.sense[row]))
        population = self._scene.table.population[rows]
        if len(population) == 1 or self._scene.table.population[row] < population.max():
            return None
        return f"largest of {len(population)} places of this name"

    def capital(self, row: int) -> str:
        """Say that it is a capital."""
        return f"the capital of {self._place(row).country_code}"

    def order(self, row: int) -> str | None:
        """Say that it is the best known of its namesakes, where it has any."""
        rows = self._scene.rows_of(int(self._scene.sense[row]))
        is_first = row == rows.start and rows.stop - rows.start > 1
        return "best known place of this name" if is_first else None

    def word(self, row: int) -> str | None:
        """Say which word beside the name tells its kind."""
        word = self._sense(row).clues[0].word
        return f"the word '{word}' beside it" if word else None

    def word_elsewhere(self, row: int) -> str:
        """Say that the name stands with such a word somewhere else."""
        return f"called a {self._place(row).feature.value} elsewhere in the article"

    def extended(self, row: int) -> str | None:
        """Say that the name and the word beside it are the place's name."""
        words = [clues.extended for clues in self._sense(row).clues if clues.extended]
        return f"written as '{words[0]}'" if words else None

    def front(self, _row: int) -> str:
        """Say that a front stands for the land."""
        return "a front runs through land, not through one town"

    def dateline(self, _row: int) -> str:
        """Say that it is the dateline."""
        return "stands as the dateline, which names a town"

    def tie(self, row: int) -> str | None:
        """Say which name beside it holds it."""
        own = CandidateSet.of((self._scene.table.matches[row],))
        for tie in self._scene.ties:
            same_sense = tie.sense == int(self._scene.sense[row])
            if same_sense and holding(own, tie.holders).any():
                return _TIES[tie.qualifier.relation].format(tie.qualifier.name)
        return None

    def holds(self, row: int) -> str | None:
        """Say which name before it lies in it."""
        own = int(self._scene.sense[row])
        for tie in self._scene.ties:
            if tie.holder_sense == own:
                return f"holds '{self._scene.senses[tie.sense].name}', named before it"
        return None

    def same_country(self, row: int) -> str | None:
        """Say how many of the article's places share its country."""
        count = self._others_with(row, self._scene.table.country)
        if self._place(row).feature is FeatureClass.COUNTRY:
            return f"the country of {_places(count)} of the article" if count else None
        return f"same country as {_places(count)} of the article" if count else None

    def same_region(self, row: int) -> str | None:
        """Say how many of the article's places share its region."""
        count = self._others_with(row, self._scene.table.region)
        if self._place(row).feature is FeatureClass.REGION:
            return f"the region of {_places(count)} of the article" if count else None
        return f"same region as {_places(count)} of the article" if count else None

    def near(self, row: int) -> str | None:
        """Say that it lies near other places; a country's point is near nothing."""
        return None if self._is_wide(row) else "near other places of the article"

    def beside(self, row: int) -> str | None:
        """Say that it lies near the names beside it."""
        return None if self._is_wide(row) else "near the places named beside it"

    def listed(self, row: int) -> str:
        """Say that it is of the kind of the names listed with it."""
        return f"a {self._place(row).feature.value}, as is the name listed beside it"

    def _is_wide(self, row: int) -> bool:
        return self._place(row).feature in (FeatureClass.COUNTRY, FeatureClass.CONTINENT)

    def publisher(self, _row: int) -> str:
        """Say that the publisher is of its country."""
        return "in the publisher's country"

    def publisher_name(self, _row: int) -> str:
        """Say that the publisher is called after the town."""
        return "the publisher is called after a town of this name"

    def home(self, _row: int) -> str:
        """Say that it is where the publisher's news is from."""
        articles = self._scene.home.articles
        return f"where the publisher is at home, learned from {articles} of its articles"

    def earlier(self, _row: int) -> str:
        """Say that the publisher named it before."""
        return "named in the publisher's earlier articles"

    def vocabulary(self, row: int) -> str:
        """Say that the article uses words of the country."""
        return f"the article's words are those of {self._place(row).country_code} news"

    def telephone(self, row: int) -> str:
        """Say that a telephone number belongs to the region."""
        region = self._place(row).region_name or "the same region"
        return f"a telephone number of {region} in the article"

    def _others_with(self, row: int, groups: Integers) -> int:
        """Return how many other names probably lie in the same group as `row`."""
        if self._best is None:
            return 0
        best = self._best[self._best != row]
        return int(((groups[best] == groups[row]) & (groups[row] != 0)).sum())


def _places(count: int) -> str:
    return "another place" if count == 1 else f"{count} other places"


Phrase = Callable[[Explainer, int], str | None]

_PHRASES: dict[str, Phrase] = {
    **dict.fromkeys(
        (
            "alternate name",
            "folded name",
            "abbreviation",
            "adjective",
            "code",
            "fuzzy name",
        ),
        Explainer.kind,
    ),
    "name with its word": Explainer.extended,
    "population": Explainer.prominence,
    "largest": Explainer.prominence,
    "order": Explainer.order,
    "is capital": Explainer.capital,
    "word agrees": Explainer.word,
    "word agrees elsewhere": Explainer.word_elsewhere,
    "front takes the land": Explainer.front,
    "dateline is a settlement": Explainer.dateline,
    **dict.fromkeys(
        (
            "in the place after the comma",
            "in the country after the comma",
            "in the place around",
            "in the country around",
            "in the owner",
        ),
        Explainer.tie,
    ),
    "holds the name before": Explainer.holds,
    "publisher's country": Explainer.publisher,
    "written for its country": Explainer.vocabulary,
    "telephone of its region": Explainer.telephone,
    **dict.fromkeys(
        (
            "near the publisher's home",
            "region of the publisher's home",
            "country of the publisher's home",
        ),
        Explainer.home,
    ),
    "in the publisher's earlier articles": Explainer.earlier,
    "publisher bears the name": Explainer.publisher_name,
    **dict.fromkeys(
        (
            "country of other places",
            "country of other places, if a country",
            "country of other places, by population",
            "country is named",
        ),
        Explainer.same_country,
    ),
    **dict.fromkeys(
        ("region of other places", "region of other places, if a region", "region is named"),
        Explainer.same_region,
    ),
    **dict.fromkeys(
        ("near other places", "in reach of other places", "beside a namesake of other places"),
        Explainer.near,
    ),
    "of the kind of the name listed beside it": Explainer.listed,
    **dict.fromkeys(("near the neighbours", "same region as the neighbours"), Explainer.beside),
}
"""Words for the features; the others are never said."""
