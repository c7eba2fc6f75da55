"""What happened at a place where no list has the word: the verb, its sentence, the story so far."""

from geo.model import EventType, MapAs, PlaceRole, Status


def test_the_verb_that_governs_a_place_says_what_happened_there(read):
    reading = read("The mayor's cousin painted a huge mural in [Lima] on {Sunday=2024-03-03}.")
    report = reading.at("Lima")
    assert reading.trigger("Lima") == "painted"
    assert (report.what.event_type, report.what.sub_event_type) == (EventType.CIVIC, "Other event")
    assert report.where.map_as == MapAs.APPROXIMATE


def test_what_is_planned_for_such_a_place_is_expected(read):
    reading = read("Painters will cover a school in [Lima] next week.")
    assert reading.at("Lima").what.status == Status.EXPECTED


def test_how_something_is_does_not_happen(ruled):
    text = "The river lies near [Cusco]. A road connects [Lima] to the coast. Few lived in [Tampa]."
    reading = ruled(text)
    for name in ("Cusco", "Lima", "Tampa"):
        assert reading.trigger(name) is None


def test_they_go_on_with_the_story_of_the_sentence_before(read):
    reading = read(
        "Some 500 soldiers were sent to the front on {Monday=2024-03-04}. "
        "They went by train from [Lima] to [Cusco]."
    )
    for name, role in (("Lima", PlaceRole.ORIGIN), ("Cusco", PlaceRole.DESTINATION)):
        report = reading.at(name)
        assert report.what.event_type == EventType.STRATEGIC_DEVELOPMENTS
        assert report.where.place_role == role


def test_they_go_on_with_those_who_were_told_of_further_back(ruled):
    reading = ruled(
        "He spoke of soldiers in the south. What they do there remains to be seen. "
        "A spokesman put their number at 3,000. They went by train to [Cusco]."
    )
    assert reading.at("Cusco").what.event_type == EventType.STRATEGIC_DEVELOPMENTS
    apart = ruled(
        "He spoke of soldiers in the south. A bank lent money. Prices were stable. "
        "Farmers sold maize. They went by train to [Cusco]."
    )
    assert apart.at("Cusco").what.event_type == EventType.MENTION


def test_a_service_that_is_scheduled_is_what_happens(ruled):
    reading = ruled("Services are scheduled for {Saturday=2024-03-09} at a church in [Lima].")
    assert reading.trigger("Lima") == "Services"
    assert reading.at("Lima").what.status is Status.EXPECTED
    assert reading.at("Lima").when.edtf == "2024-03-09"


def test_a_place_of_the_subject_is_no_place_of_the_act(ruled):
    assert ruled("The port of [Lima] grew last year.").trigger("Lima") is None
