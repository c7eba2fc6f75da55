"""Records to JSON text and back, exactly.

pydantic reads the frozen dataclasses of `geo.model` as they are. Fields that
have their default value are left out, which halves the size.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from geo.features import well_formed
from geo.features.judged import with_publication
from geo.model import (
    Analysis,
    Article,
    Attribution,
    EventMention,
    Judgement,
    Passage,
    Report,
    Resolution,
    TimeExpression,
)

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Findings:
    """What an analysis holds beside its article and reports."""

    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...] = ()
    resolutions: tuple[Resolution, ...] | None = None
    """None when they are those of the reports, in the same order."""
    event_mentions: tuple[EventMention, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgements that stand about a report."""

    judgements: tuple[Judgement, ...]


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    """Return the adapter of a record type; building one takes milliseconds, so it is kept."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def encode(record: Any) -> str:
    """Return a record as JSON in ASCII or UTF-8-safe text; lone surrogates are escaped."""
    adapter = _adapter(type(record))
    try:
        return adapter.dump_json(record, exclude_defaults=True).decode()
    except PydanticSerializationError:
        return json.dumps(adapter.dump_python(record, mode="json", exclude_defaults=True))


def decode(kind: type[Record], text: str) -> Record:
    """Return the record of `kind` that `encode` wrote."""
    adapter = _adapter(kind)
    try:
        return cast("Record", adapter.validate_json(text))
    except ValidationError:  # escaped lone surrogates, which pydantic's own reader refuses
        return cast("Record", adapter.validate_python(json.loads(text)))


def storable(text: str | None) -> str:
    """Return `text` with U+FFFD for lone surrogates, as SQLite can hold it; empty for None."""
    return well_formed(text or "")


def exact_text(text: str) -> str | None:
    """Return `text` as a JSON string when `storable` would change it, else None."""
    return json.dumps(text) if storable(text) != text else None


def article_from(body: str, text: str, exact: str | None, judged: str | None) -> Article:
    """Return the article of a row of the table `articles`, dated as people judged."""
    article = decode(Article, body)
    article = replace(article, text=text if exact is None else json.loads(exact))
    return article if judged is None else with_publication(article, [decode(Judgement, judged)])


def findings_of(analysis: Analysis) -> Findings:
    """Return what is to be kept beside the article and its reports."""
    held = tuple(report.resolution for report in analysis.reports)
    resolutions = None if held == analysis.resolutions else analysis.resolutions
    return Findings(
        analysis.times,
        analysis.attributions,
        resolutions,
        analysis.event_mentions,
        analysis.passages,
    )


def analysis_from(article: Article, findings: Findings, reports: tuple[Report, ...]) -> Analysis:
    """Return the analysis that `findings_of` took apart."""
    resolutions = findings.resolutions
    if resolutions is None:
        resolutions = tuple(report.resolution for report in reports)
    return Analysis(
        article,
        resolutions,
        findings.times,
        reports,
        findings.attributions,
        findings.event_mentions,
        findings.passages,
    )
