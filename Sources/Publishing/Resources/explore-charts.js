// Lets readers explore the charts of a page: values where they point, one series at a time, the drawing to take along.
// Without it, and without Vega, pages are whole: every chart is an image with a table of its data.
//
//   <script src="explore-charts.js" defer data-chart-scripts="vega.min.js vega-lite.min.js vega-embed.min.js"></script>
//
// Its element may name the controls in another language (data-explore, data-back and the other words below) and say how
// numbers are written (data-decimal, data-thousands). The chart scripts are fetched when the first chart is explored.
// Where they are already on the page (window.vegaEmbed), or neither named nor there, nothing is fetched.

(() => {
  "use strict";

  const own = document.querySelector("script[data-chart-scripts]");
  const words = {
    explore: "Explore this chart",
    back: "Back to the printed chart",
    series: "Bring out one",
    saveSvg: "Save as SVG",
    savePng: "Save as PNG",
    wait: "The chart is being prepared…",
    failed: "This chart cannot be explored now, because its scripts did not arrive. The drawing and its data stay; try again later.",
    decimal: ".",
    thousands: ",",
    ...own?.dataset,
  };
  const scripts = (own?.dataset.chartScripts ?? "").split(/\s+/).filter(Boolean);
  const options = {
    ast: true, // without it Vega would compile code, which the server forbids
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true }, // the page's own stylesheet has it
    formatLocale: { decimal: words.decimal, thousands: words.thousands, grouping: [3], currency: ["$", ""] },
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
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
    try {
      await loading;
      if (typeof window.vegaEmbed !== "function") throw new Error("vegaEmbed");
    } catch (error) {
      loading = undefined; // whoever tries again fetches again
      throw error;
    }
    return window.vegaEmbed;
  };

  // Every part of a specification that draws.
  const units = (part) => (part.layer ? part.layer.flatMap(units) : [part]);

  // A name that several values share is a series, such as a sector over the years; its color by its name.
  const seriesOf = (spec) => {
    const found = new Map();
    for (const { mark, data } of units(spec)) {
      for (const datum of data?.values ?? []) {
        const color = datum.color ?? mark?.stroke ?? mark?.fill;
        if (typeof datum.name !== "string" || !datum.name || typeof color !== "string") continue;
        const before = found.get(datum.name);
        found.set(datum.name, { color: before?.color ?? color, count: (before?.count ?? 0) + 1 });
      }
    }
    const several = [...found].filter(([, one]) => one.count > 1);
    return several.length > 1 ? several.map(([name, { color }]) => ({ name, color })) : [];
  };

  // The same specification in which all but the chosen series step back.
  const withChoice = (part, names) => {
    if (part.layer) return { ...part, layer: part.layer.map((inner) => withChoice(inner, names)) };
    if (!part.data?.values?.some((datum) => names.has(datum.name))) return part;
    const opacity = {
      condition: { test: "!chosen || datum.name === chosen", value: part.mark.opacity ?? 1 },
      value: 0.15,
    };
    return { ...part, encoding: { ...part.encoding, opacity } };
  };

  const explorable = (spec, series) => {
    if (series.length === 0) return spec;
    const names = new Set(series.map(({ name }) => name));
    return { ...withChoice(spec, names), params: [...(spec.params ?? []), { name: "chosen", value: "" }] };
  };

  const swatch = (color) => {
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    picture.setAttribute("viewBox", "0 0 10 10");
    picture.setAttribute("aria-hidden", "true");
    const square = document.createElementNS(space, "rect");
    for (const [name, value] of Object.entries({ width: 10, height: 10, fill: color })) square.setAttribute(name, value);
    picture.append(square);
    return picture;
  };

  const key = (series, choose) => {
    const group = element("div", "chart__series");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.series);
    const buttons = series.map(({ name, color }) => {
      const button = element("button", "chart__key");
      button.append(swatch(color), name);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        const isChosen = button.getAttribute("aria-pressed") !== "true";
        for (const other of buttons) other.setAttribute("aria-pressed", String(isChosen && other === button));
        choose(isChosen ? name : "");
      });
      return button;
    });
    group.append(...buttons);
    return group;
  };

  const saveButton = (view, type, text, name) => {
    const button = element("button", "chart__save", text);
    button.addEventListener("click", async () => {
      const link = element("a");
      link.href = await view.toImageURL(type, 2);
      link.download = `${name}.${type}`;
      link.click();
    });
    return button;
  };

  // Vega would put it outside of the page's parts.
  const prepareTip = () => {
    if (document.getElementById("vg-tooltip-element")) return;
    const tip = element("div", "vg-tooltip");
    tip.id = "vg-tooltip-element";
    (document.querySelector("main") ?? document.body).append(tip);
  };

  const fill = async (stage, embed, figure, source, image) => {
    const spec = JSON.parse(source.textContent);
    prepareTip();
    const series = seriesOf(spec);
    const drawing = element("div", "chart__drawing");
    drawing.tabIndex = 0; // it scrolls where the window is narrow
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", spec.description ?? image.getAttribute("aria-label") ?? "");
    drawing.lang = image.lang;
    stage.replaceChildren(drawing);
    const { view } = await embed(drawing, explorable(spec, series), options);
    // The description and the table say it; single marks have no names.
    drawing.querySelector("svg")?.setAttribute("aria-hidden", "true");
    if (series.length > 0) {
      const choices = key(series, (name) => view.signal("chosen", name).runAsync());
      choices.lang = image.lang;
      stage.prepend(choices);
    }
    const name = (figure.getAttribute("aria-labelledby") ?? figure.id).replace(/^caption-/, "") || "chart";
    const tools = element("div", "chart__tools");
    tools.append(
      saveButton(view, "svg", words.saveSvg, name), saveButton(view, "png", words.savePng, name));
    stage.append(tools);
  };

  // Charts that are being explored, so that one that is calculated anew stays so.
  const explored = new Set();

  const prepare = (figure) => {
    const image = figure.querySelector(".chart__image");
    const source = figure.querySelector("script.chart__spec");
    if (!image || !source || figure.querySelector(".chart__explore")) return;
    const name = figure.getAttribute("aria-labelledby") ?? figure.id;

    const stage = element("div", "chart__interactive");
    stage.hidden = true;
    const button = element("button", "chart__explore", words.explore);
    const message = element("p", "chart__message");
    message.setAttribute("role", "status");

    const show = (interactive) => {
      stage.hidden = !interactive;
      image.hidden = interactive;
      button.textContent = interactive ? words.back : words.explore;
      if (interactive) explored.add(name);
      else explored.delete(name);
    };
    const explore = async () => {
      message.textContent = words.wait;
      button.setAttribute("aria-disabled", "true");
      try {
        const embed = await embedder();
        show(true);
        if (!stage.firstChild) await fill(stage, embed, figure, source, image);
        message.textContent = "";
      } catch {
        show(false);
        stage.replaceChildren();
        message.textContent = words.failed;
      }
      button.removeAttribute("aria-disabled");
    };
    button.addEventListener("click", () => {
      if (button.hasAttribute("aria-disabled")) return;
      if (stage.hidden) explore();
      else show(false);
    });

    image.after(stage);
    (figure.querySelector(".chart__source") ?? stage).after(button, message);
    if (explored.has(name)) explore();
  };

  if (typeof window.vegaEmbed !== "function" && scripts.length === 0) return;
  const prepareAll = () => document.querySelectorAll("figure.chart").forEach(prepare);
  prepareAll();
  // Pages put new charts in place of old ones.
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE
      && (node.matches("figure.chart") || node.querySelector("figure.chart"))))) prepareAll();
  }).observe(document.body, { childList: true, subtree: true });
})();
