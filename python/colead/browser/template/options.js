// SPDX-License-Identifier: Apache-2.0
// The options as cards: who, how often, what it costs, and the numbers that somebody wrote.
"use strict";

function interventionsOf(scenario, id) {
  const programme = scenario.programmes[id];
  return (Array.isArray(programme) ? programme : programme?.interventions) ?? [];
}

/** Who takes part and how often, from the parameters. */
function whoAndWhen(scenario, params) {
  const professions = (params.professions ?? []).map((one) => (scenario.professions[one] ?? one).toLowerCase());
  const tiers = (params.tiers ?? []).map((one) => one.replaceAll("_", " "));
  const who = listed([...tiers, ...professions]) || "everybody";
  const often = [];
  if (params.every_weeks > 0) often.push(params.every_weeks === 1 ? "every week" : `every ${setting(params.every_weeks)} weeks`);
  if (params.every_months > 0) often.push(`every ${setting(params.every_months)} months`);
  if (params.trigger && params.trigger !== "schedule") often.push(`when: ${params.trigger.replaceAll("_", " ")}`);
  if (params.session_hours > 0) often.push(count(params.session_hours, "hour"));
  return `Who: ${who}.${often.length ? ` How often: ${often.join(", ")}.` : ""}`;
}

function card(scenario, strategy, chosen, state) {
  const interventions = interventionsOf(scenario, strategy.id);
  const box = element("input", {
    type: "checkbox", value: strategy.id, checked: chosen, onchange: () => state.choose(strategy.id, box.checked),
  });
  const fields = scenario.fields.filter(ofStrategy(strategy.id)).filter((field) => field.origin !== "default");
  const told = strategy.description
    ? [strategy.description]
    : interventions.map((one) => `${sentence(CONTENT.kinds[one.kind] ?? one.kind).replace(/\.+$/, "")}.`);
  return element(
    "article",
    { class: "card", "data-strategy": strategy.id },
    element("h3", {}, element("label", {}, box, ` ${titleOf(scenario, strategy.id)}`)),
    ...[...new Set(interventions.map((one) => whoAndWhen(scenario, one)))].map((text) => element("p", { class: "note" }, text)),
    element("div", { class: "cost" }),
    element("details", { class: "fold" },
      element("summary", {}, fields.length ? "What it is, and its numbers" : "What it is"),
      ...told.map((text) => element("p", {}, text)),
      ...fields.map((field) => slider(scenario, field, state.edits.get(field.path) ?? field.value, state.edit))),
  );
}

function fillOptions(scenario, state) {
  const baseline = state.sides[0];
  byId("options").replaceChildren(
    ...scenario.strategies
      .filter((one) => one.id !== baseline)
      .map((one) => card(scenario, one, state.sides.includes(one.id), state)),
  );
  const budget = scenario.fields.find((field) => field.path === BUDGET);
  const input = element("input", { type: "number", id: "budget-hours", min: 0, step: 10, value: budget.value });
  input.addEventListener("change", () => {
    if (input.value !== "" && Number(input.value) >= 0) state.edit(budget.path, Number(input.value));
  });
  const label = element("label", { for: "budget-hours" }, "Budget, hours a year (0: none)");
  byId("budget").replaceChildren(element("div", { class: "control" }, label, input));
}

/** Hours a year of each option that has been run, against the budget. */
function showCosts(scenario, sides, costs) {
  const budget = scenario.budget_hours_a_year;
  const most = Math.max(budget, ...costs.map((one) => one.year));
  for (const place of document.querySelectorAll("#options .card")) {
    const side = sides.indexOf(place.dataset.strategy);
    place.querySelector(".cost").replaceChildren(...(side > 0 ? bar(costs[side].year, budget, most) : []));
  }
}
function bar(hours, budget, most) {
  const over = budget > 0 && hours > budget;
  const words = [`${figure(hours, Math.abs(hours) / 20)} hours a year`];
  if (budget > 0) {
    words.push(over ? `over the budget by ${figure(hours - budget, hours / 20)}` : `within the budget of ${setting(budget)}`);
  }
  const filled = element("span", { class: over ? "filled over" : "filled" });
  filled.style.width = `${most > 0 ? Math.max(0, Math.min(100, (100 * hours) / most)) : 0}%`;
  return [
    element("span", { class: "bar", "aria-hidden": "true" }, filled),
    element("p", { class: over ? "over" : "" }, words.join(": ")),
  ];
}
