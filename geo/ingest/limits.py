"""How large an article may be, and reading no more of a file than that."""

from __future__ import annotations

from pathlib import Path

from geo.errors import InputError

MAX_ARTICLE_BYTES = 5_000_000
"""Largest article, in bytes of its file. A judgement: fifty times the longest magazine piece,
and minutes, not hours, of analysis."""


def read_limited(path: Path) -> bytes:
    """Return the bytes of a file. Raises InputError when it is empty, too large or unreadable."""
    try:
        if not path.is_file():
            raise InputError("is not a regular file: give text, HTML or JSON lines.")
        size = path.stat().st_size
        if size > MAX_ARTICLE_BYTES:
            raise InputError(too_large(size))
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error}).") from error
    check_size(data)
    return data


def check_size(data: bytes) -> None:
    """Raise InputError for data that are empty or too large for an article."""
    if not data.strip():
        raise InputError("is empty: nothing to read.")
    if len(data) > MAX_ARTICLE_BYTES:
        raise InputError(too_large(len(data)))


def too_large(size: int) -> str:
    """Return the sentence that says so, in megabytes."""
    return (
        f"holds {size / 1e6:.1f} MB, more than the {MAX_ARTICLE_BYTES / 1e6:.0f} MB of one "
        "article: split it into its articles."
    )
