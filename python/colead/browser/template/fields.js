// SPDX-License-Identifier: Apache-2.0
// What is known of a number: everything here is read from the field table of the engine, nothing is listed by hand.
"use strict";

/** Paths with `*` for a name and `[]` for a place, by the last name in them. */
const PATTERNS = new Map();
for (const [pattern, doc] of Object.entries(CONTENT.documents)) {
  if (pattern.includes(":")) continue;
  const last = pattern.split(".").at(-1);
  const spelt = pattern.replace(/[.[\]]/g, "\\$&").replaceAll("*", "[^.]+").replaceAll("\\[\\]", "\\[\\d+\\]");
  PATTERNS.set(last, [...(PATTERNS.get(last) ?? []), { shape: new RegExp(`^${spelt}$`), pattern, doc }]);
}
const WHOLE = new Set(CONTENT.whole_numbers);

/** A field of an intervention as its kind and the rest of its path; null for any other. */
function interventionOf(scenario, path) {
  const found = /^strategies\.([^[]+)(?:\.interventions)?\[(\d+)\]\.(.*)$/.exec(path);
  if (!found) return null;
  const programme = scenario.programmes[found[1]];
  const list = Array.isArray(programme) ? programme : programme?.interventions;
  const params = list?.[Number(found[2])];
  return params ? { strategy: found[1], place: Number(found[2]), kind: params.kind, field: found[3] } : null;
}

/** {doc, whole} of a path. */
function documented(scenario, path) {
  const own = interventionOf(scenario, path);
  if (own) {
    const key = `${own.kind}:${own.field}`;
    return { doc: CONTENT.documents[key] ?? "", whole: WHOLE.has(key) };
  }
  const found = (PATTERNS.get(path.split(".").at(-1)) ?? []).find((one) => one.shape.test(path));
  return { doc: found?.doc ?? "", whole: found ? WHOLE.has(found.pattern) : false };
}

/** Ends and step of a slider: the stated range, else what the field allows, as far as it is near the value. */
function scaleOf(field, whole) {
  let low = field.low ?? 0;
  let high = field.high ?? Infinity;
  if (!field.ranged && !(high - low <= 1)) {
    const reach = Math.max(2 * Math.abs(field.value), whole ? field.value + 4 : 0) || 1;
    low = Math.max(low, field.value < 0 ? -reach : 0);
    high = Math.min(high, reach);
  }
  low = Math.min(low, field.value);
  high = Math.max(high, field.value);
  const fine = (high - low) / 100;
  const step = whole ? 1 : 10 ** Math.floor(Math.log10(fine || 0.01));
  return { low, high, step };
}

/** What the number is called: where it stands in words, then what it is. */
function nameOf(scenario, path, doc) {
  const own = interventionOf(scenario, path);
  if (own) return doc ? sentence(doc) : plain(own.field);
  const staff = /^unit_types\.([^.]+)\.staff\[(\d+)\]\.(.*)$/.exec(path);
  if (staff) {
    const type = scenario.unit_types[staff[1]];
    const group = type.staff[Number(staff[2])];
    const who = `${plain(group.tier)} ${(scenario.professions[group.profession] ?? group.profession).toLowerCase()}`;
    return `${who}, ${(type.title || plain(staff[1])).toLowerCase()}${staff[3] === "count" ? "" : `: ${doc}`}`;
  }
  const decision = /^decisions\.([^.]+)\.(.*)$/.exec(path);
  if (decision) {
    const title = scenario.decisions[decision[1]] ?? plain(decision[1]);
    return `${title}: ${doc || decision[2]}`;
  }
  if (path === BUDGET) return "Budget, hours a year";
  return doc ? sentence(doc) : path;
}
const BUDGET = "compare.budget_hours_a_year";
const sentence = (doc) => doc.charAt(0).toUpperCase() + doc.slice(1);

const unitWords = (unit, number) =>
  unit === "1" || unit === "" ? "" : unit === "people" && number === 1 ? "person" : unit.replaceAll("_", " ");
function groundsOf(field) {
  const words = [field.path];
  if (field.grade) words.push(`grade ${field.grade}`);
  if (field.source) words.push(field.source);
  words.push(field.origin === "default" ? "default" : "written in the scenario");
  return words.join(" · ");
}

// Which numbers stand where, by what the table says of them.
const PARTS = {
  staff: (field) => field.unit === "people" && field.path.startsWith("unit_types."),
  work: (field) => field.path === "load" || (field.unit === "per week" && field.path.startsWith("decisions.")),
  weeks: (field) => field.unit === "weeks" && !field.path.includes("."),
};
const ofStrategy = (id) => (field) =>
  field.path.startsWith(`strategies.${id}[`) || field.path.startsWith(`strategies.${id}.`);
