# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.text import escaped
from colead.cli.arguments import key_option
from colead.experiments.stored import open_store
from colead.store.doctor import MOST_LISTED, Findings, examine

StoreFile = Annotated[str, typer.Argument(metavar="STORE", help="A store that `colead compare --store` made.")]


def doctor(
    store: StoreFile,
    runs: Annotated[int, typer.Option("--runs", "-n", min=0, help="Stored runs to make again, drawn at random.")] = 5,
    seed: Annotated[int, key_option(told="Another seed draws other runs.")] = 0,
    repair: Annotated[
        bool, typer.Option("--repair", help="Take damaged runs out; the next comparison makes them anew.")
    ] = False,
) -> None:
    """Check a store: the file, every run in it, and some runs made again. Exit code 1 when something is wrong.

    Example: colead doctor runs.db --runs 20
    """
    with open_store(store) as opened:
        found = examine(opened, remake=runs, seed=seed)
        if repair and found.damaged:
            opened.drop(found.damaged)
    print(_told(store, found))
    if repair and found.damaged:
        print(f"{len(found.damaged)} damaged runs and questions taken out")
    if found.problems:
        raise typer.Exit(1)


def _told(store: str, found: Findings) -> str:
    failed = f", {found.failed} failed" if found.failed else ""
    sums = f"{found.done} runs{failed}, {found.made_again} made again"
    more = len(found.problems) - MOST_LISTED
    lines = [f"{store}: {len(found.problems)} problems: {sums}", *found.problems[:MOST_LISTED]]
    if not found.problems:
        lines = [f"{store}: good: {sums}, all with the same bits"]
    lines += [f"... and {more} more"] if more > 0 else []
    if found.without_checksum:
        lines.append(
            f"{found.without_checksum} scenarios and questions were stored before they had a checksum: a change in "
            "what was asked and planned would not be seen"
        )
    return "\n".join(map(escaped, lines))
