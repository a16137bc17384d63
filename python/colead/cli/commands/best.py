# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import sys
from typing import Annotated

import typer

from colead import _core
from colead.base.files import write_text
from colead.base.text import escaped
from colead.cli.answers import scenario_for
from colead.cli.arguments import Confidence, File, JsonFile, Report, Seed, Strategies, terminal
from colead.cli.destinations import (
    give,
    reached_from,
    require_beside,
    require_new,
    require_report,
    tell_result,
    tell_written,
)
from colead.cli.option_groups import Work, grouped
from colead.cli.views.best_view import best_view
from colead.drafting.use_text import scenario_text
from colead.experiments.best import FEWEST, Budgeted, found_best
from colead.experiments.best_use import BestUse
from colead.experiments.question import Question


@grouped
def best(
    file: File,
    work: Work,
    hours: Annotated[
        float | None,
        typer.Option(
            "--hours", metavar="N", help="Hours a year to use; default compare.budget_hours_a_year of the scenario."
        ),
    ] = None,
    strategy: Strategies = None,
    metric: Annotated[
        str | None, typer.Option("--metric", "-m", help="Metric that tells which is best; default lead_time_mean.")
    ] = None,
    replications: Annotated[
        int | None,
        typer.Option(
            "--replications", "-n", min=FEWEST, max=10**6, help="Runs of each finalist; default the scenario's."
        ),
    ] = None,
    seed: Seed = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    report: Report = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Also write the scenario with what was found as a strategy of it."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Find the best use of so many hours a year: which strategy, for whom, and how often.

    Example: colead best scenarios/small_unit.yaml --hours 500
    """
    scenario = scenario_for(json_file, file)
    if output is not None:
        require_new(output, force)
        require_beside(output, file)
    require_report(report, "--report")
    question = Question.of(
        scenario,
        strategies=strategy or None,
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=Budgeted.of(scenario, hours),
    )
    with work.opened() as options:
        found = found_best(question, options)
    if report is not None and found.comparison is not None:
        tell_result("report", found.comparison.report(report))
    if output is not None:
        _write(found, scenario, file, output)
    give(json_file, found.to_json(), lambda: terminal().print(best_view(found, scenario)))


def _write(found: BestUse, scenario: _core.Scenario, file: str, output: str) -> None:
    """The scenario with the winner in it; nothing where nothing won."""
    if found.winner is None:
        print(escaped(f"{output} was not written: nothing that was tried clearly helps"), file=sys.stderr)
        return
    use = found.winner.use.written(scenario)
    write_text(output, scenario_text(reached_from(output, file), scenario, use, found.hours_a_year))
    tell_written("scenario", output)
