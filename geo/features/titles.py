"""The short line that names a report in lists."""

from __future__ import annotations

from geo.model import Resolution, What


def report_title(what: What, resolution: Resolution) -> str:
    """Return the kind of event and the place, nothing else."""
    kind = what.sub_event_type or what.event_type.value
    place = resolution.place.name if resolution.place else resolution.toponym.surface
    return f"{kind} — {place}" if resolution.within_km is None else f"{kind} — in or near {place}"
