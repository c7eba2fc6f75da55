"""The resolver: candidates, features, ranks, then a place or an honest reason for none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from geopy.distance import great_circle

from geo.model import Article, Candidate, FeatureClass, Parse, Place, Resolution, Toponym
from geo.protocols import Gazetteer
from geo.resolution.candidates import MAX_SHOWN, CandidateFinder, is_direction
from geo.resolution.extent import extent_km
from geo.resolution.holders import certainty
from geo.resolution.homes import PublisherHomes
from geo.resolution.metropolises import with_metropolises
from geo.resolution.ranker import Ranker, Ranking, load_ranker
from geo.resolution.reasons import Explainer
from geo.resolution.scene import Scene, read_scene
from geo.resolution.stated import with_stated
from geo.resolution.surroundings import Located, Surroundings
from geo.settings import SHIPPED_DATA

MODEL_PATH = SHIPPED_DATA / "models" / "resolver" / "weights.json"
"""Weights that ship with Dateline; the card beside them says what they were fitted to."""

LEAST_CONFIDENCE = 0.1
"""Least probability of the best candidate for it to be taken. Judgement: of the names below
one third, about one in three was right in cross-validation; below one tenth nothing is known."""

DOUBTFUL_BELOW = 0.5
"""Probability below which a candidate may be wrong more often than right."""

LEAST_MARGIN = 0.005
"""Least lead of the best candidate over the second, where both are doubtful.
Judgement: a smaller lead is noise of the weights."""

COMMON_GROUND_KM = 30.0
"""Distance up to which namesakes in one country count as one spot: a town, its district, the strip
of land around it. A judgement, about the width of a district."""

MENTIONS_WEIGHED = 4
"""Mentions of an unknown name whose surroundings are looked at: bounds the work (judgement)."""

NO_SUCH_NAME = "no place of this name in the gazetteer"

ONLY_A_DIRECTION = "a direction, which names another place in every article"

COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}


class RankingResolver:
    """Resolves toponyms by ranking every namesake in the light of the whole article.

    Remembers between articles where each publisher is at home, and names that
    were looked up; safe to share by threads. Without a `ranker` of its own it
    takes the one that ships, at first use.
    """

    languages = frozenset({"en"})

    def __init__(
        self,
        gazetteer: Gazetteer,
        ranker: Ranker | None = None,
        homes: PublisherHomes | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._finder = CandidateFinder(gazetteer)
        self._gazetteer_version = gazetteer.version
        self._given_ranker = ranker
        self._homes = PublisherHomes() if homes is None else homes

    @cached_property
    def _ranker(self) -> Ranker:
        return load_ranker(MODEL_PATH) if self._given_ranker is None else self._given_ranker

    @property
    def made_by(self) -> str:
        """Name and versions that stand beside every resolution."""
        return f"resolution/ranking {self._ranker.version}, gazetteer {self._gazetteer_version}"

    def resolve(
        self, article: Article, parse: Parse, toponyms: Sequence[Toponym]
    ) -> tuple[Resolution, ...]:
        """Return one resolution for each toponym, in the same order.

        Raises DataError when the weights file is missing or damaged.
        """
        del parse  # The clues are in the words beside a name, not in the tree.
        scene = read_scene(article, toponyms, self._finder, self._homes.home_of(article))
        ranking = self._ranker.rank(scene)
        explainer = Explainer(scene, ranking, self._ranker.weights)
        resolutions = [self._unknown(toponym) for toponym in toponyms]
        for number, sense in enumerate(scene.senses):
            candidates = on_common_ground(_candidates(scene, ranking, explainer, number))
            place, reason = choose(candidates)
            for index in sense.mentions:
                resolutions[index] = Resolution(
                    toponym=toponyms[index],
                    place=place,
                    confidence=candidates[0].score if place is not None else 0.0,
                    candidates=candidates,
                    unresolved_reason=reason,
                    made_by=self.made_by,
                )
        resolutions = with_metropolises(article.text, resolutions)
        self._homes.learn(article, resolutions)
        resolutions = with_stated(article.text, resolutions, self._gazetteer)
        return tuple(self._within(article, resolutions))

    def _within(self, article: Article, resolutions: Sequence[Resolution]) -> Iterable[Resolution]:
        """Place what is unknown within a place of the article, where that is likely.

        One decision for a name: the likeliest that any of its mentions allows.
        """
        weights = self._ranker.holders
        unknown = _unknown_names(resolutions)
        if weights is None or not unknown:
            return resolutions
        surroundings = surroundings_of(article, resolutions, self._gazetteer)
        placed = list(resolutions)
        for mentions in unknown.values():
            found = [
                weights.holders(options)
                for index in mentions[:MENTIONS_WEIGHED]
                if (options := surroundings.options(resolutions[index].toponym)) is not None
            ]
            best = max(found, key=certainty, default=())
            if not best:
                continue
            reach = max(best[0].within_km, extent_km(best[0].candidate.place, self._gazetteer))
            for index in mentions:
                placed[index] = replace(
                    resolutions[index],
                    place=best[0].candidate.place,
                    confidence=best[0].candidate.score,
                    candidates=tuple(holder.candidate for holder in best[:MAX_SHOWN]),
                    unresolved_reason=None,
                    within_km=reach,
                )
        return placed

    def _unknown(self, toponym: Toponym) -> Resolution:
        reason = ONLY_A_DIRECTION if is_direction(toponym.surface) else NO_SUCH_NAME
        return Resolution(toponym, None, 0.0, (), reason, self.made_by)


def surroundings_of(
    article: Article, resolutions: Iterable[Resolution], gazetteer: Gazetteer
) -> Surroundings:
    """Return the known places of an article, to look for what holds the unknown ones."""
    located = [
        Located(resolution.toponym.span, resolution.place, resolution.confidence)
        for resolution in resolutions
        if resolution.place is not None
    ]
    return Surroundings(article.text, located, gazetteer)


def _unknown_names(resolutions: Iterable[Resolution]) -> dict[str, list[int]]:
    """Return the indices of the mentions without a place, by name."""
    unknown: dict[str, list[int]] = {}
    for index, resolution in enumerate(resolutions):
        if resolution.place is None and not is_direction(resolution.toponym.surface):
            unknown.setdefault(resolution.toponym.surface.casefold(), []).append(index)
    return unknown


def _candidates(
    scene: Scene, ranking: Ranking, explainer: Explainer, sense: int
) -> tuple[Candidate, ...]:
    """Return the likeliest candidates of a sense, best first."""
    rows = scene.rows_of(sense)
    best = np.argsort(-ranking.probability[rows], kind="stable")[:MAX_SHOWN] + rows.start
    return tuple(
        Candidate(
            place=scene.place(int(row)),
            score=float(ranking.probability[row]),
            reasons=explainer.reasons(int(row)),
        )
        for row in best
    )


def on_common_ground(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates with the best one of the likeliest spot first, the others in order.

    The probability of one spot may be shared by the several entries that stand for it: Gaza is a
    strip, a governorate and a city, and each alone may yield to a Gaza elsewhere.
    """
    if not candidates or candidates[0].score >= DOUBTFUL_BELOW:
        return candidates
    best = max(candidates, key=lambda one: _likely(one, candidates))  # the first of equals
    if _is_one_spot(best, candidates[0]):
        return candidates
    best = next(one for one in candidates if _is_one_spot(one, best))
    return (best, *(one for one in candidates if one is not best))


def _likely(candidate: Candidate, candidates: Iterable[Candidate]) -> float:
    """Return the probability of the spot of a candidate."""
    return sum(one.score for one in candidates if _is_one_spot(candidate, one))


def _is_one_spot(one: Candidate, other: Candidate) -> bool:
    if one.place.country_code != other.place.country_code:
        return False
    points = ((each.place.lat, each.place.lon) for each in (one, other))
    return bool(great_circle(*points).km <= COMMON_GROUND_KM)


def choose(candidates: Sequence[Candidate]) -> tuple[Place | None, str | None]:
    """Return the place that is taken, or None with the reason in words."""
    best = candidates[0]
    if best.score < LEAST_CONFIDENCE:
        return None, f"no place of this name fits well: {_listed(candidates[:3])}"
    likely = _likely(best, candidates)
    close = [
        one
        for one in candidates
        if likely - _likely(one, candidates) < LEAST_MARGIN
        and not (_is_nested(best.place, one.place) or _is_one_spot(best, one))
    ]
    if close and best.score < DOUBTFUL_BELOW:
        listed = _listed([best, *close])
        return None, f"{COUNTS[len(close) + 1]} places fit about equally: {listed}"
    return best.place, None


def _is_nested(place: Place, other: Place) -> bool:
    """Say whether one of two places is the region or district of the other: Rio and its state.

    Then either answer is right, and no reason to give none.
    """
    wide = (FeatureClass.REGION, FeatureClass.DISTRICT)
    same_region = place.country_code == other.country_code and place.region_code is not None
    same_region = same_region and place.region_code == other.region_code
    return same_region and (place.feature in wide) != (other.feature in wide)


def _listed(candidates: Sequence[Candidate]) -> str:
    return "; ".join(_described(candidate.place) for candidate in candidates)


def _described(place: Place) -> str:
    """Return name, kind and whereabouts: "Tripoli (settlement, Lebanon …)"."""
    parts = [place.feature.value, place.region_name, place.country_code]
    return f"{place.name} ({', '.join(part for part in parts if part)})"
