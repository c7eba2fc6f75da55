"""The nouns: every record that walks through Dateline, from article to event.

Standard library only. Records are frozen and stand-off: they point into an
article's immutable text with half-open code-point offsets and never copy more
of it than a surface or a quote. Coordinates are degrees WGS 84, distances km,
instants UTC. Identifiers are content hashes, so a rerun writes the same rows.

Read from top to bottom: article, its parse, toponyms and places, times, then
the report (what, where, when, who), what people judge of it, and the event that
reports add up to.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache

from geo.errors import FilterError

IDENTIFIER_LENGTH = 16
"""Hex digits kept of a SHA-256: 64 bits, no collision expected below a billion records."""

REMEMBERED_HASHES = 16
"""Articles whose hashes are remembered: each report of a long article asks for them anew."""


WIDEST_ANCHOR = 92
"""Days between which a publication may lie for relative dates to be counted from it: a quarter. A
judgement: "Thursday" of some year in seven dates nothing."""


def identifier(*parts: object) -> str:
    """Return the content-hash id of `parts`: the same parts always give the same id."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:IDENTIFIER_LENGTH]


# --- articles -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read: its text is never changed afterwards."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    """Publication date: the anchor of relative time expressions."""
    published_rule: str | None = None
    """Where the publication date was found, in words (manifest, HTML meta, file name …)."""
    is_date_guessed: bool = False
    """Whether the publication date is no fact: read from the text, or written in doubtful ways."""
    published_guess: PublicationGuess | None = None
    """When it was probably published, where nothing sure tells. `published` is then that day if
    the guess is a single one, else None."""
    url: str | None = None
    """http(s) link to the article, or None."""
    language: str = "en"
    """ISO 639-1 code of the text."""
    origin: str | None = None
    """File and row it was read from, for messages."""
    is_sample: bool = False
    """Whether it ships with Dateline as a sample summary."""

    @property
    def published_between(self) -> DateInterval | None:
        """First and last day to count from: of publication, or of a guess that is narrow enough.

        None when nothing narrow is known: what would need it stays undated.
        """
        if self.published is not None:
            return DateInterval(self.published, self.published)
        interval = self.published_guess.interval if self.published_guess else None
        if interval is None or interval.start is None or interval.end is None:
            return None
        return interval if (interval.end - interval.start).days <= WIDEST_ANCHOR else None

    @property
    def id(self) -> str:
        """Content hash of publisher and text: the same article read twice is one article."""
        return _article_id(self.publisher, self.text)

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal."""
        return _text_sha256(self.text)


class Evidence(StrEnum):
    """What tells when an article was published where no sure date does, in no order."""

    STATED = "dateline or date line"
    INEXACT = "date written inexactly"
    CONTRADICTED = "date that another contradicts"
    MARKUP = "markup of the page"
    LINK = "month in the link"
    UPDATED = "day of the last change, by the page"
    STATED_UPDATE = "day of the last change, by the text"
    WEEKDAY = "weekday with its date"
    KNOWN_EVENT = "known event"
    HISTORY = "history"
    """It only cannot be older than what it tells."""
    LATEST_DATE = "latest date named"
    LATEST_YEAR = "latest year named"


@dataclass(frozen=True, slots=True)
class PublicationGuess:
    """When an article without date may have been published: a guess, never a fact."""

    evidence: Evidence
    interval: DateInterval
    """First and last day that are likely; without end when it may be any time later."""
    confidence: float
    """Share of such guesses that hold, 0 to 1: measured, or judged where nothing could be."""
    rule: str
    """The evidence, in words."""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """Something already reported, by which an article that tells of it too can be dated."""

    place: str
    """Name of the place."""
    words: frozenset[str]
    """Words of the sentence that told of it, in lower case."""
    day: date
    """Last day on which it may have happened."""


@lru_cache(maxsize=REMEMBERED_HASHES)
def _article_id(publisher: str | None, text: str) -> str:
    return identifier(publisher, text)


@lru_cache(maxsize=REMEMBERED_HASHES)
def _text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not become an article, and why."""

    origin: str
    """File, and row or line where there is one."""
    reason: str
    """One sentence: what is wrong and what to do."""


# --- syntax ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the parse, in Universal Dependencies / Penn Treebank terms."""

    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech: VERB, PROPN …"""
    tag: str
    """Penn Treebank tag: VBD, NNP …"""
    relation: str
    """Dependency relation to the head: nsubj, prep, pobj … (ClearNLP labels)."""
    head: int
    """Index of the head in `Parse.tokens`; a root points to itself."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text and its tokens `[first, last)` in `Parse.tokens`."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Sentences and dependency tree of one article, computed once for all stages."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    made_by: str


# --- places ---------------------------------------------------------------------------------


class Role(StrEnum):
    """Whether a toponym is a place where something is, or stands for something else."""

    LITERAL = "literal"
    ASSOCIATIVE = "associative"
    """Metonymy ("Washington said"), modifier of a people or organisation ("Russian forces")."""


class Form(StrEnum):
    """Whether a toponym is a name or an adjective ("Russian soil")."""

    NAME = "name"
    ADJECTIVAL = "adjectival"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a place name in an article's text."""

    span: Span
    surface: str
    role: Role
    form: Form
    score: float
    """Recognizer's confidence, 0 to 1."""
    made_by: str


class FeatureClass(StrEnum):
    """What kind of thing a gazetteer entry is."""

    CONTINENT = "continent"
    COUNTRY = "country"
    REGION = "region"
    """First-level administrative division (oblast, state, province)."""
    DISTRICT = "district"
    """Second-level or lower administrative division (county, raion)."""
    SETTLEMENT = "settlement"
    AREA = "area"
    """Region that news names but no administration has: Donbas, Sahel, Middle East."""
    WATER = "water"
    LANDFORM = "landform"
    FACILITY = "facility"


class Worldview(StrEnum):
    """Whose borders are drawn where they are disputed."""

    UN = "un"
    """Internationally recognised, after United Nations General Assembly resolutions."""
    DE_FACTO = "de_facto"
    """Who controls the ground, as Natural Earth draws it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry."""

    id: str
    """Prefixed with its origin: "geonames:703448", "dateline:donbas"."""
    name: str
    feature: FeatureClass
    lat: float
    lon: float
    country_code: str | None = None
    """ISO 3166-1 alpha-2, under the gazetteer's worldview."""
    region_code: str | None = None
    """GeoNames first-level code within the country ("05"), None for countries and above."""
    region_name: str | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None
    population: int = 0
    disputed: str | None = None
    """Who claims and who holds it, in words; None where undisputed."""
    has_footprint: bool = False
    """Whether the gazetteer has a polygon for it."""
    radius_km: float | None = None
    """Radius of a circle about the point that holds the place, where known."""
    is_capital: bool = False
    """Whether it is the capital city of its country."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A place that bears a looked-up name, and in what way it bears it."""

    place: Place
    kind: str
    """One of: main, alternate, folded, abbreviation, adjectival, code, fuzzy."""
    name: str
    """The name as the gazetteer writes it."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """The extent of a place: a polygon as WKB and the point where its label goes."""

    place_id: str
    wkb: bytes
    """Well-known binary, lon/lat order, Polygon or MultiPolygon."""
    label_lat: float
    label_lon: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym may mean."""

    place: Place
    score: float
    """0 to 1; the scores of one toponym's candidates add up to at most 1."""
    reasons: tuple[str, ...]
    """What speaks for it, in words, strongest first."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a toponym was resolved to: a place with its runners-up, or None with the reason."""

    toponym: Toponym
    place: Place | None
    confidence: float
    """0 to 1; 0 when unresolved."""
    candidates: tuple[Candidate, ...]
    """Best first, the chosen one included; empty when the gazetteer knows no such name."""
    unresolved_reason: str | None
    made_by: str
    within_km: float | None = None
    """Set when no entry of the gazetteer bears the name and `place` is only what probably holds it
    ("Royal Street" in New Orleans): the radius in km about `place` in which it lies."""


# --- times ----------------------------------------------------------------------------------


class TimexType(StrEnum):
    """TIMEX3 type of a time expression (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """First and last day, both included; an open end is None."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and what it means, with the rule that found it."""

    span: Span
    surface: str
    type: TimexType
    value: str
    """TIMEX3 value: "2024-10-31", "2024-W44", "P3D", "PRESENT_REF" …"""
    interval: DateInterval | None
    """Days on the calendar; None for what has no place on it, such as "for three days"."""
    edtf: str | None
    """Extended Date/Time Format level 1 (ISO 8601-2:2019) of the interval."""
    precision: int | None
    """UCDP date_prec: 1 day, 2 a few days, 3 week, 4 month, 5 year or vaguer."""
    anchor: date | None
    """The date it was counted from, None when it needed none."""
    rule: str
    """How it was found, in words: "'Thursday', published Fri 2024-10-11 -> 2024-10-10"."""
    made_by: str


# --- reports --------------------------------------------------------------------------------


class EventType(StrEnum):
    """ACLED event types, with speech and the civil events that ACLED leaves out."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"
    STATEMENT = "Statement"
    """Diplomacy and speech: talks, visits, treaties, warnings."""
    DISASTER = "Disaster or accident"
    CIVIC = "Civic life"
    """Elections, courts, crime, economy, health: what ACLED does not code."""
    MENTION = "Mention"
    """A place is named and no event could be tied to it, or only one of an unknown kind."""


OTHER_EVENT = "Other event"
"""Sub-event type of what happens in plain words, of no kind that is told apart here."""


class Status(StrEnum):
    """How sure the article is that it happened."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    EXPECTED = "expected"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the writer is of an event, as NewsReader's guidelines class it (MEANTIME corpus).

    What is announced ("will meet") is as certain as what has happened.
    """

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the sentence says that it happened or that it did not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class PlaceRole(StrEnum):
    """The part a place plays in the event."""

    SITE = "site"
    ORIGIN = "origin"
    DESTINATION = "destination"
    VENUE = "venue"
    """Where words were spoken, not where the thing spoken of happened."""
    CONTAINER = "container"
    """Names the area that holds another place of the same sentence."""
    BACKGROUND = "background"


class MapAs(StrEnum):
    """The sign that draws a report, never more exact than the sentence."""

    POINT = "point"
    """Solid dot: a settlement or something smaller."""
    APPROXIMATE = "approximate"
    """Hollow dot: a point is known, the true position or extent is not."""
    CIRCLE = "circle"
    """Dashed circle of `uncertainty_km`: "near", "12 km north of"."""
    AREA = "area"
    """Hatched polygon: region, country, sea."""
    VENUE = "venue"
    """Hollow dot: words were spoken here."""
    ASSOCIATIVE = "associative"
    """Small hollow diamond, not drawn by default: a government, people or organisation."""
    LIST = "list"
    """On no map: a list entry with `unmapped_reason`."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the sentence gives for the event: "up to 8,000 soldiers"."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    """The words that bound it: "up to", "more than", "some"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: source, cue and content spans of one act of saying (after PolNeAR)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    claimant: str | None
    """The claimant's name, with pronouns and short forms resolved where that is sure."""
    chain: tuple[str, ...]
    """From the first speaker to the publisher: ("an unnamed official", "TV Chosun", …)."""
    quoted: bool
    unknown: str | None = None
    """Why nobody is named as the claimant, where somebody speaks; None where one is."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A mention of a place and the part that the place plays in an event."""

    span: Span
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event word of an article, place or no place: what its sentence says of the event."""

    span: Span
    """The event word, also called trigger; a verb with its particle."""
    event_type: EventType | None = None
    """None for a verb of no kind that Dateline tells apart."""
    sub_event_type: str | None = None
    plover: str | None = None
    status: Status = Status.REPORTED
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    time: Span | None = None
    """The time expression that dates it."""
    places: tuple[EventPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the opening of an article, and the kind of event that it tells of most."""

    span: Span
    event_type: EventType
    sub_event_type: str | None
    plover: str
    plover_first_edition: str
    """The same among the 18 types of PLOVER's first edition."""
    score: float
    """Probability of the sub-event type, 0 to 1."""


@dataclass(frozen=True, slots=True)
class What:
    """The event that a sentence tells of."""

    event_type: EventType
    sub_event_type: str | None
    plover: str | None
    status: Status
    polarity: Polarity
    trigger: Span | None
    """The word that names the event; None for a mere mention."""
    quantities: tuple[Quantity, ...] = ()

    @property
    def is_of_known_kind(self) -> bool:
        """Whether the kind of event is told: neither a mention nor some other event."""
        return self.event_type != EventType.MENTION and self.sub_event_type != OTHER_EVENT


@dataclass(frozen=True, slots=True)
class Where:
    """How the place of a report is drawn."""

    map_as: MapAs
    place_role: PlaceRole
    lat: float | None = None
    """Of the mark or label, moved from the place's own point by "12 km north of"."""
    lon: float | None = None
    spatial_relation: str | None = None
    """near, north of, border of, east of … ; None for in or at."""
    uncertainty_km: float | None = None
    where_prec: int | None = None
    """UCDP where_prec: 1 exact, 2 near, 3 district, 4 region, 5 fuzzy, 6 country, 7 sea or air."""
    unmapped_reason: str | None = None
    """One sentence; set exactly when `map_as` is LIST or ASSOCIATIVE."""


@dataclass(frozen=True, slots=True)
class When:
    """When the event took place, and how that was found."""

    interval: DateInterval | None
    edtf: str | None
    precision: int | None
    text: str | None
    """The time expression's surface; None when the date was inferred."""
    span: Span | None
    anchor: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class Who:
    """Who says that it happened; the publisher itself when nobody is named."""

    claimant: str | None
    chain: tuple[str, ...]
    span: Span | None
    quoted: bool
    unknown: str | None = None
    """Why nobody is named as the claimant, where somebody else than the publisher speaks."""


@dataclass(frozen=True, slots=True)
class Report:
    """One statement by one article about one mentioned place: what, where, when, by whom.

    Every toponym of an article has exactly one report, drawn or listed, so
    that mapped and unmapped together are all mentions.
    """

    article_id: str
    resolution: Resolution
    sentence: Span
    quote: str
    """The sentence, equal to `text[sentence.start:sentence.end]`."""
    title: str
    """A short line that says what the report is, for lists."""
    what: What
    where: Where
    when: When
    who: Who
    made_by: str

    @property
    def id(self) -> str:
        """Content hash of the article and the mention's offsets."""
        span = self.resolution.toponym.span
        return identifier("report", self.article_id, span.start, span.end)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the pipeline found in one article."""

    article: Article
    resolutions: tuple[Resolution, ...]
    times: tuple[TimeExpression, ...]
    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    """Every event word, in the order of the text; empty in what older versions stored."""
    passages: tuple[Passage, ...] = ()
    """The opening of the article, then each sentence; empty in what older versions stored."""


# --- judgements -----------------------------------------------------------------------------


class JudgedField(StrEnum):
    """What a person judges. A judgement is about a report, but PUBLISHED is about an article."""

    PLACE = "place"
    DATE = "date"
    EVENT_TYPE = "event_type"
    STATUS = "status"
    CLAIMANT = "claimant"
    REPORT = "report"
    """The report as a whole: "rejected", or "accepted" as it is."""
    JOIN = "join"
    """That it tells of the same event as another report."""
    SPLIT = "split"
    """That it does not."""
    PUBLISHED = "published"
    """The publication date of the article, which all its relative dates hang on."""


class ReviewState(StrEnum):
    """What people have decided about a report."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a report or article: kept beside the machine's value, never in it."""

    field: JudgedField
    subject: str
    """Id of the report; of the article for PUBLISHED."""
    value: str
    """Place id or "lat,lon"; EDTF days or "unknown"; a value of the enum; a name; for JOIN and
    SPLIT the id of the other report."""
    made_at: datetime
    """UTC."""
    machine_value: str | None = None
    """What the machine had said then, in words."""
    note: str = ""
    place: Place | None = None
    """For PLACE, the place itself, as the gazetteer had it then."""
    about: str = ""
    """The sentence or headline that was judged, to tell of it when the report is gone."""
    undone_at: datetime | None = None
    """When it was taken back, UTC; None while it stands."""

    @property
    def id(self) -> str:
        """Content hash of all but the time of taking it back."""
        made_at = self.made_at.astimezone(UTC).isoformat()
        return identifier("judgement", self.field, self.subject, self.value, made_at, self.note)


@dataclass(frozen=True, slots=True)
class Review:
    """The machine's report and the judgements that stand about it."""

    machine: Report
    judgements: tuple[Judgement, ...]
    """The latest of each field, oldest first; never empty."""

    @property
    def state(self) -> ReviewState:
        """What the judgements come to."""
        verdicts = [one.value for one in self.judgements if one.field is JudgedField.REPORT]
        if verdicts and verdicts[-1] == ReviewState.REJECTED:
            return ReviewState.REJECTED
        is_accepted = len(verdicts) == len(self.judgements)
        return ReviewState.ACCEPTED if is_accepted else ReviewState.CHANGED

    @property
    def reviewed_at(self) -> datetime:
        """When the latest of them was made."""
        return max(one.made_at for one in self.judgements)


# --- events ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report together with the article it stands in and the event it was joined to."""

    report: Report
    """As it stands: what people judged counts before what the machine says."""
    article: Article
    event_id: str | None = None
    independent_claimants: int = 1
    """Distinct claimants of the event who say that it happened, copies of agency text counted
    once; of what is only expected or unconfirmed, those who tell of it."""
    denying_claimants: int = 0
    """Distinct claimants who say that it did not happen."""
    review: Review | None = None
    """What people judged, and the machine's report beside it; None when nobody has."""

    @property
    def review_state(self) -> ReviewState:
        """What people have decided about the report."""
        return self.review.state if self.review else ReviewState.UNREVIEWED


@dataclass(frozen=True, slots=True)
class Event:
    """What we infer from reports of the same thing; claims stay side by side."""

    report_ids: tuple[str, ...]
    """In order of publication, then of the text."""
    title: str
    event_type: EventType
    status: Status
    """The latest status by publication date."""
    place_id: str | None
    interval: DateInterval | None
    claimants: tuple[str, ...]
    """Independent claimants who say that it happened, in order of appearance; where nobody does and
    nobody denies it, those who tell of it as expected, asked for or unconfirmed."""
    made_by: str
    polarity: Polarity = Polarity.POSITIVE
    """Of the latest status: negative where it is that it did not happen."""
    deniers: tuple[str, ...] = ()
    """Independent claimants who say that it did not happen."""

    @property
    def id(self) -> str:
        """Content hash of the first report: stays the same when later reports join."""
        return identifier("event", self.report_ids[0])


class ClaimKind(StrEnum):
    """What a claim is to those that were published before it."""

    FIRST = "first"
    REPEAT = "repeat"
    """The same claimant again, with nothing new."""
    UPDATE = "update"
    """The same claimant with another number or status, or another one with a later number."""
    AGREEMENT = "agreement"
    """Another claimant who says the same of whether it happened, with no number against it."""
    BESIDE = "beside"
    """A claim that neither agrees nor conflicts: with a number of a wider or another place, or of
    what may not be the same, or one that leaves open whether it happened."""
    CONFLICT = "conflict"
    """Another claimant, whose number or status cannot."""
    OUTCOME = "outcome"
    """What was expected, asked for or thought possible before has happened, or has not."""


class Outcome(StrEnum):
    """What came of that which was expected, requested or thought possible."""

    HAPPENED = "happened"
    DID_NOT_HAPPEN = "did not happen"
    CONTESTED = "contested"
    """Some say that it happened, others that it did not."""
    OPEN = "open"
    """No later report tells."""


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A step of an event's history: from this publication day on, this is said of it."""

    day: date | None
    """Publication date of the report; None when the article has none."""
    status: Status
    polarity: Polarity
    claimant: str | None
    """Who says so: the named claimant, else the publisher."""
    publisher: str | None
    report_id: str
    kind: ClaimKind
    """What it is to the earlier steps."""
    earlier: str | None
    """Id of the report that it repeats, updates, contradicts or is the outcome of."""
    expected_for: DateInterval | None = None
    """When it should happen, of what lay ahead and had a date."""
    outcome: Outcome | None = None
    """What came of it, of what lay ahead; None of all else."""
    outcome_reports: tuple[str, ...] = ()
    """Ids of the reports that tell what came of it, in order of publication."""
    numbers: str = ""
    """Its numbers as the article writes them, separated by semicolons."""


# --- asking ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """West, south, east, north in degrees; west > east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> BoundingBox:
        """Return the box that "west,south,east,north" names; raise FilterError if none."""
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError as error:
            raise FilterError(
                f"bounding box {text!r}: give four numbers west,south,east,north."
            ) from error
        inside = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90
        if not inside:  # also catches NaN, which compares false with everything
            raise FilterError(
                f"bounding box {text!r}: longitudes lie in -180…180, latitudes in -90…90, "
                "south below north."
            )
        return cls(west, south, east, north)


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are asked for. Empty fields filter nothing; fields combine with AND."""

    date_from: date | None = None
    date_to: date | None = None
    """Event date; a report is in when its interval touches [date_from, date_to]."""
    include_undated: bool = True
    """Whether reports without an event date are in, with limits on event dates or without."""
    known_on: date | None = None
    """Only what could be known on that day: reports of articles published by then. Articles without
    publication date are left out, for nobody can say when they became known."""
    publishers: frozenset[str] = field(default_factory=frozenset)
    event_types: frozenset[EventType] = field(default_factory=frozenset)
    statuses: frozenset[Status] = field(default_factory=frozenset)
    place: str | None = None
    """Part of a place's name, or of the name as the article writes it."""
    text: str | None = None
    """Words that sentence, title or article must hold (full-text search)."""
    bbox: BoundingBox | None = None
    """Only reports with a mark inside it."""
    map_as: frozenset[MapAs] = field(default_factory=frozenset)
    review_states: frozenset[ReviewState] = field(default_factory=frozenset)
    article_ids: frozenset[str] = field(default_factory=frozenset)
    published_from: date | None = None
    published_to: date | None = None
    """Publication day, both included."""
    include_unpublished: bool = True
    """Whether reports of articles without publication date are in, with such limits or without."""
    claimants: frozenset[str] = field(default_factory=frozenset)
    """Who says so; the empty string stands for nobody named."""
    precision_at_least: int | None = None
    """Greatest UCDP where_prec that passes: 1 lets only exact places through."""
    confidence_at_least: float | None = None
    """Least confidence of the place's resolution, 0 to 1."""
    within: str | None = None
    """Where the place lies: a country ("UA"), a first-level region of it ("UA.05", GeoNames codes)
    or a place by its id ("geonames:703448"), with what lies in it as far as its district's code or
    its outline tells."""
    shape: tuple[tuple[float, float], ...] | None = None
    """Only reports with a mark inside this ring of longitude, latitude, whose edges are straight on
    the map; longitudes run on beyond 180 where it crosses the antimeridian."""
