"""spaCy as the parser imports and loads it: leaner, and otherwise the same."""

import subprocess
import sys

import spacy

from geo.syntax.spacy_parser import MODEL_PACKAGE, UNNEEDED, SpacyParser

FRESH = """
import sys
import geo.syntax
assert "spacy.cli" not in sys.modules and "spacy.cli.info" not in sys.modules
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli import download, info
assert info.__module__ == "spacy.cli.info"
"""


def test_the_command_line_of_spacy_is_imported_only_when_it_is_asked_for():
    done = subprocess.run(
        [sys.executable, "-c", FRESH], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_tokenizer_of_the_model_is_the_one_that_spacy_makes_anyway():
    assert "tokenizer" in UNNEEDED
    complete = spacy.load(MODEL_PACKAGE)
    lean = SpacyParser()._model
    assert lean.tokenizer.to_bytes() == complete.tokenizer.to_bytes()
