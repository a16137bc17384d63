# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from colead.base.text import escaped
from colead.cli.arguments import JsonFile, terminal
from colead.cli.destinations import give, require_writable
from colead.cli.option_groups import Work, grouped
from colead.experiments.verify import Verification, verified

DIFFERENT = 1


@grouped
def verify(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A capsule, as compare --capsule writes it.")],
    work: Work,
    json_file: JsonFile = None,
) -> None:
    """Run a capsule again: the same bits, or the first event that differs. Leaves with 1 where something does.

    Example: colead verify answer.capsule
    """
    require_writable(json_file, "--json")
    with work.opened() as options:
        found = verified(file, options)
    give(json_file, found.to_json(), lambda: _print(found))
    if not found.same:
        raise typer.Exit(DIFFERENT)


def _print(found: Verification) -> None:
    terminal().print(Text(escaped(found.sentence.capitalize() if found.same else found.sentence) + ".", "bold"))
