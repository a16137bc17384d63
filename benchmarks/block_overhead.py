# SPDX-License-Identifier: Apache-2.0
"""What it costs to send a block of runs to a worker, the block size that follows, and what a million runs cost.

    .venv/bin/python benchmarks/block_overhead.py [SCENARIO]

Blocks without runs go to two worker processes, by a pool and by Dask; the time per block is the overhead.
"""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

import colead as cl
from colead import _core
from colead.runs.blocks import BLOCK_SECONDS
from colead.runs.recipe import Recipe, recipe_of
from colead.runs.worker import run_block

BLOCKS = 300
WORKERS = 2
RUNS = 8
SHARE = 0.02  # of the time that may go into sending


@contextmanager
def dask_workers() -> Iterator[Executor]:
    from distributed import Client, LocalCluster

    loopback = "127.0.0.1:0"
    with (
        LocalCluster(
            n_workers=WORKERS,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=loopback,
            worker_dashboard_address=loopback,
            memory_limit=0,
        ) as cluster,
        Client(cluster) as client,
        client.get_executor(pure=False) as executor,
    ):
        yield executor


def seconds_per_block(executor: Executor, recipe: Recipe) -> float:
    for future in [executor.submit(run_block, recipe, None, ()) for _ in range(2 * WORKERS)]:
        future.result()  # workers are up and have the scenario
    began = time.perf_counter()
    for future in [executor.submit(run_block, recipe, None, ()) for _ in range(BLOCKS)]:
        future.result()
    return (time.perf_counter() - began) / BLOCKS


def main() -> None:
    file = sys.argv[1] if len(sys.argv) > 1 else "scenarios/acute_hospital.yaml"
    scenario = cl.Scenario.load(file)
    experiment = _core.Experiment(scenario)
    recipe = recipe_of(experiment)
    began = time.process_time()
    results = experiment.run_tasks([(0, scenario.seed, r) for r in range(RUNS)], threads=1)
    run = (time.process_time() - began) / RUNS
    row = sum(len(zlib.compress(result.to_bytes(), 1)) for result in results) / RUNS
    print(f"{file}: {1000 * run:.0f} ms a run, {row / 1024:.1f} KiB a stored result")
    print(f"a block without runs is {len(pickle.dumps(recipe)) / 1024:.0f} KiB")
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        tell("processes", seconds_per_block(pool, recipe))
    with dask_workers() as executor:
        tell("Dask", seconds_per_block(executor, recipe))
    million = 1e6 * run / 3600
    print(f"blocks hold {BLOCK_SECONDS:g} s of work, here {max(1, round(BLOCK_SECONDS / run))} runs")
    print(f"a million runs: {million:.0f} core-hours, {1e6 * row / 2**30:.1f} GiB of store")


def tell(name: str, seconds: float) -> None:
    print(
        f"{name}: {1000 * seconds:.1f} ms a block; {seconds / SHARE:.2f} s of work make it {100 * SHARE:.0f} % of one"
    )


if __name__ == "__main__":
    main()
