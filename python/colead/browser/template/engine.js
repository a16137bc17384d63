// SPDX-License-Identifier: Apache-2.0
// The engine: what bindings/web/exports.cpp exports, with texts and figures of JavaScript. It runs in a worker of the
// page, and in node for tests.
"use strict";

/** What is wrong, as the engine found it: a list of {text, message, line, column, ...}. */
class Problems extends Error {
  constructor(problems) {
    super(problems.map((one) => one.text || one.message).join("\n"));
    this.problems = problems;
  }
}

/** What the WebAssembly asks of its surroundings; there is nothing here to read or write. */
function surroundings(module, memory) {
  const view = () => new DataView(memory().buffer);
  const known = {
    environ_sizes_get(count, size) {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
    clock_time_get(...given) {
      view().setBigUint64(given[given.length - 1], BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    proc_exit(code) {
      throw new Error(`the engine stopped with ${code}`);
    },
  };
  const unsupported = 52;
  const imports = {};
  for (const one of WebAssembly.Module.imports(module)) {
    imports[one.module] ??= {};
    if (one.kind === "function") imports[one.module][one.name] = known[one.name] ?? (() => unsupported);
    if (one.kind === "tag") imports[one.module][one.name] = new WebAssembly.Tag({ parameters: ["i32"] });
  }
  return imports;
}

async function makeEngine(bytes) {
  const module = await WebAssembly.compile(bytes);
  let exported;
  const memory = () => exported.memory;
  exported = (await WebAssembly.instantiate(module, surroundings(module, memory))).exports;
  exported._initialize?.();

  const give = (text) => {
    const coded = new TextEncoder().encode(text);
    const place = exported.input(coded.length); // may move the memory: asked before it is looked at
    new Uint8Array(memory().buffer, place, coded.length).set(coded);
  };
  const text = () =>
    new TextDecoder().decode(new Uint8Array(memory().buffer, exported.text(), exported.text_size()));
  const figures = () =>
    Array.from(new Float64Array(memory().buffer, exported.figures(), exported.figures_size()));
  const done = (answer) => {
    if (!answer) throw new Problems(JSON.parse(text()));
    return answer;
  };
  const rows = (names) => {
    const all = figures();
    const out = [];
    for (let at = 0; at < all.length; at += names.length) {
      out.push(Object.fromEntries(names.map((name, column) => [name, all[at + column]])));
    }
    return out;
  };
  const EFFECT = [
    "side", "output", "pairs", "baseline", "mean", "difference", "low", "high", "low_adjusted", "high_adjusted",
    "error", "matters", "verdict",
  ];

  return {
    load(scenario, name) {
      give(`${name}\n${scenario}`);
      done(exported.load());
    },
    change(edits) {
      give(edits.map(([path, value]) => `${path}\t${value}\n`).join(""));
      done(exported.change());
    },
    choose(strategies, outputs) {
      give([...strategies, "", ...outputs].join("\n"));
      done(exported.choose());
    },
    describe() {
      done(exported.describe());
      return JSON.parse(text());
    },
    start: (side, replication) => done(exported.start(side, replication)),
    watch: (side, replication) => done(exported.watch(side, replication)),
    /** True once the run is at its horizon. */
    advance: (weeks) => done(exported.advance(weeks)) === 2,
    weeks: () => exported.now_weeks(),
    replications: () => exported.replications(),
    effects() {
      done(exported.effects());
      return rows(EFFECT);
    },
    costs() {
      done(exported.costs());
      return rows(["programme", "hours", "person_week", "year"]);
    },
    settled(output, budget) {
      give(output);
      done(exported.settled(budget));
      return figures()[0] === 1;
    },
    fingerprint() {
      done(exported.fingerprint());
      const [trace, outputs, events] = text().split(" ");
      return { trace, outputs, events: Number(events) };
    },
    /** Of the run that finished last: each output that was chosen. */
    outcome() {
      done(exported.outcome());
      return figures();
    },
    network() {
      done(exported.network());
      return figures();
    },
    decision() {
      done(exported.decision());
      return JSON.parse(text());
    },
    yaml() {
      done(exported.yaml());
      return text();
    },
  };
}
