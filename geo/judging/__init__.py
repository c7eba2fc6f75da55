"""What people decide, taken in: judgements made, taken back, carried in and out of files.

    judge(services, wanted)     a person changes or rejects part of a report
    undo(services, id)          takes that back
    place_choices(…)            the places that a typed name may mean

A judgement never changes what the machine found: it is a record of its own
(`geo.model.Judgement`), and `geo.features.judged` says what stands under it.
`command` is `python -m geo judge`, `lines` the JSON lines that carry judgements
from one store to another.
"""

from geo.judging.places import place_choices, read_place
from geo.judging.taking import Wanted, judge, take, undo

__all__ = ["Wanted", "judge", "place_choices", "read_place", "take", "undo"]
