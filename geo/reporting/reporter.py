"""The rule-based reporter: attributions first, then one report for each resolved mention."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.features.precision import PRECISION
from geo.features.titles import report_title
from geo.model import (
    Article,
    Attribution,
    EventMention,
    EventType,
    FeatureClass,
    MapAs,
    Parse,
    Passage,
    PlaceRole,
    Polarity,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    TimeExpression,
    What,
    When,
    Where,
)
from geo.reporting.acts import act_at
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.chains import attributions_of
from geo.reporting.claiming import Claims
from geo.reporting.containing import containers
from geo.reporting.dating import Dater
from geo.reporting.document import Document
from geo.reporting.event_words import UNKNOWN_KIND, Trigger
from geo.reporting.geometry import WIDE, Placing, drawn, listed
from geo.reporting.kinds import Kinds
from geo.reporting.lexicon import word_list
from geo.reporting.locating import is_home, role_of, sends_mission
from geo.reporting.mentions import event_mentions, listed_triggers
from geo.reporting.namesakes import NamedRegions
from geo.reporting.quantities import quantities_of
from geo.reporting.relations import Relation, relation_of
from geo.reporting.speaking import spoken_at
from geo.reporting.status import status_of
from geo.reporting.triggers import find_trigger
from geo.reporting.whens import is_ahead

MADE_BY = "rules 10"
"""Raised whenever a rule or word list changes what is reported."""

SENTENCE_REACH = 600
"""Characters of its sentence on each side of a mention that are searched for dates and numbers: all
of any real sentence, and a bound on the work for a page without full stops."""

MOVED = frozenset({PlaceRole.ORIGIN, PlaceRole.DESTINATION})
"""Roles that a place has by its own words, whatever the event that it was first tied to."""

QUOTE_REACH = 200
"""Characters on each side of a mention that lies in no sentence of the parse."""


class RuleReporter:
    """A `geo.protocols.Reporter` of hand-written rules over the dependency tree; safe for threads.

    Between its answers about one article it keeps the indices of that article's tree.
    """

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self._latest = threading.local()

    def attribute(self, article: Article, parse: Parse) -> tuple[Attribution, ...]:
        """Return every act of saying in the article, in the order of their cues."""
        return attributions_of(self._document(article, parse))

    def report(
        self,
        article: Article,
        parse: Parse,
        resolutions: Sequence[Resolution],
        times: Sequence[TimeExpression],
        attributions: Sequence[Attribution],
    ) -> tuple[Report, ...]:
        """Return one report for each resolution, in the same order."""
        document = self._document(article, parse)
        reading = _Reading(document, resolutions, times, attributions, self._kinds(document))
        return tuple(reading.report(resolution) for resolution in resolutions)

    def mention_events(
        self,
        article: Article,
        parse: Parse,
        times: Sequence[TimeExpression],
        reports: Sequence[Report],
    ) -> tuple[EventMention, ...]:
        """Return every event word of the article, in the order of the text."""
        document = self._document(article, parse)
        kinds = self._kinds(document)
        self._latest.document = None  # nothing more is asked about this article
        triggers = [kinds.refined(trigger) for trigger in kinds.triggers]
        return event_mentions(document, triggers, times, reports)

    def passages(self, article: Article, parse: Parse) -> tuple[Passage, ...]:
        """Return the opening of the article, then each sentence, with the kind of its event."""
        return self._kinds(self._document(article, parse)).passages()

    def _document(self, article: Article, parse: Parse) -> Document:
        """Return the indexed `article`: the one of this thread's previous answer if it is that."""
        latest: Document | None = getattr(self._latest, "document", None)
        if latest is None or latest.article is not article or latest.tokens is not parse.tokens:
            latest = self._latest.document = Document(article, parse)
            self._latest.kinds = None
        return latest

    def _kinds(self, document: Document) -> Kinds:
        """Return the kinds of event of the document that `_document` returned last."""
        latest: Kinds | None = self._latest.kinds
        if latest is None:
            latest = self._latest.kinds = Kinds(document, listed_triggers(document))
        return latest


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention in its sentence, with the event it belongs to."""

    resolution: Resolution
    sentence: Span
    head: int | None
    trigger: Trigger | None
    set_aside: str | None
    """Why the mention can be in no event (menu line, repeat), or None."""

    @property
    def span(self) -> Span:
        return self.resolution.toponym.span

    @property
    def is_of_known_kind(self) -> bool:
        """Whether something is told to have happened there, and what kind of thing."""
        return self.trigger is not None and self.trigger.entry is not UNKNOWN_KIND

    @property
    def neighbourhood(self) -> Span:
        """The sentence, cut to SENTENCE_REACH on each side of the mention."""
        start = max(self.sentence.start, self.span.start - SENTENCE_REACH)
        return Span(start, min(self.sentence.end, self.span.end + SENTENCE_REACH))


class _Reading:
    """One article while its reports are written."""

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        times: Sequence[TimeExpression],
        attributions: Sequence[Attribution],
        kinds: Kinds,
    ) -> None:
        self._kinds = kinds
        self._document = document
        self._boilerplate = Boilerplate(document)
        self._dater = Dater(document, times, kinds.triggers)
        self._claims = Claims(document, attributions)
        self._containers = containers(document, resolutions)
        self._regions = NamedRegions(document.text, resolutions)

    def report(self, resolution: Resolution) -> Report:
        """Return the report of one mention."""
        mention = self._mention(resolution)
        where = self._where(mention)
        if where.place_role == PlaceRole.BACKGROUND and where.map_as != MapAs.ASSOCIATIVE:
            mention = replace(mention, trigger=None)  # the event is not there
            without = self._where(mention)  # but something else may lead there: "and flew to Paris"
            where = without if without.place_role in MOVED else where
        what = self._what(mention, where.place_role)
        when = self._when(mention, what)
        if what.status is Status.REPORTED and self._is_ahead(when):
            what = replace(what, status=Status.EXPECTED)
        trigger_span = mention.trigger.span if mention.trigger else mention.span
        return Report(
            article_id=self._document.article.id,
            resolution=resolution,
            sentence=mention.sentence,
            quote=mention.sentence.of(self._document.text),
            title=report_title(what, resolution),
            what=what,
            where=where,
            when=when,
            who=self._claims.who(trigger_span, mention.span),
            made_by=MADE_BY,
        )

    def _mention(self, resolution: Resolution) -> _Mention:
        span = resolution.toponym.span
        sentence = self._sentence(span)
        aside = self._set_aside(span, sentence)
        head = self._document.head_of(span)
        trigger = None
        if head is not None and aside is None and not self._boilerplate.is_dateline(span):
            trigger = self._event_at(head, resolution.toponym.role)
        return _Mention(resolution, sentence, head, trigger, aside)

    def _event_at(self, place: int, role: Role) -> Trigger | None:
        """Return the event word of a place; one of no known kind only for a literal place."""
        document = self._document
        if is_home(document, place):
            return None
        found = spoken_at(document, place) or find_trigger(document, place)
        if found is not None:
            return self._kinds.refined(found)
        return act_at(document, place, self._kinds) if role is Role.LITERAL else None

    def _sentence(self, span: Span) -> Span:
        """Return the span of the mention's sentence, or of the text about it outside the parse."""
        found = self._document.sentence_at(span)
        if found:
            return found.span
        length = len(self._document.text)
        return Span(max(0, span.start - QUOTE_REACH), min(length, span.end + QUOTE_REACH))

    def _set_aside(self, span: Span, sentence: Span) -> str | None:
        first = self._boilerplate.first_saying(sentence)
        if first is not None:
            return f"The sentence repeats the one at character {first}, word for word."
        if self._boilerplate.is_furniture(span):
            return "The line is a menu, a byline or a link, not part of the article's text."
        return None

    # --- what, when -----------------------------------------------------------------------

    def _what(self, mention: _Mention, place_role: PlaceRole) -> What:
        trigger = mention.trigger
        if trigger is None:
            status = self._status_without_event(mention, place_role)
            return What(EventType.MENTION, None, None, status, Polarity.POSITIVE, None)
        status, polarity = status_of(self._document, trigger.token)
        entry = trigger.entry
        near = mention.neighbourhood
        times = tuple(self._dater.in_span(near))
        return What(
            entry.event_type,
            entry.sub_event_type,
            entry.plover,
            status,
            polarity,
            trigger.span,
            quantities_of(self._document, trigger.token, times, near),
        )

    def _status_without_event(self, mention: _Mention, place_role: PlaceRole) -> Status:
        """Return the status of what the clause puts at a place: "if they stay in Lima"."""
        if mention.head is None or place_role is PlaceRole.BACKGROUND:
            return Status.REPORTED
        verb = self._document.clause_of(mention.head)
        if self._document.tokens[verb].pos not in ("VERB", "AUX"):
            return Status.REPORTED
        if self._document.lemmas[verb] in word_list("awaiting"):
            return Status.EXPECTED  # "was expected in Rome", "predicts rain in Lima"
        return status_of(self._document, verb)[0]

    def _when(self, mention: _Mention, what: What) -> When:
        near = mention.neighbourhood
        return self._dater.date(mention.trigger, mention.head, near, what.status)

    def _is_ahead(self, when: When) -> bool:
        """Say whether a date of its own lies after publication: nothing has happened yet."""
        between = self._document.article.published_between
        return when.span is not None and is_ahead(when.interval, between)

    # --- where ----------------------------------------------------------------------------

    def _where(self, mention: _Mention) -> Where:
        resolution = mention.resolution
        if resolution.toponym.role == Role.ASSOCIATIVE:
            return _associative(resolution)
        if mention.set_aside:
            return listed(PlaceRole.BACKGROUND, mention.set_aside)
        if resolution.place is None:
            reason = resolution.unresolved_reason or "No place of that name could be chosen."
            return listed(self._role(mention), reason)
        inner = self._containers.get(mention.span)
        if inner is not None and inner.place is not None:
            return _container(resolution, inner)
        relation = relation_of(self._document, mention.span, mention.sentence)
        placing = Placing(
            resolution.place,
            resolution.toponym.surface,
            resolution.confidence,
            self._role_beside(mention, relation),
            relation,
            self._regions.blur(resolution),
            resolution.within_km,
        )
        if mention.is_of_known_kind:
            return drawn(placing)
        return _drawn_without_event(placing)

    def _role_beside(self, mention: _Mention, relation: Relation | None) -> PlaceRole:
        """Return the role of a place: what is "30 km from" a town did not start there."""
        role = self._role(mention)
        is_measured = relation is not None and relation.words.endswith("from")
        return PlaceRole.SITE if role is PlaceRole.ORIGIN and is_measured else role

    def _role(self, mention: _Mention) -> PlaceRole:
        if self._boilerplate.is_dateline(mention.span):
            return PlaceRole.VENUE
        if mention.head is None:
            return PlaceRole.BACKGROUND
        place = mention.resolution.place
        is_country = place is not None and place.feature is FeatureClass.COUNTRY
        if is_country and sends_mission(self._document, mention.head):
            return PlaceRole.BACKGROUND
        return role_of(self._document, mention.head, mention.trigger)


def _drawn_without_event(placing: Placing) -> Where:
    """Return how a place is drawn where nothing known happened: hollow, an area not at all."""
    if placing.place.feature in WIDE:
        # an area without an event would only hide the map
        return replace(drawn(replace(placing, role=PlaceRole.BACKGROUND)), place_role=placing.role)
    where = drawn(placing)
    return replace(where, map_as=MapAs.APPROXIMATE) if where.map_as == MapAs.POINT else where


def _associative(resolution: Resolution) -> Where:
    return Where(
        MapAs.ASSOCIATIVE,
        PlaceRole.BACKGROUND,
        resolution.place.lat if resolution.place else None,
        resolution.place.lon if resolution.place else None,
        where_prec=PRECISION[resolution.place.feature] if resolution.place else None,
        unmapped_reason=(
            f"“{resolution.toponym.surface}” stands for a government, people or organisation here."
        ),
    )


def _container(outer: Resolution, inner: Resolution) -> Where:
    assert outer.place is not None
    return listed(
        PlaceRole.CONTAINER,
        f"“{outer.toponym.surface}” names the area that holds “{inner.toponym.surface}”, "
        "which has its own entry.",
        None,
        PRECISION[outer.place.feature],
    )
