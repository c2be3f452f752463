// Suggestions under a field that searches for places: the combobox of the ARIA Authoring Practices, over a field that works alone.

const PAUSE = 120;

class PlaceCombo {
  constructor(box, index) {
    this.box = box;
    this.input = box.querySelector("input");
    this.list = document.createElement("ul");
    this.list.id = `places-${index}`;
    this.list.className = "combo__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.dataset.label);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "hidden";
    this.status.setAttribute("role", "status");
    box.append(this.list, this.status);
    this.input.type = "text";
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.list.id);
    this.active = -1;
    this.places = [];
    this.asked = 0;
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("[role=option]");
      if (!item) return;
      event.preventDefault();
      this.choose(Number(item.dataset.index));
    });
  }

  async ask() {
    const query = this.input.value.trim();
    if (query.length < 2) return this.close();
    const asked = ++this.asked;
    let answer;
    try {
      const response = await fetch(`${this.box.dataset.places}?q=${encodeURIComponent(query)}`);
      if (!response.ok) return this.close();
      answer = await response.json();
    } catch {
      // Without suggestions the form still searches.
      return this.close();
    }
    // An answer that comes late belongs to letters that are no longer there.
    if (asked === this.asked) this.show(answer);
  }

  show(answer) {
    this.places = answer.places;
    this.active = -1;
    this.list.replaceChildren(...answer.places.map((place, index) => this.option(place, index)));
    const isOpen = answer.places.length > 0;
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.input.removeAttribute("aria-activedescendant");
    const words = this.box.dataset;
    const text = !isOpen ? words.none : answer.near ? words.near : words.some;
    this.status.textContent = text.replace("#", String(isOpen && answer.near ? answer.places.length : answer.total));
  }

  option(place, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.className = "combo__option";
    item.dataset.index = String(index);
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const title = document.createElement("span");
    title.className = "combo__title";
    title.textContent = place.title;
    const detail = document.createElement("span");
    detail.className = "combo__detail";
    detail.textContent = place.detail;
    item.append(title, " ", detail);
    return item;
  }

  key(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return this.ask();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  move(step) {
    const count = this.places.length;
    const options = this.list.children;
    if (this.active >= 0) options[this.active].setAttribute("aria-selected", "false");
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    const item = options[this.active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  choose(index) {
    const place = this.places[index];
    if (!place) return;
    this.input.value = place.title;
    this.close();
    location.assign(this.box.dataset.go + encodeURIComponent(place.id));
  }

  close() {
    this.asked++;
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("[data-places]").forEach((box, index) => new PlaceCombo(box, index));
