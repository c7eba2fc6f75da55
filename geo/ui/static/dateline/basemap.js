// The offline base map: land, thin grey borders, dashed disputed lines; or tiles when chosen.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const CREDIT = '© <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">OpenStreetMap</a> contributors';

  function cssColour(name) {
    return getComputedStyle(document.body).getPropertyValue(name).trim();
  }

  dateline.Basemap = class {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.tiles = null;
      this.land = null;
      map.createPane("land").style.zIndex = 200;
      this.renderer = L.canvas({ pane: "land", padding: 0.5 });
      this.note = L.control({ position: "bottomright" });
      this.note.onAdd = () => {
        this.noteBox = dateline.element("div", "dl-note");
        return this.noteBox;
      };
      this.note.addTo(map);
      this.labels = new dateline.Labels(map, config);
      this.load();
    }

    async load() {
      try {
        const data = this.config.basemap || (await (await fetch("../../api/basemap")).json());
        this.land = L.geoJSON(data, {
          pane: "land", renderer: this.renderer, interactive: false,
          style: (feature) => this.style(feature),
        });
      } catch (error) {
        this.failed = true;
      }
      this.show(this.choice || "offline");
    }

    style(feature) {
      const disputed = feature.properties && feature.properties.kind === "disputed";
      const isLine = /Line/.test(feature.geometry.type);
      return {
        color: cssColour("--dl-border"), weight: disputed ? 1.2 : 0.8,
        dashArray: disputed ? "4 4" : null,
        fill: !isLine, fillColor: cssColour("--dl-land"), fillOpacity: disputed ? 0 : 1,
      };
    }

    show(choice) {
      this.choice = choice;
      const online = choice === "online";
      if (online && !this.tiles) this.tiles = L.tileLayer(OSM, { maxZoom: 19, attribution: CREDIT });
      if (this.tiles) online ? this.tiles.addTo(this.map) : this.tiles.remove();
      this.labels.show(!online);
      if (this.land) online ? this.land.remove() : this.land.addTo(this.map);
      this.noteBox.textContent = online
        ? "Borders as OpenStreetMap draws them"
        : this.failed ? "The base map cannot be read" : this.config.borders;
    }

    repaint() {
      if (this.land) this.land.setStyle((feature) => this.style(feature));
    }
  };
})();
