"""Web pages: the article without its surroundings, and the page's own date."""

from datetime import date

import pytest

from geo.ingest import read_bytes
from geo.model import DateInterval, Evidence, Rejected

BODY = (
    "<nav>Home World Sport</nav><article><h1>Bridge falls</h1>"
    "<p>A bridge fell near Arequipa on Friday, the mayor said.</p>"
    "<p>Rescue teams were on their way from Lima.</p></article><footer>Contact</footer>"
)


def read(head="", body=BODY, name="page.html", encoding="utf-8"):
    page = f"<!doctype html><html><head><title>Bridge falls</title>{head}</head><body>{body}</body>"
    (item,) = read_bytes(name, f"{page}</html>".encode(encoding))
    return item


def test_menus_and_scripts_are_left_out():
    article = read(body=BODY + "<script>alert('never')</script>")
    assert "A bridge fell near Arequipa" in article.text
    for left_out in ("Home World", "Contact", "never", "<p>"):
        assert left_out not in article.text


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        (
            "<meta property='article:published_time' content='2024-06-28T23:00:00-05:00'>",
            "page metadata (article:published_time)",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2024-06-28T10:00:00Z"}</script>',
            "page metadata (JSON-LD datePublished)",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
            '{"datePublished": "2024-06-28"}]}</script>',
            "page metadata (JSON-LD datePublished)",
        ),
        ("<meta name='DC.date.issued' content='2024-06-28'>", "page metadata (dc.date.issued)"),
        ("<meta itemprop='datePublished' content='28 June 2024'>", "page metadata (datepublished)"),
    ],
)
def test_the_page_says_when_it_was_published(head, rule):
    article = read(head)
    assert article.published == date(2024, 6, 28)
    assert article.published_rule == rule


def test_a_damaged_date_gives_way_to_a_sound_one():
    article = read(
        "<meta property='article:published_time' content='soon'>"
        "<script type='application/ld+json'>{broken</script>"
        "<meta name='pubdate' content='2024-06-28'>"
    )
    assert article.published == date(2024, 6, 28)


def linked(*items):
    return f'<script type="application/ld+json">{{"@graph": [{", ".join(items)}]}}</script>'


PAGE = '{"@type": "WebPage", "datePublished": "2015-01-01"}'
NEWS = '{"@type": "NewsArticle", "datePublished": "2024-06-28"}'
MODIFIED = "<meta property='article:modified_time' content='2024-06-28T10:00:00Z'>"


@pytest.mark.parametrize("items", [(PAGE, NEWS), (NEWS, PAGE)])
def test_the_article_tells_its_date_not_the_page_around_it(items):
    assert read(linked(*items)).published == date(2024, 6, 28)
    assert not read(linked(*items)).is_date_guessed


def test_a_film_of_the_page_does_not_date_the_article():
    film = '{"@type": "VideoObject", "datePublished": "2015-01-01"}'
    assert read(linked(film)).published is None


@pytest.mark.parametrize(
    "item",
    [
        '{"@type": ["NewsArticle", "Review"], "datePublished": "2024-06-28"}',
        '{"@type": "Review", "datePublished": "2024-06-28"}',
        '{"@type": "NewsArticle", "datePublished": ["2024-06-28", "2024-06-29"]}',
    ],
)
def test_an_article_that_is_a_review_or_lists_its_dates_is_dated(item):
    article = read(linked(item))
    assert (article.published, article.is_date_guessed) == (date(2024, 6, 28), False)


def test_reviews_of_readers_do_not_date_the_article():
    review = '{"@type": "Review", "datePublished": "2024-06-28"}'
    assert read(linked(review, review)).published is None


def test_what_takes_the_place_of_a_damaged_date_is_named():
    damaged = "<meta property='article:published_time' content='soon'>"
    time = BODY.replace("<p>A", "<time datetime='2024-06-28'>28 June</time><p>A")
    likely = read(damaged, time)
    assert likely.published == date(2024, 6, 28)
    assert likely.published_rule == (
        "'soon' in page metadata (article:published_time) is not a date; "
        "page metadata (found by htmldate)"
    )
    changed = read(damaged + MODIFIED).published_rule
    assert "2024-06-28, by the page metadata (article:modified_time)" in changed


def test_a_day_that_the_calendar_lacks_is_told_and_no_other_made_of_it():
    article = read("<meta property='article:published_time' content='2023-02-30'>")
    assert article.published is None
    assert article.published_rule == (
        "'2023-02-30' in page metadata (article:published_time) is not a date"
    )


def test_a_date_in_the_future_is_told_and_gives_way():
    head = "<meta property='article:published_time' content='2083-06-28'>"
    assert read(head).published is None
    assert "lies in the future" in read(head).published_rule
    assert read(head + "<meta name='pubdate' content='2024-06-28'>").published == date(2024, 6, 28)


def test_the_day_of_the_last_change_is_a_guess_publication_was_not_after_it():
    article = read(MODIFIED)
    assert article.published is None
    assert article.published_guess.evidence is Evidence.UPDATED
    assert article.published_guess.interval == DateInterval(date(2024, 6, 25), date(2024, 6, 28))
    assert "not after it" in article.published_rule


def test_what_is_read_from_the_markup_alone_is_a_guess():
    article = read(body=BODY.replace("<p>A", "<time datetime='2024-06-28'>28 June</time><p>A"))
    assert article.published == date(2024, 6, 28)
    assert article.is_date_guessed
    assert article.published_guess.evidence is Evidence.MARKUP


def test_dates_of_a_page_that_contradict_each_other_make_a_guess_that_says_so():
    head = "<meta property='article:published_time' content='2021-02-03'>" + linked(NEWS)
    article = read(head)
    assert article.is_date_guessed
    assert "article:published_time says 2021-02-03" in article.published_rule
    canonical = "<link rel='canonical' href='https://a.example/2024/06/28/bridge'>"
    assert not read(head + canonical).is_date_guessed


def test_instants_of_one_day_in_two_zones_do_not_contradict_each_other():
    stamped = "<meta property='article:published_time' content='2024-06-27T23:30:00-05:00'>"
    assert not read(stamped + linked(NEWS)).is_date_guessed


def test_a_date_in_the_text_is_no_publication_date():
    body = BODY.replace("on Friday", "on Friday, 12 January 1990,")
    article = read(body=body)
    assert article.published is None
    assert article.published_rule == "no publication date given"


def test_the_publisher_is_the_page_s_own():
    head = '<script type="application/ld+json">{"publisher": {"name": "Andes Wire"}}</script>'
    assert read(head).publisher == "Andes Wire"


def test_a_declared_encoding_counts():
    body = BODY.replace("Arequipa", "Áncash")
    article = read("<meta charset='iso-8859-1'>", body, encoding="iso-8859-1")
    assert "Áncash" in article.text


def test_a_wrong_declaration_is_seen_through():
    body = BODY.replace("Arequipa", "Харків")
    assert "Харків" in read("<meta charset='ascii'>", body).text
    assert "Харків" in read("<meta charset='no-such'>", body).text


def test_an_xml_declaration_does_not_matter():
    page = f'<?xml version="1.0" encoding="utf-8"?><html><body>{BODY}</body></html>'
    (article,) = read_bytes("page.xhtml", page.encode())
    assert "A bridge fell" in article.text


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src=x>"])
def test_a_page_without_text_is_rejected(body):
    assert isinstance(read(body=body), Rejected)


@pytest.mark.parametrize(
    "linked",
    [
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": {"name": 5}, "publisher": "x"}',
        '{"@type": "NewsArticle", "@context": "https://schema.org", "url": 7, "publisher": [[]]}',
        '{"@type": ["NewsArticle", 5], "datePublished": 5, "author": [[{}]], "@graph": {"a": 1}}',
        "[" * 50_000,
    ],
)
def test_metadata_of_an_odd_shape_cost_no_article(linked):
    context = linked.replace("{", '{"@context": "https://schema.org", ', 1)
    for written in (linked, context):
        article = read(f'<script type="application/ld+json">{written}</script>')
        assert "A bridge fell near Arequipa" in article.text
        assert article.published is None


@pytest.mark.parametrize(
    "charset", ["punycode", "undefined", "idna", "utf-16", "utf-7", "hex", "unicode_escape", "x-no"]
)
def test_a_charset_that_cannot_be_meant_is_passed_over(charset):
    article = read(f'<meta charset="{charset}">', BODY.replace("Lima", "Ñaña \\u0041"))
    assert "on their way from Ñaña \\u0041" in article.text
