# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead.cli.arguments import File, JsonFile, Seed, Strategies, scenario_of, terminal
from colead.cli.destinations import give, require_writable, tell_result
from colead.cli.option_groups import Work, grouped
from colead.cli.views.dossier_view import dossier_view
from colead.experiments.dossier import REPLICATIONS, claims_on, held
from colead.report.dossier_page import require_page, write_dossier

FAILING = 1


@grouped
def dossier(
    file: File,
    work: Work,
    rows: Annotated[
        list[str] | None,
        typer.Option("--rows", metavar="FILE", help="Add what tests told: XML of GoogleTest or pytest, often."),
    ] = None,
    strategy: Strategies = None,
    replications: Annotated[
        int, typer.Option("--replications", "-n", min=10, max=10**6, help="Runs of each strategy.")
    ] = REPLICATIONS,
    seed: Seed = None,
    page: Annotated[
        list[str] | None,
        typer.Option("--page", metavar="FILE", help="Also write the page to FILE: .html or .md, as often as wanted."),
    ] = None,
    json_file: JsonFile = None,
) -> None:
    """Hold a scenario against everything that must come out: placebos, neutrality, intervals, warm-up.

    Leaves with 1 where a claim fails; the page is written all the same.

    Example: colead dossier scenarios/small_unit.yaml --page out/dossier.html
    """
    scenario = scenario_of(file)
    require_writable(json_file, "--json")
    for target in page or ():
        require_writable(target, "--page")
        try:
            require_page(target)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--page") from None
    with work.opened() as options:
        found = held(claims_on(scenario, strategy or None, replications, seed), rows or (), options)
    for target in page or ():
        tell_result("dossier", write_dossier(found, target))
    give(json_file, found.to_json(), lambda: terminal().print(dossier_view(found)))
    if found.failing:
        raise typer.Exit(FAILING)
