# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead import _core
from colead.cli.arguments import Confidence, File, JsonFile, Seed, Strategy, require_metrics, scenario_of, terminal
from colead.cli.destinations import give, require_writable
from colead.cli.option_groups import Work, grouped
from colead.cli.views.runs_view import runs_view
from colead.experiments import run as experiment


@grouped
def run(
    file: File,
    work: Work,
    strategy: Strategy = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**8, help="Runs to make.")] = 8,
    seed: Seed = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    metric: Annotated[
        list[str] | None, typer.Option("--metric", "-m", help="Metric to show, as often as wanted; default all.")
    ] = None,
) -> None:
    """Run one strategy; show every metric with its mean and interval.

    Example: colead run scenarios/small_unit.yaml --replications 4 --metric trust_mean
    """
    scenario = scenario_of(file)
    if metric:
        require_metrics(metric, _core.Experiment(scenario), "--metric")
    require_writable(json_file, "--json")
    with work.opened() as options:
        runs = experiment.run(
            scenario, strategy, replications=replications, seed=seed, confidence=confidence, **options.keywords()
        )
    console = terminal()
    give(json_file, runs.to_json(), lambda: console.print(runs_view(runs, console, metrics=tuple(metric or ()))))
