# SPDX-License-Identifier: Apache-2.0
"""What a decision costs as the service grows: benchmarks/decision_cost.cpp, as it is and under callgrind.

    python benchmarks/cost_curve.py [--hospitals 1,10,100] [--weeks 4] [--settling 4] [--instructions 10]

Instructions repeat where times do not; they are counted where valgrind is installed, up to --instructions hospitals,
for they take fifty times as long. `--program FILE` where it was built elsewhere.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).resolve().parents[1] / "build" / "bench" / "benchmarks" / "decision_cost"
PHASE = re.compile(r"^desc: Trigger: Client Request: (\w+)$", re.MULTILINE)
TOTAL = re.compile(r"^totals: (\d+)", re.MULTILINE)
# What a decision may cost, as a multiple of the smallest size: up to so many people, so much.
GOALS = ((3_000, 1.0), (30_000, 1.3), (150_000, 1.5), (2_000_000, 2.0))
SLOPE = 1.05
FEW = 1_000  # people whose memory cannot be told from what any program takes


def timed(command: Sequence[str]) -> dict[str, Any]:
    """The program's own line: people, ties, decisions, seconds of CPU by phase, bytes."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def instructions(command: Sequence[str]) -> dict[str, int]:
    """Instructions by phase; empty where valgrind is not installed."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind"
        options = ["--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={out}"]
        subprocess.run([valgrind, *options, *command], capture_output=True, check=True)
        return dict(_phases(Path(folder)))


def _phases(folder: Path) -> Iterator[tuple[str, int]]:
    for dump in folder.glob("callgrind.*"):
        text = dump.read_text(encoding="utf-8")
        phase, total = PHASE.search(text), TOTAL.search(text)
        if phase is not None and total is not None:
            yield phase.group(1), int(total.group(1))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the least-squares line through the logarithms: 1 where twice the service costs twice as much."""
    x = [math.log(one) for one, _ in points]
    y = [math.log(two) for _, two in points]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - mean_x) ** 2 for a in x)


@dataclass(frozen=True)
class Column:
    """One of the table: title, width and what stands in it; `goal` is what it is held against, in the next column."""

    title: str
    width: int
    shown: Callable[[Measured], str]
    goal: Callable[[Measured], str] | None = None

    def cells(self, text: str, goal: str) -> str:
        return f"{text:>{self.width}}" + (f" {goal:>6}" if self.goal is not None else "")


@dataclass(frozen=True)
class Measured:
    """A size: what the program said of it and of the smallest, instructions where they were counted."""

    found: Mapping[str, Any]
    first: Mapping[str, Any]
    instructions: float | None
    first_instructions: float | None

    @property
    def people(self) -> int:
        return int(self.found["people"])

    @property
    def bytes_a_person(self) -> float | None:
        """At the peak, beyond an empty program and without ties; the shared plan is in it. None of FEW people."""
        found = self.found
        if self.people < FEW:
            return None
        return float(found["peak_bytes"] - found["empty_bytes"] - found["network_bytes"]) / self.people

    def dearer(self, name: str = "ns_a_decision") -> float:
        """How many times what it costs in the smallest."""
        return float(self.found[name] / self.first[name])


def goal_of(people: int) -> str:
    """The most that a decision may cost, as a multiple of one in a hospital by itself."""
    return next((f"{most:g}" for size, most in GOALS if people <= size), "")


def _or_dash(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


COLUMNS = (
    Column("hospitals", 9, lambda one: f"{one.found['hospitals']:,}"),
    Column("people", 9, lambda one: f"{one.people:,}"),
    Column("decided", 9, lambda one: f"{one.found['decided']:,}"),
    Column("found s", 8, lambda one: f"{one.found['found_seconds']:.2f}"),
    Column("ns/decision", 12, lambda one: f"{one.found['ns_a_decision']:,.0f}"),
    Column("x the first", 11, lambda one: f"{one.dearer():.2f}", lambda one: goal_of(one.people)),
    Column("instr/decision", 14, lambda one: _or_dash(one.instructions, ",.0f")),
    Column(
        "x the first",
        11,
        lambda one: _or_dash(
            one.instructions / one.first_instructions if one.instructions and one.first_instructions else None, ".2f"
        ),
        lambda one: goal_of(one.people),
    ),
    Column("allocations", 11, lambda one: f"{one.found['allocations_a_decision']:.2f}", lambda _: "0"),
    Column("bytes/person", 12, lambda one: _or_dash(one.bytes_a_person, ",.0f"), lambda _: "1,000"),
    Column("bytes/tie", 9, lambda one: f"{one.found['network_bytes'] / one.found['ties']:.1f}", lambda _: "40"),
)


def curve(program: Path, hospitals: Sequence[int], weeks: Sequence[str], counted_up_to: int) -> Iterator[str]:
    """A line a size, goals beside what they are for; then how the cost of the whole service grows with its people."""
    yield " ".join(column.cells(column.title, "goal") for column in COLUMNS)
    sizes: list[Measured] = []
    for number in hospitals:
        command = [str(program), str(number), *weeks]
        found = timed(command)
        counted = instructions(command).get("run") if number <= counted_up_to else None
        each = None if counted is None else counted / found["decided"]
        first = sizes[0] if sizes else None
        one = Measured(found, first.found if first else found, each, first.instructions if first is not None else each)
        sizes.append(one)
        yield " ".join(column.cells(column.shown(one), column.goal(one) if column.goal else "") for column in COLUMNS)
    if len(sizes) > 1:
        seconds = slope([(one.people, one.found["run_seconds"]) for one in sizes])
        yield f"log-log slope of CPU seconds over people: {seconds:.3f} (goal {SLOPE})"
    counted_sizes = [(one.people, one.instructions * one.found["decided"]) for one in sizes if one.instructions]
    if len(counted_sizes) > 1:
        yield f"log-log slope of instructions over people: {slope(counted_sizes):.3f} (goal {SLOPE})"


def sizes(text: str) -> list[int]:
    return [int(one) for one in text.split(",")]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hospitals", type=sizes, default=[1, 10, 100], help="sizes, such as 1,10,100,1000,4066")
    parser.add_argument("--instructions", type=int, default=10, help="count them up to so many hospitals")
    parser.add_argument("--weeks", default="4", help="weeks that are measured")
    parser.add_argument("--settling", default="4", help="weeks before them")


def lines(arguments: argparse.Namespace, program: Path = PROGRAM) -> Iterator[str]:
    return curve(program, arguments.hospitals, [arguments.weeks, arguments.settling], arguments.instructions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--program", type=Path, default=PROGRAM, help="the program, where it was built elsewhere")
    arguments = parser.parse_args()
    for line in lines(arguments, arguments.program):
        print(line, flush=True)


if __name__ == "__main__":
    main()
