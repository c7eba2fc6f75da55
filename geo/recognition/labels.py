"""The columns of the encoder's answer, shared by training and use."""

from __future__ import annotations

from enum import IntEnum


class Tag(IntEnum):
    """Place of a word in a toponym (BIOES scheme); the first columns of the answer."""

    OUTSIDE = 0
    BEGIN = 1
    INSIDE = 2
    END = 3
    SINGLE = 4


TAGS = slice(0, 5)
ROLES = slice(5, 7)
"""Literal, associative."""
FORMS = slice(7, 9)
"""Name, adjectival."""
COLUMNS = 9

FOLLOWERS: dict[Tag, frozenset[Tag]] = {
    Tag.OUTSIDE: frozenset({Tag.OUTSIDE, Tag.BEGIN, Tag.SINGLE}),
    Tag.BEGIN: frozenset({Tag.INSIDE, Tag.END}),
    Tag.INSIDE: frozenset({Tag.INSIDE, Tag.END}),
    Tag.END: frozenset({Tag.OUTSIDE, Tag.BEGIN, Tag.SINGLE}),
    Tag.SINGLE: frozenset({Tag.OUTSIDE, Tag.BEGIN, Tag.SINGLE}),
}
"""Tags that may follow each tag; whatever else follows breaks the toponym."""
