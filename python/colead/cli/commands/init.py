# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from colead import _core
from colead.base.errors import ModelError
from colead.base.files import write_text
from colead.base.text import escaped
from colead.cli.destinations import require_new, tell_written
from colead.cli.option_groups import grouped
from colead.drafting.draft import Draft, draft_text
from colead.drafting.shipped import PART, folder
from colead.drafting.teams import Team, read_staff, teams_of
from colead.drafting.wanted import Wanted, wanted

MOST_SERVICES = 200
MOST_OF_A_SORT = 5000
FIRST_IDEAS = ("monthly learning set", "protected hour", "shadowing day")


@dataclass(frozen=True)
class Staff:
    """Who works there: counted, or a list."""

    services: Annotated[int | None, typer.Option(min=1, max=MOST_SERVICES, help="Services, all alike.")] = None
    managers: Annotated[
        int | None, typer.Option(min=1, max=MOST_OF_A_SORT, help="Managers in all services together.")
    ] = None
    consultants: Annotated[
        int | None, typer.Option(min=1, max=MOST_OF_A_SORT, help="Consultants in all services together.")
    ] = None
    residents: Annotated[
        int | None, typer.Option(min=0, max=MOST_OF_A_SORT, help="Resident doctors in all services together.")
    ] = None
    staff: Annotated[
        str | None,
        typer.Option(metavar="CSV", help="In place of the four: a list with the columns service, role, people."),
    ] = None

    def teams(self) -> tuple[Team, ...]:
        counts: dict[str, int | None] = {
            name: getattr(self, name) for name in ("services", "managers", "consultants", "residents")
        }
        given = [name for name, count in counts.items() if count is not None]
        if self.staff is not None:
            if given:
                raise typer.BadParameter(f"contradicts --{given[0]}: give one of them", param_hint="--staff")
            return read_staff(self.staff)
        if len(given) < len(counts) and not sys.stdin.isatty():
            missing = next(name for name in counts if name not in given)
            raise typer.BadParameter("how many are there? (or --staff CSV)", param_hint=f"--{missing}")
        asked = (
            typer.prompt(f"How many {name}?", type=int) if count is None else count for name, count in counts.items()
        )
        return teams_of(*asked)


@grouped
def init(
    staff: Staff,
    budget: Annotated[
        float | None, typer.Option(min=1, max=1e7, metavar="HOURS", help="Person-hours a year that may be spent.")
    ] = None,
    idea: Annotated[
        list[str] | None,
        typer.Option(help="An idea in everyday words, as often as wanted: 'monthly learning set'."),
    ] = None,
    title: Annotated[str, typer.Option(help="What it is called in tables and reports.")] = "Our hospital",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The scenario.")] = "our_hospital.yaml",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a first scenario: short, commented, ready to be compared.

    Example: colead init --services 6 --managers 14 --consultants 40 --residents 30 --idea "away day"
    """
    require_new(output, force)
    draft = Draft(title, staff.teams(), _ideas(idea or FIRST_IDEAS), budget)
    text = draft_text(draft)
    part = Path(output).parent / PART
    made = [] if part.exists() else _parts(part)
    try:
        write_text(output, text)
        read = _core.Scenario.load(output)
        _core.Experiment(read)
    except Exception:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    tell_written("scenario", output)
    for path in made:
        tell_written("what it builds on", path)
    if not idea:
        print(escaped(f"no --idea was given: {', '.join(FIRST_IDEAS)} stand in it as examples"), file=sys.stderr)
    print(escaped(f"next: colead validate {output}"), file=sys.stderr)


def _ideas(said: tuple[str, ...] | list[str]) -> tuple[Wanted, ...]:
    try:
        return tuple(wanted(one) for one in said)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--idea") from error


def _parts(target: Path) -> list[Path]:
    """A copy of what the draft builds on."""
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(folder() / PART, target)
    return [target]
