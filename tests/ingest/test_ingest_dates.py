"""Publication dates: read when they are sure, refused when they have two readings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ingest.dates import date_in_link, date_in_name, month_in_link, parse_date, read_given

HALLOWEEN = date(2024, 10, 31)


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-31",
        " 2024-10-31 ",
        "2024-10-31T23:30:00Z",
        "2024-10-31T05:36:00-05:00",
        "2024-10-31 12:00",
        "2024/10/31",
        "20241031",
        "31 October 2024",
        "31 Oct 2024",
        "Oct. 31, 2024",
        "October 31, 2024",
        "Thursday, 31 October 2024",
        "Thu, 31 Oct 2024 10:00:00 +0900",
    ],
)
def test_a_sure_date_is_read(written):
    assert parse_date(written) == HALLOWEEN


@pytest.mark.parametrize(
    "written",
    ["", "10/11/2024", "10.11.24", "32 Oct 2024", "2024-02-30", "Thursday", "0", "\x00"],
)
def test_what_has_two_readings_or_none_is_refused(written):
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("14 Jul 23 10:00:00 desk", "two digits"),
        ("Mon, 14 Jul 2023 10:00:00 +0000 x", "that day is a Fri"),
        ("Mon Jul 14 10:00:00 2023", "that day is a Fri"),
        ("Fri Jul 14 10:00:00 23", "two digits"),
        ("2023-W28", "names no day"),
    ],
)
def test_a_form_of_machines_is_doubted_like_any_other(written, doubt):
    assert doubt in read_given(written).doubt
    assert parse_date(written) is None


def test_a_sure_form_of_mail_is_sure():
    assert parse_date("Fri Jul 14 10:00:00 2023") == date(2023, 7, 14)
    assert parse_date("2023-W28-5") == date(2023, 7, 14)


@given(st.text())
def test_no_text_breaks_it(written):
    day = parse_date(written)
    assert day is None or isinstance(day, date)


@given(st.dates(date(1000, 1, 1)))
def test_iso_dates_come_back(day):
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/10/31/title", HALLOWEEN),
        ("https://a.example/news/2024-10-31-title", HALLOWEEN),
        ("https://a.example/world/2024/oct/31/title", HALLOWEEN),
        ("https://a.example/2024/october/31/title", HALLOWEEN),
        ("https://a.example/news/20241031/title", HALLOWEEN),
        ("https://a.example/n3/2024/1031/c90000-1.html", HALLOWEEN),
        ("https://a.example/2024/13/31/", None),
        ("https://a.example/2024/marketing/31/", None),
        ("https://a.example/2083/10/31/", None),
        ("https://a.example/2024/10/31.html", HALLOWEEN),
        ("https://a.example/english/2024-10/31/c_1.htm", HALLOWEEN),
        ("https://a.example/news/2024-oct-31-title", HALLOWEEN),
        ("https://a.example/2024/10/3-things-to-know", None),
        ("https://a.example/2023/12/25-best-gifts", None),
        ("https://a.example/title?from=2020-01-01", None),
        ("https://a.example/title#2020/01/01/", None),
        ("https://[a.example/2024/10/31/", None),
        ("https://a.example/world-africa-20121105", None),
        ("https://a.example/12024/10/31", None),
        ("https://a.example/", None),
        (None, None),
    ],
)
def test_links_carry_dates(url, day):
    assert date_in_link(url) == day


@pytest.mark.parametrize(
    ("url", "month"),
    [
        ("https://a.example/2024/02/title/", (date(2024, 2, 1), date(2024, 2, 29))),
        ("https://a.example/2024/feb/title", (date(2024, 2, 1), date(2024, 2, 29))),
        ("https://a.example/page/202402/1294385.shtml", (date(2024, 2, 1), date(2024, 2, 29))),
        ("https://a.example/2024/02/3-things", (date(2024, 2, 1), date(2024, 2, 29))),
        ("https://a.example/title?since=/2024/02/", None),
        ("https://a.example/2024/13/title", None),
        ("https://a.example/2083/02/title", None),
        ("https://a.example/top-10-of-2024/", None),
        (None, None),
    ],
)
def test_links_carry_months(url, month):
    assert month_in_link(url) == month


@pytest.mark.parametrize("written", ["1730332800", "1730332800000"])
def test_an_instant_of_a_machine_is_read(written):
    assert parse_date(written) == HALLOWEEN


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-10-31_title.txt", HALLOWEEN),
        ("title.2024.10.31.txt", HALLOWEEN),
        ("20241031.txt", HALLOWEEN),
        ("000_20241031ab.txt", None),
        ("2024-1031.txt", None),
        ("99999999.txt", None),
    ],
)
def test_file_names_carry_dates(name, day):
    assert date_in_name(name) == day
