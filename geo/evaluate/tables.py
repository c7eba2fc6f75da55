"""An evaluation as tables of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.metrics import Figures, Rates
from geo.evaluate.results import CorpusEvaluation

RECOGNITION_HEADER = (
    "corpus",
    "articles",
    "mentions",
    "exact P/R/F1",
    "overlap P/R/F1",
    "end to end P/R/F1",
    "95 %",
)
RESOLUTION_HEADER = (
    "corpus",
    "system",
    "acc@161 all",
    "acc@161",
    "unresolved",
    "mean km",
    "median km",
    "AUC",
    "coverage",
)
SPEED_HEADER = ("corpus", "parser", "recognizer", "resolver", "together")
CALIBRATION_HEADER = ("corpus", "confidence", "mentions", "said", "right")


def as_text(corpora: Sequence[CorpusEvaluation]) -> str:
    """Return the tables of an evaluation, one line a corpus."""
    sections = [
        (
            "Recognition, and recognition with resolution (end to end, within 161 km)",
            RECOGNITION_HEADER,
            [_recognition_row(corpus) for corpus in corpora],
        ),
        (
            "Resolution of the annotated mentions (the same GeoNames id counts as 0 km)",
            RESOLUTION_HEADER,
            [row for corpus in corpora for row in _resolution_rows(corpus)],
        ),
        (
            "Confidence said against share right",
            CALIBRATION_HEADER,
            [row for corpus in corpora for row in _calibration_rows(corpus)],
        ),
        (
            "Words per second of processor time",
            SPEED_HEADER,
            [_speed_row(corpus) for corpus in corpora],
        ),
    ]
    return "\n\n".join(f"{title}\n{_table(header, rows)}" for title, header, rows in sections)


def _recognition_row(corpus: CorpusEvaluation) -> list[str]:
    figures = corpus.pipeline
    interval = figures.end_to_end_interval
    return [
        corpus.name,
        str(corpus.articles),
        str(corpus.mentions),
        _rates(figures.exact),
        _rates(figures.overlap),
        _rates(figures.end_to_end),
        "-" if interval is None else f"{interval[0]:.3f}-{interval[1]:.3f}",
    ]


def _resolution_rows(corpus: CorpusEvaluation) -> list[list[str]]:
    coverage = _number(corpus.coverage)
    return [
        [corpus.name, "dateline", *_resolution_cells(corpus.given), coverage],
        [corpus.name, "largest population", *_resolution_cells(corpus.baseline), coverage],
    ]


def _resolution_cells(figures: Figures) -> list[str]:
    resolution = figures.resolution
    return [
        _number(resolution.acc161_all),
        _number(resolution.acc161),
        str(resolution.unresolved),
        _number(resolution.mean_km, 0),
        _number(resolution.median_km, 1),
        _number(resolution.auc),
    ]


def _calibration_rows(corpus: CorpusEvaluation) -> list[list[str]]:
    return [
        [
            corpus.name,
            f"{one.low:.2f}-{one.high:.2f}",
            str(one.mentions),
            f"{one.said:.2f}",
            f"{one.right:.2f}",
        ]
        for one in corpus.calibration
    ]


def _speed_row(corpus: CorpusEvaluation) -> list[str]:
    speed = corpus.speed
    stages = (speed.parser, speed.recognizer, speed.resolver, speed.together)
    return [corpus.name, *(f"{words:,.0f}" for words in stages)]


def _rates(rates: Rates) -> str:
    return f"{rates.precision:.3f}/{rates.recall:.3f}/{rates.f1:.3f}"


def _number(value: float | None, digits: int = 3) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
