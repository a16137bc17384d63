# SPDX-License-Identifier: Apache-2.0
"""What a trust model written in Python costs: the same runs with the same rule in C++ and in Python.

    python benchmarks/python_kinds.py [SCENARIO] [WEEKS]

Prints seconds per run, the ratio, and whether the fingerprints agree (they must).
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import colead as cl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "python" / "python_kinds"))
from sample_kinds import AlikeAsymmetric  # noqa: E402


def timed(scenario: cl.Scenario, replications: int) -> tuple[float, list[tuple[int, int]]]:
    """Best of three, in seconds of processor time a run, on one thread."""
    best, prints = float("inf"), []
    for _ in range(3):
        began = time.process_time()
        runs = cl.run(scenario, replications=replications, threads=1, progress=False).runs
        best = min(best, (time.process_time() - began) / replications)
        prints = [(run.trace, run.outputs) for run in runs]
    return best, prints


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "python" / "tiny.yaml"
    weeks = float(sys.argv[2]) if len(sys.argv) > 2 else 52.0
    text = cl.Scenario.load(path).resolved_yaml()
    text = re.sub(r"(?m)^horizon_weeks: .*$", f"horizon_weeks: {weeks}", text)
    text = re.sub(r"(?m)^trust:.*\n(?: .*\n)*", "", text)
    native, same = timed(cl.Scenario.from_yaml(text + "trust: linear_asymmetric\n"), 3)
    own, prints = timed(cl.Scenario.from_yaml(text + "trust: alike_asymmetric\n", kinds=[AlikeAsymmetric]), 3)
    print(f"{path.name}, {weeks:g} weeks, one thread, best of three")
    print(f"linear_asymmetric in C++     {native:10.4f} s a run")
    print(f"the same rule in Python      {own:10.4f} s a run")
    print(f"ratio                        {own / native:10.1f}")
    print(f"fingerprints                 {'equal' if prints == same else 'DIFFERENT'}")
    return 0 if prints == same else 1


if __name__ == "__main__":
    raise SystemExit(main())
