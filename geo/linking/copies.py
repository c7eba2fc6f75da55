"""Copies of one dispatch: paragraphs that share most of their word triples, and agency credits.

Syndicated text is shortened, gets another headline and now and then another
paragraph; so paragraphs are compared, not articles, and by how much of the shorter
one the longer one holds. Where an editor reworded every sentence, less of each is left, but
of the whole article more than two reporters share. Words in quotation marks are left out:
two reporters who heard the same official write the same words there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from functools import lru_cache

from geo.model import Article, FiledReport

SHINGLE = 3
"""Words in a row that are compared: an edited copy keeps most triples, an independent text few."""

COPIED_SHARE = 0.6
"""Share of the shorter paragraph's triples from which it is a copy. Two reporters on one event
share a tenth at most; an editor who changes every tenth word leaves two thirds. A judgement."""

LEAST_SHINGLES = 8
"""Triples that a paragraph needs to be told to be a copy though it is edited; a shorter one must be
the same word for word, for two reporters may write one short sentence. A judgement."""

REWORDED_SHARE = 0.25
"""Share of the shorter article's triples from which an article is a reworded dispatch. Of ECB+'s
pairs of articles on one event 87 in 100 share less than .15, and of those that share more than .25
nearly all that were read came from one agency's text."""

LEAST_ARTICLE = 36
"""Triples that an article needs to be told so: three or four sentences. A judgement: two reporters
who use the same stock phrases throughout so short a text are taken for one."""

MOST_REWORDED = 4
"""Articles that a paragraph is compared with, those first that share most with it."""

REWORDED_PARAGRAPH = 0.2
"""Share of a paragraph's triples that stand in the reworded article: what a paper wrote itself has
next to none. A judgement."""

SURROUNDINGS = 400
"""Characters of a paragraph on either side of a report's sentence that are compared."""

AGENCIES = {
    "Reuters": "reuters",
    "Associated Press": "associated press|the ap|ap",
    "Agence France-Presse": "agence france-presse|afp",
    "TASS": "tass",
    "RIA Novosti": "ria novosti|ria",
    "Interfax": "interfax",
    "Ukrinform": "ukrinform",
    "Yonhap": "yonhap news agency|yonhap",
    "Kyodo": "kyodo news|kyodo",
    "Xinhua": "xinhua news agency|xinhua",
    "EFE": "efe",
    "dpa": "deutsche presse-agentur|dpa",
    "ANSA": "ansa",
    "UPI": "united press international|upi",
    "PTI": "press trust of india|pti",
    "Bloomberg": "bloomberg news|bloomberg",
    "Anadolu": "anadolu agency|anadolu",
}
"""Agencies whose text other publishers print, with the names by which they are credited."""

HEAD, TAIL = 200, 400
"""Characters at the start and the end of an article in which it credits an agency."""

_NAMES = "|".join(AGENCIES.values())
_HEAD_CREDIT = re.compile(
    rf"[(\[]\s*({_NAMES})\s*[)\]]\s*[-–—:]|/({_NAMES})/|^(?:[^\n]{{0,60}},)?\s*({_NAMES})\s*[-–—:]\s"
    rf"|^by ({_NAMES})\b|^(?:source|from):? ({_NAMES})\b",
    re.IGNORECASE | re.MULTILINE,
)
_TAIL_CREDIT = re.compile(
    rf"\b({_NAMES})(?: (?:news agency|writers?|reporters?|journalists?|staff))? contributed\b"
    rf"|\bwith (?:reporting|files|material|inputs?) (?:by|from) ({_NAMES})\b"
    rf"|(?:source:|©|\bcopyright) ?({_NAMES})\b"
    rf"|^[(\[]?({_NAMES})[)\]]?[.]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(r"[\"“„][^\"“”„]{0,2000}[\"”]")
_WORD = re.compile(r"[^\W_]+")

Shingle = tuple[str, ...]


def credited_agency(article: Article) -> str | None:
    """Return the agency that an article credits with its text, or None."""
    text = article.text
    match = _HEAD_CREDIT.search(text[:HEAD]) or _TAIL_CREDIT.search(text[-TAIL:])
    return agency_named(next(filter(None, match.groups()))) if match else None


def agency_named(name: str) -> str | None:
    """Return the full name of an agency that goes by `name`, or None."""
    plain = " ".join(name.casefold().split())
    return next((full for full, names in AGENCIES.items() if plain in names.split("|")), None)


def shingles_of(filed: FiledReport) -> frozenset[Shingle]:
    """Return the word triples of a report's paragraph, without what is quoted."""
    text, sentence = filed.article.text, filed.report.sentence
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - SURROUNDINGS)
    end = text.find("\n", sentence.end)
    end = min(len(text) if end < 0 else end, sentence.end + SURROUNDINGS)
    return frozenset(_triples(text[start:end]))


@lru_cache(maxsize=128)
def shingles_of_article(article: Article) -> frozenset[Shingle]:
    """Return the word triples of all paragraphs of an article, without what is quoted."""
    return frozenset(one for paragraph in article.text.split("\n") for one in _triples(paragraph))


def _triples(text: str) -> Iterator[Shingle]:
    words = _WORD.findall(_QUOTED.sub(" ", text).casefold())
    return zip(*(words[at:] for at in range(SHINGLE)), strict=False)


class Heard:
    """What was heard so far, found by its triples: no pair is compared in vain."""

    def __init__(self, tells_of_articles: bool = True) -> None:
        """With one article alone there is nothing that it could reword."""
        self._tells_of_articles = tells_of_articles
        self._paragraphs: list[tuple[frozenset[Shingle], Hashable]] = []
        self._index: dict[Shingle, list[int]] = defaultdict(list)
        self._articles: dict[str, Article] = {}
        self._told_in: dict[Shingle, list[str]] = defaultdict(list)

    def source(self, shingles: frozenset[Shingle]) -> Hashable | None:
        """Return the voice of the first paragraph of which this one is a copy, or None."""
        shared = Counter(number for one in shingles for number in self._index.get(one, ()))
        for number in sorted(shared):
            other, voice = self._paragraphs[number]
            shorter = min(len(shingles), len(other))
            if shingles == other or (
                shorter >= LEAST_SHINGLES and shared[number] >= COPIED_SHARE * shorter
            ):
                return voice
        return None

    def reworded(self, shingles: frozenset[Shingle], article: Article) -> Article | None:
        """Return the article whose telling a paragraph rewords, in an article that does, or None.

        An editor who rewords every sentence keeps less than a copy does, but keeps it all along.
        """
        if not self._tells_of_articles:
            return None
        whole = shingles_of_article(article)
        shared = Counter(told for one in shingles for told in self._told_in.get(one, ()))
        for told, number in shared.most_common(MOST_REWORDED):
            other = self._articles[told]
            is_near = told != article.id and number >= REWORDED_PARAGRAPH * len(shingles)
            if is_near and _is_reworded(whole, shingles_of_article(other)):
                return other
        return None

    def add(self, shingles: frozenset[Shingle], voice: Hashable) -> None:
        """Remember a paragraph and whose it is."""
        for one in shingles:
            self._index[one].append(len(self._paragraphs))
        self._paragraphs.append((shingles, voice))

    def add_article(self, article: Article) -> None:
        """Remember an article as a whole, once."""
        if self._tells_of_articles and article.id not in self._articles:
            self._articles[article.id] = article
            for one in shingles_of_article(article):
                self._told_in[one].append(article.id)


def _is_reworded(one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= LEAST_ARTICLE and len(one & other) >= REWORDED_SHARE * shorter
