"""What became of every gold mention, so that figures can be told by groups of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.evaluate.corpora import Corpus, GoldArticle, GoldToponym
from geo.evaluate.feature_classes import feature_class_of
from geo.evaluate.given import Resolved, is_covered, is_right
from geo.evaluate.metrics import NEAR_KM, Prediction, pair
from geo.model import Resolution, Toponym
from geo.protocols import Gazetteer


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold mention and what the stages made of it."""

    mark: GoldToponym
    feature_class: str
    """A value of `FeatureClass`, or what `feature_classes` says without one."""
    found: Toponym | None
    """The toponym with exactly its span, where there is one."""
    is_touched: bool
    """Whether any toponym overlaps it."""
    is_covered: bool
    """Whether the gazetteer has a right candidate."""
    is_resolved: bool
    """Whether it was resolved rightly when its span was given."""
    is_right: bool
    """Whether it was found and resolved rightly, end to end."""

    @property
    def loss(self) -> Loss | None:
        """Why it did not come out right, end to end; None when it did."""
        if self.is_right:
            return None
        if not self.is_touched:
            return Loss.NOT_FOUND
        return Loss.WRONG_CANDIDATE if self.is_covered else Loss.NO_CANDIDATE


class Loss(StrEnum):
    """Where a gold mention with coordinates is lost; the first that applies."""

    NOT_FOUND = "not found"
    NO_CANDIDATE = "no right candidate"
    """The gazetteer knows no place of its name near it."""
    WRONG_CANDIDATE = "wrong candidate"
    """Another namesake was taken, none, or the span found was another."""


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one group of gold mentions; a share of nothing is None."""

    group: str
    mentions: int
    recall: float | None
    """Share found with exactly their span."""
    role_accuracy: float | None
    """Share with the right role, of those found whose role the corpus tells."""
    form_accuracy: float | None
    """The same of the form."""
    located: int
    """Mentions with coordinates, of which are the shares below."""
    coverage: float | None
    acc161_all: float | None
    end_to_end_recall: float | None


def outcomes_of(
    corpus: Corpus, found: Resolved, given: Resolved, gazetteer: Gazetteer
) -> tuple[Outcome, ...]:
    """Return what became of every gold mention of `corpus`, in order.

    `found` is what the stages find on their own, `given` their resolution of
    the annotated mentions.
    """
    return tuple(
        outcome
        for gold, on_their_own, of_given in zip(corpus.articles, found, given, strict=True)
        for outcome in _of_article(gold, on_their_own, of_given, gazetteer)
    )


def _of_article(
    gold: GoldArticle,
    found: Sequence[Resolution],
    given: Sequence[Resolution],
    gazetteer: Gazetteer,
) -> Iterator[Outcome]:
    by_span = {resolution.toponym.span: resolution.toponym for resolution in found}
    right = _right_end_to_end(gold, found)
    for index, (mark, resolution) in enumerate(zip(gold.toponyms, given, strict=True)):
        located = mark.has_coordinates
        yield Outcome(
            mark=mark,
            feature_class=feature_class_of(mark, gazetteer),
            found=by_span.get(mark.span),
            is_touched=any(mark.span.overlaps(span) for span in by_span),
            is_covered=located and is_covered(mark, gazetteer),
            is_resolved=located
            and resolution.place is not None
            and is_right(mark, resolution.place),
            is_right=index in right,
        )


def _right_end_to_end(gold: GoldArticle, found: Sequence[Resolution]) -> set[int]:
    """Return the indices of the gold mentions that were found and resolved rightly."""
    located = [index for index, mark in enumerate(gold.toponyms) if mark.has_coordinates]
    marks = [gold.toponyms[index] for index in located]
    placed = [guess for guess in map(Prediction.of, found) if guess.has_coordinates]
    return {located[at] for at, _ in pair(marks, placed, within_km=NEAR_KM)}


def figures_of_group(group: str, outcomes: Iterable[Outcome]) -> GroupFigures:
    """Return the figures of `outcomes` under the name `group`."""
    every = list(outcomes)
    found = [(one.mark, one.found) for one in every if one.found is not None]
    located = [one for one in every if one.mark.has_coordinates]
    return GroupFigures(
        group=group,
        mentions=len(every),
        recall=_share(one.found is not None for one in every),
        role_accuracy=_share(
            toponym.role is mark.role for mark, toponym in found if mark.role is not None
        ),
        form_accuracy=_share(
            toponym.form is mark.form for mark, toponym in found if mark.form is not None
        ),
        located=len(located),
        coverage=_share(one.is_covered for one in located),
        acc161_all=_share(one.is_resolved for one in located),
        end_to_end_recall=_share(one.is_right for one in located),
    )


def by_role(outcomes: Sequence[Outcome]) -> tuple[GroupFigures, ...]:
    """Return the figures of each role, of the mentions whose role the corpus tells."""
    return _grouped((one.mark.role, one) for one in outcomes)


def by_form(outcomes: Sequence[Outcome]) -> tuple[GroupFigures, ...]:
    """Return the figures of each form, of the mentions whose form is known."""
    return _grouped((one.mark.form, one) for one in outcomes)


def by_feature_class(outcomes: Sequence[Outcome]) -> tuple[GroupFigures, ...]:
    """Return the figures of each feature class of the gold places."""
    return _grouped((one.feature_class, one) for one in outcomes if one.mark.has_coordinates)


def _grouped(keyed: Iterable[tuple[str | None, Outcome]]) -> tuple[GroupFigures, ...]:
    """Return the figures of each key but None, the largest group first."""
    groups: dict[str, list[Outcome]] = {}
    for key, outcome in keyed:
        if key is not None:
            groups.setdefault(str(key), []).append(outcome)
    figures = [figures_of_group(group, members) for group, members in groups.items()]
    return tuple(sorted(figures, key=lambda one: (-one.mentions, one.group)))


def _share(flags: Iterable[bool]) -> float | None:
    every = list(flags)
    return sum(every) / len(every) if every else None
