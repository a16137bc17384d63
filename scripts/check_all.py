# SPDX-License-Identifier: Apache-2.0
"""check_all.py GATE...: runs gates of the Makefile in this order and tells what each of them counted.

Two cores are shared out: one gate that keeps both busy at a time, and beside it one that keeps one busy (ONE_CORE), so
that no core is idle while the other links or waits; at the end up to three of the second kind. The next to begin is the
first for which there is room, and no two build in the same folder (BUILDS_IN). One that fails does not keep the next
from its turn. What each says stands in build/checks/GATE.log; of those of one core, their name is before each line.
The table at the end, also in build/checks/counts.txt, holds for each gate whether it passed, its seconds, and its count
as it was printed: a gate whose output has none says "no count". Exit code 1 when a gate failed. With --go-on, gates
that passed in an earlier call are not run again while what they read (READS) is as it was; the table has them. With
--record, what passed is written to scripts/gates_passed.tsv as soon as it has, with day and commit: for the page of
promises, and for --go-on on another machine, since all of it takes hours and may be run in pieces.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "checks"
PASSED = FOLDER / "passed.tsv"
RECORD = ROOT / "scripts" / "gates_passed.tsv"
NO_GATE_READS = (":(exclude)scripts/gates_passed.tsv", ":(exclude)docs/concepts/promises.md")  # what --record changes
ROOM = 3  # of two cores, and one more that waits for them
BOTH_CORES = 2
ONE_CORE = {"mutants", "properties", "kills", "twins", "bad-inputs", "fuzz", "fuzz-long"}
BUILDS_IN = {"test": "release", "properties": "release", "asan": "asan", "fuzz": "asan", "fuzz-long": "asan"}
COMPILED = (
    *("CMakeLists.txt", "CMakePresets.json", "Makefile", "cmake", "libsim", "bindings", "examples", "benchmarks"),
    *("scenarios", "python/colead/sources", "scripts/setup.sh", "tests/*.cpp", "tests/*.hpp", "tests/*.txt"),
    *("tests/*.yaml", "tests/corpus", "tests/golden", "tests/package"),
)
COUNTED = "benchmarks/instructions.json"  # which nothing is compiled from
# What a gate depends on, as pathspecs of git: what is compiled and its own scripts; every other on all that there is.
ZIG = ("scripts/zig_toolchain.sh", "scripts/yaml_cpp_source.sh")
SCRIPTS: dict[str, tuple[str, ...]] = {
    "tsan": ("scripts/sanitize.sh",),
    "asan": ("scripts/sanitize.sh",),
    "fuzz": ("scripts/fuzz.sh",),
    "fuzz-long": ("scripts/fuzz.sh",),
    "tidy": ("scripts/tidy.sh",),
    "clang": (),
    "same-bits": ("scripts/same_bits.sh", *ZIG),
    "cross": ("scripts/cross_compile.sh", *ZIG),
    "outside": (),
    "mutants": ("scripts/muta*", "python/colead/statistics", "tests/python/statistics"),
}
READS = {gate: (*COMPILED, f":(exclude){COUNTED}", *scripts) for gate, scripts in SCRIPTS.items()}
READS["instructions"] = COMPILED
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
    "coverage": r"^coverage of ([\w/]+, \w+: [\d.]+ %)",
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


@dataclass(frozen=True)
class Passed:
    """A gate that passed, a line of a file."""

    gate: str
    day: str
    commit: str
    seconds: str
    count: str
    state: str  # a hash of what it read

    def line(self) -> str:
        return "\t".join((self.gate, self.day, self.commit, self.seconds, self.count, self.state))

    @classmethod
    def lines_of(cls, file: Path) -> list[Passed]:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [cls(*line.split("\t")) for line in lines]


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
        log.open("w", encoding="utf-8", buffering=1) as kept,
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


def run_all(gates: list[str], ran: dict[str, Ran], recorded: bool) -> None:
    """Runs the gates that have not run, and writes down what has passed, and with which files, as soon as it has."""
    waiting = [gate for gate in gates if gate not in ran]
    running: set[str] = set()
    changed = threading.Condition()

    def fits(gate: str) -> bool:
        folders = {BUILDS_IN[other] for other in running if other in BUILDS_IN}
        return room_of(gate) + sum(map(room_of, running)) <= ROOM and BUILDS_IN.get(gate) not in folders

    def one(gate: str) -> None:
        try:
            before, commit = state_of(gate), git("rev-parse", "--short", "HEAD").decode().strip()
            ended = run(gate)
            with changed:
                ran[gate] = ended
                if ended.passed and before:
                    today = date.today().isoformat()
                    passed = Passed(gate, today, commit, f"{ended.seconds:.0f}", ended.count, before)
                    with PASSED.open("a", encoding="utf-8") as kept:
                        kept.write(f"{passed.line()}\n")
                    if recorded:
                        record()
        finally:
            with changed:
                running.remove(gate)
                changed.notify()

    threads = []
    while waiting:
        with changed:
            changed.wait_for(lambda: any(map(fits, waiting)))
            gate = next(filter(fits, waiting))
            waiting.remove(gate)
            running.add(gate)
        threads.append(threading.Thread(target=one, args=(gate,)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def room_of(gate: str) -> int:
    return 1 if gate in ONE_CORE else BOTH_CORES


def state_of(gate: str) -> str:
    """A hash of all files that a gate depends on; empty where some are not as committed, for they may change again."""
    where = (*READS.get(gate, (".",)), *NO_GATE_READS)
    return "" if git("status", "--porcelain", "--", *where) else sha256(git("ls-files", "--stage", "--", *where))


def git(*words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout


def sha256(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def passed_before(gates: Iterable[str]) -> dict[str, Passed]:
    """Those that passed with the files as they are, the last time of each."""
    now = {gate: state_of(gate) for gate in gates}
    there = [*Passed.lines_of(RECORD), *Passed.lines_of(PASSED)]
    return {one.gate: one for one in there if one.state == now.get(one.gate)}


def record() -> None:
    """A line for each gate that ever passed, the last time of each, whatever has changed since: its commit says so."""
    last = {one.gate: one for one in (*Passed.lines_of(RECORD), *Passed.lines_of(PASSED))}
    RECORD.write_text("".join(f"{last[gate].line()}\n" for gate in sorted(last)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gates", nargs="+", metavar="GATE")
    parser.add_argument("--go-on", action="store_true", help="leave out what passed with the same files")
    parser.add_argument("--record", action="store_true", help="write what passed to scripts/gates_passed.tsv")
    asked = parser.parse_args(arguments)
    before = passed_before(asked.gates) if asked.go_on else {}
    ran = {gate: Ran(gate, True, float(one.seconds), one.count) for gate, one in before.items()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not asked.go_on:
        for old in FOLDER.iterdir():
            old.unlink()
    run_all(asked.gates, ran, asked.record)
    width = max(len(gate) for gate in asked.gates)
    table = "\n".join(ran[gate].row(width) for gate in asked.gates)
    if asked.record:
        record()
    (FOLDER / "counts.txt").write_text(f"{table}\n", encoding="utf-8")
    print(f"\n{table}")
    return 0 if all(ran[gate].passed for gate in asked.gates) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
