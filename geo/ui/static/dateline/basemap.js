// The offline base map: land, thin grey borders, dashed disputed lines; or tiles when chosen.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const LARGE = 512; // pixels of a tile that shows what four tiles of the next zoom level do
  const DATA = "Places: GeoNames (CC BY 4.0); land: Natural Earth";

  function cssColour(name) {
    return getComputedStyle(document.body).getPropertyValue(name).trim();
  }

  // Leaflet takes an attribution as HTML: made of elements, so that no text is read as such.
  function creditHtml(credit) {
    const line = document.createElement("span");
    for (const { text, url } of credit) {
      const part = document.createElement(url ? "a" : "span");
      if (url) Object.assign(part, { href: url, target: "_blank", rel: "noopener noreferrer" });
      part.textContent = text;
      line.appendChild(part);
    }
    return line.innerHTML;
  }

  dateline.Basemap = class {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.isAbroad = config.alone || config.embedded; // the page itself tells of its data under "About"
      this.lands = {};
      map.createPane("land").style.zIndex = 200;
      this.renderer = L.canvas({ pane: "land", padding: 0.5 });
      this.note = L.control({ position: "bottomright" });
      this.note.onAdd = () => {
        this.noteBox = dateline.element("div", "dl-note");
        return this.noteBox;
      };
      this.note.addTo(map);
      this.labels = new dateline.Labels(map, config);
    }

    // Shows tiles ("online") or the land under one of the worldviews, which is fetched once.
    show(choice, borders) {
      const wanted = borders || this.config.borders.home;
      if (choice === this.choice && wanted === this.borders) return;
      this.choice = choice;
      this.borders = wanted;
      this.labels.show(!this.isOnline(), wanted);
      this.drawn = this.draw(); // a picture waits for it
    }

    isOnline() {
      return this.choice === "online";
    }

    async draw() {
      const { choice, borders } = this;
      let layer = null, problem = "";
      try {
        layer = this.isOnline() ? await this.tiles() : await this.land(borders);
      } catch (error) {
        problem = this.isOnline() ? "The tiles cannot be read" : "The base map cannot be read";
      }
      if (choice !== this.choice || borders !== this.borders) return; // chosen anew meanwhile
      if (this.layer && this.layer !== layer) this.layer.remove();
      this.layer = layer;
      if (layer) layer.addTo(this.map);
      this.noteBox.textContent = problem || (this.isOnline() ? `Borders as ${this.source.name} draws them` : this.config.borders[borders]);
    }

    // What a picture of the map has to name.
    credit() {
      return this.isOnline() && this.source ? this.source.credit.map(({ text }) => text).join("") + "; places: GeoNames (CC BY 4.0)" : DATA;
    }

    // Only now is the app asked which tiles these are, and the browser will ask another server.
    async tiles() {
      this.source = this.source || (await dateline.ask("tiles"));
      const { url, credit, min_zoom, max_zoom, subdomains, tile_size } = this.source;
      this.tileLayer = this.tileLayer || L.tileLayer(url, {
        minNativeZoom: min_zoom, maxNativeZoom: max_zoom, maxZoom: this.map.getMaxZoom(), subdomains,
        tileSize: tile_size, zoomOffset: tile_size === LARGE ? -1 : 0, attribution: creditHtml(credit),
      });
      return this.tileLayer;
    }

    async land(borders) {
      if (!this.lands[borders]) {
        const data = this.config.basemap || (await dateline.ask("basemap?borders=" + borders));
        this.lands[borders] = L.geoJSON(data, {
          pane: "land", renderer: this.renderer, interactive: false, attribution: this.isAbroad ? DATA : undefined,
          style: (feature) => this.style(feature),
        });
      }
      return this.lands[borders];
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

    repaint() {
      for (const land of Object.values(this.lands)) land.setStyle((feature) => this.style(feature));
    }
  };
})();
