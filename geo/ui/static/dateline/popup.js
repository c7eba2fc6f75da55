// The popup: what a report says, fetched by id and built with textContent alone.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }
  dateline.element = element;

  // Only http(s) links are ever followed; the server has refused the others already.
  function link(url, text) {
    if (typeof url !== "string" || !/^https?:\/\//i.test(url)) return null;
    const made = element("a", "", text);
    made.href = url;
    made.target = "_blank";
    made.rel = "noopener noreferrer";
    return made;
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

  function fold(summary, lines) {
    const details = element("details");
    details.appendChild(element("summary", "", summary));
    for (const line of lines) details.appendChild(element("p", "", line));
    return details;
  }

  function historyOf(steps) {
    const lines = steps.map((step) => {
      const expected = step.expected_shown ? `, for ${step.expected_shown}` : "";
      const outcome = step.outcome ? ` — ${step.outcome === "open" ? "nobody has told what came of it" : step.outcome}` : "";
      return `${step.day_shown}: ${step.status}${expected}, ${step.claimant || "unknown voice"}${outcome}`;
    });
    return fold(`History of this event (${steps.length})`, lines);
  }

  // `correct` opens the form beside the map; a map that stands alone has none.
  dateline.describe = function (report, correct) {
    const body = element("article", "dl-report");
    body.appendChild(element("h3", "", report.headline || "Untitled article"));
    body.appendChild(quoteOf(report.quote_parts));
    body.appendChild(fold(`${report.date_shown} — why?`, [report.date_rule]));
    body.appendChild(fold(`${report.place_shown} — why?`, report.place_reasons));
    body.appendChild(fold(`${report.says} — who says so?`, report.says_reasons));
    if (report.history.length > 1) body.appendChild(historyOf(report.history));
    body.appendChild(element("p", "", `${report.event_type} · ${report.status}`));
    body.appendChild(element("p", "dl-faint", report.published_shown));
    if (report.review) {
      for (const one of report.review.judgements) body.appendChild(element("p", "dl-judged", one.shown));
    }
    if (correct) {
      const button = element("button", "dl-correct", "Correct or reject");
      button.type = "button";
      button.addEventListener("click", () => correct(report.id));
      body.appendChild(button);
    }
    const opened = link(report.text_fragment_url, "Open at this sentence");
    if (opened) body.appendChild(opened);
    return body;
  };

  let asKnownOn = ""; // the day as of which histories are told; empty for now
  const known = new Map();
  dateline.fetchReport = async function (id, details) {
    if (details) return details[id];
    if (!known.has(id)) {
      const answer = await fetch("../../api/report/" + encodeURIComponent(id) + (asKnownOn ? "?known=" + encodeURIComponent(asKnownOn) : ""));
      if (!answer.ok) throw new Error(answer.status === 404 ? "This report is no longer in the store." : "The report cannot be read just now: try again.");
      known.set(id, await answer.json());
    }
    return known.get(id);
  };

  // What was remembered may be old: somebody has judged, or articles came in.
  dateline.forgetReports = (day) => { asKnownOn = day; known.clear(); };

  // Shows the reports `ids` one at a time; `chosen(id)` is told which one is looked at.
  dateline.pager = function (ids, first, details, chosen, correct) {
    const box = element("div", "dl-popup");
    const holder = element("div");
    holder.setAttribute("aria-live", "polite");
    let at = Math.max(0, ids.indexOf(first));
    const position = element("span", "dl-position");
    async function show(isChoice) {
      const id = ids[at];
      position.textContent = `${at + 1} of ${ids.length}`;
      if (isChoice) chosen(id);
      try {
        const report = await dateline.fetchReport(id, details);
        if (ids[at] === id) holder.replaceChildren(dateline.describe(report, correct));
      } catch (error) {
        holder.replaceChildren(element("p", "dl-error", error.message));
      }
      box.dispatchEvent(new CustomEvent("dl-filled"));
    }
    if (ids.length > 1) {
      const bar = element("div", "dl-pager");
      for (const [label, text, step] of [["Previous report", "‹", -1], ["Next report", "›", 1]]) {
        const button = element("button", "", text);
        button.type = "button";
        button.setAttribute("aria-label", label);
        button.addEventListener("click", () => { at = (at + step + ids.length) % ids.length; show(true); });
        bar.appendChild(button);
        if (step < 0) bar.appendChild(position);
      }
      box.appendChild(bar);
    }
    box.addEventListener("dl-refresh", () => show(false));
    holder.appendChild(element("p", "dl-faint", "Reading the report …"));
    box.appendChild(holder);
    show(true);
    return box;
  };
})();
