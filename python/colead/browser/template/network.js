// SPDX-License-Identifier: Apache-2.0
// The network of one unit over the weeks of a run: who knows whom, and how far they trust.
"use strict";

const MOST_POSTS = 60;
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7a5c00", "#1b1b1b"];

/** Posts of the unit with most people that still fits; of the first one where none does. */
function postsShown(people) {
  const units = new Map();
  people.forEach((one, index) => units.set(one.unit, [...(units.get(one.unit) ?? []), index]));
  const fitting = [...units.values()].filter((one) => one.length <= MOST_POSTS);
  const best = fitting.sort((a, b) => b.length - a.length)[0];
  return best ?? [...units.values()][0].slice(0, MOST_POSTS);
}

function placed(people, shown) {
  const sorted = [...shown].sort((a, b) => people[a].profession - people[b].profession || a - b);
  return new Map(sorted.map((index, at) => {
    const angle = (2 * Math.PI * at) / sorted.length - Math.PI / 2;
    return [index, { x: 200 + 170 * Math.cos(angle), y: 200 + 170 * Math.sin(angle) }];
  }));
}

/** One week: a line a tie, the darker the more trust; each direction its own half. */
function frameOf(ties, places) {
  const lines = [];
  let sum = 0;
  let number = 0;
  for (let at = 0; at < ties.length; at += 3) {
    const from = places.get(ties[at]);
    const to = places.get(ties[at + 1]);
    if (!from || !to) continue;
    const trust = ties[at + 2];
    sum += trust;
    number += 1;
    lines.push(drawn("line", {
      x1: from.x, y1: from.y, x2: (from.x + to.x) / 2, y2: (from.y + to.y) / 2,
      "stroke-opacity": Math.max(0.04, trust * trust * trust).toFixed(2),
    }));
  }
  return { lines, mean: number ? sum / number : NaN, number };
}

function showNetwork(scenario, title, frames) {
  const shown = postsShown(scenario.people);
  const places = placed(scenario.people, shown);
  const professions = Object.values(scenario.professions);
  const ties = drawn("g", { class: "ties" });
  const posts = drawn("g", {}, ...[...places].map(([index, place]) =>
    drawn("circle", { cx: place.x, cy: place.y, r: 7, fill: COLOURS[scenario.people[index].profession % COLOURS.length] },
      drawn("title", {}, scenario.people[index].name))));
  const picture = drawn("svg", { viewBox: "0 0 400 400", role: "img", class: "net" }, ties, posts);
  const week = element("input", { type: "range", id: "week", min: 0, max: frames.length - 1, step: 1 });
  const output = element("output", { for: "week" });
  const say = element("p", { class: "note" });
  week.value = frames.length - 1;
  const show = () => {
    const frame = frames[Number(week.value)];
    const { lines, mean, number } = frameOf(frame.ties, places);
    ties.replaceChildren(...lines);
    output.textContent = `week ${frame.week}`;
    week.setAttribute("aria-valuetext", `week ${frame.week}`);
    const told = `Week ${frame.week}: ${count(number, "tie")} among ${count(shown.length, "post")}, mean trust ${figure(mean, 0.05)} on a scale from 0 to 1.`;
    picture.setAttribute("aria-label", told);
    say.textContent = told;
  };
  week.addEventListener("input", show);
  let timer = 0;
  const play = element("button", { type: "button", "aria-pressed": "false" }, "Play");
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
  };
  play.addEventListener("click", () => {
    if (timer) return stop();
    play.setAttribute("aria-pressed", "true");
    if (Number(week.value) === frames.length - 1) week.value = 0;
    timer = setInterval(() => {
      week.value = Number(week.value) + 1;
      show();
      if (Number(week.value) >= frames.length - 1 || !picture.isConnected) stop();
    }, 300);
  });
  show();
  const legend = element("ul", { class: "legend" }, ...professions.map((name, at) =>
    element("li", {},
      drawn("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, drawn("circle", { cx: 5, cy: 5, r: 5, fill: COLOURS[at % COLOURS.length] })),
      name)));
  byId("network").replaceChildren(
    element("h3", {}, `The network with: ${title}`),
    element("div", { class: "player" }, play, element("label", { for: "week" }, "Week"), week, output),
    picture, say, legend,
  );
}
