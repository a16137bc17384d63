# SPDX-License-Identifier: Apache-2.0
"""The engine of the playground in node: what a page would see, without a page."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

import colead as cl
from colead.browser.engine import ENGINE

NODE = shutil.which("node")


def lack_of_engine() -> str:
    """Why there is no engine of the sources as they stand; empty where there is."""
    if not ENGINE.is_file():
        return "`make playground` has not built the engine"
    built = Path(str(ENGINE)).stat().st_mtime
    sources = [path for folder in ("libsim", "bindings/web") for path in (ROOT / folder).rglob("*.[ch]pp")]
    newer = [path for path in sources if path.stat().st_mtime > built]
    return f"the engine is older than {newer[0].relative_to(ROOT)}: `make playground`" if newer else ""


needs_engine = pytest.mark.skipif(bool(lack_of_engine()), reason=lack_of_engine() or "it is there")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")

DRIVER = """
const fs = require("node:fs");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
(async () => {
  const engine = await makeEngine(fs.readFileSync(given.wasm));
  const out = [];
  for (const [name, ...values] of given.calls) {
    try {
      out.push({ value: engine[name](...values) ?? null });
    } catch (error) {
      if (!error.problems) throw error;
      out.push({ problems: error.problems });
    }
  }
  process.stdout.write(JSON.stringify(out));
})();
"""


def asked(*calls: tuple[Any, ...]) -> list[dict[str, Any]]:
    """What the engine answers to calls, one after the other: a value or the problems of each."""
    script = resources.files("colead.browser").joinpath("template", "engine.js").read_text("utf-8") + DRIVER
    given = json.dumps({"wasm": str(ENGINE), "calls": calls})
    assert NODE is not None
    done = subprocess.run([NODE, "--eval", script], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def require_same(there: dict[str, Any], here: cl.Effect) -> None:
    """The same effect, to the last bit."""
    assert there["pairs"] == here.pairs
    if here.pairs == 0:  # nothing of it happened
        assert there["difference"] is None or math.isnan(there["difference"])  # JSON has no NaN
        assert math.isnan(here.difference)
        return
    assert (there["baseline"], there["mean"]) == (here.baseline_mean, here.mean)
    assert (there["difference"], there["error"]) == (here.difference, here.standard_error)
    assert (there["low"], there["high"]) == (here.low, here.high)


def compared(sides: list[str], replications: int, *, outputs: list[str]) -> list[tuple[Any, ...]]:
    """The calls that run every side as often."""
    runs = [(("start", side, one), ("advance", 1e6)) for one in range(replications) for side in range(len(sides))]
    return [("choose", sides, outputs), *(call for run in runs for call in run)]
