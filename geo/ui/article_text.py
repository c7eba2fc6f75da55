"""The stored text of an article with what was found in it marked, and one sentence picked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.model import Analysis, Article, Span
from geo.ui.markup import Markup, element

LONGEST_TEXT = 20_000
"""Code points of a text that are shown with marks; a browser slows down beyond it. A judgement."""
BEFORE = 4_000
"""Of them, those before a sentence that lies farther in the text than is shown from its start."""

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*\s+|\n+")


def shown_part(article: Article, sentence: Span | None) -> Span:
    """Return the part of the text that is shown: its beginning, or what is around a sentence."""
    end = len(article.text)
    if sentence is None or sentence.end <= LONGEST_TEXT:
        return Span(0, min(end, LONGEST_TEXT))
    start = max(0, sentence.start - BEFORE)
    return Span(start, min(end, start + LONGEST_TEXT))


def sentence_at(article: Article, analysis: Analysis | None, at: int) -> Span | None:
    """Return the sentence that holds an offset; None outside the text."""
    if not 0 <= at < len(article.text):
        return None
    known: list[Span] = []
    if analysis is not None:
        known += [report.sentence for report in analysis.reports]
        known += [passage.span for passage in analysis.passages[1:]]  # the first is the opening
    return next((one for one in known if one.start <= at < one.end), _around(article.text, at))


def _around(text: str, at: int) -> Span:
    """Return the sentence around an offset by its punctuation, of what nothing was found in."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    return Span(start, min((end for end in ends if end > at), default=len(text)))


def marked_article(article: Article, analysis: Analysis | None, sentence: Span | None) -> Markup:
    """Return the text, or the part of it that is shown, with its marks and the sentence."""
    shown = shown_part(article, sentence)
    marks = _marks(analysis)
    if sentence is None:
        return element("div", *_marked(article.text, marks, shown), css="dl-text")
    chosen = element(
        "mark",
        *_marked(article.text, marks, Span(sentence.start, min(sentence.end, shown.end))),
        css="dl-sentence",
        tabindex="-1",
        **{"data-sentence": str(sentence.start)},
    )
    before = _marked(article.text, marks, Span(shown.start, sentence.start))
    after = _marked(article.text, marks, Span(sentence.end, shown.end))
    return element("div", *before, chosen, *after, css="dl-text")


def _marked(text: str, marks: list[tuple[Span, str]], part: Span) -> Iterator[str | Markup]:
    """Yield a part of the text cut at its marks; of overlapping marks the first one stays."""
    at = part.start
    for span, kind in marks:
        if span.start < at or span.end > part.end:
            continue
        yield text[at : span.start]
        yield element("span", text[span.start : span.end], css=f"mark-{kind}")
        at = span.end
    yield text[at : part.end]


def _marks(analysis: Analysis | None) -> list[tuple[Span, str]]:
    if analysis is None:
        return []
    marks = [(resolution.toponym.span, "place") for resolution in analysis.resolutions]
    marks += [(time.span, "time") for time in analysis.times]
    for report in analysis.reports:
        marks += [(report.who.span, "claimant")] if report.who.span else []
        marks += [(quantity.span, "number") for quantity in report.what.quantities]
    return sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end))
