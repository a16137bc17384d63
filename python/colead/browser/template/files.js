// SPDX-License-Identifier: Apache-2.0
// What leaves the page and what comes in: files of this computer and its clipboard, nothing else.
"use strict";

const tellKept = (text) => {
  byId("kept").textContent = text;
};

function saveText(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  tellKept(`Saved as ${name}. The command “colead compare ${name}” gives these effects.`);
}

/** The answer in plain sentences, without links. */
function summary(state) {
  const { progress, scenario, sides, outputs, metricName } = state;
  const metric = metricOf(metricName);
  const lines = [scenario.title, scenario.question, ""];
  for (const effect of effectsOn(progress, outputs, metricName)) {
    const told = sentenceOf(scenario, sides, metric, effect);
    lines.push(`${told.title}: ${metric.title.toLowerCase()} ${told.text}; ${figure(progress.costs[effect.side].year, 1)} hours a year.`);
  }
  lines.push("", byId("settled").textContent);
  if (state.edits.size) lines.push(changes(state));
  lines.push(`A simulation by colead ${CONTENT.version}: a model, not a forecast.`);
  return lines.join("\n");
}

async function copySummary(state) {
  const text = summary(state);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  tellKept("The summary is on the clipboard.");
}

/** Mistakes where they are, with what would be right. */
function showMistakes(problems, name) {
  const place = byId("mistakes");
  place.hidden = problems.length === 0;
  if (place.hidden) return place.replaceChildren();
  const told = (one) => {
    const file = (one.text ?? "").split(`:${one.line}:`)[0];
    const other = name && file && file !== name ? `${file}, ` : ""; // of what it builds on
    const where = one.line > 0 ? `${other}line ${one.line}, column ${one.column}: ` : one.path ? `${one.path}: ` : "";
    const right = one.expected ? ` Expected: ${one.expected}.` : "";
    const near = one.suggestion ? ` Did you mean “${one.suggestion}”?` : "";
    return element("li", {}, `${where}${one.message}.${right}${near}`);
  };
  const head = name
    ? `${name} cannot be opened; what was here before still runs:`
    : "This setting cannot be run; the last one still stands:";
  place.replaceChildren(element("p", {}, head), element("ul", {}, ...problems.map(told)));
}

const MOST_BYTES = 1024 * 1024;
async function openFile(file, opened) {
  if (!file) return;
  if (file.size > MOST_BYTES) {
    showMistakes([{ message: "the file is larger than 1 MiB" }], file.name);
    return;
  }
  const text = new TextDecoder("utf-8", { fatal: true });
  try {
    opened(text.decode(await file.arrayBuffer()), file.name);
  } catch {
    showMistakes([{ message: "the file is not text in UTF-8" }], file.name);
  }
}

function takeFiles(opened) {
  byId("open").addEventListener("change", ({ target }) => {
    openFile(target.files[0], opened);
    target.value = "";
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    openFile(event.dataTransfer.files[0], opened);
  });
}
