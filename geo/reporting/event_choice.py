"""Which word of the sentence tells what happened at a place: a choice among all that could.

The rules of `triggers` climb from the place to the event that governs it. Here their answer
stands beside every verb and event noun of the sentence, and beside "nothing"; a conditional
logit over the path through the tree, fitted to annotated news, chooses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import EventType, PlaceRole
from geo.reporting.document import Document
from geo.reporting.event_words import event_at
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.locating import named_after, preposition_of
from geo.reporting.logistic import DIGITS, Logistic
from geo.reporting.sentence_reader import PlaceReading
from geo.reporting.telling import SAID
from geo.reporting.time_links import tense_of

REACH = 60
"""Words from a place within which its event is looked for: a bound for text without full stops."""

DISTANCES = (2, 5, 10, 20)
"""Limits of the classes of words between place and event. A judgement."""

SPEAKER_OR_MATTER = frozenset({"nsubj", "nsubjpass", "dobj"})
"""Relations to a verb of saying of who speaks, and of what is spoken of."""

PLAIN_VERBS = frozenset({"be", "have", "do"})


@dataclass(frozen=True, slots=True)
class EventOption:
    """A word that could tell what happened at a place, or none, with what speaks for it."""

    token: int | None
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventChoice:
    """The word that tells what happened at a place."""

    token: int | None
    """None where nothing is told to have happened there."""
    likeliest: int | None
    """The same where something is known to be told."""


def event_options(
    document: Document,
    place: int,
    ruled: int | None,
    role: PlaceRole,
    reading: PlaceReading | None,
) -> tuple[EventOption, ...]:
    """Return nothing, then each word that could be the event at a place with head token `place`.

    `ruled` is the word that the rules found, `role` the part that they give the place, `reading`
    what the encoder says of it.
    """
    words = [at for at in _words(document, place) if not _is_spoken_elsewhere(document, place, at)]
    if ruled is not None and ruled not in words:
        words.append(ruled)
    typed = [at for at in words if _type_of(document, at) is not EventType.MENTION]
    nothing = (*_nothing(document, place, ruled, role, len(words)), *_read(reading, None))
    options = [EventOption(None, nothing)]
    for word in words:
        cues = dict.fromkeys(
            (
                *_path(document, place, word),
                *_word(document, place, word),
                *_by_rules(document, word, word == ruled),
                *_read(reading, word),
                f"nearer events {_nearer(typed, place, word)}",
            )
        )
        options.append(EventOption(word, tuple(cues)))
    return tuple(options)


def chosen(options: Sequence[EventOption], ruled: int | None, weights: Logistic) -> EventChoice:
    """Return the likeliest option, that of the rules where none is likelier, and the word."""
    scores = {one.token: weights.sum_of(one.cues) for one in options}
    best = max(scores, key=scores.__getitem__)
    if round(scores[best] - scores[ruled], DIGITS) <= weights.least_score:
        best = ruled
    words = [token for token in scores if token is not None]
    return EventChoice(best, max(words, key=scores.__getitem__, default=None))


def _words(document: Document, place: int) -> list[int]:
    """Return the verbs and event words of the sentence of a place."""
    sentence = document.sentence_at(document.span_of(place, place))
    if sentence is None:
        return []
    first, last = max(sentence.first, place - REACH), min(sentence.last, place + REACH + 1)
    return [at for at in range(first, last) if at != place and _may_be_event(document, at)]


def _may_be_event(document: Document, at: int) -> bool:
    """Say whether a word may tell what happened: not that something lies or stands somewhere."""
    if event_at(document, at) is not None:
        return True
    token = document.tokens[at]
    return token.pos == "VERB" and document.lemmas[at] not in word_list("being")


def _is_spoken_elsewhere(document: Document, place: int, word: int) -> bool:
    """Say whether a word is outside of what somebody says, and the place inside of it.

    Or the word is the saying, and the place that of the speaker or of the matter: "Peru's minister
    said", "predicts lower prices in Lima".
    """
    tokens, saying = document.tokens, cue_lexicon().saying | word_list("speaking")
    above = (word, *document.ancestors(word))
    for node in (place, *document.ancestors(place)):
        head = tokens[node].head
        if document.lemmas[head] not in saying:
            continue
        if tokens[node].relation in SAID:
            return node not in above
        if head == word and tokens[node].relation in SPEAKER_OR_MATTER:
            return True
    return False


def _type_of(document: Document, at: int) -> EventType:
    found = event_at(document, at)
    return found.entry.event_type if found else EventType.MENTION


def _nothing(
    document: Document, place: int, ruled: int | None, role: PlaceRole, words: int
) -> Iterator[str]:
    """Yield what speaks for nothing being told of a place."""
    found = f"nothing {'against a word' if ruled is not None else 'by the rules too'}"
    preposition = preposition_of(document, place)
    yield "nothing"
    yield found
    yield f"nothing {preposition}"
    yield f"nothing {role.value}"
    yield f"{found} {role.value}"
    yield f"{found} {preposition}"
    yield f"nothing of {min(4, words)}"


def _path(document: Document, place: int, word: int) -> Iterator[str]:
    """Yield how the tree leads from the place to the word."""
    tokens = document.tokens
    above = (place, *document.ancestors(place))
    over = (word, *document.ancestors(word))
    steps = {node: step for step, node in enumerate(above)}
    down = next((step for step, node in enumerate(over) if node in steps), None)
    if down is None:
        yield "no path"
        return
    climbed, descended = above[: steps[over[down]]], over[:down]
    up = [tokens[node].relation for node in climbed]
    back = [tokens[node].relation for node in descended]
    yield f"up {' '.join(up[-4:])}"
    yield f"down {' '.join(back[-3:])}"
    yield f"path {' '.join(up[:5])} / {' '.join(back[:4])}"
    yield f"steps {min(5, len(up))} {min(4, len(back))}"
    verbs = [sum(tokens[node].pos in ("VERB", "AUX") for node in part[1:]) for part in
             (climbed, descended)]  # fmt: skip
    yield f"clauses {min(3, verbs[0])} {min(3, verbs[1])}"
    if not back:
        yield "governs"
        yield f"governs {min(4, len(up))}"


def _word(document: Document, place: int, word: int) -> Iterator[str]:
    """Yield what the word is, and how far from the place."""
    token, lemma = document.tokens[word], document.lemmas[word]
    found = event_at(document, word)
    known = "no event" if found is None else _known(found.entry.event_type)
    yield f"lemma {lemma}"
    yield f"part {token.pos}"
    yield f"part {token.pos} {known}"
    yield f"type {found.entry.event_type.value if found else None}"
    yield f"relation {token.relation}"
    yield f"tense {tense_of(document, word)}"
    yield f"preposition {preposition_of(document, place)} {token.pos}"
    yield f"place {document.tokens[named_after(document, place)].relation} {token.pos}"
    side = "before" if word < place else "after"
    yield f"{side} {bisect_left(DISTANCES, abs(word - place))}"
    if lemma in cue_lexicon().saying:
        yield "saying"
    if lemma in PLAIN_VERBS:
        yield "plain verb"
    if word == document.clause_of(place):
        yield "its clause"
        yield f"its clause {lemma}"


def _known(event_type: EventType) -> str:
    return "of no kind" if event_type is EventType.MENTION else "known"


def _read(reading: PlaceReading | None, word: int | None) -> Iterator[str]:
    """Yield what the encoder says for or against a word, or nothing."""
    if reading is not None:
        yield f"read {reading.event(word)}"
        if word is None:
            yield f"nothing read {reading.event(word)}"


def _by_rules(document: Document, word: int, is_ruled: bool) -> Iterator[str]:
    if is_ruled:
        yield "rules"
        yield f"rules {document.tokens[word].pos}"
        yield f"rules {_type_of(document, word).value}"


def _nearer(typed: Sequence[int], place: int, word: int) -> int:
    """Return how many event words stand between the place and the word, three at most."""
    between = [at for at in typed if min(place, word) < at < max(place, word)]
    return min(3, len(between))
