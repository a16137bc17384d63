// SPDX-License-Identifier: Apache-2.0
// Why one decision went as it did: the longest of the watched run over which people met.
"use strict";

/** "service.medic.senior.3" as "medic senior 3". */
const post = (name) => name.split(".").slice(1).join(" ") || name;

const STEPS = {
  arrived: () => "It came up.",
  noticed: (s) => `${post(s.who) || "Somebody"} noticed it.`,
  delegated: (s) => `${post(s.who)} gave the seat to ${post(s.other)}.`,
  routed: () => "It was settled which way it goes.",
  prepared: (s) => `${post(s.who)} was ready.`,
  asked_superior: (s) => `${post(s.who)} asked ${post(s.other)}.`,
  no_slot: () => "No hour was free for all within four weeks.",
  booked: () => "A meeting was put into the diaries.",
  met: () => "They met.",
  no_agreement: () => "They did not agree.",
  deferred: () => "It was put off.",
  escalated: () => "It was passed up.",
  due: () => "It was due.",
  in_force: () => "The decision came into force.",
  reworking: (s) => `It came back to ${post(s.who)}.`,
};
const stepText = (step) => (STEPS[step.step] ?? (() => `${plain(step.step)}.`))(step);

function whyRoute(route) {
  if (!route.choice) return "Only one profession was needed, so there was no choice of route.";
  const terms = [
    ["what is usual for such decisions", route.tendency], ["the option at work", route.policy],
    ["trust in the others", route.trust], ["understanding of their roles", route.understanding],
    ["habit", route.habit], ["load", route.load],
  ].filter(([, size]) => Math.abs(size) > 0.05);
  const side = (sign) => terms.filter(([, size]) => Math.sign(size) === sign)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).map(([name]) => name);
  const chance = `That it would be taken jointly had a chance of ${Math.round(100 * route.joint_probability)} %.`;
  const towards = side(1);
  const away = side(-1);
  return [
    chance, towards.length ? `For it spoke ${listed(towards)}.` : "", away.length ? `Against it spoke ${listed(away)}.` : "",
  ].filter(Boolean).join(" ");
}

/** Hours by cause, those that took most first. */
function causes(delays) {
  const sums = new Map();
  for (const one of delays) sums.set(one.cause, (sums.get(one.cause) ?? 0) + one.hours);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function showDecision(scenario, title, decision) {
  const place = byId("decision");
  if (!decision) {
    place.replaceChildren(element("p", {}, "In this run no decision went to a meeting."));
    return;
  }
  const name = (scenario.decisions[decision.class] ?? plain(decision.class)).toLowerCase();
  const late = decision.hours > decision.due_hours;
  const known = decision.known_alone
    ? ` Of ${count(decision.known_alone, "thing")} that only one of them knew, ${decision.known_alone_said} ${decision.known_alone_said === 1 ? "was" : "were"} said.`
    : "";
  const all = causes(decision.delays);
  const most = Math.max(...all.map(([, hours]) => hours));
  const bars = all.map(([cause, hours]) => {
    const filled = element("span", { class: "filled" });
    filled.style.width = `${(100 * hours) / most}%`;
    return element("li", {}, `${CONTENT.causes[cause] ?? plain(cause)}: ${days(hours)}`,
      element("span", { class: "bar", "aria-hidden": "true" }, filled));
  });
  place.replaceChildren(
    element("h3", {}, "Why did this decision go so?"),
    element("p", {},
      `With ${title}, a decision (${name}) came up in week ${Math.floor(decision.arrived_week)} and took ${days(decision.hours)}${late ? ", longer than it had" : ""}. ` +
      `Its route: ${CONTENT.routes[decision.route] ?? decision.route}. How it ended: ${CONTENT.styles[decision.style] ?? decision.style}, after ${count(decision.attempts, "discussion")} of ${listed(decision.people.map(post))}.${known}`),
    element("p", {}, whyRoute(decision.why_route)),
    element("h4", {}, "Where the time went"),
    element("ul", { class: "causes" }, ...bars),
    element("details", { class: "fold" }, element("summary", {}, "Step by step"),
      element("ol", { class: "lines" }, ...decision.steps.map((one) => element("li", {}, `After ${days(one.hours)}: ${stepText(one)}`)))),
  );
}
