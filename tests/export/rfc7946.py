"""A validator of RFC 7946 FeatureCollections: raises AssertionError where a rule is broken."""

from shapely.geometry import LinearRing, shape

GEOMETRIES = {"Point", "Polygon", "MultiPolygon"}
RESERVED_IN_FEATURE = {"coordinates", "geometries", "features"}
RESERVED_IN_COLLECTION = {"coordinates", "geometries", "geometry", "properties"}


def validate(collection):
    """Check a parsed GeoJSON document against sections 3, 4, 5 and 7 of the RFC."""
    assert collection["type"] == "FeatureCollection"
    assert isinstance(collection["features"], list)
    assert "crs" not in collection, "section 4"
    assert not RESERVED_IN_COLLECTION & set(collection), "section 7.1"
    identifiers = [feature["id"] for feature in collection["features"]]
    assert len(identifiers) == len(set(identifiers))
    for feature in collection["features"]:
        _feature(feature)


def _feature(feature):
    assert feature["type"] == "Feature"
    assert isinstance(feature["id"], str)
    assert isinstance(feature["properties"], dict)
    assert "geometry" in feature
    assert not RESERVED_IN_FEATURE & set(feature), "section 7.1"
    geometry = feature["geometry"]
    if geometry is None:
        return
    assert geometry["type"] in GEOMETRIES
    if geometry["type"] == "Point":
        _position(geometry["coordinates"])
        return
    polygons = geometry["coordinates"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        assert polygon, "a polygon has an outer ring"
        for number, ring in enumerate(polygon):
            _ring(ring, is_outer=number == 0)
    assert shape(geometry).is_valid


def _ring(ring, *, is_outer):
    assert len(ring) >= 4, "section 3.1.6"
    assert ring[0] == ring[-1], "section 3.1.6: closed"
    assert LinearRing(ring).is_ccw is is_outer, "section 3.1.6: right-hand rule"
    for position in ring:
        _position(position)


def _position(position):
    assert len(position) == 2
    lon, lat = position
    assert -180 <= lon <= 180
    assert -90 <= lat <= 90
    assert all(value == round(value, 6) for value in position), "section 11.2"
