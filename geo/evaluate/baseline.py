"""The baseline that every resolver has to beat: the largest place of that name."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Article, Candidate, Parse, Resolution, Toponym
from geo.protocols import Gazetteer

NO_SUCH_NAME = "no place of this name in the gazetteer"


class LargestPopulation:
    """Resolves every toponym to its most populous namesake, whatever the article says."""

    languages = frozenset({"en"})

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(
        self, article: Article, parse: Parse, toponyms: Sequence[Toponym]
    ) -> tuple[Resolution, ...]:
        """Return one resolution for each toponym; article and parse are not looked at."""
        del article, parse
        return tuple(self._resolve(toponym) for toponym in toponyms)

    def _resolve(self, toponym: Toponym) -> Resolution:
        places = [match.place for match in self._gazetteer.lookup(toponym.surface)]
        if not places:
            return Resolution(toponym, None, 0.0, (), NO_SUCH_NAME, "baseline/largest-population")
        place = max(places, key=lambda candidate: candidate.population)
        chosen = Candidate(place, 1.0, (f"largest of {len(places)} places of this name",))
        return Resolution(toponym, place, 1.0, (chosen,), None, "baseline/largest-population")
