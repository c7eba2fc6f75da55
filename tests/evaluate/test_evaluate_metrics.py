"""The metrics, against examples worked by hand and against an independent scorer."""

import json
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import GoldToponym, Prediction, Rates, count_article, summarize
from geo.evaluate.metrics import FARTHEST_KM
from geo.model import Span

LONDON = (51.50853, -0.12574)
PARIS = (48.85341, 2.3488)
LUTON = (51.87967, -0.41748)

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))


def gold(start, end, point=(None, None), number=None):
    return GoldToponym(Span(start, end), "x" * (end - start), *point, number)


def guess(start, end, point=(None, None), number=None):
    return Prediction(Span(start, end), *point, number)


def test_a_hand_worked_article():
    marks = [gold(0, 6, LONDON), gold(10, 15, PARIS), gold(20, 26), gold(30, 35, PARIS)]
    found = [guess(0, 6, LUTON), guess(9, 15, LONDON), guess(20, 26, LONDON), guess(40, 44, PARIS)]
    figures = summarize([count_article(marks, found)])
    # Exact spans: 0-6 and 20-26. Overlaps: also 9-15. Nothing touches 30-35; 40-44 touches nothing.
    assert figures.exact == Rates(2 / 4, 2 / 4, 0.5)
    assert figures.overlap == Rates(3 / 4, 3 / 4, 0.75)
    # Two overlapping pairs have gold coordinates: 50 km off, and London for Paris.
    assert figures.resolution.resolved == 2
    assert figures.resolution.acc161 == 0.5
    near, far = great_circle(LONDON, LUTON).km, great_circle(PARIS, LONDON).km
    assert figures.resolution.mean_km == pytest.approx((near + far) / 2)
    assert figures.resolution.median_km == pytest.approx((near + far) / 2)
    expected = (math.log(1 + near) + math.log(1 + far)) / (2 * math.log(1 + FARTHEST_KM))
    assert figures.resolution.auc == pytest.approx(expected)
    # End to end: one right; 20-26 touches only a mention without coordinates and is left out.
    assert figures.end_to_end == Rates.of(1, 3, 3)


def test_an_unresolved_mention_is_wrong_in_acc161_all_only():
    figures = summarize([count_article([gold(0, 6, LONDON), gold(8, 12, PARIS)],
                                       [guess(0, 6, LONDON), guess(8, 12)])])  # fmt: skip
    assert figures.resolution.acc161 == 1.0
    assert figures.resolution.acc161_all == 0.5
    assert figures.resolution.unresolved == 1
    assert figures.end_to_end == Rates(1.0, 0.5, 2 / 3)


def test_the_same_geonames_id_is_no_error():
    figures = summarize([count_article([gold(0, 6, (60.0, 100.0), 2017370)],
                                       [guess(0, 6, (61.52, 105.32), 2017370)])])  # fmt: skip
    assert figures.resolution.mean_km == 0.0


def test_a_mention_is_paired_with_the_prediction_that_covers_it_best():
    figures = summarize([count_article([gold(0, 10, PARIS)],
                                       [guess(0, 3, LONDON), guess(0, 9, PARIS)])])  # fmt: skip
    assert figures.overlap == Rates.of(1, 2, 1)
    assert figures.resolution.mean_km == 0.0


def test_the_same_span_predicted_twice_counts_once():
    counts = count_article([gold(0, 6, LONDON)], [guess(0, 6, LONDON), guess(0, 6, PARIS)])
    assert counts.predicted == 1
    assert counts.right == 1


def test_nothing_predicted_and_nothing_annotated_are_figures_too():
    empty = summarize([count_article([], [])])
    assert empty.exact == Rates(0.0, 0.0, 0.0)
    assert empty.resolution.acc161_all is None
    silent = summarize([count_article([gold(0, 6, LONDON)], [])])
    assert silent.end_to_end == Rates(0.0, 0.0, 0.0)
    assert silent.resolution.acc161_all is None  # no pair: recognition lost it, not resolution


def test_the_bootstrap_intervals_hold_the_figures_and_repeat():
    counts = [
        count_article(
            [gold(0, 6, LONDON)], [guess(0, 6 + number % 2, LONDON if number % 3 else PARIS)]
        )
        for number in range(60)
    ]
    figures = summarize(counts, 500)
    intervals = figures.intervals
    for (low, high), figure in (
        (intervals.exact_f1, figures.exact.f1),
        (intervals.acc161_all, figures.resolution.acc161_all),
        (intervals.end_to_end_f1, figures.end_to_end.f1),
    ):
        assert 0.05 < high - low < 0.35
        assert low < figure < high
    assert summarize(counts, 500).intervals == intervals
    assert summarize(counts).intervals.exact_f1 is None


def test_articles_that_all_score_alike_leave_no_doubt():
    counts = [count_article([gold(0, 6, LONDON)], [guess(0, 6, LONDON)]) for _ in range(9)]
    assert summarize(counts, 100).intervals.end_to_end_f1 == (1.0, 1.0)
    assert summarize([], 100).intervals.end_to_end_f1 is None


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))
points = st.sampled_from([LONDON, PARIS, LUTON, (None, None)])
mentions = st.lists(st.tuples(spans, points), max_size=8, unique_by=lambda mention: mention[0])


@given(mentions, mentions)
def test_rates_stay_between_nothing_and_all(annotated, predicted):
    counts = count_article(
        [gold(*span, point) for span, point in annotated],
        [guess(*span, point) for span, point in predicted],
    )
    assert counts.exact <= counts.overlapping <= min(counts.gold, counts.predicted)
    assert counts.right <= min(counts.placed, counts.placeable)
    assert len(counts.errors_km) + counts.unresolved <= counts.placeable


@given(mentions)
def test_a_perfect_prediction_is_perfect(annotated):
    marks = [gold(*span, point) for span, point in annotated]
    counts = count_article(marks, [Prediction(mark.span, mark.lat, mark.lon) for mark in marks])
    assert counts.exact == counts.gold
    assert counts.right == counts.placeable == counts.placed


def random_corpus(seed):
    """Return articles with random annotations and random, partly wrong predictions."""
    chance = random.Random(seed)
    cities = [(*LONDON, 2643743), (*PARIS, 2988507), (*LUTON, 2643339), (60.0, 100.0, 2017370)]
    for number in range(25):
        marks, found, position = [], [], 0
        for _ in range(chance.randrange(12)):
            position += chance.randint(1, 9)
            end = position + chance.randint(3, 9)
            marks.append((position, end, *chance.choice([*cities, (None, None, None)])))
            if chance.random() < 0.8:
                shift = chance.choice([0, 0, 0, 1])
                found.append((position + shift, end, *chance.choice([*cities, (None, None, None)])))
            position = end
        yield f"article-{number}", marks, found


def as_line(identifier, rows):
    names = ("start", "end", "lat", "lon", "geonames_id")
    return json.dumps({"id": identifier, "text": "", "toponyms": [
        {"surface": "x", **dict(zip(names, row, strict=True))} for row in rows]})  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_those_of_the_shared_scorer(tmp_path, seed):
    scorer = SHARED / "tools" / "score.py"
    if not scorer.exists():
        pytest.skip("the shared scorer is not on this machine")
    corpus = list(random_corpus(seed))
    (tmp_path / "gold").write_text("\n".join(as_line(name, marks) for name, marks, _ in corpus))
    (tmp_path / "found").write_text("\n".join(as_line(name, found) for name, _, found in corpus))
    run = subprocess.run(
        [sys.executable, scorer, tmp_path / "gold", tmp_path / "found", "--json", "--id"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(run.stdout)
    ours = summarize([
        count_article([gold(a, b, (lat, lon), n) for a, b, lat, lon, n in marks],
                      [guess(a, b, (lat, lon), n) for a, b, lat, lon, n in found])
        for _, marks, found in corpus
    ])  # fmt: skip
    resolution = ours.resolution
    pairs = {
        "exact_F1": ours.exact.f1,
        "ovl_P": ours.overlap.precision,
        "ovl_R": ours.overlap.recall,
        "acc161": resolution.acc161,
        "acc161_all": resolution.acc161_all,
        "mean_km": resolution.mean_km,
        "median_km": resolution.median_km,
        "auc": resolution.auc,
        "e2e_P": ours.end_to_end.precision,
        "e2e_R": ours.end_to_end.recall,
        "e2e_F1": ours.end_to_end.f1,
    }
    assert pairs == {name: pytest.approx(theirs[name], rel=1e-5) for name in pairs}
