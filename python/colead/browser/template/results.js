// SPDX-License-Identifier: Apache-2.0
// What came out: effects with their intervals, which narrow while runs are added.
"use strict";

const WIDTH = 640;
const ROW = 46;

const effectsOn = (progress, outputs, name) =>
  progress.effects.filter((one) => outputs[one.output] === name);

function sentenceOf(scenario, sides, metric, effect) {
  const width = (effect.high - effect.low) / 2;
  const size = shownOf(metric, Math.abs(effect.difference), width);
  const way = effect.difference < 0 ? "less" : "more";
  const from = shownOf(metric, effect.low, width);
  const to = shownOf(metric, effect.high, width);
  return {
    title: titleOf(scenario, sides[effect.side]),
    text: `${size} ${metric.difference_unit} ${way} (between ${from} and ${to}): ${VERDICTS.get(effect.verdict)}`,
  };
}

/** A row an option: the interval as a bar, its middle as a dot, nothing changed as the upright line. */
function effectsFigure(scenario, sides, metric, effects) {
  const ends = effects.flatMap((one) => [one.low, one.high]).filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = (high - low || 1) * 0.06;
  const x = (value) => ((value - low + room) / (high - low + 2 * room)) * WIDTH;
  const height = ROW * effects.length + 26;
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", class: "intervals" });
  const spoken = [];
  picture.append(drawn("line", { x1: x(0), x2: x(0), y1: 0, y2: height - 22, class: "zero" }));
  picture.append(drawn("text", { x: Math.min(WIDTH - 40, Math.max(40, x(0))), y: height - 4, class: "none" }, "no change"));
  effects.forEach((effect, row) => {
    const told = sentenceOf(scenario, sides, metric, effect);
    const y = row * ROW + 30;
    const kind = effect.verdict === 1 ? "better" : effect.verdict === -1 ? "worse" : "open";
    spoken.push(`${told.title}: ${told.text}.`);
    picture.append(drawn("text", { x: 0, y: y - 12, class: "name" }, told.title));
    if (!Number.isFinite(effect.low)) return;
    picture.append(
      drawn("line", { x1: x(effect.low), x2: x(effect.high), y1: y, y2: y, class: `interval ${kind}` }),
      drawn("circle", { cx: x(effect.difference), cy: y, r: 5, class: `middle ${kind}` }),
    );
  });
  picture.setAttribute("aria-label", spoken.join(" "));
  return picture;
}

function showResults(state) {
  const { progress, scenario, sides, outputs } = state;
  const metric = metricOf(state.metricName);
  const effects = effectsOn(progress, outputs, state.metricName);
  const lines = effects.map((one) => sentenceOf(scenario, sides, metric, one));
  const better = { lower: "Less is better.", higher: "More is better.", neither: "" }[metric.better];
  byId("effects").replaceChildren(
    element("figcaption", {}, element("p", {}, `${metric.title}: difference to the organisation as it is. ${better}`)),
    effectsFigure(scenario, sides, metric, effects),
    element("ul", { class: "lines" },
      ...lines.map((one) => element("li", {}, element("strong", {}, one.title), ` ${one.text}.`))),
  );
  byId("settled").textContent = stateOfRuns(state);
  byId("changed").textContent = changes(state);
  if (progress.over) byId("spoken").textContent = `${stateOfRuns(state)} ${lines.map((one) => `${one.title}: ${one.text}.`).join(" ")}`;
  byId("settled").dataset.settled = progress.over ? (progress.settled ? "yes" : "stopped") : "no";
  fillTable(state);
}

/** The answer in a line, at the foot of a narrow page, where the sliders hide what they change. */
function showGlance({ progress, scenario, sides, outputs, metricName }) {
  const metric = metricOf(metricName);
  const told = effectsOn(progress, outputs, metricName).map((one) =>
    `${titleOf(scenario, sides[one.side])} ${signed(metric, one)}`);
  byId("glance").textContent = told.length
    ? `${metric.title}, ${metric.difference_unit}: ${told.join(", ")}.` : "";
}
const signed = (metric, effect) =>
  (effect.difference > 0 ? "+" : "") + shownOf(metric, effect.difference, (effect.high - effect.low) / 2);

/** What was set otherwise than in the file. */
function changes({ edits, opened }) {
  const told = [...edits].map(([path, value]) => {
    const field = opened.fields.find((one) => one.path === path);
    return `${nameOf(opened, path, documented(opened, path).doc)} ${setting(value)} in place of ${setting(field.value)}`;
  });
  return told.length ? `Changed from the file: ${told.join("; ")}.` : "";
}

function stateOfRuns({ progress, scenario, metricName }) {
  const runs = `${count(progress.replications, "pair")} of runs`;
  const speed = `${figure(progress.runs / progress.seconds, progress.runs / progress.seconds / 10)} runs a second`;
  const metric = metricOf(metricName).title.toLowerCase();
  const weeks = `${setting(scenario.horizon_weeks)} weeks each`;
  if (!progress.over) return `Running: ${runs} so far, ${weeks}, ${speed}.`;
  return progress.settled
    ? `Settled after ${runs}, ${weeks}: of ${metricOf(CONTENT.judged).title.toLowerCase()} it is known of each option whether it matters. ${speed}.`
    : `Stopped after ${runs}, ${weeks}, without a settled answer on ${metric}. ${speed}.`;
}

function fillTable({ progress, scenario, sides, outputs }) {
  const head = element("tr", {},
    ...["Option", "Figure", "As it is", "With it", "Difference", "From", "To", "Pairs"].map((one) =>
      element("th", { scope: "col" }, one)));
  const rows = progress.effects.map((effect) => {
    const metric = metricOf(outputs[effect.output]);
    const width = (effect.high - effect.low) / 2;
    const cells = [effect.baseline, effect.mean, effect.difference, effect.low, effect.high];
    return element("tr", {},
      element("th", { scope: "row" }, titleOf(scenario, sides[effect.side])),
      element("td", {}, `${metric.title}, ${metric.unit}`),
      ...cells.map((one) => element("td", { class: "number" }, shownOf(metric, one, width))),
      element("td", { class: "number" }, String(effect.pairs)));
  });
  byId("table").replaceChildren(
    element("caption", {}, `Means over pairs of runs on the same luck; intervals of ${Math.round(100 * scenario.confidence)} %.`),
    element("thead", {}, head),
    element("tbody", {}, ...rows),
  );
}

/** What the last change did: of the organisation itself and of each option that was there before. */
function showSince(state) {
  const { before, progress, scenario, sides, outputs, metricName } = state;
  const place = byId("since");
  if (!before || !before.progress) return place.replaceChildren();
  const metric = metricOf(metricName);
  const then = effectsOn(before.progress, before.outputs, metricName);
  const now = effectsOn(progress, outputs, metricName);
  const items = [];
  if (then[0] && now[0]) {
    const width = (now[0].high - now[0].low) / 2;
    items.push(`As it is: ${shownOf(metric, then[0].baseline, width)} before, ${shownOf(metric, now[0].baseline, width)} now.`);
  }
  for (const effect of now) {
    const old = then.find((one) => before.sides[one.side] === sides[effect.side]);
    if (!old) continue;
    const width = (effect.high - effect.low) / 2;
    const named = titleOf(scenario, sides[effect.side]);
    items.push(`${named}: ${shownOf(metric, old.difference, width)} before, ${shownOf(metric, effect.difference, width)} now (${metric.difference_unit}).`);
  }
  place.replaceChildren(
    element("h3", {}, "Since the last setting"),
    element("p", {}, before.said),
    element("ul", { class: "lines" }, ...items.map((one) => element("li", {}, one))),
  );
}
