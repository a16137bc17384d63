// Draws the charts when they come near to being seen. Until then, on paper and in a saved page a still picture stands there.
"use strict";
const colead = (() => {
  let specifications = {};
  const views = new Map();
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);

  function showTip(_handler, event, _item, value) {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    const lines = typeof value === "object" ? Object.entries(value).map(([name, text]) => `${name}: ${text}`) : [String(value)];
    tip.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const room = document.documentElement.clientWidth - tip.offsetWidth - 12;
    tip.style.left = `${Math.max(4, Math.min(event.clientX + 14, room))}px`;
    tip.style.top = `${event.clientY + 14}px`;
  }

  // Where the figure is narrow, names beside the axis leave more room to what they name.
  function fitted(specification, width) {
    if (width >= 520) return specification;
    const copy = structuredClone(specification);
    Object.assign(copy.config.axis, { labelLimit: 130, labelFontSize: 11, titleFontSize: 11 });
    Object.assign(copy.config.legend, { labelFontSize: 11, labelLimit: Math.max(120, width - 130) });
    return copy;
  }

  function draw(figure, number = 0) {
    const picture = figure.querySelector(".picture");
    const controls = figure.querySelector(".controls");
    if (views.has(figure)) views.get(figure).finalize();
    if (picture.clientWidth === 0) return; // in a fold that is closed
    controls.replaceChildren();
    picture.replaceChildren();
    const specification = fitted(specifications[figure.id][number], picture.clientWidth);
    const view = new vega.View(vega.parse(specification, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      loader: { load: () => Promise.reject(new Error("nothing is loaded")), sanitize: () => Promise.reject(new Error("no links")) },
    });
    view.tooltip(showTip).initialize(picture, controls).hover().run();
    picture.dataset.drawn = String(number);
    views.set(figure, view);
  }

  function choose(select) {
    const figure = document.getElementById(select.dataset.chart);
    const number = Number(select.value);
    const alternative = figure.querySelectorAll("ul[hidden] > li")[number];
    figure.querySelector(".described").setAttribute("aria-label", alternative.textContent);
    draw(figure, number);
  }

  function drawn(figure) {
    return figure.querySelector(".picture").dataset.drawn !== undefined;
  }

  // The text of an element that holds gzip in base64.
  async function unpacked(element) {
    const bytes = Uint8Array.from(atob(element.textContent), (char) => char.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // What is chosen with a control needs a drawn chart.
  function stayStill() {
    document.querySelectorAll(".choice").forEach((choice) => choice.remove());
    const textContent = "This browser is too old to draw the charts: they are still pictures; every figure has a table of its data beside it.";
    document.querySelector("main").prepend(Object.assign(document.createElement("p"), { className: "noscript", textContent }));
  }

  async function start() {
    const figures = [...document.querySelectorAll("figure.chart")];
    if (typeof DecompressionStream === "undefined") return stayStill();
    specifications = JSON.parse(await unpacked(document.getElementById("charts")));
    const watcher = new IntersectionObserver(
      (entries) => entries.filter((entry) => entry.isIntersecting && !drawn(entry.target)).forEach((entry) => draw(entry.target)),
      { rootMargin: "400px" },
    );
    figures.forEach((figure) => watcher.observe(figure));
    document.querySelectorAll("select[data-chart]").forEach((select) => select.addEventListener("change", () => choose(select)));
  }

  return { start, draw, views };
})();
