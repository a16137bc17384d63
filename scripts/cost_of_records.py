# SPDX-License-Identifier: Apache-2.0
"""What it costs to keep records: seconds of processor time for a run at each level, and bytes of the result.

.venv/bin/python scripts/cost_of_records.py [SCENARIO] [REPETITIONS]
"""

from __future__ import annotations

import sys
import time
from statistics import median

from colead import _core

LEVELS = {
    "off": _core.Keep(),
    "summary": _core.Keep(records="summary"),
    "trust": _core.Keep(trust=True),
    "full": _core.Keep(records="full"),
    "full and trust": _core.Keep(records="full", trust=True),
}


def main(scenario: str = "scenarios/acute_hospital.yaml", repetitions: str = "5") -> None:
    experiment = _core.Experiment(_core.Scenario.load(scenario))
    times: dict[str, list[float]] = {level: [] for level in LEVELS}
    sizes: dict[str, int] = {}
    for replication in range(int(repetitions)):
        for level, keep in LEVELS.items():  # level by level in turn, so that a busy machine is busy for all
            began = time.process_time()
            (result,) = experiment.run_tasks([(0, 1, replication)], threads=1, keep=keep)
            times[level].append(time.process_time() - began)
            sizes[level] = len(result.to_bytes())
    base = median(times["off"])
    print(f"{'level':<16} {'seconds':>8} {'times off':>10} {'MB':>8}")
    for level, seconds in times.items():
        print(f"{level:<16} {median(seconds):>8.3f} {median(seconds) / base:>10.2f} {sizes[level] / 1e6:>8.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
