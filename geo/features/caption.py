"""A view in words: what a picture or a page of its own says of the filters that made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from geo.features.comparison import NOT_COMPARED
from geo.features.view_query import LayersBy, View
from geo.model import ReportFilter

EVERYTHING = "All reports"

LONGEST_LIST = 5
"""Names that are told of one filter; the rest is counted. A judgement: a title of a few lines."""

PlaceName = Callable[[str], str | None]
"""Returns the name of a place by its id, None when it is not known."""


def caption_of(view: View, place_name: PlaceName = lambda _place_id: None) -> tuple[str, ...]:
    """Return what `view` chooses, one phrase each; EVERYTHING when it chooses nothing."""
    wanted = view.wanted
    phrases = [
        _list("", (kind.value for kind in wanted.event_types)),
        _range("", wanted.date_from, wanted.date_to),
        "" if wanted.include_undated else "without undated reports",
        _range("published ", wanted.published_from, wanted.published_to),
        "" if wanted.include_unpublished else "without articles of unknown publication date",
        f"as known on {day_shown(wanted.known_on)}" if wanted.known_on else "",
        _list("publisher: ", wanted.publishers),
        _list("said by ", (name or "nobody named" for name in wanted.claimants)),
        _list("status: ", (status.value for status in wanted.statuses)),
        _list("judged: ", (state.value for state in wanted.review_states)),
        *_where(wanted, place_name),
        f"words: {wanted.text}" if wanted.text else "",
        _count(len(wanted.article_ids), "from {} article{s}"),
        *_compared(view),
        _count(len(view.hidden - {NOT_COMPARED}), "{} layer{s} hidden"),
        "with names that stand for governments" if view.associative else "",
    ]
    return tuple(phrase for phrase in phrases if phrase) or (EVERYTHING,)


def _compared(view: View) -> Iterable[str]:
    if view.compare and view.layers_by is LayersBy.COMPARISON:
        sides = (view.compare.left, view.compare.right)
        yield "compared: " + " and ".join(side or "no known publisher" for side in sides)


def day_shown(day: date) -> str:
    """Return a day as people read it: 31 Oct 2024."""
    return f"{day.day} {day:%b %Y}"


def _where(wanted: ReportFilter, place_name: PlaceName) -> Iterable[str]:
    if wanted.place:
        yield f"place: {wanted.place}"
    if wanted.within:
        yield f"within {place_name(wanted.within) or wanted.within}"
    if wanted.bbox:
        yield "in the chosen window"
    if wanted.shape:
        yield "in the drawn shape"
    if wanted.map_as:
        yield _list("drawn as ", (sign.value for sign in wanted.map_as))
    if wanted.precision_at_least is not None:
        yield f"placed with precision {wanted.precision_at_least} or better"
    if wanted.confidence_at_least is not None:
        yield f"confidence {wanted.confidence_at_least:g} or more"


def _range(what: str, start: date | None, end: date | None) -> str:
    ends = [f"{word} {day_shown(day)}" for word, day in (("from", start), ("to", end)) if day]
    return what + " ".join(ends) if ends else ""


def _list(what: str, names: Iterable[str]) -> str:
    found = sorted(names)
    if not found:
        return ""
    rest = len(found) - LONGEST_LIST
    return what + ", ".join(found[:LONGEST_LIST]) + (f" and {rest} more" if rest > 0 else "")


def _count(number: int, phrase: str) -> str:
    return phrase.format(number, s="" if number == 1 else "s") if number else ""
