"""Where sentences and paragraphs begin."""

import pytest

from geo.syntax.borders import Border, borders, paragraphs, wrapping_width


def sentences(paragraph: str) -> list[str]:
    """Return the pieces of `paragraph` between its sure borders."""
    starts = [at for at, border in borders(paragraph).items() if border is Border.SURE]
    ends = [*starts[1:], len(paragraph)]
    return [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Spokesman Maj. Gen. Ana Duarte took questions.",
        "The photograph is of Oct. 5 near the harbour.",
        "The U.S. Secretary of State met Mr. J. R. Okoth of Acme Corp. Ltd. in St. Louis.",
        "It opens at 5 p.m. Monday in Washington, D.C. State House.",
        "They cited No. 5 of Art. 3 of the code.",
        "He asked: why now? and left.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence):
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "paragraph",
    [
        ["The port is shut.", "Ferries wait."],
        ["Troops left the U.S.", "The president spoke."],
        ["It began at 5 p.m.", "They fled."],
        ["He said no.", "Five others agreed."],
        ["Is it true?", "Nobody knows."],
        ["It fell in Oct.", "It rose again."],
    ],
)
def test_a_full_stop_before_a_new_beginning_ends_one(paragraph):
    assert sentences(" ".join(paragraph)) == paragraph


@pytest.mark.parametrize("mark", ["?”", '!"', "..."])
def test_a_mark_that_may_stand_within_a_sentence_is_left_to_the_parser(mark):
    assert borders(f"“So what{mark} Smith left.")[len(mark) + 9] is Border.OPEN


def test_every_line_of_a_web_page_is_a_paragraph():
    text = "Storm nears coast\n\nThousands left their homes\non Monday.\n \nMore soon"
    assert [span.of(text) for span in paragraphs(text)] == [
        "Storm nears coast", "Thousands left their homes", "on Monday.", "More soon",
    ]  # fmt: skip


def test_lines_of_wrapped_agency_copy_belong_together():
    text = (
        "LIMA -- Rescue teams searched the valley for a third day after the\n"
        "river broke its banks and carried away four bridges, cutting off\n"
        "eleven villages that can now be reached by air only, the regional\n"
        "government of the highlands said in a statement that it read out.\n"
        "\n"
        "Schools stay shut until further notice, and the army has sent two\n"
        "field kitchens.\n"
    )
    assert wrapping_width(text) > 0
    assert len(list(paragraphs(text))) == 2


def test_indented_lines_of_a_copied_page_belong_together():
    words = "The river broke its banks again and carried away two more bridges on the road north "
    line = " " * 12 + (words + words)[:104].rsplit(" ", 1)[0]
    text = "\n".join([line] * 6 + [" " * 12 + "of the town."])
    assert len(list(paragraphs(text))) == 1


def test_wrapped_paragraphs_without_blank_lines_are_found():
    text = (
        "Nine members of the security forces and a woman who was on a visit were killed in\n"
        "    the attacks on Sunday, officials said.\n"
        "    Gunmen carried out a series of attacks in the centre of the country on Sunday, one\n"
        "    of them at a castle that is popular with tourists.\n"
    )
    assert len(list(paragraphs(text))) == 2


def test_a_long_line_that_breaks_off_goes_on():
    first = "The council of the town agreed on Monday evening to build a bridge across"
    text = f"{first}\nthe river.\nIt rained."
    assert [span.of(text)[:11] for span in paragraphs(text)] == ["The council", "It rained."]


def test_entries_of_a_list_stay_apart():
    text = "The kit holds:\nwater\nfood\nblankets and a lamp"
    assert len(list(paragraphs(text))) == 4
