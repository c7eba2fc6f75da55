"""Words of news as linking compares them: sentences, word families, and how rare a family is."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

FAMILY_LETTERS = 7
"""Letters kept of a word without its ending: enough to tell words apart, and few enough that
"demonstration" and "demonstrator" meet. A judgement."""

LEAST_STEM = 3
"""Letters that must be left when an ending comes off."""

_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or",
    "ies", "ied", "es", "ed", "als", "al", "s", "e", "y",
)  # fmt: skip

_IRREGULAR_FORMS = """
say said; tell told; shoot shot; strike struck; fall fell fallen; rise rose risen; win won;
lose lost loss; take took taken; flee fled; begin began begun; hold held; meet met; leave left;
blow blew blown; break broke broken; sink sank sunk; steal stole stolen; fight fought; buy bought;
sell sold sale; give gave given; go went gone; come came; run ran; become became; find found;
send sent; speak spoke spoken speech; see saw seen; make made; get got; keep kept; lead led;
pay paid; throw threw thrown; drive drove driven; fly flew flown flight; write wrote written;
know knew known; grow grew grown; choose chose chosen choice; withdraw withdrew withdrawn;
catch caught; bring brought; build built; burn burnt; seek sought; swear swore sworn;
die dies died dying death deaths dead; arrive arrival; decide decision; deny denial denied;
kill killing; marry marriage married; sue suit;
bid bids; hit hits hitting; cut cuts cutting; quit quits quitting; feel felt;
teach taught; wear wore worn; shake shook shaken; freeze froze frozen; hide hid hidden;
"""
_LEMMA_OF = {
    form: words.split()[0]
    for words in _IRREGULAR_FORMS.split(";")
    if words.strip()
    for form in words.split()
}
"""Forms that do not share their family's letters, of verbs that news uses for events."""

_COMMON_WORDS = """
a about after also am an and any are as at be been before being but by can could did do does during
for from had has have he her herself him himself his i if in into is it its may might more my new no
not of on one or our out over said say says she so some than that the their them themselves there
these they this those to told tell two up was we were what when where which while who will with
would you your
"""
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that say nothing about the event."""

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"”'’)\]]*\s+(?=[\"“'‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|vs))\.\s*$"
)


@lru_cache(maxsize=100_000)
def family_of(word: str) -> str:
    """Return the family of a word: explode, explodes, exploding and explosion may share one."""
    plain = word.casefold().removesuffix("'s").removesuffix("’s")
    stem = _LEMMA_OF.get(plain, plain)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= LEAST_STEM:
            stem = stem[: -len(ending)]
            break
    if len(stem) > LEAST_STEM + 1 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:FAMILY_LETTERS]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article."""

    start: int
    end: int
    family: str
    is_common: bool
    is_name: bool
    """Whether it is capitalised within its sentence."""
    is_number: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, sentence by sentence."""

    sentences: tuple[tuple[Word, ...], ...]
    counts: Mapping[str, int]
    """How often each family occurs, common words left out."""


def words_of(text: str) -> Words:
    """Return the words of a text."""
    sentences = []
    counts: dict[str, int] = {}
    for start, end in _sentences(text):
        words = tuple(_read(text, start, end))
        if words:
            sentences.append(words)
        for word in words:
            if not word.is_common:
                counts[word.family] = counts.get(word.family, 0) + 1
    return Words(tuple(sentences), counts)


def _sentences(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text[start : match.end()]):
            continue
        bounds.append((start, match.end()))
        start = match.end()
    return [*bounds, (start, len(text))]


def _read(text: str, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        is_common = len(surface) < 2 or surface.casefold() in COMMON
        words.append(
            Word(
                match.start(),
                match.end(),
                family_of(surface),
                is_common,
                bool(words) and surface[0].isupper() and not is_common,
                surface[0].isdigit(),
            )
        )
    return words


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much the common use of a word family tells: inverse document frequency."""

    articles: int
    counts: Mapping[str, int]
    """In how many of so many articles of general news a family occurs; unknown ones in none."""

    def of(self, family: str) -> float:
        """Return the logarithm of one in how many articles has a word of the family."""
        return math.log((self.articles + 1) / (self.counts.get(family, 0) + 1))

    @property
    def most(self) -> float:
        """The rarity of a family that no article has."""
        return math.log(self.articles + 1) or 1.0
