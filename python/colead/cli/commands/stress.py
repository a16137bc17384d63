# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.arguments import File, JsonFile, Seed, Strategies, scenario_of, terminal
from colead.cli.destinations import give, require_writable
from colead.cli.option_groups import Work, grouped
from colead.cli.views.stress_view import stress_view
from colead.experiments.stress import FEWEST_WORLDS
from colead.experiments.stress import stress as stress_test


@grouped
def stress(
    file: File,
    work: Work,
    worlds: Annotated[int, typer.Option(min=FEWEST_WORLDS, max=10**6, help="Plausible worlds to draw.")] = 200,
    strategy: Strategies = None,
    metric: Annotated[
        str | None,
        typer.Option("--metric", "--judge-by", help="Metric that tells which is best; default lead_time_mean."),
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
    json_file: JsonFile = None,
) -> None:
    """Would the answer survive if the assumptions were wrong? Compares strategies in plausible worlds.

    Example: colead stress scenarios/small_unit.yaml --worlds 50 --metric lead_time_mean
    """
    scenario = scenario_of(file)
    require_writable(json_file, "--json")
    with work.opened() as options:
        found = stress_test(
            scenario,
            worlds=worlds,
            metric=metric,
            strategies=strategy or None,
            replications=replications,
            horizon_weeks=horizon_weeks,
            spread=spread,
            only=only or None,
            seed=seed,
            **options.keywords(),
        )
    give(json_file, found.to_json(), lambda: terminal().print(stress_view(found)))
