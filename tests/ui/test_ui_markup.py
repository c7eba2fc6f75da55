"""HTML that the page builds: every text escaped, every link http(s)."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from staged_reports import HOSTILE, hostile_analysis

from geo.features.report_detail import report_detail
from geo.model import FiledReport
from geo.ui.evidence import evidence
from geo.ui.markup import Markup, element, joined, link, marked_quote


class Seen(HTMLParser):
    """The tags, attributes and text that a browser would see."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_stays_text(text):
    seen = Seen(element("p", text, title=text))
    assert seen.tags == ["p"]
    assert seen.attributes == [("title", text)]
    assert seen.text == text


@given(st.text())
def test_no_text_breaks_the_page(text):
    Seen(element("p", text)).text.encode("utf-8")


def test_only_markup_is_taken_as_it_is():
    inner = element("b", "<i>")
    assert element("p", inner, "<i>") == "<p><b>&lt;i&gt;</b>&lt;i&gt;</p>"
    assert isinstance(joined([inner]), Markup)


def test_a_link_is_http_or_nothing():
    assert link("javascript:alert(1)", "x") is None
    assert link(None, "x") is None
    made = link("https://example.org/a?b=1&c='2'", "<x>")
    assert 'rel="noopener noreferrer"' in made
    assert "&lt;x&gt;" in made


def test_a_quote_carries_known_marks_as_classes_only():
    parts = [
        {"text": "In ", "marks": []},
        {"text": "Lima", "marks": ["place"]},
        {"text": "<b>", "marks": ['"><script>']},
    ]
    seen = Seen(marked_quote(parts))
    assert seen.text == "In Lima<b>"
    assert ("class", "mark-place") in seen.attributes
    assert "script" not in seen.tags


def test_the_evidence_of_a_hostile_report_is_plain_words():
    analysis = hostile_analysis()
    for report in analysis.reports:
        filed = FiledReport(report, analysis.article)
        seen = Seen(evidence(filed))
        assert {"script", "img", "svg", "iframe"}.isdisjoint(seen.tags)
        [read_here] = [value for name, value in seen.attributes if name == "href"]
        assert read_here == f"./articles?article={analysis.article.id}&at={report.sentence.start}"
        assert not any(name.startswith("on") for name, _ in seen.attributes)
        assert report_detail(filed)["quote"] in seen.text
        assert HOSTILE[0] in seen.text
