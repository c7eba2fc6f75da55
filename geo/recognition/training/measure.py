"""Measures a model on annotated documents: recognition, role and form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.model import Article, Parse, Toponym
from geo.protocols import Recognizer
from geo.recognition.training.corpora import Document


@dataclass(slots=True)
class Tally:
    """Counts over documents."""

    annotated: int = 0
    found: int = 0
    exact: int = 0
    overlapping: int = 0
    roles: int = 0
    """Exact matches whose role is annotated."""
    right_roles: int = 0
    forms: int = 0
    right_forms: int = 0

    def line(self) -> str:
        """Return the figures as one line."""
        figures = [f"exact {_f1(self.exact, self.found, self.annotated)}"]
        figures.append(f"overlap {_f1(self.overlapping, self.found, self.annotated)}")
        if self.roles:
            figures.append(f"role {self.right_roles / self.roles:.3f} of {self.roles}")
        if self.forms:
            figures.append(f"form {self.right_forms / self.forms:.3f} of {self.forms}")
        return ", ".join(figures) + f", annotated {self.annotated}, found {self.found}"


def measure(recognizer: Recognizer, documents: Iterable[Document]) -> Tally:
    """Compare what `recognizer` finds with the annotation, roles and forms where they are known."""
    tally = Tally()
    for document in documents:
        found = recognizer.recognize(Article(document.text), Parse((), (), "none"))
        _count(tally, document, found)
    return tally


def _count(tally: Tally, document: Document, found: tuple[Toponym, ...]) -> None:
    tally.annotated += len(document.mentions)
    tally.found += len(found)
    by_span = {(each.span.start, each.span.end): each for each in found}
    for mention in document.mentions:
        if any(e.span.start < mention.end and mention.start < e.span.end for e in found):
            tally.overlapping += 1
        match = by_span.get((mention.start, mention.end))
        if match is None:
            continue
        tally.exact += 1
        if mention.role is not None:
            tally.roles += 1
            tally.right_roles += match.role is mention.role
        if mention.form is not None:
            tally.forms += 1
            tally.right_forms += match.form is mention.form


def _f1(right: int, found: int, annotated: int) -> str:
    precision = right / found if found else 0.0
    recall = right / annotated if annotated else 0.0
    mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F1 {mean:.3f}"
