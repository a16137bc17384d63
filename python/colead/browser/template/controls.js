// SPDX-License-Identifier: Apache-2.0
// Sliders, one for a number.
"use strict";

let identifiers = 0;

/** A slider with its number, unit and grounds; `changed` is told the path and the value when it is let go. */
function slider(scenario, field, value, changed, flips = []) {
  const { doc, whole } = documented(scenario, field.path);
  const { low, high, step } = scaleOf(field, whole);
  const id = `slider-${(identifiers += 1)}`;
  const said = (number) => `${setting(number)} ${unitWords(field.unit, number)}`.trim();
  const output = element("output", { for: id }, said(value));
  const input = element("input", {
    type: "range", id, min: low, max: high, step, "data-path": field.path, "aria-describedby": `${id}-grounds`,
    "aria-valuetext": said(value),
  });
  input.value = value;
  input.addEventListener("input", () => {
    output.textContent = said(Number(input.value));
    input.setAttribute("aria-valuetext", said(Number(input.value)));
  });
  input.addEventListener("change", () => changed(field.path, Number(input.value)));
  const marks = flips.map((flip) => mark(flip, low, high));
  return element(
    "div",
    { class: "control" },
    element("label", { for: id }, nameOf(scenario, field.path, doc)),
    element("span", { class: "track" }, input, ...marks.map((one) => one.line)),
    output,
    element("p", { class: "grounds", id: `${id}-grounds` }, groundsOf(field)),
    ...marks.map((one) => one.words),
  );
}

/** Where the answer flips, on the track and in words. */
function mark(flip, low, high) {
  const line = element("span", { class: "flip", "aria-hidden": "true" });
  const share = Math.min(1, Math.max(0, (flip.value - low) / (high - low || 1)));
  line.style.left = `calc(.5rem + ${share} * (100% - 1rem))`;
  const side = flip.above ? "above" : "below";
  const range = `${setting(flip.low)} to ${setting(flip.high)}`;
  const words = element(
    "p", { class: "flips" },
    `${flip.title} was best in ${Math.round(100 * flip.share)} % of the worlds ${side} ${setting(flip.value)} (${range}).${flip.clear ? "" : " Chance could show as much."}`,
  );
  return { line, words };
}

/** Sliders for the fields, in folds where there are many. */
function fill(place, scenario, fields, edits, changed) {
  const one = (field) => slider(scenario, field, edits.get(field.path) ?? field.value, changed);
  const many = 12;
  if (fields.length <= many) {
    place.replaceChildren(...fields.map(one));
    return;
  }
  const groups = Map.groupBy ? Map.groupBy(fields, groupOf) : grouped(fields, groupOf);
  place.replaceChildren(
    ...[...groups].map(([name, those]) =>
      element("details", { class: "fold" }, element("summary", {}, plain(name)), ...those.map(one))),
  );
}
const groupOf = (field) => field.path.split(".")[1] ?? field.path;
function grouped(all, key) {
  const out = new Map();
  for (const one of all) out.set(key(one), [...(out.get(key(one)) ?? []), one]);
  return out;
}
