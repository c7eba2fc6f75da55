"""The tables by role, form and feature class of the gold mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from geo.evaluate.formatting import number, section
from geo.evaluate.outcomes import GroupFigures, Loss, Outcome, by_feature_class, by_form, by_role
from geo.evaluate.results import CorpusEvaluation, Seen, counted_once

Grouping = Callable[[Sequence[Outcome]], tuple[GroupFigures, ...]]

ALL = "all corpora"
ALL_LEFT_OUT = "all left out"


def group_sections(corpora: Sequence[CorpusEvaluation]) -> list[str]:
    """Return the tables that have rows."""
    kinds = ("mentions", "recall", "role right", "form right", "with point", "acc@161 all")
    role = _rows(corpora, by_role, _kind_cells)
    form = _rows(corpora, by_form, _kind_cells)
    classes = _rows(corpora, by_feature_class, _class_cells)
    tables = (
        (
            "By role, where the corpus tells it (recall: exact; right: of those found)",
            ("corpus", "role", *kinds),
            role,
        ),
        (
            "By form, where the corpus tells it or the gold place's name makes it sure",
            ("corpus", "form", *kinds),
            form,
        ),
        (
            "By feature class of the gold place (mentions with coordinates)",
            ("corpus", "class", "mentions", "coverage", "acc@161 all", "end to end recall"),
            classes,
        ),
    )
    sections = [section(title, header, rows) for title, header, rows in tables if rows]
    return [*sections, _losses(corpora)]


def _losses(corpora: Sequence[CorpusEvaluation]) -> str:
    rows = []
    for name, outcomes in _with_all(corpora):
        located = [one for one in outcomes if one.mark.has_coordinates]
        lost = Counter(one.loss for one in located)
        counts = [len(located), lost[None], *(lost[loss] for loss in Loss)]
        rows.append([name, *map(str, counts)])
    title = "Where mentions with coordinates are lost, end to end"
    return section(title, ("corpus", "mentions", "right", *Loss), rows)


def _rows(
    corpora: Sequence[CorpusEvaluation],
    group: Grouping,
    cells: Callable[[GroupFigures], list[str]],
) -> list[list[str]]:
    return [
        [name, figures.group, *cells(figures)]
        for name, outcomes in _with_all(corpora)
        for figures in group(outcomes)
    ]


def _with_all(corpora: Sequence[CorpusEvaluation]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """Yield each corpus, then all of them together, and all articles left out of training."""
    yield from ((corpus.name, corpus.outcomes) for corpus in corpora)
    left_out = [corpus for corpus in corpora if corpus.seen is Seen.LEFT_OUT]
    for name, group in ((ALL, counted_once(corpora)), (ALL_LEFT_OUT, left_out)):
        if len(group) > 1:
            yield name, [outcome for corpus in group for outcome in corpus.outcomes]


def _kind_cells(figures: GroupFigures) -> list[str]:
    return [
        str(figures.mentions),
        number(figures.recall),
        number(figures.role_accuracy),
        number(figures.form_accuracy),
        str(figures.located),
        number(figures.acc161_all),
    ]


def _class_cells(figures: GroupFigures) -> list[str]:
    return [
        str(figures.located),
        number(figures.coverage),
        number(figures.acc161_all),
        number(figures.end_to_end_recall),
    ]
