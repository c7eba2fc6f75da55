"""Annotated corpora as training documents: toponyms with role and form, where known.

The corpora differ in what they annotate. GeoWebNews has a class for every
mention and so knows the role and the form; LGL and TR-News annotate toponyms
only, so that roles come from a few rules that are nearly always right, and
stay unknown elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.model import Form, Role

LITERAL_TYPES = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
ASSOCIATIVE_TYPES = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit"})

BEFORE_LITERAL = re.compile(
    r"\b(?:in|near|outside|inside|across|throughout|around|at|within|towards?)"
    r"(?: (?:the|downtown|central|nearby|rural|southern|northern|eastern|western))?\s$",
    re.IGNORECASE,
)
AFTER_DATELINE = re.compile(r"^(?:, [A-Z][\w.]+(?: \d+)?)? (?:\((?:AP|Reuters|AFP|UPI)\)|—|–|--) ")
SAYING = (
    "said|says|say|warned|announced|accused|denied|insisted|vowed|urged|condemned|rejected|agreed|"
    "wants|hopes|fears|believes|has said|has denied|has accused|has warned|refused|claims|claimed"
)
AFTER_METONYM = re.compile(rf"^ (?:{SAYING})\b")
BODIES = (
    "government|president|prime minister|foreign minister|foreign ministry|defen[cs]e ministry|"
    "parliament|ambassador|authorities|officials?|police|troops|forces|soldiers|army|military|"
    "leaders?|people|citizens|diplomats?|lawmakers|senators?|congress|embassy|intelligence|media|"
    "company|companies|officers?|nationals?|man|woman|men|women|mayor|governor|councillor"
)
AFTER_ASSOCIATIVE = re.compile(rf"^(?:['’]s)? (?:{BODIES})\b", re.IGNORECASE)
ADJECTIVE_ENDING = re.compile(r"(?:[a-z](?:an|ans|ese|ish|ch|ic|is?|ers?)|Dutch|Greek|Thai|Czech)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated toponym; role and form are None where the corpus does not tell."""

    start: int
    end: int
    role: Role | None
    form: Form | None
    geonames_id: int | None = None
    is_main_name: bool = False
    """Whether the surface is the very name of the place in the gazetteer."""


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article; `group` decides whether it is held out."""

    id: str
    text: str
    group: str
    mentions: tuple[Mention, ...]


def is_held_out(group: str, share: float) -> bool:
    """Say whether a group of documents is kept aside: always the same answer for a group."""
    digest = hashlib.sha256(group.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def read_corpus(path: Path) -> list[Document]:
    """Read one JSON-lines corpus. Raises InputError for a line that is not an annotated article."""
    # Local news is held out by publisher, so that it measures publishers never seen.
    documents = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                documents.append(_document(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number}: not an annotated article.") from error
    return documents


def _document(row: dict[str, object]) -> Document:
    text = str(row["text"])
    annotations = row["toponyms"]
    if not isinstance(annotations, list):
        raise TypeError("toponyms is not a list")
    mentions = [_mention(text, annotation) for annotation in annotations if _is_toponym(annotation)]
    group = str(row["domain"] if "feed" in row else row["id"])
    in_order = tuple(sorted(mentions, key=lambda mention: mention.start))
    return Document(str(row["id"]), text, group, in_order)


def _is_toponym(annotation: dict[str, object]) -> bool:
    kind = annotation.get("type")
    return kind is None or kind in LITERAL_TYPES | ASSOCIATIVE_TYPES


def _mention(text: str, annotation: dict[str, object]) -> Mention:
    start, end = int(str(annotation["start"])), int(str(annotation["end"]))
    surface, main_name = text[start:end], annotation.get("gaz_name")
    identifier = annotation.get("geonames_id")
    kind = annotation.get("type")
    if kind is None:
        form = form_by_rule(surface, str(main_name) if main_name else None)
        role = role_by_rule(text, start, end, form)
    else:
        form = Form.ADJECTIVAL if annotation.get("modifier") == "Adjective" else Form.NAME
        role = Role.LITERAL if kind in LITERAL_TYPES else Role.ASSOCIATIVE
    return Mention(
        start, end, role, form, int(str(identifier)) if identifier else None, surface == main_name
    )


def form_by_rule(surface: str, main_name: str | None) -> Form | None:
    """Return the form where the annotated place's name makes it sure, else None."""
    if main_name is None:
        return None
    if surface.casefold() in main_name.casefold():
        return Form.NAME
    return Form.ADJECTIVAL if ADJECTIVE_ENDING.search(surface) else None


def role_by_rule(text: str, start: int, end: int, form: Form | None) -> Role | None:
    """Return the role where the words beside the toponym make it nearly sure, else None."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if AFTER_ASSOCIATIVE.search(after) or AFTER_METONYM.search(after):
        return Role.ASSOCIATIVE
    if (
        form is not Form.ADJECTIVAL
        and BEFORE_LITERAL.search(before)
        and after[:2] not in ("'s", "’s")
    ):
        return Role.LITERAL
    if AFTER_DATELINE.search(after) and (not before or before.endswith("\n")):
        return Role.LITERAL
    return None
