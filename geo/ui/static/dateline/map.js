// The reports on the map. The base map never remounts: Python sends one message for each view,
// and the marks are redrawn in place. A mark carries ids, keys and numbers, never an article's text.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const MERGE_PIXELS = 26; // marks whose centres are closer would hide each other: one bubble
  const AREA_GREY = "#6b7278"; // an area with reports of several types
  const SOLID = "point", NEAR = "circle", AREA = "area", ASSOCIATIVE = "associative";
  const ADDRESS_SETTLES = 500; // milliseconds after a message until the page has written its address
  const SETTLES = 200; // ms without a move after which the first view stands: a judgement
  const SHIFTS = [[0, 0], [0, 32], [0, -32], [32, 0], [-32, 0], [26, 26], [-26, 26], [26, -26], [-26, -26], [0, 62], [0, -62]].map(([x, y]) => L.point(x, y));
  const FORM_APPEARS = 8000; // ms after which a form that has not come will not come
  const NARROW = 480; // pixels: a popup beside the zoom buttons would be too narrow to read
  const FIRST_ZOOM_AT_MOST = 7; // a first view closer than this says nothing about where on earth it is

  const FIELDS = ["id", "lat", "lon", "sign", "type", "status", "layer", "ticks", "radius", "place"];
  const read = (row) => Object.fromEntries(FIELDS.map((name, index) => [name, row[index]]));

  class ReportMap {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.marks = [];
      this.hidden = new Set();
      this.outlines = new dateline.Outlines(config);
      this.signature = null;
      this.areas = map.createPane("areas");
      this.areas.style.zIndex = 390;
      this.group = L.layerGroup().addTo(map);
      map.attributionControl.setPrefix(false);
      L.control.scale({ imperial: false }).addTo(map);
      this.basemap = new dateline.Basemap(map, config);
      this.legend = new dateline.Legend(map, config, (key, isOn) => this.toggle(key, isOn));
      this.addFitButton();
      if (!config.alone) this.saving = new dateline.Save(this);
      map.on("popupopen popupclose", ({ type }) => this.makeRoom(type === "popupopen"));
      map.on("zoomend", () => this.draw());
      map.on("moveend", () => { this.rememberView(); this.settle(); });
      // The frame gets its height after the map was made, and that is no resize of the window.
      if (window.ResizeObserver) new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
      map.on("resize", () => { if (this.placeView && !this.isTouched) this.placeView(); });
      for (const event of ["mousedown", "touchstart", "wheel", "keydown"]) {
        map.getContainer().addEventListener(event, () => { this.isTouched = true; }, { passive: true, capture: true });
      }
    }

    show(message) {
      document.body.classList.toggle("dl-dark", message.theme === "dark");
      if (this.theme !== message.theme) { this.theme = message.theme; this.basemap.repaint(); }
      this.basemap.show(message.tiles, message.borders);
      const signature = JSON.stringify([message.marks, message.by, message.hidden]);
      const isSame = signature === this.signature;
      this.signature = signature;
      const selected = this.selected;
      this.selected = message.selected;
      const before = this.spot(selected);
      if (!isSame) {
        this.by = message.by;
        this.hidden = new Set(message.hidden);
        this.marks = message.marks.map(read);
        this.updateLegend();
        this.firstView(message.camera);
        this.draw();
        this.settle();
        if (this.popup && !this.visible().some((mark) => mark.id === selected)) this.map.closePopup();
      }
      const version = `${message.version} ${message.known}`;
      if (version !== this.version) this.renew(version, message.known, before === "" || before === this.spot(selected));
      if (this.selected !== selected) this.highlight(true);
      // The page writes its address from what it knew before the map moved: put the view back.
      clearTimeout(this.reminder);
      this.reminder = setTimeout(() => this.rememberView(), ADDRESS_SETTLES);
    }

    // Where a report is drawn now, as text.
    spot(id) {
      const found = this.marks.find((mark) => mark.id === id);
      return found ? `${found.lat},${found.lon}` : "";
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

    firstView(camera) {
      if (this.isPlaced) return;
      if (!camera && !this.marks.length) return;
      this.placeView = camera
        ? () => this.map.setView([camera[0], camera[1]], camera[2], { animate: false })
        : () => this.fit();
      this.placeView();
      this.isPlaced = true;
    }

    points() {
      return this.visible().filter((mark) => mark.sign !== ASSOCIATIVE).map((mark) => [mark.lat, mark.lon]);
    }

    // Height, marks and view come in any order at the start: look once more when all are there.
    settle() {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => { if (!this.isTouched) this.legend.foldOver(this.points()); }, SETTLES);
    }

    fit() {
      const points = this.points();
      if (points.length) this.map.fitBounds(L.latLngBounds(points), { paddingTopLeft: [70, 50], paddingBottomRight: [50, 60], maxZoom: FIRST_ZOOM_AT_MOST, animate: false });
      this.legend.stepAside(points);
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

    visible() {
      return this.marks.filter((mark) => !this.hidden.has(mark.layer));
    }

    updateLegend() {
      const counts = {};
      for (const mark of this.marks) counts[mark.layer] = (counts[mark.layer] || 0) + 1;
      this.legend.show(this.by, counts, this.hidden);
    }

    toggle(key, isOn) {
      if (isOn) this.hidden.delete(key); else this.hidden.add(key);
      this.signature = null;
      this.draw();
      this.tell({ hidden: [...this.hidden].sort() });
    }

    // --- drawing --------------------------------------------------------------------------

    draw() {
      this.group.clearLayers();
      this.drawn = new Map();
      const byPlace = new Map();
      const areas = new Map();
      for (const mark of this.visible()) {
        const [groups, key] = mark.sign === AREA ? [areas, mark.place]
          : [byPlace, `${mark.lat},${mark.lon}` + (mark.sign === ASSOCIATIVE ? "a" : "")];
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(mark);
      }
      this.drawOutlines(areas);
      const points = this.merge([...byPlace.values()]);
      const taken = points.map((group) => group.at);
      for (const group of this.merge([...areas.values()])) this.drawCount(group, taken);
      for (const { marks } of points) this.drawPoint(marks);
      this.highlight(false);
    }

    // Finds room for an area's count beside the marks that are drawn already.
    shift(at, taken) {
      const isFree = (spot) => taken.every((other) => spot.distanceTo(other) >= MERGE_PIXELS + 4);
      const found = SHIFTS.map((shift) => at.add(shift)).find(isFree) || at;
      taken.push(found);
      return found.subtract(at);
    }

    // Joins places whose marks would overlap at this zoom, each with the first that is near enough.
    merge(places) {
      const joined = [];
      for (const marks of places) {
        const at = this.map.latLngToLayerPoint([marks[0].lat, marks[0].lon]);
        const near = joined.find((other) => at.distanceTo(other.at) < MERGE_PIXELS);
        if (near) near.marks.push(...marks); else joined.push({ at, marks: [...marks] });
      }
      return joined;
    }

    colour(mark) {
      const type = this.config.types[mark.type];
      return type ? type.colour : AREA_GREY;
    }

    shares(marks) {
      const counts = new Map();
      for (const mark of marks) counts.set(this.colour(mark), (counts.get(this.colour(mark)) || 0) + 1);
      return [...counts].map(([colour, count]) => [colour, count / marks.length]);
    }

    describe(marks) {
      if (marks.length > 1) return `${marks.length} reports`;
      const type = this.config.types[marks[0].type];
      const status = this.config.statuses[marks[0].status];
      return `${type ? type.label : "Report"}, ${status ? status.label : ""}`;
    }

    marker(at, marks, svg, className, shift) {
      const size = Number(svg.getAttribute("width"));
      const holder = dateline.element("div");
      holder.appendChild(svg);
      const icon = L.divIcon({ html: holder, className: "dl-sign " + (className || ""), iconSize: [size, size], iconAnchor: L.point(size / 2, size / 2).subtract(shift || [0, 0]) });
      const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, alt: this.describe(marks) });
      marker.on("add", () => marker.getElement() && marker.getElement().setAttribute("aria-label", this.describe(marks)));
      return marker;
    }

    remember(marker, marks) {
      for (const mark of marks) this.drawn.set(mark.id, { marker, marks });
      marker.on("click", () => this.click(marker.getLatLng(), marks));
      marker.on("keypress", ({ originalEvent }) => {
        if (originalEvent.key === "Enter" || originalEvent.key === " ") this.click(marker.getLatLng(), marks);
      });
      marker.addTo(this.group);
    }

    drawPoint(marks) {
      const [first] = marks;
      const at = [first.lat, first.lon];
      for (const mark of marks) if (mark.sign === NEAR && mark.radius) this.drawCircle(mark, marks);
      if (marks.length > 1) {
        const isSolid = marks.some((mark) => mark.sign === SOLID);
        this.remember(this.marker(at, marks, dateline.bubble(marks.length, this.shares(marks), isSolid), "dl-bubble"), marks);
        return;
      }
      const kind = first.sign === SOLID ? "solid" : first.sign === ASSOCIATIVE ? "diamond" : first.sign === NEAR ? "near" : "hollow";
      const status = this.config.statuses[first.status];
      const outline = status ? status.outline : "thin";
      const letter = this.config.types[first.type] ? this.config.types[first.type].letter : "";
      this.remember(this.marker(at, marks, dateline.sign(kind, this.colour(first), outline, first.ticks, letter), "dl-" + kind), marks);
    }

    drawCircle(mark, marks) {
      L.circle([mark.lat, mark.lon], {
        radius: mark.radius * 1000, pane: "areas", color: this.colour(mark), weight: 1.8,
        dashArray: "6 5", fillOpacity: 0.05, className: "dl-circle",
      }).on("click", (event) => this.click(event.latlng, marks)).addTo(this.group);
    }

    drawCount({ at, marks }, taken) {
      const [first] = marks;
      const sign = dateline.count(marks.length, this.shares(marks));
      this.remember(this.marker([first.lat, first.lon], marks, sign, "dl-area-count", this.shift(at, taken)), marks);
    }

    async drawOutlines(areas) {
      const token = this.drawn;
      const found = await this.outlines.of([...areas.keys()], this.map.getZoom());
      if (token !== this.drawn) return;
      for (const [place, marks] of areas) if (found.get(place)) this.drawOutline(found.get(place), marks);
    }

    drawOutline(geometry, marks) {
      const shares = this.shares(marks);
      const colour = shares.length === 1 ? shares[0][0] : AREA_GREY;
      L.geoJSON(geometry, {
        pane: "areas",
        style: { color: colour, weight: 1.6, opacity: 0.85, fillColor: dateline.hatch(colour), fillOpacity: 1, className: "dl-area" },
      }).on("click", (event) => this.click(event.latlng, marks)).addTo(this.group);
    }

    // --- choosing -------------------------------------------------------------------------

    click(at, marks) {
      const corners = L.latLngBounds(marks.map((mark) => [mark.lat, mark.lon]));
      const isOnePlace = corners.getNorthEast().equals(corners.getSouthWest());
      if (marks.length > 1 && !isOnePlace && this.map.getZoom() < this.map.getMaxZoom()) {
        this.isTouched = true;
        const closer = Math.min(this.map.getBoundsZoom(corners, false, [60, 60]), this.map.getZoom() + 4);
        this.map.setView(corners.getCenter(), Math.max(closer, this.map.getZoom() + 1));
        return;
      }
      this.open(at, marks, marks[0].id);
    }

    open(at, marks, first) {
      const content = dateline.pager(marks.map((mark) => mark.id), first, this.config.details, (id) => this.choose(id), this.config.alone ? null : (id) => this.correct(id));
      const height = Math.max(140, Math.round(this.map.getSize().y * 0.6));
      const width = Math.min(340, this.map.getSize().x - 60);
      this.popup = L.popup({ maxWidth: width, minWidth: Math.min(260, width), maxHeight: height, className: "dl-popup-frame", autoPanPaddingTopLeft: this.map.getSize().x < NARROW ? [6, 6] : [56, 8] })
        .setLatLng(at).setContent(content).openOn(this.map);
      const popup = this.popup;
      content.addEventListener("dl-filled", () => popup.isOpen() && popup.update());
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
        if (form) form.scrollIntoView({ block: "center" });
        else if (Date.now() < end) setTimeout(look, 100);
      };
      try { look(); } catch (error) { /* a page of another server scrolls by itself */ }
    }

    highlight(moves) {
      for (const { marker } of this.drawn ? this.drawn.values() : []) {
        const element = marker.getElement();
        if (element) element.classList.remove("dl-selected");
      }
      const found = this.drawn && this.drawn.get(this.selected);
      if (!found) return;
      const element = found.marker.getElement();
      if (element) element.classList.add("dl-selected");
      if (moves && !this.map.getBounds().contains(found.marker.getLatLng())) { this.placeView = null; this.map.panTo(found.marker.getLatLng()); }
    }

    // --- telling the page -----------------------------------------------------------------

    tell(change) {
      this.told = { ...this.told, judging: false, ...change, hidden: [...this.hidden].sort(), selected: this.selected, turn: ((this.told && this.told.turn) || 0) + 1 };
      if (window.Streamlit) window.Streamlit.setComponentValue(this.told);
    }

    // The view goes into the page's address without a rerun; a page that embeds us may refuse.
    rememberView() {
      if (!this.isTouched || !window.Streamlit) return;
      try {
        const address = new URL(window.parent.location.href);
        const { lat, lng } = this.map.getCenter().wrap();
        address.searchParams.set("view", [lat.toFixed(4), lng.toFixed(4), +this.map.getZoom().toFixed(2)].map(Number).join(","));
        const query = address.searchParams.toString().replaceAll("%2C", ",");
        window.parent.history.replaceState(window.parent.history.state, "", `${address.pathname}?${query}${address.hash}`);
      } catch (error) { /* the view stays out of the address */ }
    }
  }

  dateline.start = function (map, config) {
    if (config.alone) Object.assign(config, window.datelineData);
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
