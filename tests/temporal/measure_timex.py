"""Measures the time tagger on TimeBank and AQUAINT; run it by hand.

    python tests/temporal/measure_timex.py [--errors]

Scores follow TempEval-3: an expression counts as found when it overlaps a gold
one, as right when type or value equals that of the gold one. Needs the corpora
under DATELINE_SHARED; nothing of them is kept in this project.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geo.model import Article, TimeExpression  # noqa: E402
from geo.syntax import SpacyParser  # noqa: E402
from geo.temporal import RuleTimeTagger  # noqa: E402

CORPORA = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "corpora" / "events"


def documents(name: str) -> Iterator[dict[str, object]]:
    """Yield the records of a corpus."""
    with (CORPORA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def score(gold: list[dict[str, object]], found: tuple[TimeExpression, ...], totals: Counter[str],
          errors: list[str]) -> None:  # fmt: skip
    """Add the counts of one document to `totals`."""
    totals["gold"] += len(gold)
    totals["found"] += len(found)
    taken: set[int] = set()
    for expression in found:
        overlapping = [
            at for at, timex in enumerate(gold)
            if at not in taken and timex["start"] < expression.span.end
            and expression.span.start < timex["end"]
        ]  # fmt: skip
        if not overlapping:
            errors.append(f"+ {expression.surface!r} {expression.value}")
            continue
        timex = gold[overlapping[0]]
        taken.add(overlapping[0])
        totals["overlap"] += 1
        span = expression.span
        totals["strict"] += timex["start"] == span.start and timex["end"] == span.end
        totals["type"] += timex["type"] == expression.type.value
        totals["value"] += timex["value"] == expression.value
        if timex["value"] != expression.value:
            errors.append(
                f"~ {timex['surface']!r} {timex['value']} but {expression.value}: {expression.rule}"
            )
    errors += [f"- {t['surface']!r} {t['value']}" for at, t in enumerate(gold) if at not in taken]


def f1(right: int, totals: Counter[str]) -> float:
    """Return the F1 of `right` expressions among those found and those in the gold."""
    return 2 * right / (totals["gold"] + totals["found"])


def measure(name: str, parser: SpacyParser, show_errors: bool) -> None:
    """Print the scores of one corpus."""
    totals: Counter[str] = Counter()
    errors: list[str] = []
    tagger, seconds, words = RuleTimeTagger(), 0.0, 0
    for record in documents(name):
        text = str(record["text"])
        article = Article(text, published=date.fromisoformat(str(record["dct"])[:10]))
        parse = parser.parse(text)
        started = time.process_time()
        found = tagger.tag(article, parse)
        seconds += time.process_time() - started
        words += len(text.split())
        score(list(record["timex"]), found, totals, errors)  # type: ignore[call-overload]
    if show_errors:
        listed = (f"{count:4} {error}" for error, count in Counter(errors).most_common())
        sys.stdout.writelines(f"{line}\n" for line in listed)
    measures = " ".join(
        f"{key} F1 {f1(totals[key], totals):.3f}" for key in ("overlap", "strict", "type", "value")
    )
    sys.stdout.write(
        f"{name}: {measures} ({totals['gold']} gold, {totals['found']} found, "
        f"{words / seconds:,.0f} words per CPU second)\n"
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list what went wrong")
    shows_errors = options.parse_args().errors
    spacy_parser = SpacyParser()
    for corpus in ("timebank", "aquaint"):
        measure(corpus, spacy_parser, shows_errors)
