"""Times, claims and events are scored as their modules say, on records small enough to check."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from geo.errors import InputError, MissingInputError
from geo.evaluate import evaluate
from geo.evaluate.event_corpora import event_tables, find_event_corpora, measure_events
from geo.evaluate.event_corpora.certainty import gold_class, is_within
from geo.evaluate.event_corpora.coreference import Mention, b_cubed_rows
from geo.evaluate.event_corpora.event_types import main_kind
from geo.evaluate.event_corpora.figures import b_cubed, f1, macro_f1, share
from geo.evaluate.event_corpora.incidents import date_agrees, names_of
from geo.evaluate.event_corpora.publication import score_publication
from geo.model import (
    Analysis,
    Attribution,
    Certainty,
    DateInterval,
    EventMention,
    EventPlace,
    EventType,
    Form,
    Parse,
    Passage,
    PlaceRole,
    Polarity,
    Resolution,
    Role,
    Span,
    TimeExpression,
    TimexType,
    Toponym,
)
from tests.contracts.records import SENTENCE, TEXT, analysis


def spot(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def mark(text, words, **told):
    span = spot(text, words)
    return {"start": span.start, "end": span.end, "surface": words, **told}


class Staged:
    """Stages that find what they are given, whatever the text."""

    def __init__(self, times=(), mentions=(), attributions=(), names=(), reports=(), told=()):
        self.parser = self.time_tagger = self.reporter = self
        self.times, self.mentions, self.attributions = times, mentions, attributions
        self.names, self.reports, self.told = names, reports, told

    def parse(self, text):
        return Parse((), (), "test")

    def tag(self, article, parse):
        return tuple(self.times)

    def attribute(self, article, parse):
        return tuple(self.attributions)

    def mention_events(self, article, parse, times, reports):
        return tuple(self.mentions)

    def passages(self, article, parse):
        return tuple(self.told)

    def analyze(self, article):
        resolutions = tuple(
            Resolution(Toponym(span, "", Role.LITERAL, Form.NAME, 1, ""), None, 0, (), "", "")
            for span in self.names
        )
        return Analysis(
            article, resolutions, tuple(self.times), tuple(self.reports), (), tuple(self.mentions)
        )


@pytest.fixture
def figures(tmp_path):
    """Return the function that measures stages on records and gives the figures by name."""

    def measured(stages, *records):
        path = tmp_path / "some.jsonl"
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        return {one.name: one for one in measure_events(path, stages).figures}

    return measured


# --- formats --------------------------------------------------------------------------------

VOTE = "Peru votes on Sunday, and counts on Monday."


def test_time_expressions_count_by_overlap_and_by_value(figures):
    def found(words, value):
        span = spot(VOTE, words)
        return TimeExpression(span, words, TimexType.DATE, value, None, None, 1, None, "", "")

    gold = [
        mark(VOTE, "Sunday", type="DATE", value="2026-04-12"),
        mark(VOTE, "Monday", type="DATE", value="2026-04-13"),
    ]
    stages = Staged(times=[found("on Sunday", "2026-04-12"), found("Monday", "2026-04-06")])
    scored = figures(stages, {"id": "1", "text": VOTE, "dct": "2026-04-10", "timex": gold})
    assert scored["time expressions, overlap F1"].value == 1.0
    assert scored["time expressions, value F1"].value == 0.5


def test_only_the_annotated_part_of_an_article_counts(figures):
    wide = {"tag": "ENTITY_MENTION", "start": 23, "end": 29, "sent": 6}
    timex = mark(VOTE, "Sunday", tag="TIMEX3", type="DATE", value="2026-04-12")
    span = spot(VOTE, "Monday")
    beyond = TimeExpression(span, "Monday", TimexType.DATE, "", None, None, 1, None, "", "")
    record = {"id": "1", "text": VOTE, "dct": "2026-04-10", "markables": {"1": wide, "2": timex}}
    assert figures(Staged(times=[beyond]), record)["time expressions, overlap F1"].found == 0


SAID = "The mayor said the bridge fell. Engineers warned of rain."


@pytest.mark.parametrize(
    ("source", "content", "loose", "strict"),
    [
        ("The mayor", "the bridge fell", 1.0, 1.0),
        ("mayor", "fell", 1.0, 0.0),
        ("Engineers", "the bridge fell", 0.0, 0.0),
        (None, "the bridge fell", 0.0, 0.0),
    ],
)
def test_an_attribution_needs_content_and_source(figures, source, content, loose, strict):
    gold = {
        "source": [{"spans": [[0, 9]]}],
        "cue": [{"spans": [[10, 14]]}],
        "content": [{"spans": [[15, 30]]}],
    }
    sources = (spot(SAID, source),) if source else ()
    found = Attribution(sources, (), (spot(SAID, content),), source, (), False)
    record = {"id": "1", "text": SAID, "attributions": [gold]}
    scored = figures(Staged(attributions=[found]), record)
    assert scored["attributions, content and source, overlap F1"].value == loose
    assert scored["attributions, content by half and source, F1"].value == strict


STORM = "A storm killed ten in Tampa and flooded Miami."


def test_a_place_must_be_linked_to_its_trigger(figures):
    tampa = spot(STORM, "Tampa")
    mentions = [
        EventMention(spot(STORM, "killed"), places=(EventPlace(tampa, PlaceRole.SITE),)),
        EventMention(spot(STORM, "flooded"), places=(EventPlace(tampa, PlaceRole.SITE),)),
    ]
    records = [
        {"id": "1", "text": STORM, "trigger": mark(STORM, word), "places": [mark(STORM, place)]}
        for word, place in (("killed", "Tampa"), ("flooded", "Miami"))
    ]
    scored = figures(Staged(mentions=mentions, names=[tampa]), *records)
    assert scored["place of an event, share right"].value == 0.5
    assert scored["place of an event, where recognized"].value == 1.0
    assert scored["place of an event, F1"].value == 0.5
    assert scored["place of an event, where recognized"].gold == 1


def test_the_kind_of_a_snippet_is_that_of_most_event_words(figures):
    mentions = [
        EventMention(Span(0, 1), sub_event_type="Arrests", plover="COERCE"),
        EventMention(Span(2, 3), sub_event_type="Air/drone strike", plover="ASSAULT"),
        EventMention(Span(4, 5), sub_event_type="Air/drone strike", plover="ASSAULT"),
        EventMention(Span(6, 7)),
    ]
    stages = Staged(mentions=mentions)
    case = {"id": "1", "EventSnippet": "a b c d", "SubType": "AIR_STRIKE"}
    assert figures(stages, case)["event type, accuracy, by event words"].value == 1.0
    plover = {"id": "1", "text": "a b c d", "event": "COERCE", "eventText": "a"}
    assert figures(stages, plover)["event type, accuracy, by event words"].value == 0.0
    fight = {"id": "1", "text": "a b c d", "event": "FIGHT", "eventText": "a"}
    scored = figures(stages, fight)
    assert scored["event type, accuracy, by event words"].value == 0.0
    assert scored["event type, accuracy over the later 16 codes, by event words"].value == 1.0


def test_the_kind_of_a_snippet_is_that_of_its_opening(figures):
    sentence = Passage(Span(0, 7), EventType.RIOTS, "Mob violence", "ASSAULT", "FIGHT", 0.9)
    lead = replace(sentence, sub_event_type="Natural disaster", plover_first_edition="AID")
    stages = Staged(told=[lead, sentence])
    case = {"id": "1", "EventSnippet": "a b c d", "SubType": "NATURAL_DISASTER"}
    assert figures(stages, case)["event type, accuracy"].value == 1.0
    plover = {"id": "1", "text": "a b c d", "event": "AID", "eventText": "a"}
    assert figures(stages, plover)["event type, accuracy"].value == 1.0
    assert figures(Staged(), case)["event type, accuracy"].value == 0.0


def test_of_equal_kinds_the_first_stands():
    mentions = [EventMention(Span(0, 1), plover="AID"), EventMention(Span(2, 3), plover="AGREE")]
    assert main_kind(mentions, lambda one: one.plover) == "AID"
    assert main_kind([EventMention(Span(0, 1))], lambda one: one.plover) is None


def test_certainty_polarity_and_date_of_events(tmp_path):
    text = "It rained on Sunday. It may snow. It did not hail."
    sunday = TimeExpression(
        spot(text, "Sunday"), "Sunday", TimexType.DATE, "2026-04-12", None, None, 1, None, "", ""
    )
    stages = Staged(
        times=[sunday],
        mentions=[
            EventMention(spot(text, "rained"), time=sunday.span),
            EventMention(spot(text, "snow"), certainty=Certainty.POSSIBLE),
            EventMention(spot(text, "hail"), polarity=Polarity.NEGATIVE),
        ],
    )
    dated = [{"rel": "IS_INCLUDED", "value": "2026-04"}]

    def event(words, certainty, polarity, times=()):
        told = {"doc": "d", "certainty": certainty, "polarity": polarity, "times": list(times)}
        return mark(text, words, **told)

    events = [
        event("rained", "CERTAIN", "POS", dated),
        event("snow", "PROBABLE", "POS"),
        event("hail", "CERTAIN", "NEG"),
        event("It may", "CERTAIN", "POS"),  # no event word of Dateline's
        event("did", None, None),  # not annotated
    ]
    lines = {"meantime-x": events, "meantime-docs-x": [
        {"id": "d", "dct": "2026-04-13", "text": text, "markables": {}}
    ]}  # fmt: skip
    for name, records in lines.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, records)))
    measured = measure_events(tmp_path / "meantime-x.jsonl", stages)
    scored = {one.name: one.value for one in measured.figures}
    assert scored["certainty and polarity, accuracy"] == 0.75
    assert scored["certainty and polarity, accuracy where the event is found"] == 1.0
    assert scored["certainty and polarity, macro F1"] == pytest.approx((2 / 3 + 1 + 1) / 3)
    assert scored["date of an event that has one"] == 1.0


def test_classes_of_certainty():
    assert gold_class({"certainty": "POSSIBLE", "polarity": "NEG"}) == "negative"
    assert gold_class({"certainty": "UNDERSPECIFIED", "polarity": "POS"}) == "uncertain"
    assert gold_class({"certainty": "", "polarity": ""}) is None


def test_a_day_within_the_annotated_month_is_right_and_a_month_for_a_day_is_not():
    assert is_within("2026-04-12TEV", "2026-04")
    assert is_within("2026-04-12", "2026-04-12")
    assert not is_within("2026-04", "2026-04-12")
    assert not is_within("", "2026-04-12")


def test_event_words_without_an_event_stand_alone(figures):
    mentions = [
        {"id": "1", "tag": "ACTION_OCCURRENCE", "chain": "A", **mark(SENTENCE, "fell")},
        {"id": "2", "tag": "ACTION_OCCURRENCE", "chain": "A", **mark(SENTENCE, "killing")},
        {"id": "3", "tag": "LOC_GEO", "chain": None, **mark(SENTENCE, "Arequipa")},
    ]
    record = {"id": "1", "topic": "1", "text": SENTENCE, "mentions": mentions}
    scored = figures(Staged(), record)["same event, B3 F1"]
    assert scored.gold == 2
    assert scored.value == pytest.approx(2 * 1.0 * 0.5 / 1.5)


def test_b_cubed_of_joined_mentions():
    def mention(gold, found):
        return Mention("1", ("chain", gold), ("event", found))

    rows = b_cubed_rows([mention("A", 1), mention("A", 1), mention("B", 1), mention("B", 2)])
    ((precision, recall, number),) = rows
    assert (precision, recall, number) == (
        pytest.approx(2 / 3 + 2 / 3 + 1 / 3 + 1),
        pytest.approx(1 + 1 + 1 / 2 + 1 / 2),
        4,
    )


def test_an_incident_needs_its_place_and_its_date(figures):
    found = analysis()
    stages = Staged(reports=found.reports)
    incident = {"location": "PERU: AREQUIPA (CITY)", "date": "28 JUN 24"}
    record = {"id": "1", "dct": "2024-06-30", "text": TEXT, "incidents": [incident]}
    measured = figures(stages, record)
    assert measured["incidents named in the text, place right"].value == 1.0
    assert measured["incidents named in the text, place and date right"].value == 0.0  # of 1924


def test_an_incident_that_the_text_does_not_name_counts_in_the_last_figure_only(figures):
    incident = {"location": "PERU: CHIMBOTE (CITY)", "date": "28 JUN 24"}
    record = {"id": "1", "dct": "2024-06-30", "text": TEXT, "incidents": [incident]}
    measured = figures(Staged(), record)
    assert measured["incidents named in the text, place right"].gold == 0
    assert measured["all incidents, place and date right"].gold == 1


def test_an_incident_is_found_by_an_event_word_with_its_place(figures):
    text = "Police said that a bomb exploded yesterday. Shops in Tumbes closed."
    name, bomb = spot(text, "Tumbes"), spot(text, "exploded")
    places = (EventPlace(name, PlaceRole.SITE),)
    incident = {"location": "PERU: TUMBES (CITY)", "date": "- 30 JUN 89"}
    record = {"id": "1", "dct": "1989-06-30", "text": text, "incidents": [incident]}

    def share_right(kind):
        mention = EventMention(bomb, kind, places=places)
        measured = figures(NamedStages(name, "TUMBES", mention), record)
        return measured["incidents named in the text, place and date right"].value

    assert share_right(EventType.EXPLOSIONS) == 1.0
    assert share_right(None) == 0.0


class NamedStages(Staged):
    """Stages that find one toponym and one event word."""

    def __init__(self, span, surface, mention):
        super().__init__(mentions=(mention,))
        self.toponym = Toponym(span, surface, Role.LITERAL, Form.NAME, 1, "")

    def analyze(self, article):
        resolution = Resolution(self.toponym, None, 0, (), "", "")
        return Analysis(article, (resolution,), (), (), (), tuple(self.mentions))


def test_places_and_dates_of_incidents():
    assert names_of("COLOMBIA: URABA (REGION / CITY)") == {"uraba"}
    assert names_of("PERU: LIMA (CITY): ATE (TOWN) / VITARTE (TOWN)") == {"ate", "vitarte"}
    assert names_of("-") == frozenset()
    day = DateInterval(date(1989, 12, 6), date(1989, 12, 6))
    open_start = DateInterval(None, date(1989, 12, 6))
    assert date_agrees(day, "06 DEC 89")
    assert date_agrees(day, "04 DEC 89 - 07 DEC 89")
    assert date_agrees(open_start, "- 06 DEC 89")
    assert not date_agrees(open_start, "06 DEC 89")
    assert not date_agrees(day, "05 DEC 89")
    assert not date_agrees(None, "06 DEC 89")
    assert date_agrees(None, "-")


# --- figures --------------------------------------------------------------------------------


def test_figures_from_counts_with_intervals():
    assert share("s", [(1, 2), (2, 2)]).value == 0.75
    assert share("s", []).value is None
    assert f1("f", [(1, 2, 1), (0, 0, 1)]).value == 0.5
    assert macro_f1("m", [(1, 1, 1, 0, 1, 0, 0, 0, 5)]).value == 0.5  # the third class has no gold
    assert b_cubed("b", [(2.0, 1.0, 2.0)]).value == pytest.approx(2 / 3)
    low, high = share("s", [(1, 2), (2, 2)] * 10).interval
    assert 0.5 <= low < 0.75 < high <= 1.0


# --- files ----------------------------------------------------------------------------------


def test_files_are_told_apart_by_their_keys_in_the_folder_and_its_events(tmp_path):
    (tmp_path / "events").mkdir()
    record = {"id": "1", "text": VOTE, "dct": "2026-04-10", "timex": []}
    for path in (tmp_path / "a-test.jsonl", tmp_path / "events" / "b.jsonl"):
        path.write_text(json.dumps(record))
    (tmp_path / "names.jsonl").write_text(json.dumps({"id": "1", "text": "x", "toponyms": []}))
    assert [path.stem for path in find_event_corpora(tmp_path)] == ["a-test", "b"]


def test_a_folder_of_events_alone_is_measured_and_printed(tmp_path):
    record = {"id": "1", "text": SAID, "attributions": []}
    (tmp_path / "claims.jsonl").write_text(json.dumps(record))
    measured = evaluate(Staged(), SimpleNamespace(version="none"), tmp_path)
    assert measured.corpora == ()
    assert "attributions, content and source" in str(measured)
    assert str(measured).startswith("Claims\n")
    assert event_tables(()) == ""


def test_a_file_that_a_models_card_names_is_told_apart(tmp_path, monkeypatch):
    record = {"id": "1", "text": SAID, "attributions": []}
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(record))
    assert not measure_events(path, Staged()).in_training
    card = tmp_path / "models" / "reporting" / "README.md"
    card.parent.mkdir(parents=True)
    card.write_text(f"Fitted to {hashlib.sha256(path.read_bytes()).hexdigest()}.")
    monkeypatch.setattr("geo.evaluate.event_corpora.MODELS", tmp_path / "models")
    measured = measure_events(path, Staged())
    assert measured.in_training
    assert "in training" in event_tables((measured,))


def test_a_folder_without_corpora_is_refused(tmp_path):
    with pytest.raises(MissingInputError):
        evaluate(Staged(), SimpleNamespace(version="none"), tmp_path)


def test_a_bad_record_is_named_by_its_file(tmp_path):
    good = {"id": "1", "text": SAID, "incidents": []}
    path = tmp_path / "muc.jsonl"
    path.write_text(json.dumps(good) + "\n" + json.dumps({"id": "2"}))
    with pytest.raises(InputError, match=r"muc\.jsonl"):
        measure_events(path, Staged())
    path.write_text(json.dumps(good) + "\n{")
    with pytest.raises(InputError, match="line 2"):
        measure_events(path, Staged())


def test_guesses_of_publication_are_scored_by_evidence():
    texts = (
        ("LIMA, 4 FEB 90 (AGENCY) -- Rain fell.", "1990-02-04"),
        ("LIMA, 4 FEB 90 (AGENCY) -- Rain fell.", "1990-03-04"),
        ("Built in 2023, the dam broke on Friday, Oct. 11.", "2024-10-12"),
        ("Rain fell.", "2024-10-12"),
    )
    scored = {one.name: one for one in score_publication(
        [{"text": text, "dct": dct} for text, dct in texts]
    )}  # fmt: skip
    by_line = scored["publication date by dateline or date line, inside (median width 0 days)"]
    assert (by_line.value, by_line.gold) == (0.5, 2)
    by_weekday = scored["publication date by weekday with its date, inside (median width 62 days)"]
    assert (by_weekday.value, by_weekday.gold) == (1.0, 1)
    assert scored["publication date, any guess"].value == 0.75


def test_records_without_date_have_no_figure_of_publication():
    assert score_publication([{"text": "Rain fell."}, {"EventSnippet": "Rain fell."}]) == ()
