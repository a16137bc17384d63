# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import Annotated

import typer

from colead import _core
from colead.base.errors import Diagnostic, ScenarioError
from colead.base.grades import by_grade
from colead.base.text import escaped
from colead.cli.arguments import scenario_of


def validate(files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Scenario files (YAML).")]) -> None:
    """Report every mistake in scenario files; on success say how large they are.

    Example: colead validate scenarios/small_unit.yaml
    """
    mistakes: list[Diagnostic] = []
    lines = []
    for file in files:
        try:
            scenario = scenario_of(file)
            _core.Experiment(scenario)
            lines.append(f"{escaped(file)}: good: {_size(scenario)}")
            lines += [f"notice: {notice}" for notice in scenario.notices]
        except ScenarioError as error:
            mistakes += error.diagnostics
    if mistakes:
        raise ScenarioError(mistakes)
    print("\n".join(lines))


def _size(scenario: _core.Scenario) -> str:
    grades = by_grade(scenario.assumptions)
    known = ", ".join(f"{grades[grade]} {grade}" for grade in "ABCR" if grades[grade])
    known += f", {grades['']} without a grade" if grades[""] else ""
    units = f"{len(scenario.units)} unit" + ("" if len(scenario.units) == 1 else "s")
    return (
        f"{scenario.people} people in {units}, {scenario.decisions_per_week:.4g} decisions a week, "
        f"{len(scenario.strategies)} strategies, {sum(grades.values())} numbers ({known})"
    )
