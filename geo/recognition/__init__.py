"""Toponym recognition: finds place names in a text and says what they stand for.

`EncoderRecognizer` reads text with a fine-tuned encoder; `GivenRecognizer`
takes spans that somebody else has found; `SpacyRecognizer` is the baseline that
`geo.evaluate` compares with. To add another recognizer, write a
class with the `recognize` method of `geo.protocols.Recognizer`, export it
here and pick it in `geo.wiring`. The model is made by
`geo.recognition.training`, which nothing here imports.
"""

from geo.recognition.recognizer import EncoderRecognizer, GivenRecognizer
from geo.recognition.spacy_names import SpacyRecognizer

__all__ = ["EncoderRecognizer", "GivenRecognizer", "SpacyRecognizer"]
