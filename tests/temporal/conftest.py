"""One parser for the whole room: its model takes a second to load."""

from collections.abc import Callable
from datetime import date

import pytest

from geo.model import Article, TimeExpression
from geo.syntax import SpacyParser
from geo.temporal import RuleTimeTagger

Tag = Callable[..., tuple[TimeExpression, ...]]

THURSDAY = date(2024, 10, 31)


@pytest.fixture(scope="session")
def tag() -> Tag:
    """Return a function that tags a text published on a day, a Thursday unless told."""
    parser, tagger = SpacyParser(), RuleTimeTagger()

    def tagged(text: str, published: date | None = THURSDAY) -> tuple[TimeExpression, ...]:
        return tagger.tag(Article(text, published=published), parser.parse(text))

    return tagged
