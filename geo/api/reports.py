"""What reports, events and places say: the answers that popups and scripts ask for."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from geo.api.answering import failure, json_answer, view_asked
from geo.features import feature_collection
from geo.features.report_detail import report_detail
from geo.features.suggestion import suggestion, within_of
from geo.features.view_query import decode
from geo.linking import claims_told, history_of, numbers_told
from geo.model import Event, FiledReport
from geo.store import Part
from geo.wiring import Services, in_events

GONE = "There is no report with this id: its article was deleted or read anew."

MOST_FEATURES = 50_000
"""Features in one answer, some 100 MB: beyond it `python -m geo export` writes files."""

MOST_REPORTS = 200
"""Reports of an event whose history and claims are told: enough to read, and answered in a
fraction of a second."""


MOST_GROUPED = 200
"""Reports in one request for groups: as many as anybody pages through, and a short address."""

MOST_PLACES = 50
"""Places suggested at once: more are not read. A judgement."""


def report(services: Services, request: Request) -> Response:
    """Return one report, with the history and the claims of its event."""
    filed = services.store.report(request.path_params["report_id"])
    if filed is None:
        return failure(
            404, "There is no report with this id: its article was deleted or read anew."
        )
    known_on = decode(request.query_params.multi_items()).wanted.known_on
    if known_on is None:
        event = services.store.event(filed.event_id) if filed.event_id else None
    else:
        events = services.events(known_on)
        [filed] = in_events([filed], events)
        event = next((one for one in events if one.id == filed.event_id), None)
    told = _reports_of(services, event)
    claims = claims_told(told) if len(told) > 1 else []  # one alone is compared with nothing
    return json_answer(report_detail(filed, history_of(told), claims, numbers_told(told)))


def _reports_of(services: Services, event: Event | None) -> tuple[FiledReport, ...]:
    """Return the reports of an event; a report that is in none has none beside it."""
    if event is None:
        return ()
    found = map(services.store.report, event.report_ids[:MOST_REPORTS])
    return tuple(one for one in found if one is not None)


def events(services: Services, request: Request) -> Response:
    """Return reports in groups, one for each event, by publication; and those that are in none."""
    view, own = view_asked(request, "reports")
    ids = list(filter(None, dict.fromkeys(own.get("reports", "").split(","))))
    if len(ids) > MOST_GROUPED:
        return failure(400, f"At most {MOST_GROUPED} reports at once: ask for the rest in turn.")
    found = services.filed(ids, view.wanted.known_on)
    groups: dict[str, list[FiledReport]] = {}
    for filed in found:
        if filed.event_id:
            groups.setdefault(filed.event_id, []).append(filed)
    told = [[one.report.id for one in sorted(group, key=_published)] for group in groups.values()]
    alone = [filed.report.id for filed in found if not filed.event_id]
    return json_answer({"events": told, "alone": alone})


def _published(filed: FiledReport) -> date:
    return filed.article.published or date.max


def places(services: Services, request: Request) -> Response:
    """Return places whose name begins as typed, with how many reports choosing each would show."""
    view, own = view_asked(request, "name", "limit")
    limit = own.get("limit", "10")
    if not (limit.isascii() and limit.isdecimal() and 1 <= int(limit) <= MOST_PLACES):
        return failure(400, f"“limit” must be a whole number from 1 to {MOST_PLACES}.")
    found = services.gazetteer.suggest(own.get("name", ""), int(limit))
    index = services.index(view.wanted.known_on)
    numbers = index.within(view.wanted, [within_of(match.place) for match in found])
    told = [suggestion(match, numbers[within_of(match.place)]) for match in found]
    return json_answer({"places": told})


def features(services: Services, request: Request) -> Response:
    """Return what the page shows under the same query as GeoJSON."""
    view, _ = view_asked(request)
    index = services.index(view.wanted.known_on)
    ids = index.page(view, Part.EXPORTED, 0, MOST_FEATURES + 1)
    if len(ids) > MOST_FEATURES:
        return failure(400, f"More than {MOST_FEATURES:,} reports: narrow the filters.")
    collection = feature_collection(services.filed(ids, view.wanted.known_on), services.gazetteer)
    return json_answer(collection, media_type="application/geo+json")
