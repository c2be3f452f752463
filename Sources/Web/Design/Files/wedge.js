// Calculates a trial of the actions again while its sliders are moved, and shows the result above the form.
//
// Without this, the form's button asks for the same page with the same fields.

const form = document.getElementById("whatif");
const result = document.getElementById("wedge-result");
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
    // The height stays while the content changes, so that the form under it does not jump.
    result.style.minHeight = `${result.offsetHeight}px`;
    result.innerHTML = text;
    result.style.minHeight = "";
    history.replaceState(null, "", wanted);
    status.textContent = result.querySelector("[data-outcome]")?.dataset.outcome ?? "";
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
