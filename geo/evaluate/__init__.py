"""Measures the stages: metrics from their definitions, corpora, baseline and tables.

`evaluate` runs a pipeline over every corpus of a folder; printing the result
shows the tables. To measure another system, give it the three
attributes of `Stages`; to add a metric, count it in `metrics.count_article`
and add it up in `metrics.summarize`.
"""

from geo.evaluate.baseline import LargestPopulation
from geo.evaluate.calibration import CalibrationBin, calibrate
from geo.evaluate.corpora import (
    Corpus,
    GoldArticle,
    GoldToponym,
    read_corpora,
    read_corpus,
)
from geo.evaluate.evaluation import (
    Evaluation,
    Stages,
    evaluate,
    evaluate_corpus,
)
from geo.evaluate.given import coverage, given_toponyms, is_right, resolve_given
from geo.evaluate.metrics import (
    Figures,
    Prediction,
    Rates,
    ResolutionFigures,
    count_article,
    summarize,
)
from geo.evaluate.results import CorpusEvaluation, Speed
from geo.evaluate.tables import as_text

__all__ = [
    "CalibrationBin",
    "Corpus",
    "CorpusEvaluation",
    "Evaluation",
    "Figures",
    "GoldArticle",
    "GoldToponym",
    "LargestPopulation",
    "Prediction",
    "Rates",
    "ResolutionFigures",
    "Speed",
    "Stages",
    "as_text",
    "calibrate",
    "count_article",
    "coverage",
    "evaluate",
    "evaluate_corpus",
    "given_toponyms",
    "is_right",
    "read_corpora",
    "read_corpus",
    "resolve_given",
    "summarize",
]
