"""Russian and Ukrainian names in the cases of running text: "Харькове" is Харьков's.

A table of endings after the declensions of place names (Zaliznyak, Grammatical
Dictionary of Russian, 1977; the Ukrainian orthography of 2019, §§ 66-100). It proposes
more forms than exist; only what the gazetteer bears counts, so a wrong one finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

SHORTEST_STEM = 3
"""Letters before an ending: shorter stems are words of other kinds. A judgement."""
MOST_WORDS = 3
"""Words of the longest name that is tried."""
MOST_FORMS = 60
"""Forms that are proposed at most; a region's name of two words has about twenty."""

ENDINGS = {
    # adjectives, as in the names of regions: Курской области, Донецького району
    "ои": ("ая", "а"),
    "ую": ("ая",),
    "оі": ("а",),
    "іи": ("а",),
    "ою": ("а",),
    "ого": ("ии", "ыи"),
    "ому": ("ии", "ыи"),
    "ым": ("ыи", ""),
    "им": ("ии",),
    "ом": ("", "ии", "ыи", "о"),
    # nouns: Москве, Казани, Сумах, Одесі, Костянтинівці, Дніпрі, Запоріжжі
    "ах": ("ы", "и"),
    "ью": ("ь",),
    "ем": ("ь",),
    "еи": ("я",),
    "ці": ("ка",),
    "зі": ("га",),
    "е": ("", "а", "ь"),
    "а": ("", "о"),
    "я": ("ь",),
    "у": ("", "а", "о"),
    "ю": ("ь", "я"),
    "ы": ("а",),
    "и": ("а", "ь", "я"),
    "і": ("", "а", "ь", "о", "я"),
}
"""Endings of a case to those of the nominative, as keys are written: й is и there, ї is і."""

_OPEN_SYLLABLES = ("ов", "ев", "єв")
"""Ends of stems that close to "ів" when the ending falls: Харков-а, Харків; Києв-а, Київ."""


def base_forms(name_key: str) -> Iterator[str]:
    """Yield keys of which `name_key` may be an inflected form, itself left out."""
    words = name_key.split()
    if not 1 <= len(words) <= MOST_WORDS:
        return
    forms = product(*([word, *_nominatives(word)] for word in words))
    for form in islice(forms, 1, MOST_FORMS):
        yield " ".join(form)


def _nominatives(word: str) -> Iterator[str]:
    for length in (3, 2, 1):
        stem, ending = word[:-length], word[-length:]
        if len(stem) < SHORTEST_STEM:
            continue
        for nominative in ENDINGS.get(ending, ()):
            yield stem + nominative
            if not nominative and stem.endswith(_OPEN_SYLLABLES):
                yield stem[:-2] + "ів"
