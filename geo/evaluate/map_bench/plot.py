"""The growth as a drawing: milliseconds to a repaint by number of reports, both logarithmic."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from geo.evaluate.map_bench.figures import Figure, Measure
from geo.evaluate.map_bench.tables import OWN, size_words

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 210, 24, 46
"""Margins; the right one holds the names of the lines."""

COLOURS = ("#0a5f94", "#b3541e", "#5b7f2b", "#7a4a9c", "#6b7278", "#a03060")
DASHES = ("", "6 4", "2 4", "10 4 2 4", "1 3", "12 5")
"""Lines differ in dash as well as in colour, and each has its name at its end."""

LABEL_GAP = 17
"""Least distance between the names of lines that end near each other."""

Line = Sequence[tuple[int, float]]
"""Points: reports, milliseconds."""


def lines_of(figures: Sequence[Figure]) -> dict[str, Line]:
    """Return what is drawn, by name: Dateline's acts and each contender."""
    named = {
        Measure.CLEARED: "Dateline: filters cleared",
        Measure.CHOICE: "Dateline: type chosen",
        Measure.PAN: "Dateline: pan",
        Measure.INDEX_FILTER: "Dateline: index alone",
    }
    lines: dict[str, list[tuple[int, float]]] = {}
    for figure in figures:
        if figure.system == OWN and figure.measure in named:
            lines.setdefault(named[figure.measure], []).append((figure.size, figure.median))
        elif figure.system != OWN and figure.measure is Measure.CLEARED:
            lines.setdefault(figure.system, []).append((figure.size, figure.median))
    return {name: sorted(points) for name, points in lines.items()}


def as_svg(lines: Mapping[str, Line]) -> str:
    """Return the drawing. `lines` must hold at least one point."""
    axes = _Axes.around([point for line in lines.values() for point in line])
    body = [*axes.drawn(), *_lines(lines, axes)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="system-ui, sans-serif" font-size="12">\n'
        "<title>Milliseconds until the map is drawn, by number of reports</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


class _Axes:
    """Two logarithmic axes, from power of ten to power of ten."""

    def __init__(self, sizes: tuple[int, int], times: tuple[int, int]) -> None:
        self.sizes, self.times = sizes, times

    @classmethod
    def around(cls, points: Sequence[tuple[int, float]]) -> _Axes:
        sizes = [math.log10(size) for size, _ in points]
        times = [math.log10(max(time, 1.0)) for _, time in points]
        return cls(_powers(sizes), _powers(times))

    def x(self, size: float) -> float:
        first, last = self.sizes
        return LEFT + (math.log10(size) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(self, time: float) -> float:
        first, last = self.times
        share = (math.log10(max(time, 1.0)) - first) / (last - first)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    def drawn(self) -> Iterator[str]:
        """Yield grid and labels."""
        for power in range(self.sizes[0], self.sizes[1] + 1):
            x = self.x(10**power)
            yield _rule(x, TOP, x, HEIGHT - BOTTOM)
            yield _text(x, HEIGHT - BOTTOM + 18, size_words(10**power), "middle")
        for power in range(self.times[0], self.times[1] + 1):
            y = self.y(10**power)
            yield _rule(LEFT, y, WIDTH - RIGHT, y)
            yield _text(LEFT - 8, y + 4, _time_words(10**power), "end")
        yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "reports", "middle")


def _lines(lines: Mapping[str, Line], axes: _Axes) -> Iterator[str]:
    labels = []
    for number, (name, points) in enumerate(lines.items()):
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        places = [(axes.x(size), axes.y(time)) for size, time in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield (
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + "/>"
        )
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        labels.append((places[-1], name, colour))
    yield from _labels(labels)


def _labels(labels: Sequence[tuple[tuple[float, float], str, str]]) -> Iterator[str]:
    """Yield the names at the ends of their lines, moved apart where they would overlap."""
    lowest = -math.inf
    for (x, y), name, colour in sorted(labels, key=lambda label: label[0][1]):
        lowest = max(y + 4, lowest + LABEL_GAP)
        yield _text(max(x, 0) + 8, lowest, name, "start", colour)


def _powers(logarithms: Sequence[float]) -> tuple[int, int]:
    first, last = math.floor(min(logarithms)), math.ceil(max(logarithms))
    return first, max(last, first + 1)


def _time_words(milliseconds: float) -> str:
    return f"{milliseconds / 1000:g} s" if milliseconds >= 1000 else f"{milliseconds:g} ms"


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#d5d9d7"/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#1c2226") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )
