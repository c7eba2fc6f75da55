// A map on its own: what it shows is packed inside it, and it says of itself what that is.
(function () {
  "use strict";
  const dateline = window.dateline;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(text).json();
  }

  function addHeading(map, lines) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = dateline.element("details", "dl-note dl-heading");
      box.open = window.innerWidth > 640;
      box.append(dateline.element("summary", "", "About this map"), ...lines.map((line) => dateline.element("p", "", line)));
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  dateline.startAlone = async function (map, config, message, packed) {
    Object.assign(config, await unpacked(packed));
    dateline.start(map, config);
    addHeading(map, config.heading);
    const show = () => map.dateline.show({ ...message, theme: dark.matches ? "dark" : "light" });
    show();
    dark.addEventListener("change", show);
  };
})();
