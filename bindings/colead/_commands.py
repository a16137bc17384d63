# SPDX-License-Identifier: Apache-2.0
"""What each command does: its function's text is its help."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console

from . import _core, experiment
from ._kinds_view import details, overview
from ._output import require_writable, write_json, write_text
from ._text import escaped
from .errors import Diagnostic, ScenarioError
from .origins import value_origins
from .tables import MAIN_MEASURES, comparison_view, runs_view

File = Annotated[str, typer.Argument(metavar="FILE", help="A scenario file (YAML).")]
Seed = Annotated[int | None, typer.Option(min=0, max=2**64 - 1, help="Key of all luck; default the scenario's.")]
Threads = Annotated[
    int | None, typer.Option(min=1, max=experiment.MOST_THREADS, help="Default all cores; changes no result.")
]
Confidence = Annotated[
    float | None, typer.Option(min=0.5, max=0.9999, help="Confidence of the intervals; default the scenario's.")
]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Also write everything to FILE; '-': to standard output only.")
]
Measures = Annotated[list[str] | None, typer.Option("--measure", help="Measure to show, as often as wanted.")]
MOST_NAMES = 20
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


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
    return (
        f"{scenario.people} people in {len(scenario.units)} units, {scenario.decisions_per_week:.4g} decisions a week, "
        f"{len(scenario.strategies)} strategies, {sum(grades.values())} numbers ({known})"
    )


def compare(
    file: File,
    baseline: Annotated[str | None, typer.Option(help="Strategy to compare with; default the scenario's.")] = None,
    strategy: Annotated[
        list[str] | None, typer.Option(help="Strategy to compare, as often as wanted; default all.")
    ] = None,
    replications: Annotated[
        int | None, typer.Option("--replications", "-n", min=2, max=10**8, help="Default the scenario's.")
    ] = None,
    seed: Seed = None,
    threads: Threads = None,
    confidence: Confidence = None,
    equal_hours: Annotated[
        bool, typer.Option("--equal-hours", help="Scale doses until all strategies cost what the cheapest one does.")
    ] = False,
    json_file: JsonFile = None,
    measure: Measures = None,
    all_groups: Annotated[
        bool, typer.Option("--all-groups", help="Show measures by profession, direction, tier and cause too.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Compare strategies with a baseline on common random numbers."""
    scenario, known = _open(file)
    if baseline is not None:
        _require("strategy", baseline, scenario.strategies, "--baseline")
    for name in strategy or []:
        _require("strategy", name, scenario.strategies, "--strategy")
    for name in measure or []:
        _require("measure", name, known, "--measure")
    if len(scenario.strategies) < 2 or (strategy and set(strategy) <= {baseline or scenario.baseline}):
        raise typer.BadParameter("there is nothing to compare the baseline with; see colead run", param_hint="--strategy")
    require_writable(json_file, "--json")
    comparison = experiment.compare(
        scenario,
        baseline=baseline,
        strategies=strategy,
        replications=replications,
        seed=seed,
        threads=threads,
        confidence=confidence,
        equal_hours=equal_hours,
        progress=not quiet,
    )
    if json_file is not None:
        write_json(json_file, comparison.to_json())
    if json_file != "-":
        console = _console()
        console.print(
            comparison_view(comparison, console, measures=tuple(measure or MAIN_MEASURES), all_groups=all_groups)
        )


def run(
    file: File,
    strategy: Annotated[str | None, typer.Option(help="Default the scenario's baseline.")] = None,
    replications: Annotated[int, typer.Option("--replications", "-n", min=1, max=10**8, help="Runs to make.")] = 8,
    seed: Seed = None,
    threads: Threads = None,
    confidence: Confidence = None,
    json_file: JsonFile = None,
    measure: Measures = None,
    quiet: Quiet = False,
) -> None:
    """Run one strategy; show every measure with its mean and interval."""
    scenario, known = _open(file)
    if strategy is not None:
        _require("strategy", strategy, scenario.strategies, "--strategy")
    for name in measure or []:
        _require("measure", name, known, "--measure")
    require_writable(json_file, "--json")
    runs = experiment.run(
        scenario,
        strategy,
        replications=replications,
        seed=seed,
        threads=threads,
        confidence=confidence,
        progress=not quiet,
    )
    if json_file is not None:
        write_json(json_file, runs.to_json())
    if json_file != "-":
        _console().print(runs_view(runs, measures=tuple(measure or ())))


def show(
    file: File,
    origins: Annotated[bool, typer.Option("--origins", help="Every value with file:line, or 'default'.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of YAML.")] = False,
) -> None:
    """Show a scenario with every value resolved."""
    scenario = _core.Scenario.load(file)
    if not origins:
        write_text("-", json.dumps(json.loads(scenario.resolved_json()), indent=2) + "\n" if as_json else scenario.resolved_yaml())
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
    """List what a scenario can name: with a catalogue or a kind, the parameters, units, defaults, ranges and sources."""
    found = _core.kinds()
    if catalogue is None:
        _write_records(found, overview(found), as_json)
        return
    entries: list[dict[str, Any]] = _named("catalogue", catalogue, found)["kinds"]
    if kind is not None:
        entries = [_named("kind", kind, entries)]
    _write_records(entries, details(entries), as_json)


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
        _console().print(view)


def _named(what: str, name: str, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    _require(what, name, [record["name"] for record in records], what.upper())
    return next(record for record in records if record["name"] == name)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _open(file: str) -> tuple[_core.Scenario, list[str]]:
    """The scenario and what it measures."""
    scenario = _core.Scenario.load(file)
    return scenario, [output["name"] for output in _core.Experiment(scenario).outputs]


def _require(what: str, name: str, known: Sequence[str], hint: str) -> None:
    if name in known:
        return
    near = _core.nearest(name, list(known)) or next((word for word in known if name and word.startswith(name)), "")
    listed = ", ".join(known[:MOST_NAMES]) + (f", ... ({len(known)} in all)" if len(known) > MOST_NAMES else "")
    advice = f"did you mean '{near}'?" if near else f"expected one of: {listed}"
    raise typer.BadParameter(f"unknown {what} '{name}'; {advice}", param_hint=hint)
