"""What happened: the word that names the event at a place, and the kind of event."""

from __future__ import annotations

import pytest

from geo.model import EventType, Status
from geo.reporting.lexicon import event_lexicon

IED = "Remote explosive/landmine/IED"
SHELLING = "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("sentence", "place", "trigger", "event_type", "sub_event_type"),
    [
        (
            "Hurricane Odette struck [Florida] on Wednesday, leaving homes without power.",
            "Florida",
            "Hurricane",
            EventType.DISASTER,
            "Storm",
        ),
        (
            "The storm is expected to grow and hit [Florida] on Friday.",
            "Florida",
            "storm",
            EventType.DISASTER,
            "Storm",
        ),
        (
            "Voters in [Peru] will elect a new president on Sunday.",
            "Peru",
            "elect",
            EventType.CIVIC,
            "Election",
        ),
        (
            "Thousands marched through [Nairobi] to protest against a new tax.",
            "Nairobi",
            "marched",
            EventType.PROTESTS,
            "Peaceful protest",
        ),
        (
            "Protesters clashed with police in [Nairobi].",
            "Nairobi",
            "clashed",
            EventType.RIOTS,
            "Violent demonstration",
        ),
        (
            "A missile strike killed six people in [Kharkiv].",
            "Kharkiv",
            "missile strike",
            EventType.EXPLOSIONS,
            "Shelling/artillery/missile attack",
        ),
        (
            "A drone attack set a warehouse on fire in [Kharkiv].",
            "Kharkiv",
            "drone attack",
            EventType.EXPLOSIONS,
            "Air/drone strike",
        ),
        (
            "The flood that hit [Paiporta] killed two hundred people.",
            "Paiporta",
            "flood",
            EventType.DISASTER,
            "Flood",
        ),
        (
            "At least 12 people were killed when a ferry sank near [Mombasa].",
            "Mombasa",
            "sank",
            EventType.DISASTER,
            "Accident",
        ),
        (
            "Gunmen attacked an army convoy in the [Sahel].",
            "Sahel",
            "attacked",
            EventType.BATTLES,
            "Armed clash",
        ),
        (
            "The rebels seized [Cusco] after a week of siege.",
            "Cusco",
            "seized",
            EventType.BATTLES,
            "Non-state actor overtakes territory",
        ),
        (
            "A depot near [Kharkiv] was struck, the General Staff said.",
            "Kharkiv",
            "struck",
            EventType.EXPLOSIONS,
            "Air/drone strike",
        ),
        (
            "Nurses went on strike in [Valencia].",
            "Valencia",
            "strike",
            EventType.PROTESTS,
            "Peaceful protest",
        ),
        (
            "There are some 8,000 soldiers in [Kursk Oblast].",
            "Kursk Oblast",
            "soldiers",
            EventType.STRATEGIC_DEVELOPMENTS,
            "Change to group/activity",
        ),
        (
            "Envoys of both sides met in [Geneva].",
            "Geneva",
            "met",
            EventType.STATEMENT,
            "Talks",
        ),
        (
            "A court in [Lima] convicted the former minister.",
            "Lima",
            "convicted",
            EventType.CIVIC,
            "Court",
        ),
    ],
)
def test_the_governing_word_names_the_event(
    ruled, sentence, place, trigger, event_type, sub_event_type
):
    reading = ruled(sentence)
    what = reading.at(place).what
    assert reading.trigger(place) == trigger
    assert (what.event_type, what.sub_event_type) == (event_type, sub_event_type)


@pytest.mark.parametrize(
    ("sentence", "trigger", "sub_event_type"),
    [
        ("Hostages were freed from a camp near [Lima].", "freed", "Other"),
        ("Rain fell for eight hours in [Lima].", "fell", "Storm"),
        ("Houses were swamped in [Lima].", "swamped", "Flood"),
        ("Crowds broke into the parliament in [Lima].", "broke into", "Violent demonstration"),
        ("Thieves broke into a shop in [Lima].", "broke into", "Crime"),
        ("The visitors beat the home side 3-1 in [Lima].", "beat", "Culture and sport"),
        ("The first leg was played in [Lima].", "played", "Culture and sport"),
        ("The striker shot from afar in [Lima].", "shot", "Culture and sport"),
        ("Gunmen shot a goalkeeper in [Lima].", "shot", "Attack"),
        ("Rebels attacked a post near [Lima] and 20-30 men died.", "attacked", "Armed clash"),
        ("A warplane was shot down near [Lima].", "shot down", "Armed clash"),
        ("A drone was shot down near [Lima].", "shot down", "Disrupted weapons use"),
        ("A rocket exploded over [Lima].", "exploded", "Shelling/artillery/missile attack"),
        ("A boiler exploded in [Lima].", "exploded", "Explosion"),
        ("Bombs killed nine. The explosions in [Lima] came at noon.", "explosions", IED),
        ("Drones dropped leaflets over [Lima].", "dropped", "Other"),
        ("The army holds two towns near [Lima].", "holds", "Other"),
        ("The towns held a festival near [Lima].", "festival", "Culture and sport"),
        ("Patients were moved out of [Lima].", "moved", "Other"),
        ("She conceded defeat in [Lima].", "conceded", "Announcement"),
        ("The mayor put the toll at 30 in [Lima].", "put", "Announcement"),
        ("The envoy flew to [Lima].", "flew", "Visit"),
        ("Minister Vega arrived in [Lima].", "arrived", "Visit"),
        ("Secretary Eva Vega met the mayor. Vega then flew to [Lima].", "flew", "Visit"),
        ("She called for calm in [Lima].", "called for", "Request"),
        ("He was shot at a concert in [Lima].", "shot", "Attack"),
        ("He was sent to [Lima], where nine people were killed in a bombing.", "bombing", IED),
        ("He took the stand in a court in [Lima].", "took", "Court"),
        ("Envoy Vega is scheduled to spend an hour in [Lima].", "spend", "Visit"),
        ("Police fired tear gas in [Lima].", "tear gas", "Protest with intervention"),
        ("The bank raised interest rates in [Lima].", "raised", "Economy"),
        ("A court in [Lima] ordered rebels to stop their offensive.", "ordered", "Court"),
        ("They want to use rockets against posts in [Lima].", "use", SHELLING),
        ("Police raided three homes in [Lima].", "raided", "Arrests"),
        ("The suspects were handed over in [Lima].", "handed over", "Arrests"),
        ("She laid a wreath in [Lima].", "laid", "Support"),
        ("He appeared at a court in [Lima].", "appeared", "Court"),
        ("Crews battled the blaze in [Lima].", "blaze", "Fire"),
        ("The bombings outside a bank in [Lima] killed nine.", "bombings", IED),
        ("He had lived in [Lima] until shortly after the bombings.", None, None),
        ("She told workers at the embassy in [Lima] to stay.", "told", "Announcement"),
        ("Prices fell for eight months in [Lima].", "fell", "Economy"),
        ("Teachers striking in [Lima] want more pay.", "striking", "Peaceful protest"),
        ("He was held in [Lima] on suspicion of murder.", "held", "Arrests"),
        ("The festival was held in [Lima] on a square.", "festival", "Culture and sport"),
        ("He pleaded guilty at a court in [Lima].", "pleaded guilty", "Court"),
        (
            "A truck and a car collided in [Mombasa]. The investigation closed a road in [Lima].",
            "investigation",
            "Accident",
        ),
        ("The bank opened an investigation in [Lima].", "investigation", "Crime"),
        ("Troops came in, and fighting went on near [Lima].", "fighting", "Armed clash"),
        ("She met the mayor and then flew to [Lima] for talks.", "talks", "Talks"),
    ],
)
def test_subject_object_and_purpose_tell_what_a_plain_verb_means(
    ruled, sentence, trigger, sub_event_type
):
    reading = ruled(sentence)
    if trigger is not None:
        assert reading.trigger("Lima") == trigger
    assert reading.at("Lima").what.sub_event_type == sub_event_type


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The firm released a report in [Lima].", None),
        ("Police in [Lima] are swamped with calls.", None),
        ("The crowd broke into song in [Lima].", None),
        ("Geese arrived in [Lima].", "arrived"),
        ("He flew to [Lima], where talks were expected.", "flew"),
        ("They use drones to deliver mail in [Lima].", "deliver"),
        ("He was driven to [Lima] after the shooting.", "driven"),
        ("Leaves fell for eight weeks in [Lima].", "fell"),
    ],
)
def test_what_else_a_plain_verb_tells_is_civic_life(read, sentence, trigger):
    reading = read(sentence)
    if trigger is not None:
        assert reading.trigger("Lima") == trigger
    assert reading.at("Lima").what.sub_event_type == "Other event"


def test_a_clause_of_time_keeps_what_happens_in_it_to_itself(read):
    reading = read(
        "The president would not sign the bill, after crowds had gone through a hall in [Nairobi]."
    )
    assert reading.trigger("Nairobi") != "sign"


def test_the_event_noun_before_the_place_beats_the_verb_further_up(read):
    reading = read("The army struggled to push back an incursion into [Kursk Oblast].")
    assert reading.trigger("Kursk Oblast") == "incursion"


def test_a_weapon_named_beside_an_attack_tells_its_kind(read):
    reading = read("They attacked [Kharkiv] with ballistic missiles.")
    assert reading.at("Kharkiv").what.event_type == EventType.EXPLOSIONS


def test_a_participle_before_a_place_is_no_event(read):
    reading = read("The government plans to send engineers to occupied [Kharkiv Oblast].")
    assert reading.trigger("Kharkiv Oblast") != "occupied"


def test_movement_is_an_event_only_when_arms_or_soldiers_move(read):
    soldiers = read("Soldiers moved to [Kharkiv].").at("Kharkiv").what
    family = read("The family moved to [Tampa].").at("Tampa").what
    assert soldiers.event_type == EventType.STRATEGIC_DEVELOPMENTS
    assert (family.event_type, family.sub_event_type) == (EventType.CIVIC, "Other event")


def test_headlines_in_title_case_are_read_too(read):
    reading = read("Thousands of Soldiers Prepare to Fight in [Ukraine]")
    assert reading.trigger("Ukraine") == "Fight"


def test_a_place_without_an_event_is_a_mention_without_trigger(read):
    report = read("The museum in [Valencia] has a garden.").at("Valencia")
    assert report.what.event_type == EventType.MENTION
    assert report.what.trigger is None


def test_the_title_says_no_more_than_kind_and_place(read):
    report = read("A missile strike killed six people in [Kharkiv].").at("Kharkiv")
    assert report.title == "Shelling/artillery/missile attack — Kharkiv"


def test_the_lexicon_is_broad_and_uses_plover_where_it_has_a_class():
    lexicon = event_lexicon()
    assert len(lexicon.nouns) + len(lexicon.verbs) > 500
    assert lexicon.verbs["protest"].plover == "PROTEST"
    assert lexicon.nouns["earthquake"].plover is None


@pytest.mark.parametrize(
    ("sentence", "place", "word", "kind"),
    [
        ("Two missiles struck a school in [Kharkiv].", "Kharkiv", "struck", EventType.EXPLOSIONS),
        ("A warehouse in [Kharkiv] was hit at dawn.", "Kharkiv", "hit", EventType.EXPLOSIONS),
        (
            "Six soldiers were killed or wounded near [Izium].",
            "Izium",
            "wounded",
            EventType.BATTLES,
        ),
        ("The patrol came under fire in [Izium].", "Izium", "fire", EventType.BATTLES),
        ("Rebels have taken control of half of [Izium].", "Izium", "taken", EventType.BATTLES),
        ("They left the talks and invaded [Kenya].", "Kenya", "invaded", EventType.BATTLES),
        ("Freezing rain in [Tampa] closed roads.", "Tampa", "rain", EventType.DISASTER),
        ("If [Izium] fell, the road would be cut.", "Izium", "fell", EventType.BATTLES),
        (
            "The governor declared a state of emergency in [Cusco].",
            "Cusco",
            "emergency",
            EventType.STRATEGIC_DEVELOPMENTS,
        ),
    ],
)
def test_means_targets_and_stand_ins_tell_the_kind(read, sentence, place, word, kind):
    reading = read(sentence)
    assert reading.at(place).what.event_type == kind
    assert word in (reading.trigger(place) or "")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The country has an air base at [Tampa].", "Tampa"),
        ("Some 20,000 people lived in [Izium] before the war.", "Izium"),
    ],
)
def test_what_is_only_there_and_what_only_tells_when_is_no_event(read, sentence, place):
    assert read(sentence).at(place).what.event_type == EventType.MENTION


def test_where_somebody_worked_is_no_place_of_his_sentence(ruled):
    # the weights tell of civic life there
    text = "A clerk who worked at a shop in [Lima] was jailed for theft."
    assert ruled(text).at("Lima").what.event_type == EventType.MENTION


@pytest.mark.parametrize("who", ["Soldiers", "Police", "They"])
def test_who_is_deployed_changes_what_is_there(read, who):
    what = read(f"{who} were deployed in [Lima].").at("Lima").what
    assert what.event_type is EventType.STRATEGIC_DEVELOPMENTS


def test_snow_ploughs_are_no_force(read):
    what = read("Snow ploughs were deployed in [Lima].").at("Lima").what
    assert (what.event_type, what.sub_event_type) == (EventType.CIVIC, "Other event")


def test_armed_sides_that_clash_do_not_play(read):
    what = read("The two sides clashed again in [Lima].").at("Lima").what
    assert what.event_type is EventType.BATTLES


def test_teams_that_clash_play(read):
    assert read("The teams will clash again in [Lima].").at("Lima").what.event_type == (
        EventType.CIVIC
    )


def test_a_body_with_the_name_of_a_meeting_is_no_meeting(read):
    reading = read("Protesters sang outside the National Assembly in [Seoul].")
    assert reading.trigger("Seoul") != "Assembly"


@pytest.mark.parametrize(
    ("sentence", "place", "kind"),
    [
        ("Supporters of the winner gathered in [Lima].", "Lima", EventType.PROTESTS),
        ("The battalion suffered losses near [Izium].", "Izium", EventType.BATTLES),
        ("A tanker ran aground near [Mombasa].", "Mombasa", EventType.DISASTER),
        (
            "A shell hit Hope House, the oldest clinic in [Kharkiv].",
            "Kharkiv",
            EventType.EXPLOSIONS,
        ),
        ("The town in [Kharkiv Oblast] was hit as troops pushed on.", "Kharkiv Oblast", None),
    ],
)
def test_what_is_said_beside_the_word_tells_the_kind(read, sentence, place, kind):
    reading = read(sentence)
    if kind is None:
        assert reading.trigger(place) == "hit"
    else:
        assert reading.at(place).what.event_type == kind


def test_where_ministers_gather_is_no_protest(read):
    reading = read("Finance ministers gathered in [Lima].")
    assert reading.at("Lima").what.event_type != EventType.PROTESTS


@pytest.mark.parametrize(
    ("sentence", "sub_event_type"),
    [
        ("The family took a trip to [Lima].", "Other event"),
        ("The president took a trip to [Lima].", "Visit"),
        ("Two inmates were captured in [Lima].", "Arrests"),
        ("The journalist was released from prison in [Lima].", "Other"),
        ("[Lima] is surrounded by government forces.", None),
    ],
)
def test_who_does_it_tells_the_kind(ruled, sentence, sub_event_type):
    assert ruled(sentence).at("Lima").what.sub_event_type == sub_event_type


def test_a_military_campaign_is_no_election(read):
    what = read("The military campaign in [Lima] ended on Friday.").at("Lima").what
    assert what.event_type is EventType.BATTLES


@pytest.mark.parametrize(
    ("sentence", "word", "event_type"),
    [
        ("Gunmen fired on a security patrol in [Lima].", "fired", EventType.BATTLES),
        ("Rebels attacked a convoy in [Lima].", "attacked", EventType.BATTLES),
        ("A March for Life was held in [Lima].", "March", EventType.PROTESTS),
        ("He died in [Lima] on March 5, 2009.", "died", EventType.CIVIC),
        ("Police were called to a flat in [Lima] for a burglary.", "burglary", EventType.CIVIC),
        ("Medals were given at a ceremony in [Lima].", "ceremony", EventType.CIVIC),
    ],
)
def test_the_word_that_tells_it_is_found(ruled, sentence, word, event_type):
    reading = ruled(sentence)
    assert word in (reading.trigger("Lima") or "")
    assert reading.at("Lima").what.event_type is event_type
    assert reading.at("Lima").what.status is Status.REPORTED
