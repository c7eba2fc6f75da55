"""Second stage: the tries of keys and names, and each name's number in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import marisa_trie
import numpy as np
from tqdm import tqdm

from geo.gazetteer import layout
from geo.gazetteer.geonames.reading import split
from geo.gazetteer.geonames.workspace import INDEX, Workspace

NUMBER = np.dtype([("key", "<u4"), ("text", "<u4")])
TRIES = {"keys": f"{INDEX}/{layout.KEYS}", "names": f"{INDEX}/{layout.TEXTS}"}
"""Array of a chunk -> file of its trie."""


def number_names(workspace: Workspace, chunks: Sequence[str], show_progress: bool) -> None:
    """Build both tries from the names of all chunks, then number the names of each."""
    for array, trie in TRIES.items():
        if not workspace.has(trie):
            with _bar(f"Indexing {array}", chunks, show_progress) as bar:
                texts = _texts(workspace, chunks, array, bar)
                # The trie of bytes is the same file as that of texts, and needs no decoding here.
                built = marisa_trie.BinaryTrie(texts)
                workspace.save(trie, lambda path, built=built: built.save(str(path)))  # type: ignore[misc]
                del built
    missing = [name for name in chunks if not workspace.has(numbers_of(name))]
    keys, texts = (
        marisa_trie.BinaryTrie().mmap(str(workspace.path(trie))) for trie in TRIES.values()
    )
    with _bar("Numbering names", missing, show_progress) as bar:
        for name in missing:
            _number(workspace, name, keys, texts)
            bar.update()


def numbers_of(chunk: str) -> str:
    """Return the file of the numbers of a chunk's names."""
    return f"numbers-{chunk.removesuffix('.npz')}.npy"


def _bar(stage: str, chunks: Sequence[str], show_progress: bool) -> tqdm[Any]:
    return tqdm(total=len(chunks), desc=stage, unit="chunk", disable=not show_progress)


def _texts(
    workspace: Workspace, chunks: Sequence[str], array: str, bar: tqdm[Any]
) -> Iterator[bytes]:
    for name in chunks:
        with workspace.load(name) as chunk:
            texts = split(chunk[array])
        yield from texts
        bar.update()


def _number(workspace: Workspace, name: str, keys: Any, texts: Any) -> None:
    with workspace.load(name) as chunk:
        numbers = np.empty(len(chunk["owner"]), dtype=NUMBER)
        for field, array, trie in (("key", "keys", keys), ("text", "names", texts)):
            found = map(trie.__getitem__, split(chunk[array]))
            numbers[field] = np.fromiter(found, dtype=np.uint32, count=len(numbers))
    workspace.save_array(numbers_of(name), numbers)
