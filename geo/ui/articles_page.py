"""The articles: a list, and each text with what was found in it marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from geo.features.judged import standing
from geo.features.report_detail import day_words, guess_line, judgement_words
from geo.judging import Wanted
from geo.model import Analysis, Article, JudgedField, Span
from geo.ui import reading
from geo.ui.add_articles import show_add_button
from geo.ui.correcting import publication_input, save, show_judgement
from geo.ui.markup import Markup, element, link, show
from geo.ui.tables import DAY_COLUMNS
from geo.wiring import Services

LONGEST_TEXT = 20_000
"""Code points of a text that are shown with marks; a browser slows down beyond it. A judgement."""

_FOLDERS = re.compile(r"(?<!\S)/(?:[^/\s]+/)+")
"""Folders of the server, which mean nothing to a reader: the file's name is enough."""


def show_articles_page(services: Services) -> None:
    """Draw the list and the chosen article."""
    with st.sidebar:
        show_add_button(services)
    show(element("h1", "Articles", css="dl-headline"))
    articles = reading.articles(services)
    if not articles:
        st.text("There are no articles yet. Add some to begin.")
        return
    chosen = _list(articles)
    if chosen is None:
        st.text("Choose an article to read it with its marks.")
        return
    _article(services, chosen)


def _list(articles: Sequence[Article]) -> Article | None:
    rows = [
        {
            "Headline": article.title,
            "Publisher": article.publisher,
            "Published": article.published,
            "Date guessed": article.published_guess is not None or article.is_date_guessed,
            "Sample": article.is_sample,
            "Characters": len(article.text),
        }
        for article in articles
    ]
    answer = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=min(320, 40 + 36 * len(rows)),
        key="article_list",
        selection_mode="single-row",
        column_config=DAY_COLUMNS,
        on_select="rerun",
    )
    chosen = answer["selection"]["rows"]
    return articles[chosen[0]] if chosen and chosen[0] < len(articles) else None


def _article(services: Services, article: Article) -> None:
    analysis = services.store.analysis(article.id)
    show(element("h2", article.title or "Untitled article", css="dl-headline"))
    show(element("p", publication_words(article), css="dl-faint"))
    opened = link(article.url, "Open the article")
    if opened:
        show(element("p", opened))
    _publication(services, article)
    show(_legend())
    show(element("div", *_marked_text(article.text, analysis), css="dl-text"))
    if len(article.text) > LONGEST_TEXT:
        st.text(f"The first {LONGEST_TEXT:,} of {len(article.text):,} characters are shown.")
    with st.popover("Delete this article"):
        st.text("Its reports leave the map as well. What people judged of them is kept.")
        if st.button("Delete", key="delete_article", type="primary"):
            services.store.delete_articles([article.id])
            services.relink()
            st.rerun()


def _publication(services: Services, article: Article) -> None:
    """Draw what people said of the publication date, and how to say it or read it all again."""
    about = (one for one in reading.judgements(services) if one.subject == article.id)
    for one in standing(about):
        show_judgement(services, one, judgement_words(one, one.machine_value))
    with st.container(horizontal=True, gap="small"):
        with st.popover("Correct the publication date"):
            value = publication_input(article, f"published_{article.id}")
            note = st.text_input("Note (optional)", key=f"note_{article.id}", max_chars=2000)
            if st.button("Save and read again", key="save_published", type="primary") and value:
                save(services, Wanted(JudgedField.PUBLISHED, article.id, value, note))
        if st.button("Read again", key="reread", help="With today's models; judgements stay."):
            services.reread(article.id)
            st.rerun()


def publication_words(article: Article) -> str:
    """Return publisher and publication date in words: how the date was found, and if guessed."""
    publisher = article.publisher or "Unknown publisher"
    rule = _FOLDERS.sub("", article.published_rule or "")
    if article.published is None and article.published_guess is not None:
        return f"{publisher}. Published {guess_line(article.published_guess)}."
    if article.published is None:
        return f"{publisher}. Publication date unknown{f': {rule}' if rule else ''}."
    if article.is_date_guessed:
        return f"{publisher}. Published about {day_words(article.published)}, a guess: {rule}."
    found = f" (date from: {rule})" if rule else ""
    return f"{publisher}, published {day_words(article.published)}{found}"


def _legend() -> Markup:
    return element(
        "p",
        element("span", "place", css="mark-place"),
        " · ",
        element("span", "time", css="mark-time"),
        " · ",
        element("span", "claimant", css="mark-claimant"),
        " · ",
        element("span", "number", css="mark-number"),
        css="dl-faint",
    )


def _marked_text(text: str, analysis: Analysis | None) -> Iterator[str | Markup]:
    """Yield the text cut at its marks; of overlapping marks the first and longest stays."""
    at = 0
    for span, kind in _marks(analysis):
        if span.start < at or span.end > LONGEST_TEXT:
            continue
        yield text[at : span.start]
        yield element("span", text[span.start : span.end], css=f"mark-{kind}")
        at = span.end
    yield text[at:LONGEST_TEXT]


def _marks(analysis: Analysis | None) -> list[tuple[Span, str]]:
    if analysis is None:
        return []
    marks = [(resolution.toponym.span, "place") for resolution in analysis.resolutions]
    marks += [(time.span, "time") for time in analysis.times]
    for report in analysis.reports:
        marks += [(report.who.span, "claimant")] if report.who.span else []
        marks += [(quantity.span, "number") for quantity in report.what.quantities]
    return sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end))
