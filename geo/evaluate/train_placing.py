"""Fits the weights by which an event is given its place, and writes them with their card.

    python -m geo.evaluate.train_placing RAMS.jsonl WIKIEVENTS.jsonl [-o FOLDER]

The figures on the card are of five-fold cross-validation over articles: each is
measured with weights fitted to the others. The weights that are written are
fitted to all articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.evaluate.event_corpora.reading import article_of, records, shared, span_of
from geo.model import Article, Parse, Resolution, Span, Worldview
from geo.reporting.choice_fitting import ChoiceCase, fit_choices
from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger, event_at
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.placing import MODEL_FOLDER, Choice, choices_of, likeliest
from geo.reporting.spots import Spots
from geo.settings import read_settings

VERSION = "1"
"""Raised whenever features or training change."""

LEAST_SCORE = -3.5
"""Log-odds against "no place" from which the likeliest place is told. A compromise on RAMS: higher
ones raise F1 and lose places, see the card."""

FOLDS = 5
"""Parts of the cross-validation."""

Read = tuple[Article, Parse, Sequence[Resolution]]
"""An article with its parse and the toponyms that are found in it."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event: the spots about its word, and its annotated places."""

    choices: tuple[Choice, ...]
    places: tuple[Span, ...]
    is_listed: bool
    """Whether Dateline lists the word as an event."""

    def case(self) -> ChoiceCase:
        """Return the event as a choice to learn from."""
        right = [_touches(one.spot.span, self.places) for one in self.choices]
        return ChoiceCase([one.features for one in self.choices], right)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotated events."""

    corpus: str
    fold: int
    events: tuple[GoldEvent, ...]


@dataclass(slots=True)
class Score:
    """Counts of annotated places and of links."""

    gold: int = 0
    first: int = 0
    """Annotated places that the first place of their event touches."""
    found: int = 0
    """Those that any place of their event touches."""
    among: int = 0
    """Those that any spot touches: no ranking can find the others."""
    links: int = 0
    right: int = 0

    def line(self) -> str:
        """Return the cells of the card's row."""
        values = (
            self.first / self.gold,
            self.found / self.gold,
            self.among / self.gold,
            2 * self.right / (self.links + self.gold),
        )
        return " | ".join(f"{value:.3f}" for value in values)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.evaluate.train_placing")
    parser.add_argument("corpora", nargs="+", type=Path, help="RAMS and WikiEvents as JSON lines")
    parser.add_argument("-o", dest="folder", type=Path, default=MODEL_FOLDER)
    options = parser.parse_args(arguments)
    articles = [one for path in options.corpora for one in read_articles(path)]
    scores = cross_validate(articles)
    weights = fit(articles)
    options.folder.mkdir(parents=True, exist_ok=True)
    record = json.dumps(weights.as_record(), indent=0, ensure_ascii=False)
    (options.folder / "weights.json").write_text(f"{record}\n", encoding="utf-8")
    card = model_card(options.corpora, scores, weights)
    (options.folder / "README.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def read_articles(path: Path) -> Iterator[GoldArticle]:
    """Yield the annotated articles of a corpus as Dateline reads them."""
    from geo.gazetteer import EmbeddedGazetteer
    from geo.recognition import EncoderRecognizer
    from geo.resolution import RankingResolver
    from geo.syntax import SpacyParser

    settings = read_settings()
    gazetteer = EmbeddedGazetteer(settings.data_folder, Worldview(settings.worldview))
    parser, recognizer = SpacyParser(), EncoderRecognizer(gazetteer)
    resolver = RankingResolver(gazetteer)
    for record in records(path):
        article = article_of(record)
        parse = parser.parse(article.text)
        resolutions = resolver.resolve(article, parse, recognizer.recognize(article, parse))
        yield gold_article(path.stem, record, (article, parse, resolutions))


def gold_article(corpus: str, record: Mapping[str, Any], read: Read) -> GoldArticle:
    """Return an article's annotated events with the spots that may be their places."""
    article, parse, resolutions = read
    document = Document(article, parse)
    spots = Spots(document, resolutions)
    listed = listed_triggers(document)
    fold = int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % FOLDS
    events = (_gold_event(document, spots, listed, event) for event in _events(record))
    return GoldArticle(corpus, fold, tuple(event for event in events if event is not None))


def _events(record: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the events of a record: RAMS has one, WikiEvents many."""
    return record.get("events") or [{**record["trigger"], "places": record["places"]}]


def _gold_event(
    document: Document, spots: Spots, listed: Sequence[Trigger], event: Mapping[str, Any]
) -> GoldEvent | None:
    span = span_of(event)
    places = tuple(span_of(place) for place in event["places"])
    touching = [one for one in listed if one.span.overlaps(span)]
    trigger = max(touching, key=lambda one: shared(one.span, span), default=None)
    is_listed = trigger is not None
    if trigger is None:
        token = document.head_of(span)
        if token is None:
            return None
        trigger = event_at(document, token) or Trigger(token, span, UNKNOWN_KIND, governs=True)
    return GoldEvent(tuple(choices_of(document, spots, trigger)), places, is_listed)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def fit(articles: Sequence[GoldArticle]) -> Logistic:
    """Return the weights fitted to the events of `articles`; those out of reach teach nothing."""
    cases = [(event.case(), bool(event.places)) for article in articles for event in article.events]
    return fit_choices(
        [case for case, has_place in cases if any(case.right) or not has_place],
        VERSION,
        LEAST_SCORE,
    )


def cross_validate(articles: Sequence[GoldArticle]) -> dict[str, Score]:
    """Return the scores by corpus, each article measured with weights fitted to other folds."""
    scores: dict[str, Score] = {}
    for aside in range(FOLDS):
        weights = fit([article for article in articles if article.fold != aside])
        for article in articles:
            if article.fold == aside:
                score = scores.setdefault(article.corpus, Score())
                for event in article.events:
                    _count(score, event, weights)
    return dict(sorted(scores.items()))


def _count(score: Score, event: GoldEvent, weights: Logistic) -> None:
    """Add the places of an event to the counts; an event that is not listed has none."""
    told = likeliest(event.choices, weights) if event.is_listed else []
    spans = [spot.span for _, spot in told]
    every = [one.spot.span for one in event.choices]
    score.gold += len(event.places)
    score.first += sum(_touches(place, spans[:1]) for place in event.places)
    score.found += sum(_touches(place, spans) for place in event.places)
    score.among += sum(_touches(place, every) for place in event.places)
    score.links += len(spans)
    score.right += sum(_touches(span, event.places) for span in spans)


def model_card(corpora: Sequence[Path], scores: Mapping[str, Score], weights: Logistic) -> str:
    """Return the card: what the weights are, what they were fitted to and how well they do."""
    names = " ".join(path.name for path in corpora)
    files = "\n".join(
        f"- {path.stem}, sha256 `{hashlib.sha256(path.read_bytes()).hexdigest()}`"
        for path in corpora
    )
    rows = "\n".join(
        f"| {name} | {score.gold} | {score.line()} |" for name, score in scores.items()
    )
    return CARD.format(
        version=VERSION,
        count=len(weights.weights),
        names=names,
        files=files,
        folds=FOLDS,
        rows=rows,
    )


CARD = """# Weights of the place of an event

Version {version} of `weights.json`: a conditional logit with {count} weights that tells which of
the toponyms and nominal sites about an event word is its place, or none of them. Fitted by

    python -m geo.evaluate.train_placing {names}

The fit is deterministic and has no seed. Features: `geo/reporting/placing.py`
and `spots.py`; words that name a
kind of place: `geo/reporting/sites.toml`.

Fitted to the annotations (no text is stored, only counts of common words became weights) of

{files}

RAMS (Ebner and others 2020, CC BY-SA 4.0) and WikiEvents (Li, Ji, Han 2021, MIT).

## Figures on articles that the weights were not fitted to

{folds}-fold cross-validation over articles. A place is right when it overlaps the annotated one;
what no toponym or nominal site touches and what belongs to an event that Dateline does not list
counts as wrong.

| corpus | annotated places | first place right | any place right | among all spots | F1 of links |
|---|---|---|---|---|---|
{rows}

Half of the annotated events of RAMS and four fifths of those of WikiEvents have no annotated
place, though many name one: F1 suffers from that as much as from wrong places. The annotated role
"place" covers governments that act ("Russia signaled") and occasions ("the debate").
"""


if __name__ == "__main__":
    raise SystemExit(main())
