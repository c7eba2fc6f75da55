"""Articles that the models were fitted to are told apart from those that were kept out."""

import hashlib
import json
import re
from types import SimpleNamespace

import pytest

from geo.errors import DataError
from geo.evaluate import Corpus, Options, Seen, TrainingRecord, evaluate, read_corpus
from geo.model import FeatureClass, NameMatch, Parse, Place, Resolution, Worldview
from geo.recognition.training.corpora import is_held_out

LIMA = Place("geonames:3936456", "Lima", FeatureClass.SETTLEMENT, -12.04, -77.03, "PE", "15",
             geonames_id=3936456, population=7_737_002)  # fmt: skip
LIMA_OHIO = Place("geonames:4517009", "Lima", FeatureClass.SETTLEMENT, 40.74, -84.1, "US", "OH",
                  geonames_id=4517009, population=37_873)  # fmt: skip
SHARE = 0.3


class TwoLimas:
    worldview = Worldview.UN
    version = "two"

    def lookup(self, name):
        return tuple(NameMatch(place, "main", name) for place in (LIMA, LIMA_OHIO)) * (
            name == "Lima"
        )

    def fuzzy(self, name):
        return ()

    def inside_name(self, name):
        return ()

    def place(self, place_id):
        return None


class AlwaysOhio:
    def resolve(self, article, parse, toponyms):
        return tuple(Resolution(one, LIMA_OHIO, 1.0, (), None, "test") for one in toponyms)


STAGES = SimpleNamespace(
    parser=SimpleNamespace(parse=lambda text: Parse((), (), "test")),
    recognizer=SimpleNamespace(recognize=lambda article, parse: ()),
    resolver=AlwaysOhio(),
)


def rain_in_lima(number):
    before = f"Rain, part {number}: streets of "
    span = {"start": len(before), "end": len(before) + 4}
    mark = {**span, "lat": LIMA.lat, "lon": LIMA.lon, "geonames_id": LIMA.geonames_id}
    return {"id": f"rain-{number}", "text": f"{before}Lima are under water.", "toponyms": [mark]}


@pytest.fixture
def folder(tmp_path):
    """A corpus of forty articles, which all mean the Peruvian Lima."""
    lines = [json.dumps(rain_in_lima(number)) for number in range(40)]
    (tmp_path / "rain.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def models(folder, tmp_path_factory):
    """Cards that say that the models were fitted to the corpus, three tenths kept out."""
    models = tmp_path_factory.mktemp("models")
    sha256 = hashlib.sha256((folder / "rain.jsonl").read_bytes()).hexdigest()
    (models / "toponyms").mkdir()
    (models / "resolver").mkdir()
    card = {"training": {"held_out": SHARE, "corpora_sha256": {"rain.jsonl": sha256}}}
    (models / "toponyms" / "model.json").write_text(json.dumps(card))
    (models / "resolver" / "README.md").write_text("# Weights")
    return models


def test_the_articles_kept_out_are_those_of_the_training(folder, models):
    corpus = read_corpus(folder / "rain.jsonl")
    record = TrainingRecord.read(models)
    assert record.has_seen(corpus)
    left_out = record.left_out(corpus, folder / "rain.jsonl")
    assert left_out.name == "rain, left out"
    assert {gold.id for gold in left_out.articles} == {
        f"rain-{number}" for number in range(40) if is_held_out(f"rain-{number}", SHARE)
    }
    assert not record.has_seen(Corpus("other", "1" * 64, ()))


def test_a_training_corpus_has_a_second_row_with_a_resolver_fitted_to_the_rest(folder, models):
    whole, left_out = evaluate(STAGES, TwoLimas(), folder, Options(models=models)).corpora
    assert (whole.seen, left_out.seen) == (Seen.IN_TRAINING, Seen.LEFT_OUT)
    assert whole.articles == 40 > left_out.articles > 0
    assert whole.given.resolution.acc161_all == 0.0  # the stages' own resolver
    assert left_out.given.resolution.acc161_all == 1.0  # learnt from the articles that stay


def test_only_the_unseen_articles_can_be_measured(folder, models):
    (folder / "fog.jsonl").write_text(json.dumps({"id": 1, "text": "Fog", "toponyms": []}))
    options = Options(models=models, only_unseen=True)
    fog, rain = evaluate(STAGES, TwoLimas(), folder, options).corpora
    assert (fog.name, fog.seen) == ("fog", Seen.NEVER)
    assert (rain.name, rain.seen) == ("rain, left out", Seen.LEFT_OUT)


def test_articles_left_out_are_not_counted_twice_over_all_corpora(folder, models):
    text = str(evaluate(STAGES, TwoLimas(), folder, Options(models=models)))
    assert "all corpora: 1.000 (40 of 40)" in text
    assert "left out of it" in text
    unseen = str(evaluate(STAGES, TwoLimas(), folder, Options(models=models, only_unseen=True)))
    assert re.search(r"all corpora: 1\.000 \((\d+) of \1\)", unseen)[1] != "40"


def test_cards_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(DataError, match="cards cannot be read"):
        TrainingRecord.read(tmp_path)


def test_the_shipped_cards_can_be_read():
    assert 0.0 < TrainingRecord.read().share < 0.5
