"""The linking room: joins reports of the same thing, across articles, into events.

`EventLinker` reads reports in order of publication and puts each into the event
that it fits best, or opens a new one. `likeness` says what fits (kind, place,
date, words, numbers), `blocks` keeps the search near-linear, `voices` counts
who independently says so.

To add another linker, write a class with the method of `geo.protocols.Linker`
and name it in `geo.wiring`.
"""

from geo.linking.linker import EventLinker

__all__ = ["EventLinker"]
