"""Builds the full GeoNames gazetteer, stage by stage; goes on where an earlier build ended."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from geo.gazetteer.build import prepare
from geo.gazetteer.built import (
    BUILT,
    built_version,
    is_built,
    publish,
    refuse_other_folder,
)
from geo.gazetteer.geonames.divisions import new_countries, read_divisions
from geo.gazetteer.geonames.dump import Dump, find_dump
from geo.gazetteer.geonames.numbering import number_names
from geo.gazetteer.geonames.ordering import Rows, order_rows
from geo.gazetteer.geonames.placing import Places
from geo.gazetteer.geonames.posting import write_postings
from geo.gazetteer.geonames.reading import read_tables
from geo.gazetteer.geonames.shipped import NAMES, Shipped
from geo.gazetteer.geonames.twins import find_twins
from geo.gazetteer.geonames.workspace import INDEX, Workspace

BUILDERS = (*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parent.parent / "names.py")
"""Modules that decide what the index of the same dump holds, beside the shipped gazetteer's."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    folder: Path
    places: int
    """All of them, the shipped ones too."""
    finished_before: int
    """Files that an earlier, interrupted build had left finished; 0 for a new build."""
    damaged: int
    """Rows of the dump that were left out."""
    told: tuple[str, ...]
    """Some of them: file, line, field and what is wrong with it."""
    was_there: bool = False
    """Whether the same gazetteer was there already and nothing was to do."""


def build(source: Path, target: Path, data_folder: Path, show_progress: bool = False) -> Built:
    """Build the gazetteer of the GeoNames dump in `source` as the folder `target`.

    The gazetteer that ships with Dateline is prepared in `data_folder` when it
    is not there, and taken over. Unfinished work lies beside `target`; it may be
    killed at any moment. Raises InputError for a dump that cannot be read and
    DataError when `target` cannot be written.
    """
    dump = find_dump(source)
    refuse_other_folder(target)
    shipped_folder = prepare(data_folder, show_progress)
    stamp = [dump.identity, shipped_folder.name, _code()]
    version = f"geonames-{hashlib.sha256(json.dumps(stamp).encode()).hexdigest()[:12]}"
    workspace = Workspace(target.with_name(f"{target.name}.building"))
    if is_built(target) and built_version(target) == version:
        workspace.remove()
        return _built(target, 0, was_there=True)
    finished_before = workspace.open(stamp)
    if finished_before:
        told = f"Going on with an earlier build: {finished_before} files of it are finished."
        tqdm.write(told, file=sys.stderr)
    _run_stages(dump, workspace, Shipped(shipped_folder), version, show_progress)
    publish(workspace.index, target)
    workspace.remove()
    return _built(target, finished_before)


def _run_stages(
    dump: Dump, workspace: Workspace, shipped: Shipped, version: str, show_progress: bool
) -> None:
    chunks = read_tables(dump, workspace, show_progress)
    if not workspace.has(NAMES):
        shipped.save_names(workspace)
    named = [NAMES, *chunks]
    number_names(workspace, named, show_progress)
    with tqdm(total=3, desc="Assembling", unit="step", disable=not show_progress) as bar:
        countries = new_countries(dump, shipped)
        place_chunks = [name for name in chunks if name.startswith("places-")]
        find_twins(workspace, place_chunks, shipped)
        order_rows(workspace, place_chunks, shipped, countries)
        bar.update()
        rows = Rows(workspace, shipped)
        write_postings(workspace, named, rows, shipped)
        bar.update()
        divisions = read_divisions(dump, workspace, place_chunks)
        Places(workspace, shipped, divisions, countries).write(place_chunks)
        bar.update()
    told = {"version": version, "shipped": shipped.folder.name, "places": len(rows)}
    text = json.dumps(told | _damages(workspace, chunks), ensure_ascii=False, indent=1)
    workspace.save(f"{INDEX}/{BUILT}", lambda path: path.write_text(text, "utf-8"))


def _damages(workspace: Workspace, chunks: Sequence[str]) -> dict[str, object]:
    damaged, told = 0, []
    for name in chunks:
        with workspace.load(name) as chunk:
            damaged += int(chunk["damaged"])
            told += chunk["told"].tolist()
    return {"damaged": damaged, "told": told}


def _built(folder: Path, finished_before: int, was_there: bool = False) -> Built:
    told = json.loads((folder / BUILT).read_text("utf-8"))
    return Built(
        folder, told["places"], finished_before, told["damaged"], tuple(told["told"]), was_there
    )


def _code() -> str:
    """Return a text that changes with the modules that build."""
    digest = hashlib.sha256()
    for path in BUILDERS:
        digest.update(path.read_bytes())
    return digest.hexdigest()
