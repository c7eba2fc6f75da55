"""The reporter: attributions first, then one report for each resolved mention.

What is asked about one article after the other; `article_reading` has what a report is made of.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from geo.model import (
    Article,
    Attribution,
    EventMention,
    Parse,
    Passage,
    Report,
    Resolution,
    TimeExpression,
)
from geo.reporting.article_reading import ArticleReading
from geo.reporting.chains import attributions_of
from geo.reporting.document import Document
from geo.reporting.kinds import Kinds
from geo.reporting.mentions import event_mentions, listed_triggers
from geo.reporting.sentence_reader import SentenceReader
from geo.reporting.stacking import StackingWeights, stacking_weights


class RuleReporter:
    """A `geo.protocols.Reporter` of hand-written rules over the dependency tree; safe for threads.

    Between its answers about one article it keeps the indices of that article's tree.
    """

    languages = frozenset({"en"})

    def __init__(self, weights: StackingWeights | None = None) -> None:
        """Take the weights that look over the rules' answers; those that ship when None."""
        self._latest = threading.local()
        self._weights = weights

    def attribute(self, article: Article, parse: Parse) -> tuple[Attribution, ...]:
        """Return every act of saying in the article, in the order of their cues."""
        return attributions_of(self._document(article, parse))

    def report(
        self,
        article: Article,
        parse: Parse,
        resolutions: Sequence[Resolution],
        times: Sequence[TimeExpression],
        attributions: Sequence[Attribution],
    ) -> tuple[Report, ...]:
        """Return one report for each resolution, in the same order."""
        document = self._document(article, parse)
        weights = self._weights or stacking_weights()
        kinds = self._kinds(document)
        reader = SentenceReader(document)
        found = (resolutions, times, attributions)
        return ArticleReading(document, *found, kinds, reader, weights).reports()

    def mention_events(
        self,
        article: Article,
        parse: Parse,
        times: Sequence[TimeExpression],
        reports: Sequence[Report],
    ) -> tuple[EventMention, ...]:
        """Return every event word of the article, in the order of the text."""
        document = self._document(article, parse)
        kinds = self._kinds(document)
        self._latest.document = self._latest.kinds = None  # nothing more is asked of this article
        triggers = [kinds.refined(trigger) for trigger in kinds.triggers]
        return event_mentions(document, triggers, times, reports)

    def passages(self, article: Article, parse: Parse) -> tuple[Passage, ...]:
        """Return the opening of the article, then each sentence, with the kind of its event."""
        return self._kinds(self._document(article, parse)).passages()

    def _document(self, article: Article, parse: Parse) -> Document:
        """Return the indexed `article`: the one of this thread's previous answer if it is that."""
        latest: Document | None = getattr(self._latest, "document", None)
        if latest is None or latest.article is not article or latest.tokens is not parse.tokens:
            latest = self._latest.document = Document(article, parse)
            self._latest.kinds = None
        return latest

    def _kinds(self, document: Document) -> Kinds:
        """Return the kinds of event of the document that `_document` returned last."""
        latest: Kinds | None = self._latest.kinds
        if latest is None:
            latest = self._latest.kinds = Kinds(document, listed_triggers(document))
        return latest
