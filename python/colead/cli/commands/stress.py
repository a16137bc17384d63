# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.errors import ModelError
from colead.base.files import write_json
from colead.cli.arguments import File, JsonFile, Quiet, Seed, Threads, open_scenario, require_name, terminal
from colead.cli.destinations import require_writable
from colead.cli.until_argument import require_judge
from colead.cli.views.stress_view import stress_view
from colead.cli.workforce import Dask, StoreOption, workforce
from colead.experiments.stress import FEWEST_WORLDS
from colead.experiments.stress import stress as stress_test


def stress(
    file: File,
    worlds: Annotated[int, typer.Option(min=FEWEST_WORLDS, max=10**6, help="Plausible worlds to draw.")] = 200,
    strategy: Annotated[
        list[str] | None, typer.Option(help="Strategy beside the baseline, as often as wanted; default all.")
    ] = None,
    judge_by: Annotated[
        str | None, typer.Option(help="Measure that tells which is best; default lead_time_mean.")
    ] = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**6, help="In each world.")] = 1,
    horizon_weeks: Annotated[
        float | None, typer.Option(min=1, help="Watch fewer weeks, to be quicker; default the scenario's.")
    ] = None,
    spread: Annotated[
        float | None,
        typer.Option(min=0.01, max=0.99, help="Also vary other written numbers of grade C by this share, such as 0.2."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Vary only numbers whose path begins so, as often as wanted.")
    ] = None,
    seed: Seed = None,
    threads: Threads = None,
    dask: Dask = None,
    store: StoreOption = None,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Would the answer survive if the assumptions were wrong? Compares strategies in plausible worlds."""
    scenario, _ = open_scenario(file)
    for name in strategy or []:
        require_name("strategy", name, scenario.strategies, "--strategy")
    require_judge(scenario, judge_by)
    require_writable(json_file, "--json")
    try:
        with workforce(dask, store) as (executor, opened):
            found = stress_test(
                scenario,
                worlds=worlds,
                metric=judge_by,
                strategies=strategy,
                replications=replications,
                horizon_weeks=horizon_weeks,
                spread=spread,
                only=only,
                seed=seed,
                threads=threads,
                progress=not quiet,
                executor=executor,
                store=opened,
            )
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--only") from None
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from None
    if json_file is not None:
        write_json(json_file, found.to_json())
    if json_file != "-":
        terminal().print(stress_view(found))
