"""The order of the stages, and nothing else.

    article -> parse -> toponyms -> resolutions
                     -> times
                     -> attributions          -> reports -> event words -> analysis

Each stage is a protocol of `geo.protocols`; `geo.wiring` fills them in, with one
pipeline for each language or group of languages. Events are linked afterwards,
over the reports of many articles.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import LanguageError
from geo.model import Analysis, Article
from geo.protocols import Parser, Recognizer, Reporter, Resolver, TimeTagger


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages that turn one article into an analysis. It keeps no state between articles."""

    parser: Parser
    recognizer: Recognizer
    resolver: Resolver
    time_tagger: TimeTagger
    reporter: Reporter

    @property
    def languages(self) -> frozenset[str]:
        """The languages that every stage reads, as ISO 639-1 codes."""
        return (
            self.parser.languages
            & self.recognizer.languages
            & self.resolver.languages
            & self.time_tagger.languages
            & self.reporter.languages
        )

    def analyze(self, article: Article) -> Analysis:
        """Return everything found in `article`; an article without places has no reports.

        Raises LanguageError when a stage does not read the article's language.
        """
        if article.language not in self.languages:
            raise LanguageError(
                f"is in a language that is not read ({article.language!r}): "
                f"give articles in {', '.join(sorted(self.languages))}, or correct its language."
            )
        parse = self.parser.parse(article.text)
        toponyms = self.recognizer.recognize(article, parse)
        resolutions = self.resolver.resolve(article, parse, toponyms)
        times = self.time_tagger.tag(article, parse)
        attributions = self.reporter.attribute(article, parse)
        reports = self.reporter.report(article, parse, resolutions, times, attributions)
        passages = self.reporter.passages(article, parse)
        event_mentions = self.reporter.mention_events(article, parse, times, reports)
        resolutions = tuple(report.resolution for report in reports)
        found = (resolutions, times, reports, attributions, event_mentions, passages)
        return Analysis(article, *found)
