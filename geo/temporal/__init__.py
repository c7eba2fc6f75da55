"""Time: finds time expressions and places them on the calendar.

`RuleTimeTagger` reads English with a grammar of its own. Rules live in `dates`,
`ranges`, `eras`, `ancient` and `holidays` (they name their day, year or age), `deictic`,
`pointed_months`, `seasons` and `counted` (they point or count from another day),
`comparison` (periods of results), `extents` (durations and sets) and `clock`.
`narrative` tells histories, which count from the date they have reached, from
news, `retold` finds the older date that news itself looks back to. `anchoring`
reads from the verb's tense whether "Thursday" was or will be, `appointments` from
the words before it, `periods` puts the answer on the calendar. `publication_date` finds
the anchor of an article that came without one, `guess_publication` the days around
which it must have come out, and `dated_by_text` sets what the text says beside the
metadata. To teach it an expression, add a rule to the module it belongs to and a
sentence to tests/temporal; to add an adapter, write a class with the `tag` method of
`geo.protocols.TimeTagger`, export it here and pick it in `geo.wiring`.
"""

from geo.temporal.article_dating import dated_by_text, without_guess_of_text
from geo.temporal.known import known_events, names_in_common
from geo.temporal.publication import guess_publication, publication_date
from geo.temporal.tagger import RuleTimeTagger

__all__ = [
    "RuleTimeTagger",
    "dated_by_text",
    "guess_publication",
    "known_events",
    "names_in_common",
    "publication_date",
    "without_guess_of_text",
]
