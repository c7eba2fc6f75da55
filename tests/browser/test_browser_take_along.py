"""Taking a view along: pictures, a page, a file, a link; and whose tiles and borders it shows."""

import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from conftest import DESKTOP
from playwright.sync_api import Browser
from running_app import RunningApp, Visit, seed, start_app, visiting
from staged_reports import HOSTILE


def png_of(colour: bytes, side: int = 256) -> bytes:
    """Return a square picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + colour * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


FRAMING = '<h1>Our story</h1><iframe src="{}" width="900" height="600"></iframe>'


class TileServer(ThreadingHTTPServer):
    """A provider of tiles on this machine: all of them green."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), TileAnswer)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_port}/{{z}}/{{x}}/{{y}}.png"


class TileAnswer(BaseHTTPRequestHandler):
    server: TileServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path.startswith("/host?"):  # a page of another site, with our map in a frame
            kind, body = "text/html", FRAMING.format(unquote(self.path[6:])).encode()
        else:
            kind, body = "image/png", png_of(b"\x20\xa0\x60")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told: object) -> None:
        """Say nothing: the tests ask `asked`."""


@pytest.fixture(scope="module")
def tile_server() -> Iterator[TileServer]:
    server = TileServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def tiled_app(
    tmp_path_factory: pytest.TempPathFactory, gazetteer_folder: Path, tile_server: TileServer
) -> Iterator[RunningApp]:
    """Return the app with tiles of our own, as somebody with a tile server would start it."""
    folder = tmp_path_factory.mktemp("tiled")
    seed(folder / "dateline.db")
    settings = {
        "DATELINE_TILES": tile_server.address,
        "DATELINE_TILES_ATTRIBUTION": "Our <b>own</b>",
    }
    yield from start_app(folder, gazetteer_folder, settings=settings)


def save(visit: Visit, label: str, path: Path) -> bytes:
    """Save the view with the map's button and return the file."""
    if not visit.map.locator(".dl-save[open]").count():
        visit.map.locator(".dl-save summary").click()
    with visit.page.expect_download() as download:
        visit.map.get_by_role("button", name=label).click()
    download.value.save_as(path)
    return path.read_bytes()


def shares_of(visit: Visit, picture: bytes, colours: list[str]) -> list[float]:
    """Return which share of a picture has each of the colours, as the browser sees it."""
    script = """async ([bytes, colours]) => {
        const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
        const image = await createImageBitmap(blob);
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const counts = new Map();
        for (let at = 0; at < data.length; at += 4) {
            const key = [data[at], data[at + 1], data[at + 2]].join();
            counts.set(key, (counts.get(key) || 0) + 1);
        }
        return colours.map((colour) => (counts.get(colour) || 0) / (data.length / 4));
    }"""
    found: list[float] = visit.page.evaluate(script, [list(picture), colours])
    return found


SEA, LAND, PAPER, GREEN = "223,231,234", "246,245,241", "255,255,255", "32,160,96"


def test_the_view_is_saved_as_a_picture_with_map_and_legend(
    visit: Visit, app: RunningApp, tmp_path: Path
):
    visit.open(f"{app.url}/?status=reported")
    visit.map.locator(".dl-sign").first.wait_for()
    visit.page.wait_for_timeout(1000)  # until land and names are drawn
    picture = save(visit, "Picture (PNG)", tmp_path / "view.png")
    width, height = struct.unpack(">II", picture[16:24])
    assert width > height
    sea, land, paper = shares_of(visit, picture, [SEA, LAND, PAPER])
    assert sea > 0.2
    assert land > 0.1
    assert paper > 0.1
    assert (visit.external, visit.complaints) == ([], [])


def test_what_the_picture_says_of_itself(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?status=reported&q=<img src=x onerror=alert(1)>")
    about = visit.page.frames[-1].evaluate("() => datelineMap.saving.about()")
    assert about["title"].startswith("Dateline: status: reported")
    assert "<img src=x onerror=alert(1)>" in about["title"]
    assert "Borders: internationally recognised (UN)" in about["notes"][0]
    assert "GeoNames (CC BY 4.0)" in about["notes"][0]
    assert about["link"].startswith(app.url)
    assert "status=reported" in about["link"]


def test_the_view_is_saved_as_a_pdf_page(visit: Visit, app: RunningApp, tmp_path: Path):
    visit.open(app.url)
    visit.map.locator(".dl-sign").first.wait_for()
    page = save(visit, "Page (PDF)", tmp_path / "view.pdf")
    assert page.startswith(b"%PDF-1.4")
    assert page.rstrip().endswith(b"%%EOF")
    assert page.count(b"/Subtype /Image") == 1
    start = int(page.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    assert page[start : start + 4] == b"xref"
    pixels = page.split(b"stream\n", 1)[1]
    width, height = (int(page.split(name)[1].split()[0]) for name in (b"/Width", b"/Height"))
    assert len(zlib.decompressobj().decompress(pixels)) == 3 * width * height
    assert visit.complaints == []


def test_borders_are_switched_in_the_page_and_named_on_the_map(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.map.get_by_text("Borders: internationally recognised (UN)", exact=True).wait_for()
    visit.page.get_by_role("radio", name="De facto").click()
    visit.map.get_by_text("(de facto); places follow the internationally recognised").wait_for()
    visit.address_has("borders=de_facto")
    assert any(url.endswith("/api/basemap?borders=de_facto") for url in visit.requests)
    assert visit.complaints == []


def test_closer_views_ask_for_finer_outlines(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?place=Florida&view=28,-82,4")
    visit.map.locator("path.dl-area").first.wait_for(state="attached")
    visit.page.frames[-1].evaluate("() => { datelineMap.map.setZoom(5, { animate: false }); }")
    visit.page.frames[-1].evaluate("() => { datelineMap.map.setZoom(6, { animate: false }); }")
    visit.page.wait_for_timeout(1000)
    asked = [url.split("zoom=")[1].split("&")[0] for url in visit.requests if "footprints?" in url]
    assert asked == ["4", "6"]


def test_tiles_of_ones_own_are_shown_named_and_credited(
    chromium: Browser, tiled_app: RunningApp, tile_server: TileServer, tmp_path: Path
):
    with chromium.new_context(**DESKTOP) as context:
        for visit in visiting(context):
            visit.open(tiled_app.url)
            visit.map.get_by_text("Borders as localhost draws them").wait_for()
            visit.map.locator("img.leaflet-tile-loaded").first.wait_for()
            credit = visit.map.locator(".leaflet-control-attribution")
            assert credit.inner_text() == "Our <b>own</b>"
            assert credit.locator("b").count() == 0
            assert visit.page.get_by_role("radio", name="localhost").is_checked()
            assert tile_server.asked
            picture = save(visit, "Picture (PNG)", tmp_path / "tiled.png")
            assert shares_of(visit, picture, [GREEN])[0] > 0.3
            assert visit.complaints == []


def test_offline_no_tile_is_asked_for(
    chromium: Browser, tiled_app: RunningApp, tile_server: TileServer
):
    with chromium.new_context(**DESKTOP) as context:
        for visit in visiting(context):
            before = len(tile_server.asked)
            visit.open(f"{tiled_app.url}/?tiles=offline")
            visit.map.locator(".dl-country").first.wait_for(state="attached")
            assert not any("localhost:" in url for url in visit.requests)
            assert len(tile_server.asked) == before


def test_a_link_a_frame_and_the_data_are_offered(visit: Visit, app: RunningApp):
    visit.open(f"{app.url}/?status=reported")
    visit.page.get_by_role("button", name="Share").click()
    shared = visit.page.get_by_test_id("stPopoverBody").locator("code")
    shared.nth(2).wait_for()
    link, frame, data = shared.all_inner_texts()
    assert link.startswith(f"{app.url}/?status=reported&data=6-")
    assert frame.startswith(f'<iframe src="{app.url}/embed?status=reported&amp;data=6-')
    assert data == f"{app.url}/api/features?status=reported"
    assert visit.page.evaluate("async (url) => (await fetch(url)).status", data) == 200
    visit.open(link)
    assert visit.page.get_by_text("this link").count() == 0
    visit.open(link.replace("data=6-", "data=5-"))
    visit.page.get_by_text("let 5 reports pass; now 6 do").wait_for()


def test_a_shared_link_opens_where_the_map_was_moved_to(visit: Visit, app: RunningApp):
    visit.open(app.url)
    visit.map.locator(".leaflet-control-zoom-in").click()
    visit.address_has("view=")
    visit.page.wait_for_timeout(500)  # until the zoom has come to rest
    there = visit.page.evaluate("() => new URLSearchParams(location.search).get('view')")
    visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_test_id("stPopoverBody").locator("code").first.inner_text()
    assert parse_qs(urlsplit(link).query)["view"] == [there]


def test_a_page_of_another_site_shows_the_view_in_a_frame(
    visit: Visit, app: RunningApp, tile_server: TileServer
):
    framed = f"{app.url}/embed?status=reported&borders=de_facto&hide=riots"
    visit.page.goto(f"http://localhost:{tile_server.server_port}/host?{quote(framed)}")
    frame = visit.page.frame_locator("iframe")
    frame.locator(".dl-sign").first.wait_for()
    frame.get_by_text("(de facto); places follow").wait_for()
    frame.get_by_text("GeoNames (CC BY 4.0)").wait_for()
    frame.locator(".dl-solid").first.click()
    frame.locator(".dl-popup blockquote").wait_for()
    assert frame.get_by_role("button", name="Correct or reject").count() == 0
    ways = frame.get_by_role("link", name="Open in Dateline").all()
    addresses = [way.get_attribute("href") or "" for way in ways]
    assert addresses
    for address in addresses:
        assert address.startswith(f"{app.url}/?status=reported")
        assert "report=" in address
        assert "borders=de_facto" in address
    assert [url for url in visit.requests if "_stcore" in url] == []
    assert visit.complaints == []


@pytest.mark.parametrize(
    "query", ["type=picnic&view=nan,nan,25", "q=</script><script>alert(1)</script>", "report=none"]
)
def test_a_frame_with_a_bad_address_shows_the_nearest_view(
    visit: Visit, app: RunningApp, query: str
):
    visit.page.on("dialog", lambda dialog: pytest.fail(f"the query ran: {dialog.message}"))
    visit.page.goto(f"{app.url}/embed?{quote(query, safe='=&')}")
    visit.page.locator(".dl-legend").wait_for()
    visit.page.locator(".dl-country").first.wait_for(state="attached")
    assert visit.complaints == []


def test_under_a_base_path_map_and_frame_find_the_app(
    visit: Visit, tmp_path: Path, gazetteer_folder: Path
):
    seed(tmp_path / "dateline.db")
    for app in start_app(tmp_path, gazetteer_folder, options=("--server.baseUrlPath=news/map",)):
        visit.open(f"{app.url}/news/map/")
        visit.map.locator(".dl-country").first.wait_for(state="attached")
        visit.page.goto(f"{app.url}/news/map/embed")
        visit.page.locator(".dl-country").first.wait_for(state="attached")
        visit.page.locator(".dl-sign").first.wait_for()
        assert visit.complaints == []


SHOW_ALL = """(ids) => {
    const list = document.createElement("div");
    list.className = "shown";
    const { details } = window.datelineMap.config;
    for (const id of ids) list.appendChild(dateline.pager([id], id, details, () => {}, null));
    document.body.appendChild(list);
}"""


def test_the_map_as_one_file_needs_no_server_and_runs_no_text(
    visit: Visit, app: RunningApp, tmp_path: Path
):
    visit.open(f"{app.url}/?layers=publisher")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Map as HTML").click()
    download.value.save_as(tmp_path / "map.html")
    visit.requests.clear()
    visit.page.goto((tmp_path / "map.html").as_uri())
    visit.page.locator(".dl-country").first.wait_for(state="attached")
    visit.page.locator(".dl-heading", has_text="All reports").wait_for()
    visit.page.get_by_text("Borders: internationally recognised (UN)").wait_for()
    visit.open_legend(visit.page)
    visit.page.locator(".dl-layer", has_text="Rift Herald").wait_for()
    ids = visit.page.evaluate("() => datelineMap.visible().map((mark) => mark.id)")
    visit.page.evaluate(SHOW_ALL, ids)
    quotes = visit.page.locator(".shown blockquote")
    quotes.nth(6).wait_for()
    told = " ".join(quotes.all_inner_texts())
    assert all(attack in told for attack in HOSTILE)
    assert visit.page.locator(".shown script, .shown img, .shown iframe").count() == 0
    assert visit.page.evaluate("() => window.hacked === undefined")
    assert len(ids) == 7
    assert all(url.startswith("file://") for url in visit.requests)
    assert visit.complaints == []
