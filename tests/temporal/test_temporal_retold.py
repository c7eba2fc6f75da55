"""News that looks back: bare days belong to the year that was named. Published Thu 2024-10-31."""

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In April 1989 crowds took the square. Soldiers came on April 16th.", "1989-04-16"),
        ("He was shot on 3 March 2010. A friend saw him on the night of 2 March.", "2010-03-02TNI"),
        ("He was seized on Nov. 20, 2021. He was freed on Jan. 4.", "2022-01-04"),
        ("In 2005, 64 people died when a mill burned in April.", "2005-04"),
        ("Last year, when a storm struck in August, trains stopped.", "2023-08"),
        ("The law, which was approved in March 2019, took effect in June.", "2019-06"),
        ("The mill was shut on Nov. 20, 2021. It burned on Jan. 4. It was razed on Jan. 9.",
         "2022-01-09"),
        ("He was seized on 3 March 1988. He was found the next morning and left on 16 March.",
         "1988-03-16"),
    ],
)  # fmt: skip
def test_a_past_day_after_an_older_date_is_of_that_story(tag, text, value):
    assert tag(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The party was founded in 2003. It lost its seats in July.", "2024-07"),
        ("The party, founded in 2003, lost its seats in July.", "2024-07"),
        ("He was born in May 1990. He was arrested on Oct. 3.", "2024-10-03"),
        ("It was closed in June 2021. It will open again on July 4.", "2025-07-04"),
        ("Troops entered on Oct. 20, 2019. Two were shot on Oct. 3.", "2024-10-03"),
        ("He was born in May 1958. He was arrested in July.", "2024-07"),
        ("The party was founded in March 2003. It lost its seats in May.", "2024-05"),
        ("He became mayor in June 2015. He was killed in July.", "2024-07"),
        ("In June 2015 he became mayor. He was killed on 3 July.", "2024-07-03"),
        ("He was born on Oct. 20, 1990. He was arrested on Nov. 12.", "2023-11-12"),
        ("Rebels died on Nov. 12. The court set a hearing on Nov. 12.", "2024-11-12"),
    ],
)
def test_news_counts_from_its_publication_all_the_same(tag, text, value):
    assert tag(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2020 it seized the port on September 11 that year.", "2020-09-11"),
        ("In 2020 it seized the port on 9 October of that year.", "2020-10-09"),
        ("The mill burned in 2020. It had been sold in June the previous year.", "2019-06"),
        ("He left in February 2019, having come the previous October.", "2018-10"),
    ],
)
def test_that_year_is_the_one_that_the_text_has_reached(tag, text, value):
    assert tag(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("In April 2015, fires broke out. Four days later they reached the town.", "2015-04",
         "2015-04-05~/2015-05-04~"),
        ("In April 2015, fires broke out. Three weeks later they reached the town.", "2015-04",
         "2015-04-22~/2015-05-21~"),
    ],
)  # fmt: skip
def test_days_after_a_month_are_somewhere_after_it_began(tag, text, value, edtf):
    later = tag(text)[-1]
    assert (later.value, later.edtf) == (value, edtf)
