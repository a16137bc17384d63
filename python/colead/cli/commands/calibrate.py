# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import sys
from typing import Annotated

import typer

from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import File, JsonFile, Pictures, Seed
from colead.cli.destinations import require_folder, require_writable, tell_result
from colead.cli.option_groups import Varying, Work, grouped
from colead.cli.views.calibration_view import calibration_view
from colead.experiments.calibrate import calibrated
from colead.experiments.calibration import Calibration
from colead.experiments.fit import FEWEST_SAMPLES, FEWEST_WORLDS, Fit, evidence_of
from colead.experiments.question import Question
from colead.runs import RunOptions


@grouped
def calibrate(
    file: File,
    varying: Varying,
    work: Work,
    data: Annotated[
        str | None,
        typer.Option(
            "--data", metavar="FILE", help="A survey (CSV): metric, value, and tolerance, low and high, or people."
        ),
    ] = None,
    samples: Annotated[int, typer.Option(min=FEWEST_SAMPLES, max=10**6, help="Runs from which it learns.")] = 200,
    waves: Annotated[int, typer.Option(min=1, max=10, help="Rounds in which they are made.")] = 2,
    worlds: Annotated[int, typer.Option(min=FEWEST_WORLDS, max=10**6, help="Worlds to draw at last.")] = 100,
    discrepancy: Annotated[
        float, typer.Option(min=0.0, help="How far the model may be off, in tolerances of the evidence.")
    ] = 1.0,
    worlds_to: Annotated[
        str | None,
        typer.Option(
            "--worlds-to", metavar="FILE", help="Write the worlds that fit to FILE, for stress --worlds-from."
        ),
    ] = None,
    png: Pictures = None,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Which worlds fit what was measured? Fits numbers that nobody knows to the evidence of the scenario or a survey.

    Example: colead calibrate scenarios/small_unit.yaml --data survey.csv --worlds-to worlds.json
    """
    scenario = scenario_for(json_file, file)
    require_writable(worlds_to, "--worlds-to")
    require_folder(png, "--png")
    form = Fit(
        evidence_of(scenario, None, data),
        varying.within(scenario, ()),
        samples,
        waves,
        worlds,
        discrepancy,
        data or "",
    )

    def made(asked: Question, options: RunOptions) -> Calibration:
        found = calibrated(asked, options)
        if worlds_to is not None and found.possible:
            found.worlds.save(worlds_to)
            tell_result("worlds that fit", worlds_to)
        if png is not None and not found.constrained:
            print("no picture: the evidence constrains no number that varied", file=sys.stderr)
        elif png is not None:
            from colead.plots.calibration import write_calibration

            tell_result("picture", write_calibration(found, png))
        return found

    answer(Question.of(scenario, seed=seed, form=form), work, json_file, made, calibration_view)
