# SPDX-License-Identifier: Apache-2.0
"""check_coverage.py LIBSIM_JSON PYTHON_JSON PACKAGE: coverage against its floors, which only rise.

Fails below a floor; at a point or more above one it says by how much coverage_floors.json may be raised.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FLOORS = Path(__file__).with_name("coverage_floors.json")


def percent(part: int, whole: int) -> float:
    return 100.0 * part / whole


def measured(libsim: Path, python: Path, package: str) -> dict[str, dict[str, float]]:
    cpp = json.loads(libsim.read_text("utf-8"))
    totals = json.loads(python.read_text("utf-8"))["totals"]
    return {
        "libsim": {"lines": cpp["line_percent"], "branches": cpp["branch_percent"]},
        package: {
            "lines": percent(totals["covered_lines"], totals["num_statements"]),
            "branches": percent(totals["covered_branches"], totals["num_branches"]),
        },
    }


def main(libsim: str, python: str, package: str) -> int:
    floors = json.loads(FLOORS.read_text("utf-8"))
    below = 0
    for part, shares in measured(Path(libsim), Path(python), package).items():
        for what, share in shares.items():
            floor = floors["libsim" if part == "libsim" else "python"][what]
            told = (
                "BELOW its floor" if share < floor else f"may rise to {int(share)}" if share >= floor + 1 else "holds"
            )
            print(f"coverage of {part}, {what}: {share:.1f} % (floor {floor} %: {told})")
            below += share < floor
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
