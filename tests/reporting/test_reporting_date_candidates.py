"""The dates that an event could have: which are weighed, which never, and how one is chosen."""

from datetime import date

import pytest

from geo.model import (
    Article,
    DateInterval,
    Form,
    Polarity,
    Resolution,
    Role,
    Status,
    Toponym,
    What,
    When,
)
from geo.reporting.date_candidates import DateCandidate, DateCandidates, likeliest
from geo.reporting.dating import Dater
from geo.reporting.document import Document
from geo.reporting.logistic import Logistic
from geo.reporting.mentions import listed_triggers
from geo.reporting.place_mentions import PlaceMention
from geo.temporal import RuleTimeTagger

PUBLISHED = date(2024, 10, 31)  # a Thursday


class Newsroom:
    """Offers the dates of the event word `word` in a text, as "first/last" or "day"."""

    def __init__(self, parser):
        self.parser = parser

    def candidates(self, text, word, status=Status.REPORTED):
        article = Article(text, published=PUBLISHED)
        document = Document(article, self.parser.parse(text))
        times = RuleTimeTagger().tag(article, self.parser.parse(text))
        triggers = listed_triggers(document)
        dater = Dater(document, times, triggers)
        trigger = next(one for one in triggers if one.span.of(text) == word)
        sentence = document.sentence_at(trigger.span).span
        mention = PlaceMention(_resolution(trigger.span), sentence, trigger.token, trigger, None)
        entry = trigger.entry
        what = What(
            entry.event_type, entry.sub_event_type, None, status, Polarity.POSITIVE, trigger.span
        )
        ruled = dater.date(trigger, trigger.token, mention.neighbourhood, status)
        return DateCandidates(document, dater, triggers).of(mention, what, ruled, None)

    def days(self, text, word, status=Status.REPORTED):
        return [one.when.edtf for one in self.candidates(text, word, status)]


def _resolution(span):
    toponym = Toponym(span, "there", Role.LITERAL, Form.NAME, 1.0, "test")
    return Resolution(toponym, None, 0.0, (), "not looked for", "test")


@pytest.fixture(scope="module")
def newsroom(parser):
    return Newsroom(parser)


STORY = (
    "Gunmen attacked a bus near Lima. It happened on Tuesday. The driver was killed in the ambush."
)


def test_the_date_of_the_rules_comes_first(newsroom):
    first = newsroom.candidates(STORY, "killed")[0]
    assert "rules" in first.cues


def test_days_of_the_sentences_about_it_are_offered_as_approximate(newsroom):
    offered = newsroom.candidates(STORY, "attacked")
    assert "2024-10-29~" in [one.when.edtf for one in offered if "after" in one.cues]


def test_what_publication_allows_is_offered(newsroom):
    offered = newsroom.days("Gunmen attacked a bus near Lima.", "attacked")
    assert {"2024-10-31~", "../2024-10-31", "2024-10-25/2024-10-31", "2024-10-31/.."} == set(
        offered
    )


def test_each_date_is_offered_once(newsroom):
    intervals = [one.when.interval for one in newsroom.candidates(STORY, "killed")]
    assert len(intervals) == len(set(intervals))


def test_an_event_with_a_day_of_its_own_takes_none_from_elsewhere(newsroom):
    text = "Gunmen attacked a bus on Monday. Police came on Tuesday."
    assert newsroom.days(text, "attacked") == ["2024-10-28"]


def test_a_day_counted_from_another_event_stands(newsroom):
    text = "Two men were arrested in Lima a day after crowds stormed the hall on Monday."
    assert len(newsroom.candidates(text, "arrested")) == 1


def test_a_war_is_of_no_day(newsroom):
    text = "Troops shelled Lima on Tuesday. The war drove out thousands."
    assert not any("29" in day for day in newsroom.days(text, "war"))
    assert any("29" in day for day in newsroom.days(text.replace("war", "battle"), "battle"))


def test_what_is_yet_to_come_is_on_no_day_of_the_past(newsroom):
    text = "They met on Monday. The union will protest in Lima."
    assert any("28" in day for day in newsroom.days(text, "protest"))
    assert not any("28" in day for day in newsroom.days(text, "protest", Status.EXPECTED))


def test_the_day_of_telling_is_no_day_of_what_is_told(newsroom):
    text = "Police said on Tuesday that gunmen had attacked a bus."
    assert "2024-10-29" not in newsroom.days(text, "attacked")


def test_nothing_later_than_what_followed_is_offered_nor_what_publication_allows(newsroom):
    followed = "Police on Tuesday arrested two men over the bombing. They were seen on "
    offered = newsroom.days(f"{followed}Monday and on Wednesday.", "bombing")
    assert offered[0] == "../2024-10-29"
    assert "2024-10-28~" in offered
    assert not any(day in edtf for edtf in offered for day in ("30", "31"))


def test_a_month_of_another_sentence_is_no_more_exact_than_a_month(newsroom):
    text = "They met in September. Gunmen attacked a bus near Lima."
    months = [one.when for one in newsroom.candidates(text, "attacked") if "before" in one.cues]
    assert [(one.edtf, one.precision) for one in months] == [("2024-09", 4)]


# --- choosing -------------------------------------------------------------------------------


def when(day, rule="rule"):
    return When(DateInterval(day, day), day.isoformat(), 1, None, None, None, rule)


RULED = DateCandidate(when(date(2024, 10, 31), "ruled"), frozenset({"rules"}))
OTHER = DateCandidate(when(date(2024, 10, 29), "other"), frozenset({"before"}))


def weights(**by_name):
    return Logistic("test", by_name, 0.0, 0.25, frozenset())


def test_another_date_must_be_clearly_likelier_than_that_of_the_rules():
    assert likeliest((RULED, OTHER), weights(rules=1.0, before=1.2)) is RULED.when
    assert likeliest((RULED, OTHER), weights(rules=1.0, before=1.3)).edtf == "2024-10-29"


def test_a_chosen_date_says_what_it_is_likelier_than():
    rule = likeliest((RULED, OTHER), weights(before=1.0)).rule
    assert rule == "other; likelier than 2024-10-31, which the rules alone give"


def test_what_nothing_dates_stays_without_date():
    undated = When(None, None, None, None, None, None, "nothing")
    assert likeliest((DateCandidate(undated, frozenset()),), weights()) is undated
