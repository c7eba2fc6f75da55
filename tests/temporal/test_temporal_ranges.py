"""Several days of a month at once: ranges cover all, lists name each. Published Thu 2024-10-31."""

import pytest


@pytest.mark.parametrize(
    ("text", "first", "last", "edtf"),
    [
        ("It rained between 8 July and 27 July.", "8 July", "27 July", "2024-07-08/2024-07-27"),
        ("It rained from 28 June to 4 July.", "28 June", "4 July", "2024-06-28/2024-07-04"),
        ("It rained from 30 December to 2 January 2021.", "30 December", "2 January 2021",
         "2020-12-30/2021-01-02"),
        ("It rained from June 28 to July 4.", "June 28", "July 4", "2024-06-28/2024-07-04"),
    ],
)  # fmt: skip
def test_both_days_of_a_range_cover_it_whole(tag, text, first, last, edtf):
    found = tag(text)
    assert [each.surface for each in found] == [first, last]
    assert {each.edtf for each in found} == {edtf}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Clashes on 18 and 19 August killed ten.",
         {"18": "2024-08-18", "19 August": "2024-08-19"}),
        ("He spoke on 3, 5 and 9 May 2021.",
         {"3": "2021-05-03", "5": "2021-05-05", "9 May 2021": "2021-05-09"}),
        ("Clashes on August 18 and 19 killed ten.",
         {"August 18": "2024-08-18", "19": "2024-08-19"}),
    ],
)  # fmt: skip
def test_each_day_of_a_list_is_an_expression(tag, text, found):
    assert {each.surface: each.value for each in tag(text)} == found


def test_what_is_counted_after_a_day_is_no_second_day(tag):
    (found,) = tag("On August 18 and 19 people died.")
    assert found.surface == "August 18"


def test_without_publication_date_both_days_of_a_range_stay_undated(tag):
    found = tag("It rained from 8 July to 27 July.", published=None)
    assert [(each.value, each.interval) for each in found] == [
        ("XXXX-07-08", None),
        ("XXXX-07-27", None),
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The war raged from Jan. 3 to Dec. 28.", "2023-01-03/2023-12-28"),
        ("Rebels held the town from 3 January to 28 December.", "2023-01-03/2023-12-28"),
        ("The storm raged from Nov. 28 to Jan. 8.", "2023-11-28/2024-01-08"),
        ("The road was closed from Oct. 28 to Nov. 8.", "2024-10-28/2024-11-08"),
        ("The fair runs from Oct. 28 to Nov. 8.", "2024-10-28/2024-11-08"),
    ],
)
def test_what_raged_is_over_and_what_was_closed_may_go_on(tag, text, edtf):
    assert {each.edtf for each in tag(text)} == {edtf}
