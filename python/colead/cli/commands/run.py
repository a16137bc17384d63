# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.files import write_json
from colead.cli.arguments import (
    Confidence,
    File,
    JsonFile,
    Measures,
    Quiet,
    Seed,
    Threads,
    open_scenario,
    require_name,
    terminal,
)
from colead.cli.destinations import require_writable
from colead.cli.views.runs_view import runs_view
from colead.cli.workforce import Dask, StoreOption, workforce
from colead.experiments import run as experiment


def run(
    file: File,
    strategy: Annotated[str | None, typer.Option(help="Default the scenario's baseline.")] = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**8, help="Runs to make.")] = 8,
    seed: Seed = None,
    threads: Threads = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    measure: Measures = None,
    quiet: Quiet = False,
    store: StoreOption = None,
    dask: Dask = None,
) -> None:
    """Run one strategy; show every measure with its mean and interval."""
    scenario, known = open_scenario(file)
    if strategy is not None:
        require_name("strategy", strategy, scenario.strategies, "--strategy")
    for name in measure or []:
        require_name("measure", name, known, "--measure")
    require_writable(json_file, "--json")
    with workforce(dask, store) as (executor, opened):
        runs = experiment.run(
            scenario,
            strategy,
            replications=replications,
            seed=seed,
            threads=threads,
            confidence=confidence,
            progress=not quiet,
            executor=executor,
            store=opened,
        )
    if json_file is not None:
        write_json(json_file, runs.to_json())
    if json_file != "-":
        console = terminal()
        console.print(runs_view(runs, console, measures=tuple(measure or ())))
