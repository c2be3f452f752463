// Shows what scores lead to as soon as one is chosen. The server computes it: there is no second formula here.

const result = document.querySelector("#score-result");
const form = result?.closest("form");
let asked = 0;

async function look() {
  const number = ++asked;
  const fields = new URLSearchParams(new FormData(form));
  fields.set("look", "yes");
  try {
    const response = await fetch(form.action, { method: "POST", body: fields });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("#score-result");
    // An answer that comes late belongs to scores that were changed again.
    if (fresh && number === asked) result.replaceChildren(...fresh.childNodes);
  } catch {
    // The button “See the result” is there still.
  }
}

form?.addEventListener("change", (event) => {
  if (event.target.type === "radio") look();
});
