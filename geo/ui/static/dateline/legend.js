// The legend: the layers with their switches and counts, and what each sign means. It folds.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const TITLES = { event_type: "Event types", publisher: "Publishers", status: "Status" };

  const MARK = 20; // pixels that a mark needs around its centre

  dateline.Legend = class {
    constructor(map, config, toggled) {
      this.map = map;
      this.config = config;
      this.toggled = toggled;
      this.publishers = {};
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
      scroller.append(this.title, this.rows, signs);
      this.box.appendChild(scroller);
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
      add(dateline.sign("solid", ink, "thin", 3, "", 20), "ticks: independent claimants, 1 to 3 or more");
      return list;
    }

    patch() {
      const patch = dateline.element("span", "dl-patch");
      return patch;
    }

    label(by, key) {
      if (by === "publisher") return this.publishers[key] || "Publisher";
      const table = by === "status" ? this.config.statuses : this.config.types;
      return table[key] ? table[key].label : key;
    }

    async learnPublishers(keys) {
      if (this.config.publishers) { this.publishers = this.config.publishers; return; }
      if (keys.every((key) => key in this.publishers)) return;
      try {
        this.publishers = await dateline.ask("publishers");
      } catch (error) { /* the rows keep their neutral label */ }
    }

    async show(by, counts, hidden) {
      const keys = Object.keys(counts);
      if (by === "publisher") await this.learnPublishers(keys);
      this.title.textContent = keys.length ? TITLES[by] : "";
      const order = by === "publisher" ? keys.sort((a, b) => counts[b] - counts[a])
        : Object.keys(by === "status" ? this.config.statuses : this.config.types).filter((key) => key in counts);
      this.rows.replaceChildren(...order.map((key) => this.row(by, key, counts[key], !hidden.has(key))));
    }

    row(by, key, count, isOn) {
      const { element } = dateline;
      const row = element("label", "dl-row dl-layer");
      const box = element("input");
      box.type = "checkbox";
      box.checked = isOn;
      box.addEventListener("change", () => this.toggled(key, box.checked));
      const type = this.config.types[key];
      const status = this.config.statuses[key];
      row.appendChild(box);
      if (by === "event_type" && type) row.appendChild(dateline.sign("solid", type.colour, "thin", 0, type.letter, 22));
      if (by === "status" && status) row.appendChild(dateline.sign("hollow", "currentColor", status.outline, 0, "", 20));
      row.append(element("span", "dl-name", this.label(by, key)), element("span", "dl-faint", String(count)));
      return row;
    }
  };
})();
