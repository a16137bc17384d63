// SPDX-License-Identifier: Apache-2.0
// Numbers and elements as they are shown.
"use strict";

const CONTENT = JSON.parse(document.getElementById("content").textContent);
const byId = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; texts are texts, never markup. */
function element(name, attributes = {}, ...children) {
  const out = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (key.startsWith("on")) out.addEventListener(key.slice(2), value);
    else out.setAttribute(key, value === true ? "" : value);
  }
  out.append(...children);
  return out;
}
function drawn(name, attributes = {}, ...children) {
  const out = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
  out.append(...children);
  return out;
}

/** `joint_accountability` as `Joint accountability`. */
function plain(identifier) {
  const words = identifier.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As precise as the half width of its interval deserves, with a true minus sign. */
function figure(value, width) {
  if (!Number.isFinite(value)) return "not known";
  const worth = Number.isFinite(width) && width > 0 ? width : Math.abs(value) / 10;
  const decimals = worth > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(worth)))) : 0;
  const shown = Math.abs(value).toLocaleString("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (value < 0 && Number(shown.replaceAll(",", "")) !== 0 ? "\u2212" : "") + shown;
}
/** A setting, as short as it can be read. */
const setting = (value) => Number(value.toPrecision(6)).toLocaleString("en-GB", { maximumFractionDigits: 6 });

const metricOf = (name) => CONTENT.metrics.find((one) => one.name === name);
const shownOf = (metric, value, width) => figure(value * metric.scale, width * metric.scale);
const withUnit = (metric, shown) =>
  metric.unit === "scale 0 to 1" ? `${shown} on a scale from 0 to 1` : `${shown}\u00a0${metric.unit}`;

const VERDICTS = new Map([
  [1, "better"], [-1, "worse"], [0, "not clear yet"], [2, "changed"], [3, "no change that matters"],
]);
const titleOf = (scenario, id) => {
  const found = scenario.strategies.find((one) => one.id === id);
  return found && found.title && found.title !== id ? found.title : plain(id);
};
const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
const days = (hours) => (hours < 48 ? `${figure(hours, 1)} hours` : `${figure(hours / 24, 1)} days`);
