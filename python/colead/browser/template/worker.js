// SPDX-License-Identifier: Apache-2.0
// Runs the engine beside the page. Runs are made in slices of some milliseconds; between two of them the worker hears
// what the page wants, and a new setting ends the runs of the old one.
"use strict";

const SLICE = 30; // milliseconds between two looks at the mail
let engine = null;
let work = null; // {generation, sides, outputs, judged, budget, side, replication, running, begun, runs}
let watching = null; // {side, replication, running, frames}
let wanted = null; // the next to be watched
let weeks = 4; // of a slice, adapted to the machine
let awake = false;
const mail = new MessageChannel();
const tell = (kind, more) => postMessage({ kind, ...more });

function wake() {
  if (!awake) {
    awake = true;
    mail.port2.postMessage(0);
  }
}
mail.port1.onmessage = () => {
  awake = false;
  try {
    if (step()) wake();
  } catch (error) {
    work = null;
    watching = null;
    report(error);
  }
};

function report(error) {
  tell("problems", { problems: error.problems ?? [{ message: String(error.message ?? error) }] });
}

/** A slice of whatever is under way; false when there is nothing to do. */
function step() {
  if (watching) return watchOn();
  if (wanted && !work?.running) {
    watching = { ...wanted, running: false, frames: [] };
    wanted = null;
    return true;
  }
  return work ? workOn() : false;
}

function slice() {
  const begun = performance.now();
  const finished = engine.advance(weeks);
  const took = performance.now() - begun;
  if (took > 1.5 * SLICE) weeks = Math.max(0.25, weeks / 2);
  if (took < SLICE / 3) weeks = Math.min(1000, weeks * 2);
  return finished;
}

function workOn() {
  if (!work.running) {
    engine.start(work.side, work.replication);
    work.running = true;
  }
  if (!slice()) return true;
  work.running = false;
  work.runs += 1;
  if (work.runs === 1) tell("first", { generation: work.generation, outcome: engine.outcome() });
  work.side += 1;
  if (work.side < work.sides.length) return true;
  work.side = 0;
  work.replication += 1;
  return progressed();
}

/** Every side has one replication more: what is known now. */
function progressed() {
  const replications = work.replication;
  if (replications < 2) return true;
  const settled = engine.settled(work.judged, work.budget);
  const over = settled || replications >= work.budget;
  tell("progress", {
    generation: work.generation,
    replications,
    effects: engine.effects(),
    costs: engine.costs(),
    settled,
    over,
    runs: work.runs,
    seconds: (performance.now() - work.begun) / 1000,
  });
  if (over) work = null;
  return !over || wanted !== null;
}

const FRAME_WEEKS = 4;
function watchOn() {
  if (!watching.running) {
    engine.watch(watching.side, watching.replication);
    watching.running = true;
  }
  const finished = engine.advance(FRAME_WEEKS);
  if (engine.weeks() >= 0) watching.frames.push({ week: Math.round(engine.weeks()), ties: engine.network() });
  if (!finished) return true;
  tell("watched", { side: watching.side, frames: watching.frames, decision: engine.decision() });
  watching = null;
  return work !== null || wanted !== null;
}

function set(asked) {
  engine.change(asked.edits);
  engine.choose(asked.sides, asked.outputs);
  watching = null;
  wanted = null;
  work = {
    generation: asked.generation, sides: asked.sides, outputs: asked.outputs, judged: asked.judged,
    budget: asked.budget, side: 0, replication: 0, running: false, begun: performance.now(), runs: 0,
  };
  tell("set", { generation: asked.generation, scenario: engine.describe() });
}

const ACTIONS = {
  /** Unpacked here, because it would hold up the page. */
  async begin({ packed }) {
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    engine = await makeEngine(await new Response(stream).arrayBuffer());
    tell("ready", {});
  },
  open({ text, name }) {
    engine.load(text, name);
    work = null;
    watching = null;
    tell("opened", { name, scenario: engine.describe() });
  },
  set,
  watch({ side, replication }) {
    wanted = { side, replication };
  },
  yaml() {
    tell("yaml", { text: engine.yaml() });
  },
};

onmessage = async ({ data }) => {
  try {
    await ACTIONS[data.kind](data);
  } catch (error) {
    report(error);
  }
  wake();
};
