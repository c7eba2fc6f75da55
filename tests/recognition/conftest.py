"""A gazetteer of a few places, so that recognition is tested without the large one."""

import pytest

from geo.model import FeatureClass, Footprint, NameMatch, Place, Worldview

PLACES = {
    FeatureClass.COUNTRY: "Peru, Kenya, Ukraine, Russia, Japan, Haiti, France, United States, U.S.",
    FeatureClass.REGION: "Florida, Loreto, Sumy Oblast",
    FeatureClass.SETTLEMENT: "Lima, Nairobi, Tampa, Iquitos, Kyiv, Moscow, Washington, Kisumu",
}
ADJECTIVES = "Peruvian, Kenyan, Russian, Ukrainian, Japanese, French, American, Haitian"
MANY_PEOPLE = 1_000_000


class SmallGazetteer:
    """Knows some twenty names."""

    worldview = Worldview.UN
    version = "small"

    def __init__(self) -> None:
        self._matches: dict[str, NameMatch] = {}
        for feature, names in PLACES.items():
            for name in names.split(", "):
                self._add(name, feature, "main")
        for name in ADJECTIVES.split(", "):
            self._add(name, FeatureClass.COUNTRY, "adjectival")

    def _add(self, name: str, feature: FeatureClass, kind: str) -> None:
        place = Place(f"test:{name}", name, feature, 0.0, 0.0, population=MANY_PEOPLE)
        self._matches[name.casefold()] = NameMatch(place, kind, name)

    def lookup(self, name: str) -> tuple[NameMatch, ...]:
        match = self._matches.get(name.casefold())
        return (match,) if match else ()

    def fuzzy(self, name: str) -> tuple[NameMatch, ...]:
        return ()

    def place(self, place_id: str) -> Place | None:
        return None

    def footprint(self, place_id: str) -> Footprint | None:
        return None

    def region_of(self, lat: float, lon: float) -> Place | None:
        return None


@pytest.fixture(scope="session")
def gazetteer() -> SmallGazetteer:
    return SmallGazetteer()
