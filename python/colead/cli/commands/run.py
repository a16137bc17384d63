# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import Confidence, File, JsonFile, Seed, Strategy, key_option, require_metrics, terminal
from colead.cli.destinations import require_table, tell_result
from colead.cli.option_groups import Enduring, grouped
from colead.cli.panels import PanelFile
from colead.cli.views.runs_view import runs_view
from colead.experiments.forms import OneStrategy
from colead.experiments.question import Question
from colead.experiments.result import Result
from colead.experiments.run import runs_of
from colead.experiments.table_files import write_table
from colead.runs import RunOptions


@grouped
def run(
    file: File,
    work: Enduring,
    *,
    strategy: Strategy = None,
    replications: Annotated[
        int | None, typer.Option("--replications", "-n", min=1, max=10**8, help="Runs to make; default 8.")
    ] = None,
    replication: Annotated[
        int | None, key_option("--replication", "-r", told="This run alone, counted from 0.")
    ] = None,
    seed: Seed = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    events: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Also write what happened to each decision, step by step: .csv or .parquet."),
    ] = None,
    panel: PanelFile,
    metric: Annotated[
        list[str] | None, typer.Option("--metric", "-m", help="Metric to show, as often as wanted; default all.")
    ] = None,
) -> None:
    """Run one strategy; show every metric with its mean and interval.

    Example: colead run scenarios/small_unit.yaml --replications 4 --metric trust_mean
    """
    form = OneStrategy.of(replications, replication)
    question = Question.of(
        scenario_for(json_file, file),
        strategies=None if strategy is None else [strategy],
        replications=form.count(replications),
        seed=seed,
        confidence=confidence,
        form=form,
    )
    require_metrics(metric, question.experiment, "--metric")
    require_table(events, "--events")
    looked_at = panel.asked(question.scenario)

    def made(asked: Question, options: RunOptions) -> Result:
        runs = runs_of(asked, options)
        if events is not None:
            tell_result("events", write_table(runs.events, events))
        panel.write(looked_at, runs, options)
        return runs

    answer(question, work, json_file, made, lambda runs: runs_view(runs, terminal(), metrics=tuple(metric or ())))
