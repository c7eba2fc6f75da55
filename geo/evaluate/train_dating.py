"""Fits the weights by which events are dated, and writes them with their card.

    python -m geo.evaluate.train_dating TIMEBANK.jsonl AQUAINT.jsonl [-o FOLDER]

Learnt from links between an event and a time of its sentence (TimeML `tlinks`). The
figures on the card are of five-fold cross-validation over articles; the weights that
are written are fitted to all of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.evaluate.event_corpora.reading import article_of, records, span_of
from geo.model import Article, Span, TimeExpression
from geo.reporting.document import Document
from geo.reporting.event_words import Trigger
from geo.reporting.fitting import Case, fit_logistic
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.time_links import MODEL_FOLDER, Event, Hung, hung
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

VERSION = "1"
"""Raised whenever features or training change."""

LEAST_SCORE = 0.0
"""Log-odds from which an expression dates an event: more likely than not. At -0.5 one event in
fifty more gets the right expression of its sentence, and one in ten of those of the day of
publication a wrong one."""

FOLDS = 5

DATING = frozenset({"IS_INCLUDED", "SIMULTANEOUS", "DURING", "IDENTITY"})
NOW = DATING | {"INCLUDES"}
"""Relations to the day of publication of what happens on it or goes on."""

ORDERING = frozenset({"BEFORE", "AFTER", "IBEFORE", "IAFTER"})
REVERSED = {"INCLUDES": "IS_INCLUDED", "IS_INCLUDED": "INCLUDES"}
"""Relations as read from the other end; those that stay what they are for us are left out."""

Links = Mapping[str, Sequence[tuple[str, str]]]
"""Relation and time of the links of each event."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An annotated event, the expressions of its sentence, and which of them date it."""

    features: tuple[tuple[str, ...], ...]
    """Of each expression of the sentence."""
    right: frozenset[int]
    wrong: frozenset[int]
    is_of_publication: bool
    """Whether the event took place on the day of publication or went on."""

    def cases(self) -> Iterator[Case]:
        """Yield what is to be learnt."""
        for number in sorted(self.right | self.wrong):
            yield Case(self.features[number], number in self.right)

    @property
    def is_scored(self) -> bool:
        """Whether the annotation says when it took place."""
        return bool(self.right) or self.is_of_publication

    def is_answered(self, weights: Logistic) -> bool:
        """Say whether `weights` pick a right expression, or none where that is right."""
        scores = [weights.score(features) for features in self.features]
        best = max(range(len(scores)), key=scores.__getitem__)
        if scores[best] < weights.least_score:
            return self.is_of_publication
        return best in self.right


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_dating")
    parser.add_argument("corpora", type=Path, nargs="+", help="articles with TimeML as JSON lines")
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    articles = [article for path in options.corpora for article in read_articles(path)]
    weights = fit(articles)
    options.folder.mkdir(parents=True, exist_ok=True)
    record = json.dumps(weights.as_record(), indent=0, ensure_ascii=False)
    (options.folder / "weights.json").write_text(f"{record}\n", encoding="utf-8")
    card = model_card(options.corpora, cross_validated(articles), weights)
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def read_articles(path: Path) -> Iterator[list[Dated]]:
    """Yield the dated events of each article of a corpus."""
    parser, tagger = SpacyParser(), RuleTimeTagger()
    for record in records(path):
        article = article_of(record)
        parse = parser.parse(article.text)
        times = [time for time in tagger.tag(article, parse) if time.interval is not None]
        yield list(dated_events(record, Document(article, parse), times))


def dated_events(
    record: Mapping[str, Any], document: Document, times: Sequence[TimeExpression]
) -> Iterator[Dated]:
    """Yield the events that are linked to a time, in sentences that have one."""
    triggers = listed_triggers(document)
    links = _links(record)
    for event in record["events"]:
        span = span_of(event)
        sentence, trigger = document.sentence_at(span), _trigger_at(triggers, span)
        if sentence is None or trigger is None or event.get("eiid") not in links:
            continue
        here = [hung(document, time) for time in times if sentence.span.contains(time.span)]
        if here:
            yield _dated(record, document, (trigger, here), links[event["eiid"]])


def _links(record: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    links: dict[str, list[tuple[str, str]]] = {}
    for link in record["tlinks"]:
        event, time, relation = (
            link.get(key) for key in ("eventInstanceID", "relatedToTime", "relType")
        )
        if not event:
            event, time = link.get("relatedToEventInstance"), link.get("timeID")
            relation = REVERSED.get(relation, relation)
        if event and time:
            links.setdefault(event, []).append((relation, time))
    return links


def _trigger_at(triggers: Iterable[Trigger], span: Span) -> Trigger | None:
    return next((trigger for trigger in triggers if trigger.span.overlaps(span)), None)


def _dated(
    record: Mapping[str, Any],
    document: Document,
    candidates: tuple[Trigger, Sequence[Hung]],
    links: Sequence[tuple[str, str]],
) -> Dated:
    trigger, here = candidates
    annotated = {timex["tid"]: timex for timex in record["timex"]}

    def numbers(relations: frozenset[str]) -> frozenset[int]:
        spans = [
            Span(annotated[time]["start"], annotated[time]["end"])
            for relation, time in links
            if relation in relations and annotated.get(time, {}).get("start") is not None
        ]
        return frozenset(
            number for number, one in enumerate(here) if any(map(one.time.span.overlaps, spans))
        )

    published = record["dct_tid"]
    is_of_publication = any(relation in NOW and time == published for relation, time in links)
    right, wrong = numbers(DATING), numbers(ORDERING)
    if is_of_publication and not right:
        right = frozenset(n for n, one in enumerate(here) if _is_now(one, document.article))
    if right or is_of_publication:
        wrong = frozenset(range(len(here)))
    event = Event(document, trigger.token)
    features = tuple(tuple(sorted(event.features(one, here))) for one in here)
    return Dated(features, right, wrong - right, is_of_publication)


def _is_now(one: Hung, article: Article) -> bool:
    value = one.time.value
    return value == "PRESENT_REF" or value == str(article.published)


def fit(articles: Sequence[Sequence[Dated]]) -> Logistic:
    """Return weights fitted to the events of `articles`."""
    cases = [case for events in articles for event in events for case in event.cases()]
    return fit_logistic(cases, VERSION, LEAST_SCORE)


def cross_validated(articles: Sequence[Sequence[Dated]]) -> Counter[str]:
    """Return how many events of each kind there are, and how many are dated right."""
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights = fit([one for at, one in enumerate(articles) if at % FOLDS != fold])
        for events in articles[fold::FOLDS]:
            for event in filter(lambda one: one.is_scored, events):
                kind = "publication" if event.is_of_publication else "sentence"
                counts[kind] += 1
                counts[f"{kind}, right"] += event.is_answered(weights)
    return counts


def model_card(corpora: Sequence[Path], counts: Counter[str], weights: Logistic) -> str:
    """Return the card: what the weights are, what they were fitted to and how well they do."""
    names = " ".join(path.name for path in corpora)
    hashes = "\n".join(
        f"- `{path.name}`, sha256 `{hashlib.sha256(path.read_bytes()).hexdigest()}`"
        for path in corpora
    )
    rows = "\n".join(
        f"| {words} | {counts[kind]} | {counts[f'{kind}, right'] / max(1, counts[kind]):.3f} |"
        for kind, words in (
            ("sentence", "a time of their sentence"),
            ("publication", "the day of publication"),
        )
    )
    return f"""# Weights that date events

Version {VERSION} of `weights.json`: a logistic regression that tells the time expression that
dates an event from the others of its sentence, with {len(weights.weights)} weights. Fitted by

    python -m geo.evaluate.train_dating {names}

The fit is deterministic and has no seed. Features: `geo/reporting/time_links.py`.

Fitted to the links between events and times of TimeBank 1.2 and AQUAINT TimeML (US and wire news of
1989 to 2000; no text is stored, only counts of constructions became weights), distributed for
research:

{hashes}

## Figures on articles that the weights were not fitted to

Five-fold cross-validation over articles: events in sentences with at least one time expression,
and the share of them that get a right one, or none where they took place on the day of
publication or went on.

| events annotated with | events | right |
|---|---|---|
{rows}

What is missed most: events that go on at publication beside a date of something else, and figures
that are compared with those of another period.
"""


if __name__ == "__main__":
    sys.exit(main())
