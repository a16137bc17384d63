# SPDX-License-Identifier: Apache-2.0
"""Instructions as a gate: what the shipped hospital costs by phase, held against what was recorded.

    python benchmarks/instructions.py [--record]

Times depend on the machine and on who else works there, instructions on the compiler alone: each phase of
benchmarks/decision_cost.cpp may take 2 % more than benchmarks/instructions.json says. Whoever changes more than that
runs it with --record and writes the reason into the commit. By another compiler than recorded it is told and not
judged. Needs `make bench` and valgrind. Exit code 1 when a phase takes more.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import cost_curve

RECORD = Path(__file__).with_suffix(".json")
SIZE = ("1", "52", "20")  # hospitals, weeks, weeks to settle
MOST = 1.02


def counted(program: Path) -> dict[str, float | str]:
    """Instructions of plan, founding and a decision, and who compiled the program."""
    command = [str(program), *SIZE]
    found, phases = cost_curve.timed(command), cost_curve.instructions(command)
    if not phases:
        sys.exit("instructions: valgrind is not installed")
    per_decision = phases["run"] / found["decided"]
    return {
        "compiler": found["compiler"],
        "plan": phases["plan"],
        "found": phases["found"],
        "decision": round(per_decision, 1),
    }


def judged(now: dict[str, float | str], recorded: dict[str, float | str]) -> tuple[list[str], bool]:
    """A line a phase, and whether none takes more than it may."""
    if now["compiler"] != recorded["compiler"]:
        return [f"instructions: recorded for {recorded['compiler']}, this is {now['compiler']}: not judged"], True
    lines, fine = [], True
    for phase in ("plan", "found", "decision"):
        ratio = float(now[phase]) / float(recorded[phase])
        fine = fine and ratio <= MOST
        told = "" if ratio <= MOST else f", more than {MOST:g}"
        lines.append(f"instructions: {phase} {float(now[phase]):,.0f}, {ratio:.3f} of the recorded{told}")
    return lines, fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="write what it takes now")
    parser.add_argument(
        "--program", type=Path, default=cost_curve.PROGRAM, help="the program, where it was built elsewhere"
    )
    arguments = parser.parse_args()
    now = counted(arguments.program)
    if arguments.record:
        RECORD.write_text(f"{json.dumps(now, indent=2)}\n", encoding="utf-8")
    lines, fine = judged(now, json.loads(RECORD.read_text(encoding="utf-8")))
    print("\n".join(lines))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
