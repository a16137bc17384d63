# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from colead.base.files import write_json
from colead.base.text import escaped
from colead.cli.arguments import File, JsonFile, Quiet, Seed, Threads, open_scenario, require_name, terminal
from colead.cli.destinations import require_writable
from colead.experiments.warm_up import warm_up as check


def warm_up(
    file: File,
    strategy: Annotated[str | None, typer.Option(help="Default the scenario's baseline.")] = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**6, help="Runs to make.")] = 5,
    seed: Seed = None,
    threads: Threads = None,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Is the warm-up long enough? Cuts the series of every measure by MSER-5."""
    scenario, _ = open_scenario(file)
    if strategy is not None:
        require_name("strategy", strategy, scenario.strategies, "--strategy")
    require_writable(json_file, "--json")
    found = check(
        scenario, strategy=strategy, replications=replications, seed=seed, threads=threads, progress=not quiet
    )
    if json_file is not None:
        write_json(json_file, found.to_json())
    if json_file == "-":
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("measure")
    table.add_column("weeks needed", justify="right")
    for one in found.measures:
        table.add_row(Text(one.metric), f"{one.weeks:g}" if one.settled else "still moving")
    terminal().print(table, "", Text(escaped(found.sentence) + ".", "bold"), sep="\n")
