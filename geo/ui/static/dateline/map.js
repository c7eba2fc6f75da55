// The reports on the map. The base map never remounts: Python sends one message for each view, which
// names the query; what is drawn where is asked of /api/cells whenever view or query change.
// Answers hold ids, keys and numbers, never an article's text.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const CELL_LEVELS = Math.log2(256 / 48); // levels between a zoom level and its cells: CELL_PIXELS of geo/features/viewport.py
  const DEEPEST_LEVEL = 24;
  const ADDRESS_SETTLES = 500; // milliseconds after a message until the page has written its address
  const SETTLES = 200; // ms without a move after which the first view stands: a judgement
  const FORM_APPEARS = 8000; // ms after which a form that has not come will not come
  const NARROW = 480; // pixels: a popup beside the zoom buttons would be too narrow to read
  const FIRST_ZOOM_AT_MOST = 7; // a first view closer than this says nothing about where on earth it is
  const EMPTY = { box: [-180, -90, 180, 90], level: -1, colours: "event_type", marks: [], cells: [], areas: [], more: 0, keys: [] };

  class ReportMap {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.answer = new dateline.Answer(EMPTY);
      this.hidden = new Set();
      this.drawings = 0;
      map.attributionControl.setPrefix(false);
      L.control.scale({ imperial: false }).addTo(map);
      this.basemap = new dateline.Basemap(map, config);
      this.drawing = new dateline.Drawing(map, config, (at, group) => this.click(at, group));
      this.legend = new dateline.Legend(map, config, (key, isOn) => this.toggle(key, isOn));
      this.addFitButton();
      if (!config.alone && !config.embedded) this.saving = new dateline.Save(this);
      this.areaFilter = new dateline.AreaFilter(map, config, (change) => this.tell(change));
      map.on("popupopen popupclose", ({ type }) => this.makeRoom(type === "popupopen"));
      map.on("zoomend", () => this.draw());
      map.on("moveend", () => { this.rememberView(); this.settle(); this.ask(); });
      // The frame gets its height after the map was made, and that is no resize of the window.
      if (window.ResizeObserver) new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
      map.on("resize", () => { if (this.placeView && !this.isTouched) this.placeView(); });
      for (const event of ["mousedown", "touchstart", "wheel", "keydown"]) {
        map.getContainer().addEventListener(event, () => { this.isTouched = true; }, { passive: true, capture: true });
      }
    }

    // --- messages -------------------------------------------------------------------------

    // A message comes with the page, which takes its time to be drawn. The channel brings it at once,
    // and the page goes on when it hears that the map is painted.
    connect() {
      if (this.config.alone || this.config.embedded || !this.visit) return;
      if (this.channel && this.channel.readyState <= WebSocket.OPEN) return; // CONNECTING or OPEN
      const address = dateline.api(`channel?visit=${this.visit}&after=${this.turn}`).replace(/^http/, "ws");
      const channel = (this.channel = new WebSocket(address));
      channel.addEventListener("open", () => this.confirm());
      channel.addEventListener("message", ({ data }) => { if (document.body.isConnected) this.show(JSON.parse(data)); });
    }

    say(words) {
      if (this.channel && this.channel.readyState === WebSocket.OPEN) this.channel.send(words);
    }

    // Tells the page that what it said last is painted.
    confirm() {
      if (this.isStale || !this.drawings) return;
      requestAnimationFrame(() => setTimeout(() => this.say(`drawn ${this.turn}`)));
    }

    show(message) {
      if (message.visit === this.visit && message.turn < this.turn) return; // the channel has told a later one
      if (message.visit !== this.visit && this.channel) this.channel.close(); // the page has begun anew
      this.visit = message.visit;
      this.turn = message.turn;
      this.connect();
      document.body.classList.toggle("dl-dark", message.theme === "dark");
      if (this.theme !== message.theme) { this.theme = message.theme; this.basemap.repaint(); }
      this.basemap.show(message.tiles, message.borders);
      this.areaFilter.show(message);
      const signature = JSON.stringify([message.query, message.answer, message.by, message.hidden, message.version]);
      const isSame = signature === this.signature, selected = this.selected, before = this.spot;
      this.signature = signature;
      this.selected = message.selected;
      this.spot = message.spot;
      if (!isSame) this.take(message);
      const version = `${message.version} ${message.known}`;
      const isInPlace = selected !== this.selected || String(before) === String(this.spot);
      if (version !== this.version) this.renew(version, message.known, isInPlace);
      if (this.selected !== selected) this.highlight(true);
      this.confirm();
      // The page writes its address from what it knew before the map moved: put the view back.
      clearTimeout(this.reminder);
      this.reminder = setTimeout(() => this.rememberView(), ADDRESS_SETTLES);
    }

    take(message) {
      this.by = message.by;
      this.query = message.query;
      this.display = message.display;
      this.box = message.box;
      this.hidden = new Set(message.hidden);
      this.isStale = !message.answer;
      if (message.answer) this.answer = new dateline.Answer(message.answer);
      this.legend.show(message.by, message.layers, this.hidden, this.asked());
      this.firstView(message.camera);
      if (message.answer) this.draw();
      this.ask();
      this.settle();
      if (this.popup && this.isGone()) this.map.closePopup();
    }

    // Whether the report that a popup shows is no longer drawn; of cells nothing is known.
    isGone() {
      return this.answer.level < 0 && !this.visible().some((mark) => mark.id === this.selected);
    }

    // The store has changed: an open popup reads its report again, or closes when the mark has moved.
    renew(version, knownOn, isInPlace) {
      this.version = version;
      dateline.forgetReports(knownOn);
      const isOpen = this.popup && this.popup.isOpen();
      if (isInPlace && isOpen) this.popup.getContent().dispatchEvent(new CustomEvent("dl-refresh"));
      if (isInPlace) return;
      this.map.closePopup();
      this.highlight(true);
    }

    // --- asking ---------------------------------------------------------------------------

    get level() {
      return Math.min(Math.max(Math.round(this.map.getZoom() + CELL_LEVELS), 1), DEEPEST_LEVEL);
    }

    // The query of the view as the legend has it now.
    asked() {
      const asked = new URLSearchParams(this.query || "");
      for (const key of this.hidden) asked.append("hide", key);
      return asked;
    }

    // Asks for what is in view, unless the present answer holds it; the last question counts.
    async ask() {
      if (this.config.alone || this.query === undefined || !this.isPlaced) return;
      const bounds = this.map.getBounds();
      if (!this.isStale && this.answer.covers(bounds, this.level)) return;
      const asked = this.asked();
      const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      asked.append("box", sides.map((side) => side.toFixed(5)).join(","));
      asked.append("zoom", String(this.map.getZoom()));
      if (this.visit) asked.append("visit", this.visit);
      if (this.question) this.question.abort();
      const question = (this.question = new AbortController());
      try {
        const { answer, layers } = await dateline.ask("cells?" + asked, question.signal);
        if (question !== this.question) return;
        this.isStale = false;
        this.answer = new dateline.Answer(answer);
        this.legend.show(this.by, layers, this.hidden, this.asked());
        this.legend.complain("");
        this.draw();
        this.confirm();
        this.settle();
      } catch (error) {
        if (error.name !== "AbortError") this.legend.complain("The map cannot be brought up to date just now: move it to try again.");
      }
    }

    // --- where to look --------------------------------------------------------------------

    firstView(camera) {
      if (this.isPlaced || (!camera && !this.box)) return;
      this.placeView = camera
        ? () => this.map.setView([camera[0], camera[1]], camera[2], { animate: false })
        : () => this.fit();
      this.isPlaced = true;
      this.placeView();
    }

    // Spots that the legend must not cover: all signs, or where the outermost are.
    points() {
      if (this.answer.level >= 0) return [...this.drawing.held.values()].map(({ group }) => this.drawing.place(group));
      const spots = this.visible().filter((mark) => mark.sign !== "associative").map((mark) => [mark.lat, mark.lon]);
      if (spots.length || !this.box) return spots;
      const [west, south, east, north] = this.box;
      return [[south, west], [north, east]];
    }

    // Height, marks and view come in any order at the start: look once more when all are there.
    settle() {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => { if (!this.isTouched) this.legend.foldOver(this.points()); }, SETTLES);
    }

    fit() {
      if (!this.box) return;
      const [west, south, east, north] = this.box;
      this.map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [70, 50], paddingBottomRight: [50, 60], maxZoom: FIRST_ZOOM_AT_MOST, animate: false });
      this.legend.stepAside(this.points());
    }

    // A popup covers no control and is covered by none.
    makeRoom(isNeeded) {
      this.legend.makeRoom(isNeeded);
      this.map.getContainer().classList.toggle("dl-reading", isNeeded && this.map.getSize().x < NARROW);
    }

    addFitButton() {
      const control = L.control({ position: "topleft" });
      control.onAdd = () => {
        const bar = dateline.element("div", "leaflet-bar");
        const button = dateline.element("a", "dl-fit", "⤢");
        button.href = "#";
        button.title = "Show all marks";
        button.setAttribute("role", "button");
        button.setAttribute("aria-label", "Show all marks");
        L.DomEvent.on(button, "click", (event) => { L.DomEvent.stop(event); this.isTouched = true; this.fit(); });
        bar.appendChild(button);
        return bar;
      };
      control.addTo(this.map);
    }

    // --- drawing --------------------------------------------------------------------------

    // The reports that are drawn one by one.
    visible() {
      return this.answer.marks.filter((mark) => !this.hidden.has(mark.layer));
    }

    draw() {
      const started = performance.now();
      const signs = this.drawing.draw(this.answer, this.answer.groups((layer) => this.hidden.has(layer)), this.display);
      this.legend.showMore(this.answer.more, this.display);
      this.highlight(false);
      this.drawings += 1;
      this.drawnAt = performance.timeOrigin + performance.now();
      const detail = { number: this.drawings, signs, marks: this.answer.marks.length, cells: this.answer.cells.length, milliseconds: performance.now() - started };
      window.dispatchEvent(new CustomEvent("dateline:drawn", { detail }));
    }

    toggle(key, isOn) {
      if (isOn) this.hidden.delete(key); else this.hidden.add(key);
      this.signature = null;
      if (this.answer.level < 0) this.draw(); else { this.isStale = true; this.ask(); }
      this.tell({});
    }

    // --- choosing -------------------------------------------------------------------------

    click(at, group) {
      const canSplit = group.number > 1 && !group.isOnePlace && this.map.getZoom() < this.map.getMaxZoom();
      if (!canSplit) { this.open(at, group); return; }
      this.isTouched = true;
      const corners = group.bounds();
      const closer = Math.min(this.map.getBoundsZoom(corners, false, [60, 60]), this.map.getZoom() + 4);
      this.map.setView(corners.getCenter(), Math.max(closer, this.map.getZoom() + 1));
    }

    async open(at, group) {
      let ids = group.marks.map((mark) => mark.id), number = group.number;
      try {
        if (group.tokens.length) ids = ids.concat(await this.held(group.tokens));
      } catch (error) { number = 0; }
      const content = number === 0 || !ids.length ? dateline.element("p", "dl-error", "The reports cannot be read just now: try again.")
        : dateline.pager(ids, this.selected, this.config.details, (id) => this.choose(id), this.config.alone || this.config.embedded ? null : (id) => this.correct(id));
      if (number > ids.length) content.appendChild(dateline.element("p", "dl-faint", `These are the first ${ids.length} of ${number.toLocaleString("en")} reports here: filter to see others.`));
      const height = Math.max(140, Math.round(this.map.getSize().y * 0.6));
      const width = Math.min(340, this.map.getSize().x - 60);
      this.popup = L.popup({ maxWidth: width, minWidth: Math.min(260, width), maxHeight: height, className: "dl-popup-frame", autoPanPaddingTopLeft: this.map.getSize().x < NARROW ? [6, 6] : [56, 8] })
        .setLatLng(at).setContent(content).openOn(this.map);
      const popup = this.popup;
      content.addEventListener("dl-filled", () => popup.isOpen() && popup.update());
    }

    // Ids of the reports of cells or areas, the first of them where there are many.
    async held(tokens) {
      const asked = this.asked();
      for (const token of tokens) asked.append("at", token);
      return (await dateline.ask("at?" + asked)).ids;
    }

    choose(id) {
      this.selected = id;
      this.highlight(false);
      this.tell({ selected: id });
    }

    // Opens the form in the page, and brings it into sight once it is there.
    correct(id) {
      this.selected = id;
      this.tell({ selected: id, judging: true });
      const end = Date.now() + FORM_APPEARS;
      const look = () => {
        const form = window.parent.document.querySelector(`[data-judging="${id}"]`);
        if (form) form.scrollIntoView({ block: "nearest" });
        else if (Date.now() < end) setTimeout(look, 100);
      };
      try { look(); } catch (error) { /* a page of another server scrolls by itself */ }
    }

    // What may stand for the selected report: itself, its area, its cell.
    standIns() {
      const names = [this.selected];
      if (!this.spot) return names;
      const [lat, lon, place] = this.spot;
      if (place) names.push("a." + place);
      const side = 2 ** this.answer.level, sine = Math.sin((lat * Math.PI) / 180);
      const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      const square = `${this.answer.level}.${Math.floor(((lon + 180) / 360) * side)}.${Math.floor(y * side)}`;
      return [...names, "c." + square, "d." + square];
    }

    highlight(moves) {
      const marker = this.drawing.highlight(this.standIns());
      const at = marker ? marker.getLatLng() : this.spot && L.latLng(this.spot[0], this.spot[1]);
      if (moves && at && this.selected && !this.map.getBounds().contains(at)) { this.placeView = null; this.map.panTo(at); }
    }

    // --- telling the page -----------------------------------------------------------------

    tell(change) {
      this.told = { ...this.told, judging: false, area: null, ...change, hidden: [...this.hidden].sort(), selected: this.selected, turn: ((this.told && this.told.turn) || 0) + 1 };
      if (window.Streamlit) window.Streamlit.setComponentValue(this.told);
    }

    // The view goes into the page's address without a rerun; a page that embeds us may refuse.
    rememberView() {
      if (!this.isTouched || !window.Streamlit) return;
      const { lat, lng } = this.map.getCenter().wrap();
      const view = [lat.toFixed(4), lng.toFixed(4), +this.map.getZoom().toFixed(2)].map(Number).join(",");
      this.say(`view ${view}`); // for links that the page makes
      try {
        const address = new URL(window.parent.location.href);
        address.searchParams.set("view", view);
        const query = address.searchParams.toString().replaceAll("%2C", ",");
        window.parent.history.replaceState(window.parent.history.state, "", `${address.pathname}?${query}${address.hash}`);
      } catch (error) { /* the view stays out of the address */ }
    }
  }

  // Leaflet moves everything in three dimensions, which makes a layer of its own of every sign: hundreds
  // of them take the browser 40 ms a frame. In two, only the panes of map.css are layers.
  L.Browser.ie3d = true;

  dateline.start = function (map, config) {
    map.dateline = new ReportMap(map, config);
    window.datelineMap = map.dateline;
    // A screen reader would read the component's name; a page of another server stays as it is.
    if (!config.alone && window.frameElement) window.frameElement.setAttribute("aria-label", "Map of reports");
  };

  dateline.Layer = L.LayerGroup.extend({
    initialize(message) { L.LayerGroup.prototype.initialize.call(this); this.message = message; },
    onAdd(map) { map.dateline.show(this.message); },
    onRemove() {},
  });
  dateline.layer = (message) => new dateline.Layer(message);
})();
