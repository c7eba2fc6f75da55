"""The quality gate: articles that no model has seen must reach the floors."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from geo.evaluate import FLOORS, Options, Seen, TrainingRecord, breaches, evaluate, read_floors
from geo.evaluate.corpora import corpus_paths, read_corpus
from geo.recognition import EncoderRecognizer
from geo.resolution import RankingResolver
from geo.settings import PROJECT_ROOT
from geo.syntax import SpacyParser

CORPORA = Path(os.environ.get("DATELINE_SHARED", PROJECT_ROOT.parent / "shared")) / "corpora"


@pytest.fixture
def training_corpora(tmp_path):
    """A folder of the corpora that the models were fitted to."""
    if not CORPORA.is_dir():
        pytest.skip(f"no annotated corpora in {CORPORA}; set DATELINE_SHARED")
    if not FLOORS.exists():
        pytest.skip("no floors are pinned; run `make floors`")
    record = TrainingRecord.read()
    for path in corpus_paths(CORPORA):
        if record.has_seen(read_corpus(path)):
            (tmp_path / path.name).symlink_to(path)
    if not any(tmp_path.iterdir()):
        pytest.skip(f"{CORPORA} holds none of the corpora that the models' cards name")
    return tmp_path


def test_the_articles_kept_out_of_training_reach_their_floors(training_corpora, gazetteer):
    stages = SimpleNamespace(
        parser=SpacyParser(),
        recognizer=EncoderRecognizer(gazetteer),
        resolver=RankingResolver(gazetteer),
    )
    measured = evaluate(stages, gazetteer, training_corpora, Options(only_unseen=True))
    assert {corpus.seen for corpus in measured.corpora} == {Seen.LEFT_OUT}
    assert breaches(measured, read_floors()) == ()
