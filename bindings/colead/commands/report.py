# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.commands.doctor import StoreFile
from colead.store import open_store
from colead.terminal.output import require_writable, tell_written


def report(
    store: StoreFile,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = "report.html",
) -> None:
    """Write the report of the comparison that a store was last asked for; no run of it is made again."""
    require_writable(output, "--output")
    with open_store(store) as opened:
        comparison = opened.comparison()
    tell_written("report", comparison.report(output))
