"""One decision for a name within an article."""

from geo.model import Form, Span
from geo.recognition import consistency
from geo.recognition.consistency import Mention, occurrences, without_overlap


def mention(text: str, name: str, number: int = 0, score: float = 0.95) -> Mention:
    start = -1
    for _ in range(number + 1):
        start = text.index(name, start + 1)
    return Mention(Span(start, start + len(name)), score, 0.1, Form.NAME)


def agree(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    return consistency.agree(text, mentions, lambda span: 0.7)


def names(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    return [each.span.of(text) for each in mentions]


def test_a_missed_occurrence_of_a_sure_name_is_added() -> None:
    text = "Iquitos flooded. Boats left Iquitos. In Iquitos schools closed."
    found = agree(text, [mention(text, "Iquitos"), mention(text, "Iquitos", 2)])
    assert [each.span.start for each in found] == [0, 28, 40]


def test_an_added_mention_takes_its_role_from_its_own_context() -> None:
    text = "Lima flooded. Lima answered. Lima slept."
    found = agree(text, [mention(text, "Lima"), mention(text, "Lima", 2)])
    assert [each.associative for each in found] == [0.1, 0.7, 0.1]


def test_a_name_that_is_mostly_something_else_is_not_spread() -> None:
    text = "Jordan said so. Jordan left. Jordan slept. He flew to Jordan."
    assert len(agree(text, [mention(text, "Jordan", 3)])) == 1


def test_an_unsure_mention_does_not_spread() -> None:
    text = "Salta? Salta!"
    assert len(agree(text, [mention(text, "Salta", score=0.55)])) == 1


def test_a_name_inside_a_longer_word_or_name_is_left_alone() -> None:
    text = "Niger voted. Nigeria watched. The Lima-based team left Lima."
    assert names(text, agree(text, [mention(text, "Niger"), mention(text, "Lima", 1)])) == [
        "Niger",
        "Lima",
    ]


def test_of_two_that_overlap_the_surer_one_stays() -> None:
    text = "New York City"
    inner, outer = mention(text, "York", score=0.6), mention(text, "New York City", score=0.9)
    assert without_overlap([inner, outer]) == (outer,)


def test_names_are_looked_for_in_one_pass() -> None:
    text = "St. Lucia and St. Kitts"
    assert occurrences(text, ["St. Kitts"]) == {"St. Kitts": [Span(14, 23)]}
