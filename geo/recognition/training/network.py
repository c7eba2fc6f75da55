"""The network: all-MiniLM-L6-v2 with word shape and gazetteer evidence added to its input."""

from __future__ import annotations

import hashlib
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from geo.errors import DataError
from geo.recognition.evidence import EVIDENCE_VALUES
from geo.recognition.labels import COLUMNS
from geo.recognition.words import Shape

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as the authors of all-MiniLM-L6-v2 published it."""
FEATURE_SPREAD = 0.02
"""Standard deviation of new embeddings at the start: BERT's own."""
DROPOUT = 0.1


class ToponymNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder with one linear layer that answers `labels.COLUMNS` numbers for each piece."""

    def __init__(self, encoder: BertModel) -> None:
        """Put shape and evidence in front of `encoder` and the answer behind it."""
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = nn.Embedding(len(Shape), width)
        self.evidence = nn.Embedding(EVIDENCE_VALUES, width)
        for embedding in (self.shapes, self.evidence):
            nn.init.normal_(embedding.weight, std=FEATURE_SPREAD)
        self.dropout = nn.Dropout(DROPOUT)
        self.answer = nn.Linear(width, COLUMNS)

    def forward(self, pieces: Tensor, shapes: Tensor, evidence: Tensor, mask: Tensor) -> Tensor:
        """Return logits [batch, piece, column]; all inputs are [batch, piece]."""
        words = self.encoder.embeddings.word_embeddings(pieces)
        inputs = words + self.shapes(shapes) + self.evidence(evidence)
        hidden = self.encoder(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        answer: Tensor = self.answer(self.dropout(hidden))
        return answer


def load_encoder(folder: Path) -> BertModel:
    """Load the pre-trained encoder. Raises DataError when it is not the published one."""
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise DataError(f"{weights} is not the published all-MiniLM-L6-v2: get the file anew.")
    config = BertConfig.from_pretrained(folder / "config.json")
    # Dropout inside the layers triples the time of a step on a CPU and is not missed in so
    # short a training; the input and the answer keep theirs.
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.embeddings.dropout.p = DROPOUT
    kept = {name: value for name, value in load_file(weights).items() if "pooler" not in name}
    encoder.load_state_dict(kept, strict=False)
    return encoder
