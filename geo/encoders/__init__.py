"""The small neural networks that ship, as far as stages share them: opening, reading, training.

An encoder is a fine-tuned all-MiniLM-L6-v2 in ONNX with 8-bit weights. Each has a folder
of its own under data/models with `model.onnx` and `model.json`; all share the vocabulary
of `TOKENIZER`. `SentenceClassifier` tells what a passage is about, `PassageReader` what happened
at its places; the encoder that reads whole articles word by word is `geo.recognition`'s own.
`geo.encoders.training` needs torch, which the app does not have.
"""

from geo.encoders.opening import (
    TOKENIZER,
    OpenedModel,
    frame_pieces,
    open_model,
    open_tokenizer,
    readable,
)
from geo.encoders.passages import Floats, PassageReader, PassageReading, PlaceAnswers
from geo.encoders.sentences import SentenceClassifier

__all__ = [
    "TOKENIZER",
    "Floats",
    "OpenedModel",
    "PassageReader",
    "PassageReading",
    "PlaceAnswers",
    "SentenceClassifier",
    "frame_pieces",
    "open_model",
    "open_tokenizer",
    "readable",
]
