"""What is known of an article beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one origin says of an article; None for what it does not say."""

    said_by: str
    """Who says so, in words: "manifest.csv row 3", "front matter", "page metadata"."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """The publication date as written."""
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PageMetadata(Metadata):
    """What a web page says of its article: a machine wrote it, for any reader.

    What is damaged in it hides no one's mistake.
    """

    contradiction: str | None = None
    """What else the page says of the publication date, in words."""
    likely: date | None = None
    """The day that its markup makes likely where nothing in it is sure."""
    likely_by: str = "page metadata"
    """Who says so, in words."""
    updated: date | None = None
    """The day of the last change."""
    updated_by: str = "page metadata"
    """Who says so, in words: another element than `said_by`."""
