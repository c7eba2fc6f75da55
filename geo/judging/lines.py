"""Judgements as JSON lines, so that work is not locked in one store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.errors import InputError, JudgementError
from geo.features.judged import checked_judgement
from geo.model import Judgement, Rejected
from geo.store.codec import decode, encode


def judgement_line(one: Judgement) -> str:
    """Return a judgement as one line of JSON in ASCII, with its id."""
    return json.dumps({"id": one.id, **json.loads(encode(one))}, ensure_ascii=True)


def write_judgements(judgements: Iterable[Judgement], path: Path) -> int:
    """Write judgements to a file, whole or not at all; return how many."""
    lines = [f"{judgement_line(one)}\n" for one in judgements]
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_text("".join(lines), encoding="ascii")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}).") from error
    return len(lines)


def read_judgements(path: Path) -> Iterator[Judgement | Rejected]:
    """Yield the judgement of every line, or why it is none."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _read(line, f"{path}, line {number}")


def _read(line: str, origin: str) -> Judgement | Rejected:
    try:
        return checked_judgement(decode(Judgement, line))
    except JudgementError as error:
        return Rejected(origin, str(error))
    except (ValueError, TypeError, RecursionError):
        return Rejected(origin, "is no judgement as `judge export` writes it; left out.")
