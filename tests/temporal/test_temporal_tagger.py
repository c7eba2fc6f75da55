"""What the time tagger finds, and where on the calendar it puts it. Published Thu 2024-10-31."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Article, DateInterval, Parse, TimexType
from geo.temporal import RuleTimeTagger

NAMED = [
    ("Rebels seized the town on 31 October 2024.", "31 October 2024", "2024-10-31"),
    ("Rebels seized the town on Oct. 31, 2024.", "Oct. 31, 2024", "2024-10-31"),
    ("The log says 2024-10-31.", "2024-10-31", "2024-10-31"),
    ("The log says 31/10/2024.", "31/10/2024", "2024-10-31"),
    ("The log says 10/31/2024.", "10/31/2024", "2024-10-31"),
    ("On Sunday 3 June 2018 rain fell.", "Sunday 3 June 2018", "2018-06-03"),
    ("LIMA, 4 FEB 90 -- A bomb went off.", "4 FEB 90", "1990-02-04"),
    ("He took office in October 2019.", "October 2019", "2019-10"),
    ("The reef was mapped in 2014.", "2014", "2014"),
    ("In 2014 Ford closed the plant.", "2014", "2014"),
    ("The valley flooded in the 1990s.", "the 1990s", "199"),
    ("The season will end Aug. 12, 2025.", "Aug. 12, 2025", "2025-08-12"),
    ("Growth slowed in the first quarter of 2025.", "the first quarter of 2025", "2025-Q1"),
    ("The storm of winter 2023 was worse.", "winter 2023", "2023-WI"),
    ("Shops closed on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25"),
]

POINTING = [
    ("The mayor resigned Thursday.", "Thursday", "2024-10-31"),
    ("The storm was expected to grow and hit Lima on Friday.", "Friday", "2024-11-01"),
    ("The mayor resigned on Tuesday.", "Tuesday", "2024-10-29"),
    ("Earlier Thursday, the mayor resigned.", "Earlier Thursday", "2024-10-31"),
    ("During a hearing on Tuesday (Korea time), he denied it.", "Tuesday", "2024-10-29"),
    ("The mayor will resign on Tuesday.", "Tuesday", "2024-11-05"),
    ("The coast could see a foot of rain on Tuesday.", "Tuesday", "2024-11-05"),
    ("The mayor could not be reached on Tuesday.", "Tuesday", "2024-10-29"),
    ("Residents were ordered to leave on Tuesday after a dam broke.", "Tuesday", "2024-10-29"),
    ("Residents were forced to leave on Tuesday.", "Tuesday", "2024-10-29"),
    ("He was ordered to appear in court on Tuesday.", "Tuesday", "2024-11-05"),
    ("Neither man could be found on Tuesday.", "Tuesday", "2024-10-29"),
    ("Police arrested him last Friday.", "last Friday", "2024-10-25"),
    ("The trial opens next Monday.", "next Monday", "2024-11-04"),
    ("He was killed on May 26 last year.", "May 26 last year", "2023-05-26"),
    ("The brawl took place on 25 February last year.", "25 February last year", "2023-02-25"),
    ("It opens on March 3 next year.", "March 3 next year", "2025-03-03"),
    ("Voters go to the polls next Wednesday, Nov. 6.", "next Wednesday, Nov. 6", "2024-11-06"),
    ("He called yesterday.", "yesterday", "2024-10-30"),
    ("He will call tomorrow.", "tomorrow", "2024-11-01"),
    ("Monday morning was calm.", "Monday morning", "2024-10-28TMO"),
    ("Fires burned this week.", "this week", "2024-W44"),
    ("Fires burned last month.", "last month", "2024-09"),
    ("It fell in the second half of last year.", "the second half of last year", "2023-H2"),
    ("The games end Nov. 12.", "Nov. 12", "2024-11-12"),
    ("They vote next year.", "next year", "2025"),
    ("Over the weekend, a ferry sank.", "the weekend", "2024-W43-WE"),
    ("Two weeks ago a bus crashed.", "Two weeks ago", "2024-W42"),
    ("They were given until Tuesday to leave.", "Tuesday", "2024-11-05"),
    ("This will be his first visit since Tuesday.", "Tuesday", "2024-10-29"),
    ("She waits until the case is heard in January.", "January", "2025-01"),
    ("The offer had been due to expire Tuesday.", "Tuesday", "2024-10-29"),
    ("It rained in early summer.", "early summer", "2024-SU"),
    ("It must close by year's end.", "year's end", "2024-12-31"),
    (
        "It was founded in January nineteen ninety-seven.",
        "January nineteen ninety-seven",
        "1997-01",
    ),
    ("It has lasted since last June.", "last June", "2024-06"),
    ("He was shot last July 24.", "last July 24", "2024-07-24"),
    ("She was born on November 7 last.", "November 7 last", "2023-11-07"),
    ("He was shot on January the 1st, 1989.", "January the 1st, 1989", "1989-01-01"),
    ("They marched on May Day.", "May Day", "2024-05-01"),
    ("It was a hit in the early 2000s.", "the early 2000s", "200"),
    ("He was seen at a weekend rally.", "a weekend", "2024-W43-WE"),
    ("A bomb went off a few minutes ago.", "A few minutes ago".lower(), "2024-10-31"),
    ("He fell on the night of Oct. 5.", "the night of Oct. 5", "2024-10-05TNI"),
    ("The crossing is to last 18 months.", "18 months", "P18M"),
    ("The quake struck at 5:30 a.m. on Monday.", "5:30 a.m. on Monday", "2024-10-28T05:30"),
]

WITHOUT_YEAR = [
    ("Six officers were killed on Oct. 3.", "Oct. 3", "2024-10-03"),
    ("The vote will be held on Nov. 12.", "Nov. 12", "2024-11-12"),
    ("The army rehearsed ahead of the vote on November 5.", "November 5", "2024-11-05"),
    ("The two leaders signed the treaty in June.", "June", "2024-06"),
    ("She left the party in December.", "December", "2023-12"),
    ("The court will rule in January.", "January", "2025-01"),
    ("On Wednesday, Nov. 2, the dam failed.", "Wednesday, Nov. 2", "2022-11-02"),
]


@pytest.mark.parametrize(("text", "surface", "value"), [*NAMED, *POINTING, *WITHOUT_YEAR])
def test_an_expression_has_its_timex3_value(tag, text, surface, value):
    (found,) = tag(text)
    assert (found.surface, found.value) == (surface, value)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("He was held for three days.", TimexType.DURATION, "P3D"),
        ("It simmered for nearly a decade.", TimexType.DURATION, "P10Y"),
        ("Nearly three years after the landslide, the road is shut.", TimexType.DURATION, "P3Y"),
        ("It simmered for nearly a decade before the flood.", TimexType.DURATION, "P10Y"),
        ("The week-long strike is over.", TimexType.DURATION, "P1W"),
        ("The decades-long war is over.", TimexType.DURATION, "PXE"),
        ("He stayed for two more weeks.", TimexType.DURATION, "P2W"),
        ("It took eight trading days.", TimexType.DURATION, "P8D"),
        ("It took two and a half years.", TimexType.DURATION, "P2Y6M"),
        ("They march each July.", TimexType.SET, "XXXX-07"),
        ("They lose 1,250 a day.", TimexType.SET, "P1D"),
        ("Trains run every day.", TimexType.SET, "P1D"),
        ("The market opens every Thursday.", TimexType.SET, "XXXX-WXX-4"),
    ],
)
def test_durations_and_sets_have_no_days(tag, text, type_, value):
    (found,) = tag(text)
    assert (found.type, found.value, found.interval) == (type_, value, None)


@pytest.mark.parametrize(
    ("text", "start", "end", "edtf", "precision"),
    [
        ("It fell on Oct. 3.", date(2024, 10, 3), date(2024, 10, 3), "2024-10-03", 1),
        ("The fair ran June 3-5.", date(2024, 6, 3), date(2024, 6, 5), "2024-06-03/2024-06-05", 2),
        ("It fell last week.", date(2024, 10, 21), date(2024, 10, 27), "2024-10-21/2024-10-27", 3),
        ("It fell in June.", date(2024, 6, 1), date(2024, 6, 30), "2024-06", 4),
        ("It fell in late 2023.", date(2023, 9, 1), date(2023, 12, 31),
         "2023-09-01~/2023-12-31~", 5),
        ("It has rained since August.", date(2024, 8, 1), None, "2024-08/..", 5),
        ("It must reopen before the end of May 2025.", None, date(2025, 5, 31), "../2025-05-31", 5),
        ("It must reopen before the end of the week.", None, date(2024, 11, 3), "../2024-11-03", 5),
        ("It fell before the start of June.", None, date(2024, 5, 31), "../2024-05-31", 5),
        ("The bridge must reopen by Friday.", None, date(2024, 11, 1), "../2024-11-01", 5),
        ("Troops will arrive in the coming days.", date(2024, 10, 31), date(2024, 11, 5),
         "2024-10-31/2024-11-05~", 2),
        ("Trade will grow in the coming years.", date(2024, 10, 31), None, "2024-10-31/..", 5),
        ("The law was changed early in 1980.", date(1980, 1, 1), date(1980, 4, 30),
         "1980-01-01~/1980-04-30~", 5),
        ("They met in the second week of August.", date(2024, 8, 8), date(2024, 8, 14),
         "2024-08-08/2024-08-14", 3),
        ("It closed just before 11 p.m. on Oct. 5.", date(2024, 10, 5), date(2024, 10, 5),
         "2024-10-05", 1),
        ("Nobody was charged as of June 27.", date(2024, 6, 27), date(2024, 6, 27),
         "2024-06-27", 1),
        ("Thirty died over the past two weeks.", date(2024, 10, 17), date(2024, 10, 31),
         "2024-10-17/2024-10-31", 4),
    ],
)  # fmt: skip
def test_an_expression_covers_days(tag, text, start, end, edtf, precision):
    (found,) = tag(text)
    assert (found.interval.start, found.interval.end) == (start, end)
    assert (found.edtf, found.precision) == (edtf, precision)


def test_days_of_a_list_follow_each_other(tag):
    found = tag("The minister will visit Lima on Wednesday and Thursday.")
    assert [each.value for each in found] == ["2024-11-06", "2024-11-07"]


def test_a_bare_time_of_day_belongs_to_the_day_just_named(tag):
    found = tag("On 5 May 2020 the bank was robbed. At 10 p.m. police came.")
    assert [each.value for each in found] == ["2020-05-05", "2020-05-05T22:00"]


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("Profit rose in the year ended March 31.", "P1Y", (date(2023, 4, 1), date(2024, 3, 31))),
        ("Sales were $2 million for the year.", "2024", (date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_the_year_of_results_is_the_year_that_they_are_told_for(tag, text, value, days):
    found = tag(text)[0]
    assert (found.value, (found.interval.start, found.interval.end)) == (value, days)


def test_days_of_a_list_do_not_run_into_the_future(tag):
    found = tag("He spoke on Wednesday and Tuesday.")
    assert [each.value for each in found] == ["2024-10-30", "2024-10-29"]


def test_the_rule_says_how_the_day_was_found(tag):
    (found,) = tag("Six officers were killed on Oct. 3.")
    assert found.rule == "'Oct. 3', published Thu 2024-10-31, past tense -> 2024-10-03"
    assert found.anchor == date(2024, 10, 31)


def test_a_full_date_needs_no_anchor(tag):
    (found,) = tag("It fell on 5 May 2020.", published=None)
    assert (found.interval.start, found.anchor) == (date(2020, 5, 5), None)


@pytest.mark.parametrize(
    "words", ["on Thursday", "in June", "on Oct. 3", "last month", "yesterday"]
)
def test_without_publication_date_nothing_is_counted(tag, words):
    (found,) = tag(f"The town fell {words}.", published=None)
    assert found.interval is None
    assert found.rule.endswith("no publication date to count from")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nothing happened on 30 February 2024.", "no such day in the calendar"),
        ("The log says 03/04/2024.", "day and month cannot be told apart"),
    ],
)
def test_a_doubtful_date_stays_undated(tag, text, reason):
    (found,) = tag(text)
    assert found.interval is None
    assert reason in found.rule


@pytest.mark.parametrize(
    "text",
    [
        "They live at 1935 Orchard St., in the hills.",
        "Shots were heard in the 27 September neighbourhood and on 1 May Avenue.",
        "The 19 April Movement laid down its arms.",
        "Their red 1991 Honda broke down.",
        "It was the third attack in as many days.",
        "They may march to the sea.",
        "Some 2000 soldiers and $1990 were lost.",
        "The boy is five years old.",
        "On days of rain, three-quarters of the road is shut.",
        "The current mayor spoke as soon as he could.",
        "Minister Jan Novak spoke.",
        "Leaves fall and springs flow.",
        "The Harbour Daily said so.",
        'She told "This Week" and USA Today.',
        "A 2008 Ford and a 2005 black Honda left the road.",
        "He worked at the June E. Novak Center.",
        "Editors of Harbour Now and Harbour Today were held.",
        "The Good Friday Agreement holds.",
        "Golden Dawn lost its seats.",
        "Two were killed by '50 gunmen'.",
        "One of '12 disciples' spoke.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(tag, text):
    assert tag(text) == ()


def test_a_weekday_that_contradicts_its_date_is_told(tag):
    (found,) = tag("It fell on Friday, Oct. 12, 2024.")
    assert found.value == "2024-10-12"
    assert "the weekday contradicts: that day is a Sat" in found.rule


def test_a_two_digit_year_without_any_century_stays_undated(tag):
    (found,) = tag("It fell on 4 May '43.", published=None)
    assert found.interval is None
    assert "no publication date to tell the century" in found.rule


def test_a_two_digit_year_of_a_history_lies_in_its_century(tag):
    found = tag("War came in June 1941. The town fell on 4 May '43.", published=None)
    assert found[-1].value == "1943-05-04"


def test_old_articles_count_from_their_own_day(tag):
    (found,) = tag("Troops landed on Friday.", published=date(1943, 6, 8))
    assert found.value == "1943-06-04"


WORDS = (
    "Thursday Oct. 3 31 2024 in the last next two weeks ago 30 February may May 5 p.m. a year "
    "earlier decade 1990s – 99/99/9999 9999999 centuries until by since 年 \ud800 Q4 of"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])
NO_PARSE = Parse((), (), "none")


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max])),
)
def test_any_text_on_any_day_has_sound_expressions(text, published):
    found = RuleTimeTagger().tag(Article(text, published=published), NO_PARSE)
    end = 0
    for each in found:
        assert each.surface == each.span.of(text) != ""
        assert each.span.start >= end
        end = each.span.end
        if each.interval:
            days = (each.interval.start, each.interval.end)
            assert None in days or days[0] <= days[1]
            assert each.edtf and each.precision in range(1, 6)
        else:
            assert each.edtf is None and each.precision is None


@pytest.mark.parametrize(
    ("text", "values", "start", "end"),
    [
        ("It fell between Oct. 1 and Oct. 5.", ["2024-10-01", "2024-10-05"],
         date(2024, 10, 1), date(2024, 10, 5)),
        ("He ruled from 2014 to 2022.", ["2014", "2022"], date(2014, 1, 1), date(2022, 12, 31)),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_in_words_are_expressions_that_cover_it_whole(
    tag, text, values, start, end
):
    found = tag(text)
    assert [one.value for one in found] == values
    assert {(one.interval.start, one.interval.end) for one in found} == {(start, end)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It took a minute and a half.", "PT1M30S"),
        ("He left a week or so ago.", "2024-W43"),
        ("It fell by year-end.", "2024-12-31"),
        ("It fell the previous Monday.", "2024-10-21"),
        ("It rained mid-afternoon yesterday.", "2024-10-30TAF"),
        ("It snowed in the winter of nineteen ninety-four.", "1994-WI"),
        ("It opens at 10 a.m., on time.", "2024-10-31T10:00"),
        ("Drones hit the port overnight.", "2024-10-30TNI"),
        ("Talks will go on overnight and into Friday.", "2024-10-31TNI"),
        ("Drones hit the port during the night.", "2024-10-30TNI"),
        ("The match is in a week's time.", "2024-W45"),
        ("The dam held for two thousand years.", "P2L"),
        ("He may one day return.", "FUTURE_REF"),
        ("It was built in one day.", "P1D"),
        ("Sales grew in the first six months of 2023.", "2023-H1"),
        ("It ran at a loss for several quarters.", "PXQ"),
        ("They had left by mid-afternoon.", "2024-10-31TAF"),
        ("He woke at 4 in the morning.", "2024-10-31T04:00"),
        ("She spoke later in the day.", "2024-10-31"),
        ("It closes in two years' time.", "2026"),
        ("He came the week before last.", "2024-W42"),
        ("He goes the week after next.", "2024-W46"),
        ("He was born in '85.", "1985"),
        ("In '85 the workers' party lost.", "1985"),
        ("It was done in '48 hours'.", "PT48H"),
        ("Rebels took the port. Today they left.", "2024-10-31"),
        ("They met in Lima. Now they go on.", "PRESENT_REF"),
        ("Minister Visits Lima Today", "2024-10-31"),
        ("Talks in Lima Today\nBoth sides were hopeful.", "2024-10-31"),
        ("They waited for a quarter of a century.", "P25Y"),
        ("He trains six days a week.", "P1W"),
        ("It fell in the last days of March 1854.", "1854-03"),
        ("The war (1700-1721) was long.", "1700"),
        ("It rained over the past day.", "P1D"),
        ("It rained in the past fortnight.", "P2W"),
    ],
)
def test_further_expressions(tag, text, value):
    assert tag(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They fled in the past few months.", "2024-05-31~/2024-10-31"),
        ("It rained in the last few hours.", "2024-10-30~/2024-10-31"),
        ("It will rain over the next several days.", "2024-10-31/2024-11-05~"),
        ("Prices rose in recent weeks.", "2024-09-26~/2024-10-31"),
        ("Prices rose in recent years.", "../2024-10-31"),
    ],
)
def test_a_few_are_five_at_most_and_no_number_is_none(tag, text, edtf):
    assert tag(text)[0].edtf == edtf
    assert "no number is named" in tag(text)[0].rule


def test_a_few_centuries_of_an_early_year_do_not_leave_the_calendar(tag):
    assert tag("In the past few centuries", published=date(400, 1, 1))[0].interval is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By dawn the water was still rising.", "2024-10-31TMO"),
        ("The town fell on Tuesday. They had attacked before dawn.", "2024-10-29TMO"),
        ("On 4 May 2020 the fleet was turned back at dusk.", "2020-05-04TEV"),
        ("On Tuesday they stormed the fort; by evening it was over.", "2024-10-29TEV"),
        ("On Tuesday they stormed the fort. It went on into the night.", "2024-10-29TNI"),
        ("On Tuesday the town fell. It had been shelled the night before.", "2024-10-28TNI"),
        ("It peaked at 9 p.m. on Monday. By dawn the streets were dry.", "2024-10-29TMO"),
        ("The trial opens on Tuesday. She was seen at 8 p.m.", "2024-10-31T20:00"),
        ("It hit at 7 p.m. on Monday. He had warned of it at 9 a.m.", "2024-10-28T09:00"),
        ("It hit at 7 p.m. on Monday. The water had gone by dawn.", "2024-10-29TMO"),
    ],
)
def test_a_part_of_the_day_is_of_the_day_that_is_told(tag, text, value):
    assert tag(text)[-1].value == value


def test_what_is_before_dawn_or_over_by_evening_is_so_on_that_day(tag):
    for text in ("They came before dawn.", "It was over by evening."):
        (found,) = tag(text)
        assert found.edtf == "2024-10-31"
    (found,) = tag("They came before dawn on Tuesday.")
    assert (found.value, found.edtf) == ("2024-10-29TMO", "2024-10-29")


def test_the_night_to_a_day_is_not_the_night_of_the_day_before_it(tag):
    assert [each.surface for each in tag("It fell in the night to Sunday.")] == ["Sunday"]


def test_within_days_of_what_is_to_come_is_a_few_from_publication(tag):
    (ahead,) = tag("The bridge will reopen within days.")
    assert (ahead.value, ahead.edtf) == ("PXD", "2024-10-31/2024-11-05~")
    (past,) = tag("They left within days.")
    assert (past.value, past.interval) == ("PXD", None)


def test_a_part_of_the_day_belongs_to_the_day_just_named(tag):
    monday, night = tag("A bridge burned on Monday. A mill was hit the same night.")
    assert (night.surface, night.value) == ("the same night", "2024-10-28TNI")
    assert night.interval == monday.interval


def test_overnight_beside_a_day_belongs_to_it_and_a_night_train_is_no_time(tag):
    for text in ("Drones hit the port overnight on Saturday.", "Saturday overnight it burned."):
        assert [one.surface for one in tag(text)] == ["Saturday"]
    assert tag("He took the overnight train.") == ()
    (night,) = tag("Drones hit the port overnight.")
    assert (night.interval.start, night.interval.end) == (date(2024, 10, 30), date(2024, 10, 31))


def test_later_than_compares_and_counts_from_no_day(tag):
    (days,) = tag("It came three days later than planned.")
    assert (days.type, days.value) == (TimexType.DURATION, "P3D")


def test_the_day_whose_deed_it_is_is_no_deadline(tag):
    (friday,) = tag("Two were killed by Friday's blast.")
    assert friday.interval == DateInterval(date(2024, 10, 25), date(2024, 10, 25))


def test_the_middle_of_a_month_ends_on_the_twentieth(tag):
    (middle,) = tag("It fell in mid-October.")
    assert middle.interval == DateInterval(date(2024, 10, 11), date(2024, 10, 20))


def test_a_year_before_a_quarter_is_the_same_quarter(tag):
    found = tag("Sales rose in the second quarter of 2023. A year earlier they had fallen.")
    assert [one.value for one in found] == ["2023-Q2", "2022-Q2"]


def test_a_time_in_utc_says_so_in_its_value(tag):
    assert tag("It fell at 02:00 GMT on Tuesday.")[0].value == "2024-10-29T02:00Z"


def test_a_time_in_a_named_zone_is_told_in_utc_with_its_day(tag):
    (time,) = tag("It fell at 11 p.m. ET on Tuesday.")
    assert time.value == "2024-10-29T23:00"
    assert "ET: 2024-10-30 03:00 UTC" in time.rule


def test_the_past_week_ends_with_publication(tag):
    (week,) = tag("Forty died in the past week.")
    assert week.value == "2024-W43"
    assert week.interval == DateInterval(date(2024, 10, 24), date(2024, 10, 31))


def test_since_opens_no_date_of_a_happening(tag):
    (month,) = tag("It has been shut since the January 1998 bombing.")
    assert (month.interval.start, month.interval.end) == (date(1998, 1, 1), date(1998, 1, 31))
    (month,) = tag("It has been shut since January 1998.")
    assert month.interval.end is None


def test_all_days_of_a_plan_lie_ahead(tag):
    found = tag("She is scheduled to visit Lima, her first stop Tuesday, and Cusco.")
    assert [one.value for one in found] == ["2024-11-05"]


def test_last_weekend_is_over_when_it_is_told_on_a_sunday(tag):
    sunday = date(2024, 11, 3)
    (found,) = tag("She won last weekend.", published=sunday)
    assert found.interval == DateInterval(date(2024, 10, 26), date(2024, 10, 27))
    (found,) = tag("She won at the weekend.", published=sunday)
    assert found.interval == DateInterval(date(2024, 11, 2), date(2024, 11, 3))


def test_a_foundation_that_bears_a_make_keeps_its_year(tag):
    (found,) = tag("It was the 2014 Ford Foundation prize.")
    assert found.value == "2014"
