# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.files import write_json
from colead.cli.arguments import (
    Confidence,
    File,
    JsonFile,
    Measures,
    Pictures,
    Quiet,
    Report,
    Seed,
    Threads,
    open_scenario,
    require_name,
    terminal,
)
from colead.cli.destinations import require_folder, require_writable, tell_written
from colead.cli.until_argument import read_until, require_judge
from colead.cli.views.answer_view import after_table, before_table
from colead.cli.views.comparison_view import comparison_view
from colead.cli.workforce import Dask, StoreOption, workforce
from colead.experiments import compare as experiment
from colead.experiments.branch import branch
from colead.words.main_metrics import MAIN_MEASURES


def compare(
    file: File,
    baseline: Annotated[str | None, typer.Option(help="Strategy to compare with; default the scenario's.")] = None,
    strategy: Annotated[
        list[str] | None, typer.Option(help="Strategy to compare, as often as wanted; default all.")
    ] = None,
    replications: Annotated[
        int | None, typer.Option("--replications", "-n", min=2, max=10**8, help="Default the scenario's.")
    ] = None,
    seed: Seed = None,
    threads: Threads = None,
    confidence: Confidence = None,
    equal_hours: Annotated[
        bool, typer.Option("--equal-hours", help="Scale doses until all strategies cost what the cheapest one does.")
    ] = False,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Repeat until the answer is settled, in place of replications: measure, smallest difference that "
            'matters, confidence, such as "lead_time 0.5h 95%".',
        ),
    ] = None,
    budget: Annotated[
        str | None,
        typer.Option(
            metavar="N|TIME", help="The most --until may take: replications (default 1000) or 10min, 60s, 2h."
        ),
    ] = None,
    judge_by: Annotated[
        str | None, typer.Option(help="Measure of ranking and verdict; default that of --until, or lead_time_mean.")
    ] = None,
    branch_week: Annotated[
        float | None,
        typer.Option(
            metavar="WEEK", help="One past, many futures: the baseline until this week of the observed time, then each."
        ),
    ] = None,
    json_file: JsonFile = None,
    measure: Measures = None,
    all_groups: Annotated[
        bool, typer.Option("--all-groups", help="Show measures by profession, direction, tier and cause too.")
    ] = False,
    report: Report = None,
    png: Pictures = None,
    quiet: Quiet = False,
    store: StoreOption = None,
    dask: Dask = None,
) -> None:
    """Compare strategies with a baseline on common random numbers."""
    scenario, known = open_scenario(file)
    if baseline is not None:
        require_name("strategy", baseline, scenario.strategies, "--baseline")
    for name in strategy or []:
        require_name("strategy", name, scenario.strategies, "--strategy")
    for name in measure or []:
        require_name("measure", name, known, "--measure")
    if len(scenario.strategies) < 2 or (strategy and set(strategy) <= {baseline or scenario.baseline}):
        raise typer.BadParameter(
            "there is nothing to compare the baseline with; see colead run", param_hint="--strategy"
        )
    wanted = read_until(scenario, until, budget, replications)
    require_judge(scenario, judge_by)
    refuse_branch(
        branch_week,
        scenario.horizon_weeks,
        {"--baseline": baseline, "--until": until, "--equal-hours": equal_hours or None},
    )
    require_writable(json_file, "--json")
    require_writable(report, "--report")
    require_folder(png, "--png")
    with workforce(dask, store) as (executor, opened):
        if branch_week is not None:
            comparison = branch(
                scenario,
                at_week=branch_week,
                strategies=strategy,
                replications=replications,
                seed=seed,
                threads=threads,
                confidence=confidence,
                metric=judge_by,
                progress=not quiet,
                executor=executor,
                store=opened,
            ).comparison
        else:
            comparison = experiment.compare(
                scenario,
                baseline=baseline,
                strategies=strategy,
                replications=replications,
                seed=seed,
                threads=threads,
                confidence=confidence,
                equal_hours=equal_hours,
                until=wanted,
                judge_by=judge_by,
                progress=not quiet,
                executor=executor,
                store=opened,
            )
    if json_file is not None:
        write_json(json_file, comparison.to_json())
    if report is not None:
        tell_written("report", comparison.report(report))
    if png is not None:
        tell_written(f"{len(comparison.plot.write_png(png))} pictures", png)
    if json_file != "-":
        console = terminal()
        for part in before_table(comparison):
            console.print(part)
        console.print(
            comparison_view(comparison, console, measures=tuple(measure or MAIN_MEASURES), all_groups=all_groups)
        )
        console.print()
        console.print(*after_table(comparison), sep="\n")


def refuse_branch(week: float | None, horizon: float, others: dict[str, object]) -> None:
    """A branch is from the scenario's own baseline, at a week that is observed, and of doses as written."""
    if week is None:
        return
    if not 0 <= week < horizon:
        raise typer.BadParameter(f"must be from 0 to before {horizon:g}, not {week:g}", param_hint="--branch-week")
    for option, given in others.items():
        if given is not None:
            raise typer.BadParameter(f"cannot be used together with {option}", param_hint="--branch-week")
