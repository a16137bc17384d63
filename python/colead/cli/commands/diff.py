# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.base.errors import ModelError
from colead.base.text import escaped
from colead.cli.arguments import JsonFile, scenario_of
from colead.cli.destinations import give, require_writable
from colead.experiments.diff import Diff
from colead.experiments.diff import diff as parted

MOST_LISTED = 40
DIFFERENT = 1


def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A scenario, a result of --json, or a store.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another of the same kind.")],
    json_file: JsonFile = None,
) -> None:
    """Say where two scenarios, results or stores differ. Exit code 0 when they are the same, 1 when not.

    Example: colead diff before.json after.json
    """
    require_writable(json_file, "--json")
    try:
        found = parted(first, second, read=scenario_of)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="A B") from None
    give(json_file, found.to_json(), lambda: print("\n".join(map(escaped, told(found)))))
    if not found.same:
        raise typer.Exit(DIFFERENT)


def told(found: Diff) -> list[str]:
    """Lines for a terminal."""
    prints = [one for one in found.fingerprints if one]
    lines = [f"the {found.kind} are the same" if found.same else f"the {found.kind} differ"]
    lines += [f"fingerprints: {' | '.join(prints)}"] if prints else []
    if found.kind != "scenarios" and found.partings:
        lines.append("first difference:")
    lines += [f"{one.path}: {one.first} | {one.second}" for one in found.partings[:MOST_LISTED]]
    more = found.more + max(0, len(found.partings) - MOST_LISTED)
    return lines + ([f"... and {more} more"] if more else [])
