// The place filter: an ARIA combobox (list autocomplete, manual selection) over /api/places.
// What the gazetteer answers is shown with textContent alone.
const TYPING = 120; // ms after the last letter until places are asked for; a judgement
const SHORTEST = 2; // letters: `SHORTEST_BEGINNING` of geo/gazetteer/suggesting.py

function made(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  if (text) element.textContent = text;
  return element;
}

class PlaceSearch {
  constructor(root) {
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.clear = root.querySelector("button");
    this.told = root.querySelector("[role=status]");
    this.places = [];
    this.at = -1;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => { this.close(); this.take(); });
    this.clear.addEventListener("click", () => { this.input.value = ""; this.take(); this.input.focus(); });
    // A press on an option must not take the focus away before it is chosen.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  // Shows what the page says: the truth is in its address.
  mirror({ value, hint, address, query }, choose) {
    this.address = address;
    this.query = query;
    this.choose = choose;
    this.input.placeholder = hint;
    if (value === this.value) return;
    this.value = value;
    this.input.value = value;
    this.clear.hidden = !value;
    this.close();
  }

  typed() {
    clearTimeout(this.waiting);
    const text = this.input.value.trim();
    if (text.length < SHORTEST) { this.close(); return; }
    this.waiting = setTimeout(() => this.ask(text), TYPING);
  }

  async ask(text) {
    try {
      const answer = await fetch(`${this.address}?name=${encodeURIComponent(text)}&limit=10&${this.query}`);
      const { places } = answer.ok ? await answer.json() : { places: [] };
      if (this.input.value.trim() === text && this.input.matches(":focus")) this.offer(places);
    } catch (error) { this.close(); } // without suggestions the words still filter
  }

  offer(places) {
    this.places = places;
    this.at = -1;
    this.list.replaceChildren(...places.map((place, index) => this.option(place, index)));
    this.list.hidden = !places.length;
    this.input.setAttribute("aria-expanded", String(places.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.told.textContent = places.length
      ? `${places.length} place${places.length > 1 ? "s" : ""} to choose from, or Enter for any with this in its name`
      : "No such place is known; Enter looks for it in the names of the reports";
  }

  option(place, index) {
    const option = made("li", "option");
    option.id = `option-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const called = place.matched ? `${place.kind}, “${place.matched}”` : place.kind;
    const number = `${place.reports.toLocaleString("en")} report${place.reports === 1 ? "" : "s"}`;
    const kind = `${called} · ${number}`;
    option.classList.toggle("none", !place.reports);
    option.append(made("span", "name", place.shown), made("span", "kind", kind));
    option.addEventListener("click", () => this.pick(index));
    return option;
  }

  pressed(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1); else this.typed();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen && this.at >= 0) this.pick(this.at); else { this.close(); this.take(); }
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (isOpen) this.close(); else this.input.value = this.value;
    }
  }

  move(step) {
    const options = [...this.list.children];
    this.at = (this.at + step + (this.at < 0 && step < 0 ? 1 : 0) + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.waiting);
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.told.textContent = "";
  }

  pick(index) {
    const place = this.places[index];
    this.close();
    this.value = this.input.value = place.shown;
    this.clear.hidden = false;
    this.choose({ within: place.within, text: null });
  }

  // What was typed and not chosen filters by the names of places, as words.
  take() {
    const text = this.input.value.trim();
    if (text === this.value) return;
    this.value = text;
    this.clear.hidden = !text;
    this.choose({ within: null, text: text || null });
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!parentElement.placeSearch) parentElement.placeSearch = new PlaceSearch(parentElement);
  parentElement.placeSearch.mirror(data, (wanted) => setTriggerValue("wanted", wanted));
}
