"""Text that UTF-8 can write."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate: same length, so offsets still fit."""
    return _SURROGATE.sub("\ufffd", text)
