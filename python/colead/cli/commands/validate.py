# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead import _core
from colead.base.errors import Diagnostic, ScenarioError
from colead.base.text import escaped
from colead.cli.arguments import JsonFile, scenario_of, terminal
from colead.cli.destinations import give, require_writable
from colead.cli.views.overview_view import overview_view
from colead.drafting.what_is_there import WhatIsThere, what_is_there


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Scenario files (YAML).")],
    json_file: JsonFile = None,
) -> None:
    """Report every mistake in scenario files; of a good one tell what is in it, before anything is run.

    Example: colead validate scenarios/small_unit.yaml
    """
    require_writable(json_file, "--json")
    mistakes: list[Diagnostic] = []
    good: dict[str, tuple[_core.Scenario, WhatIsThere]] = {}
    for file in files:
        try:
            scenario = scenario_of(file)
            scenario.require_feasible()
            good[file] = scenario, what_is_there(scenario)
        except ScenarioError as error:
            mistakes += error.diagnostics
    if mistakes:
        raise ScenarioError(mistakes)
    record = {} if json_file is None else {file: there.to_json() for file, (_, there) in good.items()}
    give(json_file, record, lambda: _print(good))


def _print(good: dict[str, tuple[_core.Scenario, WhatIsThere]]) -> None:
    """Of one file everything, of several a line each and what to look at."""
    console = terminal()
    for file, (scenario, there) in good.items():
        print(f"{escaped(file)}: good: {_size(scenario)}")
        if len(good) == 1:
            console.print(overview_view(there))
        for notice in there.look_at:
            print(escaped(f"look at: {notice}"))


def _size(scenario: _core.Scenario) -> str:
    grades = scenario.numbers_by_grade
    known = ", ".join(f"{grades[grade]} {grade}" for grade in "ABCR" if grades[grade])
    known += f", {grades['']} without a grade" if grades[""] else ""
    units = f"{len(scenario.units)} unit" + ("" if len(scenario.units) == 1 else "s")
    return (
        f"{scenario.people} people in {units}, {scenario.decisions_per_week:.4g} decisions a week, "
        f"{len(scenario.strategies)} strategies, {sum(grades.values())} numbers ({known})"
    )
