"""The articles: a list, and each text with what was found in it marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.features.doubtful_dates import is_ahead
from geo.features.judged import standing
from geo.features.report_detail import day_words, guess_line, judgement_words
from geo.judging import Wanted
from geo.model import Analysis, Article, JudgedField, Span
from geo.ui import reading
from geo.ui.add_articles import show_add_button
from geo.ui.article_text import marked_article, sentence_at, shown_part
from geo.ui.correcting import publication_input, save, show_judgement
from geo.ui.markup import Markup, element, link, notice, show
from geo.ui.scrolling import bring_into_sight
from geo.ui.session import hold, taking
from geo.ui.tables import DAY_COLUMNS, date_check
from geo.wiring import Services

LONGEST_OFFSET = 10
"""Digits: more than any text is long."""

_FOLDERS = re.compile(r"(?<!\S)/(?:[^/\s]+/)+")
"""Folders of the server, which mean nothing to a reader: the file's name is enough."""


def show_articles_page(services: Services) -> None:
    """Draw the list and the article that the address names (`?article=…&at=…`), if it is there."""
    with st.sidebar:
        show_add_button(services)
    show(element("h1", "Articles", css="dl-headline"))
    articles = reading.articles(services)
    asked = st.query_params.get("article")
    chosen = services.store.article(asked) if asked else None
    if asked and chosen is None:
        notice("warning", "There is no article with this id: it may have been deleted.")
    if not articles:
        st.text("There are no articles yet. Add some to begin.")
        return
    number, _ = reading.article_numbers(services)
    if number > len(articles):
        told = f"The latest {len(articles):,} of {number:,}; the others are on the map's tables."
        show(element("p", told, css="dl-faint"))
    _list(articles, chosen)
    if chosen is None:
        st.text("Choose an article to read it with its marks.")
        return
    _article(services, chosen)


def _list(articles: Sequence[Article], chosen: Article | None) -> None:
    """Draw the list; its selection and the address agree."""
    rows = [
        {
            "Headline": article.title,
            "Publisher": article.publisher,
            "Published": article.published,
            "Date to check": date_check(article),
            "Sample": article.is_sample,
            "Characters": len(article.text),
        }
        for article in articles
    ]
    ids = [article.id for article in articles]
    selected = [ids.index(chosen.id)] if chosen and chosen.id in ids else []
    hold("article_list", {"selection": {"rows": selected, "columns": [], "cells": []}})

    def take(answer: Mapping[str, Any]) -> None:
        taken = answer["selection"]["rows"]
        st.query_params.from_dict({"article": ids[taken[0]]} if taken else {})

    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=min(320, 40 + 36 * len(rows)),
        key="article_list",
        selection_mode="single-row",
        column_config=DAY_COLUMNS,
        on_select=taking("article_list", take),
    )


def _article(services: Services, article: Article) -> None:
    analysis = services.store.analysis(article.id)
    show(element("h2", article.title or "Untitled article", css="dl-headline"))
    show(element("p", publication_words(article), css="dl-faint"))
    opened = link(article.url, "Open the article")
    if opened:
        show(element("p", opened, css="dl-evidence"))
    _publication(services, article)
    show(_legend())
    _text(article, analysis)
    with st.popover("Delete this article"):
        st.text("Its reports leave the map as well. What people judged of them is kept.")
        if st.button("Delete", key="delete_article", type="primary"):
            services.store.delete_articles([article.id])
            services.relink()
            st.query_params.clear()
            st.rerun()


def _text(article: Article, analysis: Analysis | None) -> None:
    """Draw the text, in sight the sentence that the address names by an offset in it."""
    at = st.query_params.get("at")
    sentence = None
    if at is not None:
        offset = int(at) if at.isascii() and at.isdecimal() and len(at) < LONGEST_OFFSET else -1
        sentence = sentence_at(article, analysis, offset)
        if sentence is None:
            notice("warning", "The address names no place in this text: here is its beginning.")
    shown = shown_part(article, sentence)
    whole = len(article.text)
    if shown != Span(0, whole):
        st.text(f"Characters {shown.start + 1:,} to {shown.end:,} of {whole:,} are shown.")
    show(marked_article(article, analysis, sentence))
    if sentence is not None:
        bring_into_sight(f"[data-sentence='{sentence.start}']")


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
    ahead = ", a day that has not come yet" if is_ahead(article.published) else ""
    return f"{publisher}, published {day_words(article.published)}{ahead}{found}"


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
