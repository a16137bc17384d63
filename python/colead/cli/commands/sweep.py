# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated, cast

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import Axes, File, InWorlds, JsonFile, Seed
from colead.cli.option_groups import Enduring, grouped
from colead.cli.views.sweep_view import sweep_view
from colead.experiments.axis_text import parse_axes
from colead.experiments.question import Question
from colead.experiments.sweep import swept
from colead.experiments.varying import Space
from colead.statistics.designs import Design
from colead.words.main_metrics import SWEPT_METRICS


@grouped
def sweep(
    file: File,
    vary: Axes,
    work: Enduring,
    design: Annotated[str, typer.Option(metavar="grid|lhs|sobol|morris", help="How points are laid.")] = "grid",
    points: Annotated[int | None, typer.Option(min=1, max=10**6, help="Size of a design that is no grid.")] = None,
    levels: Annotated[int, typer.Option(min=2, max=10**4, help="Values of a range in a grid.")] = 5,
    strategy: Annotated[
        list[str] | None, typer.Option(help="Strategy to run, as often as wanted; default the baseline alone.")
    ] = None,
    metric: Annotated[
        list[str] | None, typer.Option("--metric", "-m", help="Metric to keep, as often as wanted; default two.")
    ] = None,
    replications: InWorlds = 4,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Run strategies at many points of a parameter space, all on the same luck.

    Example: colead sweep scenarios/small_unit.yaml --vary decisions.beds.per_week=4:8 --levels 3
    """
    scenario = scenario_for(json_file, file)
    question = Question.of(
        scenario,
        strategies=strategy or None,
        replications=replications,
        seed=seed,
        form=Space.of(parse_axes(vary), cast("Design", design), points, levels, metric or SWEPT_METRICS),
    )
    answer(question, work, json_file, swept, sweep_view)
