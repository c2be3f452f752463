// Calculates a trial of the actions again while its sliders are moved, and puts the result in place of the one before.
//
// Without this, the form's button asks for the same page with the same fields.

const form = document.getElementById("whatif");
const status = document.getElementById("whatif-status");
let timer = 0;
let running = null;

function address() {
  return form.action.split("?")[0] + "?" + new URLSearchParams(new FormData(form));
}

async function calculate() {
  running?.abort();
  const turn = (running = new AbortController());
  const wanted = address();
  status.textContent = form.dataset.wait;
  try {
    const answer = await fetch(wanted + "&fragment=1", {
      signal: turn.signal,
      headers: { Accept: "text/html" },
    });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const text = await answer.text();
    if (turn !== running) return;
    const pieces = document.createElement("template");
    pieces.innerHTML = text;
    for (const piece of [...pieces.content.children]) document.getElementById(piece.id)?.replaceWith(piece);
    history.replaceState(null, "", wanted);
    status.textContent = document.getElementById("wedge-result")?.dataset.outcome ?? "";
  } catch (problem) {
    if (problem.name !== "AbortError") status.textContent = form.dataset.failed;
  }
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(calculate, wait);
}

form?.addEventListener("input", (event) => {
  const field = event.target;
  if (field.type === "range") {
    const output = field.parentElement.querySelector("output");
    if (output) output.value = String(Math.round(Number(field.value) * 1e4) / 1e4);
  }
  if (field.type === "checkbox") mark(field);
  later(field.type === "range" ? 180 : 0);
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  later(0);
});

// The sliders of an action that is switched off move nothing.
function mark(box) {
  const action = box.closest("fieldset");
  for (const slider of action.querySelectorAll("input[type=range]")) slider.disabled = !box.checked;
}

form?.querySelectorAll("input[type=checkbox]").forEach(mark);
