// Calculates a trial of the actions again while its sliders are moved, and puts the result in place of the one before.
//
// One calculation runs at a time; what is moved meanwhile is in the next one, so that the wedge follows a slider that is
// dragged. Without this, the form's button asks for the same page with the same fields.

const form = document.getElementById("whatif");
const status = document.getElementById("whatif-status");
let isRunning = false;
let isStale = false;

const isMoved = (field) => Number(field.value) !== Number(field.dataset.saved);

// The slider of the same action with another name.
const beside = (field, name) => form.elements[name + field.name.slice(field.name.indexOf("."))];

// Only what was moved is in the address. Start and full effect go together, since one moves with the other.
function isSent(field) {
  if (field.name.startsWith("start.")) return isMoved(field) || isMoved(beside(field, "full"));
  if (field.name.startsWith("full.")) return isMoved(field) || isMoved(beside(field, "start"));
  return isMoved(field);
}

function address() {
  const sent = new URLSearchParams({ try: "1" });
  for (const field of form.elements) {
    if (field.disabled) continue;
    if (field.name === "scenario") sent.append(field.name, field.value);
    if (field.type === "checkbox" && field.checked) sent.append(field.name, field.value);
    if (field.type === "range" && isSent(field)) sent.append(field.name, field.value);
  }
  return form.action.split("?")[0] + "?" + sent;
}

async function calculateOnce() {
  const wanted = address();
  status.textContent = form.dataset.wait;
  try {
    const answer = await fetch(wanted + "&fragment=1", { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const pieces = document.createElement("template");
    pieces.innerHTML = await answer.text();
    for (const piece of [...pieces.content.children]) document.getElementById(piece.id)?.replaceWith(piece);
    history.replaceState(null, "", wanted);
    status.textContent = document.getElementById("wedge-result")?.dataset.outcome ?? "";
  } catch {
    status.textContent = form.dataset.failed;
  }
}

async function calculate() {
  isStale = true;
  if (isRunning) return;
  isRunning = true;
  while (isStale) {
    isStale = false;
    await calculateOnce();
  }
  isRunning = false;
}

function show(slider) {
  const output = slider.parentElement.querySelector("output");
  const stays = output.dataset.stays && slider.value === slider.max;
  output.value = stays ? output.dataset.stays : String(Math.round(Number(slider.value) * 1e4) / 1e4);
}

// The full effect comes as long after the start as before.
function follow(start) {
  const full = beside(start, "full");
  full.value = String(Number(full.value) + Number(start.value) - Number(start.dataset.at));
  start.dataset.at = start.value;
  show(full);
}

form?.addEventListener("input", (event) => {
  const field = event.target;
  if (field.type === "range") {
    if (field.name.startsWith("start.")) follow(field);
    show(field);
  }
  if (field.type === "checkbox") mark(field);
  calculate();
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  calculate();
});

// The sliders of an action that is switched off move nothing.
function mark(box) {
  const action = box.closest("fieldset");
  for (const slider of action.querySelectorAll("input[type=range]")) slider.disabled = !box.checked;
}

form?.querySelectorAll("input[type=checkbox]").forEach(mark);
form?.querySelectorAll("input[name^='start.']").forEach((start) => (start.dataset.at = start.value));
