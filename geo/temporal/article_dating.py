"""What the text of an article adds to, or sets against, the publication date it came with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from geo.model import Article, DateInterval, Evidence, KnownEvent, PublicationGuess
from geo.temporal.publication import guess_publication, publication_date, years_that_fit
from geo.temporal.stated_dates import refused_date, stated_dates, yearless_dateline
from geo.written_dates import day_of

NO_DATE = "no publication date given"

AS_GIVEN = "as given"
CONTRADICTED_BY = "; contradicted by the "
"""What parts, in a rule, what the metadata said from what the text says against it."""

GUESSED = "; guessed from the "
"""What parts, in a rule, what the metadata lacked from what the text told."""

OF_TEXT = frozenset(
    {
        Evidence.STATED,
        Evidence.STATED_UPDATE,
        Evidence.WEEKDAY,
        Evidence.KNOWN_EVENT,
        Evidence.HISTORY,
        Evidence.LATEST_DATE,
        Evidence.LATEST_YEAR,
    }
)
"""Evidence that lies in the text: it can be looked for again."""

CONTRADICTS = timedelta(days=31)
"""How far a dateline may be from a given date without contradicting it. A judgement: weeklies and
reprints come out late."""

CONTRADICTED_CONFIDENCE = 0.5
"""Of a given date that the dateline contradicts: either may be wrong. A judgement."""


def dated_by_text(article: Article, known: Iterable[KnownEvent] = ()) -> Article:
    """Return `article` with a guess of its publication date when its metadata name none.

    The rule says that it is a guess and what the metadata lacked. Only a guess of
    one day, as a dateline gives, becomes the publication date. A given date stays;
    where a dateline contradicts it, it is marked as a guess and told with the reason.
    """
    if article.is_date_guessed:
        return _against_markup(article)
    if article.published:
        return _set_against_text(article, article.published)
    if article.published_guess:
        return _narrowed(article, article.published_guess)
    guess = guess_publication(article.text, known)
    return _guessed(article, guess) if guess else _unknown(article)


def without_guess_of_text(article: Article) -> Article:
    """Return `article` without the publication date that was guessed from its text."""
    guess = article.published_guess
    if guess and guess.evidence is Evidence.CONTRADICTED and CONTRADICTED_BY in guess.rule:
        return _as_it_came(article)
    if guess is not None and guess.evidence not in OF_TEXT:
        return article
    return replace(
        article,
        published=None,
        published_rule=(article.published_rule or "").partition(GUESSED)[0] or None,
        is_date_guessed=False,
        published_guess=None,
    )


def _as_it_came(article: Article) -> Article:
    """Return `article` with its given date as it was before its text was set against it."""
    rule = (article.published_rule or "").partition(CONTRADICTED_BY)[0]
    return replace(
        article,
        published_rule=None if rule == AS_GIVEN else rule or None,
        is_date_guessed=False,
        published_guess=None,
    )


def _guessed(article: Article, guess: PublicationGuess) -> Article:
    lacking = _with(article.published_rule or NO_DATE, refused_date(article.text))
    is_one_day = guess.interval.start == guess.interval.end
    rule = f"{lacking}{GUESSED}{guess.rule}" if is_one_day else lacking
    return replace(
        article,
        published=guess.interval.start if is_one_day else None,
        published_rule=rule,
        is_date_guessed=is_one_day,
        published_guess=guess,
    )


def _unknown(article: Article) -> Article:
    """Return `article` with the reason why what names days tells nothing of the year."""
    lacking = article.published_rule or NO_DATE
    because = refused_date(article.text) or years_that_fit(article.text)
    if because is None and (dateline := yearless_dateline(article.text)):
        because = f"the dateline '{dateline[2]}' names no year"
    if because is None or because in lacking:
        return article
    return replace(article, published_rule=_with(lacking, because))


def _with(lacking: str, because: str | None) -> str:
    return lacking if because is None or because in lacking else f"{lacking}; {because}"


def _narrowed(article: Article, guess: PublicationGuess) -> Article:
    """Return `article` dated by its dateline where that fits what the metadata leave open."""
    for day, rule in _days_in_text(article.text, guess.interval):
        if _may_be(day, guess):
            one_day = replace(guess, interval=DateInterval(day, day), rule=rule)
            return _guessed(article, one_day)
    return article


def _days_in_text(text: str, between: DateInterval) -> Iterator[tuple[date, str]]:
    """Yield the days that the head of a text states, a year between two days added if need be."""
    if stated := publication_date(text):
        yield stated
    yearless = yearless_dateline(text)
    if yearless is None or between.start is None or between.end is None:
        return
    for year in {between.start.year, between.end.year}:
        day = day_of(year, yearless[0], yearless[1])
        if day and between.start <= day <= between.end:
            yield day, f"dateline '{yearless[2]}' -> {day.isoformat()}"


def _may_be(day: date, guess: PublicationGuess) -> bool:
    first, last = guess.interval.start, guess.interval.end
    if last is not None and day > last:
        return False
    return guess.evidence is Evidence.UPDATED or first is None or day >= first


def _against_markup(article: Article) -> Article:
    """Return `article` by what its text states where only the markup of a page says otherwise."""
    guess, stated = article.published_guess, publication_date(article.text)
    if guess is None or guess.evidence is not Evidence.MARKUP or stated is None:
        return article
    told = guess_publication(article.text)
    if told is None or stated[0] == article.published:
        return article
    lacking = f"{article.published_rule} says {article.published}"
    return _guessed(replace(article, published_rule=lacking), told)


def _set_against_text(article: Article, published: date) -> Article:
    for one in stated_dates(article.text):
        is_exact = one.written.doubt is None and one.is_labelled and not one.is_update
        if is_exact and abs(one.written.first - published) > CONTRADICTS:
            rule = f"{article.published_rule or AS_GIVEN}{CONTRADICTED_BY}{one.rule}"
            days = DateInterval(published, published)
            return replace(
                article,
                published_rule=rule,
                is_date_guessed=True,
                published_guess=PublicationGuess(
                    Evidence.CONTRADICTED, days, CONTRADICTED_CONFIDENCE, rule
                ),
            )
    return article
