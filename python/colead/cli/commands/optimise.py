# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated, cast

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import Axes, File, InWorlds, JsonFile, Seed
from colead.cli.option_groups import Work, grouped
from colead.cli.views.optimisation_view import optimisation_view
from colead.experiments.axis_text import parse_axes
from colead.experiments.optimise import optimised
from colead.experiments.question import Question
from colead.experiments.varying import Direction, Search, axes_of


@grouped
def optimise(
    file: File,
    vary: Axes,
    work: Work,
    strategy: Annotated[str, typer.Option(help="The strategy whose mean is optimised.")],
    metric: Annotated[str | None, typer.Option("--metric", "-m", help="Its metric; default lead_time_mean.")] = None,
    direction: Annotated[
        str | None, typer.Option(metavar="minimise|maximise", help="Default the metric's better one.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(help="A strategy; the mean paired difference to it is optimised then.")
    ] = None,
    hours_at_most: Annotated[
        float | None, typer.Option(help="Person-hours a run beyond the baseline's that a point may cost.")
    ] = None,
    trials: Annotated[int, typer.Option(min=1, max=10**6, help="Points to try.")] = 40,
    replications: InWorlds = 8,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Search for the values of parameters that serve a metric best, all on the same luck.

    Example: colead optimise scenarios/small_unit.yaml --vary "strategies.shadowing[0].dose=0.5:2" --strategy shadowing
    """
    scenario = scenario_for(json_file, file)
    way = cast("Direction | None", direction)
    question = Question.of(
        scenario,
        strategies=[strategy],
        replications=replications,
        seed=seed,
        metric=metric,
        form=Search(axes_of(parse_axes(vary)), against, way, hours_at_most, trials),
    )
    answer(question, work, json_file, optimised, optimisation_view)
