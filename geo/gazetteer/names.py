"""Place names made comparable: one key for all the ways in which a name is written.

"Pyŏngyang", "P'yongyang" and "Pyongyang" have the same key, so have "St. Louis"
and "Saint Louis". Region words are taken off apart, because "Kursk Oblast" and
"Kursk" are two places.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

from geo.model import FeatureClass

LONGEST_NAME = 200
"""Code points: no gazetteer name is longer, so longer queries are not looked up."""

_APOSTROPHES = "'’‘`´′″ʹʺʻʼʽʾʿˈ\u200c\u200d\u00ad"
_SEPARATORS = '-‐‑‒–—_/·・,;:()[]"“”„«»'
_LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
_COMBINING = "".join(chr(code) for code in range(0x20000) if unicodedata.combining(chr(code)))
_TABLE = str.maketrans(
    dict.fromkeys(_APOSTROPHES + "." + _COMBINING, "")
    | dict.fromkeys(_SEPARATORS, " ")
    | {"&": " and "}
    | _LETTERS
)
_SHORT_FORMS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_LONG_FORM = re.compile(r"\b(?:saint|sainte|mount|fort)\b(?= )")


def key(name: str) -> str:
    """Return the form of `name` under which the index keeps it, "" when nothing is left.

    Case, diacritics (Unicode NFKD without combining marks), apostrophes, dots,
    hyphens, a leading "the" and "Saint"/"Mount"/"Fort" make no difference.
    """
    text = name.casefold()
    if text.isascii():
        if text.isalnum():  # most names are one plain word
            return text
    else:
        text = unicodedata.normalize("NFKD", text)
    text = " ".join(text.translate(_TABLE).split())
    if " " not in text:
        return text
    text = _LONG_FORM.sub(lambda found: _SHORT_FORMS[found[0]], text)
    return text.removeprefix("the ")


def romanized(name: str) -> str | None:
    """Return the key of `name` in Latin letters when it is Cyrillic or Greek, else None.

    Hangul, Han and Arabic do not name their vowels or sounds: their names are
    in the gazetteer as they are written, or not at all.
    """
    if name.isascii():
        return None
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in name if letter.isalpha()}
    if not scripts & {"CYRILLIC", "GREEK"}:
        return None
    return key(anyascii(name))


def same_writing(one: str, other: str) -> bool:
    """Say whether two names differ in nothing but case and Unicode composition."""
    return (
        unicodedata.normalize("NFC", one).casefold()
        == unicodedata.normalize("NFC", other).casefold()
    )


def is_script_romanization(name: str) -> bool:
    """Say whether `name` is a letter-by-letter romanization ("hrswn") that nobody writes.

    GeoNames keeps those in lower case throughout, unlike every other name.
    """
    return name.isascii() and name.islower()


def is_station_code(name: str) -> bool:
    """Say whether `name` is an airport or UN/LOCODE code such as "KHE"."""
    return len(name) == 3 and name.isascii() and name.isalpha() and name.isupper()


def is_postal_code(name: str) -> bool:
    """Say whether `name` is a two-letter code such as "TX"."""
    return len(name) == 2 and name.isascii() and name.isalpha() and name.isupper()


@dataclass(frozen=True, slots=True)
class Division:
    """A name without its region word, and which features that word can stand for."""

    base: str
    """The key that is left: "kursk" of "Kursk Oblast"."""
    word: str
    features: tuple[FeatureClass, ...]
    """Likeliest first."""


_REGION_FIRST = (FeatureClass.REGION, FeatureClass.DISTRICT)
_DISTRICT_FIRST = (FeatureClass.DISTRICT, FeatureClass.REGION)
_SETTLEMENT = (FeatureClass.SETTLEMENT,)
_AFTER_REGION = (
    "autonomous republic|autonomous region|autonomous oblast|autonomous okrug|peoples republic|"
    "oblast|region|krai|kray|province|provincia|state|governorate|department|departamento|"
    "prefecture|canton|voivodeship|republic|emirate|okrug|territory|division|"
    "область|обл|краи|регіон|регион|автономныи округ|округ"
)
"""As keys are written: without dots, apostrophes and the breve of "й"."""
_AFTER_DISTRICT = (
    "census area|county|counties|co|parish|district|raion|rayon|borough|municipality|regency|"
    "subdistrict|раион|повіт"
)
_AFTER_SETTLEMENT = "city|town|village|township|twp"
_BEFORE_REGION = (
    "state of|province of|provincia de|region of|department of|departamento de|governorate of|"
    "republic of|canton of|emirate of|prefecture of|commonwealth of"
)
_BEFORE_DISTRICT = "county of|county|co|parish of|district of|municipality of|borough of"
_BEFORE_SETTLEMENT = "city of|town of|village of|township of"


def _by_word(region: str, district: str, settlement: str) -> dict[str, tuple[FeatureClass, ...]]:
    found: dict[str, tuple[FeatureClass, ...]] = {}
    for words, features in (
        (region, _REGION_FIRST),
        (district, _DISTRICT_FIRST),
        (settlement, _SETTLEMENT),
    ):
        found.update(dict.fromkeys(words.split("|"), features))
    return found


_AFTER = _by_word(_AFTER_REGION, _AFTER_DISTRICT, _AFTER_SETTLEMENT)
_BEFORE = _by_word(_BEFORE_REGION, _BEFORE_DISTRICT, _BEFORE_SETTLEMENT)


def division(name_key: str) -> Division | None:
    """Return the parts of a key that has a region word ("kursk oblast", "county lee"), or None."""
    for word, features in _AFTER.items():
        if name_key.endswith(" " + word):
            return Division(name_key[: -len(word) - 1].strip(), word, features)
    for word, features in _BEFORE.items():
        if name_key.startswith(word + " "):
            return Division(name_key[len(word) + 1 :].strip(), word, features)
    return None
