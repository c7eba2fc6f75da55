"""Copies of agency text are one voice; independent texts are not, though they quote one man."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dispatches import KHARKIV, STRIKE, filed

from geo.linking import EventLinker
from geo.linking.copies import credited_agency
from geo.model import Article, Span, Who

LEAD = (
    "A fire broke out in a warehouse of the port of Kharkiv after drones crossed the river shortly "
    "before midnight, and it took forty firemen until dawn to put it out."
)
SECOND = "The port handles grain and timber, and its two cranes were not hit."
THIRD = "Schools in three districts stayed shut on Thursday while the smoke lay over the town."
INDEPENDENT = (
    "Smoke hung over the docks on Thursday morning. Our reporter saw a burnt roof of a store at "
    "the Kharkiv waterfront, and neighbours spoke of a swarm of drones in the night."
)


def printed(publisher, *paragraphs, sentence=0, claimant=None):
    """Return a report of the strike from one paragraph of an article."""
    text = "\n".join(paragraphs)
    start = text.index(paragraphs[sentence])
    made = filed("x", KHARKIV, STRIKE, publisher=publisher, claimant=claimant)
    article = Article(text, publisher=publisher, published=made.article.published)
    report = replace(
        made.report,
        article_id=article.id,
        sentence=Span(start, start + len(paragraphs[sentence])),
        quote=paragraphs[sentence],
        who=Who(claimant or publisher, (publisher,), None, False),
        what=replace(made.report.what, trigger=Span(start, start + 6)),
    )
    return replace(made, report=report, article=article)


def voices(*reports):
    (event,) = EventLinker().link(reports)
    assert len(event.report_ids) == len(reports)
    return event.claimants


AGENCY = printed("Wire", "Fire in port", LEAD, SECOND, THIRD, sentence=1)


@pytest.mark.parametrize(
    "copy",
    [
        printed("Courier", LEAD.partition(", and it")[0] + ".", SECOND),
        printed("Courier", "Drones set a warehouse ablaze", LEAD, SECOND, THIRD, sentence=1),
        printed("Courier", "Night of fire", LEAD, "The mayor is to speak at noon.", sentence=1),
        printed("Courier", LEAD.replace("forty", "40").replace("shortly", "just"), THIRD),
    ],
    ids=["shortened", "another headline", "a paragraph swapped", "edited"],
)
def test_an_edited_copy_is_one_voice_in_two_articles(copy):
    assert len(voices(AGENCY, copy)) == 1


def test_an_independent_text_on_the_same_fire_is_another_voice():
    assert set(voices(AGENCY, printed("Herald", INDEPENDENT))) == {"Wire", "Herald"}


def test_the_paragraph_that_a_paper_wrote_itself_is_its_own_voice():
    mixed = printed("Herald", LEAD, INDEPENDENT, sentence=1)
    assert set(voices(AGENCY, mixed)) == {"Wire", "Herald"}


def test_independent_articles_that_quote_one_official_have_one_claimant():
    quote = '"We put it out at dawn, and nobody was hurt in Kharkiv," Olha Marchenko said.'
    first = printed("Courier", f"The fire is out. {quote}", claimant="Olha Marchenko")
    second = printed("Herald", f"The drones came late. {quote}", claimant="Marchenko")
    assert voices(first, second) in (("Olha Marchenko",), ("Marchenko",))


def test_a_quotation_that_two_reporters_heard_makes_no_copy():
    quote = '"We put it out at dawn with forty men and nobody was hurt here in the whole port"'
    first = printed("Courier", f"The Kharkiv port burnt, and the mayor told this paper: {quote}")
    second = printed("Herald", f"Drones hit Kharkiv overnight. Its mayor, to our reporter: {quote}")
    assert len(voices(first, second)) == 2


def test_articles_that_credit_one_agency_are_its_voice_however_they_tell_it():
    first = printed("Courier", "KHARKIV (Reuters) - " + LEAD)
    second = printed("Herald", INDEPENDENT, "With reporting by Reuters")
    third = printed("Echo", "Flames were seen from afar, Reuters wrote.", claimant="Reuters")
    assert voices(first, second, third) == ("Reuters",)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LIMA, Oct 3 (Reuters) - Waters rose.", "Reuters"),
        ("TAMPA, Fla. (AP) — A storm came.", "Associated Press"),
        ("Waters rose.\n\nThe Associated Press contributed to this report.", "Associated Press"),
        ("Waters rose.\nAP writers contributed to this report.", "Associated Press"),
        ("MOSCOW, October 3. /TASS/. Waters rose.", "TASS"),
        ("Nairobi, AFP - A march began.", "Agence France-Presse"),
        ("Waters rose.\nWith files from Agence France-Presse", "Agence France-Presse"),
        ("Waters rose, Reuters reported on Monday, and fell again.", None),
        ("He went to the AP office (near the river) - and left.", None),
        ("", None),
    ],
)
def test_an_agency_is_credited_at_the_head_or_the_foot(text, agency):
    assert credited_agency(Article(text)) == agency


WIRE = (
    "At least 40 people died when a ferry with 200 passengers sank near the pier of Kharkiv on "
    "Thursday.",
    "The ferry had left the mill town at noon and turned over a few hundred metres from the pier "
    "as it was trying to dock.",
)
REWORDED = (
    "At least 40 people have died after a ferry carrying 200 passengers sank close to the pier of "
    "Kharkiv on Thursday.",
    "It had left the mill town around noon, and turned over a few hundred metres off the pier "
    "while attempting to dock.",
)


@pytest.mark.parametrize("sentence", [0, 1])
def test_a_dispatch_that_an_editor_reworded_throughout_is_no_new_voice(sentence):
    wire = printed("Wire", *WIRE, sentence=1)
    reworded = printed("Courier", *REWORDED, sentence=sentence)
    assert voices(wire, reworded) == ("Wire",) or voices(wire, reworded) == ("Courier",)


def test_what_a_paper_adds_to_a_reworded_dispatch_is_its_own_voice():
    wire = printed("Wire", *WIRE, sentence=1)
    mixed = printed("Courier", *REWORDED, INDEPENDENT, sentence=2)
    assert set(voices(wire, mixed)) == {"Wire", "Courier"}


def test_an_unnamed_speaker_of_a_copy_is_no_new_voice_but_a_named_one_is():
    wire = printed("Wire", *WIRE, claimant="provincial governor")
    again = printed("Courier", *REWORDED, claimant="province")
    assert len(voices(wire, again)) == 1
    assert len(voices(wire, printed("Courier", *REWORDED, claimant="Olha Marchenko"))) == 2
