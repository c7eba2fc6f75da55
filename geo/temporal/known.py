"""What others have told with a date, by which an article that tells of it too can be dated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from geo.model import FiledReport, KnownEvent

MOST_NAMES = 2
"""Names by which stored reports of the same are looked up. A judgement: one finds too much."""

WEEK_OR_LESS = 3
"""UCDP date_prec of events that can date an article which tells of them."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
"""A capitalised word inside a sentence."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def content_words(text: str) -> frozenset[str]:
    """Return the words by which an event is known again, in lower case: no short ones."""
    return frozenset(word.casefold() for word in _WORD.findall(text))


def names_in_common(text: str) -> str | None:
    """Return the names that reports of the same must hold: the two used most; None without two."""
    names = Counter(_NAME.findall(text)).most_common(MOST_NAMES)
    return " ".join(name for name, _ in names) if len(names) == MOST_NAMES else None


def known_events(reports: Iterable[FiledReport]) -> Iterator[KnownEvent]:
    """Yield the events that `reports` date to a week or less, told by articles with a sure date."""
    for filed in reports:
        when, article = filed.report.when, filed.article
        if article.published is None or article.is_date_guessed or when.interval is None:
            continue
        is_near = when.precision is not None and when.precision <= WEEK_OR_LESS
        if is_near and when.interval.end is not None:
            place = filed.report.resolution.toponym.surface
            yield KnownEvent(place, content_words(filed.report.quote), when.interval.end)
