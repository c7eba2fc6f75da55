"""One article read: its reports, each drafted by rules and weighed.

Rules find the event word of a place and its part, and an encoder reads the sentence beside them;
`event_choice` weighs the word, `stacking` part and event type, `status_choice` how sure the article
is, `date_candidates` the date. What they choose from is told too, so that their weights can be
fitted to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.features.titles import report_title
from geo.model import (
    Attribution,
    EventType,
    MapAs,
    PlaceRole,
    Polarity,
    Report,
    Resolution,
    Role,
    Status,
    TimeExpression,
    What,
    When,
    Where,
)
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.claiming import Claims
from geo.reporting.date_candidates import DateCandidate, DateCandidates, likeliest
from geo.reporting.dating import Dater
from geo.reporting.document import Document
from geo.reporting.event_choice import EventChoice, EventOption, chosen, event_options
from geo.reporting.event_words import UNKNOWN_KIND, Trigger, event_at
from geo.reporting.headlines import told_by_the_text
from geo.reporting.kinds import Kinds
from geo.reporting.lexicon import word_list
from geo.reporting.locating import is_settled
from geo.reporting.place_mentions import PlaceMention
from geo.reporting.place_questions import ROLE
from geo.reporting.quantities import quantities_of
from geo.reporting.ruled_mentions import RuledMentions
from geo.reporting.sentence_reader import PlaceReading, SentenceReader
from geo.reporting.stacking import (
    Draft,
    StackingWeights,
    draft_of,
    reconsidered,
)
from geo.reporting.status import status_of
from geo.reporting.status_choice import StatusOption, likeliest_status, status_options
from geo.reporting.whens import is_ahead
from geo.reporting.wheres import Wheres

MADE_BY = "rules 17"
"""Raised whenever a rule or word list changes what is reported."""

MOVED = frozenset({PlaceRole.ORIGIN, PlaceRole.DESTINATION})
"""Roles that a place has by its own words, whatever the event that it was first tied to."""


class ArticleReading:
    """One article while its reports are written, and what its weights have to choose from."""

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        times: Sequence[TimeExpression],
        attributions: Sequence[Attribution],
        kinds: Kinds,
        reader: SentenceReader,
        weights: StackingWeights,
    ) -> None:
        """Index the places, times and claims of `document`.

        `weights` choose between the rules and what `reader` says.
        """
        self._weights = weights
        self._kinds = kinds
        self._reader = reader
        self._document = document
        self._boilerplate = Boilerplate(document)
        self._resolutions = [self._with_role(resolution) for resolution in resolutions]
        self._mentions = RuledMentions(document, self._boilerplate, kinds)
        self._wheres = Wheres(document, self._resolutions, self._boilerplate)
        self._dater = Dater(document, times, kinds.triggers)
        self._dates = DateCandidates(document, self._dater, kinds.triggers)
        self._claims = Claims(document, attributions)

    def _with_role(self, resolution: Resolution) -> Resolution:
        """Return a resolution with the role that the encoder is sure of, else its own."""
        toponym = resolution.toponym
        if self._boilerplate.is_furniture(toponym.span) or self._boilerplate.is_dateline(
            toponym.span
        ):
            return resolution
        reading = self._reader.place(toponym.span)
        odds = reading.kind(ROLE, Role.LITERAL.value) if reading else 0
        role = Role.LITERAL if odds > 0 else Role.ASSOCIATIVE
        if abs(odds) < self._weights.role_from or role is toponym.role:
            return resolution
        made_by = f"{toponym.made_by}, role by {self._reader.version}"
        return replace(resolution, toponym=replace(toponym, role=role, made_by=made_by))

    def reports(self) -> tuple[Report, ...]:
        """Return one report for each resolution; what a headline says is reported by the text."""
        reports = tuple(self._report(resolution) for resolution in self._resolutions)
        told = told_by_the_text(self._document, reports)
        return tuple(
            self._report(one.resolution, told[at]) if at in told else one
            for at, one in enumerate(reports)
        )

    def _report(self, resolution: Resolution, aside: str | None = None) -> Report:
        """Return the report of one mention; `aside` says why it can be in no event."""
        mention, where, what = self._told_of(resolution, aside)
        when = likeliest(self._dates_of(mention, what), self._weights.dates)
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

    def _told_of(
        self, resolution: Resolution, aside: str | None
    ) -> tuple[PlaceMention, Where, What]:
        """Return a mention with the place's part and what happened there."""
        mention, where, what = self._drafted(resolution, aside)
        options = self._statuses_of(mention, where, what)
        if options:
            status = likeliest_status(options, what.status, self._weights.statuses)
            what = replace(what, status=status)
        return mention, where, what

    def _drafted(
        self, resolution: Resolution, aside: str | None
    ) -> tuple[PlaceMention, Where, What]:
        """Return the same with the status that the rules give."""
        mention, where, choice = self._by_words(*self._by_rules(resolution, aside))
        draft = self._draft(mention, where)
        if draft is not None:
            mention, where = self._reconsidered(mention, where, draft, choice)
        return mention, where, self._what(mention, where.place_role)

    def events(self) -> Iterator[tuple[EventOption, ...]]:
        """Yield the words that could be the event of each report; none where that is settled."""
        for resolution in self._resolutions:
            yield self._options(*self._by_rules(resolution, None))

    def statuses(self) -> Iterator[tuple[Status, tuple[StatusOption, ...]]]:
        """Yield the status that the rules give each event, and those that it could have."""
        for resolution in self._resolutions:
            mention, where, what = self._drafted(resolution, None)
            yield what.status, self._statuses_of(mention, where, what)

    def dates(self) -> Iterator[tuple[DateCandidate, ...]]:
        """Yield the dates that each report could have."""
        for resolution in self._resolutions:
            mention, _, what = self._told_of(resolution, None)
            yield self._dates_of(mention, what)

    def drafts(self) -> Iterator[Draft | None]:
        """Yield the draft about the event word of each resolution, where it is weighed anew."""
        for resolution in self._resolutions:
            mention, where, _ = self._by_words(*self._by_rules(resolution, None))
            yield self._draft(mention, where)

    def _by_rules(self, resolution: Resolution, aside: str | None) -> tuple[PlaceMention, Where]:
        """Return a mention with the event and the place's part in it that the rules find."""
        mention = self._mentions.of(resolution, aside)
        where = self._wheres.of(mention)
        if where.place_role == PlaceRole.BACKGROUND and where.map_as != MapAs.ASSOCIATIVE:
            # The event is not there, but something else may lead there: "and flew to Paris".
            mention = replace(mention, trigger=None)
            without = self._wheres.of(mention)
            where = without if without.place_role in MOVED else where
        return mention, where

    def _by_words(
        self, mention: PlaceMention, where: Where
    ) -> tuple[PlaceMention, Where, EventChoice]:
        """Return the mention with the event word that the weights choose, and its place anew."""
        ruled = mention.trigger.token if mention.trigger else None
        options = self._options(mention, where)
        if not options:
            return mention, where, EventChoice(ruled, ruled)
        choice = chosen(options, ruled, self._weights.events)
        if choice.token != ruled and not self._is_part_of(choice.token, mention.trigger):
            trigger = None if choice.token is None else self._event_word(choice.token)
            mention = replace(mention, trigger=trigger)
            where = self._wheres.of(mention)
        return mention, where, choice

    def _is_part_of(self, token: int | None, trigger: Trigger | None) -> bool:
        """Say whether a word belongs to an event of several: "tear gas", "shot down"."""
        if token is None or trigger is None:
            return False
        return self._document.tokens_in(trigger.span).count(token) > 0

    def _options(self, mention: PlaceMention, where: Where) -> tuple[EventOption, ...]:
        """Return the words that could be the event of a mention, where that is weighed."""
        if mention.head is None or not self._is_weighed(mention, where):
            return ()
        ruled = mention.trigger.token if mention.trigger else None
        reading = self._reading(mention)
        return event_options(self._document, mention.head, ruled, where.place_role, reading)

    def _event_word(self, token: int) -> Trigger:
        """Return the event of a word, of the kind that its sentence tells if any."""
        found = event_at(self._document, token)
        if found is not None:
            return self._kinds.refined(found)
        entry = self._kinds.of_act(token) or UNKNOWN_KIND
        return Trigger(token, self._document.span_of(token, token), entry, governs=True)

    def _is_weighed(self, mention: PlaceMention, where: Where) -> bool:
        """Say whether the rules' answer about a mention is open to doubt."""
        is_told = where.place_role is PlaceRole.CONTAINER or mention.set_aside is not None
        if is_told or mention.head is None:
            return False
        if self._boilerplate.is_dateline(mention.span):
            return False
        return not is_settled(self._document, mention.head, mention.trigger)

    def _draft(self, mention: PlaceMention, where: Where) -> Draft | None:
        """Return the rules' answer as a draft, or None where it is not weighed anew."""
        if mention.head is None or not self._is_weighed(mention, where):
            return None
        place, trigger = mention.resolution.place, mention.trigger
        kind = trigger.entry.event_type if trigger else EventType.MENTION
        feature = place.feature if place else None
        stands_for = mention.resolution.toponym.role
        answer = (kind, where.place_role)
        reading = self._reading(mention)
        return draft_of(
            self._document, self._kinds, mention.head, trigger, answer, feature, stands_for, reading
        )

    def _reading(self, mention: PlaceMention) -> PlaceReading | None:
        """Return what the encoder says of a mention in the article's text."""
        if mention.set_aside is not None or mention.head is None:
            return None
        return self._reader.place(mention.span)

    def _reconsidered(
        self, mention: PlaceMention, where: Where, draft: Draft, choice: EventChoice
    ) -> tuple[PlaceMention, Where]:
        """Return the mention and its place as the weights see them."""
        event_type, role = reconsidered(draft, self._weights.roles, self._weights.types)
        if (event_type, role) == (draft.event_type, draft.place_role):
            return mention, where
        if role is PlaceRole.BACKGROUND and event_type is EventType.MENTION:
            mention = replace(mention, trigger=None)
        elif event_type is not draft.event_type:
            trigger = self._event_of_type(mention, event_type, choice)
            mention = replace(mention, trigger=trigger or mention.trigger)
        return mention, self._wheres.of(mention, role)

    def _event_of_type(
        self, mention: PlaceMention, event_type: EventType, choice: EventChoice
    ) -> Trigger | None:
        """Return the word for an event of a type; None where no word could be one."""
        if mention.head is None or choice.likeliest is None:
            return None
        entry = self._kinds.of_type(mention.head, event_type)
        if mention.trigger is not None:
            return replace(mention.trigger, entry=entry, governs=True)
        word = choice.likeliest
        return Trigger(word, self._document.span_of(word, word), entry, governs=True)

    # --- what, when -----------------------------------------------------------------------

    def _what(self, mention: PlaceMention, place_role: PlaceRole) -> What:
        trigger = mention.trigger
        if trigger is None:
            status = self._status_without_event(mention, place_role)
            return What(EventType.MENTION, None, None, status, Polarity.POSITIVE, None)
        status, polarity = status_of(self._document, trigger.token)
        if self._document.lemmas[trigger.token] in word_list("awaiting"):
            status = Status.EXPECTED
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

    def _status_without_event(self, mention: PlaceMention, place_role: PlaceRole) -> Status:
        """Return the status of what the clause puts at a place: "if they stay in Lima"."""
        if mention.head is None or place_role is PlaceRole.BACKGROUND:
            return Status.REPORTED
        verb = self._document.clause_of(mention.head)
        if self._document.tokens[verb].pos not in ("VERB", "AUX"):
            return Status.REPORTED
        if self._document.lemmas[verb] in word_list("awaiting"):
            return Status.EXPECTED  # "was expected in Rome", "predicts rain in Lima"
        return status_of(self._document, verb)[0]

    def _statuses_of(
        self, mention: PlaceMention, where: Where, what: What
    ) -> tuple[StatusOption, ...]:
        """Return the statuses that are weighed; none where the rules' one stands."""
        reading = self._reading(mention)
        if reading is None or not self._is_weighed(mention, where):
            return ()
        return status_options(self._document, mention, what, reading)

    def _dates_of(self, mention: PlaceMention, what: What) -> tuple[DateCandidate, ...]:
        near = mention.neighbourhood
        ruled = self._dater.date(mention.trigger, mention.head, near, what.status)
        return self._dates.of(mention, what, ruled, self._reading(mention))

    def _is_ahead(self, when: When) -> bool:
        """Say whether a date of its own lies after publication: nothing has happened yet."""
        between = self._document.article.published_between
        return when.span is not None and is_ahead(when.interval, between)
