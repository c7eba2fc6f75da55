"""Toponym resolution: which gazetteer entry a place name means in its article.

`candidates` finds the namesakes, `clues` reads the words around a mention, `homes`
learns where each publisher is at home, `scene` puts an article's names side by
side, `features`, `home_features` and `context` turn them into numbers, `ranker` into
probabilities, `reasons` into words. What no entry names is placed by `surroundings`
and `holders` within what probably holds it, as far as that reaches by `extent`.
`resolver` is the adapter of `geo.protocols.Resolver`; `training` fits the weights,
which `weights` reads and writes by name. Another resolver needs only the method
`resolve`, and its name in `geo.wiring`.
"""

from geo.resolution.candidates import CandidateFinder, find_candidates
from geo.resolution.homes import NOWHERE, Home, PublisherHomes
from geo.resolution.ranker import Ranker, load_ranker
from geo.resolution.resolver import MODEL_PATH, RankingResolver, surroundings_of
from geo.resolution.scene import Scene, read_scene
from geo.resolution.surroundings import Option
from geo.resolution.training import Example, HolderExample, fit, fit_holders

__all__ = [
    "MODEL_PATH",
    "NOWHERE",
    "CandidateFinder",
    "Example",
    "HolderExample",
    "Home",
    "Option",
    "PublisherHomes",
    "Ranker",
    "RankingResolver",
    "Scene",
    "find_candidates",
    "fit",
    "fit_holders",
    "load_ranker",
    "read_scene",
    "surroundings_of",
]
