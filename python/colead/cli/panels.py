# SPDX-License-Identifier: Apache-2.0
"""Panel data on the command line: where it goes, at which weeks runs are looked into, and at what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

import typer

from colead import _core
from colead.base.checks import about
from colead.base.shown import quoted
from colead.cli.destinations import require_table, tell_result
from colead.experiments.panel import PanelAsked, PanelOf
from colead.experiments.result import Result
from colead.experiments.table_files import write_table
from colead.runs import RunOptions


@dataclass(frozen=True)
class PanelFile:
    """A file of people, ties or units as they stand at some weeks."""

    panel: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Also write panel data: people at the --panel-weeks. .csv or .parquet."),
    ] = None
    panel_weeks: Annotated[
        str | None, typer.Option(metavar="WEEKS", help="Weeks since observation began, in rising order: 0,26,52.")
    ] = None
    panel_of: Annotated[
        str | None, typer.Option(metavar="people|ties|units", help="What the panel has a row for; default people.")
    ] = None

    def asked(self, scenario: _core.Scenario) -> PanelAsked | None:
        """What is looked at; None where no panel is wanted. Refused before the work begins."""
        if self.panel is None:
            for value, flag in ((self.panel_weeks, "--panel-weeks"), (self.panel_of, "--panel-of")):
                if value is not None:
                    raise typer.BadParameter("belongs to --panel FILE", param_hint=flag)
            return None
        require_table(self.panel, "--panel")
        if self.panel_weeks is None:
            raise typer.BadParameter("say at which weeks: --panel-weeks 0,26,52", param_hint="--panel")
        of = cast("PanelOf", self.panel_of or "people")
        return PanelAsked.of_words(scenario, _weeks(self.panel_weeks), of, None)

    def write(self, asked: PanelAsked | None, runs: Result, options: RunOptions) -> None:
        """The runs are made once more, to the last of the weeks."""
        if asked is None or self.panel is None:
            return
        made = runs.panel(asked.weeks, of=asked.of, threads=options.threads, progress=options.progress)
        tell_result("panel", write_table(made, self.panel))


def _weeks(text: str) -> list[float]:
    with about("weeks"):
        try:
            return [float(week) for week in text.split(",")]
        except ValueError:
            raise ValueError(
                f"cannot read {quoted(text)}; expected numbers with commas between, such as 0,26,52"
            ) from None
