// Follows a job: asks how far it is and shows it in place, until it is over.

const panel = document.querySelector("[data-job]");
if (panel) follow(panel);

function follow(panel) {
  const bar = panel.querySelector("progress");
  const state = panel.querySelector("[data-job-state]");
  const sentence = panel.querySelector("[data-job-sentence]");
  let pause = 700;

  async function look() {
    let job;
    try {
      const response = await fetch(panel.dataset.job, { headers: { Accept: "application/json" } });
      if (response.ok) job = await response.json();
      // Signed out, or no longer there: the page itself says what to do.
      else if (response.status < 500 && response.status !== 429) return location.reload();
    } catch {
      // The network may come back.
    }
    if (job?.isOver) return location.reload();
    if (job) show(job);
    pause = document.hidden || !job ? Math.min(pause * 1.5, 15000) : 1000;
    setTimeout(look, pause);
  }

  function show(job) {
    state.textContent = job.label;
    // Said aloud only when it changes.
    if (sentence.textContent !== job.sentence) sentence.textContent = job.sentence;
    if (job.state === "running" && job.percent > 0) bar.value = job.percent;
    else bar.removeAttribute("value");
    bar.textContent = `${job.percent} %`;
  }

  document.addEventListener("visibilitychange", () => { pause = 1000; });
  setTimeout(look, pause);
}
