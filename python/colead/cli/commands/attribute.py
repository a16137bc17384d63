# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import Confidence, File, JsonFile, Pairs, Seed
from colead.cli.option_groups import Work, grouped
from colead.cli.views.attribution_view import attribution_view
from colead.experiments.attribute import attributed
from colead.experiments.forms import Division
from colead.experiments.question import Question


@grouped
def attribute(
    file: File,
    work: Work,
    strategy: Annotated[
        str | None, typer.Option(help="The bundle to take apart; default the one with most interventions.")
    ] = None,
    metric: Annotated[
        str | None, typer.Option("--metric", "-m", help="The metric to be divided; default lead_time_mean.")
    ] = None,
    group: Annotated[str, typer.Option(help="Group of the metric: all, a profession, a direction ...")] = "all",
    replications: Pairs = None,
    seed: Seed = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
) -> None:
    """Divide the effect of a bundle of interventions among its parts.

    Example: colead attribute scenarios/acute_hospital.yaml --strategy combination --metric lead_time_mean
    """
    scenario = scenario_for(json_file, file)
    question = Question.of(
        scenario,
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=Division(group),
    )
    answer(question, work, json_file, attributed, attribution_view)
