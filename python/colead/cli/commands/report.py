# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from colead.cli.arguments import Pdf, Pictures, Playground, scenario_of
from colead.cli.commands.doctor import StoreFile
from colead.cli.destinations import require_pictures, require_playground, require_report, tell_result
from colead.cli.option_groups import Here, grouped
from colead.cli.playgrounds import reported
from colead.cli.present import note_scenario
from colead.experiments.comparison import Comparison
from colead.experiments.stored import open_store
from colead.experiments.stress import in_worlds, stressed
from colead.experiments.varying import FEWEST_WORLDS, MOST_WORLDS


@grouped
def report(
    store: StoreFile,
    here: Here,
    report: Annotated[
        str, typer.Option("--report", metavar="FILE", help="The report: .html, .pdf or .docx.")
    ] = "report.html",
    scenario: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file the runs were made from: then its sources and ranges are told too."
        ),
    ] = None,
    worlds: Annotated[
        int | None,
        typer.Option(
            "--stress",
            min=FEWEST_WORLDS,
            max=MOST_WORLDS,
            metavar="WORLDS",
            help="Try the ranking in plausible worlds first.",
        ),
    ] = None,
    playground: Playground = None,
    pdf: Pdf = None,
    png: Pictures = None,
) -> None:
    """Write the report of the comparison that a store holds, for people who decide: .html, .pdf or .docx.

    Example: colead report runs.db --report report.html
    """
    require_report(report, "--report")
    require_playground(playground, report)
    require_report(pdf, "--pdf")
    require_pictures(png, "--png")
    with open_store(store) as opened:
        comparison = opened.comparison()
    if scenario is not None:
        comparison = _with_scenario(comparison, scenario)
    if comparison.source is not None:
        note_scenario(comparison.source)
    tried = None
    if worlds is not None and comparison.question is not None:
        with here.opened() as options:
            tried = stressed(in_worlds(comparison.question, worlds), options)
    reported(comparison, report, pdf, playground=playground, stress=tried)
    if png is not None:
        pictures = comparison.plot.write_png(png)
        tell_result(f"{len(pictures)} pictures", png, pictures)


def _with_scenario(comparison: Comparison, file: str) -> Comparison:
    """The same comparison, with a scenario that knows where its numbers were written."""
    loaded = scenario_of(file)
    try:
        asked = None if comparison.question is None else comparison.question.asked_of(loaded)
    except ValueError:
        raise typer.BadParameter(f"'{file}' is not the scenario of these runs", param_hint="--scenario") from None
    return replace(comparison, question=asked)
