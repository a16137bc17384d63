// The network as it was in each sampled week, in two runs side by side, with one slider for both.
"use strict";
const coleadNetwork = (() => {
  const STRANGE = 255; // no tie in that week
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  function canDraw() {
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) return false;
    context.getExtension("WEBGL_lose_context")?.loseContext();
    return true;
  }

  function bytes(text) {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  }

  // Trust from the lowest to the highest that is usual here, as a number from 0 to 1.
  const level = (data, trust) => Math.min(1, Math.max(0, (trust - data.trust[0]) / Math.max(1, data.trust[1] - data.trust[0])));
  const width = (data, trust) => (data.people.length > 120 ? 0.25 + 0.9 * level(data, trust) ** 1.4 : 0.6 + 3 * level(data, trust) ** 1.4);
  const shade = (data, trust) => {
    const grey = Math.round(212 - 125 * level(data, trust));
    return `rgb(${grey},${grey},${grey})`;
  };

  class RunNetwork {
    constructor(element, data, run) {
      Object.assign(this, { element, data, ties: run.ties, frames: run.frames.map(bytes) });
    }
    across(tie) {
      return this.data.people[this.ties[2 * tie]].p !== this.data.people[this.ties[2 * tie + 1]].p;
    }
    *present(week, onlyAcross) {
      const frame = this.frames[week];
      for (let tie = 0; tie < frame.length; ++tie) {
        if (frame[tie] !== STRANGE && !(onlyAcross && !this.across(tie))) yield [tie, frame[tie]];
      }
    }
  }

  class SigmaNetwork extends RunNetwork {
    constructor(element, data, run) {
      super(element, data, run);
      this.graph = new net.Graph({ type: "undirected" });
      data.people.forEach((person, index) => this.graph.addNode(index, { x: person.x, y: person.y, size: data.people.length > 120 ? 3.2 : 5, color: data.professions[person.p].colour, label: person.name }));
      for (let tie = 0; tie < this.ties.length / 2; ++tie) {
        this.graph.addEdgeWithKey(tie, this.ties[2 * tie], this.ties[2 * tie + 1], { size: 1, hidden: true });
      }
      this.sigma = new net.Sigma(this.graph, element, {
        renderEdgeLabels: false, labelRenderedSizeThreshold: 14, labelSize: 12, stagePadding: 12, allowInvalidContainer: true, minEdgeThickness: 0.3,
        hideEdgesOnMove: false, enableCameraZooming: false,
      });
    }
    show(week, onlyAcross) {
      const shown = new Map(this.present(week, onlyAcross));
      this.graph.updateEachEdgeAttributes((key, attributes) => {
        const trust = shown.get(Number(key));
        return trust === undefined ? { ...attributes, hidden: true } : { ...attributes, hidden: false, size: width(this.data, trust), color: shade(this.data, trust) };
      });
      this.sigma.refresh();
    }
  }

  // Without WebGL, and on paper.
  class PlainNetwork extends RunNetwork {
    show(week, onlyAcross) {
      const svg = picture(this, week, onlyAcross);
      this.element.replaceChildren(svg);
    }
  }

  function picture(run, week, onlyAcross) {
    const make = (name, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
      return node;
    };
    const svg = make("svg", { viewBox: "-1.05 -1.05 2.1 2.1", "aria-hidden": "true" });
    const people = run.data.people;
    const paths = new Map();
    for (const [tie, trust] of run.present(week, onlyAcross)) {
      const [from, to] = [people[run.ties[2 * tie]], people[run.ties[2 * tie + 1]]];
      const step = Math.round(trust / 5) * 5;
      paths.set(step, `${paths.get(step) || ""}M${from.x} ${-from.y}L${to.x} ${-to.y}`);
    }
    for (const [step, path] of [...paths].sort((a, b) => a[0] - b[0])) {
      svg.append(make("path", { d: path, stroke: shade(run.data, step), "stroke-width": width(run.data, step) * (people.length > 120 ? 0.002 : 0.0035), fill: "none" }));
    }
    for (const person of people) {
      svg.append(make("circle", { cx: person.x, cy: -person.y, r: 0.014, fill: run.data.professions[person.p].colour }));
    }
    return svg;
  }

  function play(figure) {
    const data = JSON.parse(document.getElementById("data").textContent)[figure.dataset.network];
    const [button, slider, told, across] = [".play", ".week input", ".week output", ".across"].map((what) => figure.querySelector(what));
    const Kind = canDraw() ? SigmaNetwork : PlainNetwork;
    const runs = [...figure.querySelectorAll(".canvas")].map((element, index) => new Kind(element, data, data.runs[index]));
    let timer = 0;

    function show() {
      const week = Number(slider.value);
      told.textContent = data.weeks[week];
      slider.setAttribute("aria-valuetext", `week ${data.weeks[week]}`);
      runs.forEach((run) => run.show(week, across.checked));
      figure.dataset.week = String(data.weeks[week]);
    }
    function stop() {
      clearInterval(timer);
      timer = 0;
      button.setAttribute("aria-pressed", "false");
      button.textContent = "Play";
    }
    function run() {
      if (timer) return stop();
      if (slider.value === slider.max) slider.value = 0;
      button.setAttribute("aria-pressed", "true");
      button.textContent = "Stop";
      show();
      timer = setInterval(() => {
        slider.value = Number(slider.value) + 1;
        show();
        if (slider.value === slider.max) stop();
      }, reduced.matches ? 1500 : 700);
    }
    button.addEventListener("click", run);
    slider.addEventListener("input", () => (stop(), show()));
    across.addEventListener("change", show);
    show();
    figure.dataset.drawn = Kind === SigmaNetwork ? "sigma" : "svg";
    return { toPaper: () => runs.map((run) => onPaper(run, Number(slider.value), across.checked)) };
  }

  // What WebGL drew does not print; returns what takes the drawing away again.
  function onPaper(run, week, onlyAcross) {
    const drawing = picture(run, week, onlyAcross);
    for (const child of run.element.children) child.style.display = "none";
    run.element.append(drawing);
    return () => {
      drawing.remove();
      for (const child of run.element.children) child.style.display = "";
    };
  }

  function start() {
    const players = new Map();
    const player = (figure) => players.get(figure) || players.set(figure, play(figure)).get(figure);
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((one) => one.isIntersecting)) {
        watcher.unobserve(entry.target);
        player(entry.target);
      }
    }, { rootMargin: "300px" });
    const figures = [...document.querySelectorAll("figure.network")];
    figures.forEach((figure) => watcher.observe(figure));
    let restore = [];
    addEventListener("beforeprint", () => (restore = figures.flatMap((figure) => player(figure).toPaper())));
    addEventListener("afterprint", () => restore.splice(0).forEach((undo) => undo()));
  }

  return { start };
})();
