"""What kind of event a sentence tells of, and what that says about its event words.

The model of `geo.reporting.kind_model` reads a passage as a whole; an event word is read
by the lexicon alone. Here both meet: among the kinds that a word can stand for ("attack":
a shelling, a clash, a suicide bomb …) the likeliest in its sentence is taken, when it is
likely enough. A word of another family keeps its own kind, so that a sentence of an
arrest and a bombing tells of both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from geo.model import EventType, Passage, Span
from geo.reporting.arguments import by_argument
from geo.reporting.document import LONGEST_SENTENCE, Document
from geo.reporting.event_words import Trigger
from geo.reporting.kind_families import FAMILIES, GENERAL_KINDS, INCIDENTS, LATER_CODES, OTHER
from geo.reporting.kind_model import kind_model
from geo.reporting.kind_readings import KindReadings, Reading
from geo.reporting.lexicon import EventEntry, event_lexicon, word_list

CHANCE_FROM = 0.3
"""Probability by its words from which a sentence whose event word no list has is read closely. A
judgement: it spares most sentences of news, and .1 changed nothing in the annotated dispatches."""

REFINED_FROM = 0.1
"""Probability among all kinds from which a word of the lexicon takes another kind of its family.
Chosen on CASE 2021 when words alone were read; .2 and .3 lose a point of the event types in the
annotated dispatches."""

TOLL_FROM = 0.25
"""Probability of a disaster from which a word of harm in its sentence tells what it did. A
judgement: of thirty kinds, one in four is far above chance."""

TYPED_FROM = 0.3
"""Probability from which the main verb of a sentence takes its kind, when no event word has it.
Chosen with REFINED_FROM; .5 and .7 change nothing in the annotated dispatches."""

LEAD_FROM = 0.4
"""Probability from which the kind of an article's opening tells what its explosions and its dead
were of. A judgement, near the other limits."""

ACT_FROM = 0.45
"""The same from which the sentence tells the kind of a verb that no list has. A judgement: below it
"the envoys flew to" became talks."""

CERTAIN_FROM = 0.6
"""The same where another word of the sentence has a kind. A judgement: what the encoder says above
it is right nine times in ten on CASE 2021."""

KIND_FROM = 0.2
"""The same where the event type is known already, of few kinds. A judgement; civic life, which is
of many, wants CERTAIN_FROM and is some other event below it."""

STORY_REACH = 2
"""Sentences back in which the happening is looked for that "they went on to" goes on with."""

LONGEST_STORY = 5
"""The same where the sentences between speak of "them" too. A judgement."""

BOMBS = frozenset(
    {"Air/drone strike", "Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Explosion"}
    | {"Shelling/artillery/missile attack"}
)
"""Kinds that a bomb, a bombing or a blast can stand for."""

THEM = frozenset({"it", "they", "them"})
"""Pronouns that go on with things and groups that the text has told of."""

THEIRS = THEM | {"its", "their", "theirs"}
"""The same, and words that tell what is theirs."""

HARM = frozenset({"kill", "injure", "wound", "hurt", "harm"})
"""What happens to people in attacks and in disasters alike."""


class Kinds:
    """The kinds of event of a document's event words and sentences."""

    def __init__(self, document: Document, triggers: Sequence[Trigger]) -> None:
        """Read `document` with the event words that the lexicon finds in it, in order."""
        self.triggers = triggers
        self.readings = KindReadings(document, triggers)
        self._document = document

    def refined(self, trigger: Trigger) -> Trigger:
        """Return the event word with the kind that its sentence makes likeliest in its family."""
        if self._document.lemmas[trigger.token] in word_list("ongoing"):
            return trigger  # a war is no attack, whatever its sentence tells besides
        if by_argument(self._document, trigger.token) is not None:
            return trigger  # what is shot down, or explodes, has told the kind
        if (inquired := self._inquired(trigger)) is not None:
            return replace(trigger, entry=inquired)
        if trigger.entry.sub_event_type == "Visit" and not self._is_official(trigger.token):
            return replace(trigger, entry=event_lexicon().kinds[OTHER])
        is_untyped_root = trigger.entry.sub_event_type is None and self._is_root(trigger.token)
        if trigger.entry.sub_event_type not in FAMILIES and not is_untyped_root:
            return trigger
        bounds = self.readings.sentence_at(trigger.token)
        if bounds is None:
            return trigger
        reading = self.readings.reading(*bounds, CHANCE_FROM if is_untyped_root else 0.0)
        if self._is_toll(trigger, reading):
            return replace(trigger, entry=self._entry(reading.sub_event, *bounds))
        if (story := self._of_the_story(trigger)) is not None:
            return replace(trigger, entry=story)
        if is_untyped_root:
            return self._typed_root(trigger, reading, bounds)
        return replace(trigger, entry=self._refined(trigger, reading))

    def _refined(self, trigger: Trigger, reading: Reading) -> EventEntry:
        """Return the entry of the likeliest kind of the word's family, when it is likely enough."""
        entry = trigger.entry
        family = self._family(trigger)
        kind = max(sorted(family), key=lambda one: reading.sub_events.get(one, 0.0), default="")
        if kind == entry.sub_event_type or reading.sub_events.get(kind, 0.0) < REFINED_FROM:
            return entry
        return event_lexicon().kinds[kind]

    def _is_official(self, token: int) -> bool:
        """Say whether a visit may be diplomacy: somebody of office or a body is in its sentence.

        A family's trip abroad is none.
        """
        first, last = self.readings.sentence_at(token) or (token, token + 1)
        document, here = self._document, range(first, min(last, first + LONGEST_SENTENCE))
        official = word_list("offices") | word_list("envoys")
        return any(
            document.lemmas[at] in official or document.words[at] in document.office_holders
            for at in here
        )

    def _family(self, trigger: Trigger) -> frozenset[str]:
        """Return the kinds that a word can stand for, without those that want a word of theirs.

        A bomb is no brawl, was thrown from the air only if something flies, and was worn
        only if somebody says so.
        """
        family = FAMILIES.get(trigger.entry.sub_event_type or "", frozenset())
        if not family:
            return family
        near = self._words_near(trigger.token)
        if not any(word.startswith("suicide") for word in near):
            family -= {"Suicide bomb"}
        words = self._document.tokens_in(trigger.span)
        if not any(self._document.lemmas[word] in word_list("bombs") for word in words):
            return family
        return family & (BOMBS if near & word_list("flying") else BOMBS - {"Air/drone strike"})

    def _words_near(self, token: int) -> frozenset[str]:
        """Return the words of the token's sentence and of the opening."""
        first, last = self.readings.sentence_at(token) or (token, token + 1)
        last = min(last, first + LONGEST_SENTENCE)
        return self._lead_words | set(self._document.lemmas[first:last])

    @cached_property
    def _lead_words(self) -> frozenset[str]:
        first, last = self.readings.lead()
        return frozenset(self._document.lemmas[first:last])

    def _typed_root(self, trigger: Trigger, reading: Reading, bounds: tuple[int, int]) -> Trigger:
        """Return the root with the kind of its sentence, if that is sure and no word has it."""
        kind = reading.sub_event
        kinds = GENERAL_KINDS.get(kind, frozenset()) | {kind}
        if reading.sub_events[kind] < TYPED_FROM or kind == OTHER:
            return trigger
        if any(
            self._refined(one, reading).sub_event_type in kinds
            for one in self.readings.typed(*bounds)
        ):
            return trigger
        return replace(trigger, entry=event_lexicon().kinds[kind])

    def of_act(self, verb: int) -> EventEntry | None:
        """Return the kind of a verb that no list has: by its sentence, else by the story before.

        "They were carried to the coast" goes on with what the sentence before tells.
        """
        bounds = self.readings.sentence_at(verb)
        if bounds is None:
            return None
        if self._document.lemmas[verb] in word_list("faring"):
            return None  # to live or be driven somewhere is not what the sentence is about
        reading = self.readings.reading(*bounds, CHANCE_FROM)
        kind = reading.sub_event
        least = CERTAIN_FROM if self.readings.typed(*bounds) else ACT_FROM
        if kind != OTHER and reading.sub_events[kind] >= least:
            return self._entry(kind, *bounds)
        if not self._is_about_them(verb):
            return None
        first = self._start_of_story(verb)
        before = [
            one.entry
            for one in self.readings.typed(first, bounds[0])
            if one.entry.event_type is not EventType.STATEMENT
        ]
        return before[-1] if before else self._actor_between(first, bounds[0])

    def _start_of_story(self, verb: int) -> int:
        """Return the first token of the sentences before, in which "they" may have been told of."""
        document = self._document
        number = document.sentence_number(document.tokens[verb].start) or 0
        first = max(0, number - STORY_REACH)
        while max(0, number - LONGEST_STORY) < first and self._speaks_of_them(first):
            first -= 1
        return document.sentences[first].first

    def _speaks_of_them(self, number: int) -> bool:
        sentence = self._document.sentences[number]
        words = self._document.words[
            sentence.first : min(sentence.last, sentence.first + LONGEST_SENTENCE)
        ]
        return not THEIRS.isdisjoint(words)

    def _actor_between(self, first: int, last: int) -> EventEntry | None:
        """Return the kind of those whose moves are news, told of last: "troops … went to"."""
        document, actors = self._document, event_lexicon().actors
        first = max(first, last - LONGEST_SENTENCE)
        for index in range(last - 1, first - 1, -1):
            if document.tokens[index].pos == "NOUN" and document.lemmas[index] in actors:
                return actors[document.lemmas[index]]
        return None

    def _is_about_them(self, verb: int) -> bool:
        """Say whether a verb is about what was told of: "they went", "some of them came down"."""
        document = self._document
        for node in document.children_by(verb, "nsubj", "nsubjpass", "dobj"):
            first, last = document.edges(node)
            if any(document.words[at] in THEM for at in range(first, last + 1)):
                return True
        return False

    def _of_the_story(self, trigger: Trigger) -> EventEntry | None:
        """Return what the opening makes of an explosion, or of dead that nobody killed."""
        entry, lemma = trigger.entry, self._document.lemmas[trigger.token]
        is_blast = entry.sub_event_type == "Explosion"
        is_harm = entry.sub_event_type == "Attack" and lemma in HARM and self._has_no_agent(trigger)
        if not (is_blast or is_harm):
            return None
        if is_blast and self._lead_words & word_list("bombs_told"):
            return event_lexicon().kinds["Remote explosive/landmine/IED"]
        bounds = self.readings.lead()
        reading = self.readings.reading(*bounds)
        kind = reading.sub_event
        if reading.sub_events[kind] < LEAD_FROM:
            return None
        story = event_lexicon().kinds[kind]
        if is_blast and story.event_type is EventType.EXPLOSIONS:
            return story
        return self._entry(kind, *bounds) if is_harm and kind.endswith("disaster") else None

    def _inquired(self, trigger: Trigger) -> EventEntry | None:
        """Return the kind of what "the investigation" is about: what was told of right before."""
        document = self._document
        if document.lemmas[trigger.token] not in word_list("inquiring"):
            return None
        bounds = self.readings.sentence_at(trigger.token)
        if bounds is None:
            return None
        number = document.sentence_number(document.tokens[trigger.token].start) or 0
        first = document.sentences[max(0, number - STORY_REACH)].first
        before = [
            one.entry
            for one in self.readings.typed(first, bounds[1])
            if one.entry.event_type in INCIDENTS
        ]
        return before[-1] if before else None

    def _has_no_agent(self, trigger: Trigger) -> bool:
        children = self._document.children_by(trigger.token, "nsubj", "agent")
        return not children and self._document.child(trigger.token, "nsubjpass") is not None

    def _is_toll(self, trigger: Trigger, reading: Reading) -> bool:
        """Say whether a word of harm tells what a disaster did: "the storm killed nine"."""
        kind = reading.sub_event
        if not kind.endswith("disaster") or reading.sub_events[kind] < TOLL_FROM:
            return False
        return self._document.lemmas[trigger.token] in event_lexicon().consequences

    def passages(self) -> tuple[Passage, ...]:
        """Return the opening of the article, then each of its sentences."""
        sentences = self._document.sentences
        if not sentences:
            return ()
        opening = self.readings.lead()
        lead = self._passage(*opening, self.readings.closely(*opening))
        bounds = ((one.first, one.last) for one in sentences)
        return (
            lead,
            *(
                self._passage(*each, self.readings.glance(*each))
                for each in bounds
                if each[0] < each[1]
            ),
        )

    @cached_property
    def shares(self) -> Mapping[EventType, float]:
        """The share of each event type among the event words of the document."""
        counts = Counter(one.entry.event_type for one in self.triggers)
        return {kind: count / len(self.triggers) for kind, count in counts.items()}

    def beside(self, token: int) -> Sequence[Trigger]:
        """Return the event words of known kinds in the sentence of `token`, wars left out."""
        bounds = self.readings.sentence_at(token)
        found = self.readings.typed(*bounds) if bounds else ()
        ongoing = word_list("ongoing")
        return [one for one in found if self._document.lemmas[one.token] not in ongoing]

    def of_type(self, token: int, event_type: EventType) -> EventEntry:
        """Return the likeliest kind of an event type in the sentence of `token`, if any is."""
        likely = self.readings.sub_events_at(token)
        kinds = [name for name in likely if event_lexicon().kinds[name].event_type is event_type]
        best = max(kinds, key=likely.__getitem__, default=OTHER)
        is_civic = event_type is EventType.CIVIC
        if likely.get(best, 0.0) >= (CERTAIN_FROM if is_civic else KIND_FROM):
            return event_lexicon().kinds[best]
        return event_lexicon().kinds[OTHER] if is_civic else EventEntry(event_type, None, None)

    def _is_root(self, token: int) -> bool:
        return self._document.tokens[token].head == token

    def _passage(self, first: int, last: int, reading: Reading) -> Passage:
        kind = reading.sub_event
        entry = self._entry(kind, first, last)
        if kind == OTHER:
            entry = self._other_entry(first, last) or entry
        return Passage(
            self._document.span_of(first, last - 1) if last > first else Span(0, 0),
            entry.event_type,
            entry.sub_event_type,
            LATER_CODES.get(reading.plover_type, reading.plover_type),
            reading.plover_type,
            round(reading.sub_events[kind], 3),
        )

    def _other_entry(self, first: int, last: int) -> EventEntry | None:
        """Return the entry of the first event word if the model does not know its kind."""
        here = self.readings.typed(first, last)
        known = {*kind_model().sub_events.kinds, *(k for g in GENERAL_KINDS.values() for k in g)}
        return here[0].entry if here and here[0].entry.sub_event_type not in known else None

    def _entry(self, kind: str, first: int, last: int) -> EventEntry:
        """Return the entry of a kind of the model; of several, that of the first event word."""
        special = GENERAL_KINDS.get(kind, frozenset())
        here = (one.entry for one in self.readings.typed(first, last))
        fitting = next((one for one in here if one.sub_event_type in special), None)
        return fitting or event_lexicon().kinds[kind]
