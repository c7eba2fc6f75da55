"""Whose words a report is: its paper's own, an agency's, or those of the report it is a copy of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.linking.copies import Heard, agency_named, credited_agency, shingles_of
from geo.linking.likeness import likeness
from geo.linking.measures import clash, counts_of
from geo.linking.nearness import nearness_of
from geo.linking.standing import happened
from geo.model import Article, FiledReport

SAME_SENTENCE = 0.5
"""Share of common words (Jaccard) from which a sentence of a copied paragraph is the other's: an
editor changes a third of the words at most. A judgement."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the words of a report come from."""

    voice: str | None
    """Who says so: the named claimant, else the agency whose text it is, else the publisher."""
    original: FiledReport | None
    """The report of another publisher of which it is a copy."""
    is_copy: bool = False
    """Whether its paragraph is another publisher's, though the sentence may not be."""


def in_order(reports: Iterable[FiledReport]) -> tuple[FiledReport, ...]:
    """Return reports by publication, undated last; of one day, agencies before who prints them.

    What is left is told in the order given, each article's sentences as they stand.
    """
    given = tuple(reports)
    first: dict[str, int] = {}
    for number, filed in enumerate(given):
        first.setdefault(filed.report.article_id, number)
    rank = {article_id: _rank(given[number].article) for article_id, number in first.items()}

    def key(filed: FiledReport) -> tuple[date, int, int, int]:
        published, article_id = filed.article.published or date.max, filed.report.article_id
        return published, rank[article_id], first[article_id], filed.report.sentence.start

    return tuple(sorted(given, key=key))


def voice(filed: FiledReport) -> str | None:
    """Return who says so: the named claimant, else the agency, else the publisher."""
    return named(filed) or credited_agency(filed.article) or filed.article.publisher


def named(filed: FiledReport) -> str | None:
    """Return the claimant that a report names beside its publisher; None without one."""
    claimant = filed.report.who.claimant
    return claimant if claimant != filed.article.publisher else None


def origins_of(ordered: Sequence[FiledReport]) -> tuple[Origin, ...]:
    """Return where the words of each report come from, of reports `in_order`."""
    if len(ordered) < 2:
        return tuple(Origin(voice(filed), None) for filed in ordered)
    heard, groups, group_of = Heard(), defaultdict[int, list[FiledReport]](list), []
    reworded: dict[int, Article] = {}
    for number, filed in enumerate(ordered):
        shingles = shingles_of(filed)
        source = heard.source(shingles)
        group = source if isinstance(source, int) else number
        if source is None and (other := heard.reworded(shingles, filed.article)):
            reworded[number] = other
        heard.add(shingles, group)
        heard.add_article(filed.article)
        groups[group].append(filed)
        group_of.append(group)
    leads = {group: _lead(alike) for group, alike in groups.items()}
    return tuple(
        _of_reworded(filed, reworded[number])
        if number in reworded
        else _origin(filed, leads[group], groups[group])
        for number, (filed, group) in enumerate(zip(ordered, group_of, strict=True))
    )


def _of_reworded(filed: FiledReport, other: Article) -> Origin:
    """Return the origin of a report whose article rewords another one throughout."""
    return Origin(named(filed) or credited_agency(other) or other.publisher, None, is_copy=True)


def _lead(alike: Sequence[FiledReport]) -> FiledReport:
    """Return the report of the article that the others have the text from."""
    if len({filed.report.article_id for filed in alike}) == 1:
        return alike[0]
    return min(alike, key=lambda filed: _rank(filed.article))


def _rank(article: Article) -> int:
    """Return 0 for what an agency publishes, 1 for what credits one, 2 for all else."""
    if article.publisher is not None and agency_named(article.publisher):
        return 0
    return 1 if credited_agency(article) else 2


def _origin(filed: FiledReport, lead: FiledReport, alike: Sequence[FiledReport]) -> Origin:
    """Return the origin of one of several reports whose paragraphs are copies of one text."""
    lead_id = lead.report.article_id
    if lead_id == filed.report.article_id or _is_one_publisher(lead.article, filed.article):
        return Origin(voice(filed), None)
    theirs = [one for one in alike if one.report.article_id == lead_id and _says_so(one, filed)]
    original = max(theirs, key=lambda other: _nearest(other, filed), default=None)
    if named(filed):
        return Origin(named(filed), original, is_copy=True)
    if original is not None:
        return Origin(voice(original), original, is_copy=True)
    return Origin(credited_agency(lead.article) or lead.article.publisher, None, is_copy=True)


def _is_one_publisher(one: Article, other: Article) -> bool:
    return one.publisher is not None and one.publisher == other.publisher


def _says_so(original: FiledReport, copy: FiledReport) -> bool:
    """Say whether a sentence says the same as the one that it may be a copy of."""
    return (
        _alike(original, copy) >= SAME_SENTENCE
        and _nearness(original, copy) > 0
        and happened(original.report) is happened(copy.report)
        and not any(clash(one, two) for one in counts_of(original) for two in counts_of(copy))
    )


def _nearest(original: FiledReport, copy: FiledReport) -> tuple[float, float]:
    return _alike(original, copy), _nearness(original, copy)


def _nearness(one: FiledReport, other: FiledReport) -> float:
    return nearness_of(one.report.resolution.place, other.report.resolution.place)


def _alike(one: FiledReport, other: FiledReport) -> float:
    return likeness(_words(one), _words(other))


def _words(filed: FiledReport) -> frozenset[str]:
    return frozenset(filed.report.quote.casefold().split())
