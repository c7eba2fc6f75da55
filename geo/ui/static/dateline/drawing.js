// Draws groups of reports: signs for points, outlines with a count for areas, squares for density.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const MERGE_PIXELS = 26; // signs whose centres are closer would hide each other
  const CROWDED_PIXELS = 38; // the same for cells, whose bubbles are larger: their counts have more digits
  const MIXED = "#6b7278"; // an area with reports of several colours
  const SHADE = "#0072B2"; // of administrative areas and density: one hue, told apart by lightness and number
  const NEAR = "circle";
  const SHIFTS = [[0, 0], [0, 32], [0, -32], [32, 0], [-32, 0], [26, 26], [-26, 26], [26, -26], [-26, -26], [0, 62], [0, -62]].map(([x, y]) => L.point(x, y));
  const FADED = { week: 1, month: 0.8, year: 0.6, older: 0.42, undated: 0.6 }; // opacity by age

  // Classes of counts by powers of ten: 1, 10, 100, 1,000 and more; stable whatever is shown.
  dateline.shadeClass = (number) => Math.min(Math.floor(Math.log10(Math.max(number, 1))), 4);
  dateline.shadeOpacity = (number) => 0.16 + 0.15 * dateline.shadeClass(number);

  dateline.Drawing = class {
    constructor(map, config, click) {
      this.map = map;
      this.config = config;
      this.click = click;
      this.outlines = new dateline.Outlines(config);
      for (const [name, height] of [["density", 385], ["areas", 390]]) map.createPane(name).style.zIndex = height;
      this.squares = L.canvas({ pane: "density", padding: 0.3 });
      this.group = L.layerGroup().addTo(map);
      this.held = new Map(); // id of a report, or token of a cell -> { marker, group }
    }

    // Draws `groups` ({ points, areas }) of an answer as `display` says.
    draw(answer, groups, display) {
      const focused = this.focused();
      this.group.clearLayers();
      this.held = new Map();
      this.answer = answer;
      this.display = display;
      if (answer.density) this.drawDensity(answer.density);
      this.drawOutlines(groups.areas);
      this.apart = answer.cells.length ? CROWDED_PIXELS : MERGE_PIXELS;
      const project = (group) => this.map.latLngToLayerPoint(this.place(group));
      const points = dateline.joined(groups.points, project, this.apart);
      const taken = points.map(({ at }) => at);
      for (const { at, group } of dateline.joined(groups.areas, project, this.apart)) this.drawCount(group, at, taken);
      for (const { group } of points) this.drawPoint(group);
      if (focused && this.held.has(focused)) this.held.get(focused).marker.getElement().focus({ preventScroll: true });
      return points.length + groups.areas.length;
    }

    // The world repeats: a group is drawn in the copy that the view looks at.
    place({ lat, lon }) {
      return [lat, lon + 360 * Math.round((this.map.getCenter().lng - lon) / 360)];
    }

    focused() {
      const active = document.activeElement;
      for (const [name, { marker }] of this.held) if (active && marker.getElement() === active) return name;
      return null;
    }

    colour(key) {
      const palette = this.config.palettes[this.answer.colours] || {};
      return palette[key] || MIXED;
    }

    shares(group) {
      const shares = new Map();
      for (const [key, number] of group.shares) shares.set(this.colour(key), (shares.get(this.colour(key)) || 0) + number / group.number);
      return [...shares];
    }

    // Reports of long ago fade where layers are by time.
    opacity(group) {
      if (this.answer.colours !== "time") return 1;
      return Math.max(...[...group.shares.keys()].map((key) => FADED[key] || 1));
    }

    describe(group) {
      const [mark] = group.marks;
      if (group.number > 1 || !mark) return `${group.number.toLocaleString("en")} reports`;
      const type = this.config.types[mark.type], status = this.config.statuses[mark.status];
      const side = this.answer.colours === "comparison" ? `, ${this.config.layers.comparison[mark.layer].label.toLowerCase()}` : "";
      return `${type ? type.label : "Report"}, ${status ? status.label : ""}${side}`;
    }

    marker(group, svg, className, shift) {
      const size = Number(svg.getAttribute("width"));
      const holder = dateline.element("div");
      holder.appendChild(svg);
      const icon = L.divIcon({ html: holder, className: "dl-sign " + (className || ""), iconSize: [size, size], iconAnchor: L.point(size / 2, size / 2).subtract(shift || [0, 0]) });
      const marker = L.marker(this.place(group), { icon, keyboard: true, riseOnHover: true, alt: this.describe(group), opacity: this.opacity(group) });
      marker.on("add", () => marker.getElement() && marker.getElement().setAttribute("aria-label", this.describe(group)));
      return marker;
    }

    hold(marker, group) {
      for (const name of [...group.marks.map((mark) => mark.id), ...group.tokens]) this.held.set(name, { marker, group });
      marker.on("click", () => this.click(marker.getLatLng(), group));
      marker.on("keypress", ({ originalEvent }) => {
        if (originalEvent.key === "Enter" || originalEvent.key === " ") this.click(marker.getLatLng(), group);
      });
      marker.addTo(this.group);
    }

    drawPoint(group) {
      const [first] = group.marks;
      for (const mark of group.marks) if (mark.sign === NEAR && mark.radius) this.drawCircle(mark, group);
      if (group.number > 1) {
        const sign = group.isAssociative ? dateline.diamond(group.number) : dateline.bubble(group.number, this.shares(group), group.isSolid);
        this.hold(this.marker(group, sign, "dl-bubble"), group);
        return;
      }
      const kind = group.isSolid ? "solid" : group.isAssociative ? "diamond" : first.sign === NEAR ? "near" : "hollow";
      const status = this.config.statuses[first.status];
      const type = this.answer.colours === "comparison" ? this.config.layers.comparison[first.layer] : this.config.types[first.type];
      const sign = dateline.sign(kind, this.colour(this.answer.keyOf(first)), status ? status.outline : "thin", first.ticks, type ? type.letter : "");
      this.hold(this.marker(group, sign, "dl-" + kind), group);
    }

    drawCircle(mark, group) {
      L.circle(this.place(mark), {
        radius: mark.radius * 1000, pane: "areas", color: dateline.edge(this.colour(this.answer.keyOf(mark))), weight: 1.8,
        dashArray: "6 5", fillOpacity: 0.05, className: "dl-circle",
      }).on("click", (event) => this.click(event.latlng, group)).addTo(this.group);
    }

    // Where cells leave no room for the count of an area, its hatching has to do until one zooms in.
    drawCount(group, at, taken) {
      const shift = this.shift(at, taken);
      if (!shift) return;
      this.hold(this.marker(group, dateline.count(group.number, this.shares(group)), "dl-area-count", shift), group);
    }

    // Finds room for an area's count beside the signs that are drawn already; null for none.
    shift(at, taken) {
      const isFree = (spot) => taken.every((other) => spot.distanceTo(other) >= this.apart - 4);
      const found = SHIFTS.map((shift) => at.add(shift)).find(isFree) || (this.answer.cells.length ? null : at);
      if (!found) return null;
      taken.push(found);
      return found.subtract(at);
    }

    async drawOutlines(areas) {
      const held = this.held;
      const found = await this.outlines.of(areas.map(({ place }) => place), this.map.getZoom());
      if (held !== this.held) return;
      for (const group of areas) if (found.get(group.place)) this.drawOutline(found.get(group.place), group);
    }

    drawOutline(geometry, group) {
      const shares = this.shares(group);
      const isShaded = this.display === "areas";
      const colour = isShaded ? SHADE : shares.length === 1 ? shares[0][0] : MIXED;
      const fill = isShaded ? { fillColor: SHADE, fillOpacity: dateline.shadeOpacity(group.number) }
        : { fillColor: dateline.hatch(colour, dateline.shadeClass(group.number)), fillOpacity: 1 };
      L.geoJSON(geometry, {
        pane: "areas",
        style: { color: dateline.edge(colour), weight: this.answer.level < 0 ? 1.6 : 0.9, opacity: 0.85, className: "dl-area", ...fill },
      }).on("click", (event) => this.click(event.latlng, group)).addTo(this.group);
    }

    drawDensity({ level, squares }) {
      const side = 2 ** level;
      for (const [column, row, number] of squares) {
        const west = (column / side) * 360 - 180, turn = 360 * Math.round((this.map.getCenter().lng - west) / 360);
        L.rectangle(
          [[dateline.latitude((row + 1) / side), west + turn], [dateline.latitude(row / side), west + turn + 360 / side]],
          { renderer: this.squares, stroke: false, fillColor: SHADE, fillOpacity: dateline.shadeOpacity(number) + 0.1, interactive: false },
        ).addTo(this.group);
      }
    }

    // Marks the sign that stands for a report: its own, or that of its cell or area.
    highlight(names) {
      for (const { marker } of this.held.values()) {
        const element = marker.getElement();
        if (element) element.classList.remove("dl-selected");
      }
      const name = names.find((one) => this.held.has(one));
      if (!name) return null;
      const { marker } = this.held.get(name);
      if (marker.getElement()) marker.getElement().classList.add("dl-selected");
      return marker;
    }
  };
})();
