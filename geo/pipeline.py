"""The order of the stages, and nothing else.

    article -> parse -> toponyms -> resolutions
                     -> times
                     -> attributions          -> reports -> analysis

Each stage is a protocol of `geo.protocols`; `geo.wiring` fills them in. Events
are linked afterwards, over the reports of many articles.
"""

from __future__ import annotations

from dataclasses import dataclass

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

    def analyze(self, article: Article) -> Analysis:
        """Return everything found in `article`; an article without places has no reports."""
        parse = self.parser.parse(article.text)
        toponyms = self.recognizer.recognize(article, parse)
        resolutions = self.resolver.resolve(article, parse, toponyms)
        times = self.time_tagger.tag(article, parse)
        attributions = self.reporter.attribute(article, parse)
        reports = self.reporter.report(article, parse, resolutions, times, attributions)
        return Analysis(article, resolutions, times, reports, attributions)
