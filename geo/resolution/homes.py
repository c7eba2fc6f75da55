"""Where each publisher is at home, learned from the places of its earlier articles.

A county paper writes "Paris" and means the one in its county. Nothing in the
article says so, but the paper's other articles do: this is the strongest cue for
local news (Lieberman, Samet and Sankaranarayanan 2010, "local lexicon"). It is
learned online: each resolved article adds its sure places for the next ones.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.model import Article, Place, Resolution
from geo.resolution.publishers import publisher_key

SURE = 0.8
"""Least confidence of a place that is learned from. A judgement: nine in ten such are right."""
ARTICLES = 60
"""Latest articles of a publisher that are remembered: enough to see where it is at home."""
PUBLISHERS = 5000
"""Publishers that are remembered, the latest ones; bounds the memory to some tens of MB."""
SPOTS = 40
"""Commonest places of a publisher that are compared with a candidate; bounds the work."""
HALF_LEARNED = 2.0
"""Articles after which what was learned counts half as much as it ever will (judgement)."""


@dataclass(frozen=True, slots=True)
class Home:
    """The places of a publisher's earlier articles, by the share of articles that name them."""

    articles: int
    shares: tuple[tuple[Place, float], ...] = ()
    """Commonest first."""

    @property
    def trust(self) -> float:
        """How much has been learned, 0 to 1."""
        return self.articles / (self.articles + HALF_LEARNED)


NOWHERE = Home(0)
"""Of a publisher of which nothing was read before."""


@dataclass(slots=True)
class _Publisher:
    """The latest articles of one publisher, in the order in which they were first read."""

    articles: OrderedDict[str, tuple[Place, ...]] = field(default_factory=OrderedDict)


class PublisherHomes:
    """Remembers the places of each publisher's articles; safe to share by threads.

    What an article is told is what was learned before it was first read, so
    that reading it again gives the same answer, as long as it and those before
    it are among the publisher's latest articles. Another order gives others.
    """

    def __init__(self) -> None:
        self._publishers: OrderedDict[str, _Publisher] = OrderedDict()
        self._lock = threading.Lock()

    def home_of(self, article: Article) -> Home:
        """Return where the article's publisher is at home, as far as was learned before it."""
        key = publisher_key(article)
        with self._lock:
            publisher = self._publishers.get(key) if key else None
            earlier = [] if publisher is None else _before(publisher, article.id)
        counts = Counter(place for places in earlier for place in places)
        named = [place for place, _ in counts.most_common(SPOTS)]
        shares = tuple((place, counts[place] / len(earlier)) for place in named)
        return Home(len(earlier), shares)

    def learn(self, article: Article, resolutions: Iterable[Resolution]) -> None:
        """Remember the sure places of an article, unless it has been read before."""
        key = publisher_key(article)
        if not key:
            return
        sure = {
            one.place
            for one in resolutions
            if one.place is not None and one.confidence >= SURE and one.within_km is None
        }
        with self._lock:
            publisher = self._publishers.setdefault(key, _Publisher())
            self._publishers.move_to_end(key)
            publisher.articles.setdefault(article.id, tuple(sorted(sure, key=lambda one: one.id)))
            if len(publisher.articles) > ARTICLES:
                publisher.articles.popitem(last=False)
            if len(self._publishers) > PUBLISHERS:
                self._publishers.popitem(last=False)


def _before(publisher: _Publisher, article_id: str) -> list[tuple[Place, ...]]:
    """Return the places of the articles that were first read before the given one."""
    earlier = []
    for known, places in publisher.articles.items():
        if known == article_id:
            break
        earlier.append(places)
    return earlier
