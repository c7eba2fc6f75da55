// The popup: what a report says, fetched by id and built with textContent alone.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const MOST_GROUPED = 200; // ids in one request for groups: `MOST_GROUPED` of geo/api/reports.py

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }
  dateline.element = element;

  function anchor(address, text) {
    const made = element("a", "", text);
    made.href = address;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
    return made;
  }

  // Only http(s) links are ever followed; the server has refused the others already.
  function link(url, text) {
    return typeof url === "string" && /^https?:\/\//i.test(url) ? anchor(url, text) : null;
  }

  // The stored text on the Articles page, at the sentence; a map that stands alone has no pages.
  function readHere(report) {
    const at = `article=${encodeURIComponent(report.article_id)}&at=${encodeURIComponent(report.quote_start)}`;
    return anchor(dateline.address(`articles?${at}`), "Read it here");
  }

  function quoteOf(parts) {
    const quote = element("blockquote", "dl-quote");
    for (const part of parts) {
      quote.appendChild(part.marks.length
        ? element("span", part.marks.map((mark) => "dl-mark-" + mark).join(" "), part.text)
        : document.createTextNode(part.text));
    }
    return quote;
  }

  function folded(summary, ...content) {
    const details = element("details");
    details.append(element("summary", "", summary), ...content);
    return details;
  }

  const fold = (summary, lines) => folded(summary, ...lines.map((line) => element("p", "", line)));

  function historyOf(steps) {
    const lines = steps.map((step) => {
      const expected = step.expected_shown ? `, for ${step.expected_shown}` : "";
      const outcome = step.outcome ? ` — ${step.outcome === "open" ? "nobody has told what came of it" : step.outcome}` : "";
      const numbers = step.numbers ? `, ${step.numbers}` : "";
      return `${step.day_shown}: ${step.status_shown}${numbers}${expected}, ${step.claimant || "unknown voice"}${outcome}`;
    });
    return fold(`History of this event (${steps.length})`, lines);
  }

  const copiesOf = (claim) => claim.copies_shown ? ` (copied by ${claim.copies_shown})` : "";

  // Every claimant keeps its own number, never one of all.
  function numbersOf(groups) {
    const tables = groups.map((group) => {
      const table = element("table", "dl-numbers");
      table.appendChild(element("caption", "", `${group.counted}, ${group.place}`));
      for (const claim of group.claims) {
        const row = table.insertRow();
        const number = element("th", "", claim.words);
        number.scope = "row";
        row.append(number, ...[claim.claimant + copiesOf(claim), claim.published_shown, claim.status_shown].map((text) => element("td", "", text)));
      }
      return table;
    });
    return folded("Numbers side by side", ...tables);
  }

  function claimsOf(claims, shown) {
    const list = element("ol");
    for (const claim of claims) {
      const item = element("li");
      const numbers = claim.numbers ? `, ${claim.numbers}` : "";
      item.append(element("strong", "", claim.claimant),
        `, ${claim.published_shown}: ${claim.status_shown}${numbers}`, element("em", "", ` — ${claim.kind_shown}`), copiesOf(claim));
      const isCopy = claim.copies.some((copy) => copy.report_id === shown);
      if (claim.reports.includes(shown)) item.append(element("span", "dl-faint", isCopy ? " (this is a copy of it)" : " (this one)"));
      list.appendChild(item);
    }
    return folded(`Claims about this event (${claims.length})`, list);
  }

  // What the event of a report tells beside it: nothing where it stands alone.
  function eventOf(report) {
    const parts = [];
    if (report.history.length > 1) parts.push(historyOf(report.history));
    if (report.numbers && report.numbers.length) parts.push(numbersOf(report.numbers));
    if (report.claims && report.claims.length > 1) parts.push(claimsOf(report.claims, report.id));
    return parts;
  }

  function waysOn(report, correct) {
    const bar = element("div", "dl-ways");
    if (correct) {
      const button = element("button", "dl-correct", "Correct or reject");
      button.type = "button";
      button.addEventListener("click", () => correct(report.id));
      bar.append(button, readHere(report));
    }
    if (dateline.fullPage) bar.appendChild(anchor(dateline.fullPage(report.id), "Open in Dateline"));
    const opened = link(report.text_fragment_url, "Open at this sentence");
    if (opened) bar.appendChild(opened);
    return bar;
  }

  // `correct` opens the form beside the map; a map that stands alone has none.
  dateline.describe = function (report, correct) {
    const body = element("article", "dl-report");
    body.append(element("h2", "", report.headline || "Untitled article"), quoteOf(report.quote_parts),
      fold(`${report.date_shown}${report.date_doubt ? ", check it" : ""} — why?`, [report.date_rule]),
      fold(`${report.place_shown} — why?`, report.place_reasons),
      fold(`${report.says} — who says so?`, report.says_reasons),
      ...eventOf(report),
      element("p", "", `${report.event_type} · ${report.status_shown}`),
      element("p", "dl-faint", report.published_shown));
    for (const one of report.review ? report.review.judgements : []) body.appendChild(element("p", "dl-judged", one.shown));
    body.appendChild(waysOn(report, correct));
    return body;
  };

  let asKnownOn = ""; // the day as of which histories are told; empty for now
  const known = new Map();
  dateline.fetchReport = async function (id, details) {
    if (details) return details[id];
    if (!known.has(id)) {
      const answer = await fetch(dateline.api("report/") + encodeURIComponent(id) + (asKnownOn ? "?known=" + encodeURIComponent(asKnownOn) : ""));
      if (!answer.ok) throw new Error(answer.status === 404 ? "This report is no longer in the store." : "The report cannot be read just now: try again.");
      known.set(id, await answer.json());
    }
    return known.get(id);
  };

  // What was remembered may be old: somebody has judged, or articles came in.
  dateline.forgetReports = (day) => { asKnownOn = day; known.clear(); };

  // The reports in groups, one for each event; those that are in none; those that cannot be asked for.
  async function grouped(ids, details) {
    const asked = ids.slice(0, MOST_GROUPED).map(encodeURIComponent).join(",");
    const { events, alone } = details ? inDetails(ids, details)
      : await dateline.ask(`events?reports=${asked}${asKnownOn ? "&known=" + encodeURIComponent(asKnownOn) : ""}`);
    const found = new Set([...events.flat(), ...alone]);
    return { events, alone, rest: ids.filter((id) => !found.has(id)) };
  }

  // What /api/events answers, for a map that stands alone: the reports of an event by publication.
  function inDetails(ids, details) {
    const events = new Map(), known = ids.filter((id) => details[id]);
    const published = (id) => details[id].published || "9999";
    const isBefore = (one, other) => published(one).localeCompare(published(other));
    for (const id of known.filter((one) => details[one].event_id)) {
      const key = details[id].event_id;
      events.set(key, [...(events.get(key) || []), id].sort(isBefore));
    }
    return { events: [...events.values()], alone: known.filter((id) => !details[id].event_id) };
  }

  // Pages through reports, event by event; `chosen(id)` is told which one is looked at.
  class Pager {
    constructor(ids, first, details, chosen, correct) {
      Object.assign(this, { details, chosen, correct, events: [], alone: [], rest: ids });
      this.id = ids.includes(first) ? first : ids[0];
      this.box = element("div", "dl-popup");
      this.holder = element("div");
      this.holder.setAttribute("aria-live", "polite");
      this.position = element("span", "dl-position");
      if (ids.length > 1) this.box.appendChild(this.bar());
      this.box.addEventListener("dl-refresh", () => this.show(false));
      this.holder.appendChild(element("p", "dl-faint", "Reading the report …"));
      this.box.appendChild(this.holder);
      const isChosen = ids.length === 1 || ids.includes(first);
      if (isChosen) this.show(true);
      if (ids.length > 1) this.group(ids, isChosen);
    }

    // Where none is chosen, the first report of the first event is shown.
    async group(ids, isChosen) {
      try {
        Object.assign(this, await grouped(ids, this.details));
      } catch (error) { /* one after the other, as they came */ }
      if (isChosen) { this.place(); return; }
      this.id = this.order()[0];
      this.show(true);
    }

    order() {
      return [...this.events.flat(), ...this.alone, ...this.rest];
    }

    bar() {
      const bar = element("div", "dl-pager");
      const button = (label, text, step) => {
        const made = element("button", "", text);
        made.type = "button";
        made.setAttribute("aria-label", label);
        made.addEventListener("click", () => this.turn(step));
        return made;
      };
      bar.append(button("Previous report", "‹", -1), this.position, button("Next report", "›", 1));
      return bar;
    }

    turn(step) {
      const ids = this.order();
      this.id = ids[(ids.indexOf(this.id) + step + ids.length) % ids.length];
      this.show(true);
    }

    // "Event 1 of 3 · report 2 of 4", or what of it says anything; of one in no event, that it is in none.
    place() {
      const event = this.events.findIndex((group) => group.includes(this.id));
      const group = this.events[event] || (this.alone.includes(this.id) ? this.alone : this.rest);
      const report = `${group.indexOf(this.id) + 1} of ${group.length}`;
      const told = [];
      if (event >= 0 && this.events.length + this.alone.length + this.rest.length > 1) told.push(`Event ${event + 1} of ${this.events.length}`);
      if (group === this.alone && this.events.length) told.push("In no event");
      if (group.length > 1) told.push(told.length ? `report ${report}` : report);
      this.position.textContent = told.join(" · ");
    }

    async show(isChoice) {
      const id = this.id;
      this.place();
      if (isChoice) this.chosen(id);
      try {
        const report = await dateline.fetchReport(id, this.details);
        if (this.id === id) this.holder.replaceChildren(dateline.describe(report, this.correct));
      } catch (error) {
        this.holder.replaceChildren(element("p", "dl-error", error.message));
      }
      this.box.dispatchEvent(new CustomEvent("dl-filled"));
    }
  }

  dateline.pager = (ids, first, details, chosen, correct) => new Pager(ids, first, details, chosen, correct).box;
})();
