# SPDX-License-Identifier: Apache-2.0
"""A cluster of two workers on this machine, one of which is killed in the middle. Writes what came out as JSON.

A program of its own: whatever threads and warnings Dask leaves behind end with it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import dask
from distributed import Client, LocalCluster

import colead as cl
from colead.cli import app

QUIET = {
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.comm.timeouts.connect": "60s",
    "distributed.scheduler.allowed-failures": 10,
}


def main(scenario: str, replications: int, target: str) -> None:
    dask.config.set(QUIET)
    found: dict[str, object] = {}
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address="127.0.0.1:0",
            memory_limit=0,
        ) as cluster,
        Client(cluster, timeout="600s") as client,
    ):
        client.wait_for_workers(2, timeout=600)
        pids = client.run(os.getpid)
        killed: list[int] = []

        def kill_one(done: int, total: int, _seconds: float) -> None:
            if 0 < done < total and not killed:
                killed.append(next(iter(pids.values())))
                os.kill(killed[0], signal.SIGKILL)

        loaded = cl.Scenario.load(scenario)
        executor = client.get_executor(pure=False)
        comparison = cl.compare(loaded, replications=replications, executor=executor, progress=kill_one)
        found["killed"] = comparison.to_json()
        found["workers_killed"] = len(killed)
        json_file = Path(target).with_suffix(".command.json")
        arguments = ["compare", scenario, "-n", str(replications), "--quiet", "--json", str(json_file)]
        store = str(Path(target).with_suffix(".sqlite"))
        found["code"] = app.main([*arguments, "--dask", cluster.scheduler_address, "--store", store])
        found["command"] = json.loads(json_file.read_text(encoding="utf-8"))
    Path(target).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
