# SPDX-License-Identifier: Apache-2.0
"""The engine of the playground in node: what a page would see, without a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import resources
from typing import Any

import pytest

from colead.browser.engine import ENGINE

NODE = shutil.which("node")
needs_engine = pytest.mark.skipif(not ENGINE.is_file(), reason="`make playground` has not built the engine")
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


def compared(sides: list[str], replications: int, *, outputs: list[str]) -> list[tuple[Any, ...]]:
    """The calls that run every side as often."""
    runs = [(("start", side, one), ("advance", 1e6)) for one in range(replications) for side in range(len(sides))]
    return [("choose", sides, outputs), *(call for run in runs for call in run)]
