// Outlines of areas, asked for together: one request for all that a view needs, each only once
// at a level of detail. Closer views ask anew; until the answer is there, the coarser one stands.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const AT_ONCE = 100; // ids in one request: `MOST_FOOTPRINTS` of geo/api/map_data.py
  const STEP = 2; // zoom levels that share an outline: its line misses by half a pixel at the upper one
  const FINEST = 10; // `FINEST_LEVEL` of geo/features/outlines.py

  dateline.Outlines = class {
    constructor(config) {
      this.given = config.footprints;
      this.levels = new Map();
    }

    // The level of detail for a zoom level; with the same one, nothing new is to be had.
    static level(zoom) {
      return Math.min(FINEST, STEP * Math.ceil(Math.max(zoom, STEP) / STEP));
    }

    // Resolves to a map of the places to their geometries, null where none is known.
    async of(places, zoom) {
      if (this.given) return new Map(places.map((place) => [place, this.given[place]]));
      const level = dateline.Outlines.level(zoom);
      if (!this.levels.has(level)) this.levels.set(level, new Map());
      const known = this.levels.get(level);
      const wanted = places.filter((place) => !known.has(place));
      for (let from = 0; from < wanted.length; from += AT_ONCE) this.ask(wanted.slice(from, from + AT_ONCE), level, known);
      return new Map(await Promise.all(places.map(async (place) => [place, await known.get(place)])));
    }

    // Resolves when nothing that was asked for is still under way.
    settled() {
      return Promise.all([...this.levels.values()].flatMap((known) => [...known.values()]));
    }

    ask(places, level, known) {
      const answer = dateline.ask(`footprints?zoom=${level}&ids=${places.map(encodeURIComponent).join(",")}`).catch(() => {
        for (const place of places) known.delete(place); // the next view asks again
        return {};
      });
      for (const place of places) known.set(place, answer.then((found) => found[place] || null));
    }
  };
})();
