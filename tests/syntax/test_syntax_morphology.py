"""Words are read by the model's own rules: the same lemma, part of speech and tag, only sooner."""

import pytest
import spacy

from geo.syntax import SpacyParser
from geo.syntax.morphology import Morphology, Part, Reading, linked
from geo.syntax.spacy_parser import MODEL_PACKAGE

TEXTS = [
    "There is no bridge here, and there's never been one.",
    "Let's go: they ain't gonna wait, y'all gotta know that.",
    "She hadn't been told what he'd do; I'd have asked, but nobody's said anything.",
    "C'mon, nothin' 's left o' the ol' pier. He gets it, she got it, 'nuff said.",
    "The ferries, which had better engines, were lying off Aden by 3.30 a.m. on Oct. 5.",
    "That those who do so will, once it is done, can be doin' well.  \n\n  Theirs was mine!",
    "U.S. AND U.K. officials met 12,000 miles away (in Lima) – “quietly”, said Dr. Núñez.",
    "y' all that it not 'em 'll 'd 's 're a an the here then more most better best",
]


@pytest.fixture(scope="module")
def model():
    return spacy.load(MODEL_PACKAGE, exclude=["ner", "senter"])


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_read_as_the_whole_model_reads_them(model, text):
    doc = model(text)
    expected = [(t.lemma_, t.pos_, t.tag_, t.dep_) for t in doc if not t.is_space]
    for _ in range(2):  # from the rules, then from memory
        readings = Morphology(model).read(doc)
        words = zip(doc, readings, strict=True)
        assert [tuple(r)[:4] for t, r in words if not t.is_space] == expected


def test_a_word_that_was_met_alone_is_read_anew_beside_its_partner():
    parser = SpacyParser()
    assert [t.lemma for t in parser.parse("He gon").tokens][-1] != "go"
    assert [t.lemma for t in parser.parse("They gonna stay.").tokens][1:3] == ["go", "to"]


def test_words_are_linked_where_one_pattern_takes_both():
    def reading(*parts):
        return Reading("", "", "", "", frozenset(Part(*part) for part in parts))

    there, other, copula = reading((3, 0)), reading(), reading((3, 1), (4, 0))
    end = reading((4, 1))
    assert list(linked([there, copula, other, copula, there])) == [(0, 2)]
    assert list(linked([other, there, copula, end])) == [(1, 4)]
    assert list(linked([copula, there])) == []
