// Limits the reports to a part of the map: what is in view, or a shape that somebody draws. The page
// decides what is limited; here the limit is drawn, asked for and taken back.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const DECIMALS = 4; // of a degree: 11 m, finer than anybody draws
  const COPIES = [-360, 0, 360]; // the map shows the world more than once
  const TOOLS = { rectangle: "Rectangle", shape: "Polygon" };
  const HINTS = {
    tooltips: {
      startRect: "Click a first corner", startRectTouch: "Tap a first corner",
      finishRect: "Click the opposite corner", finishRectTouch: "Tap the opposite corner",
      firstVertex: "Click a first corner", firstVertexTouch: "Tap a first corner",
      continueLine: "Click the next corner", continueLineTouch: "Tap the next corner",
      finishPoly: "Click the first corner to finish", finishPolyTouch: "Tap the first corner to finish",
    },
  };

  const round = (number) => Number(number.toFixed(DECIMALS));
  const wrap = (lon) => round(((((lon + 180) % 360) + 360) % 360) - 180);

  function load(address) {
    const isStyle = /\.css(\?|$)/.test(address);
    const part = document.createElement(isStyle ? "link" : "script");
    if (isStyle) { part.rel = "stylesheet"; part.href = address; } else part.src = address;
    return new Promise((resolve, reject) => {
      part.onload = resolve;
      part.onerror = reject;
      document.head.appendChild(part);
    });
  }

  dateline.AreaFilter = class {
    constructor(map, config, tell) {
      this.map = map;
      this.config = config;
      this.tell = tell;
      map.createPane("limits").style.zIndex = 395;
      this.outline = L.layerGroup().addTo(map);
      this.renderer = L.svg({ pane: "limits" });
      if (config.drawing) this.addControl();
    }

    // --- what the page says ---------------------------------------------------------------

    show({ shape, bbox, ask }) {
      const limit = JSON.stringify([shape, bbox]);
      if (limit !== this.limit) {
        this.limit = limit;
        this.outline.clearLayers();
        if (shape) this.drawRing(shape);
        if (bbox) this.drawRing(this.corners(bbox));
        this.isOn = Boolean(shape || bbox);
        this.update();
      }
      // A button of the page was pressed; what was asked before this map came to be is done.
      const [kind, turn] = ask || ["", 0];
      const isNew = this.turn !== undefined && turn !== this.turn;
      this.turn = turn;
      if (isNew) this.take(kind);
    }

    corners([west, south, east, north]) {
      const last = east < west ? east + 360 : east;
      return [[west, south], [last, south], [last, north], [west, north]];
    }

    drawRing(ring) {
      for (const turn of COPIES) {
        L.polygon(ring.map(([lon, lat]) => [lat, lon + turn]), {
          pane: "limits", renderer: this.renderer, interactive: false, fill: false, weight: 2.5, className: "dl-limit",
        }).addTo(this.outline);
      }
    }

    // --- the button and its menu ----------------------------------------------------------

    addControl() {
      const control = L.control({ position: "topleft" });
      control.onAdd = () => this.make();
      control.addTo(this.map);
    }

    make() {
      const { element } = dateline;
      const bar = element("div", "leaflet-bar dl-area-bar");
      this.button = element("a", "dl-area-button", "⬠");
      this.button.href = "#";
      this.button.setAttribute("role", "button");
      this.menu = element("div", "dl-area-menu");
      this.menu.hidden = true;
      const add = (kind, label) => {
        const choice = element("button", "dl-correct", label);
        choice.type = "button";
        choice.addEventListener("click", () => { this.fold(true); this.take(kind); });
        this.menu.appendChild(choice);
        return choice;
      };
      add("view", "Only what is in view");
      add("rectangle", "Draw a rectangle");
      add("shape", "Draw a shape");
      this.remover = add("none", "Remove the limit");
      L.DomEvent.on(this.button, "click", (event) => {
        L.DomEvent.stop(event);
        if (this.tool) this.stop(); else this.fold(!this.menu.hidden);
      });
      bar.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        this.fold(true);
        this.button.focus();
      });
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.disableScrollPropagation(bar);
      bar.append(this.button, this.menu);
      this.map.on("click", () => this.fold(true));
      this.update();
      return bar;
    }

    fold(isFolded) {
      this.menu.hidden = isFolded;
      this.update();
    }

    update() {
      if (!this.button) return;
      const label = this.tool ? "Stop drawing" : "Limit the reports to an area";
      this.button.textContent = this.tool ? "✕" : "⬠";
      this.button.title = label;
      this.button.setAttribute("aria-label", label);
      this.button.setAttribute("aria-expanded", String(!this.menu.hidden));
      this.button.classList.toggle("dl-on", Boolean(this.isOn));
      this.remover.hidden = !this.isOn;
    }

    // --- choosing an area -----------------------------------------------------------------

    take(kind) {
      if (kind in TOOLS) this.start(kind);
      else this.stop();
      if (kind === "view") this.tell({ area: { bbox: this.view() } });
      if (kind === "none") this.tell({ area: {} });
    }

    // West, south, east, north of what is in sight; west > east across the antimeridian.
    view() {
      const bounds = this.map.getBounds();
      const [west, east] = bounds.getEast() - bounds.getWest() >= 360 ? [-180, 180]
        : [wrap(bounds.getWest()), wrap(bounds.getEast())];
      return [west, round(Math.max(bounds.getSouth(), -90)), east, round(Math.min(bounds.getNorth(), 90))];
    }

    // The drawing tool is loaded when it is first asked for.
    async prepare() {
      if (this.map.pm) return;
      await Promise.all(this.config.drawing.map(load));
      L.PM.setOptIn(true);
      this.map.pm = new L.PM.Map(this.map);
      this.map.pm.setGlobalOptions({ snappable: false, exitModeOnEscape: true });
      this.map.pm.setLang("en", HINTS, "en");
      this.map.on("pm:create", ({ layer }) => this.finish(layer));
      this.map.on("pm:drawend", () => this.ended());
    }

    async start(kind) {
      this.stop();
      try {
        this.loading = this.loading || this.prepare();
        await this.loading;
      } catch (error) {
        this.loading = null;
        this.button.title = "The drawing tool cannot be loaded: load the page again.";
        return;
      }
      this.map.closePopup();
      this.tool = kind;
      this.map.getContainer().classList.add("dl-drawing");
      const color = getComputedStyle(document.body).getPropertyValue("--dl-link").trim();
      const line = { color, weight: 2.5 };
      this.map.pm.enableDraw(TOOLS[kind], {
        snappable: false, pathOptions: line, templineStyle: line, hintlineStyle: { ...line, dashArray: "5 5" },
      });
      this.map.getContainer().focus({ preventScroll: true });
      this.update();
    }

    stop() {
      if (this.tool) this.map.pm.disableDraw();
    }

    ended() {
      this.tool = null;
      this.map.getContainer().classList.remove("dl-drawing");
      this.update();
    }

    finish(layer) {
      const ring = layer.getLatLngs()[0].map(({ lat, lng }) => [round(lng), round(lat)]);
      layer.remove();
      this.tell({ area: { shape: ring } });
    }
  };
})();
