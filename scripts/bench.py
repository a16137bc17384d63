# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark in build/bench and prints one table, with peers measured beside us where there are any.

    python scripts/bench.py [--filter TEXT]

Ratios are of figures from one run on one machine: read them, not the nanoseconds. SimPy is measured when it is
installed (`pip install simpy`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / "build" / "bench" / "benchmarks"
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


def simpy_mm1(customers: int = 100_000) -> float | None:
    """Nanoseconds per customer of M/M/1 at load 0.8 in SimPy; None when it is not installed."""
    try:
        import simpy  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    import random

    luck = random.Random(1)

    def customer(env: Any, server: Any) -> Any:
        with server.request() as turn:
            yield turn
            yield env.timeout(luck.expovariate(1.0))

    def source(env: Any, server: Any) -> Any:
        for _ in range(customers):
            yield env.timeout(luck.expovariate(0.8))
            env.process(customer(env, server))

    env = simpy.Environment()
    env.process(source(env, simpy.Resource(env)))
    begun = time.perf_counter()
    env.run()
    return (time.perf_counter() - begun) / customers * 1e9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--filter", default=".", help="only benchmarks whose name matches this expression")
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
    if (peer := simpy_mm1()) is not None:
        print(f"{'SimPy: M/M/1, a customer':<58} {peer:>11,.1f} ns")


if __name__ == "__main__":
    main()
