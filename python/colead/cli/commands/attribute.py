# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead import _core
from colead.base.files import write_json
from colead.cli.arguments import (
    Confidence,
    File,
    JsonFile,
    Quiet,
    Seed,
    Threads,
    open_scenario,
    require_name,
    terminal,
)
from colead.cli.destinations import require_writable
from colead.cli.views.attribution_view import attribution_view
from colead.cli.workforce import Dask, StoreOption, workforce
from colead.experiments.attribute import attribute as divide
from colead.experiments.bundles import largest_bundle, parts


def attribute(
    file: File,
    strategy: Annotated[
        str | None, typer.Option(help="The bundle to take apart; default the one with most interventions.")
    ] = None,
    measure: Annotated[str, typer.Option("--measure", "-m", help="The measure to be divided.")] = "lead_time_mean",
    group: Annotated[str, typer.Option(help="Group of the measure: all, a profession, a direction ...")] = "all",
    replications: Annotated[
        int | None, typer.Option("--replications", "-n", min=2, max=10**8, help="Default the scenario's.")
    ] = None,
    seed: Seed = None,
    threads: Threads = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    quiet: Quiet = False,
    store: StoreOption = None,
    dask: Dask = None,
) -> None:
    """Divide the effect of a bundle of interventions among its parts."""
    scenario, known = open_scenario(file)
    bundle = strategy or largest_bundle(_core.Experiment(scenario))
    require_name("strategy", bundle, scenario.strategies, "--strategy")
    require_name("measure", measure, known, "--measure")
    require_writable(json_file, "--json")
    require_bundle(scenario, bundle)
    with workforce(dask, store) as (executor, opened):
        found = divide(
            scenario,
            bundle,
            metric=measure,
            group=group,
            replications=replications,
            seed=seed,
            confidence=confidence,
            threads=threads,
            progress=not quiet,
            executor=executor,
            store=opened,
        )
    if json_file is not None:
        write_json(json_file, found.to_json())
    if json_file != "-":
        terminal().print(attribution_view(found))


def require_bundle(scenario: _core.Scenario, strategy: str) -> None:
    experiment = _core.Experiment(scenario)
    count = len(parts(experiment, experiment.strategy(strategy)))
    if count < 2:
        raise typer.BadParameter(
            f"'{strategy}' has {count} intervention{'' if count == 1 else 's'}: there is nothing to divide",
            param_hint="--strategy",
        )
