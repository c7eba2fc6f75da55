"""From annotated articles to the resolver's weights and their card."""

import pytest
from shapely import box

from geo.evaluate import Corpus, GoldArticle, GoldToponym, given_toponyms
from geo.evaluate.train_resolver import cross_validate, fit_folds, model_card
from geo.evaluate.training import fold_of, make_example, make_examples, make_holder_examples
from geo.model import (
    Article,
    FeatureClass,
    Footprint,
    Form,
    NameMatch,
    Place,
    Resolution,
    Role,
    Span,
    Toponym,
    Worldview,
)
from geo.resolution import CandidateFinder

FRANCE = Place("geonames:2988507", "Paris", FeatureClass.SETTLEMENT, 48.85341, 2.3488, "FR", "11",
               geonames_id=2988507, population=2_138_551)  # fmt: skip
TEXAS = Place("geonames:4717560", "Paris", FeatureClass.SETTLEMENT, 33.66094, -95.55551, "US", "TX",
              geonames_id=4717560, population=24_782)  # fmt: skip


class TwoParises:
    worldview = Worldview.UN
    version = "two"

    def lookup(self, name):
        return tuple(NameMatch(place, "main", "Paris") for place in (FRANCE, TEXAS)) * (
            name == "Paris"
        )

    def fuzzy(self, name):
        return ()

    def inside_name(self, name):
        return ()


def article(number, point=(33.66, -95.56), identifier=4717560, publisher=None):
    text = f"Fair {number} opened in Paris; Paris was full, and Nowhere too."
    starts = [text.index("Paris"), text.rindex("Paris")]
    marks = [GoldToponym(Span(at, at + 5), "Paris", *point, identifier) for at in starts]
    away = text.index("Nowhere")
    marks.append(GoldToponym(Span(away, away + 7), "Nowhere", *point))
    return GoldArticle(str(number), Article(text, publisher=publisher), tuple(marks))


@pytest.fixture
def corpus():
    return Corpus("fairs", "0" * 64, tuple(article(number) for number in range(40)))


def test_folds_cut_no_publisher_in_two():
    alone = [fold_of(article(number)) for number in range(60)]
    assert set(alone) == set(range(5))
    one_outlet = [article(number, publisher="Example Herald") for number in range(10)]
    assert len({fold_of(gold) for gold in one_outlet}) == 1


def test_the_row_with_the_gold_id_is_right():
    example = make_example(article(1), CandidateFinder(TwoParises()))
    assert list(example.right) == [0.0, 1.0]
    assert list(example.weight) == [2**0.5]


def test_without_an_id_the_nearest_namesake_within_reach_is_right():
    finder = CandidateFinder(TwoParises())
    assert list(make_example(article(1, (48.86, 2.35), None), finder).right) == [1.0, 0.0]
    assert list(make_example(article(1, (49.6, 2.35), None), finder).right) == [1.0, 0.0]
    assert list(make_example(article(1, (0.0, 0.0), None), finder).right) == [0.0, 0.0]


@pytest.mark.parametrize(("lat", "right"), [(26.2, [1.0]), (45.0, [0.0])])
def test_an_area_right_after_an_unknown_name_holds_what_lies_in_its_outline(lat, right):
    state = Place("test:texas", "Texas", FeatureClass.REGION, 31.5, -99.3, "US", "TX")

    class WithOutline(TwoParises):
        def footprint(self, place_id):
            return Footprint(place_id, box(-106.6, 25.8, -93.5, 36.5).wkb, 31.5, -99.3)

    text = "A train derailed in Nowhere, Texas."
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in
             ("Nowhere", "Texas")}  # fmt: skip
    resolutions = [
        Resolution(Toponym(span, name, Role.LITERAL, Form.NAME, 0.9, "test"), place,
                   0.9 if place else 0.0, (), None if place else "unknown", "test")
        for (name, span), place in zip(spans.items(), (None, state), strict=True)
    ]  # fmt: skip
    marks = (GoldToponym(spans["Nowhere"], "Nowhere", lat, -98.2),)
    gold = GoldArticle("1", Article(text), marks)
    (example,) = make_holder_examples(gold, resolutions, WithOutline())
    assert list(example.right) == right


def test_the_card_tells_figures_baseline_and_coverage(corpus):
    gazetteer = TwoParises()
    examples = make_examples([corpus], gazetteer)
    folds = fit_folds([corpus], examples, gazetteer, given_toponyms)
    (measured,) = cross_validate([corpus], folds, gazetteer)
    assert measured.ranked.acc161_all == 1.0  # Nowhere too, which was learnt to lie by Paris
    assert measured.baseline.acc161_all == 0.0
    assert measured.coverage == pytest.approx(2 / 3)
    card = model_card([corpus], [measured], gazetteer)
    assert "| fairs | 40 | 120 | 1.000 | 0.000 | 0.667 |" in card
    assert corpus.sha256 in card
