# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from colead.cli.arguments import JsonFile, Seed, terminal
from colead.cli.destinations import give, require_writable, tell_result
from colead.cli.option_groups import Work, grouped
from colead.cli.views.study_view import study_view
from colead.experiments.study import Study, conducted, study_asked

ALL, FOLDER = "all", "studies"


@grouped
def study(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A study (YAML), or 'all': every one in the folder studies.")
    ],
    work: Work,
    replications: Annotated[
        int | None, typer.Option("--replications", "-n", min=2, max=10**6, help="Default the study's.")
    ] = None,
    horizon_weeks: Annotated[
        float | None, typer.Option(min=1, help="Watch fewer weeks, to be quicker; default the study's.")
    ] = None,
    seed: Seed = None,
    worlds: Annotated[bool, typer.Option(help="Try the claims in plausible worlds too, where the study does.")] = True,
    picture: Annotated[
        str | None, typer.Option("--picture", metavar="FILE", help="Also write the picture, .svg or .png.")
    ] = None,
    json_file: JsonFile = None,
) -> None:
    """Answer the question of a study: hold a hypothesis against runs, by what was written down before.

    Example: colead study studies/h7.yaml
    """
    files = _files(file)
    require_writable(json_file, "--json")
    _require_picture(picture, len(files))
    found: list[Study] = []
    with work.opened() as options:
        for one in files:
            asked = study_asked(one, replications=replications, horizon_weeks=horizon_weeks, seed=seed, worlds=worlds)
            found.append(conducted(asked, options))
    records = [one.to_json() for one in found]
    give(json_file, records if file == ALL else records[0], lambda: _show(found))
    if picture is not None:
        from colead.plots.pictures import write_picture
        from colead.plots.study import study_picture

        write_picture(study_picture(found[0]), picture)
        tell_result("picture", picture)


def _files(file: str) -> list[Path]:
    if file != ALL:
        return [Path(file)]
    found = sorted(Path(FOLDER).glob("*.yaml"), key=lambda one: (len(one.stem), one.stem))
    if not found:
        raise typer.BadParameter(f"there is no study in the folder '{FOLDER}'", param_hint="FILE")
    return found


def _require_picture(picture: str | None, studies: int) -> None:
    require_writable(picture, "--picture")
    if picture is None:
        return
    if studies > 1:
        raise typer.BadParameter("a picture is of one study", param_hint="--picture")
    if Path(picture).suffix not in (".svg", ".png"):
        raise typer.BadParameter(f"'{picture}' is neither a .svg nor a .png file", param_hint="--picture")


def _show(found: list[Study]) -> None:
    for at, one in enumerate(found):
        if at:
            terminal().print()
        terminal().print(study_view(one))
