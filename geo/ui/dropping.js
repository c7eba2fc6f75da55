// Files dropped anywhere on the page. The map's frame passes on what is dragged over it
// (geo/ui/static/dateline/keyboard.js), for a frame keeps such events to itself.
class DropAnywhere {
  constructor() {
    this.files = [];
    this.told = () => {};
    this.sheet = document.createElement("div");
    this.sheet.className = "dl-drop";
    this.sheet.textContent = "Drop articles here to add them";
    this.sheet.hidden = true;
    document.body.append(this.sheet);
    window.addEventListener("dragenter", (event) => this.offer(event));
    window.addEventListener("dragover", (event) => { if (!this.sheet.hidden) event.preventDefault(); });
    this.sheet.addEventListener("dragleave", () => { this.sheet.hidden = true; });
    this.sheet.addEventListener("drop", (event) => this.take(event));
  }

  // An open dialog has a place of its own to drop files on.
  offer(event) {
    const isFiles = event.dataTransfer && [...event.dataTransfer.types].includes("Files");
    if (isFiles && !document.querySelector("[role=dialog] [data-testid=stFileUploader]")) this.sheet.hidden = false;
  }

  take(event) {
    event.preventDefault();
    this.sheet.hidden = true;
    this.files = [...event.dataTransfer.files];
    if (this.files.length) this.told(this.files.length);
  }
}

export default function ({ setTriggerValue }) {
  if (!window.datelineDrop) window.datelineDrop = new DropAnywhere();
  window.datelineDrop.told = (number) => setTriggerValue("dropped", number);
}
