// Names on the offline base map: countries, then cities, as many as fit beside each other.
// Below every mark, not for the pointer and not for screen readers: the tables name the places.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const LETTER = 6.5, LINE = 15; // pixels of a name, as in map.css and geo/maps/labels.py
  const BELOW = 8; // pixels from a city's dot to its name, which a mark on the dot must not cover

  dateline.Labels = class {
    constructor(map, config) {
      this.map = map;
      this.rows = [];
      const pane = map.createPane("names");
      pane.style.zIndex = 380;
      pane.style.pointerEvents = "none";
      pane.setAttribute("aria-hidden", "true");
      this.group = L.layerGroup().addTo(map);
      this.config = config;
      this.isHidden = true;
      map.on("moveend", () => this.draw());
    }

    async load(borders) {
      this.borders = borders;
      try {
        const rows = this.config.labels || (await dateline.ask("labels?borders=" + borders));
        if (borders === this.borders) this.rows = rows;
      } catch (error) { /* a map without names is still a map */ }
      this.draw();
    }

    show(isShown, borders) {
      this.isHidden = !isShown;
      if (isShown && borders !== this.borders) this.load(borders);
      this.draw();
    }

    draw() {
      this.group.clearLayers();
      if (this.isHidden) return;
      const zoom = this.map.getZoom(), view = this.map.getBounds().pad(0.1), taken = [];
      for (const [name, lat, lon, from, kind] of this.rows) {
        if (from > zoom) break;
        if (!view.contains([lat, lon])) continue;
        const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
        const half = (LETTER * name.length) / 2;
        const top = kind === "city" ? BELOW : -LINE / 2;
        const box = [x - half, y + top, x + half, y + top + LINE];
        if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        taken.push(box);
        const text = dateline.element("span", `dl-place-name dl-${kind}`, name);
        const icon = L.divIcon({ html: text, className: "dl-name-spot", iconSize: [0, 0] });
        L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false }).addTo(this.group);
      }
    }
  };
})();
