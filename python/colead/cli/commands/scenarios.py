# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from colead.base.files import write_json
from colead.cli.arguments import require_name, terminal
from colead.cli.destinations import require_folder, tell_written
from colead.cli.views.scenarios_view import scenarios_view
from colead.drafting.shipped import FILES, PART, folder
from colead.drafting.shipped import scenarios as shipped


def scenarios(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Copy this one, to be changed.")] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="With NAME: where it goes, with what it builds on.")
    ] = ".",
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List the scenarios that come with colead; with a name, copy one.

    Example: colead scenarios small_unit --output mine
    """
    if name is None:
        found = shipped()
        if as_json:
            write_json("-", [asdict(one) | {"path": str(one.path)} for one in found])
        else:
            terminal().print(scenarios_view(found))
        return
    require_name("scenario", name, list(FILES), "NAME")
    require_folder(output, "--output")
    own = Path(output) / Path(FILES[name]).name
    if own.exists():
        raise typer.BadParameter(f"'{own}' is there already", param_hint="--output")
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder() / FILES[name], own)
    tell_written("scenario", own)
    part = Path(output) / PART
    if "extends:" in own.read_text(encoding="utf-8") and not part.exists():
        part.parent.mkdir(exist_ok=True)
        shutil.copyfile(folder() / PART, part)
        tell_written("what it builds on", part)
