"""Which articles no shipped model has seen, so that figures do not flatter.

The encoder was fitted to a part of each training corpus; its card holds their
SHA-256 and the share that was kept out. The resolver's weights were fitted to
whole corpora, so for the articles kept out it is fitted anew to the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.errors import DataError
from geo.evaluate.corpora import Corpus
from geo.evaluate.results import LEFT_OUT
from geo.evaluate.training import make_examples, with_homes
from geo.protocols import Gazetteer, Resolver
from geo.recognition.training.corpora import is_held_out
from geo.recognition.training.corpora import read_corpus as read_documents
from geo.resolution import MODEL_PATH, RankingResolver, fit, load_ranker
from geo.settings import SHIPPED_DATA

MODELS = SHIPPED_DATA / "models"


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """What the models' cards say of their training."""

    cards: str
    """Texts of all cards, which name the SHA-256 of every training corpus."""
    share: float
    """Share of each corpus that was kept out of the encoder's training."""

    @classmethod
    def read(cls, folder: Path = MODELS) -> TrainingRecord:
        """Return the record in the cards of `folder`. Raises DataError when it cannot be read."""
        card = folder / "toponyms" / "model.json"
        try:
            share = float(json.loads(card.read_text(encoding="utf-8"))["training"]["held_out"])
            texts = [card, folder / "resolver" / "README.md"]
            return cls("\n".join(text.read_text(encoding="utf-8") for text in texts), share)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{folder}: the models' cards cannot be read ({error!r}); restore them."
            ) from error

    def has_seen(self, corpus: Corpus) -> bool:
        """Say whether a shipped model was fitted to this very file."""
        return corpus.sha256 in self.cards

    def left_out(self, corpus: Corpus, path: Path) -> Corpus:
        """Return the part of a training corpus that was kept out; `path` is its file.

        The split is the training's own: by publisher where there are many
        articles of one, else by article.
        """
        kept_out = {
            document.id
            for document in read_documents(path)
            if is_held_out(document.group, self.share)
        }
        articles = tuple(gold for gold in corpus.articles if gold.id in kept_out)
        return replace(corpus, name=corpus.name + LEFT_OUT, articles=articles)


def resolver_without(
    left_out: Iterable[Corpus], corpora: Iterable[Corpus], gazetteer: Gazetteer
) -> Resolver:
    """Return a resolver fitted to the articles of `corpora` but those that are left out.

    The few weights for what holds unknown names are the shipped ones.
    """
    texts = {gold.article.id for corpus in left_out for gold in corpus.articles}
    seen = [
        replace(corpus, articles=tuple(g for g in corpus.articles if g.article.id not in texts))
        for corpus in corpora
    ]
    examples = with_homes(seen, make_examples(seen, gazetteer), gazetteer)
    ranker = fit([example for _, example in examples], "without the articles left out")
    return RankingResolver(gazetteer, ranker.with_holders(load_ranker(MODEL_PATH).holders))
