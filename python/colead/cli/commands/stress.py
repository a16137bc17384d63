# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import File, InWorlds, JsonFile, Seed, Strategies
from colead.cli.option_groups import Enduring, Varying, grouped
from colead.cli.views.stress_view import stress_view
from colead.experiments.fitted_worlds import FittedWorlds
from colead.experiments.question import Question
from colead.experiments.stress import stressed
from colead.experiments.varying import FEWEST_WORLDS, MOST_WORLDS, Worlds


@grouped
def stress(
    file: File,
    varying: Varying,
    work: Enduring,
    worlds: Annotated[int, typer.Option(min=FEWEST_WORLDS, max=MOST_WORLDS, help="Plausible worlds to draw.")] = 200,
    worlds_from: Annotated[
        str | None,
        typer.Option("--worlds-from", metavar="FILE", help="Worlds that fit the evidence, as `calibrate` wrote them."),
    ] = None,
    strategy: Strategies = None,
    metric: Annotated[
        str | None,
        typer.Option("--metric", "-m", help="Metric that tells which is best; default lead_time_mean."),
    ] = None,
    replications: InWorlds = 1,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Would the answer survive if the assumptions were wrong? Compares strategies in plausible worlds.

    Example: colead stress scenarios/small_unit.yaml --worlds 50 --metric lead_time_mean
    """
    scenario = scenario_for(json_file, file)
    fitted = None if worlds_from is None else FittedWorlds.load(worlds_from)
    question = Question.of(
        scenario,
        strategies=strategy or None,
        replications=replications,
        seed=seed,
        metric=metric,
        form=Worlds(worlds, varying.within(scenario, strategy or None), fitted),
    )
    answer(question, work, json_file, stressed, stress_view)
