// Lets readers explore the charts of a published plan. Without it, and without Vega, the pages are whole:
// every chart is an image with a table of its data.
//
//   <script src="plan.js" defer data-chart-scripts="vega.min.js vega-lite.min.js vega-embed.min.js"></script>
//
// The chart scripts are fetched when the first chart is explored. Where they are already on the page
// (window.vegaEmbed), or neither named nor there, nothing is fetched.

(() => {
  "use strict";

  const own = document.currentScript;
  const words = {
    explore: own?.dataset.explore ?? "Explore this chart",
    back: own?.dataset.back ?? "Back to the printed chart",
  };
  const scripts = (own?.dataset.chartScripts ?? "").split(/\s+/).filter(Boolean);
  const options = {
    ast: true,
    renderer: "svg",
    actions: { export: true, source: false, compiled: false, editor: false },
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true }, // plan.css styles it, so that a strict policy may hold
  };

  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = () => reject(new Error(source));
      document.head.append(script);
    });

  let loading;
  const embedder = async () => {
    if (typeof window.vegaEmbed === "function") return window.vegaEmbed;
    loading ??= scripts.reduce((before, source) => before.then(() => load(source)), Promise.resolve());
    await loading;
    if (typeof window.vegaEmbed !== "function") throw new Error("vegaEmbed");
    return window.vegaEmbed;
  };

  // A chart of one view takes the width of the page; one of several views keeps its own.
  const fitted = (spec) => {
    const several = ["concat", "hconcat", "vconcat", "facet", "repeat"].some((key) => key in spec);
    const encoding = spec.encoding ?? {};
    if (several || ["row", "column", "facet"].some((key) => key in encoding)) return spec;
    if (typeof spec.width !== "number") return spec;
    return { ...spec, width: "container", autosize: { type: "fit-x", contains: "padding" } };
  };

  const prepare = (figure) => {
    const image = figure.querySelector(".chart__image");
    const source = figure.querySelector("script.chart__spec");
    if (!image || !source) return;

    const stage = document.createElement("div");
    stage.className = "chart__interactive";
    stage.hidden = true;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chart__explore";
    button.textContent = words.explore;

    let view;
    const show = (interactive) => {
      stage.hidden = !interactive;
      image.hidden = interactive;
      button.textContent = interactive ? words.back : words.explore;
    };
    const withdraw = () => {
      show(false);
      stage.remove();
      button.remove();
    };

    button.addEventListener("click", async () => {
      if (!stage.hidden) return show(false);
      button.disabled = true;
      try {
        const embed = await embedder();
        show(true);
        view ??= await embed(stage, fitted(JSON.parse(source.textContent)), options);
      } catch {
        withdraw();
      }
      button.disabled = false;
    });

    image.after(stage);
    (figure.querySelector(".chart__source") ?? stage).after(button);
  };

  if (typeof window.vegaEmbed !== "function" && scripts.length === 0) return;
  document.querySelectorAll("figure.chart").forEach(prepare);
})();
