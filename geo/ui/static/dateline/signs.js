// The signs of the map as elements: place by shape, status by outline, event type by colour. Single
// reports are SVG; counts, of which a view has hundreds, are one box each that the style sheet draws.
// Nothing here takes text from an article; numbers and keys come from the server's own tables.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const dateline = (window.dateline = window.dateline || {});

  function shape(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (parent) parent.appendChild(element);
    return element;
  }

  dateline.sizeOf = (sign) => Number(sign.getAttribute("width")) || Number(sign.dataset.size);

  function frame(size, box) {
    return shape("svg", {
      width: size, height: size, viewBox: `0 0 ${box} ${box}`, "aria-hidden": "true", focusable: "false",
    });
  }

  // The colour of a line: pale ones of the palette have too little contrast with paper (yellow 1.3 to 1),
  // and 55 % of any with the ink of the theme has at least the 3 to 1 that signs need.
  dateline.edge = (colour) => `color-mix(in srgb, ${colour} 55%, var(--dl-ink))`;

  const OUTLINES = {
    thick: { "stroke-width": 3.4 },
    thin: { "stroke-width": 1.5 },
    dashed: { "stroke-width": 2, "stroke-dasharray": "5 3" },
    dotted: { "stroke-width": 2.4, "stroke-dasharray": "0.1 4.2", "stroke-linecap": "round" },
    struck: { "stroke-width": 1.5 },
  };
  dateline.outlineOf = (name) => OUTLINES[name] || OUTLINES.thin;

  // One report. `kind`: solid, hollow, diamond or near; `outline`: a key of OUTLINES; `ticks`: 1 to 3.
  dateline.sign = function (kind, colour, outline, ticks, letter, size) {
    const svg = frame(size || 28, 28);
    if (kind === "diamond") {
      shape("path", { d: "M14 7 L21 14 L14 21 L7 14 Z", class: "dl-halo" }, svg);
      shape("path", { d: "M14 7 L21 14 L14 21 L7 14 Z", class: "dl-paper", stroke: dateline.edge(colour), ...dateline.outlineOf(outline) }, svg);
    } else {
      shape("circle", { cx: 14, cy: 14, r: 9, class: "dl-halo" }, svg);
      shape("circle", { cx: 14, cy: 14, r: 9, class: "dl-paper", stroke: dateline.edge(colour), ...dateline.outlineOf(outline) }, svg);
      if (kind === "solid") shape("circle", { cx: 14, cy: 14, r: 6.2, fill: colour, class: "dl-disc" }, svg);
      if (kind === "near") shape("path", { d: "M14 11 V17 M11 14 H17", stroke: dateline.edge(colour), "stroke-width": 1.6 }, svg);
    }
    if (outline === "struck") {
      shape("path", { d: "M5 23 L23 5", class: "dl-halo" }, svg);
      shape("path", { d: "M5 23 L23 5", class: "dl-strike" }, svg);
    }
    for (let tick = 0; tick < Math.min(ticks || 0, 3); tick += 1) {
      shape("path", { d: `M${21 + 2.6 * tick} 7 l1.6 -4.6`, class: "dl-tick" }, svg);
    }
    if (letter && kind !== "near") {
      const text = shape("text", { x: 14, y: 17, class: kind === "solid" ? "dl-letter dl-on-disc" : "dl-letter" }, svg);
      text.textContent = letter;
    }
    return svg;
  };

  // A count in a sign: 999, 12k, 1.2M; the label of the sign has all digits.
  const digits = (count) => count < 1000 ? String(count) : count < 9950 ? `${(count / 1000).toFixed(1)}k`
    : count < 999500 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`;

  function box(className, size, count) {
    const made = document.createElement("div");
    made.className = className;
    made.textContent = digits(count);
    made.dataset.size = size;
    made.setAttribute("aria-hidden", "true");
    made.style.setProperty("--dl-digits", made.textContent.length);
    return made;
  }

  // Several reports at one place: a number inside a ring cut into the colours of their event types.
  dateline.bubble = function (count, shares, isSolid) {
    const size = count > 9999 ? 46 : count > 99 ? 40 : count > 9 ? 36 : 32; // by digits, not by area: a number is read, not guessed
    const ring = box(isSolid ? "dl-ring dl-full" : "dl-ring", size, count);
    let turned = 0;
    const cuts = shares.map(([colour, share]) => `${colour} ${turned}turn ${(turned += share)}turn`);
    ring.style.cssText += `--dl-size:${size}px;--dl-shares:conic-gradient(${cuts})`;
    return ring;
  };

  // Several names that stand for governments, peoples or organisations.
  dateline.diamond = function (count) {
    const svg = frame(34, 34);
    shape("path", { d: "M17 2 L32 17 L17 32 L2 17 Z", class: "dl-halo" }, svg);
    shape("path", { d: "M17 2 L32 17 L17 32 L2 17 Z", class: "dl-paper dl-diamond" }, svg);
    shape("text", { x: 17, y: 21, class: "dl-count" }, svg).textContent = digits(count);
    return svg;
  };

  // Reports about areas: their number on a tile, so that it is no dot.
  dateline.count = function (count, shares) {
    const tile = box("dl-tile", 28, count);
    tile.style.cssText += `--dl-edge:${dateline.edge(shares.length === 1 ? shares[0][0] : "#6b7278")}`;
    return tile;
  };

  // The hatching of areas: one pattern for each colour, made on first use.
  let patterns = null;
  // `density` 0 to 4: the more reports, the closer the lines.
  dateline.hatch = function (colour, density) {
    if (!patterns) {
      const svg = shape("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" });
      patterns = shape("defs", {}, svg);
      (document.querySelector(".leaflet-container") || document.body).appendChild(svg); // a picture of the map takes it along
    }
    const id = `dl-hatch-${colour.replace(/[^0-9a-z]/gi, "")}-${density || 0}`;
    const gap = 9 - 1.5 * (density || 0);
    if (!document.getElementById(id)) {
      const pattern = shape("pattern", {
        id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
      }, patterns);
      shape("rect", { width: gap, height: gap, fill: colour, opacity: 0.07 + 0.05 * (density || 0) }, pattern);
      shape("path", { d: `M0 0 V${gap}`, stroke: dateline.edge(colour), "stroke-width": 1.8, opacity: 0.5 }, pattern);
    }
    return `url(#${id})`;
  };
})();
