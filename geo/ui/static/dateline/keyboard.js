// The map without a mouse: where the focus goes when a popup opens and closes, a way past the marks,
// and no movement for those who asked for none. Files dragged over it are handed to the page.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const PATIENCE = 30; // tenths of a second that the tables may take to come
  const AFTER_THE_MAP = ".st-key-tab input, .st-key-tab button"; // the tables' switch, in the page

  class Keyboard {
    constructor(map) {
      this.map = map;
      this.box = map.getContainer();
      this.box.setAttribute("role", "region");
      this.box.setAttribute("aria-label", "Map of reports");
      // Leaflet focuses the map when it is pressed; a page that scrolled then would lose the tap.
      this.box.focus = () => HTMLElement.prototype.focus.call(this.box, { preventScroll: true });
      map.on("popupopen", ({ popup }) => this.enter(popup.getElement()));
      this.box.addEventListener("keydown", (event) => this.pressed(event));
      this.addWayPast();
    }

    // The popup is a dialog: the focus goes into it, and back to the mark it came from.
    enter(popup) {
      const from = document.activeElement;
      if (this.box.contains(from) && !popup.contains(from)) this.from = from;
      popup.setAttribute("role", "dialog");
      popup.setAttribute("aria-label", "What is reported here");
      popup.tabIndex = -1;
      popup.focus({ preventScroll: true });
      const close = popup.querySelector(".leaflet-popup-close-button");
      if (close) close.addEventListener("click", () => this.back());
    }

    pressed(event) {
      if (event.key !== "Escape" || !this.box.querySelector(".leaflet-popup")) return;
      event.stopPropagation();
      this.map.closePopup();
      this.back();
    }

    back() {
      const mark = [this.from, this.box.querySelector(".dl-selected")].find((one) => one && one.isConnected);
      (mark || this.box).focus({ preventScroll: true });
    }

    // Dozens of marks are dozens of stops: the table below holds the same reports.
    addWayPast() {
      const button = dateline.element("button", "dl-skip", "Skip the marks: go to the table");
      button.type = "button";
      button.addEventListener("click", () => this.passBy(PATIENCE));
      if (window.parent !== window) this.box.prepend(button);
    }

    // The map is there before the tables are.
    passBy(tries) {
      try {
        const found = window.parent.document.querySelector(AFTER_THE_MAP);
        if (found) found.focus();
        else if (tries) setTimeout(() => this.passBy(tries - 1), 100);
      } catch (error) { /* a page of another server keeps its focus */ }
    }
  }

  // What is dragged over the map is for the page, which shows where to drop it.
  window.addEventListener("dragenter", (event) => {
    try {
      if (window.parent.datelineDrop) window.parent.datelineDrop.offer(event);
    } catch (error) { /* a page of another server takes no files */ }
  });

  L.Map.addInitHook(function () {
    dateline.keyboard = new Keyboard(this);
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    Object.assign(this.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    this._fadeAnimated = false;
    this.panBy = (offset, options) => L.Map.prototype.panBy.call(this, offset, { ...options, animate: false });
  });
})();
