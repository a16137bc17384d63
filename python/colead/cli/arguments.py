# SPDX-License-Identifier: Apache-2.0
"""Single options and arguments that several commands take, and how a wrong name is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console

from colead import _core
from colead.base.checks import LARGEST_KEY
from colead.base.known_names import unknown_name
from colead.cli.present import note_scenario
from colead.cli.streams import Terminal


def key_option(*names: str, told: str) -> Any:
    """An option for what keys luck: a seed, or the number of a replication."""
    return typer.Option(*names, min=0, max=LARGEST_KEY, help=told)


File = Annotated[
    str, typer.Argument(metavar="FILE", help="A scenario file (YAML), or the name of one that comes with colead.")
]
Seed = Annotated[int | None, key_option(told="Key of all luck; default the scenario's.")]
Strategy = Annotated[str | None, typer.Option(help="Default the scenario's baseline.")]
Strategies = Annotated[
    list[str] | None, typer.Option("--strategy", help="Strategy to compare, as often as wanted; default all.")
]
Pairs = Annotated[int | None, typer.Option("--replications", "-n", min=2, max=10**8, help="Default the scenario's.")]
Confidence = Annotated[
    float | None, typer.Option(min=0.5, max=0.9999, help="Confidence of the intervals; default the scenario's.")
]
JsonFile = Annotated[
    str | None,
    typer.Option("--json", metavar="FILE", help="Also write everything to FILE; '-': to standard output only."),
]
InWorlds = Annotated[int, typer.Option("--replications", "-n", min=1, max=10**6, help="Runs of each strategy in each.")]
Axes = Annotated[
    list[str],
    typer.Option(
        "--vary",
        metavar="PATH=VALUES",
        help="What varies: PATH=3,6,12 or PATH=LOW:HIGH, as often as wanted.",
    ),
]
Pictures = Annotated[
    str | None, typer.Option("--png", metavar="DIR", help="Also write the charts to DIR as pictures, for slides.")
]
Report = Annotated[
    str | None, typer.Option("--report", metavar="FILE", help="Also write the report to FILE: .html, .pdf or .docx.")
]
Playground = Annotated[
    str | None,
    typer.Option(
        "--playground", metavar="FILE", help="With --report FILE.html: a page to try it in, which the report links to."
    ),
]
Pdf = Annotated[
    str | None, typer.Option("--pdf", metavar="FILE", help="Also print the report to FILE, by the installed Chromium.")
]


def terminal() -> Console:
    return Terminal(highlight=False, soft_wrap=False)


def scenario_of(file: str) -> _core.Scenario:
    """The scenario of a file. Keys that it writes under an older name are told on standard error."""
    scenario = _core.Scenario.load(file)
    note_scenario(scenario)
    for notice in scenario.old_names:
        print(f"colead: {notice}", file=sys.stderr)
    return scenario


def require_name(what: str, name: str, known: Sequence[str], hint: str) -> None:
    if name in known:
        return
    raise typer.BadParameter(unknown_name(what, name, known), param_hint=hint)


def require_metrics(names: Iterable[str] | None, experiment: _core.Experiment, hint: str) -> None:
    """Whether the runs give what is to be shown."""
    known = [output.name for output in experiment.outputs]
    for name in names or ():
        require_name("metric", name, known, hint)
