"""What a headline says and the text tells again is one report."""

from geo.model import EventType, MapAs, PlaceRole


def test_a_headline_is_no_second_report(read):
    text = (
        "Bomb kills nine in [Lima]\n\nA bomb killed nine people in [Lima] on {Friday=2024-03-01}."
    )
    reading = read(text)
    first, second = reading.at("Lima"), reading.at("Lima", 1)
    assert first.what.event_type is EventType.MENTION
    assert (first.where.map_as, first.where.place_role) == (MapAs.LIST, PlaceRole.BACKGROUND)
    again = reading.article.text.rindex("Lima")
    assert first.where.unmapped_reason == (
        f"The headline says what the text tells at character {again}."
    )
    assert second.what.event_type is EventType.EXPLOSIONS


def test_what_the_headline_alone_tells_is_reported(read):
    reading = read("Bomb kills nine in [Lima]\n\nThe president spoke in [Cusco] on Friday.")
    assert reading.at("Lima").what.event_type is EventType.EXPLOSIONS


def test_another_event_at_the_place_does_not_stand_for_the_headline(read):
    reading = read("Bomb kills nine in [Lima]\n\nVoters elected a mayor in [Lima] on Friday.")
    assert reading.at("Lima").what.event_type is EventType.EXPLOSIONS


def test_a_robbery_is_not_told_again_by_an_election(read):
    reading = read("Thieves rob a bank in [Lima]\n\nVoters elected a mayor in [Lima] on Friday.")
    assert reading.at("Lima").what.sub_event_type == "Crime"
