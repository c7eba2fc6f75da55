// The legend: the layers with their switches and counts, and what each sign means. It folds.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const TITLES = { event_type: "Event types", publisher: "Publishers", status: "Status", claimant: "Claimants", corroboration: "Independent claimants", time: "How long ago", comparison: "Compared" };
  const NAMED = ["publisher", "claimant"]; // layers whose names come from articles: asked for, never part of a message
  const MOST_ROWS = 20; // layers with a switch; beyond it the filters of the page are the better tool
  const SHADES = [[1, "1 to 9"], [10, "10 to 99"], [100, "100 to 999"], [1000, "1,000 to 9,999"], [10000, "10,000 or more"]];

  const MARK = 20; // pixels that a mark needs around its centre

  dateline.Legend = class {
    constructor(map, config, toggled) {
      this.map = map;
      this.config = config;
      this.toggled = toggled;
      this.names = {};
      const control = L.control({ position: "bottomleft" });
      control.onAdd = () => this.make();
      control.addTo(map);
    }

    make() {
      const { element } = dateline;
      this.box = element("details", "dl-legend");
      this.box.open = window.innerWidth > 640;
      this.box.appendChild(element("summary", "", "Legend and layers"));
      const scroller = element("div", "dl-scroll");
      this.title = element("h4", "", "");
      this.rows = element("div", "dl-rows");
      const signs = element("details", "dl-signs");
      signs.append(element("summary", "", "What the signs mean"), this.signs());
      this.shades = element("div", "dl-rows");
      this.complaint = element("p", "dl-error dl-complaint", "");
      this.complaint.setAttribute("role", "status");
      scroller.append(this.shades, this.title, this.rows, signs);
      this.box.append(this.complaint, scroller);
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    }

    // A popup must not open under the legend: it folds for as long as the popup is there.
    makeRoom(isNeeded) {
      if (isNeeded && this.box.open) { this.box.open = false; this.isFolded = true; }
      else if (!isNeeded && this.isFolded) { this.box.open = true; this.isFolded = false; }
    }

    // No mark may start under the legend: the map moves aside where there is room, else it folds.
    stepAside(points) {
      if (!this.box.open) return;
      const map = this.map.getContainer().getBoundingClientRect(), box = this.box.getBoundingClientRect();
      const edge = box.right - map.left + MARK, top = box.top - map.top - MARK;
      const spots = points.map((point) => this.map.latLngToContainerPoint(point));
      const needed = Math.max(0, ...spots.filter((spot) => spot.y > top).map((spot) => edge - spot.x));
      const room = map.width - MARK - Math.max(...spots.map((spot) => spot.x));
      if (needed > room) this.box.open = false;
      else if (needed > 0) this.map.panBy([-needed, 0], { animate: false });
    }

    // Whatever has moved since: the legend folds rather than cover a mark.
    foldOver(points) {
      if (!this.box.open) return;
      const map = this.map.getContainer().getBoundingClientRect(), box = this.box.getBoundingClientRect();
      const right = box.right - map.left + MARK, top = box.top - map.top - MARK;
      const spots = points.map((point) => this.map.latLngToContainerPoint(point));
      if (spots.some((spot) => spot.x > -MARK && spot.x < right && spot.y > top)) this.box.open = false;
    }

    signs() {
      const list = dateline.element("div", "dl-rows");
      const add = (sign, text) => {
        const row = dateline.element("div", "dl-row");
        row.append(sign, dateline.element("span", "", text));
        list.appendChild(row);
      };
      const ink = "currentColor";
      add(dateline.sign("solid", ink, "thin", 0, "", 20), "settlement or better");
      add(dateline.sign("hollow", ink, "thin", 0, "", 20), "approximate, or words spoken there");
      add(dateline.sign("near", ink, "dashed", 0, "", 20), "near: circle of true radius");
      add(this.patch(), "region or country, with its count");
      add(dateline.bubble(3, [[ink, 1]], false), "several reports");
      add(dateline.sign("diamond", ink, "thin", 0, "", 20), "stands for a government or people");
      for (const status of Object.values(this.config.statuses)) {
        add(dateline.sign("hollow", ink, status.outline, 0, "", 20), status.label);
      }
      add(dateline.sign("solid", ink, "thin", 3, "", 20), "ticks: independent claimants who say so, 1 to 3 or more");
      return list;
    }

    patch() {
      const patch = dateline.element("span", "dl-patch");
      return patch;
    }

    label(by, key) {
      if (NAMED.includes(by)) return this.names[key] || (by === "publisher" ? "Publisher" : "Claimant");
      const table = this.config.layers[by] || {};
      return table[key] ? table[key].label : key;
    }

    // Rows are [key, count] of a message, or [key, count, label] of an answer.
    async show(by, rows, hidden, asked) {
      this.turn = (this.turn || 0) + 1;
      const turn = this.turn;
      for (const [key, , label] of rows) if (label !== undefined) this.names[key] = label;
      if (NAMED.includes(by) && rows.some(([key]) => !(key in this.names))) await this.learn(asked);
      if (turn !== this.turn) return;
      const counts = new Map(rows.map(([key, count]) => [key, count]));
      const known = NAMED.includes(by) ? [...counts.keys()] : Object.keys(this.config.layers[by] || {}).filter((key) => counts.has(key));
      this.title.textContent = known.length ? TITLES[by] : "";
      this.keepFocus(() => this.rows.replaceChildren(...known.slice(0, MOST_ROWS).map((key) => this.row(by, key, counts.get(key), !hidden.has(key)))));
      if (known.length > MOST_ROWS) this.rows.append(dateline.element("p", "dl-faint dl-more", `and ${(known.length - MOST_ROWS).toLocaleString("en")} more: see the filters`));
    }

    async learn(asked) {
      if (this.config.names) { this.names = this.config.names; return; }
      try {
        for (const [key, , label] of (await dateline.ask("layers?" + asked)).layers) this.names[key] = label;
      } catch (error) { /* the rows keep their neutral label */ }
    }

    // The rows are made anew: whoever had one of their switches keeps it.
    keepFocus(change) {
      const active = this.rows.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      change();
      const again = active && this.rows.querySelector(`[data-key="${active}"]`);
      if (again) again.focus({ preventScroll: true });
    }

    // What shades mean, and that some areas are left out; nothing where neither is the case.
    showMore(left, display) {
      const isShaded = display === "areas" || display === "density";
      const rows = isShaded ? SHADES.map(([number, words]) => this.shade(number, words)) : [];
      if (left) rows.push(dateline.element("p", "dl-faint dl-more", `${left.toLocaleString("en")} areas with fewer reports are not drawn: zoom in`));
      this.shades.replaceChildren(...rows);
    }

    shade(number, words) {
      const row = dateline.element("div", "dl-row");
      const patch = dateline.element("span", "dl-shade");
      patch.style.opacity = dateline.shadeOpacity(number);
      row.append(patch, dateline.element("span", "", `${words} reports`));
      return row;
    }

    // A sentence about what went wrong; an empty one takes it away.
    complain(text) {
      this.complaint.textContent = text;
    }

    row(by, key, count, isOn) {
      const { element } = dateline;
      const row = element("label", "dl-row dl-layer");
      const box = element("input");
      box.type = "checkbox";
      box.checked = isOn;
      box.dataset.key = key;
      box.addEventListener("change", () => this.toggled(key, box.checked));
      row.appendChild(box);
      const sign = this.signOf(by, key);
      if (sign) row.appendChild(sign);
      row.append(element("span", "dl-name", this.label(by, key)), element("span", "dl-faint", count.toLocaleString("en")));
      return row;
    }

    signOf(by, key) {
      const colour = (this.config.palettes[by] || {})[key];
      const type = this.config.types[key], status = this.config.statuses[key];
      if (by === "event_type" && type) return dateline.sign("solid", colour, "thin", 0, type.letter, 22);
      if (by === "status" && status) return dateline.sign("solid", colour, status.outline, 0, "", 22);
      if (by === "comparison") return dateline.sign("solid", colour, "thin", 0, this.config.layers.comparison[key].letter, 22);
      if (by === "corroboration") return dateline.sign("solid", colour, "thin", Number(key), "", 22);
      return colour ? dateline.sign("solid", colour, "thin", 0, "", 22) : null;
    }
  };
})();
