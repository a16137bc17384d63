# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.arguments import Confidence, File, JsonFile, Pairs, Seed, scenario_of, terminal
from colead.cli.destinations import give, require_writable
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
    scenario = scenario_of(file)
    require_writable(json_file, "--json")
    question = Question.of(
        scenario,
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=Division(group),
    )
    with work.opened() as options:
        found = attributed(question, options)
    give(json_file, found.to_json(), lambda: terminal().print(attribution_view(found)))
