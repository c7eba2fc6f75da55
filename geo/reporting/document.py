"""One article's text and parse, with the indices that every rule needs, built once.

Everything the rules ask (which token stands here, what hangs below it, which
sentence and clause it is in) is answered from arrays, so that reading an
article takes time in proportion to its length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from geo.model import Article, Parse, Sentence, Span, Token
from geo.reporting.datelines import datelines
from geo.reporting.lexicon import word_list
from geo.reporting.quotation import inner_quotations, quotations

CLIMB_LIMIT = 14
"""Most steps a rule climbs in a dependency tree. A judgement: longer paths in news text are parse
errors more often than grammar, and the limit keeps hostile one-sentence texts linear."""

CLAUSE_RELATIONS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "conj"}
)
"""Relations that open a clause of its own, when the token is a verb."""


HEADLINE_SHARE = 0.7
HEADLINE_SHORT_WORD = 3
"""A sentence is a headline in title case when more than this share of its words of more than so
many letters are capitalised. A judgement: running text stays below a half."""

LONGEST_SENTENCE = 150
"""Words of a sentence that are read as a whole: bounds the work for a page without full stops."""

TITLE_ENDS_NOT_WITH = (".", "!", "?", ":", '"', "”")
"""What ends a sentence, and no title."""


class Document:
    """An article's text and parse with children, edges, sentences and quotations indexed."""

    def __init__(self, article: Article, parse: Parse) -> None:
        self.article = article
        self.text = article.text
        self.tokens: tuple[Token, ...] = parse.tokens
        self.sentences: tuple[Sentence, ...] = parse.sentences
        self.words = [self.text[token.start : token.end].lower() for token in self.tokens]
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.quotations = quotations(self.text)
        self._starts = [token.start for token in self.tokens]
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]
        self._quotation_starts = [quotation.start for quotation in self.quotations]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self._edges = self._measure_edges()
        self._headlines: dict[int, bool] = {}
        self._inner: dict[Span, tuple[Span, ...]] = {}

    def _measure_edges(self) -> list[tuple[int, int]]:
        """Return the leftmost and rightmost token below each token, itself included."""
        left = list(range(len(self.tokens)))
        right = list(range(len(self.tokens)))
        for index in self._bottom_up():
            head = self.tokens[index].head
            left[head] = min(left[head], left[index])
            right[head] = max(right[head], right[index])
        return list(zip(left, right, strict=True))

    def _bottom_up(self) -> Iterator[int]:
        """Yield every token after all tokens below it; tokens on a cycle are left out."""
        waiting = [len(below) for below in self.children]
        ready = [index for index, count in enumerate(waiting) if not count]
        while ready:
            index = ready.pop()
            yield index
            head = self.tokens[index].head
            if head != index:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that covers `offset` or follows it; None past the end."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1 if index + 1 < len(self.tokens) else None

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that start inside `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def head_of(self, span: Span) -> int | None:
        """Return the token of `span` whose head lies outside it, or None without tokens."""
        inside = self.tokens_in(span)
        if not inside:
            index = self.token_at(span.start)
            if index is None or self.tokens[index].start >= span.end:
                return None
            return index
        for index in inside:
            head = self.tokens[index].head
            if head == index or head not in inside:
                return index
        return inside[-1]

    def sentence_number(self, offset: int) -> int | None:
        """Return the number of the sentence at `offset` or before it; None before the first."""
        number = bisect_right(self._sentence_starts, offset) - 1
        return number if number >= 0 else None

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the sentence that holds the start of `span`, or None."""
        number = self.sentence_number(span.start)
        if number is None or self.sentences[number].span.end < span.end:
            return None
        return self.sentences[number]

    def is_title(self, index: int) -> bool:
        """Say whether the token stands in the first line of the text, and no full stop ends it."""
        return self.tokens[index].start < self._title_end

    @cached_property
    def _title_end(self) -> int:
        """Where the title ends in the text; 0 without one."""
        first = len(self.text) - len(self.text.lstrip())
        last = self.text.find("\n", first)
        is_cut_off = last >= 0 and not self.text[first:last].rstrip().endswith(TITLE_ENDS_NOT_WITH)
        return last if is_cut_off else 0

    @cached_property
    def _datelines(self) -> tuple[Span, ...]:
        return datelines(self.text)

    def dateline_at(self, offset: int) -> Span | None:
        """Return the dateline ("NAIROBI (Reuters) - ") that holds `offset`, or None."""
        number = bisect_right(self._datelines, offset, key=lambda one: one.start) - 1
        if number >= 0 and offset < self._datelines[number].end:
            return self._datelines[number]
        return None

    @cached_property
    def office_holders(self) -> frozenset[str]:
        """The last names, in lower case, of those whom the text gives an office somewhere."""
        offices = word_list("offices")
        return frozenset(
            self.words[index]
            for index, token in enumerate(self.tokens)
            if token.pos == "PROPN"
            for node in self.children_by(index, "compound", "nmod", "appos")
            if self.lemmas[node] in offices
        )

    def is_headline(self, index: int) -> bool:
        """Say whether the token's sentence capitalises most of its words, as headlines do."""
        number = self.sentence_number(self.tokens[index].start)
        if number is None:
            return False
        if number not in self._headlines:
            sentence = self.sentences[number]
            words = [
                self.text[token.start]
                for token in self.tokens[sentence.first : sentence.last]
                if token.end - token.start > HEADLINE_SHORT_WORD
            ]
            capitals = sum(letter.isupper() for letter in words)
            self._headlines[number] = capitals > HEADLINE_SHARE * len(words)
        return self._headlines[number]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield head, head's head … up to the root, at most CLIMB_LIMIT of them."""
        for _ in range(CLIMB_LIMIT):
            head = self.tokens[index].head
            if head == index:
                return
            yield head
            index = head

    def span_of(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def subtree(self, index: int) -> Span:
        """Return the span of a token and everything below it."""
        return self.span_of(*self._edges[index])

    def edges(self, index: int) -> tuple[int, int]:
        """Return the first and last token of the subtree of `index`."""
        return self._edges[index]

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first child of `index` that has one of `relations`, or None."""
        for below in self.children[index]:
            if self.tokens[below].relation in relations:
                return below
        return None

    def children_by(self, index: int, *relations: str) -> list[int]:
        """Return the children of `index` that have one of `relations`."""
        return [below for below in self.children[index] if self.tokens[below].relation in relations]

    def clause_of(self, index: int) -> int:
        """Return the verb that heads the clause of `index`; the token itself when it is one."""
        for node in (index, *self.ancestors(index)):
            token = self.tokens[node]
            if token.pos in ("VERB", "AUX") and token.relation in CLAUSE_RELATIONS:
                return node
        return index

    def quotation_at(self, offset: int) -> Span | None:
        """Return the quotation, marks included, that holds `offset`, or None."""
        number = bisect_right(self._quotation_starts, offset) - 1
        if number >= 0 and offset < self.quotations[number].end:
            return self.quotations[number]
        return None

    def quotations_in(self, span: Span) -> tuple[Span, ...]:
        """Return the quotations that start inside `span`."""
        first = bisect_left(self._quotation_starts, span.start)
        return self.quotations[first : bisect_left(self._quotation_starts, span.end)]

    def quotations_inside(self, outer: Span, within: Span) -> tuple[Span, ...]:
        """Return the quotations inside the quotation `outer` that start inside `within`."""
        if outer not in self._inner:
            self._inner[outer] = inner_quotations(self.text, outer)
        return tuple(one for one in self._inner[outer] if within.start <= one.start < within.end)

    def same_paragraph(self, first: int, second: int) -> bool:
        """Say whether no line break stands between two offsets."""
        low, high = sorted((first, second))
        return self.text.find("\n", low, high) < 0
