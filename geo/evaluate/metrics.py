"""The figures of toponym recognition and resolution, from their definitions.

After Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation"
(Language Resources and Evaluation 54, 2020). Everything is micro-averaged over
mentions, and every count is kept per article so that a bootstrap can resample.

Conventions:
* Recognition counts all gold mentions. Exact: same start and end. Overlap: any
  shared character, paired one to one, largest intersection over union first.
* Resolution counts the overlap pairs whose gold has coordinates. `acc161_all`
  counts an unresolved pair as wrong, `acc161` leaves it out, as do the errors.
* End to end, a prediction with coordinates is right when it overlaps a gold
  mention with coordinates and lies within 161 km of it, one to one. Predictions
  that touch only gold mentions without coordinates count neither way.
* The same GeoNames id is no error: the points of countries and regions differ
  between versions of GeoNames, by more than 161 km for large ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from geopy.distance import great_circle

from geo.evaluate.bootstrap import NO_INTERVALS, Intervals, bootstrap
from geo.evaluate.corpora import GoldToponym
from geo.model import Resolution, Span

NEAR_KM = 161.0
"""100 miles: the distance within which the literature calls a resolution right."""

FARTHEST_KM = 20_039.0
"""Half the Earth's circumference: the largest error, which scales the area under the curve."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A mention as a system marked it; coordinates only where it resolved the mention."""

    span: Span
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None

    @classmethod
    def of(cls, resolution: Resolution) -> Prediction:
        """Return the prediction that `resolution` amounts to."""
        place = resolution.place
        if place is None:
            return cls(resolution.toponym.span)
        return cls(resolution.toponym.span, place.lat, place.lon, place.geonames_id)

    @property
    def has_coordinates(self) -> bool:
        """Whether the system resolved the mention."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """What one article adds to the figures."""

    gold: int
    predicted: int
    exact: int
    overlapping: int
    errors_km: tuple[float, ...]
    """Of the pairs that were resolved."""
    unresolved: int
    """Pairs whose gold has coordinates and whose prediction has none."""
    right: int
    """End to end: predictions with coordinates within 161 km of the mention they overlap."""
    placed: int
    """End to end: predictions with coordinates that count."""
    placeable: int
    """End to end: gold mentions with coordinates."""

    @property
    def near(self) -> int:
        """Number of pairs that were resolved within 161 km."""
        return sum(error <= NEAR_KM for error in self.errors_km)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> Rates:
        """Return the rates of `right` among `predicted` and among `gold`; 0 where undefined."""
        precision = right / predicted if predicted else 0.0
        recall = right / gold if gold else 0.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class ResolutionFigures:
    """How well mentions were resolved; figures that need a resolved pair are None without one."""

    resolved: int
    unresolved: int
    acc161: float | None
    """Share of the resolved pairs within 161 km."""
    acc161_all: float | None
    """The same share of all pairs: an unresolved one is wrong."""
    mean_km: float | None
    median_km: float | None
    auc: float | None
    """Area under the curve of the logarithm of errors: 0 is best, 1 worst."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one system on one corpus."""

    articles: int
    gold: int
    predicted: int
    exact: Rates
    overlap: Rates
    resolution: ResolutionFigures
    end_to_end: Rates
    intervals: Intervals = NO_INTERVALS
    """95 % bootstrap intervals, where they were asked for."""


def error_km(gold: GoldToponym, prediction: Prediction) -> float:
    """Return how far the prediction lies from the gold point, in km; both have coordinates."""
    if gold.geonames_id is not None and gold.geonames_id == prediction.geonames_id:
        return 0.0
    here = (gold.lat, gold.lon)
    return float(great_circle(here, (prediction.lat, prediction.lon)).km)


def count_article(gold: Sequence[GoldToponym], predictions: Iterable[Prediction]) -> ArticleCounts:
    """Return the counts of one article; a span predicted twice counts once."""
    by_span: dict[Span, Prediction] = {}
    for prediction in predictions:
        by_span.setdefault(prediction.span, prediction)
    distinct = list(by_span.values())
    pairs = [(gold[i], distinct[j]) for i, j in pair(gold, distinct)]
    located = [(mark, guess) for mark, guess in pairs if mark.has_coordinates]
    errors = tuple(error_km(mark, guess) for mark, guess in located if guess.has_coordinates)
    gold_spans = {mark.span for mark in gold}
    right, placed, placeable = _count_end_to_end(gold, distinct)
    return ArticleCounts(
        gold=len(gold),
        predicted=len(distinct),
        exact=sum(guess.span in gold_spans for guess in distinct),
        overlapping=len(pairs),
        errors_km=errors,
        unresolved=len(located) - len(errors),
        right=right,
        placed=placed,
        placeable=placeable,
    )


def _count_end_to_end(
    gold: Sequence[GoldToponym], predictions: Sequence[Prediction]
) -> tuple[int, int, int]:
    """Return how many predictions are right, how many count, and how many mentions there are."""
    located = [mark for mark in gold if mark.has_coordinates]
    placed = [guess for guess in predictions if guess.has_coordinates]
    right = len(pair(located, placed, within_km=NEAR_KM))
    ignored = sum(_touches_only_unlocated(guess, gold) for guess in placed)
    return right, len(placed) - ignored, len(located)


def _touches_only_unlocated(prediction: Prediction, gold: Sequence[GoldToponym]) -> bool:
    touched = [mark for mark in gold if mark.span.overlaps(prediction.span)]
    return bool(touched) and not any(mark.has_coordinates for mark in touched)


def pair(
    gold: Sequence[GoldToponym],
    predictions: Sequence[Prediction],
    within_km: float | None = None,
) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one, best intersection over union first, ties in order.

    Returns indices into `gold` and `predictions`. With `within_km`, only
    spans that lie as near are paired; all must then have coordinates.
    """
    possible = [
        (_intersection_over_union(mark.span, guess.span), i, j)
        for i, mark in enumerate(gold)
        for j, guess in enumerate(predictions)
        if mark.span.overlaps(guess.span)
        and (within_km is None or error_km(mark, guess) <= within_km)
    ]
    possible.sort(key=lambda entry: -entry[0])
    taken_gold: set[int] = set()
    taken_predictions: set[int] = set()
    pairs = []
    for _, i, j in possible:
        if i not in taken_gold and j not in taken_predictions:
            taken_gold.add(i)
            taken_predictions.add(j)
            pairs.append((i, j))
    return pairs


def _intersection_over_union(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def summarize(counts: Sequence[ArticleCounts], bootstrap_rounds: int = 0) -> Figures:
    """Return the figures of a corpus, with a bootstrap intervals when rounds are asked for."""
    gold = sum(count.gold for count in counts)
    predicted = sum(count.predicted for count in counts)
    return Figures(
        articles=len(counts),
        gold=gold,
        predicted=predicted,
        exact=Rates.of(sum(count.exact for count in counts), predicted, gold),
        overlap=Rates.of(sum(count.overlapping for count in counts), predicted, gold),
        resolution=_resolution_figures(counts),
        end_to_end=Rates.of(
            sum(count.right for count in counts),
            sum(count.placed for count in counts),
            sum(count.placeable for count in counts),
        ),
        intervals=bootstrap(counts, bootstrap_rounds),
    )


def _resolution_figures(counts: Sequence[ArticleCounts]) -> ResolutionFigures:
    errors = [error for count in counts for error in count.errors_km]
    unresolved = sum(count.unresolved for count in counts)
    near = sum(count.near for count in counts)
    pairs = len(errors) + unresolved
    scale = math.log1p(FARTHEST_KM)
    return ResolutionFigures(
        resolved=len(errors),
        unresolved=unresolved,
        acc161=near / len(errors) if errors else None,
        acc161_all=near / pairs if pairs else None,
        mean_km=fmean(errors) if errors else None,
        median_km=median(errors) if errors else None,
        auc=fmean(math.log1p(error) for error in errors) / scale if errors else None,
    )
