"""The network: all-MiniLM-L6-v2 with word shape and gazetteer evidence added to its input."""

from __future__ import annotations

from torch import Tensor, nn
from transformers import BertModel

from geo.recognition.evidence import EVIDENCE_VALUES
from geo.recognition.labels import COLUMNS
from geo.recognition.words import Shape

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
