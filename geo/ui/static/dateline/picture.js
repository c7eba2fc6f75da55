// A picture of the present view: the map without its buttons, over it the filters in words, beside it
// the legend unfolded, under it whose borders these are, whom to name, and the day. Made in the browser.
// Needs html-to-image; save.js loads both when they are asked for.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const SHARPNESS = 2; // pixels of the picture for each of the screen: letters stay sharp in print
  const EDGE = 16, LEGEND = 260; // pixels around the sheet (save.css), and of the legend beside the map
  const WIDE = 600; // pixels from which there is room for the legend beside the map
  const NOT_IN_A_PICTURE = ".leaflet-top, .leaflet-popup-pane, .leaflet-control > .dl-legend, .dl-legend.leaflet-control, .dl-note, .leaflet-control-attribution";

  const THEME = ["--dl-land", "--dl-sea", "--dl-border", "--dl-paper", "--dl-ink", "--dl-faint", "--dl-link"];

  const options = (node) => ({
    pixelRatio: SHARPNESS, skipFonts: true,
    filter: (part) => part === node || !(part.matches && part.matches(NOT_IN_A_PICTURE)),
  });

  // html-to-image takes styles along for everything but the insides of the signs: those find theirs here.
  function style() {
    const look = getComputedStyle(document.body);
    const colours = THEME.map((name) => `${name}: ${look.getPropertyValue(name)};`).join(" ");
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
    const made = document.createElement("style");
    made.textContent = [`:root { ${colours} }`, ...rules.filter((rule) => rule.startsWith(".dl-"))].join("\n");
    return made;
  }

  async function drawn(node) {
    const look = node.appendChild(style());
    try {
      return await htmlToImage.toCanvas(node, options(node));
    } finally {
      look.remove();
    }
  }

  // Tiles of a server that lets no other page read them cannot be in a picture.
  async function checkTiles(container) {
    const tile = container.querySelector("img.leaflet-tile-loaded");
    if (!tile || tile.src.startsWith("data:")) return;
    try {
      await (await fetch(tile.src)).blob();
    } catch (error) {
      throw new Error("The server of these tiles lets no picture be made: choose the offline base map.");
    }
  }

  async function mapPicture(map) {
    const container = map.getContainer();
    await checkTiles(container);
    await map.dateline.drawing.outlines.settled(); // and drawn, in the turn after
    await new Promise((resolve) => setTimeout(resolve));
    const canvas = await drawn(container);
    canvas.className = "dl-sheet-map";
    canvas.style.width = `${container.clientWidth}px`;
    canvas.style.height = `${container.clientHeight}px`;
    return canvas;
  }

  // The legend, unfolded, with what is drawn and nothing to click.
  function legend() {
    const copy = dateline.element("div", "dl-sheet-legend");
    for (const part of document.querySelectorAll(".dl-legend")) copy.appendChild(part.cloneNode(true));
    const switches = [...document.querySelectorAll(".dl-legend input")];
    [...copy.querySelectorAll("input")].forEach((input, at) => {
      if (input.type === "checkbox" && !switches[at].checked) (input.closest("label") || input).remove();
      else input.remove();
    });
    for (const part of copy.querySelectorAll("button, select, .dl-legend > summary")) part.remove();
    for (const summary of copy.querySelectorAll("summary")) summary.replaceWith(dateline.element("h4", "", summary.textContent));
    for (const details of [...copy.querySelectorAll("details")].reverse()) {
      const open = dateline.element("div", details.className.replace("leaflet-control", ""));
      open.append(...details.childNodes);
      details.replaceWith(open);
    }
    return copy;
  }

  function sheetOf(mapCanvas, about) {
    const { element } = dateline;
    const sheet = element("section", "dl-sheet");
    const body = element("div", "dl-sheet-body");
    const width = parseInt(mapCanvas.style.width, 10);
    body.classList.toggle("dl-sheet-narrow", width < WIDE);
    body.append(mapCanvas, legend());
    sheet.style.width = `${width + 2 * EDGE + (width < WIDE ? 0 : LEGEND)}px`;
    sheet.append(element("h1", "", about.title), body);
    for (const line of about.notes) sheet.appendChild(element("p", "", line));
    return sheet;
  }

  // Resolves to a canvas. `about`: title, and notes for the foot.
  dateline.picture = async function (map, about) {
    const mapCanvas = await mapPicture(map);
    const sheet = sheetOf(mapCanvas, about);
    const holder = dateline.element("div", "dl-sheet-holder");
    holder.appendChild(sheet);
    document.body.appendChild(holder);
    try {
      return await drawn(sheet);
    } finally {
      holder.remove();
    }
  };
})();
