"""Places whose name begins with what somebody types, the most prominent first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np

from geo.gazetteer import search
from geo.gazetteer.entry import NAME_KINDS
from geo.gazetteer.index import Array, Index, Posting
from geo.gazetteer.names import key
from geo.model import NameMatch

SHORTEST_BEGINNING = 2
"""Letters: fewer begin the names of half the world, and one letter is nobody's search."""

_SHARES = {
    "main": 1.0, "alternate": 0.005, "abbreviation": 0.005, "adjectival": 0.005, "code": 0.0,
}  # fmt: skip
_WHOLE_SHARES = {
    "main": 20.0, "alternate": 0.1, "abbreviation": 20.0, "adjectival": 0.1, "code": 0.001,
}  # fmt: skip
"""By how much a place's prominence counts when what is typed begins a name of each kind, and when
it is the whole name. A judgement: with them "sa" gives Saudi Arabia and not Saksa (Germany in
Finnish), "kiev" Kyiv, "uk" the United Kingdom, "paris" first all that are called so."""


def suggest(index: Index, typed: str, limit: int) -> tuple[NameMatch, ...]:
    """Return at most `limit` places, each once, with the name that begins with `typed`.

    After a comma stands the beginning of what holds the place ("Paris, Te"). What
    begins no name is looked up with one typing error. Nothing for less than
    SHORTEST_BEGINNING letters.
    """
    typed = " ".join("".join(c for c in typed if unicodedata.category(c)[0] != "C").split())
    beginning = key(typed) if len(typed) <= search.LONGEST_QUERY else ""
    if len(beginning) < SHORTEST_BEGINNING or limit < 1:
        return ()
    found = tuple(_matches(index, beginning, limit))
    if not found:
        found = _within(index, typed) or search.fuzzy(index, typed)
    return found[:limit]


def _matches(index: Index, beginning: str, limit: int) -> Iterator[NameMatch]:
    for posting in _most_prominent(index, beginning, limit):
        yield NameMatch(index.place(posting.row), posting.kind, posting.name)


def _most_prominent(index: Index, beginning: str, limit: int) -> Iterator[Posting]:
    postings, is_whole = index.bearers_beginning(beginning)
    shares = np.where(is_whole, _by_kind(_WHOLE_SHARES)[postings["kind"]], 0.0)
    shares = np.maximum(shares, _by_kind(_SHARES)[postings["kind"]])
    weights = index.places["prominence"][postings["row"]] * shares
    order = np.argsort(-weights, kind="stable")
    rows = postings["row"][order]
    _, firsts = np.unique(rows, return_index=True)
    for position in np.sort(firsts)[:limit]:
        chosen = order[position]
        if weights[chosen] > 0:
            yield index.posting(postings[chosen])


def _within(index: Index, typed: str) -> tuple[NameMatch, ...]:
    """Return the bearers of what stands before a comma whose holders begin with what follows."""
    name, comma, holder = typed.partition(",")
    beginning = key(holder)
    matches = search.search(index, name) if comma else ()
    return tuple(m for m in matches if any(h.startswith(beginning) for h in _holders(index, m)))


def _holders(index: Index, match: NameMatch) -> tuple[str, ...]:
    """Return the keys of the region and the country of a place, and of the country's code."""
    place = match.place
    country = index.row_of_code(place.country_code or "")
    names = (place.region_name, index.name(country) if country is not None else None)
    return tuple(key(name) for name in (*names, place.country_code) if name)


def _by_kind(shares: dict[str, float]) -> Array:
    return np.array([shares[kind] for kind in NAME_KINDS])
