// "Save view": the present view as PNG or PDF, made in the browser from what it shows.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const LIBRARIES = ["html-to-image/html-to-image.js", "dateline/picture.js", "dateline/pdf.js"];
  const FORGET = 30000; // ms after which a saved file's memory is given back; a download has begun by then
  const FAILED = "The picture could not be made: try a smaller window.";

  const loaded = new Map();
  function load(address) {
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = dateline.address(address);
        script.onload = resolve;
        script.onerror = () => { loaded.delete(address); reject(new Error("A part of Dateline could not be read: try again.")); };
        document.head.appendChild(script);
      }));
    }
    return loaded.get(address);
  }

  // The query of the view: of the page around the map's frame, or of the embedded map itself.
  dateline.query = function () {
    try {
      return new URL((window.Streamlit ? window.parent : window).location.href).search.slice(1);
    } catch (error) {
      return ""; // a page of another server tells nothing
    }
  };

  function offer(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), FORGET);
  }

  dateline.Save = class {
    constructor(reportMap) {
      this.reportMap = reportMap;
      const control = L.control({ position: "topleft" });
      control.onAdd = () => this.make();
      control.addTo(reportMap.map);
    }

    make() {
      const { element } = dateline;
      const box = element("details", "leaflet-bar dl-save");
      const summary = element("summary", "", "⤓");
      summary.title = "Save view";
      summary.setAttribute("aria-label", "Save view");
      const menu = element("div", "dl-save-menu");
      for (const [kind, label] of [["png", "Picture (PNG)"], ["pdf", "Page (PDF)"]]) {
        const button = element("button", "", label);
        button.type = "button";
        button.addEventListener("click", () => this.save(kind));
        menu.appendChild(button);
      }
      this.status = element("p", "dl-faint", "");
      this.status.setAttribute("role", "status");
      menu.appendChild(this.status);
      box.append(summary, menu);
      box.addEventListener("keydown", (event) => { if (event.key === "Escape") { box.open = false; summary.focus(); } });
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      this.box = box;
      return box;
    }

    async save(kind) {
      if (this.isBusy) return;
      this.isBusy = true;
      this.status.textContent = "Making the picture …";
      try {
        await Promise.all(LIBRARIES.map((name) => load(`app/static/${name}?v=${this.reportMap.config.lazy}`)));
        const about = await this.about();
        const canvas = await dateline.picture(this.reportMap.map, about);
        offer(await this.file(kind, canvas, about), `dateline-${about.day.toISOString().slice(0, 10)}.${kind}`);
        this.status.textContent = "";
        this.box.open = false;
      } catch (error) {
        this.status.textContent = error instanceof Error && error.message.endsWith(".") ? error.message : FAILED;
      }
      this.isBusy = false;
    }

    file(kind, canvas, about) {
      if (kind === "pdf") return dateline.pdf(canvas, about);
      return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(FAILED))), "image/png"));
    }

    async about() {
      const query = dateline.query();
      const { phrases, day_shown } = await dateline.ask("caption?" + query);
      const { basemap } = this.reportMap;
      await basemap.drawn;
      return {
        title: `Dateline: ${phrases.join(" · ")}`,
        notes: [`${basemap.noteBox.textContent}. ${basemap.credit()}. Saved on ${day_shown} (UTC).`],
        day: new Date(),
        link: dateline.address(query ? "?" + query : ""),
      };
    }
  };
})();
