"""Measures the stages: metrics from their definitions, corpora, baseline and tables.

`evaluate` runs a pipeline over every corpus of a folder; printing the result
shows the tables. To measure another system, give it the three
attributes of `Stages`; to add a metric, count it in `metrics.count_article`
and add it up in `metrics.summarize`.
"""

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.bench import SMALL, Benchmark, Plan, benchmark
from geo.evaluate.calibration import CalibrationBin, calibrate
from geo.evaluate.corpora import (
    Corpus,
    GoldArticle,
    GoldToponym,
    read_corpora,
    read_corpus,
)
from geo.evaluate.evaluation import Evaluation, Options, evaluate
from geo.evaluate.floors import (
    FLOORS,
    Floor,
    Floors,
    breaches,
    lowerings,
    not_measured,
    parse_floors,
    pin,
    read_floors,
    write_floors,
)
from geo.evaluate.given import coverage, given_toponyms, is_right, resolve_given
from geo.evaluate.gold import GoldDispatch, GoldMention, GoldPlace, read_gold
from geo.evaluate.gold_floors import GoldMeasure, gold_breaches, measure_gold, pin_gold
from geo.evaluate.held_out import TrainingRecord
from geo.evaluate.large_areas import LARGE_AREAS, is_large, without_large_areas
from geo.evaluate.measuring import Measurer, Stages
from geo.evaluate.metrics import (
    Figures,
    Prediction,
    Rates,
    ResolutionFigures,
    count_article,
    summarize,
)
from geo.evaluate.news import NewsMeasure, Part, measure_news, read_news
from geo.evaluate.results import Baseline, CorpusEvaluation, Seen, Speed
from geo.evaluate.tables import as_text

__all__ = [
    "FLOORS",
    "LARGE_AREAS",
    "SMALL",
    "Baseline",
    "Benchmark",
    "CalibrationBin",
    "Corpus",
    "CorpusEvaluation",
    "Evaluation",
    "Figures",
    "Floor",
    "Floors",
    "GoldArticle",
    "GoldDispatch",
    "GoldMeasure",
    "GoldMention",
    "GoldPlace",
    "GoldToponym",
    "LargestPopulation",
    "Measurer",
    "NewsMeasure",
    "Options",
    "Part",
    "Plan",
    "Prediction",
    "Rates",
    "ResolutionFigures",
    "Seen",
    "Speed",
    "Stages",
    "TrainingRecord",
    "as_text",
    "benchmark",
    "breaches",
    "calibrate",
    "count_article",
    "coverage",
    "evaluate",
    "given_toponyms",
    "gold_breaches",
    "is_large",
    "is_right",
    "lowerings",
    "measure_gold",
    "measure_news",
    "not_measured",
    "parse_floors",
    "pin",
    "pin_gold",
    "read_corpora",
    "read_corpus",
    "read_floors",
    "read_gold",
    "read_news",
    "resolve_given",
    "summarize",
    "without_large_areas",
    "write_floors",
]
