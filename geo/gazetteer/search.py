"""Finds the bearers of a name in the index, in the order of their prominence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from geo.gazetteer.index import MOST_BEARERS, Index, Posting
from geo.gazetteer.inflection import base_forms
from geo.gazetteer.names import Division, division, key, romanized, same_writing
from geo.gazetteer.prominence import name_factor
from geo.model import FeatureClass, NameMatch

LONGEST_QUERY = 120
"""Code points: longer texts are no place names, and are not searched."""
SHORTEST_FUZZY = 5
"""Letters: one error in a shorter name makes another name."""
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгґдеєжзиіїклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
)
"""Letters that a typing error may put in, as they stand in keys."""


def search(index: Index, name: str) -> tuple[NameMatch, ...]:
    """Return the places that bear `name`, most prominent first.

    A name with a region word ("Kursk Oblast") finds regions and districts of
    the bare name too. A name in Cyrillic or Greek that nobody bears is tried in
    its base form, then in Latin letters, and a name with a comma ("Paris, Texas")
    within its right side.
    """
    if len(name) > LONGEST_QUERY:
        return ()
    name = _readable(name)
    found = _exact(index, name)
    if not found and (latin := romanized(name)):
        found = _inflected(index, name) or _matches(index, index.postings(latin), name)
    if not found and "," in name:
        found = _within(index, name)
    return found


def _inflected(index: Index, name: str) -> tuple[NameMatch, ...]:
    """Return the bearers of the first base form that anybody bears: "Харькове" is Харьков's."""
    forms = (_matches(index, index.postings(form), name) for form in base_forms(key(name)))
    return next((found for found in forms if found), ())


def _readable(name: str) -> str:
    if not name.isprintable():
        name = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in name)
    return " ".join(name.split())


def _exact(index: Index, name: str, holders: Sequence[int] = ()) -> tuple[NameMatch, ...]:
    """Return the bearers of a name, with `holders` those alone that lie in one of these rows."""
    name_key = key(name)
    found = _matches(index, index.postings(name_key, holders), name)
    parts = division(name_key)
    if parts is None:
        return found
    seen = {match.place.id for match in found}
    others = _matches(index, index.postings(parts.base, holders), name)
    return found + tuple(m for m in _divisions(others, parts) if m.place.id not in seen)


def _divisions(matches: Iterable[NameMatch], parts: Division) -> Iterator[NameMatch]:
    for feature in parts.features:
        for match in matches:
            if match.place.feature is feature and match.kind not in ("code", "adjectival"):
                yield NameMatch(match.place, "alternate", match.name)


def _matches(index: Index, postings: Iterable[Posting], name: str) -> tuple[NameMatch, ...]:
    scored = []
    for posting in postings:
        kind = _kind(posting, name)
        if kind is not None:
            scored.append(
                (
                    index.prominence(posting.row) * name_factor(posting.name, posting.kind),
                    posting,
                    kind,
                )
            )
    scored.sort(key=lambda item: -item[0])
    return tuple(NameMatch(index.place(p.row), kind, p.name) for _, p, kind in scored)


def _kind(posting: Posting, name: str) -> str | None:
    """Return the kind of a match, None when capitals show that it is another word."""
    if posting.kind == "code":
        return "code" if posting.name == name else None
    if posting.kind == "abbreviation":
        initials = posting.name.replace(".", "").isupper()
        return None if initials and name.replace(".", "").islower() else "abbreviation"
    if posting.kind == "adjectival":
        return "adjectival"
    return posting.kind if same_writing(posting.name, name) else "folded"


def _within(index: Index, name: str) -> tuple[NameMatch, ...]:
    """Return the bearers of what stands before the comma that lie in what stands after it."""
    left, _, right = name.partition(",")
    rows = [index.row(match.place.id) for match in search(index, right.strip())]
    holders = tuple(row for row in rows if row is not None)
    return _exact(index, left.strip(), holders) if left.strip() and holders else ()


def holds(index: Index, holder: int | None, row: int) -> bool:
    """Say whether the country, region or district of row `holder` holds the place of `row`."""
    if holder is None or holder == row:
        return False
    feature = index.place(holder).feature
    if feature is FeatureClass.COUNTRY:
        return index.country(row) == index.country(holder)
    return holder in (index.region_row(row), index.district_row(row))


def inside_name(index: Index, name: str) -> tuple[NameMatch, ...]:
    """Return the bearers of the longest place name inside a longer name, leftmost of equals.

    "Colchester General Hospital" gives Colchester, "Mexican Senate" Mexico,
    "eastern Ukraine" Ukraine: a hint at where the thing is, never the thing itself.
    """
    words = _readable(name).split() if len(name) <= LONGEST_QUERY else []
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            if part[0][:1].isupper() and part[-1][:1].isupper():
                found = [
                    m for m in _exact(index, " ".join(part)) if m.kind not in ("code", "folded")
                ]
                if found:
                    return tuple(found)
    return ()


def fuzzy(index: Index, name: str) -> tuple[NameMatch, ...]:
    """Return places one typing error (Damerau-Levenshtein distance 1) away from `name`."""
    name_key = key(name) if len(name) <= LONGEST_QUERY else ""
    if sum(letter.isalpha() for letter in name_key) < SHORTEST_FUZZY:
        return ()
    best: dict[int, tuple[float, Posting]] = {}
    for neighbour in index.known(_neighbours(index, name_key)):
        for posting in index.postings(neighbour):
            if posting.kind in ("main", "alternate"):
                weight = index.prominence(posting.row) * name_factor(posting.name, posting.kind)
                if posting.row not in best or best[posting.row][0] < weight:
                    best[posting.row] = (weight, posting)
    ordered = sorted(best.values(), key=lambda item: (-item[0], item[1].row))[:MOST_BEARERS]
    return tuple(NameMatch(index.place(p.row), "fuzzy", p.name) for _, p in ordered)


def _neighbours(index: Index, text: str) -> set[str]:
    """Return all that is one typing error away from `text`, as far as the index may know it."""
    alphabet = next((letters for letters in ALPHABETS if set(letters) & set(text)), "")
    changed: set[str] = set()
    for place in range(len(text) + 1):
        head, tail = text[:place], text[place:]
        if head and not index.is_beginning(head):
            break  # every key with an error farther on would begin so
        rest = tail[1:]
        changed.update((head + rest, head + tail[1:2] + tail[:1] + tail[2:]))
        changed.update([head + letter + tail for letter in alphabet])
        changed.update([head + letter + rest for letter in alphabet])
    return changed - {text}
