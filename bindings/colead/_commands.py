# SPDX-License-Identifier: Apache-2.0
"""The commands that run nothing; a function's text is the command's help."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated, Any

import typer

from . import _core
from ._arguments import File, require_name, terminal
from ._kinds_view import details, overview
from ._output import require_writable, write_json, write_text
from ._text import escaped
from .errors import Diagnostic, ScenarioError
from .origins import value_origins


def validate(files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Scenario files (YAML).")]) -> None:
    """Report every mistake in scenario files; on success say how large they are."""
    mistakes: list[Diagnostic] = []
    lines = []
    for file in files:
        try:
            scenario = _core.Scenario.load(file)
            _core.Experiment(scenario)
            lines.append(f"{escaped(file)}: good: {_size(scenario)}")
        except ScenarioError as error:
            mistakes += error.diagnostics
    if mistakes:
        raise ScenarioError(mistakes)
    print("\n".join(lines))


def _size(scenario: _core.Scenario) -> str:
    grades = Counter(record["grade"] for record in scenario.assumptions)
    known = ", ".join(f"{grades[grade]} {grade}" for grade in "ABCR" if grades[grade])
    known += f", {grades['']} without a grade" if grades[""] else ""
    units = f"{len(scenario.units)} unit" + ("" if len(scenario.units) == 1 else "s")
    return (
        f"{scenario.people} people in {units}, {scenario.decisions_per_week:.4g} decisions a week, "
        f"{len(scenario.strategies)} strategies, {sum(grades.values())} numbers ({known})"
    )


def show(
    file: File,
    origins: Annotated[bool, typer.Option("--origins", help="Every value with file:line, or 'default'.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of YAML.")] = False,
) -> None:
    """Show a scenario with every value resolved."""
    scenario = _core.Scenario.load(file)
    if not origins:
        write_text(
            "-",
            json.dumps(json.loads(scenario.resolved_json()), indent=2) + "\n" if as_json else scenario.resolved_yaml(),
        )
        return
    values = list(value_origins(scenario))
    if as_json:
        write_json("-", [{"path": path, "value": value, "origin": origin} for path, value, origin in values])
        return
    shown = [(f"{path}: {json.dumps(value, ensure_ascii=False)}", origin) for path, value, origin in values]
    width = min(max(len(text) for text, _ in shown), 60)
    write_text("-", "".join(f"{escaped(text):{width}}  # {escaped(origin)}\n" for text, origin in shown))


def kinds(
    catalogue: Annotated[str | None, typer.Argument(metavar="[CATALOGUE]", help="generators, trust, ...")] = None,
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Only this kind.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what a scenario can name; with a catalogue or kind, its parameters, units, ranges, grades and sources."""
    found = _core.kinds()
    if catalogue is None:
        _write_records(found, overview(found), as_json)
        return
    entries: list[dict[str, Any]] = _named("catalogue", catalogue, found)["kinds"]
    if kind is not None:
        entries = [_named("kind", kind, entries)]
    _write_records(entries, details(entries, terminal().width), as_json)


def schema(
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="'-': standard output.")] = "-",
) -> None:
    """Write the JSON Schema of scenario files, for editors."""
    require_writable(output, "--output")
    write_json(output, json.loads(_core.schema()))


def _write_records(records: Any, view: Any, as_json: bool) -> None:
    if as_json:
        write_json("-", records)
    else:
        terminal().print(view)


def _named(what: str, name: str, records: list[dict[str, Any]]) -> dict[str, Any]:
    require_name(what, name, [record["name"] for record in records], what.upper())
    return next(record for record in records if record["name"] == name)
