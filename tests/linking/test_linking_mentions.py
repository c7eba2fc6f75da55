"""Event words of the same thing are joined, place or no place, within and across articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.errors import DataError
from geo.linking import EventWord, MentionLinker, Spans
from geo.linking import weights as weights_module
from geo.linking.averages import average_link
from geo.linking.mentions import compared_pairs
from geo.linking.telling import FEATURES
from geo.linking.weights import Weights, shipped_weights, weights_of
from geo.linking.words import Rarity
from geo.model import Article, Span

QUAKE_HERE = Article(
    "A strong earthquake shook the Peruvian coast near Chala on Friday. The earthquake "
    "collapsed forty houses in Chala, mayor Rosa Quispe said.",
    publisher="Courier",
)
QUAKE_AGAIN = Article(
    "Forty houses collapsed in Chala after an earthquake on the coast of Peru, the mayor, Rosa "
    "Quispe, said on Friday.",
    publisher="Herald",
)
QUAKE_ELSEWHERE = Article(
    "An earthquake off Hokkaido was felt in Sapporo, where trains stopped for an hour. No damage "
    "was known, broadcaster NHK reported.",
    publisher="Echo",
)


def words(article, *surfaces):
    found = []
    start = 0
    for surface in surfaces:
        start = article.text.index(surface, start)
        span = Span(start, start + len(surface))
        found.append(EventWord(article, Spans(span, span)))
        start = span.end
    return found


MENTIONS = [
    *words(QUAKE_HERE, "earthquake", "earthquake", "collapsed"),
    *words(QUAKE_AGAIN, "collapsed", "earthquake"),
    *words(QUAKE_ELSEWHERE, "earthquake", "stopped"),
]


def test_words_for_one_event_are_joined_across_articles_and_lookalikes_are_not():
    first, again, fell, fell_too, across, elsewhere, stopped = MentionLinker().link(MENTIONS)
    assert first == again == across
    assert fell == fell_too
    assert elsewhere not in (first, fell)
    assert stopped not in (first, fell, elsewhere)


def test_nothing_to_join_is_no_error():
    assert MentionLinker().link([]) == ()
    alone = EventWord(Article(""), Spans(Span(0, 0), Span(0, 0)))
    assert MentionLinker().link([alone]) == (0,)
    hostile = Article("\x00\ud800 .\n\n. fire")
    assert (
        len(
            MentionLinker().link(
                words(
                    hostile,
                    "fire",
                )
            )
        )
        == 1
    )


def test_only_words_of_one_family_are_compared():
    compared = compared_pairs(MENTIONS, Rarity(1, {}))
    told = [tuple(MENTIONS[at].spans.head.of(MENTIONS[at].article.text) for at in pair)
            for pair in compared.pairs]  # fmt: skip
    assert set(told) == {("earthquake", "earthquake"), ("collapsed", "collapsed")}
    assert all(len(row) == len(FEATURES) for row in compared.rows)


def test_average_link_joins_while_the_mean_reaches_the_threshold():
    likely = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (3, 4): 0.4}
    assert average_link(5, likely, 0.5) == (0, 0, 2, 3, 4)
    assert average_link(5, likely, 0.4) == (0, 0, 0, 3, 3)
    assert average_link(3, {}, 0.5) == (0, 1, 2)
    assert average_link(3, {(0, 1): 0.9, (0, 2): 0.9}, 0.5) == (0, 0, 2)


def test_weights_are_written_and_read_back():
    shipped = shipped_weights()
    assert weights_of(shipped.as_record()) == replace(shipped, rarity=shipped.rarity)
    assert shipped.probabilities([]).shape == (0,)
    likely = shipped.probabilities([[0.0] * len(FEATURES)] * 2)
    assert 0 < likely[0] == likely[1] < 1


def test_missing_weights_say_what_to_do(monkeypatch, tmp_path):
    shipped_weights.cache_clear()
    monkeypatch.setattr(weights_module, "MODEL_PATH", tmp_path / "weights.json")
    with pytest.raises(DataError, match="restore it"):
        shipped_weights()
    monkeypatch.undo()
    shipped_weights.cache_clear()
    assert isinstance(shipped_weights(), Weights)
