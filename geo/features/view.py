"""What an analyst looks at: the report filter, how the layers are cut, base map and camera."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from geo.features.comparison import Comparison
from geo.model import ReportFilter, Worldview


class LayersBy(StrEnum):
    """What a layer of the map stands for."""

    EVENT_TYPE = "event_type"
    PUBLISHER = "publisher"
    STATUS = "status"
    CLAIMANT = "claimant"
    CORROBORATION = "corroboration"
    """How many independent claimants the event has: 1, 2, 3 or more."""
    COMPARISON = "comparison"
    """Which side of the comparison tells of its event."""
    TIME = "time"
    """How long ago it happened."""


class Display(StrEnum):
    """In what form the reports are drawn."""

    MARKS = "marks"
    DENSITY = "density"
    AREAS = "areas"
    """First-level regions and countries shaded by count."""


class TimeAxis(StrEnum):
    """Which day the timeline counts by."""

    EVENT = "event"
    PUBLISHED = "published"


class Tiles(StrEnum):
    """The base map."""

    OFFLINE = "offline"
    ONLINE = "online"
    """Tiles of a server, which the settings name."""

    @classmethod
    def _missing_(cls, value: object) -> Tiles | None:
        """Read the value that older addresses and settings have."""
        return cls.ONLINE if value == "openstreetmap" else None


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: its centre in degrees and its zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page's address says."""

    wanted: ReportFilter = field(default_factory=ReportFilter)
    layers_by: LayersBy = LayersBy.EVENT_TYPE
    hidden: frozenset[str] = field(default_factory=frozenset)
    """Keys of the layers that are switched off (`layer_key`)."""
    associative: bool = False
    """Whether associative mentions are drawn, as diamonds."""
    display: Display = Display.MARKS
    axis: TimeAxis = TimeAxis.EVENT
    compare: Comparison | None = None
    """The two publishers or days that are shown side by side."""
    tiles: Tiles | None = None
    """None leaves the choice to the settings."""
    borders: Worldview | None = None
    """Whose borders are drawn; None leaves the choice to the settings."""
    camera: Camera | None = None
    selected: str | None = None
    """Id of the report that the evidence panel shows."""
    data: str | None = None
    """Fingerprint of what a shared link showed, to say when it has changed since."""


def slug(value: str) -> str:
    """Return an enum value as a URL writes it: "Strategic developments" -> its words hyphened."""
    return "-".join("".join(c if c.isalnum() else " " for c in value.lower()).split())
