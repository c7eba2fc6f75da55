"""Time: finds time expressions and places them on the calendar.

`RuleTimeTagger` reads English with a grammar of its own: `absolute` for dates
that name their day, `relative` for those counted from the publication date,
`extents` for durations and sets, `clock` for times of day. `anchoring` reads
from the verb's tense whether "Thursday" was or will be. To teach it an
expression, add a rule to the module it belongs to and a sentence to
tests/temporal; to add an adapter, write a class with the `tag` method of
`geo.protocols.TimeTagger`, export it here and pick it in `geo.wiring`.
"""

from geo.temporal.tagger import RuleTimeTagger

__all__ = ["RuleTimeTagger"]
