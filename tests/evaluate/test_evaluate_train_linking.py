"""From annotated event words to the weights that join them, and their card."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from geo.evaluate.event_corpora.coreference import gold_topics
from geo.evaluate.event_corpora.reading import records
from geo.evaluate.train_linking import (
    count_words,
    cross_validate,
    fit,
    main,
    score,
    topic_of,
)
from geo.linking.telling import FEATURES
from geo.linking.weights import weights_of
from geo.linking.words import family_of
from geo.syntax import SpacyParser

TOWNS = ("Chala", "Arequipa", "Tampa", "Nakuru", "Kisumu", "Cusco")


def mention(text, surface, number, chain):
    start = text.index(surface)
    place = {"start": start, "end": start + len(surface), "surface": surface}
    return {"id": str(number), "tag": "ACTION_OCCURRENCE", "chain": chain, **place}


def article(topic, story, number):
    """Return an article of one of two stories that use the same words in two towns."""
    town = TOWNS[(topic + 3 * story) % len(TOWNS)]
    text = (
        f"A fire burnt the market hall of {town} on Friday, the firemen of {town} said. "
        f"Nobody was hurt when the hall of {town} collapsed at dawn, edition {number}."
    )
    words = [("burnt", f"{topic}{story}a"), ("collapsed", f"{topic}{story}b"), ("hurt", None)]
    return {
        "id": f"{topic}-{story}-{number}",
        "topic": str(topic),
        "text": text,
        "mentions": [mention(text, word, at, chain) for at, (word, chain) in enumerate(words)],
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("linking") / "fires.jsonl"
    lines = [
        json.dumps(article(topic, story, number))
        for topic in range(5)
        for story in range(2)
        for number in range(3)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def topics(corpus):
    rarity = count_words([corpus])
    read = gold_topics(records(corpus), SpacyParser()).values()
    return [topic_of(words, rarity) for words in read], rarity


def test_words_are_counted_by_article(corpus):
    rarity = count_words([corpus])
    assert rarity.articles == 30
    assert rarity.counts[family_of("market")] == 30
    assert rarity.counts[family_of("edition")] == 30


def test_pairs_are_right_within_a_chain_and_wrong_across_chains(topics):
    topic = topics[0][0]
    chains = [word.gold for word in topic.words]
    assert topic.rows.shape == (len(topic.pairs), len(FEATURES))
    assert 0 < topic.right.sum() < len(topic.right)
    for (one, other), right in zip(topic.pairs, topic.right, strict=True):
        assert bool(right) is (chains[one] == chains[other])


def test_fitted_weights_do_better_than_words_left_alone(topics):
    read, rarity = topics
    weights = fit(read, rarity)
    alone = score(read, replace(weights, threshold=1.1))
    assert alone.precision == pytest.approx(1)
    assert score(read, weights).f1 > alone.f1 + 0.1
    assert score(read, weights).recall == pytest.approx(1)
    assert np.isfinite(weights.weights).all()


def test_each_topic_is_measured_once(topics):
    read, rarity = topics
    measured = cross_validate(read, rarity)
    assert list(measured) == ["fold 1", "fold 2", "fold 3", "fold 4", "fold 5", "together"]
    assert measured["together"].words == sum(len(topic.words) for topic in read)


def test_the_command_writes_weights_and_card(corpus, tmp_path, capsys):
    assert main([str(corpus), str(corpus), "-o", str(tmp_path)]) == 0
    record = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert len(weights_of(record).weights) == len(FEATURES)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| together |" in card
    assert card == capsys.readouterr().out
