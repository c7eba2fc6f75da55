"""The linking room: joins reports of the same thing, across articles, into events.

`EventLinker` reads reports in order of publication and puts each into the event
that it fits best, or opens a new one. `eligible` says which are read, `likeness` what
fits (kind, place, date, words, numbers): `kinship` which kinds may be one, `nearness`
which places, `days` which exact days set two events apart unless `details` agree.
`blocks` keeps the search near-linear, `voices` counts who independently says so and
who denies it (`origins` says whose words a report is and of which it is a copy, by
`copies`; `offices` who holds one; `standing` what it says of whether it happened),
`judgements` keeps what people joined or set apart.
`claims` puts the claims of one event side by side: repeats, updates, conflicts,
outcomes; `measures` says which numbers compare, `history` tells it as steps in time,
`comparison` says claims and numbers as JSON values. `sides` sorts events by who tells
of them: one publisher or day, the other, both.

`MentionLinker` joins event words, place or no place, by fitted weights: `words`
reads articles, `neighbours` finds those of one story, `telling` says what is
compared of two words, `averages` clusters.

To add another linker, write a class with the method of `geo.protocols.Linker`
and name it in `geo.wiring`.
"""

from geo.linking.claims import Claim, contradict, side_by_side
from geo.linking.comparison import claims_told, numbers_told
from geo.linking.history import history_of
from geo.linking.linker import EventLinker
from geo.linking.mentions import EventWord, MentionLinker
from geo.linking.origins import voice
from geo.linking.sides import compare
from geo.linking.telling import Spans
from geo.model import ClaimKind

__all__ = [
    "Claim",
    "ClaimKind",
    "EventLinker",
    "EventWord",
    "MentionLinker",
    "Spans",
    "claims_told",
    "compare",
    "contradict",
    "history_of",
    "numbers_told",
    "side_by_side",
    "voice",
]
