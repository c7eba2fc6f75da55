"""What a reader expects of the resolver, in invented sentences with real places."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Article, Candidate, FeatureClass, Form, Parse, Place, Role, Span, Toponym
from geo.resolution import RankingResolver
from geo.resolution.resolver import ONLY_A_DIRECTION, choose, on_common_ground

# text, names to resolve, name asked for, GeoNames id expected
EXAMPLES = {
    "a state after the comma": (
        "Firefighters drove to Paris, Texas, on Monday.",
        ["Paris", "Texas"], "Paris", 4717560,
    ),
    "nothing beside the name": (
        "Trains to Paris were late again.", ["Paris"], "Paris", 2988507,
    ),
    "an abbreviated state": (
        "NAPLES, Fla. -- Boats were moved inland before the storm.",
        ["NAPLES", "Fla."], "NAPLES", 4165565,
    ),
    "a country beside it": (
        "The ferry left Naples in Italy at dawn.", ["Naples", "Italy"], "Naples", 3172394,
    ),
    "another abbreviated state": (
        "The plant in Birmingham, Ala., reopened.",
        ["Birmingham", "Ala."], "Birmingham", 4049979,
    ),
    "the larger namesake": (
        "Councillors in Birmingham voted on bin collections.",
        ["Birmingham"], "Birmingham", 2655603,
    ),
    "Georgia the state": (
        "Voters queued in Atlanta and Savannah, the party's strongholds in Georgia.",
        ["Atlanta", "Savannah", "Georgia"], "Georgia", 4197000,
    ),
    "Georgia the country": (
        "Crowds in Tbilisi and Batumi waved the flag of Georgia.",
        ["Tbilisi", "Batumi", "Georgia"], "Georgia", 614540,
    ),
    "Georgia among states": (
        "The storm moved from Florida into Georgia and Alabama overnight.",
        ["Florida", "Georgia", "Alabama"], "Georgia", 4197000,
    ),
    "Georgia among countries": (
        "Lorries from Georgia and Turkey waited at the border.",
        ["Georgia", "Turkey"], "Georgia", 614540,
    ),
    "a region by its word": (
        "Drones were seen over the Kursk region of Russia.",
        ["Kursk", "Russia"], "Kursk", 538555,
    ),
    "a city by its word": (
        "Shops stayed open in the city of Kursk.", ["Kursk"], "Kursk", 538560,
    ),
    "a front is land": (
        "Fresh troops came to the Kursk front in Russia.", ["Kursk", "Russia"], "Kursk", 538555,
    ),
    "a Ukrainian town with a large Russian namesake": (
        "Ukraine's army held Pokrovsk, near Donetsk.",
        ["Ukraine", "Pokrovsk", "Donetsk"], "Pokrovsk", 706950,
    ),
    "a town in a region in a country": (
        "A shop was hit in Kostyantynivka, a town in the Donetsk region, Ukraine.",
        ["Kostyantynivka", "Donetsk region", "Ukraine"], "Kostyantynivka", 704147,
    ),
    "the neighbours decide": (
        "Farmers from Decatur drove to Springfield to meet Illinois lawmakers.",
        ["Decatur", "Springfield", "Illinois"], "Springfield", 4250542,
    ),
    "a department by its word": (
        "Roads were blocked across the Cusco region in Peru.",
        ["Cusco", "Peru"], "Cusco", 3941583,
    ),
    "Tripoli in Libya": (
        "Militias clashed in Tripoli; Benghazi in eastern Libya was calm.",
        ["Tripoli", "Benghazi", "Libya"], "Tripoli", 2210247,
    ),
    "Tripoli in Lebanon": (
        "Bakeries closed in Beirut, and in Tripoli, Lebanon, people blocked roads.",
        ["Beirut", "Tripoli", "Lebanon"], "Tripoli", 266826,
    ),
    "Córdoba in Argentina": (
        "Teachers marched in Rosario and Córdoba; Argentina's government offered talks.",
        ["Rosario", "Córdoba", "Argentina"], "Córdoba", 3860259,
    ),
    "Córdoba in Spain": (
        "It was 44 degrees in Seville and in Córdoba, Spain.",
        ["Seville", "Córdoba", "Spain"], "Córdoba", 2519240,
    ),
}  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_article_decides_between_namesakes(resolve, example):
    text, names, asked, expected = EXAMPLES[example]
    place = resolve(text, names)[asked].place
    assert place is not None
    assert place.geonames_id == expected


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("Turkish", "TR"), ("North Korean", "KP"), ("Peruvian", "PE"), ("Kenyan", "KE")],
)
def test_adjectives_mean_their_country(resolve, adjective, country):
    place = resolve(f"{adjective} officials arrived.", [adjective])[adjective].place
    assert (place.feature.value, place.country_code) == ("country", country)


def test_a_british_paper_means_the_british_birmingham(resolve):
    text = "The council in Birmingham met. Later, Birmingham shops closed."
    found = resolve(text, ["Birmingham"], url="https://www.example.co.uk/news/1")
    assert found["Birmingham"].place.country_code == "GB"
    assert "in the publisher's country" in found["Birmingham"].candidates[0].reasons


def test_one_name_has_one_sense_in_an_article(gazetteer, mark):
    text = "Texas rangers rode to Paris, Texas. Paris was quiet. In Paris, too, it rained."
    toponyms = mark(text, "Paris", "Texas")
    found = RankingResolver(gazetteer).resolve(Article(text), Parse((), (), "none"), toponyms)
    senses = {one.place and one.place.id for one in found if one.toponym.surface == "Paris"}
    assert len(senses) == 1
    assert None not in senses


def test_no_name_is_looked_up_twice(gazetteer, mark):
    text = "Paris, Texas. " * 20
    toponyms = mark(text, "Paris")
    RankingResolver(gazetteer).resolve(Article(text), Parse((), (), "none"), toponyms)
    assert len(gazetteer.lookups) == len(set(gazetteer.lookups))


def test_the_order_of_the_toponyms_is_kept(gazetteer, mark):
    text = "Lima, Nairobi, Lima, Xanadu."
    toponyms = mark(text, "Lima", "Nairobi", "Xanadu")
    found = RankingResolver(gazetteer).resolve(Article(text), Parse((), (), "none"), toponyms)
    assert tuple(resolution.toponym for resolution in found) == toponyms


def test_an_unknown_name_is_unresolved_with_the_reason(resolve):
    xanadu = resolve("They sailed to Xanadu.", ["Xanadu"])["Xanadu"]
    assert xanadu.place is None
    assert (xanadu.confidence, xanadu.candidates) == (0.0, ())
    assert xanadu.unresolved_reason == "no place of this name in the gazetteer"


def test_a_misspelt_name_is_found_last_and_says_so(resolve):
    nairobi = resolve("Buses in Nairbi stopped; Kenya waited.", ["Nairbi", "Kenya"])["Nairbi"]
    assert nairobi.candidates[0].place.name == "Nairobi"
    assert any("one letter away" in reason for reason in nairobi.candidates[0].reasons)


def test_every_resolution_shows_its_candidates_and_reasons(resolve):
    text = "Officials in Springfield, Illinois, and in Paris, Texas, agreed with Georgia."
    for resolution in resolve(text, ["Springfield", "Illinois", "Paris", "Texas"]).values():
        scores = [candidate.score for candidate in resolution.candidates]
        assert 1 <= len(scores) <= 5
        assert scores == sorted(scores, reverse=True)
        assert 0 <= sum(scores) <= 1 + 1e-9
        assert resolution.place == resolution.candidates[0].place
        assert resolution.confidence == scores[0]
        assert resolution.candidates[0].reasons
        assert resolution.made_by.startswith("resolution/ranking")


def test_a_place_without_namesakes_is_the_only_one_of_the_gazetteer_and_no_best_known(resolve):
    reasons = resolve("Ferries left Batumi at noon.", ["Batumi"])["Batumi"].candidates[0].reasons
    assert reasons[0] == "the only place of this name in the gazetteer"
    assert "best known place of this name" not in reasons


def test_reasons_name_what_the_article_gives(resolve):
    found = resolve("A fair opened in Paris, Texas.", ["Paris", "Texas"])
    assert "named with 'Texas' after a comma" in found["Paris"].candidates[0].reasons


def test_a_doubtful_name_is_left_open_and_its_places_are_named(gazetteer, mark):
    resolver = RankingResolver(gazetteer)
    text = "Springfield"
    found = resolver.resolve(Article(text), Parse((), (), "none"), mark(text, text))[0]
    if found.place is None:
        assert "Springfield (settlement" in found.unresolved_reason
        assert found.confidence == 0.0
    else:
        assert found.confidence < 0.9


def test_threads_share_one_resolver(gazetteer, mark):
    resolver = RankingResolver(gazetteer)
    text = "Boats left Naples, Fla., for Miami."
    toponyms = mark(text, "Naples", "Miami")

    def run(_number):
        return resolver.resolve(Article(text), Parse((), (), "none"), toponyms)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(run, range(16)))) == 1


letters = st.text(alphabet="Paris, Texas\n\t\x00\ud800'’.()-é한أ🙂", max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    letters, letters, st.sampled_from(["Paris", "Springfield", "\ud800", "the", "Nowhere's", "'"])
)
def test_hostile_text_around_a_name_never_stops_it(gazetteer, before, after, name):
    text = f"{before}{name}{after}"
    span = Span(len(before), len(before) + len(name))
    toponym = Toponym(span, name, Role.LITERAL, Form.NAME, 1.0, "test")
    resolver = RankingResolver(gazetteer)
    (found,) = resolver.resolve(Article(text), Parse((), (), "none"), [toponym])
    assert (found.place is None) == (found.unresolved_reason is not None)


def test_an_article_without_toponyms_has_no_resolutions(gazetteer):
    resolver = RankingResolver(gazetteer)
    assert resolver.resolve(Article(""), Parse((), (), "none"), []) == ()


def test_a_megabyte_without_a_space_is_read(gazetteer):
    text = "A" * 500_000 + "Paris" + "a" * 500_000
    toponym = Toponym(Span(500_000, 500_005), "Paris", Role.LITERAL, Form.NAME, 1.0, "test")
    (found,) = RankingResolver(gazetteer).resolve(Article(text), Parse((), (), "none"), [toponym])
    assert found.place is not None


@pytest.mark.parametrize("surface", ["North", "the South", "South"])
def test_a_bare_direction_is_left_open_with_the_reason(resolve, surface):
    resolution = resolve(f"The road links Lima with {surface}.", [surface])[surface]
    assert resolution.place is None
    assert resolution.unresolved_reason == ONLY_A_DIRECTION


def test_a_city_and_its_own_region_are_no_reason_to_give_no_answer():
    city = Place("geonames:1", "Rio de Janeiro", FeatureClass.SETTLEMENT, -22.9, -43.2, "BR", "21")
    state = Place("geonames:2", "Rio de Janeiro", FeatureClass.REGION, -22.0, -42.5, "BR", "21")
    away = Place("geonames:3", "Rio de Janeiro", FeatureClass.SETTLEMENT, 4.6, -74.1, "CO", "34")
    nested = [Candidate(city, 0.45, ()), Candidate(state, 0.449, ())]
    assert choose(nested) == (city, None)
    place, reason = choose([Candidate(city, 0.45, ()), Candidate(away, 0.449, ())])
    assert place is None
    assert "two places fit about equally" in reason


def test_entries_of_one_spot_count_together():
    strip = Place("geonames:1", "Gaza Strip", FeatureClass.REGION, 31.4, 34.4, "PS")
    city = Place("geonames:2", "Gaza", FeatureClass.SETTLEMENT, 31.5, 34.47, "PS")
    away = Place("geonames:3", "Gaza", FeatureClass.REGION, -23.0, 32.8, "MZ")
    ranked = (Candidate(away, 0.31, ()), Candidate(strip, 0.29, ()), Candidate(city, 0.2, ()))
    shown = on_common_ground(ranked)
    assert [one.place for one in shown] == [strip, away, city]
    assert choose(shown) == (strip, None)
    alone = (Candidate(away, 0.31, ()), Candidate(strip, 0.29, ()))
    assert on_common_ground(alone) == alone
