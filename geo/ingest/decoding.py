"""Bytes to text: exact where the encoding is known, a told guess where it is not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from geo.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF, which this version does not read: save it as text"),
    (b"PK\x03\x04", "a zip archive or an office document: save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed with gzip: unpack it"),
)

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

BINARY_SHARE = 0.01
"""Share of control bytes above which undecodable data are binary. A judgement: text has none."""

MOSTLY_ASCII = 0.2
"""Share of bytes beyond ASCII up to which a text is taken for Western European (curly quotes,
accents), where a detector has too little to go by. A judgement: other scripts are beyond half."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, when its encoding was guessed, which guess it rests on."""

    text: str
    note: str | None = None


def decode(data: bytes) -> Decoded:
    """Return the text of `data`: its byte order mark decides, else UTF-8, else a guess.

    A byte order mark is no part of the text; line ends stay as they are.
    Raises InputError for binary data.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is {what}.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding))
    if b"\x00" in data:
        raise InputError("is binary, or UTF-16 without its mark: save it as UTF-8 text.")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"begins as {encoding.upper()} but is damaged at byte {error.start}: save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise InputError("is binary: it has NUL characters.")
    return text


def _guessed(data: bytes) -> Decoded:
    if len(_BINARY.findall(data)) > BINARY_SHARE * len(data):
        raise InputError("is binary: give text, HTML or JSON lines.")
    beyond_ascii = sum(byte > 127 for byte in data)
    if beyond_ascii <= MOSTLY_ASCII * len(data):
        return Decoded(data.decode("cp1252", errors="replace"), "read as windows-1252, a guess")
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(data).best()
    if best is None:
        raise InputError("has an encoding that cannot be told: save it as UTF-8 text.")
    return Decoded(str(best), f"read as {best.encoding}, a guess")
