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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).resolve().parents[1] / "build" / "bench" / "benchmarks" / "decision_cost"
PHASE = re.compile(r"^desc: Trigger: Client Request: (\w+)$", re.MULTILINE)
TOTAL = re.compile(r"^totals: (\d+)", re.MULTILINE)


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


def curve(program: Path, hospitals: Sequence[int], weeks: Sequence[str], counted_up_to: int) -> Iterator[str]:
    """A line a size, then how the cost of the whole service grows with its people."""
    yield (
        f"{'hospitals':>9} {'people':>9} {'decided':>9} {'found s':>9} {'ns/decision':>12} {'instr/decision':>15} "
        f"{'bytes/person':>13}"
    )
    points: list[tuple[float, float]] = []
    for number in hospitals:
        command = [str(program), str(number), *weeks]
        found = timed(command)
        counted = instructions(command).get("run") if number <= counted_up_to else None
        each = "-" if counted is None else f"{counted / found['decided']:,.0f}"
        yield (
            f"{number:>9,} {found['people']:>9,} {found['decided']:>9,} {found['found_seconds']:>9.2f} "
            f"{found['ns_a_decision']:>12,.0f} {each:>15} {found['peak_bytes'] / found['people']:>13,.0f}"
        )
        points.append((found["people"], found["run_seconds"]))
    if len(points) > 1:
        yield f"log-log slope of CPU seconds over people: {slope(points):.3f}"


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
