# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import Confidence, File, JsonFile, Seed, Strategy, require_metrics, terminal
from colead.cli.option_groups import Work, grouped
from colead.cli.views.runs_view import runs_view
from colead.experiments.forms import OneStrategy
from colead.experiments.question import Question
from colead.experiments.run import runs_of


@grouped
def run(
    file: File,
    work: Work,
    strategy: Strategy = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**8, help="Runs to make.")] = 8,
    seed: Seed = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    metric: Annotated[
        list[str] | None, typer.Option("--metric", "-m", help="Metric to show, as often as wanted; default all.")
    ] = None,
) -> None:
    """Run one strategy; show every metric with its mean and interval.

    Example: colead run scenarios/small_unit.yaml --replications 4 --metric trust_mean
    """
    question = Question.of(
        scenario_for(json_file, file),
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        confidence=confidence,
        form=OneStrategy(),
    )
    require_metrics(metric, question.experiment, "--metric")
    answer(question, work, json_file, runs_of, lambda runs: runs_view(runs, terminal(), metrics=tuple(metric or ())))
