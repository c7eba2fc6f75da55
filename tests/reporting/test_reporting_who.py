"""Who says so: source, cue and content of acts of saying, claimants and chains."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "claimant", "content"),
    [
        (
            "The mayor said that the bridge had collapsed.",
            "mayor",
            "that the bridge had collapsed",
        ),
        ("The bridge had collapsed, Ana Ruiz said.", "Ana Ruiz", "The bridge had collapsed"),
        (
            "The bridge had collapsed, the General Staff said.",
            "General Staff",
            "The bridge had collapsed",
        ),
        (
            "According to the coast guard, the ferry sank at dawn.",
            "coast guard",
            "the ferry sank at dawn",
        ),
        (
            "The ferry sank at dawn, according to the coast guard.",
            "coast guard",
            "The ferry sank at dawn",
        ),
        ("Police denied the attack.", "Police", "the attack"),
        (
            "“The river rose in an hour,” said Ana Ruiz.",
            "Ana Ruiz",
            "“The river rose in an hour,”",
        ),
    ],
)
def test_acts_of_saying_are_found(read, text, claimant, content):
    claims = read(text).claims()
    assert (claimant, (content,)) in claims


@pytest.mark.parametrize(
    ("text", "claimant", "content"),
    [
        (
            "Four men had come from Lima before the raid, a court was told on Tuesday.",
            "court",
            "Four men had come from Lima before the raid",
        ),
        (
            "The court was told that Ruiz had served four years in Lima.",
            "court",
            "that Ruiz had served four years in Lima",
        ),
        (
            "A group was seen south of Lima, the agency, known as GUR, said in a post.",
            "agency",
            "A group was seen south of Lima",
        ),
        (
            "Water is due to come from Lima, Peru, on Friday morning, said the Rev. Ana Ruiz.",
            "Rev. Ana Ruiz",
            "Water is due to come from Lima, Peru, on Friday morning",
        ),
        (
            "Peru has not confirmed a report by a Catholic charity that a woman died in Lima.",
            "Catholic charity",
            "a report by a Catholic charity that a woman died in Lima",
        ),
        (
            "Villagers marched over the deaths of boys who, elders said, were shot by troops.",
            "elders",
            "were shot by troops",
        ),
    ],
)
def test_the_speaker_is_who_vouches_for_the_words_and_for_no_others(read, text, claimant, content):
    claims = read(text).claims()
    assert [one for one in claims if one[0] == claimant and one[1][0].startswith(content[:12])]
    assert all(told[-1].endswith(content[-8:]) for who, told in claims if who == claimant)


def test_few_who_believe_something_claim_nothing(read):
    assert read("Few in Lima believe that the army would come.").claims() == []


def test_a_quotation_goes_on_with_its_speaker(read):
    reading = read("“We ran,” said Ana Ruiz. “Nobody in this town had been warned of it.”")
    attribution = reading.attributions[0]
    assert attribution.quoted
    contents = [span.of(reading.article.text) for span in attribution.content]
    assert "“Nobody in this town had been warned of it.”" in contents


def test_short_names_become_the_longest_form_that_the_article_gives(read):
    reading = read(
        "Foreign Minister Ana Ruiz arrived early. Ruiz said that the talks in [Geneva] had failed."
    )
    assert reading.at("Geneva").who.claimant == "Ana Ruiz"


def test_letters_become_the_name_that_the_article_spells_out(read):
    reading = read("The Coast Rescue Agency (CRA) was late. A ferry sank near [Mombasa], CRA said.")
    assert reading.at("Mombasa").who.claimant == "Coast Rescue Agency"


def test_a_pronoun_is_the_person_who_spoke_last(read):
    reading = read(
        "Governor Ana Ruiz said that the river rose. She added that houses collapsed in [Valencia]."
    )
    assert reading.at("Valencia").who.claimant == "Ana Ruiz"


@pytest.mark.parametrize(
    ("speaker", "claimant"),
    [
        ("Sean Donnelly", "Sean Donnelly"),
        ("Moscow", None),
        ("Hamas", None),
        ("The Donnelly Group", None),
        ("The Ministry of Health", None),
        ("UNHCR", None),
    ],
)
def test_he_is_the_last_speaker_whose_name_may_be_a_persons(read, speaker, claimant):
    reading = read(f"{speaker} said it rained. Floods hit [Valencia], he said.", publisher=None)
    assert reading.at("Valencia").who.claimant == claimant


@pytest.mark.parametrize(("speaker", "claimant"), [("Sotelo", "Sotelo"), ("Peru", None)])
def test_he_may_be_whoever_spoke_under_one_name(read, speaker, claimant):
    reading = read(f"“It rained,” {speaker} said. He added that floods hit [Valencia].")
    assert reading.at("Valencia").who.claimant == claimant


@pytest.mark.parametrize(
    ("dateline", "speaker"),
    [
        ("MIAMI (AP) — ", "The National Hurricane Center"),
        ("LIMA, Peru, April 14 (Reuters) - ", "Election officials"),
        ("THE HAGUE, Netherlands (AP) — ", "The World Court"),
    ],
)
def test_nobody_is_called_after_a_dateline(read, dateline, speaker):
    reading = read(f"{dateline}{speaker} said a ferry sank near [Mombasa] on Friday.")
    assert reading.at("Mombasa").who.claimant == speaker.removeprefix("The ")
    assert all(
        span.of(reading.article.text) == speaker
        for one in reading.attributions
        for span in one.source
    )


@pytest.mark.parametrize(
    ("source", "claimant"),
    [
        ("The head of the relief mission in Syria, Mara Gessner,", "Mara Gessner"),
        ("Special Envoy to Sudan and South Sudan, Daniel Boone,", "Daniel Boone"),
        ("The governor of a province near Lima, Peru,", "governor"),
        ("One of the rescuers", "One of the rescuers"),
        ("A statement by the health ministry", "health ministry"),
        ("Figures released by the health ministry", "health ministry"),
        ("A report from Kenya", "report from Kenya"),
    ],
)
def test_who_is_behind_a_long_source(read, source, claimant):
    reading = read(f"{source} said that a ferry sank near [Mombasa].")
    assert reading.at("Mombasa").who.claimant == claimant


def test_who_ends_a_sentence_may_be_two_after_a_list(read):
    reading = read(
        "Strikes pounded [Gaza] on Wednesday, killing at least 70 people, including two dozen "
        "children, hospitals and health officials said."
    )
    assert reading.at("Gaza").who.claimant.endswith("health officials")


def test_a_name_right_after_its_description_is_who_speaks(read):
    reading = read("The state agency Zirka reported that a ferry sank near [Mombasa].")
    assert reading.at("Mombasa").who.claimant == "Zirka"


def test_reports_of_the_press_are_not_those_of_the_city_they_stood_in(read):
    reading = read("According to press reports in Nairobi, a ferry sank near [Mombasa].")
    assert reading.at("Mombasa").who.claimant == "press reports"


def test_a_share_of_those_asked_claims_nothing_by_itself(read):
    reading = read("The survey found that 63 percent said they would stay in [Ohio].")
    assert reading.at("Ohio").who.claimant == "survey"


def test_what_is_pointed_out_is_claimed(read):
    reading = read("The mayor pointed out that floods destroyed a school in [Lagos].")
    assert reading.at("Lagos").who.claimant == "mayor"


def test_who_expects_something_claims_it(read):
    reading = read("Analysts expect that troops will next press towards [Kharkiv].")
    assert reading.at("Kharkiv").who.claimant == "Analysts"


def test_a_quotation_belongs_to_the_speaker_of_the_sentence_before(read):
    reading = read("Sotelo warned of floods on Monday. “People in [Valencia] lost their homes.”")
    assert reading.at("Valencia").who.claimant == "Sotelo"


@pytest.mark.parametrize("gap", ["\n", " "])
def test_speech_of_several_paragraphs_has_one_speaker(read, gap):
    reading = read(
        f"Ana Ruiz said: “The hall burned down. Nobody came.{gap}“They will burn the church in "
        f"[Lima] too.{gap}“Thieves robbed a bank in [Cusco].” A spokesman denied it."
    )
    assert reading.at("Lima").who.claimant == "Ana Ruiz"
    assert reading.at("Cusco").who.claimant == "Ana Ruiz"


def test_a_pronoun_without_a_known_person_stays_unnamed(read):
    reading = read("She said that houses collapsed in [Valencia].", publisher=None)
    assert reading.at("Valencia").who.claimant is None


def test_the_chain_runs_from_the_first_speaker_to_the_publisher(read):
    reading = read(
        "An unnamed official told TV Aurora that troops had entered [Kharkiv], "
        "Ukrainska Zirka reported."
    )
    who = reading.at("Kharkiv").who
    assert who.claimant == "unnamed official"
    assert who.chain == ("unnamed official", "TV Aurora", "Ukrainska Zirka", "Daily Courier")


def test_who_cites_claims_and_the_cited_opens_the_chain(read):
    reading = read(
        "TV Aurora claimed, citing an anonymous official, that troops had entered [Kharkiv]."
    )
    who = reading.at("Kharkiv").who
    assert who.claimant == "TV Aurora"
    assert who.chain[:2] == ("anonymous official", "TV Aurora")


def test_the_publisher_speaks_when_nobody_is_named(read):
    who = read("A ferry sank near [Mombasa].").at("Mombasa").who
    assert who.claimant == "Daily Courier"
    assert who.chain == ("Daily Courier",)
    assert who.span is None


def test_a_speaker_elsewhere_in_the_sentence_does_not_claim_what_is_outside_the_content(read):
    reading = read("Police said that he fled, after a ferry sank near [Mombasa].")
    assert all(span.of(reading.article.text) != "" for span in reading.attributions[0].content)
    assert reading.at("Mombasa").who.claimant in ("Police", "Daily Courier")


def test_words_in_quotation_marks_are_quoted(read):
    reading = read("“Rebels attacked [Lima] at dawn,” the mayor said.")
    assert reading.at("Lima").who.quoted
    assert not read("Rebels attacked [Lima], the mayor said.").at("Lima").who.quoted


def test_who_ends_a_headline_says_it(read):
    reading = read("Ferry may have sunk off [Mombasa]: Kenyan official\n\nRain is expected today.")
    assert reading.at("Mombasa").who.claimant == "Kenyan official"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Mayor Ana Ruiz left at noon. The mayor said that the dam in [Valencia] had broken.",
            "Ana Ruiz",
        ),
        (
            "A ministry official said that roads were closed. "
            "The spokesperson added that a bridge in [Valencia] had collapsed.",
            "ministry official",
        ),
        (
            "Mayor Ana Ruiz and Mayor Juan Soto met. "
            "The mayor said that a bridge in [Valencia] had collapsed.",
            "mayor",
        ),
    ],
)
def test_a_bare_description_means_the_only_one_called_so(read, text, claimant):
    assert read(text).at("Valencia").who.claimant == claimant


def test_she_is_nobody_whom_a_title_calls_he(read):
    reading = read("Mr Juan Soto said that it rained. She said that [Valencia] was flooded.")
    who = reading.at("Valencia").who
    assert who.claimant is None
    assert who.unknown == "Nobody named before is surely meant by “She”."


def test_an_unknown_speaker_is_told_as_unknown_and_not_as_the_publisher(read):
    who = read("He said that rebels had attacked [Lima].").at("Lima").who
    assert who.claimant is None
    assert "“He”" in who.unknown


def test_a_quotation_that_opens_a_paragraph_goes_on_from_the_one_above(read):
    reading = read(
        "“The dam broke at noon,” Governor Ana Ruiz said by telephone.\n"
        "“And then rebels attacked [Lima] from both sides.”"
    )
    assert reading.at("Lima").who.claimant == "Ana Ruiz"


def test_a_plain_sentence_takes_no_speaker_from_the_paragraph_above(read):
    reading = read(
        "“The dam broke at noon,” Governor Ana Ruiz said by telephone.\n"
        "Rebels attacked [Lima] from both sides."
    )
    assert reading.at("Lima").who.claimant == "Daily Courier"


def test_quoted_words_of_nobody_are_not_the_publishers(read):
    who = read("“Rebels attacked [Lima] from both sides at noon.”").at("Lima").who
    assert who.claimant is None
    assert who.unknown
    assert who.quoted


def test_a_quotation_inside_a_quotation_has_both_speakers_in_its_chain(read):
    reading = read(
        "“Governor Juan Soto told me that rebels had attacked [Lima] at noon,” Ana Ruiz said."
    )
    assert reading.at("Lima").who.chain == ("Juan Soto", "Ana Ruiz", "Daily Courier")


def test_according_to_a_country_makes_it_the_claimant(read):
    reading = read("According to [~Peru], a ferry sank near [Mombasa] on Friday.")
    assert reading.at("Mombasa").who.claimant == "Peru"


def test_quotations_in_single_marks_have_their_speaker(read):
    reading = read("‘Rebels attacked [Lima] at dawn,’ said Ana Ruiz.")
    assert (reading.at("Lima").who.claimant, reading.at("Lima").who.quoted) == ("Ana Ruiz", True)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Peru has sent 1,500 soldiers to [Lima], Cusco's National Rescue Service said on "
            "Friday.",
            "National Rescue Service",
        ),
        (
            "Rebels control about 1,000 square kilometers of [Peru], the commander of the army, "
            "Juan Soto, told President Ana Ruiz on Monday.",
            "Juan Soto",
        ),
        (
            "The deputy ambassador, Ana Ruiz, said that rebels had attacked [Lima].",
            "Ana Ruiz",
        ),
        (
            "The coast guards said that a ferry was late. They said that it sank near [Mombasa].",
            "coast guards",
        ),
    ],
)
def test_the_claimant_is_found_in_the_usual_places(read, text, claimant):
    place = text[text.index("[") + 1 : text.index("]")]
    assert read(text).at(place).who.claimant == claimant


def test_who_declares_an_operation_acts_and_claims_nothing(read):
    reading = read("Governor Ana Ruiz declared an operation in [Cusco].")
    assert reading.at("Cusco").who.claimant == "Daily Courier"


def test_a_pronoun_means_whom_the_sentence_before_told_of_rather_than_who_spoke_last(read):
    reading = read(
        "The governor, Ana Ruiz, said that [Tampa] was flooded. The mayor, Juan Paz, then put "
        "the damage at a million. Rain had destroyed bridges in [Lima], he said."
    )
    assert reading.at("Tampa").who.claimant == "Ana Ruiz"
    assert reading.at("Lima").who.claimant == "Juan Paz"


def test_a_speaker_at_the_end_may_be_told_more_of_before_the_verb(read):
    reading = read(
        "A plane was shot down near [Kharkiv], and its wreckage set a house on fire, "
        "Ana Ruiz, who heads the city's administration, said."
    )
    assert reading.at("Kharkiv").who.claimant == "Ana Ruiz"


def test_what_the_writer_adds_after_a_comma_is_no_claim_of_the_speaker(read):
    reading = read(
        "The minister said on Wednesday that he would resign, a day after crowds stormed the town "
        "hall in [Lima]."
    )
    assert reading.at("Lima").who.claimant == "Daily Courier"
    reading = read("The minister said that a bridge fell a day after a storm hit [Lima].")
    assert reading.at("Lima").who.claimant == "minister"


def test_what_somebody_goes_on_to_do_is_not_said(read):
    reading = read("The group continued to hold out near [Lima].")
    assert reading.at("Lima").who.claimant == "Daily Courier"


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Chief economist Benjamin Arce predicts lower prices in [Lima].", "Benjamin Arce"),
        ("The mayor's rival, Ana Ruiz Paz, said nine people died in [Lima].", "Ana Ruiz Paz"),
    ],
)
def test_whose_name_follows_a_description_is_named(read, sentence, claimant):
    assert read(sentence).at("Lima").who.claimant == claimant
