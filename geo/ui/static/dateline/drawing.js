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

  const DIGITS = new Intl.NumberFormat("en"); // toLocaleString makes one for each number

  // Classes of counts by powers of ten: 1, 10, 100, 1,000 and more; stable whatever is shown.
  dateline.shadeClass = (number) => Math.min(Math.floor(Math.log10(Math.max(number, 1))), 4);
  dateline.shadeOpacity = (number) => 0.16 + 0.15 * dateline.shadeClass(number);

  // Layers of the map by their look: of a new set of them, those that look as before stay. After a move
  // that is most of them, and taking them away and putting them back would cost more than all else.
  class Kept {
    constructor(map, click) {
      this.map = map;
      this.click = click;
      this.things = new Map();
    }

    begin() {
      this.left = this.things;
      this.things = new Map();
    }

    // `parts` say all of its look, `make` returns the layer if there is none yet.
    keep(parts, group, make) {
      const look = JSON.stringify(parts);
      const thing = this.left.get(look) || this.things.get(look) || this.put(make());
      this.left.delete(look);
      this.things.set(look, thing);
      thing.group = group;
      return thing;
    }

    put(layer) {
      const thing = { layer };
      layer.on("click", (event) => this.click(event.latlng, thing.group));
      layer.on("keypress", ({ originalEvent: { key } }) => {
        if (key === "Enter" || key === " ") this.click(layer.getLatLng(), thing.group);
      });
      layer.addTo(this.map);
      return thing;
    }

    end() {
      for (const { layer } of this.left.values()) layer.remove();
    }
  }

  dateline.Drawing = class {
    constructor(map, config, click) {
      this.map = map;
      this.config = config;
      this.outlines = new dateline.Outlines(config);
      for (const [name, height] of [["density", 385], ["areas", 390]]) map.createPane(name).style.zIndex = height;
      this.squares = L.canvas({ pane: "density", padding: 0.3 });
      this.density = L.layerGroup().addTo(map);
      this.signs = new Kept(map, click);
      this.areas = new Kept(map, click);
      this.held = new Map(); // id of a report, or token of a cell -> { layer, group } of its sign
    }

    // Draws `groups` ({ points, areas }) of an answer as `display` says.
    draw(answer, groups, display) {
      const focused = this.focused();
      this.signs.begin();
      this.held = new Map();
      this.answer = answer;
      this.display = display;
      this.density.clearLayers();
      if (answer.density) this.drawDensity(answer.density);
      this.drawOutlines(groups.areas);
      this.apart = answer.cells.length ? CROWDED_PIXELS : MERGE_PIXELS;
      const project = (group) => this.map.latLngToLayerPoint(this.place(group));
      const points = dateline.joined(groups.points, project, this.apart);
      const taken = points.map(({ at }) => at);
      for (const { at, group } of dateline.joined(groups.areas, project, this.apart)) this.drawCount(group, at, taken);
      for (const { group } of points) this.drawPoint(group);
      this.signs.end();
      if (focused && this.held.has(focused)) this.held.get(focused).layer.getElement().focus({ preventScroll: true });
      return points.length + groups.areas.length;
    }

    // The world repeats: a group is drawn in the copy that the view looks at.
    place({ lat, lon }) {
      return [lat, lon + 360 * Math.round((this.map.getCenter().lng - lon) / 360)];
    }

    focused() {
      const active = document.activeElement;
      for (const [name, { layer }] of this.held) if (layer.getElement() === active) return name;
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
      if (group.number > 1 || !mark) return `${DIGITS.format(group.number)} reports`;
      const type = this.config.types[mark.type], status = this.config.statuses[mark.status];
      const side = this.answer.colours === "comparison" ? `, ${this.config.layers.comparison[mark.layer].label.toLowerCase()}` : "";
      return `${type ? type.label : "Report"}, ${status ? status.label : ""}${side}`;
    }

    // Draws a sign for a group, `name` with `parts` being a function that makes it and its arguments.
    hold(group, className, name, parts, shift) {
      const place = this.place(group), label = this.describe(group), opacity = this.opacity(group);
      const look = [place, label, opacity, className, name, parts, shift && [shift.x, shift.y]];
      const thing = this.signs.keep(look, group, () => {
        const html = dateline[name](...parts), size = dateline.sizeOf(html);
        const icon = L.divIcon({ html, className: "dl-sign " + className, iconSize: [size, size], iconAnchor: L.point(size / 2, size / 2).subtract(shift || [0, 0]) });
        const marker = L.marker(place, { icon, keyboard: true, riseOnHover: true, opacity });
        return marker.on("add", () => marker.getElement().setAttribute("aria-label", label));
      });
      for (const one of [...group.marks.map((mark) => mark.id), ...group.tokens]) this.held.set(one, thing);
    }

    drawPoint(group) {
      const [first] = group.marks;
      for (const mark of group.marks) if (mark.sign === NEAR && mark.radius) this.drawCircle(mark, group);
      if (group.number > 1) {
        const [name, parts] = group.isAssociative ? ["diamond", [group.number]] : ["bubble", [group.number, this.shares(group), group.isSolid]];
        this.hold(group, "dl-bubble", name, parts);
        return;
      }
      const kind = group.isSolid ? "solid" : group.isAssociative ? "diamond" : first.sign === NEAR ? "near" : "hollow";
      const status = this.config.statuses[first.status];
      const type = this.answer.colours === "comparison" ? this.config.layers.comparison[first.layer] : this.config.types[first.type];
      const colour = this.colour(this.answer.keyOf(first));
      this.hold(group, "dl-" + kind, "sign", [kind, colour, status ? status.outline : "thin", first.ticks, type ? type.letter : ""]);
    }

    drawCircle(mark, group) {
      const place = this.place(mark), radius = mark.radius * 1000, color = dateline.edge(this.colour(this.answer.keyOf(mark)));
      this.signs.keep([NEAR, place, radius, color], group, () => L.circle(place, {
        radius, pane: "areas", color, weight: 1.8, dashArray: "6 5", fillOpacity: 0.05, className: "dl-circle",
      }));
    }

    // Where cells leave no room for the count of an area, its hatching has to do until one zooms in.
    drawCount(group, at, taken) {
      const shift = this.shift(at, taken);
      if (!shift) return;
      this.hold(group, "dl-area-count", "count", [group.number, this.shares(group)], shift);
    }

    // Finds room for an area's count beside the signs that are drawn already; null for none.
    shift(at, taken) {
      const isFree = (spot) => taken.every((other) => spot.distanceTo(other) >= this.apart - 4);
      const found = SHIFTS.map((shift) => at.add(shift)).find(isFree) || (this.answer.cells.length ? null : at);
      if (!found) return null;
      taken.push(found);
      return found.subtract(at);
    }

    // Until the outlines are there, those of the view before stand.
    async drawOutlines(areas) {
      const held = this.held, zoom = this.map.getZoom();
      const found = await this.outlines.of(areas.map(({ place }) => place), zoom);
      if (held !== this.held) return;
      this.areas.begin();
      for (const group of areas) if (found.get(group.place)) this.drawOutline(found.get(group.place), group, dateline.Outlines.level(zoom));
      this.areas.end();
    }

    drawOutline(geometry, group, level) {
      const shares = this.shares(group);
      const isShaded = this.display === "areas";
      const colour = isShaded ? SHADE : shares.length === 1 ? shares[0][0] : MIXED;
      const fill = isShaded ? { fillColor: SHADE, fillOpacity: dateline.shadeOpacity(group.number) }
        : { fillColor: dateline.hatch(colour, dateline.shadeClass(group.number)), fillOpacity: 1 };
      const style = { color: dateline.edge(colour), weight: this.answer.level < 0 ? 1.6 : 0.9, opacity: 0.85, className: "dl-area", ...fill };
      this.areas.keep([group.place, level, style], group, () => L.geoJSON(geometry, { pane: "areas", style }));
    }

    drawDensity({ level, squares }) {
      const side = 2 ** level;
      for (const [column, row, number] of squares) {
        const west = (column / side) * 360 - 180, turn = 360 * Math.round((this.map.getCenter().lng - west) / 360);
        L.rectangle(
          [[dateline.latitude((row + 1) / side), west + turn], [dateline.latitude(row / side), west + turn + 360 / side]],
          { renderer: this.squares, stroke: false, fillColor: SHADE, fillOpacity: dateline.shadeOpacity(number) + 0.1, interactive: false },
        ).addTo(this.density);
      }
    }

    // Marks the sign that stands for a report: its own, or that of its cell or area.
    highlight(names) {
      const found = this.held.get(names.find((name) => this.held.has(name)));
      if (this.chosen && this.chosen !== found) this.chosen.layer.getElement()?.classList.remove("dl-selected");
      this.chosen = found;
      if (!found) return null;
      found.layer.getElement()?.classList.add("dl-selected");
      return found.layer;
    }
  };
})();
