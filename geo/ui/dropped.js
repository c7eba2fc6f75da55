// Puts the files that were dropped on the page into the dialog's uploader, once that is drawn.
const LOOKS = 200, PAUSE = 100; // how often and with how many ms between: a slow browser takes seconds

function fill(left) {
  const drop = window.datelineDrop;
  const input = document.querySelector("[role=dialog] [data-testid=stFileUploader] input[type=file]");
  if (!drop || !drop.files.length || !left) return;
  if (!input) { setTimeout(() => fill(left - 1), PAUSE); return; }
  const held = new DataTransfer();
  for (const file of drop.files) held.items.add(file);
  drop.files = [];
  input.files = held.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export default () => fill(LOOKS);
