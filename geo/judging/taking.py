"""A judgement from what a person typed to the store, and back out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from geo.errors import JudgementError
from geo.features.days import UNKNOWN, read_days
from geo.features.judged import PAIRS, machine_words, with_publication
from geo.features.report_detail import guess_words
from geo.judging.places import read_place
from geo.model import (
    Analysis,
    Article,
    EventType,
    FiledReport,
    JudgedField,
    Judgement,
    Place,
    ReviewState,
)
from geo.wiring import Services


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to be so."""

    field: JudgedField
    subject: str
    """Id of the report; of the article for PUBLISHED."""
    value: str
    """As typed; see `Judgement.value`. A place may be a name that only one place can mean."""
    note: str = ""


def judge(services: Services, wanted: Wanted) -> Judgement:
    """Take a judgement in and link the events anew; return it.

    Raises JudgementError when the value is none that the field can have, or
    when there is no such report.
    """
    judgement = _judgement(services, wanted)
    take(services, [judgement])
    return judgement


def take(services: Services, judgements: Sequence[Judgement]) -> int:
    """Take in judgements that were made before, here or elsewhere; return how many were new.

    Articles whose publication date they change are read again, for all
    relative dates hang on it.
    """
    known = services.store.judgements()
    touches_events = any(_changes_events(services, one) for one in judgements)
    new = services.store.judge(judgements, _rereadings(services, judgements, (*known, *judgements)))
    if touches_events:
        services.relink()
    return new


def undo(services: Services, judgement_id: str) -> None:
    """Take a judgement back; raises JudgementError when there is none of that id that stands."""
    known = services.store.judgements()
    found = [one for one in known if one.id == judgement_id and one.undone_at is None]
    if not found:
        raise JudgementError(f"There is no judgement “{judgement_id[:40]}” that could be undone.")
    rest = [one for one in known if one.id != judgement_id]
    services.store.undo(judgement_id, datetime.now(UTC), _rereadings(services, found, rest))
    services.relink()


def _changes_events(services: Services, one: Judgement) -> bool:
    """Say whether linking may come out otherwise: not when a report is found right as it is."""
    if one.field is not JudgedField.REPORT or one.value != ReviewState.ACCEPTED:
        return True
    filed = services.store.report(one.subject)
    return filed is not None and filed.review_state is ReviewState.REJECTED


def _rereadings(
    services: Services, changed: Iterable[Judgement], known: Sequence[Judgement]
) -> list[Analysis]:
    """Return new analyses of the articles that `changed` redates, as `known` dates them."""
    ids = {one.subject for one in changed if one.field is JudgedField.PUBLISHED}
    articles = filter(None, map(services.store.article_as_read, sorted(ids)))
    return [services.analyze_as_dated(with_publication(article, known)) for article in articles]


def _judgement(services: Services, wanted: Wanted) -> Judgement:
    value, place = _value(services, wanted)
    about, machine_value = _beside(services, wanted)
    return Judgement(
        field=wanted.field,
        subject=wanted.subject,
        value=value,
        made_at=datetime.now(UTC),
        machine_value=machine_value,
        note=" ".join(wanted.note.split()),
        place=place,
        about=about,
    )


def _value(services: Services, wanted: Wanted) -> tuple[str, Place | None]:
    """Return the value as it is kept, and the place if it is one."""
    typed = " ".join(wanted.value.split())
    if wanted.field is JudgedField.PLACE:
        place = read_place(services.gazetteer, typed)
        return place.id, place
    if wanted.field is JudgedField.EVENT_TYPE:
        return next((kind.value for kind in EventType if _is_called(kind, typed)), typed), None
    if wanted.field in (JudgedField.STATUS, JudgedField.REPORT):
        return typed.casefold(), None
    if wanted.field in (JudgedField.DATE, JudgedField.PUBLISHED):
        return read_days(typed).edtf or UNKNOWN, None
    return typed, None


def _is_called(kind: EventType, typed: str) -> bool:
    return typed.casefold() in (kind.value.casefold(), kind.name.casefold())


def _beside(services: Services, wanted: Wanted) -> tuple[str, str]:
    """Return what is judged, in the words of the article, and what the machine says of it."""
    if wanted.field is JudgedField.PUBLISHED:
        article = services.store.article_as_read(wanted.subject)
        if article is None:
            raise JudgementError(f"There is no article “{wanted.subject[:40]}”.")
        return article.title or article.text[:100], _machine_publication(article)
    filed = _report(services, wanted.subject)
    if wanted.field in PAIRS:
        other = _report(services, wanted.value.strip())
        is_one = filed.event_id is not None and filed.event_id == other.event_id
        return filed.report.quote, "together" if is_one else "apart"
    machine_report = filed.review.machine if filed.review else filed.report
    return filed.report.quote, machine_words(wanted.field, machine_report, filed.article)


def _machine_publication(article: Article) -> str:
    """Return the publication date that the machine found, in words, a guess called a guess."""
    if article.published is not None:
        guess = " (a guess)" if article.is_date_guessed else ""
        return f"{article.published.isoformat()}{guess}"
    return guess_words(article.published_guess) if article.published_guess else "unknown"


def _report(services: Services, report_id: str) -> FiledReport:
    filed = services.store.report(report_id)
    if filed is None:
        raise JudgementError(f"There is no report “{report_id[:40]}”.")
    return filed
