"""Measures the time tagger on TimeBank and AQUAINT; run it by hand.

    python tests/temporal/measure_timex.py [--errors]

The scores are those of `python -m geo evaluate` (see `geo.evaluate.event_corpora.times`),
with what they leave out: span and type, speed, and every error. Needs the corpora
under DATELINE_SHARED; nothing of them is kept in this project.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geo.evaluate.event_corpora.reading import article_of, records  # noqa: E402
from geo.evaluate.event_corpora.times import count_times, gold_times  # noqa: E402
from geo.syntax import SpacyParser  # noqa: E402
from geo.temporal import RuleTimeTagger  # noqa: E402

CORPORA = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "corpora" / "events"
MEASURES = ("overlap", "strict", "type", "value")


def measure(name: str, parser: SpacyParser, show_errors: bool) -> None:
    """Print the scores of one corpus."""
    totals: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    tagger, seconds, words = RuleTimeTagger(), 0.0, 0
    for record in records(CORPORA / f"{name}.jsonl"):
        article = article_of(record)
        parse = parser.parse(article.text)
        started = time.process_time()
        found = tagger.tag(article, parse)
        seconds += time.process_time() - started
        words += len(article.text.split())
        counts = count_times(gold_times(record), found)
        totals.update({key: getattr(counts, key) for key in ("gold", "found", *MEASURES)})
        errors.update(counts.errors)
    if show_errors:
        listed = (f"{count:4} {error}" for error, count in errors.most_common())
        sys.stdout.writelines(f"{line}\n" for line in listed)
    both = totals["gold"] + totals["found"]
    measures = " ".join(f"{key} F1 {2 * totals[key] / both:.3f}" for key in MEASURES)
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
