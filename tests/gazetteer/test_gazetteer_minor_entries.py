"""Towns, airports and well-known sites become entries; a damaged row is named."""

import gzip
import math

import pytest

from geo.errors import DataError
from geo.gazetteer import sources
from geo.gazetteer.minor_entries import minor_entries
from geo.model import FeatureClass

LISTED = "slug\tname\tnames\tcountry\tregion\tlat\tlon\n"
TOWN = "us-ak-akiak\tAkiak\t\tUS\tUS.AK\t60.9122\t-161.2139\n"
AIRPORT = "airport-lim\tJorge Chavez International Airport\tLima Airport\tPE\tPE.15\t-12.0\t-77.1\n"
SITES = "slug,name,names,feature,country,lat,lon,radius_km\n"
SITE = "tarn-base,Tarn Base,Tarn|Camp Tarn,facility,KE,-1.2,36.9,4\n"


@pytest.fixture
def entries(tmp_path, monkeypatch):
    """Write the three tables and return the entries that come of them."""

    def read(towns=TOWN, airports=AIRPORT, sites=SITE):
        for file, rows in (("towns.tsv.gz", towns), ("airports.tsv.gz", airports)):
            (tmp_path / file).write_bytes(gzip.compress((LISTED + rows).encode()))
        (tmp_path / "facilities.csv").write_text(SITES + sites, encoding="utf-8")
        monkeypatch.setattr(sources, "TABLES", tmp_path)
        return list(minor_entries())

    return read


def test_each_table_gives_its_kind_of_place(entries):
    town, airport, site = entries()
    assert (town.id, town.feature, town.region) == (
        "dateline:us-ak-akiak", FeatureClass.SETTLEMENT, "US.AK",
    )  # fmt: skip
    assert (airport.feature, airport.names) == (
        FeatureClass.FACILITY, [("Lima Airport", "alternate")],
    )  # fmt: skip
    assert (site.name, site.country, site.radius_km) == ("Tarn Base", "KE", 4.0)
    assert [name for name, _ in site.names] == ["Tarn", "Camp Tarn"]
    assert site.worth > airport.worth > 0.0


@pytest.mark.parametrize(
    ("table", "row", "named"),
    [
        ("towns", TOWN.replace("60.9122", "north"), r"towns\.tsv\.gz.*us-ak-akiak.*north"),
        ("airports", AIRPORT.replace("-77.1", ""), r"airports\.tsv\.gz.*airport-lim"),
        ("sites", SITE.replace("facility", "castle"), r"facilities\.csv.*tarn-base.*castle"),
        ("sites", SITE.replace(",4\n", ",wide\n"), r"facilities\.csv.*tarn-base.*wide"),
    ],
)
def test_a_damaged_row_is_named(entries, table, row, named):
    with pytest.raises(DataError, match=named):
        entries(**{table: row})


def test_every_entry_that_ships_lies_on_earth_and_has_an_id_of_its_own():
    shipped = list(minor_entries())
    assert len({entry.id for entry in shipped}) == len(shipped) > 20_000
    for entry in shipped:
        assert entry.name.strip() == entry.name != ""
        assert abs(entry.lat) <= 90.0 and abs(entry.lon) <= 180.0, entry.id
        assert math.isfinite(entry.radius_km) and entry.radius_km > 0.0, entry.id
        assert entry.country == "" or (len(entry.country) == 2 and entry.country.isupper()), (
            entry.id
        )
