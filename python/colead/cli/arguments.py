# SPDX-License-Identifier: Apache-2.0
"""What several commands take, and how a wrong name is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from colead import _core
from colead.base.checks import MOST_THREADS
from colead.base.known_names import unknown_name

File = Annotated[str, typer.Argument(metavar="FILE", help="A scenario file (YAML).")]
Seed = Annotated[int | None, typer.Option(min=0, max=2**64 - 1, help="Key of all luck; default the scenario's.")]
Threads = Annotated[int | None, typer.Option(min=1, max=MOST_THREADS, help="Default all cores; changes no result.")]
Confidence = Annotated[
    float | None, typer.Option(min=0.5, max=0.9999, help="Confidence of the intervals; default the scenario's.")
]
JsonFile = Annotated[
    str | None,
    typer.Option("--json", metavar="FILE", help="Also write everything to FILE; '-': to standard output only."),
]
Measures = Annotated[list[str] | None, typer.Option("--measure", help="Measure to show, as often as wanted.")]
Pictures = Annotated[
    str | None, typer.Option("--png", metavar="DIR", help="Also write the charts to DIR as pictures, for slides.")
]
Report = Annotated[
    str | None, typer.Option("--report", metavar="FILE", help="Also write the report, one HTML file, to FILE.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def terminal() -> Console:
    return Console(highlight=False, soft_wrap=False)


def open_scenario(file: str) -> tuple[_core.Scenario, list[str]]:
    """The scenario and what it measures."""
    scenario = _core.Scenario.load(file)
    return scenario, [output["name"] for output in _core.Experiment(scenario).outputs]


def require_name(what: str, name: str, known: Sequence[str], hint: str) -> None:
    if name in known:
        return
    raise typer.BadParameter(unknown_name(what, name, known), param_hint=hint)
