// Checks a range while it is written, and says under the fields what it would come to.
//
// Without this, the button that checks asks for the same page with the same fields.

const panel = document.getElementById("range-check");
const form = panel?.closest("form");
const fields = ["what", "subject", "parameter", "distribution", "low", "best", "high"];
let timer = 0;
let running = null;

async function check() {
  running?.abort();
  const turn = (running = new AbortController());
  const data = new FormData(form);
  const asked = new URLSearchParams(fields.map((name) => [name, data.get(name) ?? ""]));
  try {
    const answer = await fetch(panel.dataset.check + "?" + asked + "&fragment=1", {
      signal: turn.signal,
      headers: { Accept: "text/html" },
    });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.text();
    if (turn === running) panel.innerHTML = text;
  } catch {
    // The button that checks still works.
  }
}

form?.addEventListener("input", (event) => {
  if (!fields.includes(event.target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(check, 350);
});
