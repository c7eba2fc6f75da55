"""Answers that were worked out once, kept for whoever asks again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

KEPT = (24, 96, 64_000_000)
"""Least and most answers that are kept, and bytes that their masks may take in between: a few
visitors going back and forth. A judgement."""

Made = TypeVar("Made")


class Remembering:
    """The latest answers about one state of the store; shared by threads."""

    def __init__(self, rows: int) -> None:
        """`rows` is how many reports a mask of them takes bytes for."""
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        least, most, size = KEPT
        self._most = min(max(least, size // max(rows, 1)), most)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` gave for `key`, made now when it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Made = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
