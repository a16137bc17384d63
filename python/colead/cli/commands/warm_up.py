# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import math
from typing import Annotated

import typer
from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from colead.base.text import escaped
from colead.cli.answers import answer, scenario_for
from colead.cli.arguments import File, JsonFile, Seed, Strategy
from colead.cli.option_groups import Here, grouped
from colead.experiments.forms import Settling
from colead.experiments.question import Question
from colead.experiments.warm_up import WarmUp, WarmUpCheck, settled

SHIFT = (
    "Shift: by how much the mean after the warm-up as written changes where the weeks up to those needed are left out "
    "too, or the first half of them where it is still moving, with its standard error."
)


@grouped
def warm_up(
    file: File,
    here: Here,
    strategy: Strategy = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**6, help="Runs to make.")] = 5,
    seed: Seed = None,
    json_file: JsonFile = None,
) -> None:
    """Is the warm-up long enough? Cuts the series of every metric by MSER-5.

    Example: colead warm-up scenarios/small_unit.yaml --replications 3
    """
    question = Question.of(
        scenario_for(json_file, file),
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        form=Settling(),
    )
    answer(question, here, json_file, settled, _view)


def _view(found: WarmUpCheck) -> Group:
    answered = Text(escaped(found.sentence) + ".", "bold")
    if not found.metrics:
        return Group(answered)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("metric")
    table.add_column("weeks needed", justify="right")
    table.add_column("shift", justify="right")
    table.add_column("error", justify="right")
    for one in found.metrics:
        unsettled = "not told" if math.isnan(one.weeks) else "still moving"
        table.add_row(Text(one.metric), f"{one.weeks:g}" if one.settled else unsettled, *_shift(one))
    return Group(table, "", Text(SHIFT, "dim"), "", answered)


def _shift(one: WarmUp) -> tuple[str, str]:
    """In the unit of the metric; empty where it cannot be told."""
    shift, error = ("" if value != value else f"{value:.2g}" for value in (one.shift, one.shift_error))
    return shift, error
