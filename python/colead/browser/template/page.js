// SPDX-License-Identifier: Apache-2.0
// The page: what is set goes to the worker, what the worker finds is shown. Three steps tell what there is to see
// before everything can be moved.
"use strict";

const FIRST_OPTIONS = 3;
const FEW_WEEKS = 13; // not made fewer
const state = {
  name: CONTENT.name, scenario: null, opened: null, edits: new Map(), good: new Map(), sides: [], goodSides: [],
  outputs: CONTENT.metrics.map((one) => one.name), metricName: CONTENT.judged, progress: null, before: null,
  generation: 0, first: null, step: 0, openingText: CONTENT.text, original: true, edit: null, choose: null, opening: false, said: "",
};
globalThis.playground = state; // for tests: what the page knows

const source = JSON.parse(byId("worker").textContent);
const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
const ask = (kind, more = {}) => worker.postMessage({ kind, ...more });
const say = (text) => {
  byId("state").textContent = text;
  byId("state").hidden = text === "";
};

/** Runs begin anew with what is set now; `said` tells what was changed. */
function restart(said) {
  state.said = said;
  ask("set", {
    generation: state.generation + 1, edits: [...state.edits], sides: state.sides, outputs: state.outputs,
    judged: CONTENT.judged, budget: CONTENT.most_replications,
  });
}

state.edit = (path, value) => {
  const field = state.opened.fields.find((one) => one.path === path);
  const old = state.edits.get(path) ?? field.value;
  if (old === value) return;
  if (value === field.value) state.edits.delete(path);
  else state.edits.set(path, value);
  const { doc } = documented(state.opened, path);
  restart(`${nameOf(state.opened, path, doc)}: ${setting(old)} before, ${setting(value)} now.`);
};
state.choose = (id, on) => {
  state.sides = state.sides.filter((one) => one !== id);
  if (on) state.sides.push(id);
  const verb = on ? "is compared too now" : "is not compared any more";
  restart(`${titleOf(state.opened, id)} ${verb}.`);
};

function fillControls() {
  const scenario = state.opened;
  for (const [part, belongs] of Object.entries(PARTS)) {
    fill(byId(part), scenario, scenario.fields.filter(belongs), state.edits, state.edit);
  }
  const flips = CONTENT.flips.filter((flip) => scenario.fields.some((field) => field.path === flip.path));
  byId("stressed").textContent = `${CONTENT.stressed}${flips.length ? " A mark is where another option becomes best." : ""}`;
  const paths = [...new Set(flips.map((flip) => flip.path))];
  document.querySelector("[data-part=decisive]").hidden = !state.original || !CONTENT.stressed;
  byId("decisive").replaceChildren(...paths.map((path) => {
    const field = scenario.fields.find((one) => one.path === path);
    return slider(scenario, field, state.edits.get(path) ?? field.value, state.edit, flips.filter((one) => one.path === path));
  }));
  fillOptions(scenario, state);
}

/** Large organisations begin with fewer weeks, so that something is seen within seconds. */
function fewerWeeks(scenario) {
  const share = CONTENT.decisions_at_once / scenario.decisions_a_run;
  if (share >= 1) return "";
  const told = [];
  for (const field of scenario.fields.filter(PARTS.weeks).filter((one) => one.value >= FEW_WEEKS)) {
    const fewer = Math.max(FEW_WEEKS, Math.round(field.value * share));
    if (fewer >= field.value) continue;
    state.edits.set(field.path, fewer);
    told.push(`${field.path} ${setting(field.value)} → ${fewer}`);
  }
  return told.length ? `Fewer weeks than in the file, to be quick: ${told.join(", ")}. “How long is watched” takes them back.` : "";
}

const HEARD = {
  ready: () => ask("open", { text: CONTENT.text, name: CONTENT.name }),
  opened({ name, scenario }) {
    state.original = state.openingText === CONTENT.text; // a stress test tells of the page's own scenario alone
    Object.assign(state, { name, scenario, opened: scenario, edits: new Map(), progress: null, before: null, opening: false });
    const others = scenario.strategies.map((one) => one.id).filter((one) => one !== scenario.baseline);
    const compared = scenario.compared.filter((one) => one !== scenario.baseline);
    state.sides = [scenario.baseline, ...(compared.length ? compared : others).slice(0, FIRST_OPTIONS)];
    showMistakes([]);
    byId("title").textContent = scenario.title;
    document.title = `Playground: ${scenario.title}`;
    byId("question").textContent = scenario.question;
    say(fewerWeeks(scenario));
    fillControls();
    restart("");
  },
  set({ generation, scenario }) {
    const { progress, outputs, sides } = state;
    state.before = progress && state.said ? { progress, outputs, sides: state.goodSides, said: state.said } : null;
    Object.assign(state, { generation, scenario, progress: null, first: null });
    state.good = new Map(state.edits);
    state.goodSides = [...state.sides];
    showMistakes([]);
    byId("watched").replaceChildren(...state.sides.map((id, side) => element("option", { value: side }, titleOf(scenario, id))));
    byId("watched").value = Math.min(1, state.sides.length - 1);
    show();
  },
  first({ generation, outcome }) {
    if (generation !== state.generation) return;
    state.first = outcome;
    schedule();
  },
  progress(progress) {
    if (progress.generation !== state.generation) return;
    state.progress = progress;
    schedule();
  },
  watched({ side, frames, decision }) {
    const title = titleOf(state.scenario, state.sides[side]);
    byId("watch").disabled = false;
    showNetwork(state.scenario, title, frames);
    showDecision(state.scenario, title, decision);
  },
  yaml: ({ text }) => saveText(text, state.name.replace(/(-changed)?\.ya?ml$/i, "") + "-changed.yaml"),
  problems({ problems }) {
    const name = state.opening ? state.openingName : "";
    showMistakes(problems, name);
    byId("watch").disabled = false;
    if (state.opening || !state.opened) {
      state.opening = false;
      if (!state.opened) say("The engine could not begin.");
      return;
    }
    state.edits = new Map(state.good);
    state.sides = [...state.goodSides];
    fillControls();
  },
};
worker.onmessage = ({ data }) => HEARD[data.kind](data);
worker.onerror = (event) => say(`The engine could not begin: ${event.message}`);

let waiting = false;
function schedule() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    show();
  });
}

function show() {
  const free = state.step >= TOLD.length;
  byId("told").hidden = free;
  byId("sandbox").hidden = !free;
  for (const id of ["looking", "files"]) byId(id).hidden = !free;
  if (!free) showTold();
  if (!state.progress) {
    if (free) byId("settled").textContent = `Running… ${firstRun()}`;
    byId("glance").textContent = firstRun();
    byId("settled").dataset.settled = "no";
    return;
  }
  if (free) {
    showResults(state);
    showSince(state);
    showCosts(state.scenario, state.sides, state.progress.costs);
    showGlance(state);
  }
}

/** One run of the organisation as it is: there at once, and no more than one. */
function firstRun() {
  if (!state.first) return "";
  const metric = metricOf(state.metricName);
  const value = state.first[state.outputs.indexOf(state.metricName)];
  return `As it is, in one run, ${metric.title.toLowerCase()}: ${withUnit(metric, shownOf(metric, value, Math.abs(value) / 10))}.`;
}

// Each step has one idea, with figures of the runs that go on meanwhile.
const firstEffect = () => effectsOn(state.progress, state.outputs, state.metricName)[0];
const TOLD = [
  {
    title: () => "An organisation decides",
    text() {
      const { scenario, progress } = state;
      const metric = metricOf(state.metricName);
      const known = progress && withUnit(metric, shownOf(metric, firstEffect().baseline, firstEffect().error * 2));
      return [element("p", { class: "lead" },
        `${count(scenario.people.length, "person", "people")} of ${listed(Object.values(scenario.professions).map((one) => one.toLowerCase()))} professions decide together. ` +
        (known ? `As they work now, ${metric.title.toLowerCase()}: ${known}.` : firstRun() || "The first runs are being made…"))];
    },
  },
  {
    title: () => `One thing they could try: ${titleOf(state.scenario, state.sides[1])}`,
    text() {
      const metric = metricOf(state.metricName);
      const note = "Each pair of runs has the same luck; only the option differs. The bar is where the difference lies: it narrows while pairs are added.";
      const figure = state.progress
        ? [effectsFigure(state.scenario, state.sides, metric, [firstEffect()]),
           element("p", {}, `${metric.title}: ${sentenceOf(state.scenario, state.sides, metric, firstEffect()).text}, after ${count(state.progress.replications, "pair")} of runs.`)]
        : [element("p", {}, "Running…")];
      return [element("p", {}, note), ...figure];
    },
  },
  {
    title: () => "It costs people's hours",
    text() {
      const { scenario, progress } = state;
      const told = progress ? bar(progress.costs[1].year, scenario.budget_hours_a_year, Math.max(scenario.budget_hours_a_year, progress.costs[1].year)) : [];
      return [
        element("p", {}, "Sessions, preparation and meetings take hours from other work. All of them are counted, beyond what the organisation spends now. A budget turns red where an option goes over it."),
        element("p", { class: "lead" }, titleOf(scenario, state.sides[1])), ...told,
      ];
    },
  },
];

function showTold() {
  const step = TOLD[state.step];
  if (!state.scenario || state.sides.length < 2) return;
  byId("told-title").textContent = `${state.step + 1} of ${TOLD.length}. ${step.title()}`;
  byId("told-text").replaceChildren(...step.text());
  byId("next").textContent = state.step + 1 < TOLD.length ? "Next" : "To the sandbox";
}
function go(step) {
  state.step = step;
  show();
  const heading = step < TOLD.length ? byId("told-title") : byId("results-title");
  heading.setAttribute("tabindex", "-1");
  heading.focus();
}

function open(text, name) {
  state.opening = true;
  state.openingName = name;
  state.openingText = text;
  ask("open", { text, name });
}

function begin() {
  byId("metric-name").replaceChildren(...CONTENT.metrics.map((one) => element("option", { value: one.name }, one.title)));
  byId("metric-name").value = state.metricName;
  byId("metric-name").addEventListener("change", ({ target }) => {
    state.metricName = target.value;
    show();
  });
  byId("next").addEventListener("click", () => go(state.step + 1));
  byId("free").addEventListener("click", () => go(TOLD.length));
  byId("watch").addEventListener("click", () => {
    byId("watch").disabled = true;
    ask("watch", { side: Number(byId("watched").value), replication: 0 });
  });
  byId("save").addEventListener("click", () => ask("yaml"));
  byId("copy").addEventListener("click", () => state.progress && copySummary(state));
  byId("print").addEventListener("click", () => print());
  byId("reset").addEventListener("click", () => open(CONTENT.text, CONTENT.name));
  takeFiles(open);
  ask("begin", { packed: byId("engine").textContent });
}
begin();
