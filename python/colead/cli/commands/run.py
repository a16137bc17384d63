# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead import _core
from colead.cli.arguments import Confidence, File, JsonFile, Measures, Seed, Strategy, require_measures, terminal
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
    measure: Measures = None,
) -> None:
    """Run one strategy; show every measure with its mean and interval."""
    scenario = _core.Scenario.load(file)
    if measure:
        require_measures(measure, _core.Experiment(scenario))
    require_writable(json_file, "--json")
    with work.opened() as options:
        runs = experiment.run(
            scenario, strategy, replications=replications, seed=seed, confidence=confidence, **options.keywords()
        )
    console = terminal()
    give(json_file, runs.to_json(), lambda: console.print(runs_view(runs, console, measures=tuple(measure or ()))))
