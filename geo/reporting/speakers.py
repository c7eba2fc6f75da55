"""Who a source phrase means: names in their longest form, pronouns where that is sure."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reporting.document import Document
from geo.reporting.lexicon import cue_lexicon, word_list
from geo.reporting.naming import acronyms, has_short_tail, proper_name, without_article
from geo.reporting.people import LONGEST_NAME, callings_at, people_of

PRONOUN_REACH = 3
"""Acts of saying that a pronoun may reach back to its speaker. A judgement."""

PRONOUN_WORDS = 40
"""Words that are searched before a pronoun in its sentence, and before that sentence: keeps endless
sentences linear, and is about as far as a pronoun reaches."""

PERSONAL = frozenset({"he", "she"})
NEUTRAL = frozenset({"it"})
PLURAL = frozenset({"they"})
SELF = frozenset({"i", "we"})
UNSURE = frozenset(
    {"who", "which", "that", "this", "these", "those", "you", "one", "what", "there"}
    | {"none", "all", "some", "many", "others", "whoever", "anyone", "everyone", "someone"}
)
"""Pronouns whose speaker stays unnamed: too many mean nobody in particular."""

REMEMBERED = 50
"""Acts of saying in which the person of "the official" is looked for: bounds the work."""

SHARES = frozenset({"percent", "percentage", "%", "cent"})
"""Heads of sources that are a share of those who were asked: nobody in particular."""

LONGEST_DESCRIBED_NAME = 7
"""Words of a name with titles at the end of a description, at most. A judgement."""

PHRASE_LIMIT = 9
"""Most words kept of a source that is no name ("an anonymous South Korean official")."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source that was named: its name as shown, and whether it is a person."""

    name: str
    is_person: bool
    head_lemma: str
    callings: frozenset[str] = frozenset()
    """Titles and descriptions: they tell who "the mayor" is, and who may be "she"."""
    is_plural: bool = False
    may_be_person: bool = False
    """Whether nothing about the name speaks against its being a person's."""
    may_be_surname: bool = False
    """Whether it may be a surname alone, or a town's, country's or company's name."""


class Speakers:
    """Names the sources of one article, in the order in which it brings them."""

    def __init__(self, document: Document, source_heads: list[int]) -> None:
        self._document = document
        self._people = people_of(document, set(source_heads))
        self._long_forms = self._people.long_forms | acronyms(document)
        self._earlier: list[Speaker] = []
        self._latest_head = 0

    def name(self, head: int) -> Speaker | None:
        """Return the speaker that a source with head token `head` means, or None when unsure.

        Must be called in the order of the text: pronouns look back.
        """
        word = self._document.words[head]
        if word == "one" and (several := self._out_of(head)) is not None:
            return several
        if word in UNSURE or _is_share(self._document, head):
            return None
        if word in PERSONAL:
            return self._named_before(head) or self._subject_before(head) or self._last_person(word)
        if word in SELF:
            return self._last_person(word)
        if word in NEUTRAL:
            return self._last(is_person=False)
        if word in PLURAL:
            latest = self._earlier[-1] if self._earlier else None
            return latest if latest is not None and latest.is_plural else None
        speaker = self._named(head)
        if speaker is not None:
            self._earlier.append(speaker)
            self._latest_head = max(self._latest_head, head)
        return speaker

    def _named_before(self, pronoun: int) -> Speaker | None:
        """Return the person named last before a pronoun in its sentence, quotations left out."""
        document = self._document
        sentence = document.sentence_at(document.span_of(pronoun, pronoun))
        if sentence is None:
            return None
        for index in range(pronoun - 1, max(sentence.first, pronoun - PRONOUN_WORDS) - 1, -1):
            token = document.tokens[index]
            if token.pos != "PROPN" or token.relation in ("poss", "compound"):
                continue
            name = self._people.full_name(document.text[token.start : token.end])
            if name and document.quotation_at(token.start) is None:
                found = self._person(name)
                if _may_be(document.words[pronoun], found):
                    return found
        return None

    def _subject_before(self, pronoun: int) -> Speaker | None:
        """Return the person whom the sentences since the latest speaker tell of, as a subject.

        "Ana Ruiz said … . Juan Paz then put the number at 30. It had grown, he said."
        """
        document = self._document
        sentence = document.sentence_at(document.span_of(pronoun, pronoun))
        if sentence is None:
            return None
        reach = max(self._latest_head + 1, sentence.first - PRONOUN_WORDS)
        for index in range(sentence.first - 1, reach - 1, -1):
            token = document.tokens[index]
            if token.relation not in ("nsubj", "nsubjpass") or document.quotation_at(token.start):
                continue
            apposed = document.child(index, "appos")
            named = index if token.pos == "PROPN" or apposed is None else apposed
            name = self._people.full_name(proper_name(document, named))
            if name and _may_be(document.words[pronoun], found := self._person(name)):
                self._earlier.append(found)
                return found
        return None

    def _last_person(self, pronoun: str) -> Speaker | None:
        """Return the person who spoke last, unless the pronoun cannot mean that person.

        Without one, a name that may be a person's: "Sean Donnelly said … he said".
        """
        found = self._last(is_person=True)
        if found is not None:
            return found if _may_be(pronoun, found) else None
        if pronoun not in PERSONAL:
            return None
        latest = self._earlier[-PRONOUN_REACH:]
        named = [one for one in latest if one.may_be_person]
        named = named or [one for one in latest if one.may_be_surname]
        if not named:
            return None
        self._earlier.append(named[-1])
        return named[-1]

    def _last(self, is_person: bool) -> Speaker | None:
        """Return the latest speaker of that kind; None when the text brought none lately."""
        for speaker in reversed(self._earlier[-PRONOUN_REACH:]):
            if speaker.is_person == is_person:
                self._earlier.append(speaker)
                return speaker
        return None

    def _person(self, name: str) -> Speaker:
        callings = frozenset(self._people.callings.get(name, ()))
        return Speaker(name, True, name.split()[-1].lower(), callings)

    def _named(self, head: int) -> Speaker | None:
        document = self._document
        token = document.tokens[head]
        in_lower_case = document.text[token.start].islower()
        if token.pos == "PROPN" and not in_lower_case:  # taggers take "the coast guard" for a name
            name = proper_name(document, head)
            long_form = self._long_forms.get(name, name)
            if self._is_person(head, name):
                return self._person(long_form)
            lemma = name.split()[-1].lower() if name else ""
            bearer = self._named_at_end(head, lemma)
            if bearer is not None:
                return bearer
            plural = _is_plural(document, head)
            may_be = not plural and self._may_be_person(head, long_form)
            alone = not plural and self._may_be_surname(head, long_form)
            return Speaker(
                long_form,
                False,
                lemma,
                is_plural=plural,
                may_be_person=may_be,
                may_be_surname=alone,
            )
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        bearer = self._apposed(head) or self._named_at_end(head, document.lemmas[head])
        return bearer or self._meant_before(head) or self._described(head)

    def _apposed(self, head: int) -> Speaker | None:
        """Return whoever's name follows a description: "the governor, Ana Ruiz, said".

        Of one word it may be a place: "officials in the capital, Lima, said".
        """
        name = self._document.child(head, "appos")
        if name is None or self._document.tokens[name].pos != "PROPN":
            return None
        found = self._named(name)
        if found is not None and self._document.edges(name)[0] == head + 1:
            return found  # "the state agency TASS"
        if found is None or found.is_person or " " not in found.name:
            return found if found is not None and found.is_person else None
        bodies = word_list("institutions") | word_list("bodies")
        return found if self._document.lemmas[head] in bodies else self._person(found.name)

    def _named_at_end(self, head: int, lemma: str) -> Speaker | None:
        """Return whose name ends a long description: "the envoy to Sudan and Chad, Ana Ruiz, said".

        The parse hangs the name on the nearest noun. Of one word it may be a place.
        """
        document, cues = self._document, cue_lexicon()
        if lemma not in cues.persons | cues.titles | word_list("heading"):
            return None
        last = document.edges(head)[1]
        while last > head and document.tokens[last].pos == "PUNCT":
            last -= 1
        first = last
        while first > head + 1 and last - first < LONGEST_DESCRIBED_NAME:
            if document.tokens[first].pos != "PROPN":
                return None
            if document.words[first - 1] == ",":
                name = self._people.full_name(found := proper_name(document, last)) or found
                is_person = 1 < len(found.split()) <= LONGEST_NAME and not found.isupper()
                return self._person(name) if is_person else None
            first -= 1
        return None

    def _meant_before(self, head: int) -> Speaker | None:
        """Return whom "the official" or "the mayor" means: the only one called so before."""
        document = self._document
        determiner = document.child(head, "det")
        if determiner is None or document.words[determiner] not in ("the", "this", "that"):
            return None
        if len(document.children[head]) > 1:
            return None
        words = _synonyms(document.lemmas[head])
        latest = self._earlier[-REMEMBERED:]
        spoke = {one.name: one for one in latest if {one.head_lemma, *one.callings} & words}
        named = set().union(*(self._people.called(word, head) for word in words)) - set(spoke)
        if len(spoke) == 1 and not named:
            return next(iter(spoke.values()))
        if not spoke and len(named) == 1:
            return self._person(next(iter(named)))
        return None

    def _out_of(self, one: int) -> Speaker | None:
        """Return the speaker of "one of the rescuers in Adana": one of the rescuers."""
        document = self._document
        of = document.child(one, "prep")
        whom = document.child(of, "pobj") if of is not None and document.words[of] == "of" else None
        if of is None or whom is None:
            return None
        words = document.span_of(one, whom).of(document.text).split()
        lemma = document.lemmas[whom]
        return Speaker(" ".join(words[:PHRASE_LIMIT]), lemma in cue_lexicon().persons, lemma)

    def _described(self, head: int) -> Speaker:
        """Return the speaker of a description, in its own words."""
        document = self._document
        lemma = document.lemmas[head]
        first, last = document.edges(head)
        last = min(last, head) if not has_short_tail(document, head) else last
        dateline = document.dateline_at(document.tokens[first].start)
        if dateline is not None:
            first = min(head, document.tokens_in(dateline)[-1] + 1)
        words = document.span_of(first, last).of(document.text).split()
        phrase = " ".join(words[:PHRASE_LIMIT])
        person = lemma in cue_lexicon().persons and document.tokens[head].tag == "NN"
        plural = _is_plural(document, head)
        return Speaker(without_article(phrase), person, lemma, frozenset({lemma}), plural)

    def _may_be_person(self, head: int, name: str) -> bool:
        """Say whether a name may be a person's: of two words or more, and no body's.

        A single word may be a town or a company, unless it is short for such a name.
        """
        document = self._document
        if any(document.words[child] == "the" for child in document.children[head] if child < head):
            return False
        words = name.split()
        bodies = word_list("institutions") | word_list("bodies")
        return (
            1 < len(words) <= LONGEST_NAME
            and not words[-1].isupper()
            and bodies.isdisjoint(map(str.lower, words))
        )

    def _may_be_surname(self, head: int, name: str) -> bool:
        """Say whether a name is of one word and nothing shows it to be a state's or a body's."""
        document, cues = self._document, cue_lexicon()
        if any(document.words[child] == "the" for child in document.children[head]):
            return False
        others = cues.titles | cues.persons | word_list("no_surnames") | word_list("institutions")
        is_word = " " not in name and name[:1].isupper() and not name.isupper()
        return is_word and name.lower() not in others

    def _is_person(self, head: int, name: str) -> bool:
        """Say whether a name is a person's: a title, a "the" or an apposition tells."""
        document = self._document
        if callings_at(document, head):
            return True
        if any(document.words[child] == "the" for child in document.children[head] if child < head):
            return False
        return self._people.full_name(name) is not None


def _is_share(document: Document, head: int) -> bool:
    """Say whether a source is a share of people asked: "63 percent", "six in 10"."""
    if document.lemmas[head] in SHARES:
        return True
    after = document.child(head, "prep")
    is_number = document.tokens[head].pos == "NUM"
    return is_number and after is not None and document.words[after] == "in"


def _is_plural(document: Document, head: int) -> bool:
    return document.tokens[head].tag in ("NNS", "NNPS") or document.lemmas[head] == "police"


def _synonyms(lemma: str) -> frozenset[str]:
    """Return the words under which an article may name a speaker of this description again."""
    interchangeable = word_list("spokespeople")
    return interchangeable if lemma in interchangeable else frozenset({lemma})


def _may_be(pronoun: str, speaker: Speaker) -> bool:
    """Say whether a pronoun may mean a speaker, as far as titles tell of "he" and "she"."""
    others = {"he": "she_words", "she": "he_words"}.get(pronoun)
    return others is None or not speaker.callings & word_list(others)
