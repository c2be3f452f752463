// The chapter's editor: preview as one types, formatting, the pick-list, and a text that survives reload and sign-out.
// The page works without it: a button shows the preview, and the pick-list is a page of its own.

const editor = document.getElementById("editor");
const form = document.getElementById("chapter-form");
const field = document.getElementById("field-text");
const preview = document.getElementById("preview");
const state = document.getElementById("preview-state");
const notSaved = document.getElementById("not-saved");
const base = form.elements.base;
const words = editor.dataset;
// A page may show a text that was sent to it and is not saved.
const saved = words.changed ? null : field.defaultValue;

// The draft ---------------------------------------------------------------------------------------

const key = words.draft;

function stored() {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
}

function keep() {
  const changed = field.value !== saved;
  notSaved.hidden = !changed;
  try {
    if (changed) sessionStorage.setItem(key, JSON.stringify({ text: field.value, base: base.value }));
    else sessionStorage.removeItem(key);
  } catch { /* A window without storage still edits. */ }
  return changed;
}

function putBack() {
  const draft = stored();
  const address = new URL(location.href);
  const done = address.searchParams.get("done");
  // Said once: the draft of a later edit must not be dropped when this address is loaded again.
  address.searchParams.delete("done");
  if (done) { history.replaceState(null, "", address); putPlaceBack(); }
  if (!draft || typeof draft.text !== "string") return;
  // After saving, what is on the page is the text; a page that shows a text sent to it has it already.
  if (done || draft.text === saved) { sessionStorage.removeItem(key); return; }
  if (words.changed) return;
  field.value = draft.text;
  // Saved against the text that it was made from, so that what others changed meanwhile is not lost.
  base.value = draft.base;
  document.getElementById("draft-notice").hidden = false;
  keep();
}

// Whoever saves by keyboard goes on writing where they were.
const place = `${key}:place`;

function keepPlace() {
  if (document.activeElement !== field) return;
  const { selectionStart, selectionEnd, scrollTop } = field;
  try { sessionStorage.setItem(place, JSON.stringify({ selectionStart, selectionEnd, scrollTop })); } catch { /* As without. */ }
}

function putPlaceBack() {
  let kept;
  try { kept = JSON.parse(sessionStorage.getItem(place)); sessionStorage.removeItem(place); } catch { /* As without. */ }
  if (!kept) return;
  field.focus();
  Object.assign(field, kept);
}

document.getElementById("draft-discard").addEventListener("click", () => {
  sessionStorage.removeItem(key);
  sending = true;
  location.assign(form.getAttribute("action"));
});

let sending = false;
form.addEventListener("submit", () => { keep(); keepPlace(); sending = true; });
window.addEventListener("beforeunload", (event) => {
  if (!sending && field.value !== saved && field.value !== field.defaultValue) event.preventDefault();
});
window.addEventListener("pageshow", () => { sending = false; });

// The preview -------------------------------------------------------------------------------------

let timer = 0;
let running = null;
let isSignedOut = false;

function later() {
  clearTimeout(timer);
  timer = setTimeout(show, 600);
}

async function show() {
  // Each form that comes too late is kept by the server; there is room for a few.
  if (isSignedOut) return;
  running?.abort();
  running = new AbortController();
  const mine = running;
  const body = new URLSearchParams(new FormData(form));
  body.set("fragment", "1");
  state.textContent = words.waiting;
  preview.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(words.preview, { method: "POST", body, signal: mine.signal });
    if (answer.redirected || answer.status === 401) { isSignedOut = true; state.textContent = words.signedOut; return; }
    if (!answer.ok) { state.textContent = words.failed; return; }
    // The server made it, and escaped all that came from the text.
    preview.innerHTML = await answer.text();
    state.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") state.textContent = words.failed;
  } finally {
    if (running === mine) preview.removeAttribute("aria-busy");
  }
}

field.addEventListener("input", () => { keep(); later(); });
document.getElementById("preview-button").hidden = true;
for (const radio of document.querySelectorAll("input[name=edition]")) radio.addEventListener("change", show);

// A finding leads to its line.
preview.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = field.value.split("\n");
  const line = Math.min(Number(link.dataset.line), lines.length);
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  // No browser scrolls to a selection by itself; most lines are as high as the average one.
  field.scrollTop = Math.max(0, (field.scrollHeight * (line - 1)) / Math.max(1, lines.length) - field.clientHeight / 3);
  field.scrollIntoView({ block: "nearest" });
});

// Formatting --------------------------------------------------------------------------------------

/** Puts text at the cursor, so that the browser's own undo takes it back. */
function insert(text, start = field.selectionStart, end = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input"));
}

function around(before, after = before) {
  const text = field.value.slice(field.selectionStart, field.selectionEnd);
  const start = field.selectionStart;
  insert(before + text + after);
  field.setSelectionRange(start + before.length, start + before.length + text.length);
}

function atLineStart(mark) {
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  insert(mark, start, start);
}

/** A part that needs lines of its own. */
function asBlock(text) {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const after = field.value.slice(field.selectionEnd).startsWith("\n") ? "\n" : "\n\n";
  insert(gap + text + after);
}

const tools = {
  strong: () => around("**"),
  emphasis: () => around("*"),
  heading: () => atLineStart("## "),
  list: () => atLineStart("- "),
  link: () => around("[", "](https://)"),
  internal: () => asBlock(`:::internal\n${field.value.slice(field.selectionStart, field.selectionEnd)}\n:::`),
};

document.getElementById("tools").hidden = false;
for (const button of document.querySelectorAll("[data-tool]")) {
  button.addEventListener("click", () => tools[button.dataset.tool]());
}
field.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.key === "b") { event.preventDefault(); tools.strong(); }
  if (event.key === "i") { event.preventDefault(); tools.emphasis(); }
  if (event.key === "s") { event.preventDefault(); form.requestSubmit(); }
});

// The pick-list -----------------------------------------------------------------------------------

const dialog = document.getElementById("pick");
const query = document.getElementById("pick-query");
const kind = document.getElementById("pick-kind");
const found = document.getElementById("pick-found");
let cursor = [0, 0];
// Whoever has not been in the text yet adds to its end, not before its title.
let hasBeenInText = false;
field.addEventListener("focus", () => { hasBeenInText = true; }, { once: true });
let searchTimer = 0;

async function search() {
  const address = new URL(words.references, location.href);
  address.searchParams.set("q", query.value);
  address.searchParams.set("kind", kind.value);
  address.searchParams.set("fragment", "1");
  const asked = address.href;
  search.last = asked;
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(asked);
    if (search.last !== asked) return;
    if (!answer.ok || answer.redirected) { found.textContent = answer.redirected ? words.signedOut : words.failed; return; }
    found.innerHTML = await answer.text();
    for (const button of found.querySelectorAll("[data-insert]")) button.hidden = false;
  } catch { found.textContent = words.failed; }
  finally { if (search.last === asked) found.removeAttribute("aria-busy"); }
}

const open = document.getElementById("pick-open");
open.setAttribute("role", "button");
open.addEventListener("click", (event) => {
  event.preventDefault();
  const end = field.value.length;
  cursor = hasBeenInText ? [field.selectionStart, field.selectionEnd] : [end, end];
  dialog.showModal();
  query.focus();
  query.select();
  if (found.childElementCount === 0) search();
});
open.addEventListener("keydown", (event) => {
  if (event.key === " ") { event.preventDefault(); open.click(); }
});
document.getElementById("pick-close").addEventListener("click", () => dialog.close());
query.addEventListener("input", () => { clearTimeout(searchTimer); searchTimer = setTimeout(search, 200); });
kind.addEventListener("change", search);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter") { event.preventDefault(); search(); }
  if (event.key === "ArrowDown") { event.preventDefault(); found.querySelector("[data-insert]")?.focus(); }
});
found.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const buttons = [...found.querySelectorAll("[data-insert]")];
  const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (next < 0 ? query : buttons[Math.min(next, buttons.length - 1)])?.focus();
});
found.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  dialog.close();
  field.focus();
  field.setSelectionRange(...cursor);
  const reference = button.dataset.insert;
  if (/^\{\{(chart|table|map) /.test(reference)) asBlock(reference);
  else insert(reference);
});

putBack();
if (field.value !== field.defaultValue) show();
