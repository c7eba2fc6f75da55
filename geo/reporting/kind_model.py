"""The weights that tell kinds of events apart, and how they are read.

A linear model with one column for each kind, over the features of
`geo.reporting.kind_features`, and beside it a small encoder, which takes a hundred times
longer and is asked where the linear model is not sure. `geo.evaluate.train_event_types`
fits the one and weighs both; the card beside the files says to what, and how right they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.encoders import SentenceClassifier
from geo.errors import DataError
from geo.reporting.kind_features import GROUP_WEIGHTS, Groups
from geo.settings import SHIPPED_DATA

MODEL_FOLDER = SHIPPED_DATA / "models" / "event_types"
MODEL_PATH = MODEL_FOLDER / "event_types.npz"

Floats = NDArray[np.float32]

SUB_EVENT, PLOVER = "sub_event", "plover"
"""The two questions: which sub-event type (ACLED's), and which PLOVER type (first edition)."""


@dataclass(frozen=True, slots=True, eq=False)
class KindHead:
    """One set of kinds: a column of weights for each, and the slope from score to probability."""

    kinds: tuple[str, ...]
    weights: Floats
    """[feature, kind]."""
    bias: Floats
    sharpness: float
    """What scores are multiplied with before the softmax; fitted to held-out scores."""
    beside: float = 0.0
    """The same where the encoder has answered too."""
    encoder: float = 1.0
    """What the encoder's logits are multiplied with then."""

    def probabilities(
        self, rows: NDArray[np.int64], values: Floats, logits: Floats | None = None
    ) -> dict[str, float]:
        """Return the probability of each kind, for the features `rows` with their values.

        `logits` is what the encoder says of the kinds, where it was asked.
        """
        scores = values @ self.weights[rows] + self.bias
        told = (
            self.sharpness * scores
            if logits is None
            else self.beside * scores + self.encoder * logits
        )
        powers = np.exp(told - told.max())
        return dict(zip(self.kinds, (powers / powers.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class KindModel:
    """The features with their weights, for sub-event types and for PLOVER types."""

    version: str
    rows: Mapping[str, int]
    rarity: Floats
    """How rare each feature is: inverse document frequency."""
    sub_events: KindHead
    plover: KindHead

    def read(self, groups: Groups) -> tuple[NDArray[np.int64], Floats]:
        """Return rows and values of the features that the model knows; each group has a length."""
        return read_groups(groups, self.rows, self.rarity)


def read_groups(
    groups: Groups, rows: Mapping[str, int], rarity: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Return rows and values of the known features, dampened, weighted by rarity, normalised."""
    found, values = [], []
    for group, length in zip(groups, GROUP_WEIGHTS, strict=True):
        known = [(rows[name], count) for name, count in group.items() if name in rows]
        if not known:
            continue
        here = np.array([row for row, _ in known], dtype=np.int64)
        value = (1 + np.log([count for _, count in known])) * rarity[here]
        found.append(here)
        values.append(length * value / np.linalg.norm(value))
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate(found), np.concatenate(values).astype(np.float32)


def save_model(model: KindModel, path: Path) -> None:
    """Write the model; weights are stored in 8 bits, each kind with a scale of its own."""
    names = sorted(model.rows, key=lambda name: model.rows[name])
    arrays: dict[str, NDArray[np.generic]] = {
        "version": np.array(model.version),
        "features": np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        "rarity": model.rarity.astype(np.float16),
    }
    for name, head in (("sub_events", model.sub_events), ("plover", model.plover)):
        scale = np.maximum(np.abs(head.weights).max(axis=0), 1e-6) / 127
        arrays |= {
            f"{name}_kinds": np.array(head.kinds),
            f"{name}_weights": np.round(head.weights / scale).astype(np.int8),
            f"{name}_scale": scale.astype(np.float32),
            f"{name}_bias": head.bias.astype(np.float32),
            f"{name}_slopes": np.array([head.sharpness, head.beside, head.encoder], np.float32),
        }
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def load_model(path: Path) -> KindModel:
    """Return the model stored in `path`. Raises DataError when it cannot be used."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            names = bytes(stored["features"]).decode("utf-8").split("\n")
            rarity = stored["rarity"].astype(np.float32)
            heads = [_head(stored, name) for name in ("sub_events", "plover")]
            version = str(stored["version"])
        _check(names, rarity, heads)
    except Exception as error:  # a damaged archive raises errors of zip, zlib and numpy alike
        raise DataError(
            f"{path}: the weights of event kinds cannot be read ({error!r}); restore the file."
        ) from error
    rows = {name: row for row, name in enumerate(names)}
    return KindModel(version, rows, rarity, heads[0], heads[1])


def _check(names: Sequence[str], rarity: Floats, heads: Sequence[KindHead]) -> None:
    """Raise ValueError when the parts of a file are not of one model."""
    if {len(rarity), *(len(head.weights) for head in heads)} != {len(names)}:
        raise ValueError("weights and features do not fit")


def _head(stored: Mapping[str, NDArray[np.generic]], name: str) -> KindHead:
    scale = stored[f"{name}_scale"].astype(np.float32)
    return KindHead(
        tuple(str(kind) for kind in stored[f"{name}_kinds"]),
        stored[f"{name}_weights"].astype(np.float32) * scale,
        stored[f"{name}_bias"].astype(np.float32),
        *map(float, stored[f"{name}_slopes"].astype(np.float32)),
    )


@lru_cache(maxsize=1)
def kind_model() -> KindModel:
    """Return the model that ships. Raises DataError when it cannot be read."""
    return load_model(MODEL_PATH)


@lru_cache(maxsize=1)
def kind_encoder() -> SentenceClassifier:
    """Return the encoder that ships, whose files are opened when it is first asked."""
    return SentenceClassifier(MODEL_FOLDER)
