# SPDX-License-Identifier: Apache-2.0
"""check_all.py GATE...: runs gates of the Makefile, one after another, and tells what each of them counted.

One that fails does not keep the next from its turn. What each says stands in build/checks/GATE.log as well. The table
at the end, also in build/checks/counts.txt, holds for each gate whether it passed, its seconds, and its count as it was
printed: a gate whose output has none says "no count". Exit code 1 when a gate failed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "checks"
LEFT_OUT = "no count"

# What a gate prints of its count; of several such lines each is told.
TOLD = {
    "format-check": r"(\d+ files? already formatted)",
    "lint": r"(no issues found in \d+ source files)",
    "tidy": r"^clang-tidy: (\d+ of \d+ units)",
    "test": r"^(\d+ passed, \d+ failed.*)$",
    "docs": r"^site: (\d+ pages)",
    "asan": r"^asan: (\d+ tests .*)$",
    "tsan": r"^tsan: (\d+ tests .*)$",
    "coverage": r"^coverage of (\w+, \w+: [\d.]+ %)",
    "properties": r"^(?:=+ )?(\d+ passed(?: in C\+\+)?(?:, \d+ \w+)*)",
    "mutants": r"^(\d+ of \d+ mutants killed: \d+%)",
    "kills": r"(\d+ kills in \d+ comparisons)",
    "same-bits": r"^same-bits: (\d+ builds, .*)$",
    "bad-inputs": r"^(\d+ files: .*)$",
    "outside": r"^outside: (\d+ ways), all well$",
    "cross": r"^cross: (\S+: \d+ tests) pass by \S+$",
}
# What is a sum over all tests, targets or lines; a line without a number counts as one.
SUMMED = {
    "fuzz": (r": (\d+) inputs, seed \d+, no finding", "inputs, no finding"),
    "fuzz-long": (r": (\d+) inputs, seed \d+, no finding", "inputs, no finding"),
    "properties": (r"(\d+) passing(?: examples)?, \d+ failing", "examples"),
    "wheels": (r"^wheels: \S+\.whl,()", "wheels"),
    "clang": (r"^\[\d+/\d+\]()", "steps of the build"),
}
PYTEST = r"^(?:=+ )?(\d+ passed(?:, \d+ \w+)*)"  # of any other gate that runs pytest, and beside a sum


@dataclass(frozen=True)
class Ran:
    """One gate and how it ended."""

    gate: str
    passed: bool
    seconds: float
    count: str

    def row(self, width: int) -> str:
        return f"{self.gate:{width}}  {'passed' if self.passed else 'FAILED'}  {self.seconds:6.0f} s  {self.count}"


def count_of(gate: str, output: str) -> str:
    """What a gate says it counted."""
    told = []
    if gate in SUMMED:
        pattern, what = SUMMED[gate]
        numbers = [int(number or 1) for number in re.findall(pattern, output, flags=re.MULTILINE)]
        told += [f"{sum(numbers)} {what}"] if numbers else []
    told += re.findall(TOLD.get(gate, PYTEST), output, flags=re.MULTILINE)
    return "; ".join(told) or LEFT_OUT


def run(gate: str) -> Ran:
    began = time.monotonic()
    print(f"==== make {gate}", flush=True)
    log = FOLDER / f"{gate}.log"
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            ["make", "--no-print-directory", gate],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            kept.write(line)
            print(line, end="", flush=True)
    output = log.read_text(encoding="utf-8")
    return Ran(gate, process.returncode == 0, time.monotonic() - began, count_of(gate, output))


def main(gates: list[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    ran = [run(gate) for gate in gates]
    width = max(len(gate) for gate in gates)
    table = "\n".join(one.row(width) for one in ran)
    (FOLDER / "counts.txt").write_text(f"{table}\n", encoding="utf-8")
    print(f"\n{table}")
    return 0 if all(one.passed for one in ran) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
