"""How likely a time expression is to date an event: a logistic regression over their tie.

What ties them is read from the parse: the clauses that lie between, the noun or verb
that the expression hangs on, tense against calendar, and how near its rivals of the
same sentence are. The weights are fitted by `geo.evaluate.train_dating` to annotated
links between events and times; the card beside them says which, and how right they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.model import TimeExpression, TimexType
from geo.reporting.event_words import event_at
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.logistic import Logistic, load_logistic
from geo.settings import SHIPPED_DATA

if TYPE_CHECKING:
    from geo.reporting.document import Document

MODEL_FOLDER = SHIPPED_DATA / "models" / "dating"
MODEL_PATH = MODEL_FOLDER / "weights.json"

CLAUSES = frozenset(
    {
        "ROOT",
        "ccomp",
        "xcomp",
        "pcomp",
        "advcl",
        "relcl",
        "acl",
        "parataxis",
        "csubj",
        "conj",
        "dep",
    }
)
"""Relations of a verb that make it the head of a clause, infinitives and gerunds included."""

FURTHEST = 10
"""Steps in the tree beyond which all expressions are equally far. A judgement."""

UNTIED = (99, 0)
"""Distance of expressions that the tree does not tie to the event."""

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_GRANULARITY = {4: "year", 7: "month", 10: "day"}
"""What a date is, by the length of its TIMEX3 value without time of day."""


@lru_cache(maxsize=1)
def link_weights() -> Logistic:
    """Return the weights that ship. Raises DataError when they cannot be read."""
    return load_logistic(MODEL_PATH)


@dataclass(frozen=True, slots=True)
class Hung:
    """A time expression as it hangs in the parse."""

    time: TimeExpression
    head: int | None
    """Its highest token, None outside the parse."""
    above: tuple[int, ...]
    """Everything over the head, up to the root."""
    governor: int | None
    """The verb or event noun that it hangs on."""
    preposition: str


def hung(document: Document, time: TimeExpression) -> Hung:
    """Return `time` with its place in the parse."""
    head = document.head_of(time.span)
    above = tuple(document.ancestors(head)) if head is not None else ()
    governor = _governor(document, above)
    if governor is not None and (said := _said_before(document, time, governor)) is not None:
        governor = said
    return Hung(time, head, above, governor, _preposition(document, time))


def _said_before(document: Document, time: TimeExpression, saying: int) -> int | None:
    """Return the verb of what is said, where an expression ends it and no saying begins with it.

    "Parts of a missile came down on a beach, on Sunday, officials said": it came down then.
    """
    if document.lemmas[saying] not in cue_lexicon().saying:
        return None
    subject, end = document.child(saying, "nsubj"), time.span.end
    clause = document.child(saying, "ccomp")
    if subject is None or clause is None or not document.text.startswith(",", end):
        return None
    tokens = document.tokens
    is_between = tokens[clause].start < time.span.start and end < tokens[subject].start
    return clause if is_between else None


def _governor(document: Document, above: Sequence[int]) -> int | None:
    for node in above:
        if document.tokens[node].pos in ("VERB", "AUX") or event_at(document, node):
            return node
    return None


def _preposition(document: Document, time: TimeExpression) -> str:
    inside = document.tokens_in(time.span)
    if not inside or not inside[0]:
        return "none"
    before = inside[0] - 1
    return document.words[before] if document.tokens[before].pos in ("ADP", "SCONJ") else "none"


class Event:
    """An event word, and what its clause says of when it happens."""

    def __init__(self, document: Document, token: int) -> None:
        self._document = document
        between = document.article.published_between
        self._published = between.end if between else None
        self.token = token
        self.start = document.tokens[token].start
        self.above = {node: step for step, node in enumerate((token, *document.ancestors(token)))}
        self.clauses = _clauses(document, tuple(self.above))
        self.tense = tense_of(document, token)
        self.part = "noun" if self.tense == "noun" else "verb"

    def distance(self, one: Hung) -> tuple[int, int]:
        """Return how far an expression is: steps in the tree, then characters."""
        if one.head is None:
            return UNTIED
        for step, node in enumerate((one.head, *one.above)):
            if node in self.above:
                return step + 2 * self.above[node], abs(one.time.span.start - self.start)
        return UNTIED

    def features(self, one: Hung, rivals: Sequence[Hung]) -> set[str]:
        """Return the names of the features of the tie to `one`, beside its `rivals`."""
        if one.head is None:
            return {"outside the parse"}
        return {
            *self._of_clauses(one, one.head),
            *self._of_calendar(one),
            *self._of_governor(one, one.head),
            *self._of_rivals(one, rivals),
            *self._of_words_between(one, one.head),
        }

    def _of_clauses(self, one: Hung, head: int) -> Iterator[str]:
        others = _clauses(self._document, (head, *one.above))
        common = next((clause for clause in self.clauses if clause in others), None)
        up = _until(self.clauses, common)
        down = _until(others, common)
        relations = [self._document.tokens[node].relation for node in up[-2:]]
        yield f"up {'-'.join(relations)}"
        yield f"{self.part} up {'-'.join(relations)}"
        relations = [self._document.tokens[node].relation for node in down[-2:]]
        yield f"down {'-'.join(relations)}"
        yield f"{self.part} down {'-'.join(relations)}"
        yield f"{self.part} up {len(up)} down {len(down)}"
        if up or down:
            published = self._published
            yield f"across {self.tense} {lie(one.time, published)}"
            yield f"across {one.preposition}"

    def _of_calendar(self, one: Hung) -> Iterator[str]:
        kind = kind_of(one.time)
        yield f"tense {self.tense}"
        yield f"tense {self.tense} {lie(one.time, self._published)}"
        yield f"kind {kind}"
        yield f"kind {kind} {self.tense}"
        yield f"preposition {one.preposition}"

    def _of_governor(self, one: Hung, head: int) -> Iterator[str]:
        document, governor = self._document, one.governor
        yield f"relation {document.tokens[head].relation}"
        saying = cue_lexicon().saying
        if governor == self.token:
            yield "direct"
            yield f"direct {self.tense}"
        elif governor is not None:
            where = "above" if governor in self.above else "apart"
            if document.tokens[governor].pos not in ("VERB", "AUX"):
                yield f"on a noun {where}"
            if document.lemmas[governor] in saying:
                yield f"on saying {where}"
        own = "direct" if governor == self.token else "other"
        lemma = document.lemmas[self.token]
        if lemma in saying:
            yield f"saying {own}"
        if lemma in word_list("expecting"):
            yield f"expecting {own}"
        if lemma in ("be", "have"):
            yield "be"

    def _of_rivals(self, one: Hung, rivals: Sequence[Hung]) -> Iterator[str]:
        distance = self.distance(one)
        nearer = sum(self.distance(other) < distance for other in rivals)
        yield f"rank {min(2, nearer)}"
        yield f"rank {min(2, nearer)} of {min(3, len(rivals))}"
        yield f"steps {min(FURTHEST, distance[0])}"
        gap = abs(one.time.span.start - self.start)
        closer = sum(abs(other.time.span.start - self.start) < gap for other in rivals)
        yield f"near {min(2, closer)}"
        if self.part == "noun":
            yield f"noun steps {min(4, distance[0])}"
            if not event_at(self._document, self.token):
                yield "noun of no kind"

    def _of_words_between(self, one: Hung, head: int) -> Iterator[str]:
        document, span = self._document, one.time.span
        yield "before" if span.start < self.start else "after"
        quotation = document.quotation_at(span.start)
        if quotation is not None and not quotation.start <= self.start < quotation.end:
            yield "in another quotation"
        low, high = min(span.end, document.tokens[self.token].end), max(span.start, self.start)
        if document.text.find(",", low, high) >= 0:
            yield "comma between"
        if document.text.find(" but ", low, high) >= 0:
            yield "but between"
        first, last = sorted((self.token, head))
        verbs = sum(document.tokens[at].pos == "VERB" for at in range(first + 1, last))
        yield f"verbs {min(3, verbs)} {self.part}"


def _clauses(document: Document, nodes: Sequence[int]) -> list[int]:
    """Return those of `nodes` that head a clause."""
    return [
        node
        for node in nodes
        if document.tokens[node].pos in ("VERB", "AUX")
        and document.tokens[node].relation in CLAUSES
    ]


def _until(clauses: list[int], common: int | None) -> list[int]:
    return clauses if common is None else clauses[: clauses.index(common)]


def tense_of(document: Document, index: int) -> str:
    """Return the tense of a verb in a word, "noun" for what is no verb."""
    token = document.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return "noun"
    auxiliaries = document.children_by(index, "aux", "auxpass")
    words = {document.words[at] for at in auxiliaries}
    tags = {document.tokens[at].tag for at in auxiliaries}
    if words & _WILL:
        return "future"
    if "MD" in tags:
        return "modal"
    if "to" in words:
        return "infinitive"
    if token.tag == "VBD" or "VBD" in tags:
        return "past"
    if words & _HAVE:
        return "perfect"
    if token.tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "present"
    return "participle" if token.tag in ("VBN", "VBG") else "bare"


def lie(time: TimeExpression, published: date | None) -> str:
    """Return where an expression lies as seen from publication."""
    interval = time.interval
    if published is None or interval is None:
        return "anywhere"
    if interval.end is not None and interval.end < published:
        return "past"
    if interval.start is not None and interval.start > published:
        return "ahead"
    return "today" if interval.start == published == interval.end else "around"


def kind_of(time: TimeExpression) -> str:
    """Return what an expression names, as "day", "month" or "duration"."""
    if time.type in (TimexType.DURATION, TimexType.SET):
        return time.type.value.lower()
    if time.value.endswith("_REF"):
        return time.value
    return _GRANULARITY.get(len(time.value.partition("T")[0]), "other")
