"""Syntax: sentences, words and the dependency tree of an article, computed once for all stages.

`SpacyParser` reads English with spaCy's small model. Sentence borders are the
room's own (`borders`), because the model's splitter breaks at abbreviations
and runs over paragraph ends; the model only decides where the rules leave it
open. To add an adapter, write a class with the `parse` method of
`geo.protocols.Parser` in a module of its own, export it here and run the
specification in tests/syntax over it.
"""

from geo.syntax.spacy_parser import SpacyParser

__all__ = ["SpacyParser"]
