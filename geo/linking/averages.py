"""Average-link clustering over few pairs: pairs that are not given are as unlike as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def average_link(number: int, likely: Mapping[Pair, float], threshold: float) -> tuple[int, ...]:
    """Return the cluster of each of `number` items.

    The two clusters whose pairs are likeliest on average are joined, again and
    again, until no average reaches the threshold. Equal averages are taken in
    the order of the items, so that a rerun gives the same clusters.
    """
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in likely.items():
        sums[one][other] = sums[other][one] = value
    size = dict.fromkeys(range(number), 1)
    cluster = list(range(number))
    members = {one: [one] for one in range(number)}
    queue = [(-value, one, other) for (one, other), value in likely.items() if value >= threshold]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        if one not in size or other not in size:
            continue
        if sums[one][other] / (size[one] * size[other]) != -value:
            continue
        _join(one, other, sums, size)
        members[one] += members.pop(other)
        for third, total in sums[one].items():
            average = total / (size[one] * size[third])
            if average >= threshold:
                heappush(queue, (-average, min(one, third), max(one, third)))
    for name, items in members.items():
        for item in items:
            cluster[item] = name
    return tuple(cluster)


def _join(one: int, other: int, sums: dict[int, dict[int, float]], size: dict[int, int]) -> None:
    """Put cluster `other` into cluster `one`."""
    for third, total in sums.pop(other).items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
    size[one] += size.pop(other)
