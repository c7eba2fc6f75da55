"""Acts of saying: who said it (source), by which word (cue), and what was said (content).

After the scheme of PolNeAR (Newell, Margolin, Ruths 2018): for each word that
can be a cue, rules over the dependency tree and the quotation marks propose
sources and contents (`geo.reporting.candidates`), and a fitted model keeps the
likeliest, if any (`geo.reporting.acceptance`).
"""

from __future__ import annotations

from dataclasses import replace

from geo.model import Span
from geo.reporting.acceptance import acceptance_weights, best_candidate
from geo.reporting.closings import closing, told_in_court
from geo.reporting.document import Document
from geo.reporting.hearsay import (
    Act,
    citing,
    relayed_maker,
    reporter_of_unconfirmed,
    trailing,
    without_edge_sources,
)
from geo.reporting.logistic import Logistic
from geo.reporting.spans import source_phrase, trimmed

NOBODY = frozenset({"few", "nobody", "none", "no", "hardly", "neither"})
"""First words of a source that says of whom something is not the word."""

LONGEST_AFTER_DATELINE = 12
"""Words between a dateline and "said" that can name the speaker: as many as a speaker has
(`hearsay.LONGEST_SPEAKER`)."""


def find_acts(document: Document) -> list[Act]:
    """Return the acts of saying in `document`, in the order of their cues."""
    weights = acceptance_weights()
    acts: list[Act] = []
    for index in range(len(document.tokens)):
        act = _act_at(document, index, weights)
        if act is not None and act.content and not _is_of_nobody(document, act):
            acts.append(_by_its_maker(document, _without_dateline(document, act)))
    return sorted(without_edge_sources(acts), key=lambda act: act.cue)


def _act_at(document: Document, index: int, weights: Logistic) -> Act | None:
    """Return the act whose cue is the token at `index`, or None.

    Who "X said, citing Y" cites is told by a rule: PolNeAR annotates X alone, but the
    chain of sources begins with Y. So is who ends a headline ("Bridge may fall: engineer"),
    and who ends a sentence ("…, the ministry said"), whatever subject the parse gives the verb.
    """
    if document.words[index] == ":":
        named_last = trailing(document, index)
        if named_last is not None:
            return named_last
    if document.lemmas[index] == "cite":
        cited = citing(document, index)
        if cited is not None:
            return cited
    if (heard := told_in_court(document, index)) is not None:
        return heard
    best = best_candidate(document, index, weights)
    if best is not None and _is_after(best.act, index):
        return best.act
    last = closing(document, index)
    if best is None or (last is not None and not _speaks(document, best.act, last)):
        return last
    return best.act


def _is_of_nobody(document: Document, act: Act) -> bool:
    """Say whether the words deny that anybody says so: "few in Lima believe"."""
    head = act.source_head
    if head is None:
        return False
    first = document.edges(head)[0]
    return document.words[first] in NOBODY


def _by_its_maker(document: Document, act: Act) -> Act:
    """Return the act of whoever made the report, statement or study that is said to say so.

    What somebody "has not confirmed" is said by whoever reports it.
    """
    if act.source_head is None:
        return act
    maker = reporter_of_unconfirmed(document, act)
    if maker is not None:
        return replace(act, source=(source_phrase(document, maker),), source_head=maker)
    return replace(act, source_head=relayed_maker(document, act.source_head))


def _without_dateline(document: Document, act: Act) -> Act:
    """Return the act without the dateline that the parse took into its source.

    "MIAMI (AP) — The hurricane centre said": the centre speaks, not Miami.
    """
    dateline = document.dateline_at(act.source[0].start) if act.source else None
    if dateline is None:
        return act
    end = dateline.end
    stop = max(act.source[0].end, act.cue.start if act.cue.start > end else end)
    source = trimmed(document, Span(end, stop))
    if not 0 < len(document.tokens_in(source)) <= LONGEST_AFTER_DATELINE:
        return replace(act, source=(), source_head=None)
    return replace(act, source=(source,), source_head=document.head_of(source))


def _is_after(act: Act, verb: int) -> bool:
    """Say whether who speaks is named after the verb: "…, said the pastor, Tom Ruiz"."""
    return act.source_head is not None and act.source_head > verb


def _speaks(document: Document, act: Act, last: Act) -> bool:
    """Say whether the head of an act's source is among the words before the closing verb."""
    head = act.source_head
    return head is not None and last.source[0].contains(document.span_of(head, head))
