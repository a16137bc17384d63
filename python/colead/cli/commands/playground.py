# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.browser.engine import require_engine
from colead.browser.playground import playground as write_playground
from colead.cli.arguments import File, scenario_of
from colead.cli.destinations import require_writable, tell_result
from colead.cli.option_groups import Here, grouped
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.stress import stressed
from colead.experiments.varying import FEWEST_WORLDS, MOST_WORLDS, Worlds


@grouped
def playground(
    file: File,
    here: Here,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page.")] = "playground.html",
    worlds: Annotated[
        int | None,
        typer.Option(
            "--stress",
            min=FEWEST_WORLDS,
            max=MOST_WORLDS,
            metavar="WORLDS",
            help="Try the ranking in plausible worlds first; where it flips is marked on the page.",
        ),
    ] = None,
) -> None:
    """Write a page in which the scenario runs: one HTML file for any browser, with nothing to install or to load.

    Example: colead playground scenarios/small_unit.yaml -o playground.html
    """
    require_writable(output, "--output")
    require_engine()
    scenario = scenario_of(file)
    tried = None
    if worlds is not None:
        question = Question.of(scenario, form=Worlds(worlds, Ranges.of(scenario)))
        with here.opened() as options:
            tried = stressed(question, options)
    tell_result("playground", write_playground(scenario, output, stress=tried))
