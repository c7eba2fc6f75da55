"""When it took place: the expression that belongs to the event, and what the rule says of it."""

from __future__ import annotations

from datetime import date

import pytest

from geo.model import DateInterval, Status
from geo.reporting import RuleReporter
from geo.temporal import RuleTimeTagger


def day(month: int, number: int) -> DateInterval:
    return DateInterval(date(2024, month, number), date(2024, month, number))


def test_the_expression_of_the_clause_dates_the_event(read):
    reading = read("A bus crashed in [Lima] on {Tuesday=2024-10-29}.")
    when = reading.at("Lima").when
    assert when.interval == day(10, 29)
    assert when.text == "Tuesday"
    assert when.span.of(reading.article.text) == "Tuesday"
    assert "same clause" in when.rule


def test_each_event_of_a_sentence_has_its_own_date(read):
    reading = read(
        "A bus crashed in [Lima] on {Monday=2024-10-28} and a train derailed in [Cusco] "
        "on {Tuesday=2024-10-29}."
    )
    assert reading.at("Lima").when.interval == day(10, 28)
    assert reading.at("Cusco").when.interval == day(10, 29)


def test_the_day_of_speaking_is_only_a_limit_of_what_is_spoken_of(read):
    reading = read("Rebels attacked [Lima], the mayor said on {Thursday=2024-10-31}.")
    when = reading.at("Lima").when
    assert when.interval == DateInterval(None, date(2024, 10, 31))
    assert when.edtf == "../2024-10-31"
    assert "spoke" in when.rule


@pytest.mark.parametrize(
    "sentence",
    [
        "The president on {Tuesday=2024-10-29} condemned the bombings in [Lima].",
        "Police on {Tuesday=2024-10-29} arrested two men over the bombing in [Lima].",
        "A court on {Tuesday=2024-10-29} jailed two men for the bombing in [Lima].",
        "The mayor on {Tuesday=2024-10-29} visited the scene of the explosion in [Lima].",
        "Rebels on {Tuesday=2024-10-29} claimed responsibility for the bombing in [Lima].",
        "Two men were questioned on {Tuesday=2024-10-29} after the shooting in [Lima].",
        "The bombing in [Lima] was condemned on {Tuesday=2024-10-29} by the bishops.",
    ],
)
def test_the_day_of_what_followed_is_only_a_limit_of_what_it_followed(read, sentence):
    when = read(sentence).at("Lima").when
    assert when.interval == DateInterval(None, date(2024, 10, 29))
    assert "on or before it" in when.rule


@pytest.mark.parametrize(
    "sentence",
    [
        "The army on {Tuesday=2024-10-29} carried out a raid in [Lima].",
        "Nine people died on {Tuesday=2024-10-29} in an explosion in [Lima].",
        "Two men were arrested on {Tuesday=2024-10-29} in a raid in [Lima].",
        "The mayor condemned {Tuesday=2024-10-29}'s bombing in [Lima].",
    ],
)
def test_the_day_of_the_happening_itself_dates_it(read, sentence):
    assert read(sentence).at("Lima").when.interval == day(10, 29)


def test_the_day_of_speaking_begins_what_is_expected(read):
    reading = read("Soldiers will be sent to [Lima], the mayor said {Thursday=2024-10-31}.")
    assert reading.at("Lima").when.interval == DateInterval(date(2024, 10, 31), None)


def test_the_day_of_talks_dates_the_talks(read):
    when = read("Envoys met in [Geneva] on {Monday=2024-10-28}.").at("Geneva").when
    assert when.interval == day(10, 28)


def test_what_a_speaker_says_of_the_future_does_not_date_the_speaking(read):
    reading = read(
        '"We expect more rain and more floods {in the coming days=2024-11-01..2024-11-04}," '
        "she said at a briefing in [Geneva]."
    )
    assert reading.at("Geneva").when.text is None


def test_a_day_to_come_in_the_sentence_before_does_not_date_what_has_happened(read):
    reading = read(
        "The storm will reach the coast on {Friday=2024-11-01}. A levee broke in [Tampa]."
    )
    assert reading.at("Tampa").when.text is None


def test_the_sentence_before_dates_what_follows_in_its_paragraph(read):
    reading = read(
        "A storm reached the coast on {Tuesday=2024-10-29}. It destroyed houses in [Tampa]."
    )
    when = reading.at("Tampa").when
    assert when.interval == day(10, 29)
    assert "sentence before" in when.rule


def test_news_without_an_expression_is_of_the_week_up_to_publication(read):
    when = read("A bus crashed in [Lima].").at("Lima").when
    assert when.interval == DateInterval(date(2024, 10, 25), date(2024, 10, 31))
    assert when.precision == 3
    assert "news of the week" in when.rule


def test_background_without_an_expression_is_limited_by_publication_alone(ruled):
    when = ruled("A bus had crashed in [Lima].").at("Lima").when
    assert when.interval == DateInterval(None, date(2024, 10, 31))
    assert when.precision == 5
    assert "on or before" in when.rule


def test_no_likelihood_makes_the_day_of_publication_that_of_the_event(read):
    when = read("A bus had crashed in [Lima].").at("Lima").when
    assert when.edtf in ("../2024-10-31", "2024-10-31~")


def test_what_is_so_at_present_is_dated_by_publication(read):
    when = read("The rebels control the town of [Izium].").at("Izium").when
    assert when.interval == day(10, 31)
    assert "present tense" in when.rule


def test_what_is_so_at_present_is_dated_by_the_day_of_speaking(read):
    reading = read("Rebels control [Izium], the mayor said on {Tuesday=2024-10-29}.")
    assert reading.at("Izium").when.interval == day(10, 29)


def test_what_has_been_so_since_a_day_runs_up_to_publication(read):
    reading = read("Rebels have held [Izium] since {May=2024-05-01..2024-10-31}.")
    assert reading.at("Izium").when.interval == DateInterval(date(2024, 5, 1), date(2024, 10, 31))


def test_what_is_spread_over_time_is_no_news_of_the_week(read):
    when = read("The mission has so far kept a low profile in [Kenya].").at("Kenya").when
    assert when.interval == DateInterval(None, date(2024, 10, 31))


def test_how_things_are_is_no_matter_of_next_year(read):
    reading = read("[Peru] is the largest grower, and buyers want a treaty in {2025=2025-01-01}.")
    assert reading.at("Peru").when.interval == day(10, 31)


def test_how_things_were_said_to_be_is_of_the_day_of_speaking(read):
    reading = read("Ten thousand men were in [Izium], the mayor said on {Tuesday=2024-10-29}.")
    assert reading.at("Izium").when.interval == day(10, 29)


def test_the_place_of_a_speech_has_its_day(read):
    reading = read("The minister said in [Geneva] on {Monday=2024-10-28} that the dam would hold.")
    assert reading.at("Geneva").when.interval == day(10, 28)


def test_what_has_no_day_takes_that_of_the_story(read):
    reading = read(
        "A storm flooded [Tampa] on {Tuesday=2024-10-29}.\n"
        "Its mayor asked for help.\n"
        "Two bridges collapsed in [Florida]."
    )
    when = reading.at("Florida").when
    assert when.interval == day(10, 29)
    assert "the story began with" in when.rule
    assert when.edtf == "2024-10-29~"
    assert when.precision == 2


def test_what_may_have_been_at_any_time_has_not_the_day_of_the_story(read):
    reading = read(
        "A storm flooded [Tampa] on {Tuesday=2024-10-29}.\n"
        "Its mayor is known for a visit to [Lima].\n"
        "[Peru] is mentioned too."
    )
    for name in ("Lima", "Peru"):
        assert "story" not in reading.at(name).when.rule


def test_the_day_of_speaking_dates_what_is_said_there_in_the_next_sentence(read):
    reading = read(
        "The minister denied the report on {Monday=2024-10-28}. He spoke in [Geneva] after talks."
    )
    assert reading.at("Geneva").when.interval == day(10, 28)


def test_the_day_of_the_dateline_is_not_that_of_the_event(read):
    reading = read("NAIROBI, {30 October=2024-10-30} (Courier) -- A bus crashed in [Mombasa].")
    assert reading.at("Mombasa").when.text is None


def test_what_has_happened_by_publication_ends_with_it(read):
    reading = read("Floods have destroyed houses in [Lima] {this year=2024-01-01..2024-12-31}.")
    when = reading.at("Lima").when
    assert when.interval == DateInterval(date(2024, 1, 1), date(2024, 10, 31))
    assert "by the day of publication" in when.rule


def test_without_any_date_nothing_is_made_up(read):
    when = read("A bus crashed in [Lima].", published=None).at("Lima").when
    assert when.interval is None
    assert when.edtf is None
    assert when.rule == "no date in the text and no publication date"


def test_an_event_is_counted_from_the_one_that_came_after_it(read):
    reading = read(
        "The minister resigned on {Wednesday=2024-10-30}, two days after crowds stormed "
        "the town hall in [Lima]."
    )
    when = reading.at("Lima").when
    assert when.interval == day(10, 28)
    assert "'two days after' what took place on 2024-10-30" in when.rule


def test_an_event_is_counted_from_the_day_of_the_speech_that_came_after_it(read):
    reading = read(
        "The minister said on {Wednesday=2024-10-30} that he would resign, a day after crowds "
        "stormed the town hall in [Lima]."
    )
    assert reading.at("Lima").when.interval == day(10, 29)


def test_the_eve_of_a_happening_is_the_day_before_it(read):
    reading = read("The raid came on {Monday=2024-10-28}, on the eve of a summit in [Geneva].")
    when = reading.at("Geneva").when
    assert when.interval == day(10, 29)
    assert "'on the eve of' what took place on 2024-10-28" in when.rule


def test_a_headline_has_the_day_that_the_text_gives_what_happened(read):
    reading = read(
        "Bus crashes in [Lima]\n\nPolice closed the road to all traffic for hours.\n\n"
        "The crash happened on {Monday=2024-10-28}."
    )
    when = reading.at("Lima").when
    assert (when.interval, when.edtf) == (day(10, 28), "2024-10-28~")
    assert "what else is told of the kind" in when.rule


def test_happenings_of_a_kind_on_two_days_date_no_other(read):
    reading = read(
        "Bus crashes in [Lima]\n\nA crash happened on {Monday=2024-10-28}.\n\n"
        "Another crash happened on {Tuesday=2024-10-29}."
    )
    assert "of the kind" not in reading.at("Lima").when.rule


def test_what_was_also_done_has_the_day_of_what_was_done_elsewhere(read):
    reading = read(
        "Crowds marched in [Nairobi] on {Tuesday=2024-10-29}. Two people died.\n\n"
        "Thousands had also marched in [Mombasa]."
    )
    assert reading.at("Mombasa").when.edtf == "2024-10-29~"


def test_what_is_spoken_of_after_the_day_of_the_story_is_about_of_that_day(read):
    reading = read(
        "Rebels attacked [Kharkiv] on {Monday=2024-10-28}.\n\n"
        "Shells were fired at [Izium], the mayor said on {Tuesday=2024-10-29}."
    )
    assert reading.at("Izium").when.edtf == "2024-10-28~"


def test_a_week_is_counted_with_a_day_to_spare(read):
    reading = read("Troops left on {Tuesday=2024-10-29}, a week after the summit in [Geneva].")
    when = reading.at("Geneva").when
    assert when.interval == DateInterval(date(2024, 10, 21), date(2024, 10, 23))
    assert when.precision == 2


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [("24 hours", 28, 28), ("48 hours", 27, 27), ("more than 24 hours", 27, 28)],
)
def test_whole_days_are_counted_in_hours_too(read, count, first, last):
    reading = read(
        f"Rescuers freed a boy on {{Tuesday=2024-10-29}}, {count} after a tremor struck [Lima]."
    )
    when = reading.at("Lima").when
    assert when.interval == DateInterval(date(2024, 10, first), date(2024, 10, last))


def test_what_is_to_come_of_another_verb_dates_no_past_event(read):
    reading = read(
        "A man has been charged over the killings in [Lima] and will appear in court on "
        "{Friday=2024-11-01}."
    )
    report = reading.at("Lima")
    assert report.when.interval.end <= date(2024, 10, 31)
    assert report.what.status is not Status.EXPECTED


def test_hours_that_make_no_days_count_none(read):
    reading = read(
        "Rescuers freed a boy on {Tuesday=2024-10-29}, six hours after a house fell in [Lima]."
    )
    assert "six hours" not in reading.at("Lima").when.rule


def test_what_takes_place_has_the_day_of_the_verb_that_says_so(read):
    reading = read(
        "Troops crossed the border on {Tuesday=2024-08-06}, and fighting went on for a third day "
        "on {Thursday=2024-08-08} near [Kharkiv].",
        published=date(2024, 8, 8),
    )
    assert reading.at("Kharkiv").when.edtf == "2024-08-08"


def test_the_same_happening_named_again_has_the_day_that_the_article_gives_it(read):
    reading = read(
        "A woman reported a robbery in [Lima] on {October 3=2024-10-03}. Prices rose in May. "
        "Police say that the robbery in [Cusco] was the second.",
    )
    assert reading.at("Cusco").when.edtf == "2024-10-03"
    assert "names the robbery again" in reading.at("Cusco").when.rule


def test_what_somebody_could_have_done_is_not_yet_to_come(read):
    when = read("He could have bought a flat in [Lima].").at("Lima").when
    assert when.edtf == "../2024-10-31"


def test_a_year_or_month_before_a_happening_is_its_date_whatever_stands_before_that(read):
    reading = read(
        "It has been shut since the {January 1998=1998-01-01..1998-01-31} bombing of a mill in "
        "[Lima]."
    )
    when = reading.at("Lima").when
    assert when.interval == DateInterval(date(1998, 1, 1), date(1998, 1, 31))


def test_what_is_told_to_be_after_something_has_not_the_day_of_that(read):
    reading = read(
        "Gunmen attacked [Cusco] on {Monday=2024-10-28}. Soldiers were sent to [Lima] after the "
        "attack."
    )
    assert reading.at("Lima").when.text is None


def test_what_is_yet_to_come_by_a_day_begins_with_publication(read):
    reading = read("Troops will be sent to [Lima] by {2026=..2026-12-31}.")
    assert reading.at("Lima").when.interval == DateInterval(date(2024, 10, 31), date(2026, 12, 31))


def test_the_blasts_of_a_year_are_of_the_one_day_that_the_article_gives_them(read):
    reading = read(
        "A man was tried for {last year=2023-01-01..2023-12-31}'s bombings in [Nairobi].\n\n"
        "The bombs went off in [Mombasa] on {August 7=2023-08-07}."
    )
    assert reading.at("Nairobi").when.edtf == "2023-08-07~"
    reading = read(
        "Bombings killed 900 people in [Nairobi] {this year=2023-01-01..2023-12-31}.\n\n"
        "A bomb went off in [Mombasa] on {August 7=2023-08-07}."
    )
    assert reading.at("Nairobi").when.interval == DateInterval(date(2023, 1, 1), date(2023, 12, 31))


def test_a_known_attack_is_of_the_one_day_that_the_article_gives_attacks(read):
    reading = read(
        "Police spoke of the attack in [Nairobi].\n\n"
        "The bombs went off in [Mombasa] on {August 7=2024-08-07}."
    )
    assert reading.at("Nairobi").when.edtf == "2024-08-07~"


def test_the_one_day_that_an_article_names_dates_what_has_none(read):
    reading = read(
        "A landslide hit [Cusco]. Nine are missing. It rained on {Tuesday=2024-10-29}, he said."
    )
    when = reading.at("Cusco").when
    assert when.edtf == "2024-10-29~"
    assert "the one day that the article names" in when.rule


def test_of_two_days_none_dates_what_has_none(read):
    reading = read(
        "A team came from [Cusco] once. Rain fell on {Monday=2024-10-28}. "
        "Snow fell on {Tuesday=2024-10-29}. Nobody had been in [Lima] since."
    )
    assert "the one day" not in reading.at("Lima").when.rule


def test_a_comparison_dates_nothing(read):
    reading = read("It was the worst defeat in [Peru] since {2016=2016-01-01..}.")
    assert reading.at("Peru").when.text is None


def test_what_may_have_happened_lies_behind(read):
    report = read("Soldiers may have killed nine people in [Lima].").at("Lima")
    assert report.what.status is Status.UNCONFIRMED
    assert report.when.interval is not None
    assert report.when.interval.end is not None


def test_a_statement_is_of_the_day_on_which_its_speaker_speaks(read):
    reading = read(
        "Minister Ana Vega said {Tuesday=2024-10-29} that troops were ready. Rain fell on "
        "{Monday=2024-10-28}. The war goes on, Vega said at a news conference in [Lima]."
    )
    when = reading.at("Lima").when
    assert when.edtf == "2024-10-29~"
    assert "has the speaker speak" in when.rule


@pytest.mark.parametrize(
    "text",
    [
        "She is nine now, but when she was born in [Lima] it rained.",
        "The road was built in 1996. A bus crashed in [Lima].",
    ],
)
def test_the_present_and_the_year_of_another_sentence_date_nothing(read, parser, text):
    reading = read(text)
    article = reading.article
    parse = parser.parse(article.text)
    times = RuleTimeTagger().tag(article, parse)
    assert times
    found = [report.resolution for report in reading.reports]
    (report,) = RuleReporter().report(article, parse, found, times, ())
    assert report.when.text is None


@pytest.mark.parametrize("life", ["He was born in [Lima].", "He grew up in [Lima]."])
def test_a_life_is_not_of_the_one_day_of_the_article(read, life):
    reading = read(f"{life} Rain fell on {{Tuesday=2024-10-29}}.")
    assert "the one day" not in reading.at("Lima").when.rule


def test_what_opens_an_article_of_many_days_has_the_first(read):
    reading = read(
        "The fire in [Lima] was the worst ever. It broke out on {Monday=2024-10-28}. "
        "Rain fell on {Tuesday=2024-10-29}."
    )
    assert reading.at("Lima").when.edtf == "2024-10-28~"


def test_the_presence_of_troops_is_of_no_one_day(read):
    reading = read("Soldiers are in [Lima], he said. Rain fell on {Tuesday=2024-10-29}.")
    assert "the one day" not in reading.at("Lima").when.rule
