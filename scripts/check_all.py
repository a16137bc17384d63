# SPDX-License-Identifier: Apache-2.0
"""check_all.py GATE...: runs gates of the Makefile in this order and tells what each of them counted.

Two cores are shared out: a gate that keeps one busy (ONE_CORE) runs beside another of its kind, every other alone. One
that fails does not keep the next from its turn. What each says stands in build/checks/GATE.log, which of two side by
side said it before each line. The table at the end, also in build/checks/counts.txt, holds for each gate whether it
passed, its seconds, and its count as it was printed: a gate whose output has none says "no count". Exit code 1 when a
gate failed. With --go-on, gates that passed at this commit in an earlier call are not run again; the table has them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "checks"
PASSED = FOLDER / "passed.tsv"
DIRTY = "-changed"
CORES = 2
ONE_CORE = {"mutants", "properties", "kills", "twins", "bad-inputs", "fuzz", "fuzz-long"}
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
    "instructions": r"^instructions: (.*\brecorded\b.*)$",
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
    """A gate from its first to its last line, each of which is printed as it comes."""
    began = time.monotonic()
    before = f"[{gate}] " if gate in ONE_CORE else ""
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
            sys.stdout.write(before + line)
            sys.stdout.flush()
    output = log.read_text(encoding="utf-8")
    return Ran(gate, process.returncode == 0, time.monotonic() - began, count_of(gate, output))


class Turns:
    """Gives gates their cores in the order in which they ask."""

    def __init__(self) -> None:
        self.free = CORES
        self.changed = threading.Condition()

    def take(self, cores: int) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.free >= cores)
            self.free -= cores

    def give_back(self, cores: int) -> None:
        with self.changed:
            self.free += cores
            self.changed.notify()


def run_all(gates: list[str], commit: str, ran: dict[str, Ran]) -> None:
    """Runs the gates that have not run, and writes down what passed at this commit as soon as it has."""
    turns, writing = Turns(), threading.Lock()

    def one(gate: str, cores: int) -> None:
        try:
            ran[gate] = run(gate)
            if ran[gate].passed:
                with writing, PASSED.open("a", encoding="utf-8") as kept:
                    kept.write(f"{commit}\t{gate}\t{ran[gate].seconds:.0f}\t{ran[gate].count}\n")
        finally:
            turns.give_back(cores)

    threads = []
    for gate in gates:
        if gate in ran:
            continue
        cores = 1 if gate in ONE_CORE else CORES
        turns.take(cores)
        threads.append(threading.Thread(target=one, args=(gate, cores)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def passed_before(commit: str) -> dict[str, Ran]:
    """Of a checkout with changes nothing is known: they may have been others."""
    known = PASSED.exists() and not commit.endswith(DIRTY)
    lines = PASSED.read_text(encoding="utf-8").splitlines() if known else []
    rows = [line.split("\t") for line in lines]
    return {gate: Ran(gate, True, float(seconds), count) for at, gate, seconds, count in rows if at == commit}


def commit_here() -> str:
    """The commit of the checkout, with a mark of its own where files differ from it."""
    return subprocess.run(
        ["git", "describe", "--always", "--abbrev=40", "--exclude=*", f"--dirty={DIRTY}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gates", nargs="+", metavar="GATE")
    parser.add_argument("--go-on", action="store_true", help="leave out what passed at this commit")
    asked = parser.parse_args(arguments)
    commit = commit_here()
    ran = passed_before(commit) if asked.go_on else {}
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not asked.go_on:
        for old in FOLDER.iterdir():
            old.unlink()
    run_all(asked.gates, commit, ran)
    width = max(len(gate) for gate in asked.gates)
    table = "\n".join(ran[gate].row(width) for gate in asked.gates)
    (FOLDER / "counts.txt").write_text(f"{table}\n", encoding="utf-8")
    print(f"\n{table}")
    return 0 if all(ran[gate].passed for gate in asked.gates) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
