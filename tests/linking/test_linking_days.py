"""The exact days that texts name, and which of them set two events apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dispatches import FLOOD, KHARKIV, LIMA, STRIKE, filed

from geo.linking import EventLinker
from geo.linking.days import are_two_days, day_told
from geo.model import DateInterval, FiledReport, Quantity, Span, Status

MONDAY, TUESDAY = date(2024, 10, 28), date(2024, 10, 29)
STRUCK = "A drone strike on Kharkiv killed {} on {}, medics said."


def on(day, quote, words, nights=0, **made) -> FiledReport:
    """Return a report whose sentence names its day with `words`; `nights` makes it last longer."""
    report = filed(quote, day=day, **made)
    when = replace(
        report.report.when,
        interval=DateInterval(day, day + timedelta(days=nights)),
        precision=2 if nights else 1,
        text=words,
        span=Span(quote.index(words), quote.index(words) + len(words)),
    )
    return replace(report, report=replace(report.report, when=when))


def number_of_events(*reports: FiledReport) -> int:
    return len(EventLinker().link(reports))


def told(day, words, nights=0):
    found = day_told(on(day, f"A strike hit Kharkiv {words}.", words, nights).report)
    assert found is not None
    return found


def test_strikes_of_two_days_that_both_texts_name_are_two_events():
    monday = on(MONDAY, STRUCK.format("four", "Monday"), "Monday")
    tuesday = on(TUESDAY, STRUCK.format("nine", "Tuesday"), "Tuesday")
    again = on(MONDAY, "Monday's raid on Kharkiv damaged a mill.", "Monday")
    assert number_of_events(monday, tuesday) == 2
    assert number_of_events(monday, tuesday, again) == 2
    assert number_of_events(monday, again) == 1


def test_drones_of_three_nights_are_three_events():
    words = "Drones attacked Kharkiv overnight, the governor said, and {} burnt."
    nights = [
        on(MONDAY + timedelta(days=number), words.format(what), "overnight", nights=1)
        for number, what in enumerate(("a mill", "a shop", "a school"))
    ]
    assert number_of_events(*nights) == 3


def test_a_crash_in_the_morning_is_not_the_crash_of_the_evening():
    morning = on(MONDAY, "A bus crashed in Lima on Monday morning.", "Monday morning")
    evening = on(MONDAY, "A lorry crashed in Lima on Monday evening.", "Monday evening")
    plain = on(MONDAY, "A crash in Lima on Monday killed two.", "Monday")
    assert number_of_events(morning, evening) == 2
    assert number_of_events(plain, evening) == 1


@pytest.mark.parametrize(
    ("first", "second", "are_two"),
    [
        (("Monday", 0, 0), ("Monday", 0, 0), False),
        (("Monday", 0, 0), ("Tuesday", 1, 0), True),
        (("late on Monday", 0, 0), ("Tuesday", 1, 0), False),
        (("Monday night", 0, 0), ("early on Tuesday", 1, 0), False),
        (("Monday night", 0, 0), ("Tuesday night", 1, 0), True),
        (("Monday morning", 0, 0), ("early on Tuesday", 1, 0), True),
        (("Monday", 0, 0), ("before dawn on Tuesday", 1, 0), False),
        (("Monday evening", 0, 0), ("Wednesday", 2, 0), True),
        (("overnight", 0, 1), ("overnight", 1, 1), True),
        (("overnight", 0, 1), ("Tuesday", 1, 0), False),
        (("overnight", 0, 1), ("Wednesday", 2, 0), True),
        (("Monday morning", 0, 0), ("Monday at midnight", 0, 0), True),
        (("early on Monday evening", 0, 0), ("Monday night", 0, 0), False),
        (("Monday afternoon", 0, 0), ("late on Monday", 0, 0), False),
    ],
)
def test_a_night_may_lie_on_two_days_and_two_nights_are_two(first, second, are_two):
    one, other = (
        told(MONDAY + timedelta(days=later), words, nights)
        for words, later, nights in (first, second)
    )
    assert are_two_days(one, other) is are_two
    assert are_two_days(other, one) is are_two


def test_a_day_that_the_sentence_does_not_name_is_not_exact():
    named = on(MONDAY, "A strike hit Kharkiv on Monday.", "Monday")
    when = named.report.when
    for other in (
        replace(when, text=None, span=None),
        replace(when, precision=2, edtf="2024-10-28~"),
        replace(when, span=Span(200, 206)),
        replace(when, interval=DateInterval(None, MONDAY)),
        replace(when, interval=DateInterval(MONDAY, TUESDAY)),
    ):
        assert day_told(replace(named.report, when=other)) is None


def test_a_report_without_an_exact_day_joins_one_event_and_does_not_bind_two():
    monday = on(MONDAY, STRUCK.format("four", "Monday"), "Monday")
    tuesday = on(TUESDAY, STRUCK.format("nine", "Tuesday"), "Tuesday")
    vague = filed("Strikes on Kharkiv killed many", day=MONDAY, published=date(2024, 10, 30))
    for published in (date(2024, 10, 27), date(2024, 11, 2)):
        article = replace(vague.article, published=published)
        assert number_of_events(monday, tuesday, replace(vague, article=article)) == 2


def test_the_same_telling_number_makes_one_event_of_two_days():
    def killed(number: float, day, name):
        quote = f"A drone strike on Kharkiv killed {number:.0f} people on {name}."
        quantity = (Quantity(Span(33, 35), number, number, "people", None),)
        return on(day, quote, name, what=replace(STRIKE, quantities=quantity))

    assert number_of_events(killed(14, MONDAY, "Monday"), killed(14, TUESDAY, "Tuesday")) == 1
    assert number_of_events(killed(4, MONDAY, "Monday"), killed(4, TUESDAY, "Tuesday")) == 2


def test_the_same_details_of_another_publisher_make_one_event_of_two_days():
    first = "A drone strike burnt a furniture factory and its timber store in Kharkiv on Monday."
    second = "The furniture factory and a timber store burnt after a drone strike on Tuesday."
    one = on(MONDAY, first, "Monday")
    assert number_of_events(one, on(TUESDAY, second, "Tuesday", publisher="Herald")) == 1
    assert number_of_events(one, on(TUESDAY, second, "Tuesday")) == 2
    next_day = {"publisher": "Herald", "published": TUESDAY + timedelta(days=3)}
    assert number_of_events(one, on(TUESDAY, second, "Tuesday", **next_day)) == 2


def test_what_lasts_or_may_be_put_off_is_not_parted_by_its_days():
    flood = {"place": LIMA, "what": FLOOD}
    monday = on(MONDAY, "Floods hit Lima on Monday.", "Monday", **flood)
    tuesday = on(TUESDAY, "Floods hit Lima on Tuesday.", "Tuesday", **flood)
    assert number_of_events(monday, tuesday) == 1
    ahead = replace(STRIKE, status=Status.EXPECTED)
    expected = on(MONDAY, "A strike on Kharkiv is to come on Monday.", "Monday", what=ahead)
    came = on(TUESDAY, "A strike hit Kharkiv on Tuesday.", "Tuesday", place=KHARKIV)
    assert number_of_events(expected, came) == 1
