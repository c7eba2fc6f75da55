"""An evaluation as tables of plain text, corpus by corpus."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.formatting import interval, number, rates, section
from geo.evaluate.group_tables import group_sections
from geo.evaluate.metrics import Figures
from geo.evaluate.results import CorpusEvaluation, counted_once

SEEN_NOTE = (
    "in training: the shipped models were fitted to these articles, which flatters them.\n"
    "left out of it: articles of the same corpus that the encoder was not fitted to, resolved\n"
    "with weights fitted to the other articles of this folder.\n"
    "not in training: a file that no model's card names."
)


def as_text(corpora: Sequence[CorpusEvaluation]) -> str:
    """Return the tables of an evaluation, one after the other."""
    sections = [
        _recognition(corpora),
        SEEN_NOTE,
        _resolution(corpora),
        coverage_lines(corpora),
        _large_areas(corpora),
        *group_sections(corpora),
        _comparison(corpora),
        _calibration(corpora),
        _speed(corpora),
    ]
    return "\n\n".join(text for text in sections if text)


def _recognition(corpora: Sequence[CorpusEvaluation]) -> str:
    header = (
        "corpus", "models", "articles", "mentions",
        "exact P/R/F1", "95 %", "overlap P/R/F1", "end to end P/R/F1", "95 %",
    )  # fmt: skip
    rows = []
    for corpus in corpora:
        figures = corpus.pipeline
        intervals = figures.intervals
        rows.append(
            [
                corpus.name,
                corpus.seen.value,
                str(corpus.articles),
                str(corpus.mentions),
                rates(figures.exact),
                interval(intervals.exact_f1),
                rates(figures.overlap),
                rates(figures.end_to_end),
                interval(intervals.end_to_end_f1),
            ]
        )
    title = "Recognition, and recognition with resolution (end to end, within 161 km)"
    return section(title, header, rows)


def _resolution(corpora: Sequence[CorpusEvaluation]) -> str:
    header = (
        "corpus", "system", "acc@161 all", "95 %", "acc@161", "unresolved",
        "mean km", "median km", "AUC",
    )  # fmt: skip
    rows = [
        [corpus.name, system, *_resolution_cells(figures)]
        for corpus in corpora
        for system, figures in (
            ("dateline", corpus.given),
            ("largest population", corpus.largest),
        )
    ]
    title = (
        "Resolution of the annotated mentions (the same GeoNames id counts as 0 km; "
        "all: unresolved is wrong)"
    )
    return section(title, header, rows)


def _resolution_cells(figures: Figures) -> list[str]:
    resolution = figures.resolution
    return [
        number(resolution.acc161_all),
        interval(figures.intervals.acc161_all),
        number(resolution.acc161),
        str(resolution.unresolved),
        number(resolution.mean_km, 0),
        number(resolution.median_km, 1),
        number(resolution.auc),
    ]


def coverage_lines(corpora: Sequence[CorpusEvaluation]) -> str:
    """Return the share of gold mentions with a right candidate, by corpus and over all."""
    lines = ["Coverage: share of gold mentions with a right candidate"]
    whole = counted_once(corpora)
    lines += [f"{corpus.name}: {number(corpus.coverage)}" for corpus in whole]
    located = [one for corpus in whole for one in corpus.outcomes if one.mark.has_coordinates]
    covered = sum(one.is_covered for one in located)
    share = number(covered / len(located) if located else None)
    return "\n".join([*lines, f"all corpora: {share} ({covered} of {len(located)})"])


def _large_areas(corpora: Sequence[CorpusEvaluation]) -> str:
    header = (
        "corpus", "mentions", "without",
        "acc@161 all", "without", "95 %", "end to end F1", "without", "95 %",
    )  # fmt: skip
    rows = []
    for corpus in corpora:
        resolved, found = corpus.given_without_large, corpus.pipeline_without_large
        rows.append(
            [
                corpus.name,
                str(corpus.mentions),
                str(found.gold),
                number(corpus.given.resolution.acc161_all),
                number(resolved.resolution.acc161_all),
                interval(resolved.intervals.acc161_all),
                number(corpus.pipeline.end_to_end.f1),
                number(found.end_to_end.f1),
                interval(found.intervals.end_to_end_f1),
            ]
        )
    title = "With and without the 30 very large areas (continents and the largest countries)"
    return section(title, header, rows)


def _comparison(corpora: Sequence[CorpusEvaluation]) -> str:
    header = (
        "corpus", "system", "exact F1", "95 %", "overlap F1", "end to end F1", "95 %",
        "acc@161 all of found", "words per CPU second",
    )  # fmt: skip
    rows = []
    for corpus in corpora:
        if corpus.baseline is None:
            continue
        speed = corpus.speed.per_second("recognizer", "resolver")
        rows.append([corpus.name, "dateline", *_compared(corpus.pipeline, speed)])
        baseline = corpus.baseline
        name = "spaCy small + largest population"
        rows.append([corpus.name, name, *_compared(baseline.figures, baseline.words_per_second)])
    title = (
        "Beside the baseline, in the same run: spaCy's small NER (GPE, LOC, FAC, NORP), each name "
        "the largest\nplace that Dateline's gazetteer gives it (words: recognition and resolution)"
    )
    return section(title, header, rows) if rows else ""


def _compared(figures: Figures, words_per_second: float) -> list[str]:
    intervals = figures.intervals
    return [
        number(figures.exact.f1),
        interval(intervals.exact_f1),
        number(figures.overlap.f1),
        number(figures.end_to_end.f1),
        interval(intervals.end_to_end_f1),
        number(figures.resolution.acc161_all),
        f"{words_per_second:,.0f}",
    ]


def _calibration(corpora: Sequence[CorpusEvaluation]) -> str:
    header = ("corpus", "confidence", "mentions", "said", "right")
    rows = [
        [
            corpus.name,
            f"{one.low:.2f}-{one.high:.2f}",
            str(one.mentions),
            f"{one.said:.2f}",
            f"{one.right:.2f}",
        ]
        for corpus in corpora
        for one in corpus.calibration
    ]
    return section("Confidence said against share right", header, rows)


def _speed(corpora: Sequence[CorpusEvaluation]) -> str:
    header = (
        "corpus", "parser", "recognizer", "resolver", "recognition + resolution", "together",
    )  # fmt: skip
    stages = (("parser",), ("recognizer",), ("resolver",), ("recognizer", "resolver"), ())
    rows = [
        [corpus.name, *(f"{corpus.speed.per_second(*named):,.0f}" for named in stages)]
        for corpus in corpora
    ]
    return section("Words per second of processor time", header, rows)
