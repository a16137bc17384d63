# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated, cast

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import File, InWorlds, JsonFile, Seed
from colead.cli.option_groups import Varying, Work, grouped
from colead.cli.views.screening_view import screening_view
from colead.experiments.question import Question
from colead.experiments.screen import screened
from colead.experiments.varying import Method, Screen


@grouped
def screen(
    file: File,
    varying: Varying,
    work: Work,
    strategy: Annotated[str, typer.Option(help="The strategy whose gain over the baseline is looked into.")],
    method: Annotated[
        str, typer.Option(metavar="morris|sobol|groups", help="How numbers are moved: hundreds in groups first.")
    ] = "morris",
    samples: Annotated[
        int | None,
        typer.Option(min=2, max=10**6, help="Trajectories (default 10; of groups 4), or points of sobol (64)."),
    ] = None,
    metric: Annotated[
        str | None, typer.Option("--metric", "-m", help="Metric in which the gain is; default lead_time_mean.")
    ] = None,
    replications: InWorlds = 1,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Which numbers does the gain of a strategy hang on? Moves each within its range.

    Example: colead screen scenarios/small_unit.yaml --strategy shadowing --samples 4 --horizon-weeks 26
    """
    scenario = scenario_for(json_file, file)
    question = Question.of(
        scenario,
        strategies=[strategy],
        replications=replications,
        seed=seed,
        metric=metric,
        form=Screen.of(cast("Method", method), samples, varying.within(scenario, [strategy])),
    )
    answer(question, work, json_file, screened, screening_view)
