// Pan and zoom of maps that the server drew, and the name and value of an area beside the pointer.
//
// Without this, the map stands still, and its table has every name and value.

const FARTHEST = 12;
const STEP = 1.5;

class MapView {
  constructor(frame) {
    this.frame = frame;
    this.svg = frame.querySelector("svg");
    this.whole = this.svg.viewBox.baseVal;
    this.whole = { x: this.whole.x, y: this.whole.y, width: this.whole.width, height: this.whole.height };
    this.seen = { ...this.whole };
    this.touches = new Map();
    this.svg.classList.add("map__drawing");
    this.tip = document.createElement("p");
    this.tip.className = "map__tip";
    this.tip.hidden = true;
    frame.append(this.tip);
    this.addButtons();
    this.listen();
  }

  get zoom() { return this.whole.width / this.seen.width; }

  addButtons() {
    const bar = document.createElement("div");
    bar.className = "map__tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", this.frame.dataset.mapTools);
    const add = (sign, label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", act);
      bar.append(button);
      return button;
    };
    this.nearer = add("+", this.frame.dataset.mapNearer, () => this.scale(STEP));
    this.farther = add("−", this.frame.dataset.mapFarther, () => this.scale(1 / STEP));
    add("⌂", this.frame.dataset.mapWhole, () => this.show(this.whole));
    this.frame.before(bar);
    this.show(this.whole);
  }

  listen() {
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.press(event));
    this.svg.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      this.svg.addEventListener(name, (event) => this.touches.delete(event.pointerId));
    }
    this.svg.addEventListener("pointerleave", () => { this.tip.hidden = true; });
  }

  // Where a point of the window lies in the drawing.
  point(x, y) {
    const box = this.svg.getBoundingClientRect();
    return {
      x: this.seen.x + ((x - box.left) / box.width) * this.seen.width,
      y: this.seen.y + ((y - box.top) / box.height) * this.seen.height,
    };
  }

  show(box) {
    const width = Math.min(this.whole.width, Math.max(this.whole.width / FARTHEST, box.width));
    const height = (width * this.whole.height) / this.whole.width;
    const within = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));
    this.seen = {
      width,
      height,
      x: within(box.x, this.whole.x, this.whole.x + this.whole.width - width),
      y: within(box.y, this.whole.y, this.whole.y + this.whole.height - height),
    };
    this.svg.setAttribute("viewBox", [this.seen.x, this.seen.y, width, height].join(" "));
    this.nearer.disabled = this.zoom >= FARTHEST - 0.01;
    this.farther.disabled = this.zoom <= 1.01;
    this.svg.classList.toggle("map__drawing--near", this.zoom > 1.01);
  }

  scale(factor, at = { x: this.seen.x + this.seen.width / 2, y: this.seen.y + this.seen.height / 2 }) {
    const width = this.seen.width / factor;
    const kept = Math.min(this.whole.width, Math.max(this.whole.width / FARTHEST, width)) / this.seen.width;
    this.show({ width, x: at.x - (at.x - this.seen.x) * kept, y: at.y - (at.y - this.seen.y) * kept });
  }

  pan(x, y) { this.show({ ...this.seen, x: this.seen.x + x, y: this.seen.y + y }); }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { x: this.seen.width / 8, y: this.seen.height / 8 };
    const near = this.zoom > 1.01;
    const acts = {
      "+": () => this.scale(STEP), "=": () => this.scale(STEP), "-": () => this.scale(1 / STEP),
      0: () => this.show(this.whole),
      // The whole map has nowhere to go, so that arrows scroll the page.
      ArrowLeft: near && (() => this.pan(-step.x, 0)), ArrowRight: near && (() => this.pan(step.x, 0)),
      ArrowUp: near && (() => this.pan(0, -step.y)), ArrowDown: near && (() => this.pan(0, step.y)),
    };
    const act = acts[event.key];
    if (!act) return;
    act();
    event.preventDefault();
  }

  wheel(event) {
    // A bare wheel scrolls the page.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.scale(event.deltaY < 0 ? STEP : 1 / STEP, this.point(event.clientX, event.clientY));
  }

  press(event) {
    this.touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.touches.size > 1 && this.touches.forEach((_, id) => this.svg.setPointerCapture(id));
    this.say(event);
  }

  move(event) {
    const before = this.touches.get(event.pointerId);
    if (!before) return this.say(event);
    const others = [...this.touches].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    const now = { x: event.clientX, y: event.clientY };
    const box = this.svg.getBoundingClientRect();
    if (others.length === 1) {
      const span = (a) => Math.hypot(a.x - others[0].x, a.y - others[0].y);
      if (span(before) > 0) {
        this.scale(span(now) / span(before), this.point((now.x + others[0].x) / 2, (now.y + others[0].y) / 2));
      }
    } else if (others.length === 0 && this.zoom > 1.01) {
      this.pan(((before.x - now.x) / box.width) * this.seen.width, ((before.y - now.y) / box.height) * this.seen.height);
      this.tip.hidden = true;
    }
    this.touches.set(event.pointerId, now);
  }

  say(event) {
    const words = event.target.closest("[data-tip]")?.dataset.tip;
    this.tip.hidden = !words;
    if (!words) return;
    this.tip.textContent = words;
    const room = window.innerWidth - this.tip.offsetWidth - 8;
    this.tip.style.left = Math.max(8, Math.min(event.clientX + 14, room)) + "px";
    this.tip.style.top = event.clientY + 18 + "px";
  }
}

for (const frame of document.querySelectorAll("[data-map-tools]")) new MapView(frame);
