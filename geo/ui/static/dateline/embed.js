// A view on a light page of its own, in the frame of another site: starts the map from the page's JSON.
(function () {
  "use strict";
  const dateline = window.dateline;
  const start = JSON.parse(document.getElementById("dateline-start").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const map = L.map("map", start.map);

  // Where the full page shows the same view, with a report chosen.
  dateline.fullPage = function (reportId) {
    const query = new URLSearchParams(start.full);
    if (reportId) query.set("report", reportId);
    const { lat, lng } = map.getCenter().wrap();
    query.set("view", [lat.toFixed(4), lng.toFixed(4), +map.getZoom().toFixed(2)].map(Number).join(","));
    return dateline.address("?" + query.toString().replaceAll("%2C", ","));
  };

  dateline.start(map, start.config);
  const show = () => map.dateline.show({ ...start.message, theme: dark.matches ? "dark" : "light" });
  show();
  dark.addEventListener("change", show);
  // The way out of the frame; in a narrow one it makes room for a popup, which has its own.
  const corner = L.control({ position: "topright" });
  corner.onAdd = () => {
    const box = dateline.element("div", "dl-full");
    const link = dateline.element("a", "", "Open in Dateline");
    Object.assign(link, { target: "_blank", rel: "noopener", href: dateline.fullPage() });
    const follow = () => { link.href = dateline.fullPage(map.dateline.selected); };
    map.on("moveend popupopen popupclose", follow);
    link.addEventListener("click", follow);
    box.appendChild(link);
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  corner.addTo(map);
})();
