"""Places what the gazetteer lacks within a place that it knows.

"Royal Street" or "Colchester General Hospital" are in no gazetteer that fits
into a package, but the article mostly says which town holds them: inside the
name, beside it, or by being about that town. A small conditional logit weighs the
places around the name, with one more alternative: none of them holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.model import Candidate
from geo.resolution.candidates import Floats
from geo.resolution.distances import great_circle_km
from geo.resolution.surroundings import (
    CLOSE_CHARACTERS,
    HOLDER_FEATURES,
    NO_HOLDER_FEATURES,
    Option,
    Options,
)
from geo.resolution.weights import named, vector

SAME_AREA_KM = 50.0
"""Options this near each other say the same: a city, its county, its suburb. A judgement."""

LEAST_CERTAINTY = 0.5
"""Least probability, with that of the options in the same area, for a holder to be taken. In
cross-validation three in four of the holders above it were right, one in two below."""

LEAST_CERTAINTY_OF_BARE_NAMES = 0.7
"""The same for names that neither contain nor adjoin a place, nor have a word such as "Street":
what is recognized under them may be a person or a company. Of the mistakes of recognition in
unseen articles, half of those above one half are below it."""

TOWN_KM = 10.0
"""Radius for what its name or the words beside it put into the place itself: a street, a hospital,
"X, Nairobi". Of any other name, such as a valley's, only the area is known. A judgement: most
towns are smaller."""

NARROWER = 0.001
"""Weight of an option's own probability beside its area's: it only breaks ties."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A place that probably holds an unknown one."""

    candidate: Candidate
    within_km: float
    """Least radius about its point in which the unknown one lies; the place itself may be wider."""


@dataclass(frozen=True, slots=True, eq=False)
class HolderWeights:
    """What each feature adds to the score of an option, or of none."""

    options: Floats
    """By HOLDER_FEATURES."""
    none: Floats
    """By NO_HOLDER_FEATURES."""

    def as_record(self) -> dict[str, dict[str, float]]:
        """Return the weights by name, as plain values."""
        return {
            "weights": named(HOLDER_FEATURES, self.options),
            "absence": named(NO_HOLDER_FEATURES, self.none),
        }

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> HolderWeights:
        """Return the weights of `as_record`; raises KeyError or ValueError for another shape."""
        return cls(
            vector(record["weights"], HOLDER_FEATURES),
            vector(record["absence"], NO_HOLDER_FEATURES),
        )

    def probability(self, options: Options) -> Floats:
        """Return the probability of each option; the rest to 1 is that of none."""
        scores = np.append(options.features @ self.options, options.absence @ self.none)
        likelihood = np.exp(scores - scores.max())
        shares: Floats = (likelihood / likelihood.sum())[:-1]
        return shares

    def holders(self, options: Options) -> tuple[Holder, ...]:
        """Return the likely holders, best first; empty when none is likely enough.

        A holder's score is its probability with that of the options in the same area.
        """
        share = self.probability(options)
        lat = np.radians([option.place.lat for option in options.options])
        lon = np.radians([option.place.lon for option in options.options])
        near = great_circle_km(lat[:, None], lon[:, None], lat, lon) <= SAME_AREA_KM
        area = np.minimum(near @ share, 1.0)
        order = np.argsort(-(area + NARROWER * share), kind="stable")
        is_sure = options.is_built or _is_said_inside(options.options[order[0]])
        if area[order[0]] < (LEAST_CERTAINTY if is_sure else LEAST_CERTAINTY_OF_BARE_NAMES):
            return ()
        return tuple(_holder(options, int(number), float(area[number])) for number in order)


def certainty(holders: Sequence[Holder]) -> float:
    """Return the probability of the best of some holders, 0 for none."""
    return holders[0].candidate.score if holders else 0.0


def _holder(options: Options, number: int, score: float) -> Holder:
    option = options.options[number]
    reach = TOWN_KM if options.is_in_town or _is_said_inside(option) else SAME_AREA_KM
    candidate = Candidate(option.place, score, tuple(_reasons(option)))
    return Holder(candidate, reach)


def _is_said_inside(option: Option) -> bool:
    """Say whether the name or the words beside it put it into the option itself."""
    return option.inside is not None or option.beside == "after"


def _reasons(option: Option) -> Iterator[str]:
    """Yield in words what speaks for a holder."""
    yield "the gazetteer lacks the name itself; this place probably holds it"
    if option.inside is not None:
        yield f"'{option.inside.name}' is a part of the name"
    if option.beside == "near":
        yield "said to be near it"
    elif option.beside is not None:
        yield f"named right {option.beside} it"
    elif option.gap is not None and option.rank == 0:
        yield "the place named nearest to it"
    elif option.gap is not None and option.gap < CLOSE_CHARACTERS:
        yield "named close to it"
    if option.gap is not None:
        yield "a place of the article"
