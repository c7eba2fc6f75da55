"""What is printed around an article is no event."""

from __future__ import annotations

import pytest

from geo.model import EventType, MapAs, PlaceRole
from geo.reporting.boilerplate import Boilerplate
from geo.reporting.document import Document


def test_a_caption_printed_twice_is_reported_once(read):
    caption = "A house burns after a drone strike on [Kharkiv] in the early morning."
    reading = read(f"{caption}\n\n{caption}")
    first, second = reading.at("Kharkiv"), reading.at("Kharkiv", 1)
    assert first.where.map_as == MapAs.POINT
    assert second.where.map_as == MapAs.LIST
    assert second.what.event_type == EventType.MENTION
    assert second.where.unmapped_reason.startswith("The sentence repeats the one at character 0")


@pytest.mark.parametrize(
    "line",
    [
        "Home > World > [Peru]",
        "Top 10 stories from [Peru]",
        "Follow the news from [Peru] on Twitter",
        "Sign up for our [Peru] newsletter",
        "By Ana Ruiz in [Lima]",
        "Read also: Fire guts a market in [Lima]",
        "Related: Rebels attack [Lima]",
        "More from [Peru]",
        "Home | World | [Peru] | Floods",
        "Editors’ picks: [Lima] under fire",
        "(Photo by Ana Ruiz/Example Images in [Lima])",
        "File photo of a bombing in [Lima], 2019",
        "© 2024 The [Lima] Courier",
        "Ana Ruiz reported from [Lima], Juan Soto from the coast.",
        "Ana Ruiz is a reporter based in [Lima].",
        "Ana Ruiz in [Lima] contributed to this report.",
        "Write to Ana Ruiz in [Lima] at ana@example.com",
    ],
)
def test_menus_and_bylines_are_listed(read, line):
    reading = read(f"{line}\n\nA storm is coming.")
    where = reading.reports[0].where
    assert where.map_as == MapAs.LIST
    assert reading.reports[0].what.event_type == EventType.MENTION


@pytest.mark.parametrize(
    "line",
    [
        "More in [Lima] fled the floods on Friday.",
        "Photos of the flood in [Lima] were shown on television.",
        "Sections of [Lima] were flooded",
        "Police attacked [Lima], where Ana Ruiz is a reporter.",
        "Contact with [Lima] was lost when it was flooded.",
    ],
)
def test_running_text_that_looks_like_furniture_is_read(read, line):
    assert read(line).reports[0].where.map_as != MapAs.LIST


@pytest.mark.parametrize(
    "dateline",
    [
        "[Nairobi] (Reuters) - ",
        "[Nairobi], Kenya (AP) — ",
        "[Nairobi], Kenya | ",
        "[Nairobi], 3 Oct 2024 (EFE).- ",
    ],
)
def test_the_city_of_a_dateline_is_where_it_was_written(read, dateline):
    report = read(f"{dateline}Police fired tear gas on Friday.").at("Nairobi")
    assert (report.where.map_as, report.where.place_role) == (MapAs.VENUE, PlaceRole.VENUE)
    assert report.what.event_type == EventType.MENTION


def test_a_sentence_that_begins_with_by_is_no_byline(read):
    reading = read(
        "By Monday the flood had reached [Valencia], and the whole town was under water."
    )
    assert reading.at("Valencia").what.event_type == EventType.DISASTER


@pytest.mark.parametrize(
    "dateline",
    ["NAIROBI The company said so. ", "NAIROBI, Kenya A company said so. ", "[~] -- "],
)
def test_a_dateline_needs_no_agency(read, dateline):
    text = dateline.replace("NAIROBI", "[NAIROBI]").replace("[~]", "Fire kills nine. [Nairobi]")
    reading = read(f"{text}Police fired tear gas on Friday.")
    name = "NAIROBI" if "NAIROBI" in text else "Nairobi"
    assert reading.at(name).where.place_role == PlaceRole.VENUE


@pytest.mark.parametrize(
    "text",
    [
        "A BOMB WENT OFF AT A BANK IN\n[LIMA] AND WOUNDED FOUR OFFICERS.",
        "POLICE GAVE NO DETAILS.\n\n   [LIMA] WAS SHAKEN BY A BOMB ON FRIDAY.",
        "A BOMB KILLED NINE PEOPLE IN\nNORTHERN [LIMA] -- WHERE TROOPS WERE SENT -- ON FRIDAY.",
    ],
)
def test_a_line_of_capitals_that_begins_with_a_name_is_no_dateline(read, parser, text):
    reading = read(text)
    article = reading.article
    boilerplate = Boilerplate(Document(article, parser.parse(article.text)))
    assert not boilerplate.is_dateline(reading.at("LIMA").resolution.toponym.span)
    assert reading.at("LIMA").what.event_type != EventType.MENTION


def test_a_dateline_of_capitals_opens_an_article_of_capitals(read):
    report = read("[LIMA] (AP) -- A BOMB WENT OFF AT A BANK ON FRIDAY.").at("LIMA")
    assert report.where.place_role == PlaceRole.VENUE


def test_letters_for_a_country_open_no_dateline(read):
    reading = read("[DPRK] Foreign Minister Kim spoke on Friday.")
    assert reading.at("DPRK").where.place_role != PlaceRole.VENUE


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb killed nine in [Lima] — Peru's capital — on Friday.",
        "[Lima] — Peru's capital — was hit by a bomb.",
        "Rain fell. A bomb killed nine in [Lima] -- Peru's capital.",
    ],
)
def test_an_aside_between_dashes_makes_no_dateline(read, sentence):
    report = read(sentence).at("Lima")
    assert report.where.place_role is PlaceRole.SITE
    assert report.what.event_type is EventType.EXPLOSIONS
