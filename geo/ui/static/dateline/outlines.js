// Outlines of areas, asked for together: one request for all that a view needs, each only once.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const AT_ONCE = 100; // ids in one request: `MOST_FOOTPRINTS` of geo/api.py

  dateline.Outlines = class {
    constructor(config) {
      this.given = config.footprints;
      this.known = new Map();
    }

    // Resolves to a map of the places to their geometries, null where none is known.
    async of(places) {
      if (this.given) return new Map(places.map((place) => [place, this.given[place]]));
      const wanted = places.filter((place) => !this.known.has(place));
      for (let from = 0; from < wanted.length; from += AT_ONCE) this.ask(wanted.slice(from, from + AT_ONCE));
      return new Map(await Promise.all(places.map(async (place) => [place, await this.known.get(place)])));
    }

    ask(places) {
      const url = "../../api/footprints?ids=" + places.map(encodeURIComponent).join(",");
      const answer = fetch(url).then((found) => (found.ok ? found.json() : Promise.reject(new Error()))).catch(() => {
        for (const place of places) this.known.delete(place); // the next view asks again
        return {};
      });
      for (const place of places) this.known.set(place, answer.then((found) => found[place] || null));
    }
  };
})();
