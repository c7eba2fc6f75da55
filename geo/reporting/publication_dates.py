"""What the date of publication says of when an event took place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from geo.model import DateInterval, Status, When
from geo.reporting.document import Document
from geo.reporting.telling import is_news, might_have_been
from geo.reporting.timeline import A_DAY
from geo.reporting.whens import OPEN_PRECISION, WEEK_PRECISION, YET_TO_COME, edtf_of, undated

NEWS_AGE = timedelta(days=6)
"""How long before its publication news without a date may have happened: 17 of the 18 incidents of
MUC-4 with a known day that are told so lie within."""

LONGEST_RUNNING = timedelta(days=366)
"""Days after publication up to which a period runs on that is ended by it: "this year" has; "the
21st century" has not. A judgement."""

NO_DATE = "no date in the text"


class PublicationDates:
    """The dates that follow from the day, or the days, on which one article was published."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.between = document.article.published_between
        """First and last day of publication, None where nothing is known of it."""

    def of(self, token: int | None, status: Status) -> When:
        """Return when something without a date may have been, told by the verb at `token`."""
        if status in YET_TO_COME and not might_have_been(self._document, token):
            return self.later()
        if token is not None and is_news(self._document, token):
            return self.week()
        return self.earlier()

    def later(self) -> When:
        """Return the time from publication on."""
        first = self.between.start if self.between else None
        rule = f"{NO_DATE}: not before it was published"
        return self._inferred(first, None, OPEN_PRECISION, rule) if first else undated()

    def earlier(self) -> When:
        """Return the time up to publication."""
        last = self.between.end if self.between else None
        rule = f"{NO_DATE}: on or before the day it was published"
        return self._inferred(None, last, OPEN_PRECISION, rule) if last else undated()

    def week(self) -> When:
        """Return the week up to publication."""
        if self.between is None or self.between.start is None or self.between.end is None:
            return undated()
        first = self.between.start - NEWS_AGE
        rule = f"{NO_DATE}: news of the week up to its publication"
        return self._inferred(first, self.between.end, WEEK_PRECISION, rule)

    def day(self, rule: str) -> When:
        """Return the day of publication, for the reason `rule`."""
        if self.between is None:
            return undated()
        return self._inferred(self.between.start, self.between.end, A_DAY, rule)

    def closed(self, when: When, status: Status) -> When:
        """Return `when` ended by publication, if it runs on and what it dates has happened."""
        between, interval = self.between, when.interval
        published = between.end if between else None
        if published is None or interval is None:
            return when
        if status in YET_TO_COME:
            return self._ahead(when, interval)
        start, end = interval.start, interval.end
        if start is None or start > published or (end is not None and end <= published):
            return when
        if end is not None and (end - published) > LONGEST_RUNNING:
            return when
        known = DateInterval(start, published)
        rule = f"{when.rule}; what has happened by the day of publication"
        return replace(when, interval=known, edtf=edtf_of(known), rule=rule)

    def limited_by(self, when: When) -> When:
        """Return a date up to a limit that lies ahead ("this year") as one up to publication."""
        published = self.between.end if self.between else None
        interval = when.interval
        if published is None or interval is None or interval.start is not None:
            return when
        if interval.end is None or interval.end <= published:
            return when
        known = DateInterval(None, published)
        rule = f"{when.rule}; what has happened by the day of publication"
        return replace(when, interval=known, edtf=edtf_of(known), rule=rule)

    def _ahead(self, when: When, interval: DateInterval) -> When:
        """Return a date begun by publication, where what is yet to come has only an end."""
        told = self.between.start if self.between else None
        if told is None or interval.start is not None or not interval.end or interval.end < told:
            return when
        coming = DateInterval(told, interval.end)
        rule = f"{when.rule}; yet to come when it was published"
        return replace(when, interval=coming, edtf=edtf_of(coming), rule=rule)

    def _inferred(self, start: date | None, end: date | None, precision: int, rule: str) -> When:
        """Return a date that follows from publication, vaguer where that is only guessed."""
        interval = DateInterval(start, end)
        article, between = self._document.article, self.between
        if article.published is None and between is not None:
            rule += f", guessed to be between {between.start} and {between.end}"
            precision = OPEN_PRECISION
        elif article.is_date_guessed:
            rule += f", guessed to be {article.published}"
        return When(interval, edtf_of(interval), precision, None, None, article.published, rule)
