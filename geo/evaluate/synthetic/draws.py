"""What is told how often, as columns of numpy: one row a report, in the order of publication.

Everything is drawn from one seed, so that a size has always the same reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.evaluate.synthetic.cast import SEED, Cast
from geo.model import EventType, MapAs, Status

Numbers = npt.NDArray[np.int32]

FIRST_DAY = date(2022, 1, 1)
DAYS = 1_096
"""Publication days: three years."""

REPORTS_PER_ARTICLE = 6
"""Mean; the sample dispatches, which name many governments, have some thirteen."""
MOST_PER_ARTICLE = 24

ZIPF = 1.0
"""Exponent of the skew over places, outlets and speakers: the n-th is met 1/n as often as the
first, as words and cities are."""

BURSTS = 12
"""Days on which something large begins, in all the years."""
BURST_HEIGHT = 8.0
"""Reports of such a day, as a multiple of a usual one; it fades by a half every four days."""
BURST_FADING = 4 / np.log(2)

SIGNS = {
    MapAs.POINT: 0.46, MapAs.AREA: 0.15, MapAs.ASSOCIATIVE: 0.14, MapAs.APPROXIMATE: 0.08,
    MapAs.VENUE: 0.06, MapAs.CIRCLE: 0.06, MapAs.LIST: 0.05,
}  # fmt: skip
"""Share of each sign. Fewer names stand for governments than in real news, so that more of the
reports have to be drawn."""

TYPES = {
    EventType.STATEMENT: 0.20, EventType.BATTLES: 0.15, EventType.EXPLOSIONS: 0.14,
    EventType.STRATEGIC_DEVELOPMENTS: 0.11, EventType.CIVIC: 0.10, EventType.PROTESTS: 0.09,
    EventType.DISASTER: 0.07, EventType.VIOLENCE_AGAINST_CIVILIANS: 0.06, EventType.MENTION: 0.05,
    EventType.RIOTS: 0.03,
}  # fmt: skip
STATUSES = {
    Status.REPORTED: 0.60, Status.EXPECTED: 0.09, Status.CONFIRMED: 0.08, Status.UNCONFIRMED: 0.08,
    Status.DENIED: 0.06, Status.HYPOTHETICAL: 0.05, Status.REQUESTED: 0.04,
}  # fmt: skip

DATINGS = {"day": 0.64, "days": 0.10, "week": 0.05, "month": 0.05, "year": 0.02, "until": 0.04,
           "undated": 0.10}  # fmt: skip
"""How exactly the event is dated; "until" has an open start."""

NAMED = 0.55
"""Share of reports that name who says so."""
COUNTED = 0.2
"""Share of reports that give a number."""
UNDATED_ARTICLES = 0.03
LONG_AGO = 0.05
"""Share of reports that look back by months."""

RETOLD = 0.3
"""Share of reports that tell again what one of the RETOLD_FROM reports before them told."""
RETOLD_FROM = 200


@dataclass(frozen=True, slots=True)
class Draws:
    """Columns; those of articles have one row an article, all others one a report."""

    article: Numbers
    """Row of the article."""
    article_day: Numbers
    """Of the article: days after FIRST_DAY."""
    article_publisher: Numbers
    article_dated: npt.NDArray[np.bool_]
    source: Numbers
    """Row of the earlier report that it tells again; its own row for most."""
    place: Numbers
    """Rank among the settlements, areas or countries of the cast, as the sign asks."""
    sign: Numbers
    event_type: Numbers
    status: Numbers
    dating: Numbers
    """Of these four, each the position in SIGNS, TYPES, STATUSES or DATINGS."""
    happened: Numbers
    """Day of the event, in days after FIRST_DAY."""
    claimant: Numbers
    """-1 where nobody is named."""
    quantity: Numbers
    """0 where there is none."""
    confidence: npt.NDArray[np.float32]
    """Of the resolver."""

    def __len__(self) -> int:
        return len(self.article)


def draw(count: int, cast: Cast, seed: int = SEED) -> Draws:
    """Return the columns of `count` reports."""
    rng = np.random.default_rng((seed, count))
    article = _articles(count, rng)
    articles = int(article[-1]) + 1 if count else 0
    article_day = _days(articles, rng)
    sign, kind = _choose(SIGNS, count, rng), _choose(TYPES, count, rng)
    happened = (article_day[article] - _delays(count, rng)).astype(np.int32)
    told = (sign, _places(sign, cast, rng), kind, _choose(DATINGS, count, rng), happened)
    source = _sources(count, rng)
    sign, place, kind, dating, happened = (column[source][source] for column in told)
    return Draws(
        article=article,
        article_day=article_day,
        article_publisher=_skewed(len(cast.publishers), articles, rng),
        article_dated=rng.random(articles) >= UNDATED_ARTICLES,
        source=source,
        place=place,
        sign=sign,
        event_type=kind,
        status=_choose(STATUSES, count, rng),
        dating=dating,
        happened=happened,
        claimant=_some(NAMED, _skewed(len(cast.claimants), count, rng), -1, rng),
        quantity=_some(COUNTED, rng.geometric(0.02, count).astype(np.int32), 0, rng),
        confidence=rng.beta(6, 1.2, count).astype(np.float32),
    )


def _sources(count: int, rng: np.random.Generator) -> Numbers:
    """Return for each report the row that it tells again: its own for most."""
    rows = np.arange(count)
    earlier = np.maximum(rows - rng.integers(1, RETOLD_FROM, count), 0)
    return np.where(rng.random(count) < RETOLD, earlier, rows).astype(np.int32)


def _some(share: float, values: Numbers, without: int, rng: np.random.Generator) -> Numbers:
    """Return `values` in that share of the rows and `without` in the others."""
    return np.where(rng.random(len(values)) < share, values, without).astype(np.int32)


def _articles(count: int, rng: np.random.Generator) -> Numbers:
    """Return the article of each report: rising, without gaps."""
    sizes = np.minimum(rng.geometric(1 / REPORTS_PER_ARTICLE, count), MOST_PER_ARTICLE)
    return np.repeat(np.arange(count, dtype=np.int32), sizes)[:count]


def _days(articles: int, rng: np.random.Generator) -> Numbers:
    """Return rising publication days: fewer on Sundays, more after something large begins."""
    days = np.arange(DAYS)
    weights = np.where((days + FIRST_DAY.weekday()) % 7 == 6, 0.6, 1.0)
    for start in rng.choice(DAYS, BURSTS, replace=False):
        since = days - start
        weights += np.where(since >= 0, BURST_HEIGHT * np.exp(-since / BURST_FADING), 0)
    return np.sort(_spread(weights, articles, rng))


def _places(sign: Numbers, cast: Cast, rng: np.random.Generator) -> Numbers:
    """Return the rank of each report's place among those that its sign can draw."""
    signs = list(SIGNS)
    is_area, is_name = sign == signs.index(MapAs.AREA), sign == signs.index(MapAs.ASSOCIATIVE)
    places = np.empty(len(sign), np.int32)
    for rows, pool in (
        (is_area, cast.areas),
        (is_name, cast.countries),
        (~(is_area | is_name), cast.settlements),
    ):
        places[rows] = _skewed(len(pool), int(rows.sum()), rng)
    return places


def _delays(count: int, rng: np.random.Generator) -> Numbers:
    """Return the days from each event to its publication."""
    long_ago = rng.random(count) < LONG_AGO
    return np.where(long_ago, rng.integers(30, 700, count), rng.geometric(0.5, count) - 1).astype(
        np.int32
    )


def _choose(shares: Mapping[Any, float], count: int, rng: np.random.Generator) -> Numbers:
    return _spread(np.array(list(shares.values())), count, rng)


def _skewed(size: int, count: int, rng: np.random.Generator) -> Numbers:
    return _spread(1 / np.arange(1, size + 1) ** ZIPF, count, rng)


def _spread(weights: npt.NDArray[np.float64], count: int, rng: np.random.Generator) -> Numbers:
    """Return `count` indices in random order, each as often as its weight asks, to one.

    Evenly spaced points on the cumulated weights: unlike independent draws, which
    leave every twentieth of the rarest places out of a million reports.
    """
    ends = np.cumsum(weights) / weights.sum()
    points = (np.arange(count) + rng.random()) / max(count, 1)
    found = np.searchsorted(ends, points, side="right").clip(max=len(weights) - 1)
    return rng.permutation(found).astype(np.int32)
