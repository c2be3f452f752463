// Opens the explanation of a number in a dialog over the page instead of on a page of its own.
//
// Every number is a link that works without this. A click with a modifier key, and a middle click, stay the browser's.

const dialog = document.getElementById("explain");
const body = dialog?.querySelector(".explain__body");
const back = dialog?.querySelector(".explain__back");
const page = dialog?.querySelector(".explain__page");
const way = [];
let latest = 0;

async function show(address) {
  const turn = ++latest;
  page.href = address;
  back.hidden = way.length < 2;
  body.textContent = dialog.dataset.loading;
  if (!dialog.open) dialog.showModal();
  body.focus();
  try {
    const answer = await fetch(address + (address.includes("?") ? "&" : "?") + "fragment=1", {
      headers: { Accept: "text/html" },
    });
    // A redirect leads to the page on which to sign in again.
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const text = await answer.text();
    if (turn !== latest || !dialog.open) return;
    body.innerHTML = text;
    body.scrollTop = 0;
    body.focus();
  } catch {
    if (turn === latest) location.href = address;
  }
}

function open(address) {
  way.push(address);
  show(address);
}

document.addEventListener("click", (event) => {
  if (!dialog || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[data-figure]");
  if (!link) return;
  event.preventDefault();
  open(link.getAttribute("href"));
});

back?.addEventListener("click", () => {
  way.pop();
  show(way[way.length - 1]);
});

dialog?.querySelector(".explain__close").addEventListener("click", () => dialog.close());

// A click beside the dialog closes it, as on a touch screen one expects.
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

dialog?.addEventListener("close", () => {
  way.length = 0;
  latest += 1;
  body.textContent = "";
});
