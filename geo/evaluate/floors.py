"""Figures below which no change may fall, pinned with the corpora that they were measured on.

The floors are a file, so that a change which lowers one shows in review. They lie a
little under what was measured, because other processors round other digits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from geo.errors import DataError, InputError
from geo.evaluate.evaluation import Evaluation
from geo.evaluate.results import CorpusEvaluation
from geo.settings import SHIPPED_DATA

FLOORS = SHIPPED_DATA / "quality" / "floors.json"
"""The floors that ship with Dateline."""

SLACK = 0.01
"""How far a floor lies below what it was pinned at. Judgement: processors with other vector
instructions round the 8-bit encoder's sums differently, which moves a few mentions in a
thousand."""

LARGE_SET = 1000
SMALL_SLACK = 0.04
"""The same for sets of fewer mentions: there one article that repeats one name ("London", nineteen
times) moves a figure by several points, when a rounding tips its decision."""

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a corpus must reach; None where a figure is not defined for it."""

    sha256: str
    """Of the corpus file: figures on another text are other figures."""
    exact_f1: float | None
    """Recognition: F1 of exact spans."""
    acc161_all: float | None
    """Resolution of the annotated mentions; unresolved ones are wrong."""
    end_to_end_f1: float | None
    coverage: float | None
    """Share of the mentions with coordinates that have a right candidate."""

    @classmethod
    def under(cls, corpus: CorpusEvaluation) -> Floor:
        """Return the floor just under what was measured."""
        slack = SLACK if corpus.mentions >= LARGE_SET else SMALL_SLACK
        figures = _figures(corpus).items()
        return cls(corpus.sha256, **{name: _lowered(value, slack) for name, value in figures})


Floors = Mapping[str, Floor]
"""Floors by the name of their corpus."""

FIGURES = tuple(one.name for one in fields(Floor) if one.name != "sha256")


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors in `path`. Raises DataError when it cannot be read."""
    try:
        return parse_floors(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path}: no floors can be read ({error!r}); restore it or pin them anew."
        ) from error


def parse_floors(text: str) -> Floors:
    """Return the floors of a file's text."""
    return {name: Floor(**row) for name, row in json.loads(text)["corpora"].items()}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write `floors` to `path`, corpora in order of their names."""
    record = {
        "about": f"Least figures of `python -m geo evaluate`, {SLACK} under what was measured "
        f"({SMALL_SLACK} for sets of fewer than {LARGE_SET} mentions). "
        "`make floors` pins them anew and never lowers one.",
        "corpora": {name: asdict(floor) for name, floor in sorted(floors.items())},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(record, indent=1)}\n", encoding="utf-8")


def breaches(evaluation: Evaluation, floors: Floors) -> tuple[str, ...]:
    """Return one sentence for each figure below its floor, or corpus that is another text.

    Corpora without a floor, and floors whose corpus was not measured, are passed over.
    """
    return tuple(
        breach
        for corpus in evaluation.corpora
        if corpus.name in floors
        for breach in _breaches_of(corpus, floors[corpus.name])
    )


def not_measured(evaluation: Evaluation, floors: Floors) -> tuple[str, ...]:
    """Return the names of the corpora that have a floor and were not measured."""
    measured = {corpus.name for corpus in evaluation.corpora}
    return tuple(name for name in floors if name not in measured)


def pin(evaluation: Evaluation, floors: Floors) -> Floors:
    """Return `floors` raised to just under what was measured; none is ever lowered.

    Floors of corpora that were not measured stay; a corpus whose file has
    changed starts anew. Raises InputError naming every figure below its floor.
    """
    sha256 = {corpus.name: corpus.sha256 for corpus in evaluation.corpora}
    kept = {
        name: floor
        for name, floor in floors.items()
        if sha256.get(name, floor.sha256) == floor.sha256
    }
    missed = breaches(evaluation, kept)
    if missed:
        raise InputError(f"Floors are never lowered, nothing was written: {' '.join(missed)}")
    measured = {corpus.name: Floor.under(corpus) for corpus in evaluation.corpora}
    raised = {
        name: _higher(floor, kept[name]) if name in kept else floor
        for name, floor in measured.items()
    }
    return {**kept, **raised}


def lowerings(before: Floors, after: Floors) -> tuple[str, ...]:
    """Return one phrase for each floor of `before` that is lower in `after`, or gone.

    A corpus whose file has changed is passed over: its figures are others.
    """
    return tuple(
        f"{name}: {figure} from {_shown(old)} to {_shown(new)}"
        for name, floor in before.items()
        for figure, old, new in _side_by_side(floor, after.get(name))
        if old is not None and (new is None or new < old)
    )


def _side_by_side(
    before: Floor, after: Floor | None
) -> Iterator[tuple[str, float | None, float | None]]:
    if after is None or after.sha256 == before.sha256:
        for figure in FIGURES:
            yield figure, getattr(before, figure), getattr(after, figure, None)


def _higher(one: Floor, other: Floor) -> Floor:
    """Return the higher of each figure; a defined one is higher than none."""
    higher = {
        figure: max((old for old in (a, b) if old is not None), default=None)
        for figure, a, b in _side_by_side(one, other)
    }
    return Floor(one.sha256, **higher)


def _breaches_of(corpus: CorpusEvaluation, floor: Floor) -> Iterator[str]:
    if corpus.sha256 != floor.sha256:
        yield (
            f"{corpus.name}: the file has SHA-256 {corpus.sha256}, its floors are of "
            f"{floor.sha256}; use that file or pin the floors anew."
        )
        return
    for figure, measured in _figures(corpus).items():
        least = getattr(floor, figure)
        if least is not None and (measured is None or measured < least):
            yield f"{corpus.name}: {figure} is {_shown(measured)}, below its floor {least:.4f}."


def _figures(corpus: CorpusEvaluation) -> dict[str, float | None]:
    return {
        "exact_f1": corpus.pipeline.exact.f1,
        "acc161_all": corpus.given.resolution.acc161_all,
        "end_to_end_f1": corpus.pipeline.end_to_end.f1,
        "coverage": corpus.coverage,
    }


def _lowered(value: float | None, slack: float) -> float | None:
    return None if value is None else round(max(0.0, value - slack), DIGITS)


def _shown(value: float | None) -> str:
    return "nothing" if value is None else f"{value:.4f}"
