# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark in build/bench and prints one table, with peers measured beside us where there are any.

    python scripts/bench.py [--filter TEXT] [--hospitals 1,10,100] [--simcpp20 FOLDER] [--cimba FOLDER]

Ratios are of figures from one run on one machine: read them, not the nanoseconds. At the end what a decision costs as
the service grows (benchmarks/cost_curve.py; `--filter decision_cost` runs that alone, `--hospitals` sets the sizes, of
which large ones take long), what a living world holds (`--filter memory_of_world`), what peers take for the same work
(benchmarks/peers.py; `--filter peers`), and three of SimPy's situations on both engines (`--filter simpy_classics`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import cost_curve  # noqa: E402
import peers  # noqa: E402
import simpy_classics  # noqa: E402

PROGRAMS = ROOT / "build" / "bench" / "benchmarks"
# Worlds whose memory is told part by part: scenario, organisations, weeks at which to look.
WORLDS = (("acute_hospital", 10, (0, 52)), ("health_service_england", 1, (0, 52)))
SCALE = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
HIDDEN = {"items_per_second"}


def results(program: Path, only: str) -> list[dict[str, Any]]:
    arguments = [str(program), "--benchmark_format=json", f"--benchmark_filter={only}"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{program.name} failed:\n{done.stderr}")
    return list(json.loads(done.stdout)["benchmarks"]) if done.stdout.strip() else []


def counters(row: dict[str, Any]) -> Iterator[str]:
    known = {"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions", "threads"}
    known |= {"repetition_index", "iterations", "real_time", "cpu_time", "time_unit", "label"}
    for key, value in row.items():
        if key not in known | HIDDEN and isinstance(value, int | float):
            yield f"{key} {value:,.4g}" if abs(value) < 1e4 else f"{key} {value:,.0f}"
    if "items_per_second" in row:
        yield f"{1e9 / row['items_per_second']:.1f} ns an item"


def memory() -> Iterator[str]:
    """Bytes a person by part of a living world, at its start and a year later."""
    for scenario, organisations, weeks in WORLDS:
        yield f"{scenario}, {organisations} in one world, bytes a person"
        command = [str(PROGRAMS / "memory_of_world"), scenario, str(organisations), *map(str, weeks)]
        yield subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--filter", default=".", help="only benchmarks whose name matches this expression")
    cost_curve.add_options(parser)
    peers.add_options(parser)
    arguments = parser.parse_args()
    programs = sorted(PROGRAMS.glob("*_bench"))
    if not programs:
        sys.exit("no benchmarks built: run `make bench`")
    print(f"{'benchmark':<58} {'cpu time':>14}  figures")
    for program in programs:
        for row in results(program, arguments.filter):
            nanoseconds = row["cpu_time"] * SCALE[row["time_unit"]]
            shown = f"{nanoseconds:,.1f} ns" if nanoseconds < 1e5 else f"{nanoseconds / 1e6:,.2f} ms"
            print(f"{row['name']:<58} {shown:>14}  {', '.join(counters(row))}", flush=True)
    if re.search(arguments.filter, "decision_cost"):
        for line in cost_curve.lines(arguments):
            print(line, flush=True)
    if re.search(arguments.filter, "memory_of_world"):
        for line in memory():
            print(line, flush=True)
    if re.search(arguments.filter, "peers"):
        for line in peers.rows(arguments):
            print(line, flush=True)
    if re.search(arguments.filter, "simpy_classics") and importlib.util.find_spec("simpy"):
        for line in simpy_classics.rows():
            print(line, flush=True)


if __name__ == "__main__":
    main()
