// What the map draws from an answer: groups of reports, each one sign. A group is a single report,
// a cell of several, or an area; those that would overlap on the screen are joined.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const AREA = "area", ASSOCIATIVE = "associative", SOLID = "point";
  const EXACT = 1, ONE_PLACE = 2, IS_ASSOCIATIVE = 4; // flags of a cell, as in geo/maps/answer_record.py
  const FIELDS = ["id", "lat", "lon", "sign", "type", "status", "layer", "ticks", "radius", "place"];

  const read = (row) => Object.fromEntries(FIELDS.map((name, index) => [name, row[index]]));

  dateline.Answer = class {
    constructor(record) {
      Object.assign(this, record);
      this.marks = record.marks.map(read);
    }

    // Whether the view needs no other answer.
    covers(bounds, level) {
      if (this.level < 0) return true;
      if (this.level !== level) return false;
      const [west, south, east, north] = this.box;
      if (bounds.getSouth() < south - 1e-6 && south > -84 || bounds.getNorth() > north + 1e-6 && north < 84) return false;
      if (east - west >= 360) return true;
      const width = east - west + (west > east ? 360 : 0);
      const from = (((bounds.getWest() - west) % 360) + 360) % 360;
      return from + (bounds.getEast() - bounds.getWest()) <= width + 1e-6;
    }

    // The colour key of a single report: its type, or its layer where colours follow the layers.
    keyOf(mark) {
      return this.colours === "event_type" ? mark.type : mark.layer;
    }

    shares(flat) {
      const shares = new Map();
      for (let at = 0; at < flat.length; at += 2) shares.set(this.keys[flat[at]], flat[at + 1]);
      return shares;
    }

    // Groups before any joining; `isHidden(layer)` leaves out what was just switched off.
    groups(isHidden) {
      const points = new Map(), areas = new Map();
      for (const mark of this.marks) {
        if (isHidden(mark.layer)) continue;
        const [groups, key] = mark.sign === AREA ? [areas, mark.place]
          : [points, `${mark.lat},${mark.lon}` + (mark.sign === ASSOCIATIVE ? "a" : "")];
        if (groups.has(key)) groups.get(key).add(mark, this.keyOf(mark)); else groups.set(key, Group.of(mark, this.keyOf(mark)));
      }
      const cells = this.cells.map(([token, lat, lon, number, flags, shares]) => new Group({
        tokens: [token], lat, lon, number, shares: this.shares(shares),
        isSolid: Boolean(flags & EXACT), isOnePlace: Boolean(flags & ONE_PLACE), isAssociative: Boolean(flags & IS_ASSOCIATIVE),
      }));
      const counted = this.areas.map(([token, place, lat, lon, number, shares]) => new Group({
        tokens: [token], place, lat, lon, number, shares: this.shares(shares), isOnePlace: true,
      }));
      return { points: [...cells, ...points.values()], areas: [...areas.values(), ...counted] };
    }
  };

  class Group {
    constructor(fields) {
      Object.assign(this, { marks: [], tokens: [], isSolid: false, isOnePlace: true, isAssociative: false }, fields);
    }

    static of(mark, key) {
      return new Group({
        marks: [mark], lat: mark.lat, lon: mark.lon, number: 1, shares: new Map([[key, 1]]), place: mark.place,
        isSolid: mark.sign === SOLID, isAssociative: mark.sign === ASSOCIATIVE,
      });
    }

    add(mark, key) {
      this.marks.push(mark);
      this.number += 1;
      this.shares.set(key, (this.shares.get(key) || 0) + 1);
      this.isSolid = this.isSolid || mark.sign === SOLID;
    }

    // Takes in a group that would overlap this one.
    join(other) {
      this.isOnePlace = this.isOnePlace && other.isOnePlace && this.lat === other.lat && this.lon === other.lon;
      this.marks.push(...other.marks);
      this.tokens.push(...other.tokens);
      this.number += other.number;
      for (const [key, number] of other.shares) this.shares.set(key, (this.shares.get(key) || 0) + number);
      this.isSolid = this.isSolid || other.isSolid;
      this.corners = this.bounds().extend(other.bounds());
    }

    // Where its reports lie: positions of the marks, corners of the cells.
    bounds() {
      if (this.corners) return this.corners;
      const bounds = L.latLngBounds([[this.lat, this.lon]]);
      for (const mark of this.marks) bounds.extend([mark.lat, mark.lon]);
      for (const token of this.tokens) for (const corner of cornersOf(token)) bounds.extend(corner);
      return bounds;
    }
  }

  // Corners of a cell's square, from a token such as "c.6.34.21": level, column, row.
  function cornersOf(token) {
    const [kind, level, column, row] = token.split(".");
    if (kind !== "c" && kind !== "d") return [];
    const side = 2 ** Number(level);
    return [[Number(row), Number(column)], [Number(row) + 1, Number(column) + 1]].map(([y, x]) => [latitude(y / side), (x / side) * 360 - 180]);
  }

  const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  dateline.latitude = latitude;

  // Joins groups whose centres are nearer than `pixels`, each with the first that is near enough.
  // A grid of that size keeps it linear: only the nine squares around a group can hold such a one.
  dateline.joined = function (groups, project, pixels) {
    const grid = new Map(), found = [];
    for (const group of groups) {
      const at = project(group), column = Math.floor(at.x / pixels), row = Math.floor(at.y / pixels);
      let near = null;
      for (let dx = -1; dx <= 1 && !near; dx += 1) {
        for (let dy = -1; dy <= 1 && !near; dy += 1) {
          near = (grid.get(`${column + dx},${row + dy}`) || []).find((other) => at.distanceTo(other.at) < pixels) || null;
        }
      }
      if (near) { near.group.join(group); continue; }
      const entry = { at, group };
      found.push(entry);
      const square = `${column},${row}`;
      if (grid.has(square)) grid.get(square).push(entry); else grid.set(square, [entry]);
    }
    return found;
  };
})();
